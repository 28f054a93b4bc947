"""What of a text that everybody will read may be private: a number of somebody, or where somebody may live."""

from __future__ import annotations

from enum import Enum
from typing import Final

from handlers.reading.privacy import Private, find_private, is_public_number
from handlers.reading.venues import is_public_place, may_be_home, without_address

_NUMBERS: Final = frozenset({Private.PHONE, Private.EMAIL, Private.IBAN, Private.NATIONAL_NUMBER, Private.CARD_PIN})


class Exposed(Enum):
    """What would be read by everybody."""

    NUMBER = "number"
    HOME = "home"


def exposed_in(text: str, *, is_place: bool = False) -> Exposed | None:
    """Return what deserves a question first; ``is_place``: all of it says where, so that "at home" is a home too."""
    found = find_private(text)
    if any(one.kind in _NUMBERS and not is_public_number(text, one) for one in found):
        return Exposed.NUMBER
    has_address = any(one.kind is Private.HOUSE_NUMBER for one in found) or without_address(text) != text
    is_home = may_be_home(text) if is_place else has_address and not is_public_place(text)
    return Exposed.HOME if is_home else None
