"""The nouns of a volunteer; who may be asked, and what must be in order before somebody helps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from handlers.model import Address, PersonId, Withdrawn
from handlers.requests.nouns import Category


class VolunteerState(StrEnum):
    """Where a volunteer stands; only people suspend and remove, only silence makes dormant, and a word wakes."""

    ACTIVE = "active"
    DORMANT = "dormant"
    SUSPENDED = "suspended"
    REMOVED = "removed"
    LEFT = "left"


OFFERS = frozenset({VolunteerState.ACTIVE, VolunteerState.DORMANT})
"""What they offered stands."""
BARRED = frozenset({VolunteerState.SUSPENDED, VolunteerState.REMOVED})
"""People decided that they do not help now."""


SIGNED_UP = "volunteer"
"""The purpose of a yes to what is kept of somebody who offers help."""


class AgeBand(StrEnum):
    """How old a volunteer said to be; never a birth date, and nothing of who is younger."""

    YOUNG = "16-17"
    ADULT = "18+"


@dataclass(frozen=True, slots=True)
class Volunteer:
    """What somebody offered to do in one neighbourhood.

    ``days`` are day parts such as ``sat-morning``, empty: any. ``per_week`` is how often at most they want to be asked
    (0: no limit). ``paused_until`` is the last day of the pause, local. ``age`` is None of who was never asked.
    ``silent_since`` is when they were first asked after they last showed that they are there (UTC).
    """

    person: PersonId
    neighbourhood: str
    state: VolunteerState
    categories: tuple[Category, ...]
    since: datetime
    street: str = ""
    days: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    per_week: int = 0
    paused_until: date | None = None
    last_asked_at: datetime | None = None
    age: AgeBand | None = None
    silent_since: datetime | None = None
    version: int = 0


def ended(offer: Volunteer, state: VolunteerState = VolunteerState.LEFT) -> Volunteer:
    """Return an offer that is over: that there was one remains, what it was is forgotten."""
    return replace(
        offer,
        state=state,
        categories=(),
        street="",
        days=(),
        languages=(),
        per_week=0,
        paused_until=None,
        age=None,
        silent_since=None,
    )


def signed_off(offer: Volunteer) -> Withdrawn:
    """Note that their yes to what was kept of them holds no longer."""
    return Withdrawn(offer.person, (SIGNED_UP,), offer.neighbourhood)


# --- before somebody helps ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class InfoNote:
    """What people read before they help, in one language (law of 3 July 2005, article 4).

    ``edition`` grows with every change in a neighbourhood; older ones are kept as proof of what was read. Empty
    ``words`` are the standard text from there on. ``set_at`` is UTC.
    """

    neighbourhood: str
    edition: int
    language: str
    words: str
    set_by: PersonId
    set_at: datetime


class Document(StrEnum):
    """What an organiser has seen of somebody; only the day is kept, never the document."""

    AGREEMENT = "agreement"
    IDENTITY = "identity"
    REFERENCE = "reference"
    MINORS = "596.2"


@dataclass(frozen=True, slots=True)
class SeenOn:
    """One thing that was seen: what, on which day (local), by whom."""

    what: Document
    on: date
    by: PersonId


@dataclass(frozen=True, slots=True)
class Readiness:
    """What somebody did before they may help in a neighbourhood.

    ``edition`` is the information note that was read, ``language`` in which one it was, ``read_at`` when (UTC).
    """

    person: PersonId
    neighbourhood: str
    edition: int = 0
    language: str = ""
    read_at: datetime | None = None
    seen: tuple[SeenOn, ...] = ()
    version: int = 0

    def has(self, what: Document) -> bool:
        """Tell whether that was seen."""
        return any(seen.what is what for seen in self.seen)

    def with_seen(self, seen: SeenOn) -> Readiness:
        """Return it with this seen; a later day takes the place of an earlier one."""
        others = tuple(one for one in self.seen if one.what is not seen.what)
        return replace(self, seen=(*others, seen))


@dataclass(frozen=True, slots=True)
class Suppression:
    """Somebody who left or was removed as a volunteer; being in a room does not make them one again.

    Only a keyed hash of the address is kept, so that it outlives everything else about a person. ``lifted``: it no
    longer holds. ``at`` is UTC.
    """

    address: Address
    neighbourhood: str
    at: datetime
    lifted: bool = False


@dataclass(frozen=True, slots=True)
class Expense:
    """What helping cost somebody on one day, in cents; noted, never paid by us. ``noted_at`` is UTC.

    With ``hectometres`` it is what they drove with their own car; ``cents`` is then 0 where nobody knew the rate. From
    ``void_at`` on (UTC) it counts no more; it is kept, for the list of the year may have been printed with it.
    """

    id: str
    person: PersonId
    neighbourhood: str
    on: date
    cents: int
    noted_by: PersonId
    noted_at: datetime
    hectometres: int = 0
    void_at: datetime | None = None


def counted(expenses: Iterable[Expense]) -> tuple[Expense, ...]:
    """Return what still counts."""
    return tuple(one for one in expenses if one.void_at is None)
