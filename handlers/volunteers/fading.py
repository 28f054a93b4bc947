"""After a year of silence a volunteer is asked whether they stay; without an answer what they offered is erased.

Nothing is lost by it: a word about helping begins anew (domain 5.2).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from handlers.decision import NOTHING, Choice, Decision, Entity, Lane, Say, Tick, TimerKind, ToPerson
from handlers.look import Look
from handlers.model import Neighbourhood, Note, Person, Standing
from handlers.reading.walltime import to_local
from handlers.text import FirstWord, _, lines
from handlers.volunteers.nouns import Suppression, Volunteer, VolunteerState, ended, signed_off
from handlers.volunteers.silence import FADES, GONE, YEAR, StillThere, look_again
from handlers.volunteers.words import VOLUNTEER_WORDS

PATIENCE: Final = timedelta(days=14)
A_WEEK: Final = timedelta(days=7)
_MSGID: Final = "volunteer.fades"


@dataclass(frozen=True, slots=True)
class Fading:
    """Somebody who was silent for a year, what they are where they offered, and when the question arrived (UTC)."""

    offer: Volunteer
    person: Person
    place: Neighbourhood
    standing: Standing
    asked_at: datetime | None = None


async def look_at_fading(tick: Tick, look: Look) -> Fading | None:
    """Read it; None when they let hear of them, or are gone."""
    who = await look.person(tick.due.person or "")
    place = await look.neighbourhood(tick.due.subject)
    offer = await look.volunteer(tick.due.person or "", tick.due.subject)
    if who is None or place is None or offer is None or offer.silent_since is None:
        return None
    if offer.state is not VolunteerState.DORMANT:
        return None
    none = Standing(who.id, place.id)
    standing = next((one for one in await look.standings(who.id) if one.neighbourhood == place.id), none)
    arrived = await look.delivered(who.id, _MSGID, ("volunteer", place.id), offer.silent_since)
    return Fading(offer, who, place, standing, arrived.at if arrived else None)


def ask_before_erasing(tick: Tick, fading: Fading | None) -> Decision:
    """Ask once; a new silence since then has a timer of its own."""
    if fading is None or fading.offer.silent_since is None:
        return NOTHING
    if tick.now - fading.offer.silent_since < YEAR or fading.asked_at:
        return NOTHING
    now_local, place = to_local(tick.now, fading.place.zone), fading.place
    if tick.away:
        return Decision(due=(look_again(FADES, fading.offer, now_local + A_WEEK, place.zone),))
    gone = look_again(GONE, fading.offer, now_local + PATIENCE, place.zone)
    return Decision(say=(_stay(fading),), due=(gone,))


def _stay(fading: Fading) -> Say:
    text = lines(
        _(
            "I have not heard of you for a year. I keep what you offered as a volunteer in {place}.",
            place=fading.place.name,
        ),
        _("Do you want me to keep it? Without an answer I erase it in two weeks."),
    )
    choices = (Choice("in", _("yes, keep it")), Choice("stop", _("no, erase it")))
    about, step = Entity("volunteer", fading.place.id), StillThere(fading.place.id)
    return Say(ToPerson(fading.person.id), _MSGID, text, about, choices, step, light=True, lane=Lane.PLANNED)


def erase(tick: Tick, fading: Fading | None) -> Decision:
    """Erase what they offered; a room does not make them a volunteer again."""
    if fading is None:
        return NOTHING
    offer, place = fading.offer, fading.place
    if tick.away or fading.asked_at is None or tick.now - fading.asked_at < PATIENCE:
        later = to_local(tick.now, place.zone) + A_WEEK
        return Decision(due=(look_again(GONE, offer, later, place.zone),))
    mark = Suppression(fading.person.address, place.id, tick.now)
    note = Note(None, "volunteer.erased", place.id, fading.person.id, place.id)
    text = _(
        "I erased what you offered as a volunteer in {place}. Back again? Type: {words}",
        place=place.name,
        words=FirstWord(VOLUNTEER_WORDS),
    )
    told = Say(ToPerson(fading.person.id), "volunteer.erased", text, lane=Lane.PLANNED)
    return Decision(save=(ended(offer), signed_off(offer), mark, fading.standing.no_volunteer(), note), say=(told,))


TIMERS = (
    TimerKind(FADES, "After we were away a volunteer gets another week.", look_at_fading, ask_before_erasing),
    TimerKind(GONE, "After we were away a volunteer gets another week to answer.", look_at_fading, erase),
)
