"""3A, A7 to A19: what a member can put where the homeserver cannot look, and what a homeserver can make of it."""

from __future__ import annotations

import pytest

from bot.channels.matrix.guard import Body, text_at
from bot.channels.matrix.outcomes import Unreadable
from bot.demo.homeserver import Homeserver
from handlers.model import Role, RoomKind
from tests.attacks.forger import Answer, Forger, timelines
from tests.attacks.neighbour import ANSWER, GOOD, Neighbour, inside, seal_raw
from tests.attacks.scene import Scene, opened
from tests.homeserver.acts import post

pytestmark = pytest.mark.asyncio(loop_scope="module")

DEEP = b"[" * 15_000 + b"]" * 15_000


async def sends(scene: Scene, *plain: bytes, room: str = "") -> dict[str, int]:
    """Let a member send these sealed texts to the bot; return what more was set aside, a good command answered."""
    eve = await scene.resident("Eve")
    before = await scene.set_aside()
    for text in plain:
        await eve.send_sealed(eve.talk, await seal_raw(eve, eve.talk, text.replace(b"ROOM", eve.talk.encode())))
    await eve.is_served()
    now = await scene.set_aside()
    return {kind: count - before.get(kind, 0) for kind, count in now.items() if count != before.get(kind, 0)}


async def test_a07_a_sealed_text_nested_15000_deep_is_set_aside(scene: Scene) -> None:
    content = b'{"type":"m.room.message","room_id":"ROOM","content":{"body":' + DEEP + b"}}"
    assert await sends(scene, DEEP, content) == {Unreadable.POISON.value: 2}


async def test_a08_a_sealed_list_or_nothing_is_set_aside(scene: Scene) -> None:
    assert await sends(scene, b"[]", b"null", b'"text"', b"", b'{"type":') == {Unreadable.POISON.value: 5}


async def test_a09_a_sealed_number_of_4400_digits_is_set_aside(scene: Scene) -> None:
    number = b'{"type":"m.room.message","room_id":"ROOM","content":{"body":' + b"9" * 4400 + b"}}"
    assert await sends(scene, b'{"a":' + b"9" * 4400 + b"}", number) == {Unreadable.POISON.value: 2}


async def test_a10_a_sealed_event_of_odd_types_is_set_aside(scene: Scene) -> None:
    odd = (inside("ROOM", content=None), inside("ROOM", content=[]), inside("ROOM", type=3), inside("ROOM", type=None))
    assert await sends(scene, *odd) == {Unreadable.POISON.value: 4}


async def test_a11_sealed_power_levels_give_nobody_power(scene: Scene) -> None:
    rita, eve, room = await two_in_a_sealed_room(scene)
    await scene.bind("straat", {RoomKind.RESIDENTS: room}, organiser=(rita, eve))
    everything: Body = {"users": {eve.user_id: 100}, "users_default": 100, "events_default": 0}
    for plain in (inside(room, type="m.room.power_levels", content=everything, state_key=""),):
        await eve.send_sealed(room, await seal_raw(eve, room, plain))
    await eve.send(room, "m.room.power_levels", everything)
    await eve.asks("!neighbourhood bind straat volunteers", "also moderates this room", room)
    await rita.asks("!neighbourhood bind straat volunteers", "now belongs to", room)
    await scene.still_serves()


async def test_a12_a_sealed_entry_of_an_outsider_brings_them_no_key(scene: Scene) -> None:
    rita, eve, room = await two_in_a_sealed_room(scene)
    mallory = await scene.comes("Mallory")
    await scene.bind("laan", {RoomKind.RESIDENTS: room}, organiser=(rita,))
    enters: Body = {"membership": "join", "displayname": "Mallory"}
    plain = inside(room, type="m.room.member", content=enters, state_key=mallory.user_id, sender=mallory.user_id)
    await eve.send_sealed(room, await seal_raw(eve, room, plain))
    await rita.asks("!neighbourhood bind laan team", "now belongs to", room)
    await mallory.sync()
    assert mallory.device.health().room_keys == 0
    await scene.still_serves()


async def test_a13_a_sealed_leaving_of_an_organiser_takes_nothing_from_them(scene: Scene) -> None:
    rita, eve, room = await two_in_a_sealed_room(scene)
    await scene.bind("plein", {RoomKind.RESIDENTS: room}, organiser=(rita,))
    for membership in ("leave", "ban"):
        content: Body = {"membership": membership}
        plain = inside(room, type="m.room.member", content=content, state_key=rita.user_id, sender=rita.user_id)
        await eve.send_sealed(room, await seal_raw(eve, room, plain))
    await rita.asks("!neighbourhood bind plein team", "now belongs to", room)
    assert Role.ORGANISER in await scene.roles(rita)
    await scene.still_serves()


async def two_in_a_sealed_room(scene: Scene) -> tuple[Neighbour, Neighbour, str]:
    """Let Rita make a sealed room with the bot and Eve, who has no power there; both have written to the bot."""
    rita, eve = await scene.resident("Rita"), await scene.resident("Eve")
    room = await rita.create_room(scene.bot, eve.user_id)
    await eve.join(room)
    await rita.meets(scene.bot, room)
    return rita, eve, room


