"""A session that comes back: each time is a session of its own, and the next three always stand ready.

Its hour stays the same on the wall, whatever the clock does. A day that was left out, moved or cancelled is not made
a second time. A time that falls on a public holiday is made all the same; who made it is told, and can cancel it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Final

from handlers.decision import NOTHING, Decision, Say, Tick, TimerKind, say
from handlers.look import Look
from handlers.model import Due
from handlers.reading.holidays import holiday_on
from handlers.reading.session_named import name_of
from handlers.reading.walltime import to_instant, to_local
from handlers.sessions import due
from handlers.sessions.card import card, title_words, when_of
from handlers.sessions.case import SessionCase, look_at_due
from handlers.sessions.making.series import next_days
from handlers.sessions.nouns import AHEAD, Session, SessionState
from handlers.sessions.telling import tell_maker
from handlers.sessions.words import SESSION
from handlers.text import FirstWord, _, sentences

READY: Final = 3
"""How many times ahead stand ready."""


def days_taken(row: Sequence[Session]) -> frozenset[date]:
    """Return the days of a series that need no session any more: made, moved away, or left out."""
    return frozenset(one.starts_local.date() for one in row) | {day for one in row for day in one.left_out}


def pattern_of(row: Sequence[Session]) -> Session:
    """Return the session that the next ones are like: the last that was made and not moved by itself."""
    made = sorted(row, key=lambda one: one.number)
    return next((one for one in reversed(made) if not one.sequence), made[-1])


def next_times(row: Sequence[Session], number: int, now: datetime, new_id: Callable[[str], str]) -> tuple[Session, ...]:
    """Make the sessions that are missing until three stand ready; ``number`` is the first free one."""
    like = pattern_of(row)
    if not like.rule:
        return ()
    ahead = [one for one in row if one.state in AHEAD and due.starts_at(one) > now]
    first = min(one.starts_local.date() for one in row)
    since = max(to_local(now, like.zone).date(), first) + timedelta(days=1)
    days = next_days(like.rule, since, days_taken(row), READY - len(ahead))
    return tuple(_on(like, day, number + n, now, code_of(new_id(f"code {day}"))) for n, day in enumerate(days))


def code_of(id_: str) -> str:
    """Make the four digits of the code of the day from an id, which is hexadecimal."""
    return str(int(id_, 16) % 9000 + 1000)


def _on(like: Session, day: date, number: int, now: datetime, code: str) -> Session:
    wall = datetime.combine(day, like.starts_local.time())
    return replace(
        like,
        number=number,
        state=SessionState.OPEN,
        starts_local=to_local(to_instant(wall.date(), wall.time(), like.zone), like.zone),
        made_at=now,
        changed_at=now,
        series=like.series or like.number,
        code=code,
        sequence=0,
        left_out=(),
        reason="",
        materials="",
        closed_at=None,
        version=0,
    )


def opening(case: SessionCase, now: datetime) -> Decision:
    """Post a new session, and plan everything around it."""
    return Decision(save=(case.session,), say=(card(case),), due=planned_anew(case.session, now))


def planned_anew(session: Session, now: datetime) -> tuple[Due, ...]:
    """Plan everything around a session that is ahead."""
    later = (next_one(session),) if session.series else ()
    before = (*due.reminders(session, now), *due.asking_for_link(session, now))
    return (*before, due.begins(session), due.ends(session), *later)


def next_one(session: Session) -> Due:
    """Plan to make what is missing when this time is over; it holds when this time is cancelled as well.

    What is made is posted in the group, so that after an evening it waits for the morning.
    """
    return due.due(due.NEXT, session, due.ends_local(session), wait=True)


# --- made ahead ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """A series when one time of it is over, and the first free number."""

    case: SessionCase
    row: tuple[Session, ...]
    number: int


async def look_at_row(tick: Tick, look: Look) -> Row | None:
    """Read the whole series."""
    case = await look_at_due(tick, look)
    if case is None or case.session.series is None:
        return None
    return Row(case, await look.sessions_of_series(case.session.series), await look.next_number("session"))


def come_back(tick: Tick, found: Row | None) -> Decision:
    """Make what is missing of a series, and tell who made it about times that fall on a public holiday."""
    if found is None:
        return NOTHING
    made = NOTHING
    for session in next_times(found.row, found.number, tick.now, tick.new_id):
        case = replace(found.case, session=session, seats=())
        made += opening(case, tick.now) + say(*on_holiday(case))
    return made


def on_holiday(case: SessionCase) -> tuple[Say, ...]:
    """Tell who made it that a new time falls on a public holiday."""
    holiday = holiday_on(case.session.starts_local.date())
    if holiday is None:
        return ()
    text = sentences(
        _(
            "{title} of {when} falls on a public holiday, {holiday}.",
            title=title_words(case.session),
            when=when_of(case.session),
            holiday=holiday,
        ),
        _("Not that day? Type: {session} {number}", session=FirstWord(SESSION), number=name_of(case.number)),
    )
    return (tell_maker(case, "session.on_holiday", text),)


TIMERS = (
    TimerKind(
        due.NEXT,
        "What is still ahead is made; times that passed while we were away are left out.",
        look_at_row,
        come_back,
    ),
)
