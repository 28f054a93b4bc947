"""Leaving a session or its waiting list, for oneself or for a guest: the place is free at once, and offered."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from handlers.decision import NOTHING, Cancel, Close, Decision, Say, Turn, say
from handlers.look import Look
from handlers.model import PersonId
from handlers.reading.phrases import words_in
from handlers.reading.plain import one_line, words
from handlers.reading.session_named import name_of
from handlers.reading.session_words import BEHIND_A_NO, CANCEL
from handlers.reading.written_phrases import find_in, pattern_of
from handlers.sessions import due
from handlers.sessions.card import title_words
from handlers.sessions.case import Meant, SessionCase, read_sessions
from handlers.sessions.joining.guests import LONGEST_NAME, guest_called, guest_in, guests_of, is_a_guest
from handlers.sessions.joining.waiting import pass_on, who_gets_it
from handlers.sessions.nouns import AHEAD, COMES, OVER, WITH_A_PART, Seat, SeatState
from handlers.sessions.refusing import not_open, unknown_session
from handlers.sessions.seat_steps import ASKED_OF_A_SEAT
from handlers.sessions.seats import calendar_of, hearer, seat_id, tell_of_seat, title_and_when, whose
from handlers.sessions.telling import heard, tell
from handlers.sessions.words import JOIN, LEAVE, SESSION
from handlers.text import FirstWord, Said, Verbatim, _, lines, sentences

_OFF = words_in(BEHIND_A_NO)
_CALLS_OFF = pattern_of(CANCEL)


def leave(turn: Turn, facts: Meant) -> Decision:
    """Let go of one's own part or that of a guest; who left the rooms meanwhile can still do so."""
    return _leave(turn, facts) + (_how_to_call_off(turn, facts.case) if facts.case else NOTHING)


def _how_to_call_off(turn: Turn, case: SessionCase) -> Decision:
    """Say how all of it is called off, to who leads it and said a word that may mean that: "cancel S7"."""
    may_mean_all = find_in(turn.incoming.text, _CALLS_OFF) is not None and case.may_change(turn)
    if not may_mean_all or case.session.state not in AHEAD:
        return NOTHING
    text = _(
        "Do you want to cancel {title} for everybody? Type: {session} {number} cancel",
        title=title_words(case.session),
        session=FirstWord(SESSION),
        number=name_of(case.number),
    )
    return say(tell(turn.person.id, case.session, "session.how_to_call_off", text))


def _leave(turn: Turn, facts: Meant) -> Decision:
    case = facts.case
    if case is None or not _knows(turn, case):
        return heard(turn) + unknown_session(turn)
    name = guest_in(facts.behind)
    seat = guest_called(case, turn, name or facts.behind) if facts.behind else None
    if seat is None and facts.behind and not name and (mine := guests_of(case, turn)):
        return heard(turn) + say(_ask_who(turn, case, mine[0]))
    if seat is None and (name or is_a_guest(case, facts.behind)):
        name = name or one_line(facts.behind, LONGEST_NAME)
        text = _("You signed up nobody called {name} for {title}.", name=Verbatim(name), title=_title(case))
        return heard(turn) + say(tell(turn.person.id, case.session, "session.no_guest", text))
    return heard(turn) + (let_go(turn, case, seat) if seat else leave_own(turn, case))


def signs_off(behind: str) -> bool:
    """Tell whether what stands behind the number turns a yes into a no: in German "melden Sie mich für S7 ab"."""
    said = words(behind)
    return bool(said) and all(word.text in _OFF for word in said)


def leave_own(turn: Turn, case: SessionCase) -> Decision:
    """Let go of one's own part, or of that of the only guest."""
    return let_go(turn, case, _own(turn, case))


def _ask_who(turn: Turn, case: SessionCase, guest: Seat) -> Say:
    """Ask who is meant by words that are no guest of theirs: nobody loses a place by a slip of the pen."""
    leave, number, name = FirstWord(LEAVE), name_of(case.number), whose(guest)
    text = lines(
        _("Who can no longer come to {title}?", title=_title(case)),
        _("You yourself? Type: {leave} {number}", leave=leave, number=number),
        _("{name}? Type: {leave} {number} {name}", leave=leave, number=number, name=name),
    )
    return tell(turn.person.id, case.session, "session.who_leaves", text)


def _knows(turn: Turn, case: SessionCase) -> bool:
    return case.is_for(turn) or case.seat_of(turn.person.id) is not None or bool(guests_of(case, turn))


