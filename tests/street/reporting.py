"""A task that somebody has, and what is heard when something is reported about it."""

from __future__ import annotations

from bot.play.script import Script
from bot.play.street import Street
from handlers.model import Incoming, IncomingKind

TAKEN = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person tom volunteer nl
person rita organiser nl
person sanne confidential nl
maria> hulp vervoer naar station zaterdag 10 uur
maria> ja
maria> Kerkstraat
maria> 9
maria> ja
karim> neem 1
maria> ja
tom> neem 1
tom> ja
"""
HELD = "#1 staat even stil: iemand in de buurt kijkt eerst iets na, en dat kan om veel redenen zijn."
GOES_ON = "sanne> 1\nsanne> we spraken met elkaar\nsanne> 1"
ENDS = "sanne> 2\nsanne> we spraken met elkaar\nsanne> 1"
"""Sanne decides: what, why, and that it may be sent."""


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


def of_request_1(street: Street, name: str) -> str:
    """Return the last thing somebody read that tells the way to Maria."""
    return next((text for text in reversed(street.heard(name)) if "Kerkstraat 9" in text), "")


CALLED = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person rita organiser nl
person sanne confidential nl
maria> hulp vervoer naar station zondag 10 uur
maria> ja
maria> Kerkstraat
maria> 9, 0470 12 34 56
maria> ja
clock 2026-11-27 12:00
rita> 2
"""
RITA_HELPS = TAKEN + "karim> loslaten 1\ntom> nee\nrita> neem 1\nmaria> ja\n"


async def to_the_first_message(street: Street, kind: IncomingKind, text: str = "") -> None:
    """Let Maria edit or delete the message that began her request."""
    async with street.store.begin() as tx:
        request = await tx.request(1)
    assert request is not None
    channel, _, about = request.cause.partition(":")
    await street.does(Incoming(channel, "$later", "maria", kind, street.now, text=text, about=about))
