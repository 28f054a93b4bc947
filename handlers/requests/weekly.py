"""A request that comes back every week: each time is a request of its own, public holidays are asked about first."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from handlers.decision import NOTHING, Choice, Decision, StepKind, Tick, TimerKind, Turn, say
from handlers.look import Look
from handlers.requests import moments
from handlers.requests.case import Case, look_at_due, look_at_step
from handlers.requests.draft_steps import OnHoliday
from handlers.requests.ending import discard, of_draft
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
_FIXED = {(1, 1), (5, 1), (7, 21), (8, 15), (11, 1), (11, 11), (12, 25)}


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


# --- public holidays --------------------------------------------------------------------------------------------


def is_public_holiday(day: date) -> bool:
    """Tell whether it is one of the ten public holidays of Belgium (royal decree of 18 April 1974, article 1)."""
    easter = easter_of(day.year)
    moving = {easter + timedelta(days=1), easter + timedelta(days=39), easter + timedelta(days=50)}
    return (day.month, day.day) in _FIXED or day in moving


def easter_of(year: int) -> date:
    """Return Easter Sunday (the anonymous Gregorian computus; Meeus, Astronomical Algorithms, chapter 8)."""
    golden, century, rest = year % 19, year // 100, year % 100
    leap_centuries, century_rest = divmod(century, 4)
    correction = (century - (century + 8) // 25 + 1) // 3
    epact = (19 * golden + century - leap_centuries - correction + 15) % 30
    leap_years, year_rest = divmod(rest, 4)
    weekday = (32 + 2 * century_rest + 2 * leap_years - epact - year_rest) % 7
    late = (golden + 11 * epact + 22 * weekday) // 451
    month, day = divmod(epact + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


STEPS = (StepKind(OnHoliday, look_at_step, of_draft(answer_holiday)),)
TIMERS = (TimerKind(moments.NEXT, "The next time that is still ahead is made.", look_at_following, come_back),)
