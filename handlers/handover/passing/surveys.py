"""Surveys: who wrote one hears what came of it and is asked to decide; that goes to who takes over."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.decision import Decision
from handlers.handover.passing.between import Between
from handlers.look import Look
from handlers.model import PersonId
from handlers.surveys.nouns import Survey


@dataclass(frozen=True, slots=True)
class TheirSurveys:
    """What they wrote in this place."""

    written: tuple[Survey, ...]


async def look_at_surveys(look: Look, place: str, giver: PersonId) -> TheirSurveys:
    """Read them."""
    return TheirSurveys(tuple(one for one in await look.surveys_in((place,)) if one.composer == giver))


def pass_surveys(theirs: TheirSurveys, between: Between) -> Decision:
    """Let somebody else have written them."""
    return Decision(save=tuple(replace(one, composer=between.taker.id) for one in theirs.written))
