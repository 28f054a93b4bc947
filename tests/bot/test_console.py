"""The terminal keeps the promises of a channel: one effect a key, an id for each thing, files as they are."""

from __future__ import annotations

import pytest

from bot.channels.console import ConsoleChannel, Heard
from bot.channels.contract import (
    Amend,
    File,
    InSight,
    Later,
    Message,
    Outgoing,
    Place,
    Pointer,
    Sign,
    TakeBack,
    Unsendable,
)
from bot.clock import SystemClock
from handlers.attachments import FileRef

HERE = Place("console", "anna", private=True)
POSTER = FileRef("console", "affiche.png", "image/png", 2000, "mxc://street/abc")
THINGS: list[tuple[Outgoing, str, str, bytes]] = [
    (Message("dag"), "said", "dag", b""),
    (File("S7.ics", "text/calendar", b"BEGIN", "Buurtcafé"), "file", "📎 S7.ics", b"BEGIN"),
    (Pointer(POSTER, "Het feest"), "file", "📎 affiche.png", b""),
    (Amend("$b1", Message("dag!")), "edited", "dag!", b""),
    (Sign("$m1", "👌"), "signed", "👌", b""),
    (TakeBack("$b1"), "taken back", "", b""),
    (InSight("$b1"), "pinned", "", b""),
    (InSight("$b1", off=True), "unpinned", "", b""),
]


@pytest.mark.parametrize(("what", "kind", "text", "content"), THINGS)
async def test_everything_is_heard_once_whatever_is_repeated(
    what: Outgoing, kind: str, text: str, content: bytes
) -> None:
    heard: list[Heard] = []
    channel = ConsoleChannel("console", heard.append, SystemClock())
    first, again = [await channel.send(HERE, what, "o1") for _n in range(2)]
    assert first == again
    assert first.external_id == await channel.find(HERE, "o1", SystemClock().now())
    assert [(one.kind, one.text, one.content) for one in heard] == [(kind, text, content)]


async def test_a_terminal_that_is_out_takes_nothing_for_now() -> None:
    channel = ConsoleChannel("console", lambda _heard: None, SystemClock())
    channel.cut_off()
    with pytest.raises(Later):
        await channel.send(HERE, Message("dag"), "o1")
    assert await channel.find(HERE, "o1", SystemClock().now()) is None


async def test_where_nothing_may_be_pinned_everything_else_is_said() -> None:
    channel = ConsoleChannel("console", lambda _heard: None, SystemClock())
    channel.pinless.add("anna")
    sent = await channel.send(HERE, Message("dag"), "o1")
    with pytest.raises(Unsendable):
        await channel.send(HERE, InSight(sent.external_id or ""), "o2")
