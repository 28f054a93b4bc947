"""The words of the commands about impact; they stand apart so that texts can point to them."""

from __future__ import annotations

from typing import Final

from handlers.text import _w

IMPACT_WORDS: Final = _w("impact|impact report")
FREEZE_WORDS: Final = _w("impact keep|impact freeze")
CHECK_WORDS: Final = _w("impact checked|impact looked over")
CORRECT_WORDS: Final = _w("impact correct")
PROJECT_WORDS: Final = _w("project|project period")
EXTEND_WORDS: Final = _w("project extend|extend project")
