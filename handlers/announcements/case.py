"""What must be known about one announcement before something is decided about it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from handlers.announcements.audience import Country, Target, look_at_addressed, look_at_country, look_at_targets
from handlers.announcements.nouns import ANNOUNCEMENT, Addressee, Announcement, AnnouncementState
from handlers.announcements.privately import Recipient, look_at_recipients
from handlers.decision import Decision, Entity, Say, Turn, say
from handlers.look import Look
from handlers.model import Address, Person
from handlers.text import Text, _


@dataclass(frozen=True, slots=True)
class Case:
    """One announcement with the rooms and people that it goes to, and who wrote it.

    Once it was sent, the rooms are those it was for then, and all whom it was for are ``addressees``; of one that was
    sent before these were kept, there are none, and the rooms are those of now. ``reach`` is where the person of this
    turn may announce.
    """

    announcement: Announcement
    country: Country
    targets: tuple[Target, ...]
    composer: Person
    reach: frozenset[str] = frozenset()
    privately: tuple[Recipient, ...] = ()
    addressees: tuple[Addressee, ...] = ()

    @property
    def is_wide(self) -> bool:
        """Whether it goes to more than one room or person, so that somebody else has to say yes."""
        return len(self.targets) + len(self.privately) > 1

    async def beside(self, look: Look, full: Collection[Address]) -> Case:
        """Return it with who gets it in private when these rooms, which had enough this week, do not get it."""
        draft, writer = self.announcement.draft, self.announcement.composer
        return replace(self, privately=await look_at_recipients(look, self.country, draft, writer, full))

    @property
    def subject(self) -> str:
        """Its number, as due rows and questions name it."""
        return self.announcement.subject

    def is_led_by(self, turn: Turn) -> bool:
        """Whether the person of this turn wrote it, or answers for one of its places."""
        return turn.person.id == self.composer.id or bool(self.reach & {*self.announcement.places})


async def look_at_case(turn: Turn, look: Look, number: int) -> Case | None:
    """Read an announcement for somebody who says something about it."""
    case = await read_case(look, number)
    return case and replace(case, reach=case.country.within_reach(turn.standings, is_admin=turn.is_admin))


async def read_case(look: Look, number: int) -> Case | None:
    """Read an announcement; None when there is no such number."""
    found = await look.announcement(number)
    composer = await look.person(found.composer) if found else None
    if found is None or composer is None:
        return None
    country = await look_at_country(look)
    kept = await look.addressees(number)
    targets = (
        await look_at_addressed(look, country, kept)
        if kept
        else await look_at_targets(look, country, found.places, found.kinds)
    )
    privately = await look_at_recipients(look, country, found.draft, found.composer)
    return Case(found, country, targets, composer, privately=privately, addressees=kept)


async def reach_of(look: Look, country: Country, person: Person | None, admins: Collection[Address]) -> frozenset[str]:
    """Read where somebody may announce now, outside a turn of their own."""
    if person is None:
        return frozenset()
    return country.within_reach(await look.standings(person.id), is_admin=person.address in admins)


def refuse_kindly(turn: Turn, why: Text | None = None) -> Decision:
    """Say why not; without a reason, that there is no such announcement."""
    return say(Say(turn.me, "announce.no", why or _("I do not know that announcement.")))


def in_rooms(announcement: Announcement, state: AnnouncementState) -> Entity:
    """Name what stands in rooms."""
    return Entity(ANNOUNCEMENT, announcement.subject, state.value)
