"""Makes what a channel sends of what lies in the outbox; the writing itself is done in a thread."""

from __future__ import annotations

import asyncio
from typing import assert_never

from bot.channels.contract import File, Message, Pointer
from bot.papers.calendar import MEDIA_TYPE as CALENDAR
from bot.papers.calendar import write_calendar
from bot.papers.enclosed import Agenda, Enclosed, Page, Pointed
from bot.papers.pdf import MEDIA_TYPE as PDF
from bot.papers.pdf import write_pdf


async def made(enclosed: Enclosed, channel: str, *, takes_files: bool) -> File | Pointer | Message:
    """Make a file for a channel; one that takes no files, or not this one, is told in words what it says."""
    says, label = enclosed.says, enclosed.label
    match enclosed.what:
        case Pointed(ref) if takes_files and ref.channel == channel:
            return Pointer(ref, says, label)
        case Agenda() as agenda if takes_files:
            content = await asyncio.to_thread(write_calendar, agenda)
            return File(f"{enclosed.name}.ics", CALENDAR, content, says, label)
        case Page() as page if takes_files:
            content = await asyncio.to_thread(write_pdf, page)
            return File(f"{enclosed.name}.pdf", PDF, content, says, label)
        case Pointed() | Agenda() | Page():
            return Message(f"📎 {says}", label)
        case _:
            assert_never(enclosed.what)
