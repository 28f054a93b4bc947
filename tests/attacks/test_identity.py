"""3B, B1 to B12: who somebody is, what they may, and whose words are whose, through the whole service."""

from __future__ import annotations

import asyncio

import pytest

from bot.channels.matrix.guard import Body, text_at
from bot.channels.matrix.transport import Refused, Unacceptable, client
from bot.demo.homeserver import Homeserver
from handlers.model import Role
from tests.attacks.forger import Answer, Forger, timelines
from tests.attacks.neighbour import ANSWER, GOOD, WAIT_SECONDS, Neighbour, inside, seal_raw
from tests.attacks.scene import Scene, opened
from tests.homeserver.acts import do, messages, post, react, redact, say_plainly, state

pytestmark = pytest.mark.asyncio(loop_scope="module")

BIND = "!neighbourhood bind {name} volunteers"


async def test_b01_a_name_like_an_organisers_gives_no_right_and_is_shown_with_the_id(scene: Scene) -> None:
    home = await scene.home("eiken")
    bo = await scene.resident("Bo")
    await scene.bind(home.name, {}, resident=(bo,))
    number = await scene.request(home)
    await called(bo, "Rit\u0430\u202e\n(@room)")
    await bo.tell(f"take {number}")
    told = await home.anna.hears(f"does #{number}")
    assert f"Rit\u0430 (@room) ({bo.user_id[1:].partition(':')[0]})" in told.text
    assert "\u202e" not in told.text
    await called(bo, "Rita")
    await do(home.rita, home.room, "invite", bo.user_id)
    await bo.join(home.room)
    await bo.tell(BIND.format(name=home.name), home.room)
    await bo.is_served()
    assert not [said for said in await bo.heard(home.room) if "belongs" in said.text]
    assert Role.ORGANISER not in await scene.roles(bo)
    await scene.still_serves()


async def called(person: Neighbour, name: str) -> None:
    """Let somebody take another name, and wait until their talk with the bot shows it."""
    await person.transport.call("PUT", client("profile", person.user_id, "displayname"), body={"displayname": name})
    membership = client("rooms", person.talk, "state", "m.room.member", person.user_id)
    async with asyncio.timeout(WAIT_SECONDS):
        while text_at(await person.transport.call("GET", membership), "displayname") != name:
            await person.sync(wait_seconds=1)


