"""Everything about who cares for somebody that the product can hear, ask and time."""

from __future__ import annotations

from handlers.caregivers import beginning, called, calling, monthly, talking

COMMANDS = (*beginning.COMMANDS, *monthly.COMMANDS)
STEPS = (*beginning.STEPS, *talking.STEPS, *calling.STEPS, *called.STEPS, *monthly.STEPS)
TIMERS = (*called.TIMERS, *monthly.TIMERS)
WATCHES = (beginning.HASHTAG_WATCH,)
"""Also on words that answer no open question: the hashtag means one thing wherever it stands."""
