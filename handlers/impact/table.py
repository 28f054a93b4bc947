"""Everything about impact that the product can hear, ask and time."""

from __future__ import annotations

from handlers.impact import asking, freezing, projects

COMMANDS = (*asking.COMMANDS, *freezing.COMMANDS, *projects.COMMANDS)
TIMERS = (*freezing.TIMERS, *projects.TIMERS)
