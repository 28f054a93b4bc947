"""Keys that are late, used up, lost or withheld, on a real homeserver."""

from pathlib import Path

import pytest

from bot.channels.matrix.guard import Body
from bot.channels.matrix.outcomes import Decrypted, ForeignIdentity, Undecryptable, Unreadable
from bot.channels.matrix.transport import client
from bot.demo.homeserver import Homeserver
from tests.homeserver.acts import claim_all_of
from tests.matrix.person import Person
from tests.servers.fixtures import PASSWORD, People


async def claim_all(person: Person, of: Person) -> int:
    """Take every key the homeserver hands out for somebody, until it begins to repeat itself."""
    return await claim_all_of(person, of.user_id, of.account.device_id)


async def test_a16_a_device_whose_keys_were_all_taken_while_it_was_away_is_reached_after_a_restart(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    ana, bo, eve = await people("ana", "bo", "eve")
    async with Person(homeserver, ana, tmp_path / "ana") as anna:
        await anna.sync()
        since = anna.since
    async with Person(homeserver, bo, tmp_path / "bo") as karim, Person(homeserver, eve, tmp_path / "eve") as stranger:
        assert await claim_all(stranger, anna) == 51
        room_id = await karim.create_room(anna.user_id, stranger.user_id)
        await stranger.sync()
        await karim.say(room_id, "Met de reservesleutel")
        async with Person(homeserver, ana, tmp_path / "ana", since=since) as anna:
            await anna.sync()
            health = anna.device.health()
            assert (health.one_time_keys, health.fallback_uploaded) == (50, True)
            assert (await anna.hears("Met de reservesleutel")).sender_proved
            await stranger.say(room_id, "Met een nieuwe sleutel")
            assert (await anna.hears("Met een nieuwe sleutel")).sender_proved


async def test_keys_that_become_few_are_filled_up(homeserver: Homeserver, people: People, tmp_path: Path) -> None:
    ana, eve = await people("ana", "eve")
    async with Person(homeserver, ana, tmp_path / "ana") as anna, Person(homeserver, eve, tmp_path / "eve") as stranger:
        await anna.sync()
        assert anna.device.health().one_time_keys == 50
        wanted: Body = {"one_time_keys": {anna.user_id: {ana.device_id: "signed_curve25519"}}}
        for _ in range(26):
            await stranger.transport.call("POST", client("keys", "claim"), body=wanted)
        await anna.sync()
        assert anna.device.health().one_time_keys == 50
        assert await claim_all(stranger, anna) == 51


async def test_a_restart_goes_on_reading_and_a_repeated_sync_harms_nothing(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    ana, bo = await people("ana", "bo")
    async with Person(homeserver, bo, tmp_path / "bo") as karim:
        async with Person(homeserver, ana, tmp_path / "ana") as anna:
            room_id = await anna.create_room(karim.user_id)
            await anna.sync()
            await karim.sync()
            await karim.say(room_id, "Voor de herstart")
            before = anna.since
            first = await anna.hears("Voor de herstart")
        async with Person(homeserver, ana, tmp_path / "ana", since=before) as anna:
            await karim.say(room_id, "Na de herstart")
            again = await anna.hears("Voor de herstart")
            assert (again.sender_proved, again.fingerprint) == (True, first.fingerprint)
            assert (await anna.hears("Na de herstart")).sender_proved
            anna.since = before
            await anna.sync()
            await anna.say(room_id, "Ik ben terug")
        assert (await karim.hears("Ik ben terug")).sender_proved


async def test_b31_a_late_room_key_makes_the_event_readable(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    ana, bo = await people("ana", "bo")
    async with Person(homeserver, ana, tmp_path / "ana") as anna, Person(homeserver, bo, tmp_path / "bo") as karim:
        room_id = await karim.create_room(anna.user_id)
        await anna.sync()
        event_id = await karim.say(room_id, "eerst het bericht, dan de sleutel")
        event = await anna.transport.call("GET", client("rooms", room_id, "event", event_id))
        missing = await anna.device.read(event, room_id)
        assert isinstance(missing, Undecryptable)
        assert (missing.reason, missing.may_heal) == (Unreadable.NO_KEY, True)
        news = await anna.sync()
        assert news.room_keys == {(room_id, missing.session_id)}
        found = await anna.device.read(event, room_id)
        assert isinstance(found, Decrypted)
        assert found.sender_proved


async def test_f04_nobody_can_read_after_they_left_nor_before_they_came(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    ana, bo, eve = await people("ana", "bo", "eve")
    async with (
        Person(homeserver, ana, tmp_path / "ana") as anna,
        Person(homeserver, bo, tmp_path / "bo") as karim,
        Person(homeserver, eve, tmp_path / "eve") as late,
    ):
        room_id = await anna.create_room(karim.user_id)
        await karim.sync()
        everyone = [ana.user_id, bo.user_id, eve.user_id]
        first = await anna.device.encrypt(room_id, "m.room.message", text("een"), everyone[:2])
        second = await anna.device.encrypt(room_id, "m.room.message", text("twee"), everyone)
        third = await anna.device.encrypt(room_id, "m.room.message", text("drie"), everyone[::2])
        assert first["session_id"] == second["session_id"] != third["session_id"]
        await karim.sync()
        await late.sync()
        read = [
            [reason(person, sealed, anna, room_id) for sealed in (first, second, third)] for person in (karim, late)
        ]
        assert read == [[None, None, Unreadable.NO_KEY], [Unreadable.TOO_OLD, None, None]]


def text(body: str) -> Body:
    return {"msgtype": "m.text", "body": body}


def reason(person: Person, sealed: Body, sender: Person, room_id: str) -> Unreadable | None:
    read = person.device.decrypt({"sender": sender.user_id, "content": sealed}, room_id)
    return read.reason if isinstance(read, Undecryptable) else None


async def test_b29_a_new_device_of_a_member_gets_the_next_message(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    ana, bo = await people("ana", "bo")
    async with Person(homeserver, ana, tmp_path / "ana") as anna, Person(homeserver, bo, tmp_path / "bo") as karim:
        room_id = await anna.create_room(karim.user_id)
        await karim.sync()
        await anna.say(room_id, "aan de telefoon")
        phone = await homeserver.login(bo.user_id, PASSWORD)
        async with Person(homeserver, phone, tmp_path / "phone", announce=False) as second:
            with pytest.raises(ForeignIdentity):
                await second.device.announce()
            await anna.sync()
            await anna.say(room_id, "ook aan de tablet")
            heard = await second.hears("ook aan de tablet")
            assert heard.sender_cross_signed


async def test_b29_a_device_that_is_not_cross_signed_is_told_why_it_gets_no_key(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    ana, bo = await people("ana", "bo")
    async with (
        Person(homeserver, ana, tmp_path / "ana", only_cross_signed=True) as anna,
        Person(homeserver, bo, tmp_path / "bo") as karim,
    ):
        room_id = await anna.create_room(karim.user_id)
        await karim.sync()
        phone = await homeserver.login(bo.user_id, PASSWORD)
        async with Person(homeserver, phone, tmp_path / "phone", announce=False) as unsigned:
            with pytest.raises(ForeignIdentity):
                await unsigned.device.announce()
            event_id = await anna.say(room_id, "alleen voor bekenden")
            await karim.hears("alleen voor bekenden")
            missing = await unsigned.misses(event_id)
            assert missing.withheld == "m.unverified"


async def test_a_broken_session_between_two_devices_is_begun_anew(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    """An older copy of a store was put back: it has not the session that the other goes on with."""
    ana, bo = await people("ana", "bo")
    async with Person(homeserver, bo, tmp_path / "bo"):
        pass
    old = (tmp_path / "bo" / "device.db").read_bytes()
    async with Person(homeserver, ana, tmp_path / "ana") as anna:
        async with Person(homeserver, bo, tmp_path / "bo") as karim:
            room_id = await anna.create_room(karim.user_id)
            await karim.sync()
            await anna.say(room_id, "een")
            await karim.hears("een")
            await karim.say(room_id, "twee")
            await anna.hears("twee")
            since = karim.since
        (tmp_path / "bo" / "device.db").write_bytes(old)
        async with Person(homeserver, bo, tmp_path / "bo", since=since) as karim:
            anna.device.forget_room(room_id)
            lost = await anna.say(room_id, "verloren")
            assert (await karim.misses(lost)).reason is Unreadable.NO_KEY
            assert karim.device.health().set_aside == {"no session opens it": 1}
            await anna.sync()
            anna.device.forget_room(room_id)
            await anna.say(room_id, "welkom terug")
            assert (await karim.hears("welkom terug")).sender_proved
