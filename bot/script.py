"""Plays a written conversation against the whole product; ids and times are the same at every run.

One line each: ``person anna resident nl`` · ``anna> hulp`` · ``anna #bewoners> neem 12`` · ``anna sms> A1`` ·
``anna edits> …`` · ``anna redacts`` · ``anna reacts 👍`` · ``clock 2026-11-24 08:30`` · ``clock +2d`` · ``crash`` ·
``down 3h`` · ``outage sms on`` · ``# …``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.street import Street

_LENGTH = re.compile(r"(\d+)\s*(min|m|h|d)")
_UNITS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days"}


class ScriptError(Exception):
    """A line of a written conversation cannot be played."""


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    play: Callable[..., object]


class Script:
    """One written conversation."""

    def __init__(self, street: Street) -> None:
        self._street = street
        self._forms = (
            _Form(re.compile(r"person (\w+) (\w+)(?: ([a-z]{2}))?(?: (\S+))?"), self._person),
            _Form(re.compile(r"clock \+(.+)"), self._clock_on),
            _Form(re.compile(r"clock (\d{4}-\d\d-\d\d) (\d\d:\d\d)"), self._clock),
            _Form(re.compile(r"crash"), street.crash),
            _Form(re.compile(r"down (.+)"), self._down),
            _Form(re.compile(r"outage (\w+) (on|off)"), self._outage),
            _Form(re.compile(r"(\w+) edits> ?(.*)"), street.edits),
            _Form(re.compile(r"(\w+) redacts"), street.redacts),
            _Form(re.compile(r"(\w+) reacts (.+)"), street.reacts),
            _Form(re.compile(r"(\w+) #([\w-]+)> ?(.*)"), self._in_room),
            _Form(re.compile(r"(\w+) (sms|mail|web)> ?(.*)"), self._elsewhere),
            _Form(re.compile(r"(\w+)> ?(.*)"), street.says),
        )

    async def play(self, text: str) -> None:
        """Play every line.

        Raises:
            ScriptError: a line has none of the forms, or names somebody unknown; the message holds its number.
        """
        for number, line in enumerate(text.splitlines(), start=1):
            said = line.strip()
            if said and not said.startswith("# ") and said != "#":
                await self._line(number, said)

    async def _line(self, number: int, said: str) -> None:
        for form in self._forms:
            if match := form.pattern.fullmatch(said):
                try:
                    await form.play(*match.groups())  # type: ignore[misc]
                except (ValueError, OverflowError) as error:
                    raise ScriptError(f"line {number}: {error}") from error
                return
        raise ScriptError(f"line {number} has none of the forms of a written conversation")

    async def _person(self, name: str, role: str, language: str | None, zone: str | None) -> None:
        await self._street.person(name, role, language, zone)

    async def _in_room(self, name: str, room: str, text: str) -> None:
        await self._street.says(name, text, room=room)

    async def _elsewhere(self, name: str, channel: str, text: str) -> None:
        await self._street.says(name, text, channel=channel)

    async def _clock(self, day: str, time: str) -> None:
        local = datetime.fromisoformat(f"{day} {time}").replace(tzinfo=ZoneInfo(self._street.zone))
        await self._street.clock(local)

    async def _clock_on(self, length: str) -> None:
        await self._street.clock(self._street.now + length_of(length))

    async def _down(self, length: str) -> None:
        await self._street.down(length_of(length))

    async def _outage(self, channel: str, state: str) -> None:
        await self._street.outage(channel, on=state == "on")


def length_of(text: str) -> timedelta:
    """Read a length such as ``2d``, ``3h`` or ``1d 30m``.

    Raises:
        ValueError: it is none.
    """
    parts = _LENGTH.findall(text)
    if not parts or _LENGTH.sub("", text).strip():
        raise ValueError(f"{text!r} is no length of time; write 30m, 3h or 2d")
    try:
        return sum((timedelta(**{_UNITS[unit]: int(n)}) for n, unit in parts), timedelta())
    except OverflowError:
        raise ValueError(f"{text!r} is too long") from None
