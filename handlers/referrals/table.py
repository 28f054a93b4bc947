"""Everything about referrals that the product can hear, ask and time."""

from __future__ import annotations

from handlers.referrals import offering, taking, waiting, withdrawing

COMMANDS = withdrawing.COMMANDS
STEPS = (*offering.STEPS, *taking.STEPS)
TIMERS = waiting.TIMERS
