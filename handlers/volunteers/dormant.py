"""After ninety days of silence a volunteer is asked once, in a friendly way; no answer is no judgment.

Who says nothing is not asked to help any more until they say something about helping: silence is never punished.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Final

from handlers.decision import NOTHING, Choice, Decision, Entity, Lane, Say, StepKind, Tick, TimerKind, ToPerson, Turn
from handlers.look import Look
from handlers.model import Due, Neighbourhood
from handlers.reading.walltime import to_local
from handlers.text import _, lines
from handlers.volunteers.nouns import Volunteer, VolunteerState
from handlers.volunteers.pausing import Helping, ask_until, leave, look_at_helping
from handlers.volunteers.silence import FADES, GIVES_UP, SILENCE, SILENT, YEAR, StillThere, awake, look_again

PATIENCE: Final = timedelta(days=14)
A_WEEK: Final = timedelta(days=7)
_MSGID: Final = "volunteer.still_there"


@dataclass(frozen=True, slots=True)
class Silent:
    """A volunteer, whether they let hear of them since the silence began, and when the question arrived (UTC)."""

    offer: Volunteer
    place: Neighbourhood
    is_heard: bool
    asked_at: datetime | None = None


async def look_at_silence(tick: Tick, look: Look) -> Silent | None:
    """Read it; None when there is no silence to look at."""
    person, place = tick.due.person or "", await look.neighbourhood(tick.due.subject)
    offer = await look.volunteer(person, tick.due.subject)
    if place is None or offer is None or offer.silent_since is None or offer.state is not VolunteerState.ACTIVE:
        return None
    since = offer.silent_since
    claimed = any(claim.claimed_at >= since for claim in await look.claims_of(person))
    is_heard = claimed or await look.times_answered(person, since) > 0
    about = ("volunteer", place.id)
    arrived = await look.delivered(person, _MSGID, about, since)
    return Silent(offer, place, is_heard, arrived.at if arrived else None)


def ask_once(tick: Tick, silent: Silent | None) -> Decision:
    """Ask who was silent; whoever answered anything meanwhile is there, and nothing is asked."""
    if silent is None or silent.offer.silent_since is None:
        return NOTHING
    offer, place, since = silent.offer, silent.place, silent.offer.silent_since
    if silent.is_heard:
        return Decision(save=(replace(offer, silent_since=None),))
    if tick.now - since < SILENCE or silent.asked_at:
        return NOTHING  # another silence began since: it has a timer of its own
    now_local = to_local(tick.now, place.zone)
    if offer.paused_until and now_local.date() <= offer.paused_until:
        back = datetime.combine(offer.paused_until + timedelta(days=1), time(9))
        return Decision(due=(look_again(SILENT, offer, back, place.zone),))
    if tick.away:
        return Decision(due=(look_again(SILENT, offer, now_local + A_WEEK, place.zone),))
    return Decision(say=(_still_there(offer, place),), due=(_give_up_later(silent, now_local),))


def _still_there(offer: Volunteer, place: Neighbourhood) -> Say:
    text = lines(
        _("I have not heard of you for a while, and that is fine."),
        _("Do you still want to help in {place}?", place=place.name),
        _("Without an answer I ask you nothing any more, until you write to me about helping."),
    )
    choices = (
        Choice("in", _("yes, keep asking me")),
        Choice("pause", _("a pause")),
        Choice("stop", _("I stop")),
    )
    about = Entity("volunteer", place.id)
    step = StillThere(place.id)
    return Say(ToPerson(offer.person), _MSGID, text, about, choices, step, light=True, lane=Lane.PLANNED)


def _give_up_later(silent: Silent, now_local: datetime) -> Due:
    return look_again(GIVES_UP, silent.offer, now_local + PATIENCE, silent.place.zone)


def let_sleep(tick: Tick, silent: Silent | None) -> Decision:
    """Ask no more who did not answer for two weeks since the question arrived; nothing is said about it."""
    if silent is None:
        return NOTHING
    offer, place = silent.offer, silent.place
    if silent.is_heard:
        return Decision(save=(replace(offer, silent_since=None),))
    if tick.away or silent.asked_at is None or tick.now - silent.asked_at < PATIENCE:
        later = to_local(tick.now, place.zone) + A_WEEK
        return Decision(due=(look_again(GIVES_UP, offer, later, place.zone),))
    return Decision(save=(replace(offer, state=VolunteerState.DORMANT),), due=(_fades_later(tick, silent),))


def _fades_later(tick: Tick, silent: Silent) -> Due:
    """Plan to look again a year after the silence began."""
    year = (silent.offer.silent_since or tick.now) + YEAR
    return look_again(FADES, silent.offer, to_local(year, silent.place.zone), silent.place.zone)


async def look_at_answer(turn: Turn, look: Look, step: StillThere) -> Helping:
    """Read what they offer everywhere."""
    return await look_at_helping(turn, look)


def answer(turn: Turn, step: StillThere, helping: Helping) -> Decision:
    """Go on asking, pause or stop, as they say; a late answer counts as well."""
    match turn.answer.choice if turn.answer else None:
        case "pause":
            return ask_until(turn, _("Until when do you want to rest?"))
        case "stop":
            return leave(turn, helping)
        case _:
            return _stay(turn, step, helping)


def _stay(turn: Turn, step: StillThere, helping: Helping) -> Decision:
    offer = next((one for one in helping.offers if one.neighbourhood == step.neighbourhood), None)
    told = Say(turn.me, "volunteer.stays", _("Good that you stay. I may ask you again."))
    return awake(offer) + Decision(say=(told,))


STEPS = (StepKind(StillThere, look_at_answer, answer),)
TIMERS = (
    TimerKind(SILENT, "After we were away a volunteer gets another week.", look_at_silence, ask_once),
    TimerKind(GIVES_UP, "After we were away a volunteer gets another week to answer.", look_at_silence, let_sleep),
)
