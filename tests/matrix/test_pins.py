"""What is pinned is merged with what others pinned, before a homeserver that may refuse it."""

import pytest

from bot.channels.contract import Gone, InSight, Later, Place, Unsendable
from tests.matrix.events import ANNA, ME, ROOM, Body, created, levels, member, named
from tests.matrix.listening import Bot
from tests.servers.fake_homeserver import FakeHomeserver, refuses

pytestmark = pytest.mark.usefixtures("room_stated")

HERE = Place("matrix", ROOM, private=False)
PINNED = "m.room.pinned_events"


@pytest.mark.parametrize(
    ("before", "off", "after"),
    [
        ({"pinned": ["$others"]}, False, {"pinned": ["$others", "$ours"]}),
        ({"pinned": ["$others", "$ours", "$more"]}, True, {"pinned": ["$others", "$more"]}),
        ({"pinned": ["$others"], "org.example": 1}, False, {"pinned": ["$others", "$ours"], "org.example": 1}),
        ({"pinned": "nonsense"}, False, {"pinned": ["$ours"]}),
        ({"pinned": ["$ours", 7, "$ours"]}, True, {"pinned": []}),
    ],
)
async def test_what_others_pinned_stays(
    returning: Bot, fake: FakeHomeserver, before: Body, off: bool, after: Body
) -> None:
    fake.kept[PINNED] = before
    async with returning.listening() as channel:
        assert (await channel.send(HERE, InSight("$ours", off), "o1")).external_id is None
    assert fake.kept[PINNED] == after


@pytest.mark.parametrize(("before", "off"), [(["$ours", "$others"], False), (["$others"], True)])
async def test_what_is_so_already_is_not_stated_again(
    returning: Bot, fake: FakeHomeserver, before: list[str], off: bool
) -> None:
    fake.kept[PINNED] = {"pinned": before}
    async with returning.listening() as channel:
        await channel.send(HERE, InSight("$ours", off), "o1")
    assert not fake.times("PUT state")


async def test_in_a_room_where_nothing_was_ever_pinned_ours_is_the_first(returning: Bot, fake: FakeHomeserver) -> None:
    fake.troubles["GET state"].append(refuses(404, "M_NOT_FOUND"))
    async with returning.listening() as channel:
        await channel.send(HERE, InSight("$ours"), "o1")
    assert fake.kept[PINNED] == {"pinned": ["$ours"]}


POWERLESS = [created(), named(), member(ANNA), member(ME), levels(state_default=50)]
OUTSIDE = [created(), named(), member(ANNA), member(ME, "leave")]
MIGHTY = [created(), named(), member(ANNA), member(ME), levels(users={ME: 50})]


@pytest.mark.parametrize(("stated", "failure"), [(POWERLESS, Unsendable), (OUTSIDE, Gone), (MIGHTY, Later)])
async def test_a_refusal_is_told_apart_by_what_we_may_do_there(
    returning: Bot, fake: FakeHomeserver, stated: list[Body], failure: type[Exception]
) -> None:
    async with returning.listening() as channel:
        fake.states[ROOM] = stated
        fake.troubles["PUT state"].append(refuses(403, "M_FORBIDDEN"))
        with pytest.raises(failure):
            await channel.send(HERE, InSight("$ours"), "o1")


async def test_trouble_on_the_way_is_for_later_and_then_nothing_is_lost(returning: Bot, fake: FakeHomeserver) -> None:
    fake.kept[PINNED] = {"pinned": ["$others"]}
    async with returning.listening() as channel:
        for what in ("GET state", "PUT state"):
            fake.troubles[what].append(refuses(502, "M_UNKNOWN"))
            with pytest.raises(Later):
                await channel.send(HERE, InSight("$ours"), "o1")
        await channel.send(HERE, InSight("$ours"), "o1")
    assert fake.kept[PINNED] == {"pinned": ["$others", "$ours"]}
