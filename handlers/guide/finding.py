"""Which entries fit: at most three, the nearest and best checked first; never anything that no longer holds."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Final

from handlers.guide.nouns import Entry, EntryKind, Municipality, Topic

MOST: Final = 3


def doors(entries: Collection[Entry], topic: Topic, place: Municipality | None, day: date) -> tuple[Entry, ...]:
    """Choose what to show about a topic; where little fits, also the doors for who does not know which door."""
    near = [one for one in entries if one.kind is EntryKind.SERVICE and _serves(one, place) and one.proof.holds_on(day)]
    near.sort(key=lambda one: (one.proof.is_stale_on(day), _distance(one), one.name))
    fitting = [one for one in near if topic in one.topics]
    general = [one for one in near if Topic.UNSURE in one.topics and one not in fitting]
    return tuple([*fitting, *general][:MOST])


def _serves(entry: Entry, place: Municipality | None) -> bool:
    if not entry.zone:
        return True
    return (
        place is not None
        and entry.zone == place.zone
        and (not entry.municipalities or place.id in entry.municipalities)
    )


def _distance(entry: Entry) -> int:
    """Rank what is for one municipality before what is for its zone, and that before what is for all."""
    return 0 if entry.municipalities else 1 if entry.zone else 2
