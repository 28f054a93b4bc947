"""The code word: the person reads the usual answer, and the organisers hear that something is wrong."""

from __future__ import annotations

from handlers.checkins.case import Case, read_case
from handlers.checkins.ladder import call_for_code
from handlers.checkins.nouns import Round, RoundKind, RoundState
from handlers.decision import Decision, Turn, Watch
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.reading.plain import words


def says_code(case: Case, text: str) -> bool:
    """Tell whether the person wrote their code word."""
    code = case.checkin.code
    return bool(code) and case.checkin.is_on and any(word.text == code for word in words(text))


async def look_for_code(turn: Turn, look: Look) -> Case | None:
    """Read whether the code word was written in private, and nobody looks after one already."""
    checkin = await look.checkin(turn.person.id) if turn.in_private else None
    if checkin is None or not checkin.code:
        return None
    case = await read_case(look, turn.person.id, turn.now)
    if case is None or any(about.kind is RoundKind.CODE for about in case.rounds):
        return None
    return case if says_code(case, turn.text) else None


def tell_silently(turn: Turn, case: Case) -> Decision:
    """Tell the organisers until one of them says what came of it; nothing is said to the person."""
    about = Round(
        turn.new_id("code"),
        case.person.id,
        case.place.id,
        case.day(turn.now),
        RoundState.MISSED,
        turn.now,
        kind=RoundKind.CODE,
        campaign="code",
        missed_at=turn.now,
    )
    return call_for_code(case, about, turn.now)


BESIDE = (Watch(IncomingKind.MESSAGE, look_for_code, tell_silently),)
