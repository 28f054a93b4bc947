"""Everything about handing over that the product can hear, ask and time."""

from __future__ import annotations

from handlers.handover import accepting, asking, standing, sure, when

COMMANDS = asking.COMMANDS
STEPS = (*asking.STEPS, *when.STEPS, *sure.STEPS, *accepting.STEPS, *standing.STEPS)
TIMERS = accepting.TIMERS
INSISTENT = asking.INSISTENT
WATCHES = asking.WATCHES
