"""A session while somebody tells what it will be; what was told stands in the question that is open."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from handlers.model import Neighbourhood, PersonId, RoomKind
from handlers.reading.walltime import to_instant, to_local
from handlers.sessions.making.reading_line import Line
from handlers.sessions.nouns import Breakout, Session, SessionState
from handlers.text import When

USUAL_LENGTH: Final = timedelta(hours=2)
LONGEST: Final = timedelta(hours=24)
MOST_PLACES: Final = 9999
NO_LIMIT: Final = 0


class Part(StrEnum):
    """What a session is made of, one question each."""

    TITLE = "title"
    WHEN = "when"
    HOUR = "hour"
    LENGTH = "length"
    WHERE = "where"
    LINK = "link"
    PLACES = "places"
    AUDIENCE = "audience"
    REPEAT = "repeat"
    LANGUAGE = "language"
    HOSTS = "hosts"
    APPROVAL = "approval"
    BREAKOUTS = "breakouts"


ASKED: Final = (Part.TITLE, Part.WHEN, Part.HOUR, Part.WHERE, Part.LINK, Part.PLACES, Part.AUDIENCE)
"""Asked of everybody, in this order; the rest has what is usual, and can be changed when it is shown."""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was told so far. ``when`` is wall time of the place; ``where`` empty is online; None: not told yet.

    ``told`` are the parts that were asked and answered, also with nothing; ``agreed`` are words that may be private and
    that everybody may read all the same.
    """

    place: str
    title: str = ""
    when: When | None = None
    lasts: timedelta = USUAL_LENGTH
    where: str | None = None
    link: str = ""
    places: int | None = None
    audience: RoomKind | None = None
    rule: str = ""
    language: str = ""
    hosts: tuple[str, ...] = ()
    approval: bool = False
    breakouts: tuple[Breakout, ...] = ()
    told: tuple[Part, ...] = ()
    agreed: tuple[str, ...] = ()

    def with_told(self, part: Part) -> Draft:
        """Return the draft with one more part answered."""
        return self if part in self.told else replace(self, told=(*self.told, part))


def lacks(draft: Draft, part: Part) -> bool:
    """Tell whether this must still be asked."""
    if part is Part.HOUR:
        return draft.when is not None and draft.when.start is None
    if part in draft.told:
        return False
    match part:
        case Part.TITLE:
            return not draft.title
        case Part.WHEN:
            return draft.when is None
        case Part.WHERE:
            return draft.where is None
        case Part.LINK:
            return draft.where == "" and not draft.link
        case Part.PLACES:
            return draft.places is None
        case Part.AUDIENCE:
            return draft.audience is None
        case _:
            return False


def next_part(draft: Draft) -> Part | None:
    """Return what must be asked next; None when everything needed was told."""
    return next((part for part in ASKED if lacks(draft, part)), None)


def part_before(draft: Draft, part: Part) -> Part | None:
    """Return what comes before this part and was told already; None when there is nothing before it."""
    before = ASKED[: ASKED.index(part)] if part in ASKED else ()
    return next((one for one in reversed(before) if _was_told(draft, one)), None)


def last_part(draft: Draft) -> Part:
    """Return the last question that was asked."""
    return next((one for one in reversed(ASKED) if _was_told(draft, one)), Part.TITLE)


def _was_told(draft: Draft, part: Part) -> bool:
    if part is Part.HOUR:
        return False  # asked with the day
    is_asked = draft.where == "" if part is Part.LINK else True
    return is_asked and not lacks(draft, part)


def taken_in(draft: Draft, line: Line) -> Draft:
    """Add what one line says besides the moment; what was told before stays where the line says nothing."""
    return replace(
        draft,
        title=draft.title or line.title,
        where=draft.where if line.where is None else line.where,
        link=line.link or draft.link,
        places=draft.places if line.places is None else line.places,
        audience=line.audience or draft.audience,
        rule=line.rule or draft.rule,
    )


def starting(draft: Draft, when: When) -> Draft:
    """Take a moment over, and how long it takes where an end was told."""
    end = datetime.combine(when.on, when.end) if when.end else None
    begin = datetime.combine(when.on, when.start) if when.start else None
    lasts = (end - begin) % timedelta(days=1) if begin and end else draft.lasts
    return replace(draft, when=replace(when, end=None, weekly=False), lasts=lasts or draft.lasts).with_told(Part.WHEN)


def session_of(
    draft: Draft, number: int, place: Neighbourhood, made_by: PersonId, made_at: datetime, code: str
) -> Session:
    """Make the session that was drafted.

    Raises:
        ValueError: its moment was not told yet.
    """
    when = draft.when
    if when is None or when.start is None:
        raise ValueError("a session needs a day and an hour")
    return Session(
        number=number,
        neighbourhood=place.id,
        audience=draft.audience or RoomKind.RESIDENTS,
        state=SessionState.OPEN,
        title=draft.title,
        starts_local=to_local(to_instant(when.on, when.start, place.zone), place.zone),
        zone=place.zone,
        lasts=draft.lasts,
        made_by=made_by,
        made_at=made_at,
        places=draft.places or NO_LIMIT,
        language=draft.language or place.language,
        where=draft.where or "",
        link=draft.link,
        hosts=draft.hosts,
        approval=draft.approval,
        breakouts=draft.breakouts,
        code=code,
        series=number if draft.rule else None,
        rule=draft.rule,
        changed_at=made_at,
    )
