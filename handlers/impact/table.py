"""Everything about impact that the product can hear, ask and time."""

from __future__ import annotations

from handlers.impact import asking, freezing, projects, theory

COMMANDS = (*asking.COMMANDS, *freezing.COMMANDS, *projects.COMMANDS, *theory.COMMANDS)
TIMERS = (*freezing.TIMERS, *projects.TIMERS)
