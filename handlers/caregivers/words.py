"""The words of the commands of who cares for somebody, and the hashtag that means the same anywhere in a sentence."""

from __future__ import annotations

from typing import Final

from handlers.text import _w

HASHTAG: Final = "dahadikeffenodig"
"""Of a session of the learning network, "I needed that for a moment" (domain 1b); the same in every language."""
CAREGIVER_WORDS: Final = _w("caregiver|carer|i care for somebody|i care for someone")
STOP_WORDS: Final = _w("stop caregiver|caregiver stop|stop carer|stop the monthly question")
KEEP_NOTHING_WORDS: Final = _w("caregiver keep nothing|keep no answers")
