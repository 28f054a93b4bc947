"""Lets who never wrote to us hear who we are before we ask them something: a neighbour named us, or a session did."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from handlers.basics.greeting import asked_of, greet_before_asking
from handlers.decision import Decision
from handlers.model import Service

if TYPE_CHECKING:
    from storage.store import Transaction


async def greeted_before(tx: Transaction, decision: Decision, now: datetime, service: Service) -> Decision:
    """Put a greeting before the first question to each newcomer that a decision asks something."""
    people = [await tx.person(person) for person in sorted(asked_of(decision))]
    newcomers = [person for person in people if person is not None and person.greeted_at is None]
    return greet_before_asking(decision, newcomers, now, service.languages)
