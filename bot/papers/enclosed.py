"""What comes with a message, worded for one reader: what lies in the outbox until it is written and sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias, assert_never

from bot.i18n import Speech
from handlers.attachments import Attachment, CalendarEntry, CalendarFile, DataFile, FileRef, Forwarded, Paper, Sheet
from handlers.reading.plain import one_line
from handlers.text import Said, _

Label: TypeAlias = Mapping[str, object]

_NAME_LETTERS = 80
_LINE_LETTERS = 200
_NO_FILE_NAME = str.maketrans(dict.fromkeys('/\\:*?"<>|\u2068\u2069', " "))


@dataclass(frozen=True, slots=True)
class Appointment:
    """One `CalendarEntry` in words."""

    uid: str
    sequence: int
    title: str
    starts_local: datetime
    zone: str
    lasts: timedelta
    changed_at: datetime
    where: str = ""
    more: str = ""
    link: str = ""
    cancelled: bool = False
    all_day: bool = False


@dataclass(frozen=True, slots=True)
class Agenda:
    """A calendar file; ``language`` is the one it is worded in."""

    appointments: tuple[Appointment, ...]
    language: str


@dataclass(frozen=True, slots=True)
class Page:
    """A paper; ``by`` is who answers for it, ``made_at`` an instant (UTC)."""

    title: str
    paragraphs: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]
    to_sign: tuple[str, ...]
    language: str
    by: str
    made_at: datetime
    small: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """A table for a spreadsheet: every row with as many cells."""

    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Pointed:
    """A file that lies elsewhere."""

    ref: FileRef


@dataclass(frozen=True, slots=True)
class Plain:
    """A file of text as it is."""

    content: str


@dataclass(frozen=True, slots=True)
class WordedFile:
    """One file behind a message: its name without ending, what it says in one line, and what stands in it."""

    name: str
    says: str
    what: Agenda | Page | Pointed | Plain | Cells
    label: Label


@dataclass(frozen=True, slots=True)
class Wording:
    """How files are worded for one reader; ``by`` is who answers for what they say, ``now`` an instant (UTC)."""

    speech: Speech
    language: str
    zone: str
    by: str
    now: datetime

    def enclose(self, what: Attachment, label: Label) -> WordedFile:
        """Word an attachment."""
        match what:
            case CalendarFile(name, entries):
                agenda = Agenda(tuple(map(self.appointment, entries)), self.language)
                return WordedFile(_file_name(name), self._agenda_says(agenda), agenda, label)
            case Paper():
                page = self._page(what)
                return WordedFile(self._named(what.name), page.title, page, label)
            case Forwarded(ref, says):
                return WordedFile(ref.name, self._say(says), Pointed(ref), label)
            case DataFile(name, says, content):
                return WordedFile(self._named(name), self._say(says), Plain(content), label)
            case Sheet(name, says, rows):
                cells = Cells(tuple(tuple(map(self._say, row)) for row in rows))
                return WordedFile(_file_name(name), self._say(says), cells, label)
            case _:
                assert_never(what)

    def appointment(self, entry: CalendarEntry) -> Appointment:
        """Word a calendar entry."""
        return Appointment(
            uid=entry.uid,
            sequence=entry.sequence,
            title=self._say(entry.title),
            starts_local=entry.starts_local,
            zone=entry.zone,
            lasts=entry.lasts,
            changed_at=entry.changed_at,
            where=self._say(entry.where),
            more=self._say(entry.more),
            link=entry.link,
            cancelled=entry.cancelled,
            all_day=entry.all_day,
        )

    def _page(self, paper: Paper) -> Page:
        return Page(
            title=self._say(paper.title),
            paragraphs=tuple(map(self._say, paper.paragraphs)),
            rows=tuple((self._say(left), self._say(right)) for left, right in paper.rows),
            to_sign=tuple(map(self._say, paper.to_sign)),
            language=self.language,
            by=self.by,
            made_at=paper.made_at or self.now,
            small=paper.small,
        )

    def _agenda_says(self, agenda: Agenda) -> str:
        titles = ", ".join(one.title for one in agenda.appointments)
        return one_line(self._say(_("For your calendar: {titles}", titles=titles)), _LINE_LETTERS)

    def _named(self, name: str | Said) -> str:
        return _file_name(name if isinstance(name, str) else self._say(name))

    def _say(self, said: Said | None) -> str:
        return self.speech.render(said, self.language, self.zone) if said else ""


def _file_name(name: str) -> str:
    """Return a name that every system takes for a file."""
    return one_line(name.translate(_NO_FILE_NAME), _NAME_LETTERS).strip(" .") or "buurtbot"
