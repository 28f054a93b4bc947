"""Everything about sessions that the product can hear, ask, time and watch for."""

from handlers.decision import Command, StepKind, TimerKind, Watch
from handlers.sessions import deeds, lists, taking_part
from handlers.sessions.afterwards import ending
from handlers.sessions.changing import news
from handlers.sessions.making import make, missing_link, proposing, repeating

COMMANDS: tuple[Command, ...] = (*lists.COMMANDS, *make.COMMANDS, *deeds.COMMANDS, *taking_part.COMMANDS)
STEPS: tuple[StepKind, ...] = (*make.STEPS, *proposing.STEPS, *deeds.STEPS, *taking_part.STEPS)
TIMERS: tuple[TimerKind, ...] = (
    *repeating.TIMERS,
    *missing_link.TIMERS,
    *ending.TIMERS,
    *news.TIMERS,
    *taking_part.TIMERS,
)
INSISTENT: tuple[Watch, ...] = taking_part.INSISTENT
WATCHES: tuple[Watch, ...] = taking_part.WATCHES
