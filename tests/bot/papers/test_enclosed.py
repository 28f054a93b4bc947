"""Attachments in the words of their reader, and what a channel gets of them."""

import subprocess
import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.channels.contract import File, Message, Pointer
from bot.codec import pack, unpack
from bot.papers.enclosed import WordedFile
from bot.papers.making import made
from handlers.attachments import Attachment, CalendarEntry, CalendarFile, FileRef, Forwarded, Paper
from handlers.text import Verbatim, _
from tests.bot.papers.appointments import CHANGED, wording

ENTRY = CalendarEntry(
    uid="session-7@delinde",
    sequence=0,
    title=Verbatim("Buurtcafé"),
    starts_local=datetime.fromisoformat("2026-12-03T14:00"),
    zone="Europe/Brussels",
    lasts=timedelta(hours=2),
    changed_at=CHANGED,
    more=_("Back to my earlier question."),
)
ROOT = Path(__file__).resolve().parents[3]
POSTER = FileRef("matrix", "affiche.png", "image/png", 2_000, "mxc://example.org/abc", '{"v": "v2"}')
ATTACHMENTS: list[Attachment] = [
    CalendarFile("S7", (ENTRY,)),
    Paper("attest 2026", _("yes"), (Verbatim("a"),), ((Verbatim("b"), Verbatim("c")),), (Verbatim("d"),)),
    Forwarded(POSTER, Verbatim("Het feest op zondag")),
]


def enclosed(what: Attachment) -> WordedFile:
    return wording().enclose(what, {"v": 1, "msgid": "session.joined.file"})


@pytest.mark.parametrize("attachment", ATTACHMENTS)
def test_what_is_enclosed_comes_back_from_the_outbox_as_it_was(attachment: Attachment) -> None:
    assert unpack(pack(enclosed(attachment))) == enclosed(attachment)


async def test_a_calendar_file_is_in_the_language_of_its_reader() -> None:
    file = await made(enclosed(ATTACHMENTS[0]), "matrix", takes_files=True)
    assert isinstance(file, File)
    assert (file.name, file.media_type, file.label["msgid"]) == ("S7.ics", "text/calendar", "session.joined.file")
    assert "Terug naar mijn vraag van daarnet." in file.content.decode().replace("\r\n ", "")


async def test_a_paper_is_a_pdf() -> None:
    file = await made(enclosed(ATTACHMENTS[1]), "matrix", takes_files=True)
    assert isinstance(file, File)
    assert (file.name, file.media_type, file.content[:5]) == ("attest 2026.pdf", "application/pdf", b"%PDF-")


async def test_a_file_of_somebody_is_pointed_at_only_where_it_lies() -> None:
    poster = enclosed(ATTACHMENTS[2])
    assert await made(poster, "matrix", takes_files=True) == Pointer(POSTER, "Het feest op zondag", poster.label)
    assert await made(poster, "mail", takes_files=True) == Message("📎 Het feest op zondag", poster.label)


@pytest.mark.parametrize("attachment", ATTACHMENTS)
async def test_a_channel_without_files_says_in_words_what_there_is(attachment: Attachment) -> None:
    told = await made(enclosed(attachment), "sms", takes_files=False)
    assert isinstance(told, Message)
    assert told.text.startswith("📎 ")


@pytest.mark.parametrize(
    ("name", "safe"), [("a/b\\c:d", "a b c d"), (".. ", "buurtbot"), ("x" * 200, "x" * 79 + "…"), ("S7\n", "S7")]
)
def test_a_name_is_one_that_every_system_takes(name: str, safe: str) -> None:
    assert enclosed(CalendarFile(name, (ENTRY,))).name == safe


@pytest.mark.parametrize(
    ("ref", "may"),
    [
        (POSTER, True),
        (FileRef("matrix", "a.pdf", "application/pdf", 10_000_000, "mxc://a/b"), True),
        (FileRef("matrix", "a.pdf", "application/pdf", 10_000_001, "mxc://a/b"), False),
        (FileRef("matrix", "a.pdf", "application/pdf", None, "mxc://a/b"), False),
        (FileRef("matrix", "a.svg", "image/svg+xml", 10, "mxc://a/b"), False),
        (FileRef("matrix", "a.mp4", "video/mp4", 10, "mxc://a/b"), False),
    ],
)
def test_only_pictures_and_papers_of_a_decent_size_are_shown(ref: FileRef, may: bool) -> None:
    assert ref.may_be_shown is may


def test_what_writes_files_is_loaded_with_the_first_file_and_not_before() -> None:
    loaded = "import bot.__main__, bot.app, sys; print({'icalendar', 'fpdf', 'fontTools', 'PIL'} & set(sys.modules))"
    told = subprocess.run([sys.executable, "-c", loaded], capture_output=True, check=True, text=True, cwd=ROOT).stdout
    assert told.strip() == "set()"
