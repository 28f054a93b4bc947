"""Makes what a channel sends of what lies in the outbox; the writing itself is done in a thread.

What writes is loaded with the first file of its kind: fpdf2 takes a second and 45 MB, icalendar a tenth and 4 MB.
"""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Final, assert_never

from bot.channels.contract import File, Message, Pointer
from bot.papers.enclosed import Agenda, Cells, Page, Plain, Pointed, WordedFile
from bot.papers.sheet import write_sheet

CALENDAR: Final = "text/calendar"
PDF: Final = "application/pdf"
JSON: Final = "application/json"
CSV: Final = "text/csv"


async def made(enclosed: WordedFile, channel: str, *, takes_files: bool) -> File | Pointer | Message:
    """Make a file for a channel; one that takes no files, or not this one, is told in words what it says."""
    says, label = enclosed.says, enclosed.label
    match enclosed.what:
        case Pointed(ref) if takes_files and ref.channel == channel:
            return Pointer(ref, says, label)
        case Agenda() as agenda if takes_files:
            content = await asyncio.to_thread(calendar_of, agenda)
            return File(f"{enclosed.name}.ics", CALENDAR, content, says, label)
        case Page() as page if takes_files:
            content = await asyncio.to_thread(pdf_of, page)
            return File(f"{enclosed.name}.pdf", PDF, content, says, label)
        case Plain(text) if takes_files:
            return File(f"{enclosed.name}.json", JSON, text.encode(), says, label)
        case Cells(rows) if takes_files:
            return File(f"{enclosed.name}.csv", CSV, write_sheet(rows), says, label)
        case Pointed() | Agenda() | Page() | Plain() | Cells():
            return Message(f"📎 {says}", label)
        case _:
            assert_never(enclosed.what)


def calendar_of(agenda: Agenda, *, called: str = "", again_after: timedelta | None = None) -> bytes:
    """Write a calendar file, or a feed that is ``called`` something; takes a while the first time."""
    from bot.papers.calendar import write_calendar

    return write_calendar(agenda, called=called, again_after=again_after)


def pdf_of(page: Page) -> bytes:
    """Write a paper; takes a few tenths of a second, and longer the first time."""
    from bot.papers.pdf import write_pdf

    return write_pdf(page)
