"""Plays a written conversation against the whole product; ids and times are the same at every run.

One line each: ``person anna resident nl`` · ``anna> hulp`` · ``anna #bewoners> neem 12`` · ``anna sms> A1`` ·
``anna edits> …`` · ``anna redacts`` · ``anna reacts 👍`` · ``clock 2026-11-24 08:30`` · ``clock +2d`` · ``crash`` ·
``down 3h`` · ``outage sms on`` · ``# …``. Other places than De Linde: ``room lisp residents Lisp-Noord`` (a
language and ``bridged`` may stand before the place) · ``jonas is organiser of Lisp-Noord`` · ``mute #lisp`` ·
``unmute #lisp``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.play.elsewhere import become, have_room
from bot.play.street import Street

_LENGTH = re.compile(r"(\d+)\s*(min|m|h|d)")
_UNITS = {"m": "minutes", "min": "minutes", "h": "hours", "d": "days"}


class ScriptError(Exception):
    """A line of a written conversation cannot be played; ``reason`` says why, without its number."""

    def __init__(self, number: int, reason: str) -> None:
        super().__init__(f"line {number}: {reason}")
        self.reason = reason


@dataclass(frozen=True, slots=True)
class _Form:
    pattern: re.Pattern[str]
    play: Callable[..., object]
    shown: str


class Script:
    """One written conversation; until somebody speaks, ``clock`` sets the moment at which it begins."""

    def __init__(self, street: Street, *, has_begun: bool = False) -> None:
        self._street = street
        self._has_begun = has_begun
        self._forms = (
            _form(r"person (\w+) (\w+)(?: ([a-z]{2}))?(?: (\S+))?", self._person, "person anna resident nl"),
            _form(r"clock \+(.+)", self._clock_on, "clock +2d"),
            _form(r"clock (\d{4}-\d\d-\d\d) (\d\d:\d\d)", self._clock, "clock 2026-11-24 08:30"),
            _form(r"crash", street.crash, "crash"),
            _form(r"down (.+)", self._down, "down 3h"),
            _form(r"outage (\w+) (on|off)", self._outage, "outage sms on"),
            _form(r"room ([\w-]+) (\w+)( [a-z]{2})?( bridged)? (.+)", self._room, "room lisp residents Lisp-Noord"),
            _form(r"(\w+) is (\w+) of (.+)", self._become, "jonas is organiser of Lisp-Noord"),
            _form(r"mute #([\w-]+)", self._mute, "mute #lisp"),
            _form(r"unmute #([\w-]+)", self._unmute, "unmute #lisp"),
            _form(r"(\w+) edits> ?(.*)", street.edits, "anna edits> hulp met de tuin"),
            _form(r"(\w+) redacts", street.redacts, "anna redacts"),
            _form(r"(\w+) reacts (.+)", street.reacts, "anna reacts 👍"),
            _form(r"(\w+) #([\w-]+)> ?(.*)", self._in_room, "anna #bewoners> neem 12"),
            _form(r"(\w+) (sms|mail|web)> ?(.*)", self._elsewhere, "anna sms> A1"),
            _form(r"(\w+)> ?(.*)", street.says, "anna> hulp"),
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

    def understands(self, said: str) -> bool:
        """Whether a line has one of the forms."""
        return any(form.pattern.fullmatch(said) for form in self._forms)

    async def _line(self, number: int, said: str) -> None:
        for form in self._forms:
            if match := form.pattern.fullmatch(said):
                try:
                    await form.play(*match.groups())  # type: ignore[misc]
                    self._has_begun |= form.play not in (self._person, self._clock, self._room, self._become)
                except ValueError as error:
                    raise ScriptError(number, str(error)) from error
                except OverflowError as error:
                    raise ScriptError(number, "that is too far away to count") from error
                return
        raise ScriptError(number, f"this cannot be played; write it as in {self._examples(said)}")

    def _examples(self, said: str) -> str:
        """Show the forms that begin with the same word, or the most common ones."""
        shown = [form.shown for form in self._forms]
        alike = [line for line in shown if said and line.split()[0] == said.split()[0]]
        return " · ".join(alike or [shown[0], shown[-1], shown[-3], shown[1]])

    async def _person(self, name: str, role: str, language: str | None, zone: str | None) -> None:
        await self._street.person(name, role, language, zone)

    async def _room(self, name: str, kind: str, language: str | None, bridged: str | None, place: str) -> None:
        spoken = (language or "").strip() or None
        await have_room(self._street, name, kind, place, spoken, bridged=bool(bridged))

    async def _become(self, name: str, role: str, place: str) -> None:
        await become(self._street, name, role, place)

    async def _mute(self, room: str) -> None:
        await self._street.mute(room, on=True)

    async def _unmute(self, room: str) -> None:
        await self._street.mute(room, on=False)

    async def _in_room(self, name: str, room: str, text: str) -> None:
        await self._street.says(name, text, room=room)

    async def _elsewhere(self, name: str, channel: str, text: str) -> None:
        await self._street.says(name, text, channel=channel)

    async def _clock(self, day: str, time: str) -> None:
        local = datetime.fromisoformat(f"{day} {time}").replace(tzinfo=ZoneInfo(self._street.zone))
        if self._has_begun or local >= self._street.now:
            await self._street.clock(local)
        else:
            self._street.begins_at(local)

    async def _clock_on(self, length: str) -> None:
        await self._street.clock(self._street.now + length_of(length))

    async def _down(self, length: str) -> None:
        await self._street.down(length_of(length))

    async def _outage(self, channel: str, state: str) -> None:
        await self._street.outage(channel, on=state == "on")


def _form(pattern: str, play: Callable[..., object], shown: str) -> _Form:
    return _Form(re.compile(pattern), play, shown)


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
