"""A person's calendar feed: an address that only they know, until they want another."""

from __future__ import annotations

from dataclasses import dataclass, field

from handlers.model import PersonId


@dataclass(frozen=True, slots=True)
class Feed:
    """The feed of one person. ``token`` is the secret part of its address; ``serial`` counts the addresses there were.

    It answers once it was saved. ``version`` grows with every change; 0: nobody was told this address yet.
    """

    person: PersonId
    serial: int
    token: str = field(repr=False)
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Whether its address was told, and answers."""
        return self.version > 0
