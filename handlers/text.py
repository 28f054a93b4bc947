"""Texts that are decided here and rendered elsewhere, in the language of each reader.

A handler writes ``_("You have task {number}.", number=12)``. Nothing is translated at that moment: the value
travels inside a `Decision` and ``bot.i18n`` renders it once per reader when the decision is committed.
A person's own words never become a template: they are arguments or `Verbatim`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """One translatable sentence with named placeholders; with ``plural`` it has two English forms."""

    msgid: str
    args: tuple[tuple[str, Arg], ...] = ()
    plural: str | None = None
    count: int | None = None
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Verbatim:
    """Words of a person: cleaned and isolated when shown, never translated, never a template."""

    words: str


@dataclass(frozen=True, slots=True)
class Joined:
    """Several texts, one after the other; ``by`` stands between them (a line feed starts a new line)."""

    parts: tuple[Said, ...]
    by: str = " "


@dataclass(frozen=True, slots=True)
class InLanguage:
    """A text shown in one fixed language whoever reads it: the exact words that will stand in a room."""

    language: str
    text: Said


@dataclass(frozen=True, slots=True)
class When:
    """A moment or stretch of local wall time; rendered with weekday and year.

    ``start`` without ``end`` is a moment, both are a stretch, neither is a whole day. ``weekly`` repeats it.
    """

    on: date
    start: time | None = None
    end: time | None = None
    weekly: bool = False


@dataclass(frozen=True, slots=True)
class FirstWord:
    """How a command is said in the reader's language: the first alternative of its translated words."""

    words: Text


@dataclass(frozen=True, slots=True)
class HowSoon:
    """How soon something begins, in the days of its reader's own clock: "tomorrow", "in 2 hours"; both are UTC."""

    at: datetime
    now: datetime


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Stands behind wall time of ``zone``: that it is, and what a reader's own clock shows then (``at``, UTC).

    Nothing is said to a reader whose clock shows the same.
    """

    at: datetime
    zone: str


Said: TypeAlias = Text | Verbatim | Joined | InLanguage | FirstWord | HowSoon | Elsewhere
Arg: TypeAlias = "str | int | date | time | datetime | When | Said"


def _(msgid: str, /, **args: Arg) -> Text:
    """Mark an English sentence for translation; ``{name}`` placeholders take the keyword arguments."""
    return Text(msgid, tuple(args.items()))


def _n(one: str, many: str, count: int, /, **args: Arg) -> Text:
    """Mark a sentence with a singular and a plural form; ``{count}`` is always available in it."""
    return Text(one, (("count", count), *args.items()), plural=many, count=count)


def _w(words: str, /) -> Text:
    """Mark the words of a command or an answer: alternatives parted by ``|``; never shown as a sentence."""
    return Text(words, context="words")


def lines(*parts: Said) -> Joined:
    """Put each part on a line of its own."""
    return Joined(parts, by="\n")


def sentences(*parts: Said) -> Joined:
    """Put the parts behind each other with a space between."""
    return Joined(parts, by=" ")
