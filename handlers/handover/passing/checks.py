"""Presence checks: silences of which an organiser was told, or where they said that they go; and checks in the heat.

Who was told as a contact of the person, and not as organiser, stays so.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from handlers.checkins.heat import REPORT, START
from handlers.checkins.ladder import ORGANISERS
from handlers.checkins.nouns import Alert, Round
from handlers.checkins.steps import GoAndSee, GoOnOrWait, HowIsIt
from handlers.decision import Decision
from handlers.handover.passing.between import Between, due_for
from handlers.look import Look
from handlers.model import Due, PersonId

_ASKED: Final = (GoAndSee, HowIsIt)
_LATELY: Final = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class TheirChecks:
    """Silences that are not over and of which they were told as organiser; what is due; how many are asked there."""

    told: tuple[Round, ...] = ()
    dues: tuple[Due, ...] = ()
    listed: int = 0


async def look_at_checks(look: Look, place: str, giver: PersonId, now: datetime) -> TheirChecks:
    """Read them."""
    rounds = [one for one in await look.rounds_in(place, now - _LATELY) if one.is_open]
    told = tuple(one for one in rounds if _was_told(one, giver))
    dues = [due for kind in (START, REPORT) for due in await look.due_in(kind, place)]
    listed = sum(one.is_on for one in await look.checkins_in(place))
    return TheirChecks(told, tuple(dues), listed)


def _was_told(about: Round, giver: PersonId) -> bool:
    alert = about.alert_of(giver)
    return alert is not None and alert.rung == ORGANISERS


def pass_checks(theirs: TheirChecks, between: Between) -> Decision:
    """Let somebody else be told of the end, and look where the other said that they go."""
    not_theirs = {*between.apart, between.taker.id}
    passing = [one for one in theirs.told if one.person not in not_theirs]
    asked = [between.hand_on(_ASKED, one.id) for one in passing]
    many = between.hand_on((GoOnOrWait,), between.place.id)
    told = Decision(save=tuple(_told(one, between) for one in passing), say=(*asked, many))
    return told + due_for(theirs.dues, between)


def _told(about: Round, between: Between) -> Round:
    giver, taker = between.giver.id, between.taker.id
    alerts = [one for one in about.alerted if one.person != giver]
    if about.alert_of(taker) is None:
        before = about.alert_of(giver)
        alerts += [replace(before, person=taker)] if before else [Alert(taker, ORGANISERS, between.at.now)]
    return replace(about, owner=between.with_other_person(about.owner), alerted=tuple(alerts))
