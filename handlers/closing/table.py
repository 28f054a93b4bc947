"""Everything about closing that the product can hear, ask and time."""

from __future__ import annotations

from handlers.closing import asking, last_day, seconding, standing

COMMANDS = asking.COMMANDS
STEPS = (*asking.STEPS, *seconding.STEPS, *standing.STEPS)
TIMERS = (*seconding.TIMERS, *last_day.TIMERS)
