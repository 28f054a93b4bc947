"""What street tests share: lines that are played, and what was heard of it, when."""

from __future__ import annotations

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
