"""Calendar feeds: ``/cal/<secret>.ics`` is somebody's own, ``/cal/<place>.ics`` what a place shows to everybody.

Whatever is not there looks the same, so that nobody can find out what a true address looks like. A secret is 128 bits,
looked up by its hash; trying others is slowed down all the same, because each try asks the database.
"""

from __future__ import annotations

import asyncio
import hashlib
import re
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from aiohttp import web

from bot.papers.enclosed import Agenda, Wording
from bot.papers.making import CALENDAR, calendar_of
from handlers.attachments import CalendarEntry
from handlers.feeds.entries import LOOKS_BACK, look_at_mine, look_at_public
from handlers.text import Said, Verbatim, _
from storage.base import TROUBLE

if TYPE_CHECKING:
    from datetime import date, datetime

    from bot.app import App
    from storage.store import Transaction

AGAIN_AFTER: Final = timedelta(hours=4)
"""How often a calendar is asked to come back."""
FRESH_SECONDS: Final = 300
AT_ONCE: Final = 20
PER_SECOND: Final = 5
_TOKEN: Final = re.compile(r"[0-9a-f]{32}")
_NAME: Final = re.compile(r"[a-z0-9-]{1,64}")


@dataclass(frozen=True, slots=True)
class Found:
    """What stands in a feed, what it is called, and how its reader is spoken to."""

    called: Said
    entries: tuple[CalendarEntry, ...]
    language: str
    zone: str


class Feeds:
    """Answers for one service."""

    def __init__(self, app: App) -> None:
        self._app = app
        self._turnstile = Turnstile()

    async def answer(self, request: web.Request) -> web.Response:
        """Answer a calendar that asks for a feed."""
        if not self._turnstile.lets_in(asyncio.get_running_loop().time()):
            return web.Response(status=429, text="Try again later.\n", headers={"Retry-After": "60"})
        now = self._app.clock.now()
        try:
            async with self._app.engine.store.begin(patient=True) as tx:
                found = await self._find(tx, request.match_info["name"], now)
        except TROUBLE:
            return web.Response(status=503, text="The database does not answer.\n", headers={"Retry-After": "60"})
        if found is None:
            return web.Response(status=404, text="There is no such calendar.\n")
        return await self._show(request, found, now)

    async def _find(self, tx: Transaction, name: str, now: datetime) -> Found | None:
        since = (now - LOOKS_BACK).date()
        if _TOKEN.fullmatch(name):
            return await self._own(tx, name, since)
        place = await tx.neighbourhood(name) if _NAME.fullmatch(name) else None
        if place is None:
            return None
        entries = await look_at_public(place, tx, since)
        return Found(Verbatim(place.name), entries, place.language, place.zone)

    async def _own(self, tx: Transaction, token: str, since: date) -> Found | None:
        owner = await tx.owner_of_feed(token)
        person = await tx.person(owner) if owner else None
        if person is None:
            return None
        language, zone = await self._app.engine.readers.speech_of(tx, person)
        return Found(_("My neighbourhood"), await look_at_mine(person.id, tx, since), language, zone)

    async def _show(self, request: web.Request, found: Found, now: datetime) -> web.Response:
        """Write a feed; a calendar that has it already hears only that nothing changed (RFC 9110, 13.1.2)."""
        content = await asyncio.to_thread(self._written, found, now)
        tag = hashlib.sha256(content).hexdigest()[:32]
        headers = {"Cache-Control": f"private, max-age={FRESH_SECONDS}", "ETag": f'"{tag}"'}
        if any(known.value in {tag, "*"} for known in request.if_none_match or ()):
            return web.Response(status=304, headers=headers)
        return web.Response(body=content, content_type=CALENDAR, charset="utf-8", headers=headers)

    def _written(self, found: Found, now: datetime) -> bytes:
        speech, controller = self._app.engine.speech, self._app.config.privacy.controller
        wording = Wording(speech, found.language, found.zone, controller, now)
        agenda = Agenda(tuple(map(wording.appointment, found.entries)), found.language)
        called = speech.render(found.called, found.language, found.zone)
        return calendar_of(agenda, called=called, again_after=AGAIN_AFTER)


class Turnstile:
    """Lets a few in at once and then so many a second, whoever they are: behind a proxy all look alike."""

    def __init__(self) -> None:
        self._free = float(AT_ONCE)
        self._since: float | None = None

    def lets_in(self, at_seconds: float) -> bool:
        """Say whether one more may come in now."""
        waited = at_seconds - self._since if self._since is not None else 0.0
        self._since = at_seconds
        self._free = min(self._free + waited * PER_SECOND, AT_ONCE)
        if self._free < 1:
            return False
        self._free -= 1
        return True


def add_feeds(app: App, site: web.Application) -> None:
    """Put the feeds of a service on its site; asking with HEAD gets the headers alone."""
    site.router.add_get("/cal/{name}.ics", Feeds(app).answer)
