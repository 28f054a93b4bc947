"""The words of the commands about neighbourhoods; they stand apart so that texts can point to them."""

from __future__ import annotations

from typing import Final

from handlers.text import _w

NEW_WORDS: Final = _w("neighbourhood new|neighborhood new|new neighbourhood")
BIND_WORDS: Final = _w("neighbourhood bind|neighborhood bind|bind neighbourhood")
ORGANISER_WORDS: Final = _w("neighbourhood organiser|neighborhood organizer")
DEPUTY_WORDS: Final = _w("neighbourhood deputy|neighborhood deputy")
CONFIDENTIAL_WORDS: Final = _w("neighbourhood confidential|neighborhood confidential")
REMOVE_WORDS: Final = _w("neighbourhood remove|neighborhood remove")
RULES_WORDS: Final = _w("neighbourhood rules|neighborhood rules")
