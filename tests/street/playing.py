"""What street tests share: lines that are played, and what was heard of it, when."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from bot.play.script import Script
from bot.play.street import Street

PEOPLE = """
person maria resident nl
person karim volunteer nl
person lotte volunteer nl
person rita organiser nl
"""


def asked(what: str, who: str = "maria") -> str:
    """Write how somebody asks for something at a moment, and agrees to the words."""
    return f"{who}> hulp {what}\n{who}> ja\n{who}> Kerkstraat 9\n{who}> 0470 12 34 56\n{who}> ja\n"


TAKEN = "karim> neem 1\nmaria> ja\n"


async def play(street: Street, text: str) -> None:
    """Play lines of a written conversation."""
    await Script(street).play(text)


def since(street: Street, count: int, to: str) -> list[str]:
    """List what was said to somebody, or in a room, after the first so many lines."""
    return [line.text for line in street.lines[count:] if line.to == to and line.kind == "said"]


def heard_at(street: Street, to: str, begins: str) -> list[str]:
    """List at which local moments somebody, or a room, heard something that begins with these words."""
    return [f"{line.at:%Y-%m-%d %H:%M}" for line in street.lines if line.to == to and line.text.startswith(begins)]


# --- clocks and databases that are unlike others ---


async def moves(street: Street, name: str, zone: str) -> None:
    """Let somebody live by another clock from now on."""
    async with street.store.begin() as tx:
        person = await tx.person(f"p-{name}")
        assert person is not None
        await tx.save_person(replace(person, zone=zone))


async def restorable(street: Street, file: Path, kept: Path) -> None:
    """Keep the database as it is now."""
    async with street.store.begin() as tx:
        await tx.beat(street.now)
    await street.store.close()
    shutil.copy(file, kept)


async def put_back(street: Street, file: Path, kept: Path) -> None:
    """Put the database back that was kept, as a restore does: what was said since is not remembered."""
    await street.store.close()
    for beside in file.parent.glob(f"{file.name}-*"):
        beside.unlink()
    shutil.copy(kept, file)
    async with street.store.begin() as tx:
        last = await tx.last_beat()
        assert last is not None
        await tx.doubt_since(last)
