"""What is counted of each thing that a neighbourhood does, when it is saved: only here a flow becomes a line.

Everything is decided by the thing itself and a few facts that are gone later (who asked before, in which language). So
a line is right for good: people may be forgotten, and what is past its time may go (docs/decisions/0020).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from handlers.checkins.nouns import HELP, Round, RoundKind, RoundState
from handlers.impact.nouns import Line, LineKind
from handlers.model import RoomKind
from handlers.reading.walltime import to_local
from handlers.referrals.nouns import OPEN, Referral, ReferralState
from handlers.requests.nouns import FILLED, WAS_DONE, Request, RequestState
from handlers.sessions.nouns import Session, SessionState

_HOUR: Final = timedelta(hours=1)
_HELD: Final = frozenset({SessionState.RUNNING, SessionState.ENDED, SessionState.ARCHIVED})
_WELL: Final = frozenset({RoundState.ANSWERED, RoundState.SEEN})
_ANSWERED: Final = frozenset({ReferralState.HELPED, ReferralState.INELIGIBLE, ReferralState.WAITING})
_OUTSIDE: Final = frozenset({RoomKind.TEAM, RoomKind.NETWORK})
CHAT: Final = "chat"
_CHATS: Final = frozenset({"matrix", "console"})


@dataclass(frozen=True, slots=True)
class Asking:
    """What must be known of a request beside itself.

    ``came``: somebody helped and did not stay away. ``has_asked``: the person asked here before, as far back as that
    is known (two years). ``language`` and ``channel`` are those in which it was asked.
    """

    zone: str
    came: bool
    has_asked: bool = False
    language: str = ""
    channel: str = ""


def line_of_request(request: Request, known: Asking, before: Line | None, now: datetime) -> Line | None:
    """Count a request once it stood in public; on whose behalf and how it came is what it was then."""
    if request.opened_at is None:
        return None
    traits = dict(before.traits) if before else _as_asked(request, known)
    traits |= {"category": request.category.value, "outcome": _outcome(request, came=known.came)}
    if request.state in FILLED | WAS_DONE and "hours" not in traits:
        traits["hours"] = str(max(now - request.opened_at, timedelta()) // _HOUR)
    on = before.on if before else to_local(request.opened_at, known.zone).date()
    return _line(LineKind.REQUEST, str(request.number), request.neighbourhood, on, traits)


def _as_asked(request: Request, known: Asking) -> dict[str, str]:
    who = "behalf" if request.behalf else "again" if known.has_asked else "first"
    by = CHAT if known.channel in _CHATS else known.channel
    return {"who": who, "language": known.language, "through": request.behalf.through if request.behalf else by}


def _outcome(request: Request, *, came: bool) -> str:
    """Say what came of it: one of four, so that they add up to all that was asked."""
    match request.state:
        case RequestState.CLOSED_OK:
            return "filled"
        case RequestState.DONE_UNCONFIRMED if came:
            return "filled"
        case RequestState.CLOSED_NOT_OK:
            return "filled" if came else "unmet"
        case RequestState.UNMET | RequestState.EXPIRED | RequestState.REFERRED:
            return "unmet"
        case RequestState.WITHDRAWN | RequestState.BLOCKED | RequestState.DISCARDED:
            return "withdrawn"
        case _:
            return "open"


def line_of_help(ref: str, place: str, on: date, last: date | None, *, has_asked: bool) -> Line:
    """Count that somebody helped, and when the same person last did: so people are counted once, by no name."""
    traits = {"last": last.isoformat() if last else "", "asked": "yes" if has_asked else "no"}
    return _line(LineKind.HELP, ref, place, on, traits)


def line_of_volunteer(ref: str, place: str, on: date) -> Line:
    """Count that somebody began to offer help, or came back to it."""
    return _line(LineKind.VOLUNTEER, ref, place, on, {})


def line_of_referral(ref: str, referral: Referral, zone: str) -> Line:
    """Count that somebody wanted to reach a service, and whether an answer came."""
    state = referral.state
    outcome = "open" if state in OPEN else "answered" if state in _ANSWERED else state.value
    on = to_local(referral.sent_at, zone).date()
    return _line(LineKind.REFERRAL, ref, referral.neighbourhood, on, {"outcome": outcome})


def line_of_session(session: Session, attended: int) -> Line | None:
    """Count a session that was held, and how many were there."""
    if session.state not in _HELD:
        return None
    pillar = "3" if session.audience in _OUTSIDE else "1"
    on = session.starts_local.date()
    traits = {"audience": session.audience.value, "pillar": pillar}
    return _line(LineKind.SESSION, str(session.number), session.neighbourhood, on, traits, attended)


def line_of_round(ref: str, asked: Round) -> Line | None:
    """Count that somebody was told of a silence, and whether all was well; the code word is no silence."""
    if asked.ended_at is None or not asked.alerted or asked.kind is RoundKind.CODE:
        return None
    is_well = asked.state in _WELL and asked.answer != HELP
    return _line(LineKind.CHECKIN, ref, asked.neighbourhood, asked.on, {"outcome": "well" if is_well else "other"})


def _line(kind: LineKind, ref: str, place: str, on: date, traits: dict[str, str], n: int = 1) -> Line:
    return Line(kind, ref, place, on, tuple(sorted(traits.items())), n)
