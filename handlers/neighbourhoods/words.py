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
NETWORK_NEW_WORDS: Final = _w("network new|new network")
NETWORK_BIND_WORDS: Final = _w("network bind|bind network")
NETWORKS_WORDS: Final = _w("networks|learning networks|list of networks")
NETWORK_WORDS: Final = _w("network|learning network")
JOIN_WORDS: Final = _w("neighbourhood in|neighborhood in")
LEAVE_WORDS: Final = _w("neighbourhood out of|neighborhood out of")
TAG_WORDS: Final = _w("neighbourhood label|neighborhood label")
UNTAG_WORDS: Final = _w("neighbourhood without label|neighborhood without label")
RULES_WORDS: Final = _w("neighbourhood rules|neighborhood rules")
NOTE_WORDS: Final = _w("neighbourhood note|neighborhood note")
