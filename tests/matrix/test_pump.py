"""The sync pump before a homeserver that misbehaves: nothing is lost, nothing is hammered."""

from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from bot.channels.contract import Batch, Level, Message, Place
from bot.channels.matrix.backoff import Backoff
from bot.channels.matrix.transport import TooFast
from bot.clock import SetClock, SystemClock
from bot.crash import CrashPlan
from handlers.hearing import Hearing
from handlers.model import IncomingKind, RoomEvent
from tests.matrix.events import ANNA, KARIM, ME, ROOM, Body, a_room, event, levels, member, said, state, synced
from tests.matrix.listening import Bot
from tests.servers.fake_homeserver import FakeHomeserver, Trouble, refuses

NOON = datetime(2026, 11, 23, 12, tzinfo=UTC)
TROUBLES = {
    "502": Trouble(502, "<html>Bad Gateway</html>"),
    "an error without JSON": Trouble(500, ""),
    "HTML with 200": Trouble(200, "<html>Log in to the hotel</html>"),
    "an empty list": Trouble(200, "[]"),
    "half an answer": Trouble(200, '{"next_batch": "s1", "rooms'),
    "no position": Trouble(200, "{}"),
    "a position that is none": Trouble(200, '{"next_batch": 7}'),
    "a cut connection": Trouble(cut=True),
    "not UTF-8": Trouble(200, '{"next_batch": "\ud800"}'.encode("utf-8", "surrogatepass").decode("latin-1")),
    "bad compression": Trouble(200, '{"next_batch": "s1"}', {"Content-Encoding": "gzip"}),
    "a redirect": Trouble(302, "", {"Location": "/elsewhere"}),
    "a deep answer": Trouble(200, '{"next_batch": "s1", "rooms": ' + '{"a":' * 5000 + "1" + "}" * 5001),
    "too many requests": refuses(429, "M_LIMIT_EXCEEDED", retry_after_ms=50),
    "a refusal": refuses(403, "M_FORBIDDEN"),
}


@pytest.mark.parametrize("trouble", TROUBLES.values(), ids=TROUBLES.keys())
async def test_a21_a22_g16_trouble_costs_time_but_no_message(
    returning: Bot, fake: FakeHomeserver, trouble: Trouble
) -> None:
    fake.says(synced("s1", state=a_room()))
    async with returning.listening():
        fake.troubles["sync"] += [trouble, trouble]
        fake.says(synced("s2", said("hulp")))
        fake.says(synced("s3", said("dank")))
        await returning.memory.words("dank")
    assert returning.memory.texts() == ["hulp", "dank"]
    assert [asked.query.get("since") for asked in fake.asked if asked.endpoint == "sync"][-1] == "s3"


async def test_a_homeserver_that_was_away_has_been_heard_only_since_it_is_back(
    returning: Bot, fake: FakeHomeserver
) -> None:
    clock = SetClock(NOON)
    fake.says(synced("s1", state=a_room()))
    async with returning.but(clock=clock).listening() as channel:
        for minutes, position, words in ((1, "s2", "een"), (9, "s3", "twee"), (10, "s4", "drie")):
            clock.set(NOON + timedelta(minutes=minutes))
            fake.says(synced(position, said(words)))
            await returning.memory.words(words)
        fake.says(synced("s5", said("vier")))
        await returning.memory.words("vier")  # by now all that belongs to the answers before it is done
        assert channel.hearing() == Hearing(NOON + timedelta(minutes=9), NOON + timedelta(minutes=10))


async def test_nothing_has_been_heard_before_the_first_answer(returning: Bot) -> None:
    channel = returning.channel()
    assert channel.hearing() is None
    await channel.close()


async def test_a_failing_first_sync_is_asked_again_with_position_and_full_state(
    returning: Bot, fake: FakeHomeserver
) -> None:
    fake.troubles["sync"] += [Trouble(502), Trouble(502)]
    fake.says(synced("s1", said("hulp"), state=a_room()))
    async with returning.listening():
        await returning.memory.words("hulp")
    first = [asked.query for asked in fake.asked if asked.endpoint == "sync"][:3]
    assert [(query["since"], query["full_state"]) for query in first] == [("s0", "true")] * 3


