"""Everything about sessions that the product can hear, ask, time and watch for."""

from handlers.decision import Command, StepKind, TimerKind, Watch
from handlers.sessions import lists

COMMANDS: tuple[Command, ...] = (*lists.COMMANDS,)
STEPS: tuple[StepKind, ...] = ()
TIMERS: tuple[TimerKind, ...] = ()
WATCHES: tuple[Watch, ...] = ()
