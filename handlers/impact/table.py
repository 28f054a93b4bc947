"""Everything about impact that the product can hear, ask and time."""

from __future__ import annotations

from handlers.impact import asking

COMMANDS = asking.COMMANDS
