"""Our device and a resident with Rust crypto, who excludes insecure devices, understand each other."""

import asyncio
from pathlib import Path

from bot.demo.homeserver import Homeserver
from tests.matrix.person import Person
from tests.servers.fixtures import PASSWORD, People, Residents
from tests.servers.needs import needs, program
from tests.servers.rust_resident import RustResident, rust_client


async def test_a_resident_who_excludes_insecure_devices_hears_us_and_is_heard(
    homeserver: Homeserver, people: People, residents: Residents, tmp_path: Path
) -> None:
    (account,) = await people("bot")
    resident = await residents("anna")
    async with Person(homeserver, account, tmp_path) as bot:
        await bot.sync()
        room_id = await resident.create_room(bot.user_id, name="De Linde")
        await bot.sync_until(lambda: room_id in bot.joined)
        question = await resident.say(room_id, "Wie heeft een ladder?")
        heard = await bot.hears("ladder")
        assert (heard.sender_proved, heard.sender_cross_signed) == (True, True)
        relation = {"m.in_reply_to": {"event_id": question}}
        await bot.say(room_id, "Karim heeft er een.", **{"m.relates_to": relation})
        answer = await resident.hears(room_id, bot.user_id, "Karim")
        assert answer.is_trusted, answer
        assert answer.relation == relation
        for turn in range(3):
            await resident.new_session(room_id)
            await resident.say(room_id, f"vraag {turn}")
            await bot.hears(f"vraag {turn}")
            bot.device.forget_room(room_id)
            await bot.say(room_id, f"antwoord {turn}")
            assert (await resident.hears(room_id, bot.user_id, f"antwoord {turn}")).is_trusted
        trust = await resident.trust(bot.user_id)
        assert (trust.identity, trust.signed) == (True, {account.device_id: True})


async def test_a_verification_request_is_declined_at_once(
    homeserver: Homeserver, people: People, residents: Residents, tmp_path: Path
) -> None:
    (account,) = await people("bot")
    resident = await residents("anna")
    async with Person(homeserver, account, tmp_path) as bot:
        await bot.sync()
        room_id = await resident.create_room(bot.user_id)
        await bot.sync_until(lambda: room_id in bot.joined)
        await resident.say(room_id, "ben jij het?")
        await bot.hears("ben jij het?")
        asked = asyncio.create_task(resident.verify(bot.user_id, device_id=account.device_id))
        await bot.sync_until(asked.done)
        outcome = await asked
    assert (outcome.phase, outcome.code, outcome.by) == ("cancelled", "m.user", bot.user_id)


async def test_we_go_on_talking_after_a_restart(
    homeserver: Homeserver, people: People, residents: Residents, tmp_path: Path
) -> None:
    (account,) = await people("bot")
    resident = await residents("anna")
    async with Person(homeserver, account, tmp_path) as bot:
        await bot.sync()
        room_id = await resident.create_room(bot.user_id)
        await bot.sync_until(lambda: room_id in bot.joined)
        await resident.say(room_id, "tot straks")
        await bot.hears("tot straks")
        since = bot.since
    await resident.say(room_id, "terwijl je weg was")
    async with Person(homeserver, account, tmp_path, since=since) as bot:
        assert (await bot.hears("terwijl je weg was")).sender_proved
        await bot.say(room_id, "gelezen")
        assert (await resident.hears(room_id, bot.user_id, "gelezen")).is_trusted


async def test_b29_a_resident_whose_device_is_not_signed_is_written_to_and_heard(
    homeserver: Homeserver, people: People, residents: Residents, tmp_path: Path
) -> None:
    (account,) = await people("bot")
    resident = await residents("anna", cross_sign=False, exclude_insecure=False)
    async with Person(homeserver, account, tmp_path) as bot:
        await bot.sync()
        room_id = await resident.create_room(bot.user_id)
        await bot.sync_until(lambda: room_id in bot.joined)
        await resident.say(room_id, "hulp")
        heard = await bot.hears("hulp")
        assert (heard.sender_proved, heard.sender_cross_signed) == (True, False)
        await bot.say(room_id, "waarmee?")
        assert (await resident.hears(room_id, bot.user_id, "waarmee?")).text == "waarmee?"


async def test_the_recovery_key_opens_the_identity_in_another_client(
    homeserver: Homeserver, people: People, tmp_path: Path
) -> None:
    node = needs(program("node", "nodejs"), "Node.js", "make servers")
    needs(rust_client(), "The Rust-crypto client", "make servers")
    (account,) = await people("bot")
    async with Person(homeserver, account, tmp_path / "bot") as bot, RustResident(node, tmp_path / "log") as operator:
        master = (await bot.device.announce()).master_key
        await operator.login(homeserver.url, bot.user_id, PASSWORD, recovery_key=bot.recovery_key)
        trust = await operator.trust(bot.user_id)
        assert trust.signed == {account.device_id: True, operator.device_id: True}
        assert (await bot.device.announce()).master_key == master
