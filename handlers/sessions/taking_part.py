"""Everything that people who take part in a session can say, and what follows for them by itself."""

from handlers.decision import Command, StepKind, TimerKind, Watch
from handlers.sessions import approving, breakouts, guests, joining, leaving, needs, waiting

COMMANDS: tuple[Command, ...] = (
    *joining.COMMANDS,
    *leaving.COMMANDS,
    *breakouts.COMMANDS,
)
STEPS: tuple[StepKind, ...] = (
    *joining.STEPS,
    *guests.STEPS,
    *approving.STEPS,
    *breakouts.STEPS,
    *needs.STEPS,
)
TIMERS: tuple[TimerKind, ...] = (*waiting.TIMERS, *needs.TIMERS)
WATCHES: tuple[Watch, ...] = (*joining.WATCHES,)
