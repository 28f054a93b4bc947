"""``buurtbot talk``: the whole product in a terminal, without a homeserver."""

from __future__ import annotations

import asyncio
import select
import signal
import socket
import sys
from pathlib import Path

from bot.config import ConfigError, database_fault
from bot.play.cast import HELPERS, settle
from bot.play.scene import ROOM_NAMES, Line, known_room
from bot.play.script import Script, ScriptError
from bot.play.street import Street
from bot.terminal import say

_MEMORY = "sqlite+aiosqlite://"
_HELP = f"""  /as NAME         speak as somebody who is here
  /room bewoners   speak in a room: {", ".join(ROOM_NAMES)}
  /private         speak in private again
  /clock +2d       let time pass: 30m, 3h, 2d, or until a moment such as 2026-11-24 08:30
  /quit            end"""


async def play(path: Path, database: str | None) -> int:
    """Play a written conversation and print everything anybody hears.

    Raises:
        ConfigError: the file cannot be read or a line of it cannot be played, or the database cannot be used.
    """
    try:
        text = await asyncio.to_thread(path.read_text, encoding="utf-8-sig")
    except OSError as error:
        raise ConfigError(f"{path} cannot be read as a conversation ({error.strerror}); correct its name.") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} cannot be read as a conversation; save it as text in UTF-8.") from None
    async with Street.open(_usable(database)) as street:
        await street.knows_services()
        street.on_line = _print
        try:
            await Script(street).play(text)
        except ScriptError as error:
            raise ConfigError(f"{path}: {error}.") from error
    return 0


async def talk(name: str, language: str | None, database: str | None) -> int:
    """Chat as one person; lines that begin with ``/`` change who speaks, where, and what time it is.

    Raises:
        ConfigError: the database cannot be used.
    """
    async with Street.open(_usable(database), language=language or "nl") as street:
        await settle(street, name, language)
        await street.knows_services()
        street.on_line = _show
        say(f"You are {name}. Others here: {', '.join(_shown(who) for who in HELPERS if who != name)}.")
        say(f"It is {street.local_now:%A %d %B %Y, %H:%M}, and stays so until you let time pass.")
        say(_HELP)
        await _Terminal(street, name).converse()
    return 0


def _shown(who: str) -> str:
    """Say what somebody is here, where the name does not."""
    role = HELPERS[who]
    return who if role == "resident" else f"{who} ({role})"


def _usable(database: str | None) -> str:
    """Return the address of a database that can be opened.

    Raises:
        ConfigError: it is none.
    """
    if database and (fault := database_fault(database)):
        raise ConfigError(f"--database {fault}.")
    return database or _MEMORY


class _Terminal:
    """Who types, and where."""

    def __init__(self, street: Street, name: str) -> None:
        self._street = street
        self._script = Script(street, has_begun=True)
        self._name = name
        self._room: str | None = None

    async def converse(self) -> None:
        """Read lines until there are no more."""
        while (typed := _prompt(self._who)) is not None:
            if typed.split(" ")[0].lower() == "/quit":
                return
            try:
                await self._take(typed)
            except ScriptError as error:
                say(f"  {error.reason[:1].upper()}{error.reason[1:]}.")
            except ValueError as error:
                say(f"  {str(error)[:1].upper()}{str(error)[1:]}.")

    @property
    def _who(self) -> str:
        return f"{self._name} #{self._room}" if self._room else self._name

    async def _take(self, typed: str) -> None:
        command, _space, rest = typed.partition(" ")
        match command.lower():
            case "":
                return
            case "/as":
                self._name = self._known(rest.strip().lower())
            case "/room":
                self._room = known_room(rest, self._street.rooms)
            case "/private":
                self._room = None
            case "/clock" | "/down" | "/crash":
                await self._script.play(typed.removeprefix("/").lower())
            case _ if command.startswith("/"):
                say(_HELP)
            case _ if command.rstrip(">") in self._street.people and self._script.understands(typed):
                await self._script.play(typed)  # as in a written conversation: karim> neem 1
            case _:
                await self._street.says(self._name, typed, room=self._room)

    def _known(self, name: str) -> str:
        people = self._street.people
        if name not in people:
            raise ValueError(f"nobody is called {name or 'that'}; here are {', '.join(people)}")
        return name


def _prompt(who: str) -> str | None:
    """Wait for a line, and nothing else meanwhile: time stands still here, and Ctrl-C must end it at once."""
    try:
        if not sys.stdin.isatty():
            return input(f"{who}> ").strip()
        sys.stdout.write(f"{who}> ")
        sys.stdout.flush()
        _wait_until_typed()
        return input().strip()
    except (EOFError, KeyboardInterrupt):
        say("")
        return None
    except UnicodeDecodeError:
        say("  That was no text in UTF-8; type it again.")
        return ""


def _wait_until_typed() -> None:
    """Sleep until a line is typed; a Ctrl-C that comes just before ``input`` sleeps would be noticed after the line."""
    woken, wakes = socket.socketpair()
    with woken, wakes:
        wakes.setblocking(False)
        before = signal.set_wakeup_fd(wakes.fileno())
        try:
            select.select([sys.stdin, woken], [], [])
        finally:
            signal.set_wakeup_fd(before)


def _print(line: Line) -> None:
    say(str(line))


def _show(line: Line) -> None:
    """Show what somebody hears to a person at a terminal: every line on a line of its own."""
    said = line.text or f"({line.kind})"
    say(f"  {line.to} hears: " + said.replace("\n", "\n" + " " * (len(line.to) + 10)))
