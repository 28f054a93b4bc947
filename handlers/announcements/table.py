"""Everything about announcements that the product can do, collected."""

from __future__ import annotations

from handlers.announcements import numbered
from handlers.announcements.afterwards import again, agreeing, anew, correct, heard, pinning, withdraw
from handlers.announcements.approving import approve, planning
from handlers.announcements.composing import compose, enclosing
from handlers.announcements.sending import send, settle

COMMANDS = numbered.COMMANDS
STEPS = (
    *compose.STEPS,
    *enclosing.STEPS,
    *planning.STEPS,
    *approve.STEPS,
    *send.STEPS,
    *again.STEPS,
    *pinning.STEPS,
    *correct.STEPS,
    *agreeing.STEPS,
    *withdraw.STEPS,
    *anew.STEPS,
    *heard.STEPS,
)
TIMERS = (*compose.TIMERS, *approve.TIMERS, *send.TIMERS, *settle.TIMERS, *pinning.TIMERS)
INSISTENT = heard.INSISTENT
WATCHES = heard.WATCHES
