"""A seat that was noted as taken and was not: it is put right, and whom it is about hears so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from handlers.basics.words import HUMAN_WORDS
from handlers.decision import NOTHING, Decision, Lane, Say, Turn
from handlers.model import Note
from handlers.sessions.card import title_words
from handlers.sessions.case import SessionCase
from handlers.sessions.nouns import Seat, SeatState
from handlers.sessions.seats import hearer, tell_of_seat
from handlers.sessions.telling import tell
from handlers.text import FirstWord, Said, Verbatim, _, _n, sentences


@dataclass(frozen=True, slots=True)
class Absentee:
    """A seat of which it may be said that nobody sat on it; ``called`` is its name for who leads the session."""

    case: SessionCase
    seat: Seat
    called: Verbatim


def note(turn: Turn, found: tuple[Absentee, ...]) -> Decision:
    """Note that these were not there; who was noted as present and did not say it themselves hears so."""
    case = found[0].case
    told = Decision(say=(tell(turn.person.id, case.session, "session.absent", _noted(turn, found)),))
    return told + _saved(turn, found)


def _saved(turn: Turn, found: Iterable[Absentee]) -> Decision:
    decided = NOTHING
    for one in found:
        gone = replace(one.seat, state=SeatState.ABSENT)
        was_told = one.seat.state is SeatState.ATTENDED and hearer(one.seat) != turn.person.id
        about = None if one.seat.guest else one.seat.person
        noted = Note(turn.person.id, "session.absent", f"session:{one.case.number}", about, one.case.place.id)
        decided += Decision(save=(gone, noted), say=(_put_right(one),) if was_told else ())
    return decided


def _noted(turn: Turn, found: tuple[Absentee, ...]) -> Said:
    one, title = found[0], title_words(found[0].case.session)
    if len(found) > 1:
        return _n(
            "I noted that {count} person was not at {title}.",
            "I noted that {count} people were not at {title}.",
            len(found),
            title=title,
        )
    if one.seat.person == turn.person.id:
        return _("I noted that you were not at {title}.", title=title)
    return _("I noted that {name} was not at {title}.", name=one.called, title=title)


def _put_right(one: Absentee) -> Say:
    """Tell whom it is about: they may know better."""
    title = title_words(one.case.session)
    mine = (
        _("It was noted that you were at {title}.", title=title),
        _("Whoever leads it put that right: you were not there."),
    )
    theirs = (
        _("It was noted that {name} was at {title}.", name=one.called, title=title),
        _("Whoever leads it put that right: {name} was not there.", name=one.called),
    )
    how = _("Is that not so? Type {human} to talk to a person.", human=FirstWord(HUMAN_WORDS))
    text = sentences(*(theirs if one.seat.guest else mine), how)
    return tell_of_seat(one.case, one.seat, "session.put_right", text, lane=Lane.PLANNED)
