"""Everything about reports that the product can hear, ask and time, beside what is done with the request of one."""

from __future__ import annotations

from handlers.reports import asking, showing, waiting

COMMANDS = showing.COMMANDS
STEPS = (*asking.STEPS, *waiting.STEPS)
TIMERS = waiting.TIMERS
