"""Asking whether all is well: at the person's own hour, once more, and then listening for the whole time.

The time for an answer runs from when the question was delivered and we were there to hear. What was not delivered, or
could not be heard, is unknown: nobody is told that there is no answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.checkins import times
from handlers.checkins.case import Case, look_at_due
from handlers.checkins.ladder import climb
from handlers.checkins.many import Many, hold, look_how_many
from handlers.checkins.nouns import Round, RoundKind, RoundState
from handlers.checkins.steps import AllWell
from handlers.decision import NOTHING, Choice, Decision, Entity, Say, Tick, TimerKind, ToPerson
from handlers.hearing import Delivered
from handlers.look import Look
from handlers.model import Counted
from handlers.safety.numbers import AMBULANCE
from handlers.text import Said, Text, _, sentences

ROUND: Final = "checkin"
QUESTION: Final = "checkin.asked"
QUESTION_AGAIN: Final = "checkin.asked_again"
_NOON, _EVENING = time(12), time(18)
_RUNNING: Final = frozenset({RoundState.MISSED, RoundState.LOOKING, RoundState.HELD})
OPENLY: Final = (Choice("ok", _("yes"), "👍"), Choice("help", _("I need help")))
DISCREETLY: Final = (Choice("ok", _("yes"), "👍"), Choice("help", _("please call me")))


# --- the question -------------------------------------------------------------------------------------------------


def question(case: Case, about: Round, opening: Said, now: datetime, *, msgid: str = QUESTION) -> Say:
    """Ask whether all is well; discreetly it looks like a neighbour who says hello."""
    discreet = case.checkin.discreet
    ask = _("Are you there?") if discreet else heat_question() if about.kind is RoundKind.HEAT else _("Is all well?")
    return Say(
        ToPerson(case.person.id),
        msgid,
        sentences(opening, ask),
        Entity(ROUND, about.id),
        DISCREETLY if discreet else OPENLY,
        AllWell(about.id),
        free=True,
        not_after=times.worth_asking_until(case.checkin, now),
    )


def heat_question() -> Text:
    """Say what is asked when it is very warm."""
    return _("It is very warm. Drink enough. Are you all right?")


def greeting(case: Case, now: datetime) -> Text:
    """Say hello as it is said at that hour."""
    at, name = case.local(now).time(), case.person.name
    if at < _NOON:
        return _("Good morning {name}.", name=name)
    return _("Good afternoon {name}.", name=name) if at < _EVENING else _("Good evening {name}.", name=name)


def no_alarm() -> Text:
    """Say what it is not; everybody reads this when they begin, and every three months."""
    return _("This is no alarm system. In danger, call {ambulance}.", ambulance=AMBULANCE.number)


def _danger() -> Text:
    return _("In danger, call {ambulance}.", ambulance=AMBULANCE.number)


# --- its hour -----------------------------------------------------------------------------------------------------


async def look_at_hour(tick: Tick, look: Look) -> tuple[Case, bool] | None:
    """Read whom to ask, and whether the organisers are about to hear who could not be asked."""
    case = await look_at_due(tick, look)
    return (case, await look.is_due(times.UNKNOWN, case.place.id)) if case else None


def ask(tick: Tick, facts: tuple[Case, bool] | None) -> Decision:
    """Ask, and plan the next question; what came much too late is unknown, and never asked in the night."""
    if facts is None or not (facts[0].checkin.is_on and facts[0].checkin.daily):
        return NOTHING
    case, is_gathering = facts
    planned = Decision(due=(times.next_ask(case.checkin, tick.now),))
    day = _day_to_ask_on(case, tick)
    if day is None:
        return planned
    if running := [one for one in case.rounds if one.kind is RoundKind.DAILY and one.state in _RUNNING]:
        return planned + (_ask_about(case, running[0], tick.now) if day == case.day(tick.now) else NOTHING)
    about = Round(tick.new_id("round"), case.person.id, case.place.id, day, RoundState.ASKED, tick.now)
    if day != case.day(tick.now) or times.is_too_late(case.checkin, tick.now):
        return planned + unknown(about, tick.now, is_gathering=is_gathering)
    return planned + begin(case, about, greeting(case, tick.now), tick.now)


def _day_to_ask_on(case: Case, tick: Tick) -> date | None:
    """Return the local day that it is about: today, or the day that we missed, of which we then know nothing.

    Who comes back in the night asks today at its own hour; who comes back by day asks at once.
    """
    check, today, planned = case.checkin, case.day(tick.now), tick.due.local.date()
    is_ahead = case.local(tick.now).time() < check.at and times.is_too_late(check, tick.now)
    if check.asks_on(today) and not is_ahead:
        return None if any(one.on == today and one.campaign == "" for one in case.today) else today
    return planned if planned < today and check.asks_on(planned) else None


def _ask_about(case: Case, running: Round, now: datetime) -> Decision:
    """Ask who was silent on another day about that: it is looked after until it ends, and one silence is enough."""
    if times.is_too_late(case.checkin, now):
        return NOTHING
    return Decision(say=(question(case, running, greeting(case, now), now),))


def begin(case: Case, about: Round, opening: Said, now: datetime) -> Decision:
    """Ask for the first time; now and then with what it is not."""
    saved = Decision(save=(about,))
    if now - case.checkin.told_at >= times.TOLD_EVERY:
        opening = sentences(opening, _danger() if case.checkin.discreet else no_alarm())
        saved = Decision(save=(about, replace(case.checkin, told_at=now)))
    asked = question(case, about, opening, now)
    again = times.later(times.AGAIN, about, now + times.ASKED_AGAIN_AFTER)
    listen = times.later(times.LISTEN, about, now + times.ANSWERS_WITHIN)
    return saved + Decision(say=(asked,), due=(again, listen))


def ask_again(tick: Tick, case: Case | None) -> Decision:
    """Ask once more who said nothing."""
    about = case.round(tick.due.subject) if case else None
    if case is None or about is None or about.state is not RoundState.ASKED or times.is_night(case.checkin, tick.now):
        return NOTHING
    opening = _("I was away for a while.") if tick.away else _("I have not heard anything yet.")
    return _once_more(case, about, opening, tick.now)


def _once_more(case: Case, about: Round, opening: Said, now: datetime) -> Decision:
    asked = question(case, about, opening, now, msgid=QUESTION_AGAIN)
    return Decision(save=(replace(about, asked_again_at=now),), say=(asked,))


# --- listening ----------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing was heard. ``delivered`` is how the first question was, ``again`` the last one; None: it was not."""

    case: Case
    about: Round
    delivered: Delivered | None
    again: Delivered | None
    many: Many
    is_gathering: bool = False

    @property
    def has_arrived(self) -> bool:
        """Whether everything that was asked has been delivered."""
        return self.delivered is not None and (self.about.asked_again_at is None or self.again is not None)


