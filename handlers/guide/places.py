"""Which municipality is meant: by postcode or by name, and there may be several."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from handlers.guide.nouns import Entry, EntryKind, Municipality
from handlers.reading.guide import names_a_place, postcode_in


def places_meant(text: str, known: Collection[Municipality], day: date) -> tuple[Municipality, ...]:
    """Find the municipalities that a text means, of those that are right on that day.

    A postcode that several share is made clear by a name beside it; one that we do not know is not guessed around.
    """
    there = [one for one in known if one.proof.holds_on(day)]
    named = [one for one in there if names_a_place(text, (one.name, *one.also))]
    code = postcode_in(text)
    coded = [one for one in there if code in one.postcodes]
    both = [one for one in named if one in coded]
    return tuple(both or coded if code else named)


def council_of(place: Municipality, entries: Collection[Entry], day: date) -> Entry | None:
    """Find the care council of the zone of a municipality."""
    councils = (one for one in entries if one.kind is EntryKind.COUNCIL and one.zone == place.zone)
    return next((one for one in councils if one.proof.holds_on(day)), None)
