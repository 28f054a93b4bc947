"""Where to ask for rights and for somebody who stays with a person: only what was read somewhere, and where."""

from __future__ import annotations

from datetime import date
from typing import Final

from handlers.guide.finding import doors
from handlers.guide.nouns import Entry, Municipality, Proof, Topic
from handlers.guide.places import council_of
from handlers.guide.showing import CARD_WEB, entry_text, unknown_place_text, zone_text
from handlers.text import Joined, Said, Verbatim, _, lines

PROOF: Final = Proof("nieuwerkerken.be/geintegreerd-breed-onthaal", date(2026, 12, 1))
"""That the social services of the health insurance funds, the OCMW and the CAW receive people together (domain 2.6)."""


def rights_words(day: date) -> Said:
    """Name the doors that are everywhere in Flanders, with their source."""
    told = _(
        "For rights and a sitting service: the social service of your health insurance fund, or the public centre for "
        "social welfare (OCMW)."
    )
    checked = _("Checked on {day}. Source: {source}", day=PROOF.checked_on, source=Verbatim(PROOF.source))
    stale = (_("⚠ That is long ago. Ask first whether it is still right."),) if PROOF.is_stale_on(day) else ()
    return lines(told, checked, *stale, _("All services stand on {web}", web=CARD_WEB))


def rights_near(place: Municipality | None, entries: tuple[Entry, ...], day: date, language: str) -> tuple[Said, ...]:
    """Tell the zone of a place and the doors that are everywhere, then the services for caregivers near there."""
    zone = zone_text(place, council_of(place, entries, day), day) if place else unknown_place_text()
    near = [one for one in doors(entries, Topic.CARING, place, day) if Topic.CARING in one.topics]
    services = Joined(tuple(entry_text(one, day, language) for one in near), by="\n\n")
    return (zone, rights_words(day), *((services,) if near else ()))
