"""A small directory for tests: two zones, a shared postcode, services near and far."""

from __future__ import annotations

from datetime import date

from handlers.guide.nouns import Entry, EntryKind, Municipality, Proof, Topic

TODAY = date(2026, 11, 24)
CHECKED = Proof("example.org", date(2026, 10, 1))
STALE = Proof("example.org/old", date(2026, 5, 27))
"""Checked 181 days ago."""

LIER = Municipality("lier", "Lier", ("2500",), "Pallieterland", CHECKED, ("Koningshooikt", "Lierre"))
NIJLEN = Municipality("nijlen", "Nijlen", ("2560",), "Pallieterland", CHECKED, ("Bevel", "Kessel"))
HAM = Municipality("ham", "Ham-aan-Zee", ("2560", "2561"), "Kust", CHECKED)
PLACES = (LIER, NIJLEN, HAM)


def service(
    id_: str, *topics: Topic, zone: str = "", at: tuple[str, ...] = (), proof: Proof = CHECKED, phone: str = "106"
) -> Entry:
    """Make a service, by default for everybody."""
    return Entry(id_, EntryKind.SERVICE, id_.capitalize(), proof, topics, zone, at, phone)
