"""The nouns of a volunteer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from handlers.model import PersonId
from handlers.requests.nouns import Category


class VolunteerState(StrEnum):
    """Whether a volunteer may be asked."""

    ACTIVE = "active"
    LEFT = "left"


@dataclass(frozen=True, slots=True)
class Volunteer:
    """What somebody offered to do in one neighbourhood.

    ``days`` are day parts such as ``sat-morning``, empty: any. ``per_week`` is how often at most they want to be asked
    (0: no limit). ``paused_until`` is the last day of the pause, local.
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
    version: int = 0


def ended(offer: Volunteer) -> Volunteer:
    """Return an offer that is over: that there was one remains, what it was is forgotten."""
    return replace(
        offer,
        state=VolunteerState.LEFT,
        categories=(),
        street="",
        days=(),
        languages=(),
        per_week=0,
        paused_until=None,
    )