async def look_at_silence(tick: Tick, look: Look) -> Silence | None:
    """Read whether the questions arrived, and who else is silent there."""
    case = await look_at_due(tick, look)
    about = case.round(tick.due.subject) if case else None
    if case is None or about is None or about.state is not RoundState.ASKED:
        return None
    asked = (ROUND, about.id)
    delivered = await look.delivered(about.person, QUESTION, asked, about.asked_at)
    again = await look.delivered(about.person, QUESTION_AGAIN, asked, about.asked_again_at or about.asked_at)
    many = await look_how_many(look, about, case, tick.now)
    return Silence(case, about, delivered, again, many, await look.is_due(times.UNKNOWN, case.place.id))


def listen(tick: Tick, silence: Silence | None) -> Decision:
    """Tell silence from what we cannot know, and only then let somebody look."""
    if silence is None:
        return NOTHING
    case, about = silence.case, silence.about
    waited = tick.waited(silence.delivered)
    if times.is_night(case.checkin, tick.now) or (not silence.has_arrived and not tick.away):
        return unknown(about, tick.now, is_gathering=silence.is_gathering)
    if waited >= times.ANSWERS_WITHIN and silence.has_arrived:
        return _missed(silence, tick.now)
    tries = int(dict(tick.due.fields).get("tries", "0")) + 1
    if tries > _most_waits(tick, silence):
        return unknown(about, tick.now, is_gathering=silence.is_gathering)
    return _give_the_time_again(tick, silence, waited, tries)


def _most_waits(tick: Tick, silence: Silence) -> int:
    """Say how often the time is given again; what is cut off now gets a short while to come back."""
    return times.MOST_WAITS if silence.delivered and tick.can_hear(silence.delivered) else 1


def _give_the_time_again(tick: Tick, silence: Silence, waited: timedelta, tries: int) -> Decision:
    delivered = silence.delivered
    is_cut_off = delivered is not None and not tick.can_hear(delivered)
    left = times.CLIMBS_AFTER if is_cut_off else max(times.ANSWERS_WITHIN - waited, times.CLIMBS_AFTER)
    listen_on = times.later(times.LISTEN, silence.about, tick.now + left, (("tries", str(tries)),))
    may_have_missed = delivered is not None and (tick.away or not (is_cut_off or tick.heard_all_since(delivered)))
    return Decision(due=(listen_on,)) + (_ask_kindly(silence, tick.now) if may_have_missed else NOTHING)


def _ask_kindly(silence: Silence, now: datetime) -> Decision:
    """Ask once more when we, or the channel, are back: who answered meanwhile may not have been heard."""
    about = silence.about
    if about.asked_again_at is not None and now - about.asked_again_at < times.CLIMBS_AFTER:
        return NOTHING  # it was done just now
    return _once_more(silence.case, about, _("I was away for a while."), now)


def _missed(silence: Silence, now: datetime) -> Decision:
    about = replace(silence.about, missed_at=now)
    counted = Decision(save=(Counted("checkin.missed", about.neighbourhood),))
    if silence.many.are_too_many:
        return counted + hold(silence.case, about, silence.many, now)
    return counted + climb(silence.case, about, now)


def unknown(about: Round, now: datetime, *, is_gathering: bool) -> Decision:
    """Note that we cannot tell; the organisers hear once of all those whom we could not ask."""
    noted = replace(about, state=RoundState.UNKNOWN, ended_at=now)
    tell = times.gathered(times.UNKNOWN, about.neighbourhood, now + times.GATHERED_WITHIN)
    return Decision(
        save=(noted, Counted("checkin.unknown", about.neighbourhood)),
        due=() if is_gathering else (tell,),
        cancel=times.stop_timers(about),
    )


TIMERS = (
    TimerKind(
        times.ASK, "Asked when we are back, with the whole time to answer; too late it is unknown.", look_at_hour, ask
    ),
    TimerKind(times.AGAIN, "Asked once more when we are back.", look_at_due, ask_again),
    TimerKind(
        times.LISTEN, "Asked once more, with the whole time to answer; never a silence.", look_at_silence, listen
    ),
)
