"""Everything about surveys that the product can do, collected."""

from __future__ import annotations

from handlers.surveys import leading, numbered, proposing
from handlers.surveys.answering import agreeing, hearing, inviting, own
from handlers.surveys.closing import close
from handlers.surveys.composing import aiming, beside, start, writing
from handlers.surveys.deciding import deciding, following

COMMANDS = (*numbered.COMMANDS, *proposing.COMMANDS, *agreeing.COMMANDS)
STEPS = (
    *writing.STEPS,
    *beside.STEPS,
    *aiming.STEPS,
    *start.STEPS,
    *numbered.STEPS,
    *leading.STEPS,
    *hearing.STEPS,
    *own.STEPS,
    *agreeing.STEPS,
    *deciding.STEPS,
    *following.STEPS,
    *proposing.STEPS,
)
TIMERS = (*inviting.TIMERS, *close.TIMERS, *following.TIMERS)
