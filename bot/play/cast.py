"""Who is on the street of a talk in a terminal; its volunteers have signed up, as in a neighbourhood that works."""

from __future__ import annotations

from typing import Final

from bot.play.scene import HOME, person_id
from bot.play.street import Street
from handlers.requests.nouns import Category
from handlers.volunteers.nouns import AgeBand, Document, Readiness, SeenOn, Volunteer, VolunteerState

HELPERS: Final = {
    "karim": "volunteer",
    "lotte": "volunteer",
    "rita": "organiser",
    "jonas": "organiser",
    "sanne": "confidential",
    "admin": "resident",
}
"""What each of them is, by name."""
_OFFERS: Final = {
    "karim": ("Molenstraat", (Category.SHOPPING, Category.TRANSPORT, Category.COMPANY)),
    "lotte": ("Lindestraat", (Category.SHOPPING, Category.CHORE, Category.COMPANY)),
}
_SAW: Final = "rita"


async def settle(street: Street, name: str, language: str | None) -> None:
    """Let everybody live here who does not yet, and *name* with them in a language of their own."""
    for who, role in {name: "resident", **HELPERS}.items():
        if await street.comes_back(who):
            continue
        await street.person(who, role, language if who == name else None)
        if who in _OFFERS:
            await _sign_up(street, who)


async def _sign_up(street: Street, name: str) -> None:
    """Let somebody have offered to help, with the paper signed that some neighbourhoods ask for."""
    person, (where, kinds) = person_id(name), _OFFERS[name]
    signed = SeenOn(Document.AGREEMENT, street.local_now.date(), person_id(_SAW))
    offer = Volunteer(person, HOME, VolunteerState.ACTIVE, kinds, street.now, where, age=AgeBand.ADULT)
    async with street.store.begin() as tx:
        await tx.save_saved(offer, street.now)
        await tx.save_saved(Readiness(person, HOME, seen=(signed,)), street.now)