async def test_a21_a_homeserver_in_trouble_is_not_hammered(returning: Bot, fake: FakeHomeserver) -> None:
    fake.says(synced("s1", state=a_room()))
    async with returning.listening():
        asked = len(fake.times("sync"))
        fake.troubles["sync"] += [Trouble(502)] * 4
        fake.says(synced("s2", said("hulp")))
        await returning.memory.words("hulp")
        times = fake.times("sync")[asked : asked + 5]
    assert all(later - earlier > 0.19 for earlier, later in pairwise(times))


async def test_a21_a_homeserver_that_never_waits_is_not_hammered_either(returning: Bot, fake: FakeHomeserver) -> None:
    fake.says(synced("s1", state=a_room()))
    fake.waits = False
    async with returning.listening():
        await fake.until_asked("sync", 6)
        times = fake.times("sync")[2:6]
    assert all(later - earlier > 0.19 for earlier, later in pairwise(times))


async def test_answers_that_bring_nothing_come_slower_and_slower(returning: Bot, fake: FakeHomeserver) -> None:
    fake.says(synced("s1", state=a_room()))
    async with returning.listening():
        for number in range(9):
            fake.says({"next_batch": f"n{number}"})
        fake.says(synced("s2", said("hulp")))
        await returning.memory.words("hulp")
    times = fake.times("sync")[1:11]
    assert times[-1] - times[-2] > 0.19


def test_the_wait_grows_to_half_a_minute_and_obeys_the_homeserver() -> None:
    longest = Backoff(lambda: 1.0)
    assert [longest.seconds() for _ in range(9)] == [0.4, 0.8, 1.6, 3.2, 6.4, 12.8, 25.6, 30.0, 30.0]
    assert Backoff(lambda: 0.0).seconds() == 0.2
    assert Backoff(lambda: 0.0).seconds(TooFast(12.0)) == 12.0


async def test_g01_what_was_not_committed_is_heard_again(returning: Bot, fake: FakeHomeserver) -> None:
    async def refuse(batch: Batch) -> None:
        raise OSError("the disk is full")

    fake.says(synced("s1", said("hulp", event_id="$one"), state=a_room()))
    channel = returning.channel()
    with pytest.raises(OSError, match="full"):
        await channel.listen(refuse)
    await channel.close()
    assert returning.memory.at == "s0"
    fake.says(synced("s1", said("hulp", event_id="$one"), state=a_room()))
    async with returning.listening():
        assert (await returning.memory.words("hulp")).id == "$one"
    assert [asked.query["since"] for asked in fake.asked if asked.endpoint == "sync"][:2] == ["s0", "s0"]


async def test_a_gap_is_paged_through_trouble_and_heard_in_order(returning: Bot, fake: FakeHomeserver) -> None:
    fake.says(synced("s1", state=a_room()))
    fake.pages["p9"] = ([said("4"), said("3")], "p7")
    fake.pages["p7"] = ([said("2"), said("1")], "s1")
    async with returning.listening():
        fake.troubles["messages"] += [Trouble(502), refuses(429, "M_LIMIT_EXCEEDED", retry_after_ms=20)]
        fake.says(synced("s2", said("5"), limited=True, prev_batch="p9"))
        await returning.memory.words("5")
        assert len(returning.memory.batches) == 2
    assert returning.memory.texts() == ["1", "2", "3", "4", "5"]
    assert {asked.query["to"] for asked in fake.asked if asked.endpoint == "messages"} == {"s1"}


async def test_a_gap_that_cannot_be_read_is_told_with_the_room_as_it_is(returning: Bot, fake: FakeHomeserver) -> None:
    fake.says(synced("s1", state=a_room()))
    async with returning.listening() as channel:
        fake.troubles["messages"].append(refuses(403, "M_FORBIDDEN"))
        changes = [member(KARIM, "join"), member(ANNA, "leave")]
        fake.says(synced("s2", said("na het gat"), state=changes, limited=True, prev_batch="p9"))
        await returning.memory.kind(IncomingKind.ROOM, RoomEvent.GAP)
        assert "matrix gaps" in {finding.name for finding in channel.health()}
    kinds = {(item.kind, item.sender) for item in returning.memory.items}
    assert {(IncomingKind.JOIN, KARIM), (IncomingKind.LEAVE, ANNA)} <= kinds
    assert returning.memory.texts() == ["na het gat"]


