"""Who lives in De Linde, what is said to them, and what of it was sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from enum import StrEnum
from typing import ClassVar

from bot.channels.contract import Message, Place
from bot.codec import Parcel, unpack
from bot.engine.deliver import Delivery
from bot.engine.trigger import Trigger
from bot.i18n import Catalogue
from handlers.decision import (
    Audience,
    Decision,
    Entity,
    Say,
)
from handlers.model import (
    Address,
    Incoming,
    IncomingKind,
    Person,
)
from handlers.text import When, _
from storage.store import Store
from tests.storage.things import NOW

HOME = "delinde"
REQUEST = Entity("request", "12", "open")
ANNA = Person("anna", "Anna", Address("matrix", "@anna"), "nl", "Europe/Brussels", created_at=NOW, greeted_at=NOW)
BERT = Person("bert", "Bert", Address("sms", "+3247"), created_at=NOW + timedelta(hours=1), greeted_at=NOW)
DUTCH = Catalogue(
    "nl", {(None, "Good morning, {name}."): "Goeiemorgen, {name}.", (None, "yes"): "ja"}, lambda n: n != 1
)


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True, slots=True)
class Draft:
    """A step that holds every kind of value a step may hold."""

    name: ClassVar[str] = "draft"
    words: str
    colour: Colour
    when: When | None = None
    days: tuple[date, ...] = ()
    helpers: int | None = None


FULL = Draft("melk", Colour.RED, When(date(2026, 11, 24), time(9), None, True), (date(2026, 11, 24),), 2)


def trigger(cause: str = "matrix:$1", *, room: str | None = None) -> Trigger:
    incoming = Incoming("matrix", cause.partition(":")[2], "@anna", IncomingKind.MESSAGE, NOW, room=room)
    here = Place("matrix", room or "@anna", private=room is None)
    return Trigger(cause, NOW, "nl", "Europe/Brussels", here, incoming, ANNA)


def greet(to: Audience, **more: object) -> Say:
    return Say(to, "greeting", _("Good morning, {name}.", name="An"), **more)  # type: ignore[arg-type]


async def carry_out(store: Store, delivery: Delivery, decision: Decision, by: Trigger) -> None:
    async with store.begin() as tx:
        await delivery.carry_out(tx, decision, by)


async def sent(store: Store) -> list[tuple[str, Parcel]]:
    """Send everything that waits, and read where it went."""
    found: list[tuple[str, Parcel]] = []
    async with store.begin() as tx:
        while heads := await tx.heads():
            for head in heads:
                found.append((head.address, unpack(head.payload(store.vault))))
                await tx.mark_sent(head.seq, f"${head.seq}", NOW)
    return found


async def said(store: Store) -> list[tuple[str, str]]:
    """Send everything that waits, and read who reads which words."""
    return [(place, what.text) for place, what in await sent(store) if isinstance(what, Message)]
