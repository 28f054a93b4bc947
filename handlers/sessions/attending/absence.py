"""Presence that is taken back: by who leads the session, and by whom it is about; in doubt it is asked who is meant."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import ClassVar, Final

from handlers.decision import Choice, Command, Decision, Say, StepKind, Takes, Turn, Watch, say
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.reading.absence import apart_from_absence, read_absence
from handlers.reading.naming import is_called
from handlers.reading.plain import bare
from handlers.reading.session_named import read_named
from handlers.sessions import due
from handlers.sessions.attending.participants import Expected, read_expected
from handlers.sessions.attending.putting_right import Absentee, note
from handlers.sessions.card import title_words
from handlers.sessions.case import SessionCase, look_at_number, read_led, read_session, read_sessions
from handlers.sessions.nouns import AHEAD, COMES, SessionState
from handlers.sessions.refusing import no_presence, not_found
from handlers.sessions.seats import how_to_leave, seat_id, title_and_when
from handlers.sessions.telling import heard, tell
from handlers.sessions.words import ABSENT
from handlers.text import Said, Verbatim, When, _, sentences

MOST_CHOICES: Final = 60
_LATELY: Final = AHEAD | {SessionState.RUNNING, SessionState.ENDED}
_NOBODY: Final = Choice("none", _("none of them"))


@dataclass(frozen=True, slots=True)
class WhoWasAbsent:
    """Ask who was not there; each choice is a seat."""

    name: ClassVar[str] = "session.who_was_absent"


@dataclass(frozen=True, slots=True)
class Missed:
    """Whom somebody may mean; ``name`` as they were called, empty where nobody was; ``case`` is the named session."""

    found: tuple[Absentee, ...]
    name: str = ""
    case: SessionCase | None = None


# --- afwezig S7 ---------------------------------------------------------------------------------------------------


async def look_at_absent(turn: Turn, look: Look) -> Missed:
    """Read the session that was named, and who of it may be meant: for who does not lead it, themselves."""
    case = await look_at_number(turn, look)
    if case is None:
        return Missed(())
    name = apart_from_absence(read_named(turn.text).behind)
    return Missed(await _meant(turn, look, case, name), name, case)


async def _meant(turn: Turn, look: Look, case: SessionCase, name: str) -> tuple[Absentee, ...]:
    if not case.may_change(turn):
        return () if name else _own(turn, case)
    expected = await read_expected(look, case)
    return _called(expected, name) if expected else ()


def _own(turn: Turn, case: SessionCase) -> tuple[Absentee, ...]:
    seat = case.seat_of(turn.person.id)
    return (Absentee(case, seat, Verbatim(turn.person.name)),) if seat and seat.state in COMES else ()


def _called(expected: Expected, name: str) -> tuple[Absentee, ...]:
    """List who has or had a place and is called so; all of them where no name was said."""
    come = ((seat, expected.name(seat)) for seat in expected.case.coming)
    meant = (one for one in come if not name or is_called(one[1].words, name))
    return tuple(Absentee(expected.case, seat, called) for seat, called in meant)


def absent(turn: Turn, missed: Missed) -> Decision:
    """Take back that somebody was there; without a name who leads it chooses."""
    case = missed.case
    if case is None or not (case.is_for(turn) or case.seat_of(turn.person.id)):
        return heard(turn) + not_found(turn, ABSENT)
    return heard(turn) + (_too_early(turn, case) or _take_back(turn, missed, case))


def _too_early(turn: Turn, case: SessionCase) -> Decision | None:
    """Say that nobody was at a session that is cancelled, or has not begun: then who cannot come leaves it."""
    if (not_held := no_presence(turn, case)) or due.has_begun(case.session, turn.now):
        return not_held
    seat = case.seat_of(turn.person.id)
    how = (how_to_leave(seat),) if seat and seat.state in COMES else ()
    text = sentences(_("{title} has not begun yet.", title=title_words(case.session)), *how)
    return say(tell(turn.person.id, case.session, "session.not_begun", text))


def _take_back(turn: Turn, missed: Missed, case: SessionCase) -> Decision:
    is_chosen = case.may_change(turn) and not missed.name
    if missed.found and (is_chosen or len(missed.found) > 1):
        question = _("Who was not at {title}? You may name several numbers.", title=title_words(case.session))
        return say(_ask(turn, question if is_chosen else _("Whom do you mean?"), missed.found))
    return note(turn, missed.found) if missed.found else _nobody(turn, missed, case)


def _nobody(turn: Turn, missed: Missed, case: SessionCase) -> Decision:
    title = title_words(case.session)
    text: Said = _("You are not signed up for {title}.", title=title)
    if case.may_change(turn):
        text = _("Nobody has a place at {title}.", title=title)
        if missed.name:
            text = _("Nobody called {name} had a place at {title}.", name=Verbatim(missed.name), title=title)
    elif missed.name:
        text = _("Only who leads {title} can say that of somebody else.", title=title)
    return say(tell(turn.person.id, case.session, "session.nobody", text))


# --- Sanne was er niet --------------------------------------------------------------------------------------------


async def look_at_said(turn: Turn, look: Look) -> Missed | None:
    """Hear it in other words: about somebody at a session that this person leads, or about themselves."""
    said = read_absence(turn.text) if turn.in_private else None
    if said is None:
        return None
    cases = await (read_led(turn, look, _LATELY) if said.name else _with_seat_of(turn, look))
    held = [
        case
        for case in cases
        if due.has_begun(case.session, turn.now) and case.number in (said.sessions or [case.number])
    ]
    found: list[Absentee] = []
    for case in held:
        found += await _meant(turn, look, case, said.name) if said.name else _own(turn, case)
    return Missed(tuple(found), said.name) if found else None


async def _with_seat_of(turn: Turn, look: Look) -> tuple[SessionCase, ...]:
    numbers = {seat.session for seat in await look.seats_of(turn.person.id) if seat.person == turn.person.id}
    lately = [one for one in await look.sessions_numbered(numbers) if one.state in _LATELY]
    return await read_sessions(look, lately)


def take_back(turn: Turn, missed: Missed) -> Decision:
    """Take it back where one seat can be meant; ask which one of several."""
    if len(missed.found) == 1:
        return note(turn, missed.found)
    return say(_ask(turn, _("Whom do you mean?") if missed.name else _("Which session do you mean?"), missed.found))


# --- asking -------------------------------------------------------------------------------------------------------


def _ask(turn: Turn, question: Said, found: tuple[Absentee, ...]) -> Say:
    labels = _labels(found[:MOST_CHOICES])
    choices = tuple(Choice(seat_id(one.seat), label) for one, label in zip(found, labels, strict=False))
    is_many = len({one.case.number for one in found}) == 1
    return Say(
        turn.me,
        "session.who_was_absent",
        question,
        choices=(*choices, _NOBODY),
        step=WhoWasAbsent(),
        many=is_many,
        light=True,
    )


def _labels(found: tuple[Absentee, ...]) -> tuple[Said, ...]:
    """Tell them apart: by their names, else by the session and by when they signed up."""
    times = Counter(bare(one.called.words) for one in found)
    is_one = len({one.case.number for one in found}) == 1
    return tuple(_label(one, is_one=is_one, is_only=times[bare(one.called.words)] == 1) for one in found)


def _label(one: Absentee, *, is_one: bool, is_only: bool) -> Said:
    if not is_one:
        return _("{name} ({session})", name=one.called, session=title_and_when(one.case.session))
    since = When(one.case.local(one.seat.joined_at).date())
    return one.called if is_only else _("{name} (on the list since {day})", name=one.called, day=since)


async def look_at_chosen(turn: Turn, look: Look, step: WhoWasAbsent) -> Missed:
    """Read the seats that were chosen, as they are now."""
    found: list[Absentee] = []
    for chosen in turn.answer.choices if turn.answer else ():
        number, _dash, place = chosen.partition("-")
        case = await read_session(look, int(number)) if number.isdecimal() else None
        expected = await read_expected(look, case)
        found += [one for one in _called(expected, "") if str(one.seat.place) == place] if expected else []
    return Missed(tuple(found))


def answer(turn: Turn, step: WhoWasAbsent, missed: Missed) -> Decision:
    """Take back what was chosen, as far as this person may."""
    theirs = (one for one in missed.found if one.case.may_change(turn) or one.seat.person == turn.person.id)
    allowed = tuple(dict.fromkeys(theirs))
    if not allowed:
        return say(Say(turn.me, "session.kept", _("Good. Everything stays as it is.")))
    return note(turn, allowed)


COMMANDS = (
    Command(
        "session.absent",
        ABSENT,
        _("say that somebody was not at a session"),
        look_at_absent,
        absent,
        Takes.NUMBER,
        example="S7",
    ),
)
STEPS = (StepKind(WhoWasAbsent, look_at_chosen, answer),)
WATCHES = (Watch(IncomingKind.MESSAGE, look_at_said, take_back),)
