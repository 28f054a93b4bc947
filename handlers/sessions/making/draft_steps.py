"""Every question until a session is published, as a value; what was told so far stands in the draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from handlers.model import PersonId
from handlers.sessions.making.draft import Draft, Part
from handlers.text import When


@dataclass(frozen=True, slots=True)
class ChoosePlace:
    """Ask for which neighbourhood the session is; ``words`` are what was said about it."""

    name: ClassVar[str] = "session.place"
    words: str


@dataclass(frozen=True, slots=True)
class AskPart:
    """Ask for one part; ``only`` when just this one is changed, ``missed`` times the answer said nothing about it."""

    name: ClassVar[str] = "session.part"
    draft: Draft
    part: Part
    only: bool = False
    missed: int = 0


@dataclass(frozen=True, slots=True)
class WhenRight:
    """Ask "Is that right?" about an odd moment, or which of several ``options`` is meant."""

    name: ClassVar[str] = "session.when_right"
    draft: Draft
    options: tuple[When, ...]


@dataclass(frozen=True, slots=True)
class MayBeRead:
    """Ask whether everybody may read a part in which something may be private."""

    name: ClassVar[str] = "session.may_be_read"
    draft: Draft
    part: Part


@dataclass(frozen=True, slots=True)
class Preview:
    """Ask "Shall I publish this?"."""

    name: ClassVar[str] = "session.preview"
    draft: Draft


@dataclass(frozen=True, slots=True)
class ChoosePart:
    """Ask "What do you want to change?" before it is published."""

    name: ClassVar[str] = "session.change"
    draft: Draft


@dataclass(frozen=True, slots=True)
class Proposal:
    """Ask the organisers "Shall I publish this?" about what a resident proposes; ``id`` is the same for all of them."""

    name: ClassVar[str] = "session.proposal"
    draft: Draft
    by: PersonId
    id: str
