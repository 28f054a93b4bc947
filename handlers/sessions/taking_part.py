"""Everything that people who take part in a session can say, and what follows for them by itself."""

from handlers.decision import Command, StepKind, TimerKind, Watch
from handlers.sessions.afterwards import certificate, feedback
from handlers.sessions.attending import absence, code, participants, was_there
from handlers.sessions.changing import moved
from handlers.sessions.joining import approving, breakouts, guests, join, needs, waiting, wishing
from handlers.sessions.reminding import inviting, remind, writing

COMMANDS: tuple[Command, ...] = (
    *join.COMMANDS,
    *breakouts.COMMANDS,
    *code.COMMANDS,
    *certificate.COMMANDS,
    *participants.COMMANDS,
    *absence.COMMANDS,
    *writing.COMMANDS,
    *inviting.COMMANDS,
)
STEPS: tuple[StepKind, ...] = (
    *join.STEPS,
    *guests.STEPS,
    *approving.STEPS,
    *breakouts.STEPS,
    *needs.STEPS,
    *moved.STEPS,
    *certificate.STEPS,
    *participants.STEPS,
    *absence.STEPS,
    *was_there.STEPS,
    *writing.STEPS,
    *feedback.STEPS,
)
TIMERS: tuple[TimerKind, ...] = (*waiting.TIMERS, *remind.TIMERS, *needs.TIMERS, *feedback.TIMERS, *inviting.TIMERS)
INSISTENT: tuple[Watch, ...] = wishing.WATCHES
WATCHES: tuple[Watch, ...] = (*INSISTENT, *join.WATCHES, *absence.WATCHES, *was_there.WATCHES)
