"""Files that come with messages, on a street: behind their words, in the reader's language, once, whatever dies."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.engine.table import HandlerTable
from bot.play.script import Script
from bot.play.street import Street
from handlers.attachments import Attachment, CalendarEntry, CalendarFile, FileRef, Forwarded, Paper
from handlers.decision import Command, Decision, Here, Say, Turn, Watch, look_at_nothing, say
from handlers.look import Look
from handlers.model import Incoming, IncomingKind
from handlers.text import Verbatim, _, _w

ENTRY = CalendarEntry(
    "session-7@delinde",
    0,
    _("yes"),
    datetime.fromisoformat("2026-12-03T14:00"),
    "Europe/Brussels",
    timedelta(hours=2),
    datetime(2026, 11, 23, 8, 0, tzinfo=UTC),
)


@dataclass(frozen=True, slots=True)
class Attached:
    """A handler that answers with files."""

    files: tuple[Attachment, ...]

    def __call__(self, turn: Turn, _facts: object) -> Decision:
        return say(Say(Here(), "gives", Verbatim("Alsjeblieft."), attach=self.files))


def answering(*files: Attachment) -> HandlerTable:
    return HandlerTable((Command("give", _w("give"), _("yes"), look_at_nothing, Attached(files)),), (), (), ())


async def test_a_calendar_file_and_a_paper_follow_their_words() -> None:
    handlers = answering(CalendarFile("S7", (ENTRY,)), Paper("attest 2026", _("yes")))
    async with Street.open(handlers=handlers) as street:
        await street.person("anna")
        await street.says("anna", "give")
        assert street.hears("anna") == "Alsjeblieft."
        assert [str(line) for line in street.lines[-3:]] == [
            "[2026-11-23 09:00] anna < Alsjeblieft.",
            "[2026-11-23 09:00] anna < 📎 S7.ics",
            "[2026-11-23 09:00] anna < 📎 attest 2026.pdf",
        ]
        (_s7, calendar), (_attest, paper) = street.files("anna")
        assert b"SUMMARY;LANGUAGE=nl:ja" in calendar
        assert paper.startswith(b"%PDF-")


async def test_everybody_reads_a_file_in_their_own_language() -> None:
    async with Street.open(handlers=answering(CalendarFile("S7", (ENTRY,)))) as street:
        await street.person("anna", language="nl")
        await street.person("aline", language="fr")
        for name in ("anna", "aline"):
            await street.says(name, "give")
        assert b"LANGUAGE=nl:ja" in street.files("anna")[0][1]
        assert b"LANGUAGE=fr:oui" in street.files("aline")[0][1]


async def test_a_file_waits_behind_its_words_when_the_channel_is_out_and_survives_a_crash() -> None:
    async with Street.open(handlers=answering(CalendarFile("S7", (ENTRY,)))) as street:
        await street.person("anna")
        await street.outage("console", on=True)
        await street.says("anna", "give")
        await street.crash()
        assert street.lines == []
        await street.outage("console", on=False)
        await street.clock(street.now + timedelta(minutes=10))
        assert [line.text for line in street.lines[-2:]] == ["Alsjeblieft.", "📎 S7.ics"]


async def look_at_the_file(turn: Turn, _look: Look) -> FileRef | None:
    return turn.incoming.file


def show_again(_turn: Turn, file: FileRef) -> Decision:
    return say(Say(Here(), "shown", Verbatim("Kijk:"), attach=(Forwarded(file, Verbatim("feest")),)))


async def test_a_file_of_somebody_is_shown_again_where_it_lies() -> None:
    handlers = HandlerTable((), (), (), (Watch(IncomingKind.FILE, look_at_the_file, show_again),))
    async with Street.open(handlers=handlers) as street:
        await street.person("anna")
        await street.does(_poster(street))
        assert [line.text for line in street.lines[-2:]] == ["Kijk:", "📎 affiche.png"]


def _poster(street: Street) -> Incoming:
    ref = FileRef("console", "affiche.png", "image/png", 2000, "mxc://street/abc", '{"v": "v2"}')
    return Incoming("console", "$poster", "anna", IncomingKind.FILE, street.now, file=ref)


async def test_a_written_conversation_shows_the_name_of_a_file() -> None:
    async with Street.open(handlers=answering(CalendarFile("S7", (ENTRY,)))) as street:
        await Script(street).play("person anna resident nl\nanna> give")
        assert str(street.lines[-1]) == "[2026-11-23 09:00] anna < 📎 S7.ics"
