"""What is read for a talk: where somebody lives, who could call, what they agreed to before."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final, Protocol

from handlers.caregivers.nouns import Monthly
from handlers.caregivers.steps import Talk
from handlers.caregivers.team import Team, is_set, open_call, read_team
from handlers.decision import Turn
from handlers.look import Look
from handlers.model import Consent, Due, PersonId
from handlers.requests.drafting.ask import Asking, look_at_step_asking

PURPOSE: Final = "caregiver.month"


class InTalk(Protocol):
    """A question of this talk."""

    @property
    def talk(self) -> Talk:
        """How far it is."""
        ...


@dataclass(frozen=True, slots=True)
class Caring:
    """The facts of one talk. ``team`` is None when the neighbourhood is gone; ``call`` is one they wait for.

    ``given`` is their yes to the question of every month; ``knows_places``: there is a directory to look in.
    """

    team: Team | None
    asking: Asking = field(default_factory=lambda: Asking(0, ()))
    monthly: Monthly | None = None
    given: tuple[Consent, ...] = ()
    call: Due | None = None
    knows_places: bool = False

    def waits(self, *, urgent: bool) -> bool:
        """Tell whether a call is promised already that is no less urgent."""
        return self.call is not None and (is_set(self.call, "urgent") or not urgent)


async def read_caring(turn: Turn, look: Look, place: str) -> Caring:
    """Read what counts for a talk in a neighbourhood."""
    person = turn.person.id
    return Caring(
        await read_team(look, place, person),
        await look_at_step_asking(turn, look, None),
        await look.monthly(person),
        await read_given(look, person),
        await open_call(look, person),
        bool(await look.municipalities()),
    )


async def read_given(look: Look, person: PersonId) -> tuple[Consent, ...]:
    """Read the yes of somebody to the question of every month."""
    return tuple([one for one in await look.consents(person) if one.purpose == PURPOSE])


async def look_at_talk(turn: Turn, look: Look, step: InTalk) -> Caring:
    """Read it for an answer."""
    return await read_caring(turn, look, step.talk.place)
