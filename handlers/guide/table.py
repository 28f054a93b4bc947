"""Everything about the guide that the product can hear, ask and time."""

from __future__ import annotations

from handlers.guide import asking, checking

COMMANDS = asking.COMMANDS
STEPS = asking.STEPS
TIMERS = checking.TIMERS
