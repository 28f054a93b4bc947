"""Everything about sessions that the product can hear, ask, time and watch for."""

from handlers.decision import Command, StepKind, TimerKind, Watch
from handlers.sessions import deeds, ending, lists, making, proposing, repeating

COMMANDS: tuple[Command, ...] = (*lists.COMMANDS, *making.COMMANDS, *deeds.COMMANDS)
STEPS: tuple[StepKind, ...] = (*making.STEPS, *proposing.STEPS, *deeds.STEPS)
TIMERS: tuple[TimerKind, ...] = (*repeating.TIMERS, *ending.TIMERS)
WATCHES: tuple[Watch, ...] = ()
