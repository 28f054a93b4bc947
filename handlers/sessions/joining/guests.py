"""Somebody else's place: a guest without an account, for whom whoever signed them up hears everything."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.decision import Choice, Decision, Say, StepKind, Turn, say
from handlers.model import Consent
from handlers.reading.naming import same_first_name
from handlers.reading.phrases import words_in
from handlers.reading.plain import bare, words
from handlers.reading.session_named import name_of
from handlers.reading.session_words import WITH
from handlers.reading.whom import first_name
from handlers.reading.whom_words import BEFORE_A_NAME
from handlers.sessions.card import title_words
from handlers.sessions.case import SessionCase, look_at_step
from handlers.sessions.joining.placing import give
from handlers.sessions.joining.waiting import new_seat
from handlers.sessions.nouns import FOR_A_GUEST, WITH_A_PART, Seat
from handlers.sessions.refusing import not_open, unknown_session
from handlers.sessions.seats import title_and_when
from handlers.sessions.telling import tell
from handlers.sessions.words import JOIN
from handlers.text import FirstWord, Said, Verbatim, _, sentences

LONGEST_NAME = 60
_FOR = words_in(BEFORE_A_NAME)
_WITH = words_in(WITH)
_KNOWS = (Choice("yes", _("yes, I asked"), "👍"), Choice("no", _("not yet"), "👎"))


@dataclass(frozen=True, slots=True)
class GuestKnows:
    """Ask whether the guest knows that they are signed up; ``moment`` is when it was to begin (naive wall time)."""

    name: ClassVar[str] = "session.guest_knows"
    session: int
    guest: str
    moment: datetime | None = None


def guest_in(behind: str) -> str:
    """Read for whom it is in what stands behind the number ("for Jeanne"); empty for oneself."""
    said = words(behind)
    is_for = len(said) > 1 and bare(said[0].text) in _FOR
    return first_name(behind) if is_for else ""


def companion_in(behind: str) -> str:
    """Read who comes along in what stands behind the number ("with Jeanne"); "with pleasure" is nobody."""
    first, _space, rest = behind.strip().partition(" ")
    name = first_name(rest) if bare(first) in _WITH else ""
    return name if name[:1].isupper() else ""


def how_to_bring(turn: Turn, case: SessionCase, name: str) -> Say:
    """Say how somebody who was only named along is signed up: nobody is by being mentioned."""
    text = _(
        "Does {name} come along? Then type: {join} {number} for {name}",
        join=FirstWord(JOIN),
        number=name_of(case.number),
        name=Verbatim(name),
    )
    return tell(turn.person.id, case.session, "session.how_to_bring", text)


def guests_of(case: SessionCase, turn: Turn) -> tuple[Seat, ...]:
    """List the guests whom this person signed up and who still have a part."""
    return tuple(seat for seat in case.seats if _is_mine(seat, turn) and seat.state in WITH_A_PART)


def _is_mine(seat: Seat, turn: Turn) -> bool:
    return bool(seat.guest) and seat.by == turn.person.id


def guest_called(case: SessionCase, turn: Turn, name: str) -> Seat | None:
    """Find a guest of this person by name."""
    return next((seat for seat in guests_of(case, turn) if same_first_name(seat.guest, name)), None)


def is_a_guest(case: SessionCase, name: str) -> bool:
    """Tell whether somebody of this name is signed up by anybody: then who says it does not mean themselves."""
    return any(seat.guest and same_first_name(seat.guest, name) for seat in case.seats) if name else False


def bring(turn: Turn, case: SessionCase, guest: str) -> Decision:
    """Ask whether the guest knows; somebody who does not organise there brings one."""
    name, title = Verbatim(guest), title_and_when(case.session)
    if guest_called(case, turn, guest):
        known = _("{name} is on the list of {title} already.", name=name, title=title)
        return say(tell(turn.person.id, case.session, "session.guest_already", known))
    if guests_of(case, turn) and not case.is_led_by(turn):
        text = _("You can bring one person to {title}. For more, ask an organiser.", title=title)
        return say(tell(turn.person.id, case.session, "session.one_guest", text))
    return say(_ask_whether_known(turn, case, guest))


def _ask_whether_known(turn: Turn, case: SessionCase, guest: str) -> Say:
    step = GuestKnows(case.number, guest, case.session.starts_local)
    return tell(turn.person.id, case.session, "session.guest_knows", _agreed(guest, case), step, _KNOWS)


def _agreed(guest: str, case: SessionCase) -> Said:
    title = title_and_when(case.session)
    return sentences(
        _("Does {name} know that you sign them up for {title}?", name=Verbatim(guest), title=title),
        _("The organisers see the name. I write about it to you."),
    )


def answer_knows(turn: Turn, step: GuestKnows, case: SessionCase | None) -> Decision:
    """Sign the guest up, with the yes as it was given; without one nothing is kept."""
    if case is None or not case.is_for(turn):
        return unknown_session(turn)
    if not turn.answer or turn.answer.choice != "yes":
        return say(tell(turn.person.id, case.session, "session.ask_guest", _ask_first(case, step.guest)))
    if refused := not_open(turn, case):
        return refused
    if guest_called(case, turn, step.guest):
        return bring(turn, case, step.guest)
    if step.moment not in (None, case.session.starts_local):
        moved = _("Meanwhile {title} was moved.", title=title_words(case.session))
        asked = _ask_whether_known(turn, case, step.guest)
        return say(replace(asked, text=sentences(moved, asked.text)))
    seat = new_seat(case, turn.new_id("guest"), turn.now, turn.person.id, step.guest)
    return Decision(save=(_proof(turn, case, step.guest),)) + give(case, seat, turn.now, turn.person.name)


def _ask_first(case: SessionCase, guest: str) -> Said:
    how = _(
        "Is it a yes? Then type: {join} {number} for {name}",
        join=FirstWord(JOIN),
        number=name_of(case.number),
        name=Verbatim(guest),
    )
    return sentences(_("Please ask first. I keep nothing until then."), how)


def _proof(turn: Turn, case: SessionCase, guest: str) -> Consent:
    subject, text = name_of(case.number), _agreed(guest, case)
    return Consent(turn.person.id, FOR_A_GUEST, subject, text, turn.language, turn.incoming.channel, turn.now)


STEPS = (StepKind(GuestKnows, look_at_step, answer_knows),)
