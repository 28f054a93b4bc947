"""The same question every month: only after a yes, once each month, and no answer never means anything.

Who stops is forgotten with all answers, by a word, by a choice under the question itself, or by stopping everything.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.caregivers.facts import PURPOSE, Caring, look_at_talk, read_given
from handlers.caregivers.going_on import go_on, tell
from handlers.caregivers.nouns import Answered, HowLong, Monthly, NoMonthly
from handlers.caregivers.promising import take_back
from handlers.caregivers.questions import again, ask_again_this_month, ask_every_month, every_month_words
from handlers.caregivers.steps import AskHowLong, AskWhatHelps, EveryMonth, Talk
from handlers.caregivers.team import open_call
from handlers.caregivers.words import KEEP_NOTHING_WORDS, STOP_WORDS
from handlers.decision import NOTHING, Cancel, Close, Command, Decision, StepKind, Tick, TimerKind, Turn, say
from handlers.look import Look
from handlers.model import Consent, Due, Person
from handlers.reading.walltime import to_local
from handlers.text import FirstWord, _

MONTH: Final = "talk.month"
STOPPED: Final = _("Good, I do not ask it any more. I have erased your answers.")
_AT: Final = time(10)
_DAY: Final = "day"
_LONGER_THAN_A_MONTH: Final = timedelta(days=32)


# --- a yes ----------------------------------------------------------------------------------------------------------


def hear_every_month(turn: Turn, step: EveryMonth, caring: Caring) -> Decision:
    """Begin after a clear yes, with its exact text as proof; then go on."""
    match turn.answer.choice if turn.answer else None:
        case "yes":
            return _begin(turn, step, caring)
        case "no":
            return go_on(turn, caring, step.talk, (_("All right, I do not ask it. You can always write to me."),))
        case _:
            return say(again(ask_every_month(turn.person.id, step.talk, ())))


def _begin(turn: Turn, step: EveryMonth, caring: Caring) -> Decision:
    talk, today = step.talk, turn.now_local.date()
    monthly = caring.monthly or Monthly(turn.person.id, talk.place, turn.now)
    if talk.how_long:
        monthly = monthly.with_answer(Answered(today, talk.how_long))
    given = Consent(
        turn.person.id, PURPOSE, talk.place, every_month_words(), turn.language, turn.incoming.channel, turn.now
    )
    due = next_month(turn.now_local, today.day, turn.zone, turn.person.id, talk.place)
    told = _("Good. I ask you again on {day}.", day=due.local.date())
    nothing = _("Shall I keep no answers? Type: {words}", words=FirstWord(KEEP_NOTHING_WORDS))
    return Decision(save=(monthly, given), due=(due,)) + go_on(turn, caring, talk, (told, nothing))


def next_month(after_local: datetime, day: int, zone: str, person: str, place: str) -> Due:
    """Plan the question for the same day of the next month at ten, or for its last day if it has no such day."""
    last = _last_day_of_next_month(after_local.date())
    local = datetime.combine(last.replace(day=min(day, last.day)), _AT)
    return Due(MONTH, place, local, zone, person, place, may_wait=True, fields=((_DAY, str(day)),))


def _last_day_of_next_month(day: date) -> date:
    first = day.replace(day=1)
    for _month in range(2):
        first = (first + _LONGER_THAN_A_MONTH).replace(day=1)
    return first - timedelta(days=1)


def with_answer(turn: Turn, monthly: Monthly | None, how_long: HowLong) -> tuple[Monthly, ...]:
    """Keep an answer of who agreed to that, the last of a day; of others nothing is kept."""
    if monthly is None:
        return ()
    today = turn.now_local.date()
    before = tuple(one for one in monthly.answers if one.on != today)
    return (replace(monthly, answers=before).with_answer(Answered(today, how_long)),)


# --- every month ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Agreed:
    """What somebody agreed to, with their yes; ``call`` is one they wait for."""

    person: Person | None
    monthly: Monthly | None = None
    given: tuple[Consent, ...] = ()
    call: Due | None = None


async def look_at_month(tick: Tick, look: Look) -> Agreed:
    """Read whether the person still wants to be asked."""
    person = tick.due.person or ""
    return Agreed(await look.person(person), await look.monthly(person), await read_given(look, person))


def ask_this_month(tick: Tick, agreed: Agreed) -> Decision:
    """Ask once and plan the next month; who stopped all messages is forgotten instead."""
    monthly, person = agreed.monthly, agreed.person
    if monthly is None or person is None:
        return NOTHING
    if person.stopped:
        return ended(monthly, agreed.given, tick.now)
    now_local = to_local(tick.now, tick.due.zone)
    fresh = monthly.fresh(now_local.date())
    day = int(dict(tick.due.fields).get(_DAY, tick.due.local.day))
    return Decision(
        save=(fresh,) if fresh != monthly else (),
        say=(ask_again_this_month(person.id, Talk(monthly.neighbourhood)),),
        due=(next_month(now_local, day, tick.due.zone, person.id, monthly.neighbourhood),),
        close=(Close(AskHowLong.name, None, person.id),),
    )


# --- stopping -------------------------------------------------------------------------------------------------------


def ended(monthly: Monthly | None, given: tuple[Consent, ...], now: datetime) -> Decision:
    """Forget that somebody was ever asked, and their answers; of their yes stays that it was taken back."""
    if monthly is None:
        return NOTHING
    return Decision(
        save=(NoMonthly(monthly.person), *(replace(one, withdrawn_at=now) for one in given)),
        cancel=(Cancel(MONTH, monthly.neighbourhood, monthly.person),),
        close=tuple(Close(step.name, None, monthly.person) for step in (AskHowLong, AskWhatHelps)),
    )


async def look_at_agreed(turn: Turn, look: Look) -> Agreed:
    """Read what the person agreed to, and whether they wait for a call."""
    person = turn.person.id
    monthly, given = await look.monthly(person), await read_given(look, person)
    return Agreed(turn.person, monthly, given, await open_call(look, person))


async def look_at_open_month(turn: Turn, look: Look) -> Agreed | None:
    """Read it when the question of a month is the newest one that is open: who says stop then means that."""
    steps = await look.open_steps(turn.person.id)
    return await look_at_agreed(turn, look) if steps[:1] == (AskHowLong.name,) else None


def stop_asking(turn: Turn, agreed: Agreed) -> Decision:
    """Ask no more, forget the answers, and take a call back that was not made yet."""
    if agreed.monthly is None and agreed.call is None:
        return tell(turn, (_("I do not ask you anything every month, and you wait for no call."),))
    back = take_back(turn.person, agreed.call) if agreed.call else NOTHING
    stopped = tell(turn, (STOPPED if agreed.monthly else _("Good. You are not called any more."),))
    return ended(agreed.monthly, agreed.given, turn.now) + back + stopped


def keep_nothing(turn: Turn, agreed: Agreed) -> Decision:
    """Go on asking and keep no answer, from now on and from before."""
    if agreed.monthly is None:
        return tell(turn, (_("I keep no answers of you."),))
    told = _("Good. I keep no answers any more, and erased those I had. I still ask once a month.")
    return Decision(save=(replace(agreed.monthly, keeps=False, answers=()),)) + tell(turn, (told,))


COMMANDS = (
    Command(
        "caregiver.stop", STOP_WORDS, _("stop the question for who cares for somebody"), look_at_agreed, stop_asking
    ),
    Command(
        "caregiver.nothing", KEEP_NOTHING_WORDS, _("keep no answers to that question"), look_at_agreed, keep_nothing
    ),
)
STEPS = (StepKind(EveryMonth, look_at_talk, hear_every_month),)
TIMERS = (
    TimerKind(
        MONTH,
        "It is asked when we are back; a month that was missed is not made up for.",
        look_at_month,
        ask_this_month,
    ),
)
