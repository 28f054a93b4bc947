"""What people do: how they answer each question, and what else they do on a day. All of it by a seeded chance."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from random import Random
from typing import Final

from handlers.checkins.steps import AllWell, BeContact, GoAndSee, GoOnOrWait, HelpWanted, HowIsIt
from handlers.model import IncomingKind


class Deed(StrEnum):
    """What somebody may do on a day without being asked."""

    CHAT = "chat"
    CODE = "code"
    STOP_CHECK = "stop check"
    STOP_ALL = "stop all"
    COME_BACK = "come back"
    LEAVE = "leave"
    PAUSE = "pause"
    BEGIN = "begin"
    CHANGE = "change"
    MUTE = "mute"
    UNMUTE = "unmute"
    ROOM_GONE = "room gone"


@dataclass(frozen=True, slots=True)
class Reaction:
    """What somebody does about a question: a choice, words, or only something of that kind; None: nothing at all."""

    after: timedelta
    choice: str | None = None
    text: str = ""
    kind: IncomingKind = IncomingKind.MESSAGE


_NOTHING: Final = ""
_VOICE: Final = "voice"
_ANSWERS: Final[dict[str, tuple[tuple[float, str], ...]]] = {
    AllWell.name: ((0.93, "ok"), (0.01, "help"), (0.01, "hoi"), (0.01, "niet zo goed"), (0.01, _VOICE)),
    HelpWanted.name: ((0.3, "call"), (0.3, "nothing"), (0.2, "ik weet het niet")),
    GoAndSee.name: ((0.55, "going"), (0.25, "cannot")),
    HowIsIt.name: ((0.55, "ok"), (0.1, "help"), (0.1, "helped"), (0.1, "later")),
    BeContact.name: ((0.6, "yes"), (0.1, "no")),
    GoOnOrWait.name: ((0.4, "go_on"), (0.4, "wait")),
}
"""How often each answer is given; the rest says nothing."""
_CHOICES: Final = frozenset(
    {"ok", "help", "call", "nothing", "going", "cannot", "helped", "later", "yes", "no", "go_on", "wait"}
)
_MINUTES: Final = (1, 1, 2, 3, 5, 8, 13, 20, 25, 29, 31, 45, 59, 61, 75, 130, 600)
_DEEDS: Final[dict[Deed, float]] = {
    Deed.CHAT: 0.03,
    Deed.CODE: 0.0005,
    Deed.STOP_CHECK: 0.0008,
    Deed.STOP_ALL: 0.0002,
    Deed.LEAVE: 0.001,
    Deed.PAUSE: 0.002,
    Deed.CHANGE: 0.001,
    Deed.MUTE: 0.0003,
    Deed.ROOM_GONE: 0.0003,
}
"""How often each is done on a day by somebody who is asked."""


def react(chance: Random, step: str) -> Reaction | None:
    """Make up what somebody does about a question; None: nothing."""
    said = _pick(chance, _ANSWERS.get(step, ()))
    after = timedelta(minutes=chance.choice(_MINUTES), seconds=chance.randrange(60))
    if said == _NOTHING:
        return None
    if said == _VOICE:
        return Reaction(after, kind=chance.choice((IncomingKind.FILE, IncomingKind.UNREADABLE)))
    return Reaction(after, said) if said in _CHOICES else Reaction(after, text=said)


def _pick(chance: Random, answers: Sequence[tuple[float, str]]) -> str:
    left = chance.random()
    for share, said in answers:
        left -= share
        if left < 0:
            return said
    return _NOTHING


def deeds(chance: Random) -> list[Deed]:
    """Make up what somebody does on one day."""
    return [deed for deed, share in _DEEDS.items() if chance.random() < share]
