"""How silence is counted: from the first question to help that somebody did not answer."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar, Final

from handlers.decision import NOTHING, Cancel, Decision
from handlers.model import Due
from handlers.volunteers.nouns import Volunteer, VolunteerState

SILENT: Final = "volunteer.silent"
GIVES_UP: Final = "volunteer.dormant"
FADES: Final = "volunteer.fades"
GONE: Final = "volunteer.gone"
SILENCE: Final = timedelta(days=90)
YEAR: Final = timedelta(days=365)
"""Of silence, after which what somebody offered is kept no longer (domain 5.2)."""


@dataclass(frozen=True, slots=True)
class StillThere:
    """Ask a volunteer who was silent for long whether they still want to be asked."""

    name: ClassVar[str] = "volunteer.still_there"
    neighbourhood: str


def asked_now(offer: Volunteer, now: datetime) -> Volunteer:
    """Return the offer of somebody who is asked now; when they did not answer before, the silence goes on."""
    return replace(offer, last_asked_at=now, silent_since=offer.silent_since or now)


def silence_begins(offer: Volunteer, now_local: datetime, zone: str) -> tuple[Due, ...]:
    """Plan to look after ninety days whether somebody is still there, unless that is planned."""
    return () if offer.silent_since else (look_again(SILENT, offer, now_local + SILENCE, zone),)


def look_again(kind: str, offer: Volunteer, at: datetime, zone: str) -> Due:
    """Plan to look at somebody's silence; nobody is asked about it at night."""
    return Due(kind, offer.neighbourhood, at, zone, offer.person, offer.neighbourhood, may_wait=True)


def woken(offer: Volunteer) -> Volunteer:
    """Return the offer of somebody who let hear of them."""
    return replace(offer, state=VolunteerState.ACTIVE, silent_since=None)


def awake(offer: Volunteer | None) -> Decision:
    """Note that somebody is there; whoever was dormant is asked again from now on."""
    if offer is None or (offer.state is not VolunteerState.DORMANT and offer.silent_since is None):
        return NOTHING
    if offer.state not in {VolunteerState.ACTIVE, VolunteerState.DORMANT}:
        return NOTHING
    timers = tuple(Cancel(kind, offer.neighbourhood, offer.person) for kind in (SILENT, GIVES_UP, FADES, GONE))
    return Decision(save=(woken(offer),), cancel=timers)
