"""``buurtbot talk``: the whole product in a terminal, without a homeserver."""

from __future__ import annotations

import asyncio
import sys
from pathlib import Path

from bot.config import ConfigError
from bot.script import Script, ScriptError
from bot.street import Line, Street

_HELPERS = (("karim", "volunteer"), ("lotte", "volunteer"), ("rita", "organiser"), ("sanne", "confidential"))
_MEMORY = "sqlite+aiosqlite://"
_HELP = """  /as NAME         speak as somebody who is here
  /room bewoners   speak in a room (bewoners, vrijwilligers, team)
  /private         speak in private again
  /clock +2d       let time pass
  /quit            end"""


async def play(path: Path, database: str | None) -> int:
    """Play a written conversation and print everything anybody hears.

    Raises:
        ConfigError: the file cannot be read or a line of it cannot be played.
    """
    try:
        text = await asyncio.to_thread(path.read_text, encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read as a conversation.") from error
    async with Street.open(database or _MEMORY) as street:
        street.on_line = _print
        try:
            await Script(street).play(text)
        except ScriptError as error:
            raise ConfigError(f"{path}: {error}.") from error
    return 0


async def talk(name: str, language: str | None, database: str | None) -> int:
    """Chat as one person; lines that begin with ``/`` change who speaks, where, and what time it is."""
    async with Street.open(database or _MEMORY, language=language or "nl") as street:
        for who, role in _HELPERS:
            await street.person(who, role)
        await street.person(name, "resident", language)
        street.on_line = _show
        _say(f"You are {name}. Others here: {', '.join(who for who, _role in _HELPERS)}.")
        _say(_HELP)
        await _converse(street, name)
    return 0


async def _converse(street: Street, name: str) -> None:
    room: str | None = None
    script = Script(street)
    while (typed := await asyncio.to_thread(_prompt, name, room)) is not None:
        command, _space, rest = typed.partition(" ")
        match command:
            case "":
                continue
            case "/quit":
                return
            case "/as" if street.knows(rest.strip()):
                name = rest.strip()
            case "/room":
                room = rest.strip("# ") or None
            case "/private":
                room = None
            case "/clock" | "/down" | "/crash":
                await _played(script, typed.removeprefix("/"))
            case _ if command.startswith("/"):
                _say(_HELP)
            case _:
                await _played(script, f"{name} #{room}> {typed}" if room else f"{name}> {typed}")


async def _played(script: Script, line: str) -> None:
    try:
        await script.play(line)
    except ScriptError as error:
        _say(str(error))


def _prompt(name: str, room: str | None) -> str | None:
    try:
        return input(f"{name} #{room}> " if room else f"{name}> ").strip()
    except (EOFError, KeyboardInterrupt):
        return None


def _print(line: Line) -> None:
    _say(str(line))


def _show(line: Line) -> None:
    """Show what somebody hears to a person at a terminal: every line on a line of its own."""
    said = line.text if line.kind != "taken back" else "(taken back)"
    _say(f"  {line.to} hears: " + said.replace("\n", "\n" + " " * (len(line.to) + 10)))


def _say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()