async def test_b15_one_event_dated_back_does_not_end_the_paging(returning: Bot, fake: FakeHomeserver) -> None:
    fake.says(synced("s1", state=a_room()))
    old: Body = said("2001") | {"origin_server_ts": 1_000_000_000_000}
    fake.pages["p9"] = ([old, said("2")], "p7")
    fake.pages["p7"] = ([said("1")], "")
    async with returning.listening():
        fake.says(synced("s2", said("3"), limited=True, prev_batch="p9"))
        await returning.memory.words("3")
    assert returning.memory.texts() == ["1", "2", "2001", "3"]


POISON: list[Any] = [
    None,
    [],
    "words",
    {},
    said("no id") | {"event_id": None},
    said("long id") | {"event_id": "$" + "x" * 300},
    said("no sender") | {"sender": 7},
    said("odd sender") | {"sender": "anna"},
    said("no content") | {"content": []},
    event("m.room.message", {"msgtype": "m.text", "body": {"a": 1}}),
    event("m.room.message", {"msgtype": 1, "body": "x"}),
    event("m.room.message", {"m.relates_to": {"rel_type": "m.replace", "event_id": []}, "m.new_content": 3}),
    event("m.reaction", {"m.relates_to": {"rel_type": "m.annotation"}}),
    event("m.room.redaction", {}),
    event("m.room.encrypted", {"algorithm": "m.megolm.v1.aes-sha2", "ciphertext": [], "session_id": 7}),
    event("m.room.encrypted", {"algorithm": "m.megolm.v1.aes-sha2", "sender_key": "", "ciphertext": "x"}),
    state("m.room.member", {"membership": 5}, KARIM),
    state("m.room.member", {}, ""),
    state("m.room.power_levels", {"users": [], "events": "x", "users_default": "all", "state_default": None}),
    state("m.room.tombstone", {"replacement_room": 12}),
    state("m.room.name", {"name": ["x"]}),
    state("m.room.create", {"room_version": 12, "predecessor": [], "additional_creators": {}}),
]


async def test_a06_a20_a_poison_event_is_set_aside_and_the_others_are_heard(
    returning: Bot, fake: FakeHomeserver
) -> None:
    fake.says(synced("s1", state=a_room()))
    async with returning.listening():
        for number, poison in enumerate(POISON):
            fake.says(synced(f"p{number}", poison, said(f"na {number}")))
        await returning.memory.words(f"na {len(POISON) - 1}")
    heard = [text for text in returning.memory.texts() if text.startswith("na ")]
    assert heard == [f"na {number}" for number in range(len(POISON))]


ODD_PARTS: list[Body] = [
    {"presence": {"events": [{"type": "m.presence", "sender": 5, "content": {"presence": []}}]}},
    {"presence": [], "account_data": 7, "device_lists": {"changed": [None, {}], "left": "x"}, "to_device": []},
    {"rooms": {"join": {ROOM: {"ephemeral": {"events": [{"type": "m.receipt", "content": {"$x": 3}}, None]}}}}},
    {"rooms": {"join": {ROOM: {"timeline": {"events": 5, "limited": "yes"}, "state": []}, "": {}, "!x": None}}},
    {"rooms": {"join": [], "leave": {"!gone:fake": 3}, "invite": {"!x:fake": []}, "knock": 1}},
    {"rooms": [], "device_one_time_keys_count": {"signed_curve25519": "50"}, "device_unused_fallback_key_types": 3},
    {"to_device": {"events": [None, [], {"type": []}, {"type": "m.room_key", "sender": {}, "content": None}]}},
]


@pytest.mark.parametrize("odd", ODD_PARTS, ids=range(len(ODD_PARTS)))
async def test_a20_odd_parts_of_an_answer_are_passed_over(returning: Bot, fake: FakeHomeserver, odd: Body) -> None:
    fake.says(synced("s1", state=a_room()))
    async with returning.listening():
        fake.says({"next_batch": "s2", **odd})
        fake.says(synced("s3", said("en verder")))
        assert (await returning.memory.words("en verder")).power == 100


