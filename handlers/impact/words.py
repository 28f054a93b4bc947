"""The words of the commands about impact; they stand apart so that texts can point to them."""

from __future__ import annotations

from typing import Final

from handlers.text import _w

IMPACT_WORDS: Final = _w("impact|impact report")
