"""Reminders a week, a day and two hours before, to whoever has a place when they are sent.

One row a session is enough for any number of people: it reminds a hundred of them and plans itself again for the rest.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from handlers.basics.listing import all_of, and_more
from handlers.decision import NOTHING, Decision, IfLate, Lane, Say, Tick, TimerKind, say
from handlers.look import Look
from handlers.model import Due, PersonId
from handlers.reading.walltime import to_local
from handlers.sessions import due
from handlers.sessions.case import SessionCase, look_at_due, read_sessions
from handlers.sessions.joining.breakouts import group_of, share_out
from handlers.sessions.nouns import AHEAD, Seat, SeatState, Session
from handlers.sessions.seats import hearer, how_it_is, how_to_leave, tell_of_seat, title_and_when, whose
from handlers.sessions.telling import tell, tell_maker
from handlers.sessions.words import AGENDA
from handlers.text import FirstWord, HowSoon, Said, Verbatim, _, lines, sentences

AT_ONCE: Final = 100
"""So many people at most are written to in one transaction."""
LATER_THAN_PLANNED: Final = timedelta(minutes=30)
MOST_LISTED: Final = 8
_A_WEEK: Final = timedelta(days=7)
_LATE: Final = _("(later than planned)")


def remind(tick: Tick, case: SessionCase | None) -> Decision:
    """Remind everybody who has a place; nobody when it is off, and only once when two reminders are late."""
    if case is None or not case.in_state(SeatState.CONFIRMED):
        return NOTHING
    if due.has_begun(case.session, tick.now):
        return _missed(tick, case)
    if case.session.state not in AHEAD or _is_overtaken(tick, case.session):
        return NOTHING
    grouped, case = _make_groups(tick, case)
    if tick.gathers:
        people = dict.fromkeys(hearer(seat) for seat in case.in_state(SeatState.CONFIRMED))
        return grouped + Decision(due=tuple(_catch_up(case.session, person, tick) for person in people))
    late = (_LATE,) if tick.late_by > LATER_THAN_PLANNED else ()
    batch, rest = next_batch(tick, case, case.in_state(SeatState.CONFIRMED))
    told = tuple(reminder(case, seats, tick.now, *late) for seats in batch)
    return grouped + Decision(say=told, due=rest)


def _is_overtaken(tick: Tick, session: Session) -> bool:
    """Tell whether the next reminder is due as well."""
    following = due.REMINDERS[due.REMINDERS.index(tick.due.kind) + 1 :]
    planned = [row for row in due.reminders(session, session.made_at) if row.kind in following]
    now = to_local(tick.now, session.zone)
    return any(row.local <= now for row in planned)


def _make_groups(tick: Tick, case: SessionCase) -> tuple[Decision, SessionCase]:
    """Share out the groups with the last reminder, so that everybody hears theirs."""
    if tick.due.kind != due.REMIND_HOURS or not case.session.breakouts:
        return NOTHING, case
    given = share_out(case)
    for seat in given:
        case = case.with_seat(seat)
    return (Decision(save=(case.session, *given)) if given else NOTHING), case


def next_batch(
    tick: Tick, case: SessionCase, seats: tuple[Seat, ...]
) -> tuple[tuple[tuple[Seat, ...], ...], tuple[Due, ...]]:
    """Take the seats of the next hundred people, those that one person hears about together; plan the rest."""
    done = dict(tick.due.fields).get("after", "")
    people = sorted({hearer(seat) for seat in seats if hearer(seat) > done})
    now = people[:AT_ONCE]
    batch = tuple(tuple(seat for seat in seats if hearer(seat) == person) for person in now)
    if len(people) <= AT_ONCE:
        return batch, ()
    local = to_local(tick.now, case.session.zone)
    return batch, (due.due(tick.due.kind, case.session, local, wait=tick.due.may_wait, after=now[-1]),)


def reminder(case: SessionCase, seats: tuple[Seat, ...], now: datetime, *late: Said) -> Say:
    """Remind one person of what they, and the guests they signed up, come to: how soon, as long as that is true."""
    soon = _("Reminder: {how_soon}.", how_soon=HowSoon(due.starts_at(case.session), now))
    text = _reminder_of(case, seats, sentences(soon, *late))
    if_late = IfLate(now + LATER_THAN_PLANNED, _reminder_of(case, seats, sentences(_("Reminder:"), _LATE)))
    own, too_late = _own(seats), due.ends_at(case.session)
    told = tell_of_seat(case, own, "session.reminder", text, lane=Lane.PLANNED, not_after=too_late)
    return replace(told, if_late=if_late)


def _own(seats: tuple[Seat, ...]) -> Seat:
    return next((seat for seat in seats if not seat.guest), seats[0])


def _reminder_of(case: SessionCase, seats: tuple[Seat, ...], heading: Said) -> Said:
    own = _own(seats)
    guests = tuple(whose(seat) for seat in seats if seat.guest)
    groups = tuple(text for seat in seats if (text := group_of(case.session, seat)))
    return lines(heading, how_it_is(case.session), *_for(own, guests), *groups, how_to_leave(own))


def _for(own: Seat, guests: tuple[Verbatim, ...]) -> tuple[Said, ...]:
    if not guests:
        return ()
    names = all_of(guests)
    return (_("For {names}.", names=names) if own.guest else _("Also for {names}.", names=names),)


def _missed(tick: Tick, case: SessionCase) -> Decision:
    if tick.due.kind != due.REMIND_HOURS or tick.due.fields:
        return NOTHING
    text = _("I could not send the reminder of {title} in time.", title=title_and_when(case.session))
    return say(tell_maker(case, "session.reminder_missed", text))


# --- after we were away -------------------------------------------------------------------------------------------


def _catch_up(session: Session, person: PersonId, tick: Tick) -> Due:
    """Plan one message about all sessions of a person; each of them plans the same within a minute."""
    minute = to_local(tick.now, session.zone).replace(second=0, microsecond=0)
    return Due(due.CATCH_UP, "reminders", minute, session.zone, person, may_wait=True)


@dataclass(frozen=True, slots=True)
class Coming:
    """What a person comes to within a week, with their seats in each, the earliest first."""

    person: PersonId
    parts: tuple[tuple[SessionCase, tuple[Seat, ...]], ...]


async def look_at_coming(tick: Tick, look: Look) -> Coming | None:
    """Read the sessions to come of a person and of their guests."""
    person = tick.due.person
    if person is None:
        return None
    seats = [seat for seat in await look.seats_of(person) if seat.state is SeatState.CONFIRMED]
    sessions = await look.sessions_numbered({seat.session for seat in seats})
    found = await read_sessions(look, [one for one in sessions if _is_soon(one, tick)])
    soon = sorted(found, key=lambda case: due.starts_at(case.session))
    return Coming(person, tuple((case, _of(case, seats, person)) for case in soon))


def _of(case: SessionCase, seats: list[Seat], person: PersonId) -> tuple[Seat, ...]:
    return tuple(seat for seat in seats if seat.session == case.number and hearer(seat) == person)


def _is_soon(session: Session, tick: Tick) -> bool:
    starts = due.starts_at(session)
    return session.state in AHEAD and tick.now < starts <= tick.now + _A_WEEK


def catch_up(tick: Tick, coming: Coming | None) -> Decision:
    """Remind a person of everything in one message."""
    parts = tuple((case, seats) for case, seats in coming.parts if seats) if coming else ()
    if coming is None or not parts:
        return NOTHING
    if len(parts) == 1:
        return say(reminder(*parts[0], tick.now, _LATE))
    shown = tuple(title_and_when(case.session) for case, _seats in parts[:MOST_LISTED])
    how = _("Where is it? Type: {agenda}", agenda=FirstWord(AGENDA))
    heading = sentences(_("Reminder of your sessions:"), _LATE)
    text = lines(heading, *shown, *and_more(len(parts) - MOST_LISTED), how)
    return say(tell(coming.person, parts[0][0].session, "session.reminder", text, lane=Lane.PLANNED))


_POLICY = "Sent late with a word about it while it is ahead; once it has begun, who made it hears that it was missed."
TIMERS = (
    *(TimerKind(kind, _POLICY, look_at_due, remind) for kind in due.REMINDERS),
    TimerKind(due.CATCH_UP, "It is said late too.", look_at_coming, catch_up),
)
