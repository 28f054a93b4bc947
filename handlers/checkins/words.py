"""The words of the commands of the presence check; they stand apart so that texts can point to them."""

from __future__ import annotations

from typing import Final

from handlers.text import _w

CHECKIN_WORDS: Final = _w("checkin|check-in|all well")
STOP_WORDS: Final = _w("stop checkin|stop check-in|stop all well")
LEAVE_WORDS: Final = _w("no contact any more|stop being a contact")
MUTE_WORDS: Final = _w("neighbourhood mute|neighborhood mute")
UNMUTE_WORDS: Final = _w("neighbourhood unmute|neighborhood unmute")
HEAT_WORDS: Final = _w("heat check|heatcheck")
NO_HEAT_WORDS: Final = _w("stop heat check|stop heatcheck")
LIST_WORDS: Final = _w("checkin list|check-in list")
