"""3F: what must stay between two people does, through the whole service at a real homeserver."""

from __future__ import annotations

import asyncio
import stat

import pytest

from bot.channels.matrix.guard import text_at
from bot.config import Secret, load
from bot.keys import crypto_secret
from tests.attacks.neighbour import WAIT_SECONDS, Neighbour
from tests.attacks.scene import Home, Scene
from tests.homeserver.acts import do, messages

pytestmark = pytest.mark.asyncio(loop_scope="module")

PHONE = "0470 98 76 54"


async def helped(scene: Scene, name: str) -> tuple[Home, Neighbour, int]:
    """Let Bo take a request of Anna's; he has her number then."""
    home = await scene.home(name)
    bo = await scene.resident("Bo")
    await do(home.rita, home.room, "invite", bo.user_id)
    await bo.join(home.room)
    await scene.bind(name, {}, resident=(bo,))
    number = await scene.request(home, phone=PHONE)
    sent = await bo.tell(f"take {number}")
    await bo.hears(PHONE, after=sent)
    return home, bo, number


async def test_f02_a_number_typed_in_the_room_is_never_repeated_there(scene: Scene) -> None:
    home = await scene.home("f2")
    await home.anna.tell(f"I need help, call {PHONE}, I live alone at Kerkstraat 12", home.room)
    await home.anna.hears()
    await home.anna.is_served()
    said = "".join(one.text for one in await home.anna.heard(home.room))
    assert "0470" not in said
    assert "Kerkstraat 12" not in said
    await scene.still_serves()


async def test_f03_who_asked_is_told_to_nobody_before_they_help(scene: Scene) -> None:
    home = await scene.home("f3")
    number = await scene.request(home, phone=PHONE)
    bo = await scene.resident("Bo")
    await scene.bind(home.name, {}, resident=(bo,))
    for words in (
        f"who is {number}",
        "tasks",
        f"change {number}",
        f"done {number}",
        f"release {number}",
        f"withdraw {number}",
    ):
        await bo.tell(words)
    await bo.is_served()
    told = "".join(said.text for said in await bo.heard())
    assert str(number) in told
    assert not [secret for secret in (home.anna.user_id, PHONE, "Lindestraat 9", "Anna") if secret in told]
    await scene.still_serves()


async def test_f04_what_a_helper_was_told_is_taken_back_when_it_is_over(scene: Scene) -> None:
    home, bo, number = await helped(scene, "f4")
    told = next(said for said in await bo.heard() if PHONE in said.text)
    await home.anna.asks(f"withdraw {number}", "")
    await home.anna.tell("1")
    async with asyncio.timeout(WAIT_SECONDS):
        while await content_of(bo, told.event_id) != {}:
            await bo.sync(wait_seconds=1)
    assert PHONE not in "".join(said.text for said in await bo.heard())
    await scene.still_serves()


async def content_of(person: Neighbour, event_id: str) -> object:
    shown = {text_at(event, "event_id"): event for event in await messages(person, person.talk)}
    return shown[event_id]["content"]


async def test_f05_one_neighbourhood_shows_nothing_of_another(scene: Scene) -> None:
    one, other = await scene.home("f5a"), await scene.home("f5b")
    number = await scene.request(one, phone=PHONE)
    for words in ("tasks", f"take {number}", f"withdraw {number}", f"change {number}", "my requests"):
        await other.anna.tell(words)
    await other.anna.is_served()
    told = "".join(said.text for said in await other.anna.heard())
    assert not [secret for secret in (PHONE, "Lindestraat", "Lamp", one.name.capitalize()) if secret in told]
    await scene.still_serves()


async def test_f06_a_reply_in_the_room_brings_no_private_words_there(scene: Scene) -> None:
    home, bo, number = await helped(scene, "f6")
    private = next(said for said in await bo.heard() if PHONE in said.text)
    reply = {"m.relates_to": {"m.in_reply_to": {"event_id": private.event_id}}}
    for words in (f"!take {number}", f"!release {number}", "!tasks", "!repeat"):
        await bo.tell(words, home.room, **reply)
    await bo.is_served()
    assert PHONE not in "".join(said.text for said in await home.rita.heard(home.room))
    await scene.still_serves()


async def test_f08_a_configuration_shows_no_secret(scene: Scene) -> None:
    config = load(scene.folder / "config.toml", {})
    assert config.matrix.password is not None
    shown = f"{config!r} {config!s} {scene.channel!r} {scene.karim.transport!r} {config.matrix.password}"
    secrets = (config.matrix.password.reveal(), crypto_secret(scene.app.engine.store.vault))
    assert not [secret for secret in secrets if secret in shown]
    assert isinstance(config.matrix.password, Secret)


async def test_f10_nobody_else_on_the_machine_can_read_what_is_kept(scene: Scene) -> None:
    open_to_others = stat.S_IRWXG | stat.S_IRWXO
    kept = [scene.folder / "data", *(scene.folder / "data").rglob("*"), *scene.folder.glob("bot.db*")]
    assert {path.name for path in kept} >= {"data", "bot.db", "device.db", "matrix.json"}
    assert [path.name for path in kept if path.stat().st_mode & open_to_others] == []