async def test_a_first_sync_ever_hears_no_old_words(fake: FakeHomeserver, tmp_path: Path) -> None:
    bot = Bot(fake.url, ME, "geheim", tmp_path)
    fake.says(synced("s1", said("lang geleden"), state=a_room(), limited=True, prev_batch="p1"))
    async with bot.listening():
        fake.says(synced("s2", said("nu")))
        await bot.memory.words("nu")
    assert bot.memory.texts() == ["nu"]
    assert (IncomingKind.JOIN, ANNA) in {(item.kind, item.sender) for item in bot.memory.items}


async def test_b21_b22_a_flood_of_strange_invitations_is_declined_one_by_one(
    returning: Bot, fake: FakeHomeserver
) -> None:
    fake.says(synced("s1", state=a_room()))
    async with returning.listening():
        odd: list[Any] = [{}, [], None, {"invite_state": 5}, {"invite_state": {"events": [None, {"type": []}]}}]
        large = {"type": "m.room.name", "state_key": "", "content": {"name": "x" * 2_000_000}}
        invited = {f"!{number}:fake": odd[number % len(odd)] for number in range(300)}
        invited["!large:fake"] = {"invite_state": {"events": [large, *([{"type": "m.room.member"}] * 5_000)]}}
        fake.says({"next_batch": "s2", "rooms": {"invite": invited}} | {})
        fake.says(synced("s3", said("en verder")))
        await returning.memory.words("en verder")
        await fake.until_asked("leave", 2)
        first, second = fake.times("leave")[:2]
    assert second - first > 0.95
    assert not fake.times("join")
    assert len([name for name in returning.memory.notes if name.startswith("door:")]) > 100


async def test_b06_a_demotion_in_the_same_answer_counts_from_there_on(returning: Bot, fake: FakeHomeserver) -> None:
    fake.says(synced("s1", state=a_room()))
    async with returning.listening():
        fake.says(synced("s2", said("voor"), levels(users={}), said("na")))
        before, after = await returning.memory.words("voor"), await returning.memory.words("na")
    assert (before.power, after.power) == (100, 0)


async def test_b14_b15_an_event_shown_in_two_rooms_is_heard_in_the_first_and_the_operator_hears_of_it(
    returning: Bot, fake: FakeHomeserver
) -> None:
    fake.says(synced("s1", state=a_room()))
    returning.memory.notes["entered:!other:fake"] = "yes"
    async with returning.listening() as channel:
        fake.says(synced("s2", state=a_room(), room="!other:fake"))
        fake.says(synced("s3", said("neem 12", event_id="$same")))
        fake.says(synced("s4", said("klaar 12", event_id="$same"), room="!other:fake"))
        later = int(SystemClock().now().timestamp() * 1000) + 3_600_000
        fake.says(synced("s5", said("straks") | {"origin_server_ts": later}))
        await returning.memory.words("straks")
        odd = {finding.name for finding in channel.health() if finding.level is Level.WARN}
    assert returning.memory.texts() == ["neem 12", "straks"]
    assert odd == {"matrix homeserver", "matrix clock"}


class Passed(CrashPlan):
    """A plan that kills nobody and keeps what was passed, with what had happened by then."""

    def __init__(self, fake: FakeHomeserver, bot: Bot) -> None:
        super().__init__(point="watched")
        self.points: list[tuple[str, int, int]] = []
        self._fake = fake
        self._bot = bot

    def passes(self, point: str) -> None:
        self.points.append((point, len(self._fake.times("send")), len(self._bot.memory.batches)))


async def test_the_crash_points_lie_where_they_say(returning: Bot, fake: FakeHomeserver) -> None:
    fake.says(synced("s1", state=a_room()))
    fake.pages["p9"] = ([said("1")], "s1")
    passed = Passed(fake, returning)
    async with returning.but(crash=passed).listening() as channel:
        fake.says(synced("s2", said("2"), limited=True, prev_batch="p9"))
        await returning.memory.words("2")
        await channel.send(Place("matrix", ROOM, private=False), Message("dag"), "o1")
    in_flight, answered = passed.points[3:5]
    assert passed.points[:3] == [("k1", 0, 0), ("k1", 0, 1), ("k13", 0, 1)]
    assert (in_flight[0], answered) == ("k8", ("k9", 1, 2))
