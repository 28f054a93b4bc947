"""Everything about contact that the product can hear, ask and time."""

from __future__ import annotations

from handlers.contact import answering, asking, duty, waiting

COMMANDS = asking.COMMANDS
FOR_ORGANISERS = duty.COMMANDS
STEPS = (*asking.STEPS, *answering.STEPS, *duty.STEPS)
TIMERS = waiting.TIMERS
