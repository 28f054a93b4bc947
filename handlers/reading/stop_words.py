"""Words that close a telephone to what we begin, and open it again: in all languages, and only as all that is said."""

from __future__ import annotations

from enum import StrEnum
from typing import Final

from handlers.reading.plain import bare

_STOP: Final = (
    "stop, stopp, stoppen, stop a.u.b., afmelden, meld mij af, uit, arrêt, arrêter, arrêtez, désinscrire, désabonner, "
    "stop svp, unsubscribe, opt out, stop please, abmelden, stop bitte, dur, durdur, iptal, توقف, إيقاف, قف"
)
_START: Final = "start, starten, démarrer, starten bitte, start please, start a.u.b., start svp, başla, başlat, ابدأ"


class Wish(StrEnum):
    """What somebody wants of messages to them."""

    STOP = "stop"
    START = "start"


def _all(words: str) -> frozenset[str]:
    return frozenset(_said(word) for word in words.split(","))


def _said(text: str) -> str:
    return " ".join(bare(text).strip(" .!?'\"").split())


_WISHES: Final = dict.fromkeys(_all(_STOP), Wish.STOP) | dict.fromkeys(_all(_START), Wish.START)


def wish_of(text: str) -> Wish | None:
    """Read what somebody wants of messages; None where they say anything else, or more."""
    return _WISHES.get(_said(text))
