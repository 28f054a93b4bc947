"""Writing to everybody who takes part in a session, or to everybody who waits; each reads it in private."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from handlers.decision import YES_NO, Choice, Command, Decision, Lane, StepKind, Takes, Turn, say
from handlers.model import LEADING, Note, PersonId
from handlers.reading.answers import is_only_an_answer
from handlers.reading.never_mind import is_never_mind
from handlers.reading.phrases import PhraseBook
from handlers.reading.plain import words
from handlers.reading.session_named import name_of
from handlers.reading.session_words import TO_WHO_COMES, TO_WHO_WAITS
from handlers.sessions.case import Meant, SessionCase, look_at_meant, look_at_step
from handlers.sessions.nouns import COMES, STANDS_IN_LINE, Seat
from handlers.sessions.refusing import unknown_session, which_session
from handlers.sessions.seats import title_and_when
from handlers.sessions.telling import hearers, tell
from handlers.sessions.words import LEAVE, WRITE
from handlers.text import FirstWord, Said, Verbatim, _, _n, lines

WAITING, COMING = "waiting", "coming"
LONGEST: Final = 2000
_BOOK = PhraseBook({WAITING: "\n".join(TO_WHO_WAITS.values()), COMING: "\n".join(TO_WHO_COMES.values())})
_TO_WHOM = (Choice(COMING, _("who takes part")), Choice(WAITING, _("who waits")))


@dataclass(frozen=True, slots=True)
class WhatToWrite:
    """Ask for the words of a message; ``to`` is empty while it is not known to whom it goes."""

    name: ClassVar[str] = "session.what_to_write"
    session: int
    to: str


@dataclass(frozen=True, slots=True)
class ToWhom:
    """Ask to whom a message goes."""

    name: ClassVar[str] = "session.to_whom"
    session: int
    words: str


@dataclass(frozen=True, slots=True)
class SendIt:
    """Ask whether a message may be sent as it stands."""

    name: ClassVar[str] = "session.send"
    session: int
    to: str
    words: str


def _as_typed(text: str, behind: str) -> str:
    """Return what stands behind the number with the full stop that it ends with."""
    at = text.rfind(behind) if behind else -1
    return text[at:] if at >= 0 else behind


def write(turn: Turn, facts: Meant) -> Decision:
    """Show what would be sent and to how many, before it is."""
    if not facts.is_named:
        return which_session(turn, WRITE)
    if facts.case is None or not facts.case.may_change(turn):
        return unknown_session(turn)
    return _go_on(turn, facts.case, *read_message(_as_typed(turn.text, facts.behind)))


def _go_on(turn: Turn, case: SessionCase, to: str, message: str) -> Decision:
    """Ask for what is missing, the words first; then show it."""
    if not message:
        return _ask_what(turn, case, to)
    if not to:
        question, step = _("To whom does it go?"), ToWhom(case.number, message)
        return say(tell(turn.person.id, case.session, "session.to_whom", question, step, _TO_WHOM))
    return _show(turn, case, to, message)


def read_message(behind: str) -> tuple[str, str]:
    """Read to whom it goes, empty when that was not said, and the words themselves."""
    said = words(behind)
    hit = next(iter(_BOOK.find(said)), None)
    if hit is None:
        return "", behind.strip()[:LONGEST]
    return hit.kind, behind[said[hit.end - 1].end :].lstrip(" :,.-\n").strip()[:LONGEST]


def _ask_what(turn: Turn, case: SessionCase, to: str) -> Decision:
    if to and not _readers(case, to):
        return _nobody(turn, case)
    texts = {
        WAITING: _("What shall I write to who waits? Type your text."),
        COMING: _("What shall I write to who takes part? Type your text."),
    }
    text = texts.get(to, _("What shall I write? Type your text."))
    return say(
        tell(turn.person.id, case.session, "session.what_to_write", text, WhatToWrite(case.number, to), free=True)
    )


def _nobody(turn: Turn, case: SessionCase) -> Decision:
    return say(tell(turn.person.id, case.session, "session.write_nobody", _("Nobody is there to write to.")))


def _show(turn: Turn, case: SessionCase, to: str, message: str) -> Decision:
    people = _readers(case, to)
    if not people:
        return _nobody(turn, case)
    count = _n("This goes to {count} person:", "This goes to {count} people:", len(people))
    shown = lines(count, _letter(case, message), _("Shall I send it?"))
    return say(tell(turn.person.id, case.session, "session.send", shown, SendIt(case.number, to, message), YES_NO))


def _readers(case: SessionCase, to: str) -> tuple[PersonId, ...]:
    return hearers(_seats(case, to))


def _seats(case: SessionCase, to: str) -> tuple[Seat, ...]:
    return case.in_state(*(STANDS_IN_LINE if to == WAITING else COMES))


def _letter(case: SessionCase, message: str) -> Said:
    opening = _("An organiser of {place} writes to you about {title}:", place=case.place.name, title=_title(case))
    stop = _("Rather not hear about it? Type: {leave} {number}", leave=FirstWord(LEAVE), number=name_of(case.number))
    return lines(opening, Verbatim(message), stop)


def _title(case: SessionCase) -> Said:
    return title_and_when(case.session)


# --- answers ------------------------------------------------------------------------------------------------------


def answer_what(turn: Turn, step: WhatToWrite, case: SessionCase | None) -> Decision:
    """Take the words, and to whom where that is said in front of them; a no leaves it."""
    if case is None or not case.may_change(turn):
        return unknown_session(turn)
    said = turn.answer.text if turn.answer else ""
    if is_only_an_answer(said) or is_never_mind(said):
        return _nothing_sent(turn, case)
    to, message = (step.to, said.strip()[:LONGEST]) if step.to else read_message(said)
    return _go_on(turn, case, to, message)


def answer_to_whom(turn: Turn, step: ToWhom, case: SessionCase | None) -> Decision:
    """Show what would be sent."""
    if case is None or not case.may_change(turn) or not turn.answer:
        return unknown_session(turn)
    return _show(turn, case, turn.answer.choice or COMING, step.words)


def answer_send(turn: Turn, step: SendIt, case: SessionCase | None) -> Decision:
    """Send it, or leave it."""
    if case is None or not case.may_change(turn):
        return unknown_session(turn)
    if not turn.answer or turn.answer.choice != "yes":
        return _nothing_sent(turn, case)
    people = _readers(case, step.to)
    letters = (
        tell(person, case.session, "session.letter", _letter(case, step.words), lane=Lane.PLANNED) for person in people
    )
    sent = _n("I sent it to {count} person.", "I sent it to {count} people.", len(people))
    note = Note(turn.person.id, "session.letter", f"session:{case.number}", None, case.place.id)
    return Decision(save=(note,), say=(*letters, tell(turn.person.id, case.session, "session.sent", sent)))


def _nothing_sent(turn: Turn, case: SessionCase) -> Decision:
    return say(tell(turn.person.id, case.session, "session.not_sent", _("Good. I sent nothing.")))


COMMANDS = (
    Command(
        "session.write",
        WRITE,
        _("write to who takes part in a session, or waits"),
        look_at_meant,
        write,
        Takes.WORDS,
        example="S7",
        roles=LEADING,
    ),
)
STEPS = (
    StepKind(WhatToWrite, look_at_step, answer_what, whole=True),
    StepKind(ToWhom, look_at_step, answer_to_whom),
    StepKind(SendIt, look_at_step, answer_send),
)
