"""Who was at a session and was not noted says so: whoever leads it is asked whether to note it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from handlers.basics.listing import person_called
from handlers.basics.words import HUMAN_WORDS
from handlers.decision import YES_NO, Audience, Decision, Say, StepKind, ToPerson, ToRole, Turn, Watch, say
from handlers.keeping.seeing import Seen, saw
from handlers.look import Look
from handlers.model import IncomingKind, Note, Person, PersonId, Role
from handlers.reading.absence import read_presence
from handlers.sessions import due
from handlers.sessions.card import title_words
from handlers.sessions.case import SessionCase, read_session, read_sessions
from handlers.sessions.nouns import Seat, SeatState, SessionState
from handlers.sessions.refusing import unknown_session
from handlers.sessions.seats import seat_entity, tell_of_seat
from handlers.sessions.telling import tell
from handlers.text import FirstWord, Said, _, sentences

_HELD: Final = frozenset({SessionState.RUNNING, SessionState.ENDED})
_HAD_A_PART: Final = frozenset({SeatState.CONFIRMED, SeatState.ATTENDED, SeatState.ABSENT})


@dataclass(frozen=True, slots=True)
class WasThere:
    """Ask who leads a session whether somebody was there who says so."""

    name: ClassVar[str] = "session.was_there"
    session: int
    person: PersonId


async def look_at_said(turn: Turn, look: Look) -> SessionCase | None:
    """Hear that somebody was there, at the session they name or the last one they had a place at."""
    named = read_presence(turn.text) if turn.in_private else None
    if named is None:
        return None
    seats = await look.seats_of(turn.person.id)
    numbers = {one.session for one in seats if one.person == turn.person.id and one.state in _HAD_A_PART}
    held = [
        one for one in await look.sessions_numbered(numbers) if one.state in _HELD and one.number in (named or numbers)
    ]
    begun = [one for one in held if due.has_begun(one, turn.now)]
    cases = await read_sessions(look, sorted(begun, key=lambda one: one.starts_local)[-1:])
    return cases[0] if cases else None


def say_so(turn: Turn, case: SessionCase) -> Decision:
    """Ask who leads it; who leads it themselves is noted at once."""
    seat, title = case.seat_of(turn.person.id), title_words(case.session)
    if seat is None or seat.state not in _HAD_A_PART:
        return unknown_session(turn)
    if seat.state is SeatState.ATTENDED:
        return say(tell_of_seat(case, seat, "session.present", _("It is noted that you were at {title}.", title=title)))
    if case.may_change(turn):
        return _note(turn, case, seat)
    text = _("{name} says: I was at {title}. Shall I note that?", name=person_called(turn.person), title=title)
    step, about = WasThere(case.number, turn.person.id), seat_entity(case, seat)
    asked = Say(_leads(case), "session.was_there", text, about, YES_NO, step, light=True)
    told = tell_of_seat(case, seat, "session.asks_presence", _("I ask whoever leads {title} to note it.", title=title))
    leader, subject = case.maker.id if case.maker else None, f"session:{case.number}"
    return Decision(save=saw(leader, Seen.PARTICIPANTS, (turn.person.id,), case.place.id, subject), say=(asked, told))


def _leads(case: SessionCase) -> Audience:
    return ToPerson(case.maker.id) if case.maker else ToRole(case.place.id, Role.ORGANISER)


def _note(turn: Turn, case: SessionCase, seat: Seat) -> Decision:
    noted = Note(turn.person.id, "session.present", f"session:{case.number}", seat.person, case.place.id)
    text = _("It is noted that you were at {title}.", title=title_words(case.session))
    there = replace(seat, state=SeatState.ATTENDED)
    return Decision(save=(there, noted), say=(tell_of_seat(case, there, "session.present", text),))


# --- the answer ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Claimed:
    """The session, and who says they were there."""

    case: SessionCase
    person: Person


async def look_at_step(turn: Turn, look: Look, step: WasThere) -> Claimed | None:
    """Read both as they are now."""
    case, person = await read_session(look, step.session), await look.person(step.person)
    return Claimed(case, person) if case and person else None


def answer(turn: Turn, step: WasThere, facts: Claimed | None) -> Decision:
    """Note it, or tell them kindly that it is not."""
    seat = facts.case.seat_of(step.person) if facts else None
    if facts is None or seat is None or seat.state not in _HAD_A_PART or not facts.case.may_change(turn):
        return unknown_session(turn)
    case, is_yes = facts.case, turn.answer is not None and turn.answer.choice == "yes"
    text: Said = _("Good. I tell {name}.", name=person_called(facts.person))
    told = say(tell(turn.person.id, case.session, "session.presence_told", text))
    if not is_yes:
        return told + say(tell_of_seat(case, seat, "session.not_present", _not_noted(case)))
    return told if seat.state is SeatState.ATTENDED else told + _note(turn, case, seat)


def _not_noted(case: SessionCase) -> Said:
    not_there = _("Whoever leads {title} did not note that you were there.", title=title_words(case.session))
    return sentences(not_there, _("Is that not so? Type {human} to talk to a person.", human=FirstWord(HUMAN_WORDS)))


STEPS = (StepKind(WasThere, look_at_step, answer),)
WATCHES = (Watch(IncomingKind.MESSAGE, look_at_said, say_so),)
