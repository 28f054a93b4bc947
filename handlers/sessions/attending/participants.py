"""Who takes part, for who leads a session: the list with what people need, and ticking off who was there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from handlers.basics.listing import and_more, person_called
from handlers.decision import Choice, Command, Decision, StepKind, Takes, Turn, say
from handlers.keeping.seeing import Seen, saw
from handlers.look import Look
from handlers.model import LEADING, Note, PersonId
from handlers.reading.answers import says_all
from handlers.reading.session_named import name_of, read_named
from handlers.sessions import due
from handlers.sessions.attending.opinions import opinions
from handlers.sessions.card import title_words
from handlers.sessions.case import SessionCase, look_at_number, read_session
from handlers.sessions.joining.needs import NEED_WORDS
from handlers.sessions.nouns import COMES, Seat, SeatState
from handlers.sessions.refusing import no_presence, not_found, unknown_session
from handlers.sessions.seats import title_and_when, whose
from handlers.sessions.telling import tell
from handlers.sessions.words import ABSENT, ATTENDANCE, PARTICIPANTS
from handlers.text import FirstWord, Joined, Said, Verbatim, _, _n, lines, sentences

MOST_LISTED: Final = 60
_LISTED: Final = COMES | {SeatState.ABSENT}


@dataclass(frozen=True, slots=True)
class Expected:
    """A session and the names of those who have a part in it."""

    case: SessionCase
    names: tuple[tuple[PersonId, Verbatim], ...]

    @property
    def seats(self) -> tuple[Seat, ...]:
        """Return the seats of those who may have been there."""
        return self.case.in_state(*_LISTED)

    def name(self, seat: Seat) -> Verbatim:
        """Return how somebody is called."""
        return whose(seat) if seat.guest else dict(self.names)[seat.person]


async def look_at_expected(turn: Turn, look: Look) -> Expected | None:
    """Read who is expected at the session whose number stands behind the command."""
    return await read_expected(look, await look_at_number(turn, look))


async def read_expected(look: Look, case: SessionCase | None) -> Expected | None:
    """Read the names that belong to the seats of a session."""
    if case is None:
        return None
    people = [seat.person for seat in case.seats if not seat.guest]
    known = {one.id: one for one in await look.people(people)}
    return Expected(case, tuple((id_, person_called(known.get(id_))) for id_ in people))


# --- the list -----------------------------------------------------------------------------------------------------

_GROUPS: Final = (
    (frozenset({SeatState.ATTENDED}), _("Was there:")),
    (frozenset({SeatState.CONFIRMED}), _("Has a place:")),
    (frozenset({SeatState.PENDING}), _("Waits for an organiser:")),
    (frozenset({SeatState.WAITING, SeatState.OFFERED}), _("On the waiting list:")),
    (frozenset({SeatState.ABSENT, SeatState.EXCUSED}), _("Was not there:")),
)


def participants(turn: Turn, facts: Expected | None) -> Decision:
    """Show who leads the session who takes part, in private; that they looked is noted."""
    if facts is None or not facts.case.may_change(turn):
        return not_found(turn, PARTICIPANTS)
    case = facts.case
    shown = tuple(text for states, heading in _GROUPS if (text := _listed(facts, states, heading)) is not None)
    nobody = (_("Nobody has joined yet."),) if not shown else ()
    text = lines(title_and_when(case.session), *shown, *nobody, *opinions(case.seats))
    told = tell(turn.person.id, case.session, "session.participants", text)
    return Decision(save=_seen(turn, case, case.seats), say=(told,))


def _listed(facts: Expected, states: frozenset[SeatState], heading: Said) -> Said | None:
    seats = facts.case.in_state(*states)
    if not seats:
        return None
    shown = tuple(_with_needs(facts, seat) for seat in seats[:MOST_LISTED])
    return lines(heading, *shown, *and_more(len(seats) - MOST_LISTED))


def _with_needs(facts: Expected, seat: Seat) -> Said:
    name, needs = facts.name(seat), tuple(NEED_WORDS[need] for need in seat.needs)
    return _("- {name}: {needs}", name=name, needs=Joined(needs, by=", ")) if needs else _("- {name}", name=name)


# --- ticking off --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class WhoCame:
    """Ask who leads a session who was there."""

    name: ClassVar[str] = "session.who_came"
    session: int


async def look_at_those(turn: Turn, look: Look, step: WhoCame) -> Expected | None:
    """Read it again for an answer."""
    return await read_expected(look, await read_session(look, step.session))


def attendance(turn: Turn, facts: Expected | None) -> Decision:
    """Show the organisers who has a place, to tick off who was there."""
    if facts is None or not facts.case.may_change(turn):
        return not_found(turn, ATTENDANCE)
    case = facts.case
    if not_held := no_presence(turn, case):
        return not_held
    if turn.now < due.starts_at(case.session) - due.EARLY:
        text = _("{title} has not begun. Ask again when it is time.", title=title_words(case.session))
        return say(tell(turn.person.id, case.session, "session.not_begun", text))
    if not facts.seats:
        nobody = _("Nobody has a place at {title}.", title=title_words(case.session))
        return say(tell(turn.person.id, case.session, "session.nobody", nobody))
    if says_all(read_named(turn.text).behind):
        return _note_presence(turn, facts, facts.seats)
    choices = tuple(Choice(str(seat.place), _named(facts, seat)) for seat in facts.seats)
    question = _("Who was at {title}? You may name several numbers.", title=title_words(case.session))
    asked = tell(
        turn.person.id, case.session, "session.who_came", question, WhoCame(case.number), choices, many=True, light=True
    )
    return Decision(save=_seen(turn, case, facts.seats), say=(asked,))


def _named(facts: Expected, seat: Seat) -> Said:
    name = facts.name(seat)
    return _("{name} (noted already)", name=name) if seat.state is SeatState.ATTENDED else name


def _seen(turn: Turn, case: SessionCase, seats: tuple[Seat, ...]) -> tuple[Note, ...]:
    """Note that they looked, and for everybody in the list, who signed up a guest included, that they were seen."""
    subject, listed = f"session:{case.number}", tuple(seat.by or seat.person for seat in seats)
    looked = Note(turn.person.id, "session.participants_shown", subject, None, case.place.id)
    return (looked, *saw(turn.person.id, Seen.PARTICIPANTS, listed, case.place.id, subject))


def answer_who_came(turn: Turn, step: WhoCame, facts: Expected | None) -> Decision:
    """Note who was there."""
    if facts is None or not facts.case.may_change(turn):
        return unknown_session(turn)
    if not_held := no_presence(turn, facts.case):
        return not_held
    ticked = turn.answer.choices if turn.answer else ()
    return _note_presence(turn, facts, tuple(seat for seat in facts.seats if str(seat.place) in ticked))


def _note_presence(turn: Turn, facts: Expected, ticked: tuple[Seat, ...]) -> Decision:
    """Note that these were there, and say how a slip is put right."""
    came = tuple(replace(seat, state=SeatState.ATTENDED) for seat in ticked)
    new = tuple(seat for seat in came if seat not in facts.seats)
    count = _n("I noted {count} person.", "I noted {count} people.", len(came))
    told = tell(turn.person.id, facts.case.session, "session.came", sentences(count, _how_to_put_right(facts.case)))
    return Decision(save=new, say=(told,), due=(due.after(facts.case.session),))


def _how_to_put_right(case: SessionCase) -> Said:
    absent, number = FirstWord(ABSENT), name_of(case.number)
    return _("Did you note somebody who was not there? Type: {absent} {number}", absent=absent, number=number)


COMMANDS = (
    Command(
        "session.participants",
        PARTICIPANTS,
        _("see who takes part in a session"),
        look_at_expected,
        participants,
        Takes.NUMBER,
        example="S7",
        roles=LEADING,
    ),
    Command(
        "session.attendance",
        ATTENDANCE,
        _("tick off who was at a session"),
        look_at_expected,
        attendance,
        Takes.NUMBER,
        example="S7",
        roles=LEADING,
    ),
)
STEPS = (StepKind(WhoCame, look_at_those, answer_who_came),)
