"""After we were away: one list for the organisers of the reminders that nobody got."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.decision import NOTHING, Decision, Say, Tick, TimerKind, ToRole, say
from handlers.look import Look
from handlers.model import Due, Role
from handlers.requests import moments
from handlers.requests.case import Case
from handlers.requests.nouns import CAME, UNDER_WAY, Request, RequestState
from handlers.text import _

_SLACK = timedelta(minutes=10)
MOST_LISTED = 12


@dataclass(frozen=True, slots=True)
class Missed:
    """The requests of a neighbourhood whose reminder was not sent in time."""

    neighbourhood: str
    numbers: tuple[int, ...]


def list_of_missed(case: Case, tick: Tick) -> Due:
    """Plan one list for a neighbourhood, a minute from now; every reminder that was missed plans the same."""
    at = case.local(tick.now).replace(second=0, microsecond=0) + timedelta(minutes=1)
    away = str(int(tick.away.total_seconds()))
    id_ = case.neighbourhood.id
    return Due(moments.MISSED, id_, at, case.zone, neighbourhood=id_, may_wait=True, fields=(("away", away),))


async def look_at_missed(tick: Tick, look: Look) -> Missed:
    """Read what began while we were away and was promised."""
    since = tick.now - timedelta(seconds=int(dict(tick.due.fields)["away"])) - tick.late_by - _SLACK
    found = await look.requests_in(tick.due.subject, UNDER_WAY | {RequestState.DONE_UNCONFIRMED})
    began = [request for request in found if _began_unreminded(request, since, tick)]
    promised = [r.number for r in began if any(c.state in CAME for c in await look.claims(r.number))]
    return Missed(tick.due.subject, tuple(promised))


def _began_unreminded(request: Request, since: datetime, tick: Tick) -> bool:
    if request.when is None:
        return False
    zone = tick.due.zone
    reminded_at = moments.instant(moments.remind_soon_at(request.when, zone), zone)
    return reminded_at >= since and moments.instant(moments.begins(request.when), zone) <= tick.now


def tell_of_missed(tick: Tick, missed: Missed) -> Decision:
    """Tell the organisers in one message."""
    if not missed.numbers:
        return NOTHING
    numbers = ", ".join(f"#{number}" for number in missed.numbers[:MOST_LISTED])
    text = _("I was away, and sent no reminder for {numbers}. Please check that all is well.", numbers=numbers)
    return say(Say(ToRole(missed.neighbourhood, Role.ORGANISER), "request.reminder_missed", text))


TIMERS = (TimerKind(moments.MISSED, "It is said late too.", look_at_missed, tell_of_missed),)
