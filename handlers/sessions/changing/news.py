"""What changed about a session is told to those who take part when they are awake; at once when it begins soon.

Who changes it may do so at night. What they decide holds at once, and stands on the card; who sleeps hears it at eight.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final, assert_never

from handlers.decision import NOTHING, Decision, Lane, Say, Tick, TimerKind, say
from handlers.model import Due
from handlers.reading.session_named import name_of
from handlers.reading.walltime import shift_quiet, to_local
from handlers.sessions import due
from handlers.sessions.card import card, title_words, when_of, when_words, where_words
from handlers.sessions.case import SessionCase, look_at_due
from handlers.sessions.changing.moved import reconfirm
from handlers.sessions.joining.leaving import closing
from handlers.sessions.joining.waiting import with_seats_of
from handlers.sessions.nouns import COMES, OVER, Seat, SessionState
from handlers.sessions.seats import calendar_of, hearer
from handlers.sessions.telling import hearers, tell
from handlers.text import Said, Verbatim, When, _, lines, sentences

SOON: Final = timedelta(hours=3)
"""What begins so soon after the night is told in the night: somebody may be about to leave."""


class News(StrEnum):
    """What there is to tell."""

    MOVED = "moved"
    CANCELLED = "cancelled"
    WHERE = "where"
    LINK = "link"
    TITLE = "title"


def told_later_at(case: SessionCase, now: datetime) -> datetime | None:
    """Return the wall time at which people hear it; None: they hear it now."""
    zone = case.session.zone
    awake = shift_quiet(now, zone)
    return to_local(awake, zone) if awake > now and due.starts_at(case.session) - awake >= SOON else None


def spread(case: SessionCase, news: News, now: datetime, was: When | None = None) -> Decision:
    """Tell everybody whom it concerns, now or when the night is over; ``was`` is the moment they know of."""
    later = told_later_at(case, now)
    if later is None:
        return _told(case, news, was or when_of(case.session), now)
    old = was or when_of(case.session)
    moment = datetime.combine(old.on, old.start) if old.start else case.session.starts_local
    kind = due.TELL_MOVED if news is News.MOVED else due.TELL
    row = due.due(kind, case.session, later, wait=True, news=news.value, was=moment.isoformat())
    return Decision(due=(row,))


def known_from(row: Due) -> When:
    """Return the moment that people know of while this is still to be told."""
    moment = datetime.fromisoformat(dict(row.fields)["was"])
    return When(moment.date(), moment.time())


def when_told(case: SessionCase, now: datetime) -> tuple[Said, ...]:
    """Say to who changed it when the others hear it, where that is not at once."""
    later = told_later_at(case, now) if case.counted_on else None
    return (_("It is night now. Everybody hears it at {at}.", at=later.time()),) if later else ()


def tell_in_the_morning(tick: Tick, case: SessionCase | None) -> Decision:
    """Tell what was decided at night, unless it was overtaken: what is cancelled is only told to be that."""
    if case is None or (case.session.state in OVER and case.session.state is not SessionState.CANCELLED):
        return NOTHING
    news = News(dict(tick.due.fields)["news"])
    if (news is News.CANCELLED) is not (case.session.state is SessionState.CANCELLED):
        return NOTHING
    told = _told(case, news, known_from(tick.due), tick.now)
    if not told.save:
        return told
    return Decision(save=(case.session,)) + told + say(card(with_seats_of(case, told)))


def _told(case: SessionCase, news: News, was: When, now: datetime) -> Decision:
    match news:
        case News.MOVED:
            return reconfirm(case, was, now)
        case News.CANCELLED:
            return _cancelled(case, was, now)
        case News.WHERE:
            return _elsewhere(case, was, now)
        case News.LINK:
            link = _("The link of {title}: {link}", title=title_words(case.session), link=Verbatim(case.session.link))
            return say(*_to_each(case, case.in_state(*COMES), "session.link", link, now))
        case News.TITLE:
            return _renamed(case, was, now)
        case _:
            assert_never(news)


def _cancelled(case: SessionCase, was: When, now: datetime) -> Decision:
    """Say that it does not take place, by the moment that people know, and why; what was asked about a seat is over."""
    session = case.session
    what = _("{title} of {when} is cancelled.", title=title_words(session), when=was)
    why = (_("Reason: {reason}", reason=Verbatim(session.reason)),) if session.reason else ()
    told = _to_each(case, case.counted_on, "session.is_cancelled", sentences(what, *why), now)
    return Decision(say=told, close=tuple(closed for seat in case.counted_on for closed in closing(seat)))


def _elsewhere(case: SessionCase, was: When, now: datetime) -> Decision:
    session = case.session
    where = _("{title} has another place: {where}.", title=title_words(session), where=where_words(session))
    text = lines(where, *_it_stays(case, was))
    return say(*_to_each(case, case.counted_on, "session.new_place", text, now))


def _renamed(case: SessionCase, was: When, now: datetime) -> Decision:
    """Say to those with a place what it is called now, with a file for their calendar."""
    session = case.session
    named = _("{number} has another title: “{title}”.", number=name_of(session.number), title=Verbatim(session.title))
    text = lines(named, *_it_stays(case, was))
    return say(*_to_each(case, case.in_state(*COMES), "session.new_title", text, now))


def _it_stays(case: SessionCase, was: When) -> tuple[Said, ...]:
    """Say that the moment stays, unless it was moved since: that is told by itself."""
    return (_("It stays on {when}.", when=when_words(case.session)),) if was == when_of(case.session) else ()


def _to_each(case: SessionCase, seats: Iterable[Seat], msgid: str, text: Said, now: datetime) -> tuple[Say, ...]:
    """Say it once to everybody who hears about these seats; who has a place gets it for their calendar as well."""
    concerned = tuple(seats)
    files = {hearer(seat): calendar_of(case.session, seat, now) for seat in concerned if seat.state in COMES}
    return tuple(
        tell(person, case.session, msgid, text, lane=Lane.PLANNED, attach=files.get(person, ()))
        for person in hearers(concerned)
    )


TIMERS = tuple(
    TimerKind(kind, "Told late, as long as it is true.", look_at_due, tell_in_the_morning)
    for kind in (due.TELL, due.TELL_MOVED)
)
