"""Every question of this talk; what was chosen so far is sealed with it, and gone when it is answered.

The names tell nothing: who only asked a question of us is nowhere listed as somebody who cares for somebody.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar

from handlers.caregivers.nouns import HowLong
from handlers.model import PersonId


class Todo(StrEnum):
    """What still follows in this talk, in this order."""

    INFORMATION = "information"
    CALL = "call"
    MONTHLY = "monthly"
    NEIGHBOUR = "neighbour"


@dataclass(frozen=True, slots=True)
class Talk:
    """How far a talk is: in which neighbourhood, what was answered, and what still follows."""

    place: str
    how_long: HowLong | None = None
    todo: tuple[Todo, ...] = ()


@dataclass(frozen=True, slots=True)
class WhichPlace:
    """Ask in which of the person's neighbourhoods somebody may help."""

    name: ClassVar[str] = "talk.place"


@dataclass(frozen=True, slots=True)
class ForSomebody:
    """Ask "Do you care for somebody?"."""

    name: ClassVar[str] = "talk.for_somebody"
    talk: Talk


@dataclass(frozen=True, slots=True)
class JustTalk:
    """Ask with whom somebody wants to talk."""

    name: ClassVar[str] = "talk.with_whom"
    talk: Talk


@dataclass(frozen=True, slots=True)
class AskHowLong:
    """Ask the one question."""

    name: ClassVar[str] = "talk.how_long"
    talk: Talk


@dataclass(frozen=True, slots=True)
class AskWhatHelps:
    """Ask what would help now."""

    name: ClassVar[str] = "talk.what_helps"
    talk: Talk


@dataclass(frozen=True, slots=True)
class AskTown:
    """Ask in which municipality the person lives."""

    name: ClassVar[str] = "talk.town"
    talk: Talk


@dataclass(frozen=True, slots=True)
class MayTell:
    """Ask whether exactly one sentence may be said to one person; with ``today`` it says that."""

    name: ClassVar[str] = "talk.may_tell"
    talk: Talk
    to: PersonId
    today: bool


@dataclass(frozen=True, slots=True)
class EveryMonth:
    """Ask whether the question may be asked every month."""

    name: ClassVar[str] = "talk.every_month"
    talk: Talk


@dataclass(frozen=True, slots=True)
class ToCall:
    """Say to somebody of the team who wants to be called, until they say that it is done.

    ``who`` is the name. ``urgent``: who waits cannot go on for a week; ``today``: they agreed that this is said.
    """

    name: ClassVar[str] = "call.promised"
    receipt: str
    person: PersonId
    who: str
    neighbourhood: str
    urgent: bool
    today: bool


@dataclass(frozen=True, slots=True)
class WhichNumber:
    """Ask under which number somebody of the team may call."""

    name: ClassVar[str] = "call.which_number"
    receipt: str
    to: PersonId
