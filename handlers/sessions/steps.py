"""Every question about a session that is there, as a value."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from handlers.text import When


@dataclass(frozen=True, slots=True)
class Manage:
    """Ask an organiser "What do you want to do with it?"."""

    name: ClassVar[str] = "session.manage"
    session: int


@dataclass(frozen=True, slots=True)
class MoveTo:
    """Ask "To which moment?"; ``missed`` times the answer named none."""

    name: ClassVar[str] = "session.move_to"
    session: int
    missed: int = 0


@dataclass(frozen=True, slots=True)
class MoveRight:
    """Ask "Is that right?" about the new moment, or which of several is meant."""

    name: ClassVar[str] = "session.move_right"
    session: int
    options: tuple[When, ...]


@dataclass(frozen=True, slots=True)
class NewWhere:
    """Ask "Where does it take place now?"."""

    name: ClassVar[str] = "session.new_where"
    session: int


@dataclass(frozen=True, slots=True)
class NewLink:
    """Ask for the link; only those with a place read it."""

    name: ClassVar[str] = "session.new_link"
    session: int


@dataclass(frozen=True, slots=True)
class NewPlaces:
    """Ask "How many places are there now?"."""

    name: ClassVar[str] = "session.new_places"
    session: int


@dataclass(frozen=True, slots=True)
class NewTitle:
    """Ask for another title."""

    name: ClassVar[str] = "session.new_title"
    session: int


@dataclass(frozen=True, slots=True)
class NewHosts:
    """Ask who leads it now."""

    name: ClassVar[str] = "session.new_hosts"
    session: int


@dataclass(frozen=True, slots=True)
class EverybodyReads:
    """Ask whether everybody may read what may be private in a change; ``verb`` is what is changed."""

    name: ClassVar[str] = "session.everybody_reads"
    session: int
    verb: str
    words: str


@dataclass(frozen=True, slots=True)
class ChangeRight:
    """Ask "Is that right?" about another place, title or host; ``verb`` is what is changed, ``words`` to what."""

    name: ClassVar[str] = "session.change_right"
    session: int
    verb: str
    words: str


@dataclass(frozen=True, slots=True)
class WhyCancel:
    """Ask "Why is it cancelled?"; everybody who takes part reads the answer."""

    name: ClassVar[str] = "session.why_cancel"
    session: int


@dataclass(frozen=True, slots=True)
class CancelSure:
    """Ask "Shall I cancel it?" with the reason that was given."""

    name: ClassVar[str] = "session.cancel_sure"
    session: int
    reason: str


@dataclass(frozen=True, slots=True)
class EndSeries:
    """Ask what happens to the sessions of a series that are planned already."""

    name: ClassVar[str] = "session.end_series"
    session: int


ASKED_OF_WHO_LEADS: Final = (
    Manage,
    MoveTo,
    MoveRight,
    NewWhere,
    NewLink,
    NewPlaces,
    NewTitle,
    NewHosts,
    EverybodyReads,
    ChangeRight,
    WhyCancel,
    CancelSure,
)
"""What is asked about changing a session that is to come, and means nothing any more once it is over."""


@dataclass(frozen=True, slots=True)
class AskMaterials:
    """Ask who made it for a link to what was shown, or a report."""

    name: ClassVar[str] = "session.materials"
    session: int
