"""What may be read about surveys."""

from __future__ import annotations

from collections.abc import Collection
from typing import Protocol

from handlers.model import Person, PersonId
from handlers.surveys.nouns import Ballot, Given, Loose, Survey, Taker


class SurveysLook(Protocol):
    """Surveys, who was asked, and what may be known of answers."""

    async def survey(self, number: int) -> Survey | None:
        """Read a survey."""
        ...

    async def surveys_in(self, places: Collection[str]) -> tuple[Survey, ...]:
        """Read the surveys of these neighbourhoods, the latest first."""
        ...

    async def taker(self, survey: int, person: PersonId) -> Taker | None:
        """Read whether somebody was asked, and how far they are."""
        ...

    async def takers(self, survey: int) -> tuple[Taker, ...]:
        """Read who was asked, by the ids of people: in no order that says anything."""
        ...

    async def taken_by(self, person: PersonId) -> tuple[Taker, ...]:
        """Read which surveys somebody was asked, the latest first."""
        ...

    async def ballot(self, survey: int, person: PersonId) -> Ballot:
        """Read what somebody answered so far; nothing, once it is over."""
        ...

    async def all_given(self, survey: int) -> tuple[tuple[Given, ...], ...]:
        """Read all answers of an open survey, in no order: whose they are is not read."""
        ...

    async def loose_texts(self, survey: int) -> tuple[Loose, ...]:
        """Read what was answered in own words to a survey that is over, in no order."""
        ...

    async def agreed_to(self, purpose: str, subject: str) -> tuple[Person, ...]:
        """Read who said yes to a purpose and did not take it back, in the order in which we met them."""
        ...
