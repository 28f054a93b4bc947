"""A street on which things go wrong."""

from __future__ import annotations

import itertools
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace

from bot.play.street import Street
from handlers.model import Incoming, IncomingKind

_IDS = itertools.count(1)


@asynccontextmanager
async def linde(url: str = "sqlite+aiosqlite://", *, language: str = "en") -> AsyncIterator[Street]:
    """De Linde: Maria lives there, Karim and Lotte help, Rita and Jonas organise; all have heard the greeting."""
    roles = {"maria": "resident", "karim": "volunteer", "lotte": "volunteer", "rita": "organiser", "jonas": "organiser"}
    async with Street.open(url, language=language) as street:
        for name, role in roles.items():
            await street.person(name, role, language)
        async with street.store.begin() as tx:
            for name in roles:
                if someone := await tx.person(f"p-{name}"):
                    await tx.save_person(replace(someone, greeted_at=street.now))
        yield street


def heard(street: Street, sender: str, kind: IncomingKind = IncomingKind.MESSAGE, **more: object) -> Incoming:
    """Make something that came in, with an id of its own."""
    fields: dict[str, object] = {"sender_name": sender.capitalize(), "power": 0, **more}
    return Incoming("console", f"$x{next(_IDS)}", sender, kind, street.now, **fields)  # type: ignore[arg-type]


async def failed(street: Street, sender: str, about: str = "request.card", why: str = "gone", **more: object) -> None:
    """Let a message to somebody, or to a room, turn out to be undeliverable."""
    await street.does(heard(street, sender, IncomingKind.FAILED, about=about, text=why, sender_name="", **more))


async def ask_for(street: Street, name: str, what: str = "need someone to fix my lamp") -> None:
    """Ask for help and post it."""
    await say_all(street, name, [what, "thursday 10:00", "yes", "Lindestraat", "9, 0470 12 34 56", "1", "yes"])


async def say_all(street: Street, name: str, texts: Sequence[str]) -> None:
    """Let somebody say one thing after the other, in private."""
    for text in texts:
        await street.says(name, text)


async def counts(street: Street) -> dict[str, int]:
    """Count what came in, by what became of it."""
    async with street.store.begin() as tx:
        return await tx.inbox_counts()
