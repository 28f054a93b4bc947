"""The words of the commands of contact; they stand apart so that texts can point to them."""

from __future__ import annotations

from typing import Final

from handlers.text import _w

CONTACT_WORDS: Final = _w("contact|contact somebody")
DUTY_WORDS: Final = _w("neighbourhood contact|neighborhood contact|neighbourhood duty|neighborhood duty")
