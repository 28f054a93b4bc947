"""The words of the commands of the guide; they stand apart so that texts can point to them."""

from __future__ import annotations

from typing import Final

from handlers.text import _w

GUIDE_WORDS: Final = _w("guide|who can help with|where can i go|which service")
