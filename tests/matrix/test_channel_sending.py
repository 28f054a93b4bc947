"""What a failing send means, before a homeserver that misbehaves."""

import pytest

from bot.channels.contract import Gone, Later, Message, Place, Sign, TakeBack, Unsendable
from tests.matrix.events import ANNA, ME, ROOM, Body, a_room, created, levels, member, named, state, synced
from tests.matrix.listening import Bot
from tests.servers.fake_homeserver import FakeHomeserver, Trouble, refuses

pytestmark = pytest.mark.usefixtures("room_stated")

HERE = Place("matrix", ROOM, private=False)


LATER = {
    "502": Trouble(502, "<html>"),
    "HTML with 200": Trouble(200, "<html>"),
    "a cut answer": Trouble(cut=True),
    "500 for this one": refuses(500, "M_UNKNOWN"),
}


@pytest.mark.parametrize("trouble", LATER.values(), ids=LATER.keys())
async def test_trouble_on_the_way_is_for_later_and_for_this_place_only(
    returning: Bot, fake: FakeHomeserver, trouble: Trouble
) -> None:
    async with returning.listening() as channel:
        fake.troubles["send"].append(trouble)
        with pytest.raises(Later) as later:
            await channel.send(HERE, Message("dag"), "o1")
        assert not later.value.everywhere
        assert (await channel.send(HERE, Message("dag"), "o1")).external_id == "$sent0"


async def test_g09_a_limit_is_for_later_everywhere_and_as_long_as_asked(returning: Bot, fake: FakeHomeserver) -> None:
    async with returning.listening() as channel:
        fake.troubles["send"].append(refuses(429, "M_LIMIT_EXCEEDED", retry_after_ms=7000))
        with pytest.raises(Later) as later:
            await channel.send(HERE, Message("dag"), "o1")
    assert (later.value.everywhere, later.value.after_seconds) == (True, 7.0)


@pytest.mark.parametrize(("status", "errcode"), [(413, "M_TOO_LARGE"), (400, "M_BAD_JSON")])
async def test_c04_what_is_never_accepted_is_unsendable(
    returning: Bot, fake: FakeHomeserver, status: int, errcode: str
) -> None:
    async with returning.listening() as channel:
        fake.troubles["send"].append(refuses(status, errcode))
        with pytest.raises(Unsendable):
            await channel.send(HERE, Message("dag"), "o1")


async def test_a18_half_a_character_is_unsendable_without_asking(returning: Bot, fake: FakeHomeserver) -> None:
    async with returning.listening() as channel:
        with pytest.raises(Unsendable):
            await channel.send(HERE, Message("\ud800"), "o1")
    assert not fake.times("send")


async def test_a_reaction_that_is_there_already_is_no_failure(returning: Bot, fake: FakeHomeserver) -> None:
    async with returning.listening() as channel:
        fake.troubles["send"].append(refuses(400, "M_DUPLICATE_ANNOTATION"))
        assert (await channel.send(HERE, Sign("$one", "👍"), "o1")).external_id is None


MUTED = [created(), named(), member(ANNA), member(ME), levels(events_default=50)]
OUTSIDE = [created(), named(), member(ANNA), member(ME, "leave")]


@pytest.mark.parametrize(("stated", "failure"), [(a_room(), Later), (MUTED, Gone), (OUTSIDE, Gone)])
async def test_b25_b26_a_refusal_makes_us_look_whether_we_are_still_there_and_may_speak(
    returning: Bot, fake: FakeHomeserver, stated: list[Body], failure: type[Exception]
) -> None:
    async with returning.listening() as channel:
        fake.states[ROOM] = stated
        fake.troubles["send"].append(refuses(403, "M_FORBIDDEN"))
        with pytest.raises(failure):
            await channel.send(HERE, Message("dag"), "o1")


async def test_a_rejected_token_is_renewed_once_with_the_same_device(returning: Bot, fake: FakeHomeserver) -> None:
    async with returning.listening() as channel:
        fake.tokens.clear()
        with pytest.raises(Later) as later:
            await channel.send(HERE, Message("dag"), "o1")
        assert later.value.everywhere
        assert (await channel.send(HERE, Message("dag"), "o1")).external_id == "$sent0"
    assert len(fake.times("login")) == 2


async def test_b23_a_replaced_room_and_an_unknown_room_are_gone_without_asking(
    returning: Bot, fake: FakeHomeserver
) -> None:
    async with returning.listening() as channel:
        fake.says(synced("s2", state("m.room.tombstone", {"replacement_room": "!new:fake"})))
        await returning.memory.noted(f"upgrade:{ROOM}")
        for place in (HERE, Place("matrix", "!elsewhere:fake", private=False)):
            with pytest.raises(Gone):
                await channel.send(place, TakeBack("$one"), "o1")
    assert not fake.times("redact")
