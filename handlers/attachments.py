"""What can come with a message: a calendar file, a paper to keep, or a file that somebody sent us.

A handler decides what stands in it; ``bot/papers`` writes the bytes in the reader's language when it is sent.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, TypeAlias

from handlers.text import Said

LARGEST_SHOWN: Final = 10_000_000
"""Bytes of a file that we show elsewhere."""
SHOWN_TYPES: Final = frozenset({"image/jpeg", "image/png", "image/gif", "image/webp", "application/pdf"})


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One appointment as a calendar keeps it (RFC 5545, VEVENT).

    ``uid`` never changes, ``sequence`` grows with every change of the moment or the place. ``starts_local`` is naive
    wall time in ``zone``. ``changed_at`` is aware, UTC. What is ``all_day`` has days and no hour.
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
    all_day: bool = False


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """An ``.ics`` file; ``name`` is the file's name without its ending."""

    name: str
    entries: tuple[CalendarEntry, ...]


@dataclass(frozen=True, slots=True)
class Paper:
    """A page to keep or to print (PDF): a title, paragraphs, and rows of two columns.

    ``name`` is the file's name without its ending. ``to_sign`` are the lines on which somebody signs. ``made_at`` is an
    instant (UTC) where the paper is older than the message it comes with. ``small``: its rows are printed smaller.
    """

    name: str | Said
    title: Said
    paragraphs: tuple[Said, ...] = ()
    rows: tuple[tuple[Said, Said], ...] = ()
    to_sign: tuple[Said, ...] = ()
    made_at: datetime | None = None
    small: bool = False


@dataclass(frozen=True, slots=True)
class FileRef:
    """A file that somebody sent us, where it lies: we neither fetch nor keep it.

    ``media_type`` and ``size`` (bytes; None: not said) are what the sender claims. ``source`` is its address within
    ``channel``, ``key`` what opens it there when it is encrypted; nobody but the channel reads these two.
    """

    channel: str
    name: str
    media_type: str
    size: int | None
    source: str
    key: str = ""

    @property
    def is_image(self) -> bool:
        """Whether it is a picture, as far as the sender says."""
        return self.media_type.startswith("image/")

    @property
    def may_be_shown(self) -> bool:
        """Whether it is of a kind and a size that we show elsewhere."""
        return self.media_type in SHOWN_TYPES and self.size is not None and 0 < self.size <= LARGEST_SHOWN


@dataclass(frozen=True, slots=True)
class Forwarded:
    """A file of somebody, shown elsewhere by pointing at it; ``says`` is what stands in it, in one line.

    A channel that cannot point at it says so in words.
    """

    ref: FileRef
    says: Said


@dataclass(frozen=True, slots=True)
class DataFile:
    """What machines read too (JSON); ``name`` is the file's name without its ending, ``says`` what stands in it."""

    name: str | Said
    says: Said
    content: str


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table for a spreadsheet (CSV): its first row names the columns.

    ``name`` is the file's name without its ending, ``says`` what stands in it.
    """

    name: str
    says: Said
    rows: tuple[tuple[Said, ...], ...]


Attachment: TypeAlias = CalendarFile | Paper | Forwarded | DataFile | Sheet
