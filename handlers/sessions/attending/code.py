"""The code of the day for who leads a session and lost it; with the code itself behind the word somebody is there."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.decision import Command, Decision, Takes, Turn, say
from handlers.look import Look
from handlers.reading.session_named import read_named
from handlers.requests.words import HERE
from handlers.sessions import due
from handlers.sessions.attending.presence import Arrival, be_present, is_code, look_at_arrival
from handlers.sessions.card import title_words, when_of
from handlers.sessions.case import SessionCase, look_at_number, read_led
from handlers.sessions.nouns import AHEAD, Session, SessionState
from handlers.sessions.refusing import no_presence, not_an_organiser, not_found
from handlers.sessions.telling import heard, tell
from handlers.sessions.words import CODE
from handlers.text import FirstWord, Said, When, _, lines

_HELD: Final = AHEAD | {SessionState.RUNNING, SessionState.ENDED}


@dataclass(frozen=True, slots=True)
class Wanted:
    """The session whose code is wanted; or ``arrival``, where the code itself was said."""

    case: SessionCase | None
    arrival: Arrival | None = None


async def look_at_wanted(turn: Turn, look: Look) -> Wanted:
    """Read the session that was named; without a number, the only one of theirs that goes on."""
    named = read_named(turn.text)
    if not named.is_sure and is_code(turn.text) and (arrival := await look_at_arrival(turn, look)).going_on:
        return Wanted(None, arrival)
    is_named = named.number is not None or turn.number is not None
    return Wanted(await (look_at_number(turn, look) if is_named else _the_only_one(turn, look)))


async def _the_only_one(turn: Turn, look: Look) -> SessionCase | None:
    led = await read_led(turn, look, _HELD)
    now = [case for case in led if due.is_present_time(case.session, turn.now)]
    return now[0] if len(now) == 1 else None


def tell_code(turn: Turn, wanted: Wanted) -> Decision:
    """Tell who leads it the code, in private; to who says the code itself it is noted that they are there."""
    if wanted.arrival:
        return be_present(turn, wanted.arrival)
    case = wanted.case
    if case is None or not case.is_for(turn):
        return heard(turn) + not_found(turn, CODE)
    if not case.may_change(turn):
        return heard(turn) + not_an_organiser(turn)
    told = tell(turn.person.id, case.session, "session.code", _code_of(turn, case))
    return heard(turn) + (no_presence(turn, case) or say(told))


def _code_of(turn: Turn, case: SessionCase) -> Said:
    session, title = case.session, title_words(case.session)
    if not session.code or turn.now > due.ends_at(session) + due.LATE:
        return _("{title} of {when} is over.", title=title, when=when_of(session))
    code = _(
        "The code of the day of {title} is {code}. Write on the board: send to the bot: {here} {code}",
        title=title,
        code=session.code,
        here=FirstWord(HERE),
    )
    return code if due.is_present_time(session, turn.now) else lines(code, _counts_from(session))


def _counts_from(session: Session) -> Said:
    begins = session.starts_local - due.EARLY
    return _("It counts from {when}.", when=When(begins.date(), begins.time()))


COMMANDS = (
    Command(
        "session.code",
        CODE,
        _("hear the code of the day of your session again"),
        look_at_wanted,
        tell_code,
        Takes.NUMBER,
        example="S7",
    ),
)
