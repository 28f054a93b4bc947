"""The words of the command of closing; they stand apart so that texts can point to them."""

from __future__ import annotations

from typing import Final

from handlers.text import _w

CLOSE_WORDS: Final = _w("neighbourhood close|neighborhood close|close neighbourhood|close neighborhood")
