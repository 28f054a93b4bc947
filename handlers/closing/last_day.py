"""The last day of a place: everybody with something open hears that it ended, who led it gets the numbers, and it goes.

All in one transaction: what is said and taken back is queued, the rooms are left behind the last words in them, then
everything that is kept of the place goes (``storage/keeping/places.py``), and nothing of it can act any more.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Final

from handlers.announcements.nouns import Announcement, AnnouncementState
from handlers.announcements.timers import nothing_more
from handlers.attachments import Attachment, DataFile
from handlers.closing.case import DAY, ClosingCase
from handlers.closing.nouns import ClosingState
from handlers.closing.reports import end_reports
from handlers.closing.seconding import look_at_due, moved
from handlers.closing.telling import in_their_language, tell_people, tell_rooms
from handlers.decision import (
    NOTHING,
    Close,
    Decision,
    Lane,
    Order,
    OrderKind,
    Redact,
    Say,
    Tick,
    TimerKind,
    ToPerson,
    Utterance,
    say,
)
from handlers.keeping.nouns import PlaceGone
from handlers.model import PersonId
from handlers.requests.card import card_if_posted, contact_entity
from handlers.requests.nouns import RequestState
from handlers.sessions.card import card
from handlers.sessions.case import SessionCase
from handlers.sessions.nouns import SessionState
from handlers.sessions.seats import calendar_of, hearer
from handlers.text import Said, Text, _, lines, sentences

S: Final = ClosingState


def end_the_day(tick: Tick, case: ClosingCase | None) -> Decision:
    """Let it stop, if one of the two who wanted it still leads it or runs the service."""
    if case is None or case.closing.state is not S.AGREED:
        return NOTHING
    if not case.deciders & {case.closing.proposer, case.closing.second}:
        return _lapse(tick, case)
    told = (
        *tell_people(case, "closing.ended", _ended(case), files=_calendars(tick, case)),
        *_take_back(case),
        *_numbers(tick, case),
    )
    rooms = tell_rooms(case, "closing.ended", _goodbye(case))
    return (
        Decision(save=(PlaceGone(case.place.id),))
        + replace(moved(tick, case, S.CLOSED, "closed"), cancel=())
        + _announcements(case)
        + end_reports(tick, case)
        + say(*told, *rooms, *_leave(case))
        + Decision(close=tuple(Close(None, None, person) for person in sorted(case.open.only_here)))
    )


def _lapse(tick: Tick, case: ClosingCase) -> Decision:
    text = _("Neither of the two who wanted it leads {place} any more, so it does not stop.", place=case.place.name)
    told = (Say(ToPerson(one.id), "closing.lapsed", text, lane=Lane.PLANNED) for one in case.leaders)
    return moved(tick, case, S.LAPSED, "lapsed") + say(*told)


def _ended(case: ClosingCase) -> Callable[[Said], Said]:
    def words(what: Said) -> Said:
        stopped = _("{place} stopped today. What was still open ended: {what}.", place=case.place.name, what=what)
        return sentences(stopped, _("I erased it. Thank you for being there for each other."))

    return words


def _goodbye(case: ClosingCase) -> Said:
    return sentences(
        _("{place} stopped today. I erase what I know of it, and leave this room.", place=case.place.name),
        _("Thank you for being there for each other."),
    )


def _take_back(case: ClosingCase) -> Iterator[Utterance]:
    """Show on the cards that it is over, and take the contacts back from who helps."""
    for one in case.open.requests:
        over = one.with_request(replace(one.request, state=RequestState.WITHDRAWN))
        yield from card_if_posted(over)
        for claim in one.helping:
            yield Redact(contact_entity(one.request), ToPerson(claim.person))
    for session in case.open.sessions:
        yield card(_over(session))


def _over(session: SessionCase) -> SessionCase:
    sequence = session.session.sequence + 1
    return session.with_session(replace(session.session, state=SessionState.CANCELLED, sequence=sequence))


def _calendars(tick: Tick, case: ClosingCase) -> dict[PersonId, tuple[Attachment, ...]]:
    """Take what was to come out of people's calendars."""
    found: dict[PersonId, tuple[Attachment, ...]] = {}
    for session in map(_over, case.open.sessions):
        for seat in session.coming:
            person = hearer(seat)
            found[person] = (*found.get(person, ()), *calendar_of(session.session, seat, tick.now))
    return found


def _leave(case: ClosingCase) -> Iterator[Order]:
    for room in case.open.rooms:
        yield Order(OrderKind.LEAVE, room.address.channel, room.address.value)


def _announcements(case: ClosingCase) -> Decision:
    """Send nothing more that was for this place too; who wrote it hears so."""
    decided = NOTHING
    for one in case.open.announcements:
        decided += Decision(save=(_cancelled(one),), cancel=nothing_more(one))
        if len(one.places) > 1:
            text = _("Announcement {number} is not sent: {place} stopped.", number=one.number, place=case.place.name)
            decided += say(Say(ToPerson(one.composer), "announce.place_gone", text, lane=Lane.PLANNED))
    return decided


def _cancelled(announcement: Announcement) -> Announcement:
    is_asked = announcement.state is AnnouncementState.ASKED
    return replace(announcement, state=AnnouncementState.LAPSED if is_asked else AnnouncementState.CANCELLED)


# --- the numbers --------------------------------------------------------------------------------------------------


def _numbers(tick: Tick, case: ClosingCase) -> Iterator[Say]:
    """Give who led it, and the two who let it stop, a file with what was done there: numbers, and nobody's name."""
    known = {one.id: one for one in (*case.leaders, *case.admins)}
    wanted = {one.id for one in case.leaders} | {case.closing.proposer, case.closing.second or ""}
    for person in (known[one] for one in sorted(wanted) if one in known):
        text = in_their_language(case, person, lines(_stopped(case), _("In the file is what was done, in numbers.")))
        file = DataFile(f"{case.place.id}-numbers", _("What was done, in numbers"), as_json(tick, case))
        yield Say(ToPerson(person.id), "closing.numbers", text, case.about, lane=Lane.PLANNED, attach=(file,))


def _stopped(case: ClosingCase) -> Text:
    return _("{place} stopped today. I erased it and left its rooms.", place=case.place.name)


def as_json(tick: Tick, case: ClosingCase) -> str:
    """Write what was counted; nobody is in it."""
    closing = case.closing
    counted = [{"what": one.what, "by": one.by, "n": one.n} for one in case.tallies]
    kept = {"place": case.place.name, "stopped_on": closing.on.isoformat(), "made_at": tick.now.isoformat()}
    return json.dumps({**kept, "counted": counted}, ensure_ascii=False, indent=1)


TIMERS = (TimerKind(DAY, "It stops when we are back; until then everything goes on.", look_at_due, end_the_day),)
