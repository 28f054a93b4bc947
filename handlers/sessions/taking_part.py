"""Everything that people who take part in a session can say, and what follows for them by itself."""

from handlers.decision import Command, StepKind, TimerKind, Watch
from handlers.sessions import (
    agenda,
    approving,
    breakouts,
    cannot_come,
    certificate,
    feedback,
    guests,
    inviting,
    joining,
    moved,
    needs,
    participants,
    presence,
    reminding,
    waiting,
    wishing,
    writing,
)

COMMANDS: tuple[Command, ...] = (
    *joining.COMMANDS,
    *cannot_come.COMMANDS,
    *breakouts.COMMANDS,
    *presence.COMMANDS,
    *agenda.COMMANDS,
    *certificate.COMMANDS,
    *participants.COMMANDS,
    *writing.COMMANDS,
    *inviting.COMMANDS,
)
STEPS: tuple[StepKind, ...] = (
    *joining.STEPS,
    *cannot_come.STEPS,
    *guests.STEPS,
    *approving.STEPS,
    *breakouts.STEPS,
    *needs.STEPS,
    *moved.STEPS,
    *certificate.STEPS,
    *participants.STEPS,
    *writing.STEPS,
    *feedback.STEPS,
)
TIMERS: tuple[TimerKind, ...] = (*waiting.TIMERS, *reminding.TIMERS, *needs.TIMERS, *feedback.TIMERS, *inviting.TIMERS)
INSISTENT: tuple[Watch, ...] = wishing.WATCHES
NEWS: tuple[Watch, ...] = cannot_come.WATCHES
WATCHES: tuple[Watch, ...] = (*INSISTENT, *joining.WATCHES, *presence.WATCHES)
