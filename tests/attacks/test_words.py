"""3C: what people can write, through the whole service; nothing of it breaks anything, pings or is obeyed."""

from __future__ import annotations

import json
import secrets
from html.parser import HTMLParser

import pytest

from bot.channels.matrix.guard import Body, at, list_at, text_at
from bot.channels.matrix.transport import client
from bot.demo.homeserver import Homeserver
from tests.attacks.forger import Forger
from tests.attacks.neighbour import ANSWER, GOOD, Neighbour
from tests.attacks.scene import Scene, opened
from tests.homeserver.acts import post

pytestmark = pytest.mark.asyncio(loop_scope="module")

MARKUP = (
    "<img src=x onerror=alert(1)>",
    "<a href='javascript:alert(1)'>x</a>",
    "[x](javascript:alert(1))",
    "<mx-reply>x</mx-reply>",
    "<script>alert(1)</script>",
    "'; DROP TABLE person; --",
    "{0.__class__} %s {name}",
)


class Tags(HTMLParser):
    """Collects what a client would make of our HTML: tags with their attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[tuple[str, bool]] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add((tag, bool(attrs)))


async def test_c01_c12_c21_words_that_look_like_markup_templates_or_sql_come_back_as_words(scene: Scene) -> None:
    home = await scene.home("c1")
    for words in MARKUP:
        said = await home.rita.asks(f"!neighbourhood bind {words} residents", "", home.room)
        tags = Tags()
        tags.feed(text_at(said.content, "formatted_body"))
        assert tags.found <= {("br", False)}, words
        assert text_at(said.content, "body") == said.text
    await scene.still_serves()


async def rung(person: Neighbour, room: str) -> list[str]:
    """Return the events of the bot at which the homeserver rang with a highlight for somebody."""
    answer = await person.transport.call("GET", client("notifications"), query={"only": "highlight", "limit": "100"})
    events = [at(one, "event") for one in list_at(answer, "notifications") if text_at(one, "room_id") == room]
    return [text_at(event, "event_id") for event in events if text_at(event, "sender") == person.bot]


async def test_c02_names_that_come_back_in_our_words_ping_nobody(scene: Scene) -> None:
    home = await scene.home("c2")
    name = home.anna.user_id[1:].partition(":")[0]
    for words in ("@room", "Anna: hello", name, f"{home.anna.user_id} hello", "x matrix.to/#/@anna:x"):
        said = await home.rita.asks(f"!neighbourhood bind {words} residents", "", home.room)
        assert said.content["m.mentions"] in ({}, {"user_ids": [home.rita.user_id]})
    assert await rung(home.anna, home.room) == []
    await scene.still_serves()


async def test_c03_a_call_for_help_rings_at_whom_it_is_for(scene: Scene) -> None:
    home = await scene.home("c3")
    bell = await scene.comes("Bell")
    await bell.open_talk(sealed=False)
    await bell.asks("language en", "From now on")
    await scene.bind(home.name, {}, organiser=(bell,))
    assert await rung(bell, bell.talk) == []
    await home.anna.asks("human", "I asked an organiser")
    called = await bell.hears("would like to talk to a person")
    assert called.content["msgtype"] == "m.text"
    assert called.content["m.mentions"] == {"user_ids": [bell.user_id]}
    assert await rung(bell, bell.talk) == [called.event_id]
    await scene.still_serves()


async def test_c04_a_message_of_60_kilobytes_is_read_in_part_and_that_is_said(scene: Scene) -> None:
    anna = await scene.comes("Anna")
    await anna.open_talk(sealed=False)
    await anna.asks("language en", "From now on")
    sent = await anna.tell("need someone to fix my lamp " + "x " * 30_000)
    await anna.hears("Your message was very long", after=sent)
    assert all(len(said.text) <= 4_000 for said in await anna.heard())
    await scene.still_serves()


async def test_c07_c09_a_disguised_command_is_that_command(scene: Scene) -> None:
    anna = await scene.resident("Anna")
    for words in (
        "t\u200bake 770001",
        "ＴＡＫＥ ７７０００１",
        "TAKE 770001",
        "t\u0430ke 770001",
        "\ufefftake\u00a0770001",
    ):
        sent = await anna.tell(words)
        heard = await anna.hears(after=sent)
        assert (ANSWER in heard.text) is ("\u0430" not in words), words
    await scene.still_serves()


async def test_c13_of_two_bodies_only_what_the_homeserver_delivers_counts(scene: Scene) -> None:
    anna = await scene.comes("Anna")
    await anna.open_talk(sealed=False)
    await anna.asks("language en", "From now on")
    path = client("rooms", anna.talk, "send", "m.room.message", secrets.token_hex(8))
    twice = b'{"msgtype":"m.text","body":"tasks","body":"take 770001"}'
    headers = {"Authorization": f"Bearer {anna.account.access_token}"}
    async with anna._session.put(scene.homeserver.url + path, data=twice, headers=headers) as answer:
        sent = text_at(json.loads(await answer.read()), "event_id")
    shown = await anna.transport.call("GET", client("rooms", anna.talk, "event", sent))
    heard = await anna.hears(after=sent)
    assert (ANSWER in heard.text) is (text_at(shown, "content", "body") == GOOD)
    await scene.still_serves()


FILES: dict[str, Body] = {
    "m.image": {
        "body": "2",
        "url": "mxc://buurt.localhost/abc",
        "info": {"size": 200 << 20, "mimetype": "image/svg+xml"},
    },
    "m.audio": {"body": "2.ogg", "url": "mxc://../../etc/passwd"},
    "m.file": {"body": "take 770001", "url": "mxc://evil.example/x", "filename": "=cmd()"},
    "m.video": {"body": "2", "url": "https://evil.example/bomb.zip"},
    "m.location": {"body": "2", "geo_uri": "geo:51.2,4.4"},
    "org.example.unknown": {"body": "2"},
}


async def test_c14_c15_c16_a_file_leaves_the_question_open_and_is_never_fetched(
    homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory
) -> None:
    async with (
        Forger(homeserver.url) as between,
        opened(homeserver, tmp_path_factory.mktemp("files"), url=between.url) as scene,
    ):
        anna = await scene.resident("Anna")
        await anna.asks("language", "Nederlands")
        for number, (kind, content) in enumerate(FILES.items()):
            sent = await anna.send(anna.talk, "m.room.message", {"msgtype": kind, **content})
            if number < 5:
                await anna.hears("My question is still open", after=sent)
        poll: Body = {"org.matrix.msc3381.poll.start": {"question": {"org.matrix.msc1767.text": "2"}, "answers": []}}
        await anna.send(anna.talk, "org.matrix.msc3381.poll.start", poll)
        await anna.send(anna.talk, "m.sticker", {"body": "2", "url": "mxc://a/b", "info": {}})
        await anna.asks("2", "français")
        await scene.still_serves()
        assert between.paths
        assert not [path for path in between.paths if "media" in path or "evil" in path or "passwd" in path]


async def test_c17_quoted_words_are_no_command(scene: Scene) -> None:
    anna = await scene.resident("Anna")
    first = await anna.tell(GOOD)
    await anna.hears(ANSWER, after=first)
    reply = {"m.relates_to": {"m.in_reply_to": {"event_id": first}}}
    sent = await anna.tell(f"> <@x:y> {GOOD}\n\nlovely, thanks", anna.talk, **reply)
    await anna.hears(after=sent)
    assert not [said for said in await anna.heard(after=sent) if ANSWER in said.text]
    sent = await anna.tell(f"> <@x:y> lovely\n\n{GOOD}", anna.talk, **reply)
    await anna.hears(ANSWER, after=sent)
    await scene.still_serves()


async def test_c22_words_of_despair_are_answered_at_once_in_the_middle_of_anything(scene: Scene) -> None:
    home = await scene.home("c22")
    await home.anna.asks("need someone to fix my lamp", "")
    told = await home.anna.asks("I want to die", "1813")
    sent = await home.anna.tell("I want to die", home.room)
    await home.anna.hears("1813", after=told.event_id)
    await scene.still_serves()
    assert not [said for said in await home.anna.heard(home.room, after=sent) if "die" in said.text]


async def test_c_events_that_are_nothing_stop_nobody(scene: Scene) -> None:
    anna = await scene.comes("Anna")
    await anna.open_talk(sealed=False)
    odd: tuple[Body, ...] = (
        {"msgtype": "m.text"},
        {"body": ""},
        {"msgtype": "m.text", "body": " \n\t "},
        {"x": {"y": []}},
    )
    for content in odd:
        for kind in ("m.room.message", "m.reaction", "m.room.encrypted", "org.example.unknown"):
            await post(anna, anna.talk, kind, content | {"msgtype": "m.text", "body": content.get("body", "")})
    await scene.still_serves()
    await anna.asks("language en", "From now on")
