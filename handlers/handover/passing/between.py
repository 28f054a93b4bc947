"""From whom to whom, where and when something passes; every flow passes what is its own with these."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from handlers.decision import Cancel, Decision, HandOn, Step, Tick, Turn
from handlers.model import Due, Neighbourhood, Person, PersonId
from handlers.text import Text, _


@dataclass(frozen=True, slots=True)
class Between:
    """Who gives and who takes; ``apart``: a report keeps these away from who takes over.

    ``others`` lead there too. ``leaves_all``: who gives leads no other place, so that whatever the team was asked is
    about this one.
    """

    place: Neighbourhood
    giver: Person
    taker: Person
    at: Turn | Tick
    apart: frozenset[PersonId] = frozenset()
    leaves_all: bool = True
    others: tuple[Person, ...] = ()

    @property
    def before(self) -> Text:
        """Say where it comes from."""
        return _("You take this over from {name}.", name=self.giver.name)

    def hand_on(self, steps: Iterable[type[Step]], subject: str | None, to: Person | None = None) -> HandOn:
        """Let who takes over, or ``to``, be asked what the other was asked about a subject; not about those apart."""
        names = tuple(step.name for step in steps)
        return HandOn(names, subject, self.giver.id, (to or self.taker).id, self.before, self.apart)

    def with_other_person(self, person: PersonId | None) -> PersonId | None:
        """Return who takes over instead of who gives; anybody else stays."""
        return self.taker.id if person == self.giver.id else person


def due_for(dues: Collection[Due], between: Between) -> Decision:
    """Let what is due for who gives be due for who takes over."""
    theirs = [due for due in dues if due.person == between.giver.id]
    return Decision(
        cancel=tuple(Cancel(due.kind, due.subject, due.person) for due in theirs),
        due=tuple(replace(due, person=between.taker.id) for due in theirs),
    )