def _own(turn: Turn, case: SessionCase) -> Seat | None:
    """Return the own seat; that of the only guest when there is no own one."""
    seat, guests = case.seat_of(turn.person.id), guests_of(case, turn)
    has_part = seat is not None and seat.state in WITH_A_PART
    return guests[0] if not has_part and len(guests) == 1 else seat


def let_go(turn: Turn, case: SessionCase, seat: Seat | None) -> Decision:
    """Give a part back: what is free is offered to others at once."""
    if seat is None or seat.state not in WITH_A_PART or case.session.state in OVER:
        text = _("You are not signed up for {title}.", title=_title(case))
        return say(tell(turn.person.id, case.session, "session.not_in", text))
    if seat.state is SeatState.ATTENDED:
        there = _("You were noted as present at {title}, so there is nothing to leave.", title=_title(case))
        return say(tell_of_seat(case, seat, "session.was_there", there))
    left = without(seat, due.has_begun(case.session, turn.now))
    after = case.with_seat(left)
    file = calendar_of(case.session, left, turn.now) if seat.state in COMES else ()
    told = tell_of_seat(case, seat, "session.left", _left(turn, after, seat), attach=file)
    gone = Decision(save=(case.session, left), say=(told,), cancel=_cancel(seat), close=closing(seat))
    return gone + pass_on(after, turn.now)


def give_up(case: SessionCase, person: PersonId, now: datetime) -> Decision:
    """Let go of everything of a person who wants no messages any more, guests included, without a word to them."""
    given, after, has_begun = _given_up(case, person), case, due.has_begun(case.session, now)
    left = tuple(without(seat, has_begun) for seat in given)
    for seat in left:
        after = after.with_seat(seat)
    cancel = tuple(one for seat in given for one in _cancel(seat))
    close = tuple(one for seat in given for one in closing(seat))
    return Decision(save=(case.session, *left), cancel=cancel, close=close) + pass_on(after, now)


def _given_up(case: SessionCase, person: PersonId) -> tuple[Seat, ...]:
    counted_on = case.in_state(*WITH_A_PART - {SeatState.ATTENDED})
    return tuple(seat for seat in counted_on if hearer(seat) == person)


async def look_at_parts(look: Look, person: PersonId) -> tuple[SessionCase, ...]:
    """Read the sessions to come in which a person, or a guest of theirs, has a part."""
    numbers = dict.fromkeys(seat.session for seat in await look.seats_of(person) if seat.state in WITH_A_PART)
    ahead = [one for one in await look.sessions_numbered(tuple(numbers)) if one.state not in OVER]
    return tuple(case for case in await read_sessions(look, ahead) if _given_up(case, person))


def without(seat: Seat, has_begun: bool = False) -> Seat:
    """Return the seat of who does not come: what they needed and wished is forgotten."""
    state = SeatState.EXCUSED if has_begun and seat.state in COMES else SeatState.CANCELLED
    return replace(seat, state=state, needs=(), wanted=(), breakout=None)


def _cancel(seat: Seat) -> tuple[Cancel, ...]:
    return (Cancel(due.OFFER_ENDS, str(seat.session), seat.person),)


def closing(seat: Seat) -> tuple[Close, ...]:
    """Close what was asked about a seat."""
    return tuple(Close(step.name, seat_id(seat)) for step in ASKED_OF_A_SEAT)


def _left(turn: Turn, after: SessionCase, seat: Seat) -> Said:
    if seat.state is SeatState.OFFERED:
        return sentences(_("That's fine. Thank you for answering."), who_gets_it(after))
    again = _("Changed your mind? Type: {join} {number}", join=FirstWord(JOIN), number=name_of(after.number))
    can_join = after.is_for(turn) and not_open(turn, after) is None
    return sentences(_gone(after, seat), _("Thank you for letting us know."), *((again,) if can_join else ()))


def _gone(case: SessionCase, seat: Seat) -> Said:
    title = _title(case)
    match seat.state:
        case SeatState.WAITING if seat.guest:
            return _("{name} is no longer on the waiting list of {title}.", name=whose(seat), title=title)
        case SeatState.WAITING:
            return _("You are no longer on the waiting list of {title}.", title=title)
        case _ if seat.guest:
            return _("{name} is no longer signed up for {title}.", name=whose(seat), title=title)
        case _:
            return _("You are no longer signed up for {title}.", title=title)


def _title(case: SessionCase) -> Said:
    return title_and_when(case.session)
