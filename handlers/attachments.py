"""What can come with a message: a calendar file, or a paper to keep; decided here, made into a file elsewhere.

A handler decides what stands in it; ``bot/papers`` writes the bytes in the reader's language when it is delivered.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TypeAlias

from handlers.text import Said


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One appointment as a calendar keeps it (RFC 5545, VEVENT).

    ``uid`` never changes, ``sequence`` grows with every change of the moment or the place. ``starts_local`` is naive
    wall time in ``zone``. ``rule`` is an RRULE without its name, empty for what happens once; ``left_out`` are the days
    of it that do not take place. ``changed_at`` is aware, UTC.
    """

    uid: str
    sequence: int
    title: Said
    starts_local: datetime
    zone: str
    lasts: timedelta
    changed_at: datetime
    where: Said | None = None
    more: Said | None = None
    link: str = ""
    cancelled: bool = False
    rule: str = ""
    left_out: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """An ``.ics`` file; ``name`` is the file's name without its ending."""

    name: str
    entries: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A page to keep or to print (PDF): a title, paragraphs, and rows of two columns.

    ``name`` is the file's name without its ending. ``to_sign`` are the lines on which somebody signs.
    """

    name: str
    title: Said
    paragraphs: tuple[Said, ...] = ()
    rows: tuple[tuple[Said, Said], ...] = ()
    to_sign: tuple[Said, ...] = ()


Attachment: TypeAlias = CalendarFile | Paper