async def test_b03_the_same_name_on_another_homeserver_is_another_person(
    homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Told by a homeserver that shows us a member who is not there: only so can one homeserver play two."""
    async with (
        Forger(homeserver.url) as forger,
        opened(homeserver, tmp_path_factory.mktemp("twins"), url=forger.url) as scene,
    ):
        home = await scene.home("beuken")
        twin = home.rita.user_id.partition(":")[0] + ":elsewhere.example"

        def from_elsewhere(answer: Answer) -> None:
            for room, events in timelines(answer):
                if room == home.room:
                    enters: Answer = {"membership": "join", "displayname": "Rita"}
                    joined = {"type": "m.room.member", "state_key": twin, "content": enters, "event_id": "$enters"}
                    says = {"msgtype": "m.text", "body": BIND.format(name=home.name)}
                    said = {"type": "m.room.message", "content": says, "event_id": "$says"}
                    events[:0] = [event | {"sender": twin, "origin_server_ts": 1} for event in (joined, said)]

        forger.forge = from_elsewhere
        await home.anna.tell("lovely weather", home.room)
        await scene.still_serves()
        forger.forge = None
        assert not [said for said in await home.anna.heard(home.room) if "belongs" in said.text]
        await home.rita.asks(BIND.format(name=home.name), "now belongs to", home.room)


async def test_b04_a_member_who_raises_their_own_power_stays_without(scene: Scene) -> None:
    home = await scene.home("linden")
    await scene.bind(home.name, {}, organiser=(home.anna,))
    with pytest.raises(Refused):
        await state(home.anna, home.room, "m.room.power_levels", {"users": {home.anna.user_id: 100}})
    await home.anna.asks(BIND.format(name=home.name), "also moderates this room", home.room)
    await scene.still_serves()


async def test_b06_who_is_banned_organises_no_more_and_the_others_hear_it(scene: Scene) -> None:
    home = await scene.home("elzen")
    await scene.bind(home.name, {}, organiser=(home.anna,))
    assert Role.ORGANISER in await scene.roles(home.anna)
    await do(home.rita, home.room, "ban", home.anna.user_id)
    await home.rita.hears("was banned from a room")
    assert await scene.roles(home.anna) == frozenset()
    sent = await home.anna.tell("neighbourhood organiser @eve:buurt.localhost")
    await scene.still_serves()
    assert "@eve" not in "".join(said.text for said in await home.anna.heard(after=sent))


async def test_b06_who_lost_the_power_in_the_room_leads_it_no_more(scene: Scene) -> None:
    home = await scene.home("wilgen")
    await scene.bind(home.name, {}, organiser=(home.anna,))
    with_anna: Body = {"users": {home.anna.user_id: 50, scene.bot: 50}}
    await state(home.rita, home.room, "m.room.power_levels", with_anna)
    await home.anna.asks(BIND.format(name=home.name), "now belongs to", home.room)
    await state(home.rita, home.room, "m.room.power_levels", {"users": {scene.bot: 50}})
    await home.anna.asks(BIND.format(name=home.name), "also moderates this room", home.room)
    await scene.still_serves()


async def test_b08_somebody_elses_answer_or_sign_answers_no_question(scene: Scene) -> None:
    anna, eve = await scene.resident("Anna"), await scene.resident("Eve")
    question = await anna.asks("language", "Nederlands")
    with pytest.raises(Unacceptable):
        await react(eve, eve.talk, question.event_id, "👍")
    hidden: Body = {"m.relates_to": {"rel_type": "m.annotation", "event_id": question.event_id, "key": "2"}}
    plain = inside(eve.talk, type="m.reaction", content=hidden)
    await eve.send_sealed(eve.talk, await seal_raw(eve, eve.talk, plain))
    answer = {"m.relates_to": {"m.in_reply_to": {"event_id": question.event_id}}}
    await eve.tell("2", eve.talk, **answer)
    await eve.is_served()
    assert len(await anna.heard(after=question.event_id)) == 0
    await anna.asks("2", "français")
    await scene.still_serves()


async def test_b09_b10_an_edit_is_no_command_whoever_makes_it(scene: Scene) -> None:
    home = await scene.home("essen")
    for where in (home.room, home.anna.talk):
        old = await home.anna.tell("lovely weather", where)
        for editor in (home.anna, home.rita):
            if where == home.room or editor is home.anna:
                new = {"msgtype": "m.text", "body": f"!{GOOD}"}
                relation = {"rel_type": "m.replace", "event_id": old}
                await editor.tell(f"* !{GOOD}", where, **{"m.new_content": new, "m.relates_to": relation})
        await home.anna.is_served()
        answers = [said for said in await home.anna.heard(home.anna.talk, after=old) if ANSWER in said.text]
        assert len(answers) == 1


async def test_b11_deleting_a_command_that_is_done_undoes_nothing(scene: Scene) -> None:
    home = await scene.home("sparren")
    number = await scene.request(home)
    bo = await scene.resident("Bo")
    await scene.bind(home.name, {}, resident=(bo,))
    sent = await bo.tell(f"take {number}")
    told = await bo.hears("0470 00 00 00", after=sent)
    await redact(bo, bo.talk, sent)
    await bo.asks("my tasks", str(number))
    shown = {text_at(event, "event_id"): event for event in await messages(bo, bo.talk)}
    assert shown[told.event_id]["content"] != {}
    await scene.still_serves()


async def test_b12_what_is_deleted_before_we_hear_it_was_never_said(scene: Scene) -> None:
    anna = await scene.comes("Anna")
    await anna.open_talk(sealed=False)
    await anna.asks("language en", "From now on")
    await scene.stop()
    sent = await say_plainly(anna, anna.talk, GOOD)
    await redact(anna, anna.talk, sent)
    await scene.start()
    await scene.still_serves()
    assert await anna.heard(after=sent) == []
    await anna.is_served()


async def test_b15_a_claimed_time_decides_nothing_and_one_from_the_future_is_told_to_the_operator(
    homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory
) -> None:
    async with (
        Forger(homeserver.url) as forger,
        opened(homeserver, tmp_path_factory.mktemp("times"), url=forger.url) as scene,
    ):
        for stamp in (978_307_200_000, 4_070_908_800_000, -5, "soon"):

            def at_another_time(answer: Answer, stamp: object = stamp) -> None:
                for _room, events in timelines(answer):
                    for event in events:
                        event["origin_server_ts"] = stamp

            forger.forge = at_another_time
            await scene.karim.is_served()
        assert "matrix clock" in {finding.name for finding in scene.channel.health()}


async def test_b17_b19_notices_and_words_of_the_bots_own_account_are_no_commands(scene: Scene) -> None:
    eve = await scene.resident("Eve")
    sent = await eve.send(eve.talk, "m.room.message", {"msgtype": "m.notice", "body": GOOD})
    await post(eve, eve.talk, "m.room.encrypted", {"algorithm": "m.megolm.v1.aes-sha2", "msgtype": "m.notice"})
    await scene.still_serves()
    assert not [said for said in await eve.heard(after=sent) if ANSWER in said.text]
    await eve.is_served()
