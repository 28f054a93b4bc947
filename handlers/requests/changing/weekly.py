"""A request that comes back every week: each time is a request of its own, public holidays are asked about first."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.decision import NOTHING, Choice, Decision, StepKind, Tick, TimerKind, Turn, say
from handlers.look import Look
from handlers.reading.holidays import is_public_holiday
from handlers.requests import moments
from handlers.requests.case import Case, look_at_due, look_at_step
from handlers.requests.draft_steps import OnHoliday
from handlers.requests.drafting.ending import discard, of_draft
from handlers.requests.nouns import Request, RequestState
from handlers.requests.opening import open_request
from handlers.requests.telling import tell_asker
from handlers.text import When, _, sentences

WEEK = timedelta(days=7)
A_DAY = timedelta(days=1)
_ON_HOLIDAY = (
    Choice("go", _("yes, it goes on")),
    Choice("skip", _("skip this time")),
    Choice("stop", _("stop the series")),
)


@dataclass(frozen=True, slots=True)
class Following:
    """The time that is over, and a free number for the next."""

    case: Case
    number: int


async def look_at_following(tick: Tick, look: Look) -> Following | None:
    """Read the time that is over and a free number."""
    case = await look_at_due(tick, look)
    return Following(case, await look.next_number("request")) if case else None


def come_back(tick: Tick, following: Following | None) -> Decision:
    """Make the next time when one is over, however it ended; not of what was blocked, or when the asker left us."""
    if following is None or following.case.request.when is None:
        return NOTHING
    case = following.case
    if case.request.state is RequestState.BLOCKED or _asker_is_silent(case):
        return NOTHING
    if case.request.state is RequestState.HELD:
        return Decision(due=(replace(tick.due, local=case.local(tick.now) + A_DAY),))
    again = next_time(case.request, following.number, case.local(tick.now), tick.now)
    after = replace(case, request=again, claims=(), asked=())
    if again.when and is_public_holiday(again.when.on):
        return ask_about_holiday(after, tick.now)
    return open_request(after, tick.now)


def _asker_is_silent(case: Case) -> bool:
    return any(person.stopped and case.is_asker(person.id) for person in case.people)


def next_time(last: Request, number: int, now_local: datetime, now: datetime) -> Request:
    """Copy a request to its next day that is still ahead; the yes that was given holds for the whole series."""
    when = last.when
    assert when is not None  # noqa: S101 - the caller has looked
    while moments.begins(when) <= now_local:
        when = replace(when, on=when.on + WEEK)
    return replace(
        last,
        number=number,
        state=RequestState.OPEN,
        when=when,
        made_at=now,
        series=last.series or last.number,
        wave=0,
        cause="",
        opened_at=None,
        closed_at=None,
        was_unmet=False,
        held_from=None,
        version=0,
    )


def ask_about_holiday(case: Case, now: datetime) -> Decision:
    """Ask the asker; without an answer this time is skipped and the series goes on."""
    when, zone = case.request.when, case.zone
    assert when is not None  # noqa: S101 - the caller has looked
    waiting = case.with_request(replace(case.request, state=RequestState.DRAFT))
    text = sentences(
        _("{when} is a public holiday.", when=When(when.on)), _("Does #{number} go on?", number=case.number)
    )
    timers = (
        moments.due(moments.NEXT, waiting.request, moments.ends(when), zone, wait=True),
        moments.due(moments.DRAFT_OVER, waiting.request, moments.begins(when), zone),
    )
    question = tell_asker(waiting, "request.holiday", text, OnHoliday(case.number), _ON_HOLIDAY)
    return Decision(save=(waiting.request,), say=(question,), due=timers)


def answer_holiday(turn: Turn, step: OnHoliday, case: Case) -> Decision:
    """Open it all the same, skip it, or stop the series."""
    match turn.answer.choice if turn.answer else None:
        case "go":
            text = _("Good. I'm looking for a neighbour.")
            return say(tell_asker(case, "request.goes_on", text)) + open_request(case, turn.now)
        case "stop":
            return stop_series(case, turn) + discard(case.request, turn.now)
        case _:
            text = _("Good. I skip this time. Next week I ask again.")
            return say(tell_asker(case, "request.skipped", text)) + discard(case.request, turn.now)


def stop_series(case: Case, turn: Turn) -> Decision:
    """Make no next time any more."""
    text = _("The series stops. It does not come back next week.")
    return Decision(
        say=(tell_asker(case, "request.series_stopped", text),), cancel=moments.cancel(case.request, (moments.NEXT,))
    )


STEPS = (StepKind(OnHoliday, look_at_step, of_draft(answer_holiday)),)
TIMERS = (TimerKind(moments.NEXT, "The next time that is still ahead is made.", look_at_following, come_back),)
