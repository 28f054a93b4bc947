"""What somebody could hand over, as one turn finds it: which place, to whom, and everything that goes along."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.decision import Turn
from handlers.handover.candidates import Candidate, look_at_candidates
from handlers.handover.case import HandoverCase, read_handover
from handlers.handover.left import Left, look_at_left
from handlers.handover.steps import HandoverSure, HandoverWhen, HandoverWhom
from handlers.look import Look
from handlers.model import Neighbourhood, PersonId, Role


@dataclass(frozen=True, slots=True)
class Handing:
    """What somebody could hand over: ``places`` they organise, and of the one that is clear, to whom, and what.

    ``standing``: they asked somebody already.
    """

    places: tuple[Neighbourhood, ...]
    candidates: tuple[Candidate, ...] = ()
    left: Left | None = None
    standing: HandoverCase | None = None

    @property
    def place(self) -> Neighbourhood | None:
        """The place, if it is clear."""
        return self.places[0] if len(self.places) == 1 else None

    def candidate(self, person: PersonId | None) -> Candidate | None:
        """Find somebody among those who could take over."""
        return next((one for one in self.candidates if one.person.id == person), None)

    @property
    def colleagues(self) -> tuple[Candidate, ...]:
        """Who leads there too."""
        return tuple(one for one in self.candidates if one.leads)


async def look_there(turn: Turn, look: Look, step: HandoverWhom | HandoverWhen | HandoverSure) -> Handing:
    """Read the place of the question, if they still organise there."""
    is_theirs = Role.ORGANISER in turn.roles_in(step.neighbourhood)
    return await read_handing(turn, look, [step.neighbourhood] if is_theirs else [])


async def read_handing(turn: Turn, look: Look, ids: list[str]) -> Handing:
    """Read the places, and what is to know of the one that is clear."""
    places = tuple([place for id_ in ids if (place := await look.neighbourhood(id_))])
    if len(places) != 1:
        return Handing(places)
    place, me = places[0], turn.person.id
    asked = [one for one in await look.handovers_with(me) if (one.giver, one.neighbourhood) == (me, place.id)]
    return Handing(
        places,
        await look_at_candidates(look, place, me),
        await look_at_left(look, place.id, me, turn.now),
        await read_handover(look, asked[0].id) if asked else None,
    )
