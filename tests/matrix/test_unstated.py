"""A room whose state an answer leaves out is not believed to have none: we ask again, and say nothing private there."""

import pytest

from bot.channels.contract import Gone, Later, Level, Message, Place
from handlers.model import IncomingKind
from tests.matrix.events import ANNA, KARIM, ME, ROOM, Body, a_room, created, member, said, state, synced
from tests.matrix.listening import Bot
from tests.servers.fake_homeserver import FakeHomeserver, refuses

TALK = [created(), member(ANNA, is_direct=True), member(ME, is_direct=True)]
SHARED = Place("matrix", ROOM, private=False)
PRIVATE = Place("matrix", ANNA, private=True)
UNSTATED: dict[str, list[Body]] = {
    "no state": [],
    "no creation": [event for event in TALK if event["type"] != "m.room.create"],
    "not us": [created(), member(ANNA, is_direct=True)],
    "not the other of a talk": [created(), member(ME)],
}


@pytest.fixture
def talking(returning: Bot) -> Bot:
    """A bot whose private talk with Anna this is."""
    returning.memory.notes[f"private:{ANNA}"] = ROOM
    return returning


@pytest.mark.parametrize("stated", UNSTATED.values(), ids=UNSTATED.keys())
async def test_b33_a_room_that_an_answer_leaves_open_is_asked_for(
    talking: Bot, fake: FakeHomeserver, stated: list[Body]
) -> None:
    fake.states[ROOM] = TALK
    fake.says(synced("s1", said("hulp"), state=stated))
    async with talking.listening() as channel:
        heard = await talking.memory.words("hulp")
        assert (await channel.send(PRIVATE, Message("Waarmee?"), "o1")).external_id == "$sent0"
    assert heard.room is None
    assert len(fake.times("state")) == 1
    assert not fake.times("createRoom")


async def test_what_is_stated_is_not_asked_for(talking: Bot, fake: FakeHomeserver) -> None:
    fake.says(synced("s1", said("hulp"), state=TALK))
    async with talking.listening():
        await talking.memory.words("hulp")
    assert not fake.times("state")


async def test_b33_a_private_talk_stays_private_until_its_real_state_says_otherwise(
    talking: Bot, fake: FakeHomeserver
) -> None:
    fake.says(synced("s1", said("hulp"), state=[]))
    async with talking.listening() as channel:
        heard = await talking.memory.words("hulp")
        told = {item.kind for item in talking.memory.items}
        for place in (PRIVATE, SHARED):
            with pytest.raises(Later):
                await channel.send(place, Message("Waarmee?"), "o1")
        assert "matrix rooms" in {one.name for one in channel.health() if one.level is Level.WARN}
        fake.states[ROOM] = [*TALK, member(KARIM)]
        fake.says(synced("s2", said("nog iets")))
        shared = await talking.memory.words("nog iets")
    assert (heard.room, shared.room) == (None, ROOM)
    assert not {IncomingKind.JOIN, IncomingKind.LEAVE} & told
    assert not fake.sent
    assert not fake.times("createRoom")


async def test_b33_nothing_is_said_in_a_room_of_which_nothing_is_stated_until_it_is(
    returning: Bot, fake: FakeHomeserver
) -> None:
    fake.says({"next_batch": "s1"})
    async with returning.listening() as channel:
        with pytest.raises(Later):
            await channel.send(SHARED, Message("Wie helpt?"), "o1")
        assert not fake.sent
        fake.states[ROOM] = a_room()
        assert (await channel.send(SHARED, Message("Wie helpt?"), "o1")).external_id == "$sent0"


async def test_a_room_that_we_are_not_in_any_more_is_gone_all_the_same(returning: Bot, fake: FakeHomeserver) -> None:
    fake.says({"next_batch": "s1"})
    async with returning.listening() as channel:
        fake.troubles["state"].append(refuses(403, "M_FORBIDDEN"))
        with pytest.raises(Gone):
            await channel.send(SHARED, Message("Wie helpt?"), "o1")


async def test_a_state_that_cannot_be_had_now_is_waited_for_with_everything_after_it(
    talking: Bot, fake: FakeHomeserver
) -> None:
    fake.troubles["state"].append(refuses(500, "M_UNKNOWN"))
    fake.states[ROOM] = TALK
    for _ in range(2):
        fake.says(synced("s1", said("hulp", event_id="$one"), state=[]))
    async with talking.listening():
        assert (await talking.memory.words("hulp")).room is None


async def test_b33_an_empty_answer_to_a_question_weakens_nothing_that_is_known(
    talking: Bot, fake: FakeHomeserver
) -> None:
    fake.says(synced("s1", state=TALK))
    async with talking.listening() as channel:
        fake.troubles["send"].append(refuses(403, "M_FORBIDDEN"))
        with pytest.raises(Later):
            await channel.send(PRIVATE, Message("Waarmee?"), "o1")
        fake.says(synced("s2", said("hulp")))
        assert (await talking.memory.words("hulp")).room is None
        assert (await channel.send(PRIVATE, Message("Waarmee?"), "o1")).external_id == "$sent0"


async def test_b33_a_talk_that_was_left_is_closed_although_its_state_is_not_stated(
    talking: Bot, fake: FakeHomeserver
) -> None:
    removed = state("m.room.member", {"membership": "leave"}, ME, sender=ANNA)
    left = {"timeline": {"events": [removed]}, "state": {"events": []}}
    fake.says({"next_batch": "s1", "rooms": {"leave": {ROOM: left}}})
    async with talking.listening():
        assert await talking.memory.noted(f"closed:{ANNA}") == "yes"
    assert talking.memory.items == []
