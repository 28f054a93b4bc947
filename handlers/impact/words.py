"""The words of the commands about impact; they stand apart so that texts can point to them."""

from __future__ import annotations

from typing import Final

from handlers.text import _w

IMPACT_WORDS: Final = _w("impact|impact report")
FREEZE_WORDS: Final = _w("impact keep|impact freeze")
CHECK_WORDS: Final = _w("impact checked|impact looked over")
CORRECT_WORDS: Final = _w("impact correct")
THEORY_WORDS: Final = _w("theory of change")
THEORY_AGREED_WORDS: Final = _w("theory of change agreed|theory agreed")
THEORY_BEGINS_WORDS: Final = _w("theory of change begins|theory begins")
THEORY_CLOSES_WORDS: Final = _w("theory of change closes|close theory of change")
PROJECT_WORDS: Final = _w("project|project period")
EXTEND_WORDS: Final = _w("project extend|extend project")
