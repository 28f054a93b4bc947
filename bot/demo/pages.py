"""The web page of the demo: one page, one stream of changes, one way to do something as somebody.

It can do anything as anybody, so it answers only pages that it served itself to this very machine: the ``Host`` must be
loopback (no other name can be pointed at us), and what changes anything must come from our own origin.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from contextlib import aclosing, suppress
from datetime import timedelta
from pathlib import Path
from typing import Final
from urllib.parse import quote

from aiohttp import web

from bot.channels.matrix.guard import Body, at, text_at
from bot.channels.matrix.transport import MatrixError
from bot.demo.hall import Hall
from bot.demo.neighbour import DemoPerson, DemoRoom
from bot.demo.passing import next_morning
from bot.demo.timeline import Seen

PAGE: Final = Path(__file__).with_name("page")
HALL: Final = web.AppKey("hall", Hall)
LONGEST_WORDS: Final = 4_000
FARTHEST_HOURS: Final = 24 * 31
LOOPBACK: Final = frozenset({"127.0.0.1", "localhost", "[::1]"})
HEADERS: Final = {
    "Content-Security-Policy": "default-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def add_demo(hall: Hall, site: web.Application) -> None:
    """Put the page under ``/demo`` of a site and guard all of it; who acts there are the people of *hall*."""
    site[HALL] = hall
    site.middlewares.append(guarded)
    site.on_shutdown.append(_close)
    site.router.add_get("/", _front)
    site.router.add_get("/demo", _index)
    site.router.add_get("/demo/changes", _changes)
    site.router.add_get("/demo/source", _source)
    site.router.add_get("/demo/file", _file)
    site.router.add_post("/demo/do", _do)
    site.router.add_static("/demo/page", PAGE)


async def _close(site: web.Application) -> None:
    site[HALL].close()


@web.middleware
async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse other hosts and origins; send the headers that keep everything on the page its own."""
    if request.host.rpartition(":")[0] not in LOOPBACK and request.host not in LOOPBACK:
        raise web.HTTPMisdirectedRequest(text="This page is for this machine only.")
    if request.method not in {"GET", "HEAD"} and request.headers.get("Origin") != f"http://{request.host}":
        raise web.HTTPForbidden(text="Only the page itself may do this.")
    response = await handler(request)
    if not response.prepared:
        response.headers.update(HEADERS)
    return response


async def _front(_request: web.Request) -> web.StreamResponse:
    raise web.HTTPFound("/demo")


async def _index(_request: web.Request) -> web.StreamResponse:
    return web.FileResponse(PAGE / "index.html", headers=HEADERS)


async def _changes(request: web.Request) -> web.StreamResponse:
    """Stream everything, then every change, as server-sent events."""
    stream = web.StreamResponse(headers={**HEADERS, "Content-Type": "text/event-stream"})
    await stream.prepare(request)
    # A page that is closed is no failure.
    with suppress(ConnectionResetError):
        await _stream(stream, request.app[HALL])
    return stream


async def _stream(stream: web.StreamResponse, hall: Hall) -> None:
    async with aclosing(hall.follow()) as changes:
        async for change in changes:
            await stream.write(f"data: {json.dumps(change, ensure_ascii=False)}\n\n".encode())


async def _file(request: web.Request) -> web.StreamResponse:
    """Hand over the file of a message as this person's client opened it: to be kept, never to be shown in the page."""
    person, _room, seen = _message(request)
    if not seen.file_name:
        raise web.HTTPNotFound(text="There is no file.")
    try:
        content = await person.file(seen)
    except MatrixError as trouble:
        raise _says_no(trouble) from None
    except ValueError:
        raise web.HTTPBadGateway(text="This file cannot be opened.") from None
    name = f"attachment; filename*=UTF-8''{quote(seen.file_name, safe='')}"
    return web.Response(body=content, content_type="application/octet-stream", headers={"Content-Disposition": name})


def _message(request: web.Request) -> tuple[DemoPerson, DemoRoom, Seen]:
    """Find the message that a page asks about."""
    person = _person(request, request.query.get("person", ""))
    room = person.rooms.get(request.query.get("room", ""))
    seen = room.timeline.get(request.query.get("event", "")) if room else None
    if room is None or seen is None:
        raise web.HTTPNotFound(text="There is no such message.")
    return person, room, seen


async def _source(request: web.Request) -> web.StreamResponse:
    """Show an event as the homeserver has it now, and as this person's client decrypted it."""
    person, room, seen = _message(request)
    event = seen.event
    try:
        there = await person.source(room.id, event.id)
    except MatrixError as trouble:
        raise _says_no(trouble) from None
    return web.json_response({"homeserver": there, "client": {"type": event.type, "content": event.content}})


async def _do(request: web.Request) -> web.StreamResponse:
    """Do one thing as one person: ``{"as": "maria", "do": "say", "room": …, "text": …}``."""
    try:
        asked: object = await request.json()
    except ValueError:
        raise web.HTTPBadRequest(text="This is not JSON.") from None
    if not isinstance(asked, dict):
        raise web.HTTPBadRequest(text="This is not an object.")
    hall = request.app[HALL]
    match text_at(asked, "do"):
        case "later":
            return await _later(hall, _hours(asked))
        case "morning":
            return await _later(hall, next_morning(hall.clock.now()) - hall.clock.now())
    person = _person(request, text_at(asked, "as"))
    try:
        return web.json_response({"event": await _act(person, asked)})
    except MatrixError as trouble:
        raise _says_no(trouble) from None


def _says_no(trouble: MatrixError) -> web.HTTPException:
    return web.HTTPBadGateway(text=f"The homeserver says no: {type(trouble).__name__}.")


async def _act(person: DemoPerson, asked: Body) -> str:
    room, event, words = (text_at(asked, name) for name in ("room", "event", "text"))
    if room not in person.rooms:
        raise web.HTTPNotFound(text="This person is not in that room.")
    if not words.strip() and asked.get("do") != "redact":
        raise web.HTTPBadRequest(text="There are no words.")
    if len(words) > LONGEST_WORDS:
        raise web.HTTPBadRequest(text="These are too many words.")
    match asked.get("do"):
        case "say":
            return await person.say(room, words, reply_to=text_at(asked, "reply_to"))
        case "edit":
            return await person.edit(room, event, words)
        case "react":
            return await person.react(room, event, words)
        case "redact":
            await person.redact(room, event)
            return event
        case _:
            raise web.HTTPBadRequest(text="Nobody can do that.")


def _hours(asked: Body) -> timedelta:
    hours = at(asked, "hours")
    if not isinstance(hours, int) or not 0 < hours <= FARTHEST_HOURS:
        raise web.HTTPBadRequest(text="Say how many whole hours later it is to be.")
    return timedelta(hours=hours)


async def _later(hall: Hall, by: timedelta) -> web.Response:
    await hall.later(by)
    return web.json_response(hall.time())


def _person(request: web.Request, name: str) -> DemoPerson:
    person = request.app[HALL].people.get(name)
    if person is None:
        raise web.HTTPNotFound(text="Nobody of the demo is called that.")
    return person
