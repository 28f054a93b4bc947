"""The words of the command of handing over; they stand apart so that texts can point to them."""

from __future__ import annotations

from typing import Final

from handlers.text import _w

HANDOVER_WORDS: Final = _w("handover|handover to|hand over|hand over to|pass on my role|pass on my role to")
