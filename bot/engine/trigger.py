"""What a decision is carried out for: its name, its moment, and where "here" is."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from bot.channels.contract import Place
from handlers.model import Incoming, Neighbourhood, Person, Room, Standing


@dataclass(frozen=True, slots=True)
class Trigger:
    """One thing that made us decide: a message that came in, or an occurrence whose time has come.

    ``cause`` is unique and the same when the trigger is decided again; every key of what is said is made from it.
    ``language`` and ``zone`` are those of the person; ``here`` is None for an occurrence. ``standings`` are what the
    person was in every neighbourhood when it came; ``room`` and its neighbourhood ``home`` are None in private.
    ``said_since``: a life of ours that we do not remember may have said all this, at the earliest then.
    ``is_forgotten``: the person asked to be forgotten, and is not kept. ``is_unproven``: somebody else may have written
    it, and the person has roles that others count on; they do not count here.
    """

    cause: str
    now: datetime
    language: str
    zone: str
    here: Place | None = None
    incoming: Incoming | None = None
    person: Person | None = None
    standings: tuple[Standing, ...] = ()
    room: Room | None = None
    home: Neighbourhood | None = None
    said_since: datetime | None = None
    is_forgotten: bool = False
    is_unproven: bool = False

    def key(self, *parts: object) -> str:
        """Name one consequence: 41 characters, fit for a transaction id; never made from a row number."""
        name = "|".join((self.cause, *map(str, parts)))
        return "o" + hashlib.sha256(name.encode()).hexdigest()[:40]