async def test_a14_words_under_somebody_elses_name_are_not_obeyed(
    homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """The homeserver itself rewrites the sender: it stands between, and shows Eve's words as Rita's."""
    async with (
        Forger(homeserver.url) as forger,
        opened(homeserver, tmp_path_factory.mktemp("forged"), url=forger.url) as scene,
    ):
        rita, eve, room = await two_in_a_sealed_room(scene)
        await scene.bind("hof", {RoomKind.RESIDENTS: room}, organiser=(rita,))

        def as_rita(answer: Answer) -> None:
            for _room, events in timelines(answer):
                for event in events:
                    event["sender"] = rita.user_id if event["sender"] == eve.user_id else event["sender"]

        forger.forge = as_rita
        await eve.tell("!neighbourhood bind hof team", room)
        await rita.hears("locked")
        forger.forge = None
        assert not [said for said in await rita.heard(room) if "belongs" in said.text]
        await scene.still_serves()
        await rita.asks("!neighbourhood bind hof team", "now belongs to", room)


async def test_a15_the_same_cipher_text_again_after_a_restart_is_the_same_words(scene: Scene) -> None:
    eve = await scene.resident("Eve")
    words: Body = {"msgtype": "m.text", "body": "take 770001"}
    sealed = await eve.device.encrypt(eve.talk, "m.room.message", words, await eve.members(eve.talk))
    first = await eve.send_sealed(eve.talk, sealed)
    await eve.hears(ANSWER, after=first)
    again = await eve.send_sealed(eve.talk, sealed)
    await scene.restart()
    once_more = await eve.send_sealed(eve.talk, sealed)
    await scene.still_serves()
    answers = [said.text for said in await eve.heard(after=first)]
    assert (len(answers), again != once_more) == (1, True)
    await eve.is_served()


async def test_a17_a_text_sealed_for_another_room_is_set_aside(scene: Scene) -> None:
    elsewhere = (inside("!other:buurt.localhost"), inside(""), inside("ROOM", room_id=None))
    assert await sends(scene, *elsewhere) == {Unreadable.POISON.value: 3}


async def test_a18_a_lone_surrogate_in_a_sealed_text_is_replaced(scene: Scene) -> None:
    eve = await scene.resident("Eve")
    plain = b'{"type":"m.room.message","room_id":"%s","content":{"msgtype":"m.text","body":"take\\ud800 1 \\udc00"}}'
    sent = await eve.send_sealed(eve.talk, await seal_raw(eve, eve.talk, plain % eve.talk.encode()))
    assert (await eve.hears(after=sent)).text
    name: Body = {"msgtype": "m.text", "body": "need a lamp \ufffd"}
    await eve.send(eve.talk, "m.room.message", name)
    await scene.still_serves()


async def test_a19_a_nul_in_a_body_is_stripped(scene: Scene) -> None:
    eve = await scene.resident("Eve")
    plain = inside(eve.talk, content={"msgtype": "m.text", "body": "take\0 7700\x0701"})
    sent = await eve.send_sealed(eve.talk, await seal_raw(eve, eve.talk, plain))
    await eve.hears(ANSWER, after=sent)
    bo = await scene.comes("Bo")
    await bo.open_talk(sealed=False)
    sent = await post(bo, bo.talk, "m.room.message", {"msgtype": "m.text", "body": "t\0ake 770001"})
    await bo.hears(ANSWER, after=sent)
    await scene.still_serves()


async def test_b24_a_sealed_tombstone_closes_no_room(scene: Scene) -> None:
    rita, eve, room = await two_in_a_sealed_room(scene)
    await scene.bind("kade", {RoomKind.RESIDENTS: room}, organiser=(rita,))
    trap = await eve.new_room(name="Valstrik", preset="public_chat")
    gone: Body = {"body": "moved", "replacement_room": trap}
    plain = inside(room, type="m.room.tombstone", content=gone, state_key="")
    await eve.send_sealed(room, await seal_raw(eve, room, plain))
    await rita.asks("!neighbourhood bind kade team", "now belongs to", room)
    assert not await eve.is_in(scene.bot, trap)
    await scene.still_serves()


async def test_b28_once_encrypted_a_room_stays_encrypted_and_plain_words_are_not_obeyed(scene: Scene) -> None:
    eve = await scene.resident("Eve")
    off = inside(eve.talk, type="m.room.encryption", content={"algorithm": "none"}, state_key="")
    await eve.send_sealed(eve.talk, await seal_raw(eve, eve.talk, off))
    await scene.restart()
    sent = await post(eve, eve.talk, "m.room.message", {"msgtype": "m.text", "body": "take 770001"})
    assert "locked" in (await eve.hears(after=sent)).text
    said = await eve.asks(GOOD, ANSWER)
    assert said.event_id in {text_at(event, "event_id") for event in eve.events}
    await scene.still_serves()
