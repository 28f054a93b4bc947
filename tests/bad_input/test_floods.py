"""Programs that answer each other come to an end, and whoever floods is asked once to slow down."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.engine.budget import PACES
from bot.engine.courtesy import MUCH
from bot.engine.table import HandlerTable
from bot.play.street import Street
from handlers.decision import Command, Decision, Turn, look_at_nothing
from handlers.model import IncomingKind
from handlers.text import _w
from storage.tables import outbox
from tests.bad_input.playing import counts, heard, linde

BURST = PACES[0].most
SLOWLY = "That is a lot at once."


async def flood(street: Street, sender: str, texts: list[str], room: str | None = None) -> None:
    await street.does(*(heard(street, sender, text=text, room=room) for text in texts))


async def parrot(street: Street, name: str, answer: str) -> int:
    """Let a program answer every message of ours with the same words, until it is quiet; return how often it spoke."""
    told, spoken = 0, 0
    while told < len(street.heard(name)) and spoken < 3 * BURST:
        told = len(street.heard(name))
        await street.says(name, answer)
        spoken += 1
    return spoken


@pytest.mark.parametrize("answer", ["I did not understand that.", "Out of office until Monday", "👾", "…", "Merci !"])
async def test_b18_a_program_that_answers_all_we_say_is_left_alone_soon(answer: str) -> None:
    async with linde() as street:
        await street.says("maria", answer)
        assert await parrot(street, "maria", answer) <= 10
        assert await counts(street) == {"done": (await counts(street))["done"]}


@pytest.mark.parametrize("opening", ["need", "volunteer", "menu", "human", "language"])
async def test_b18_a_program_that_answers_a_question_with_nonsense_is_left_alone_soon(opening: str) -> None:
    async with linde() as street:
        await street.says("maria", opening)
        assert await parrot(street, "maria", "beep boop 77/99") <= 45


async def test_b18_a_program_that_repeats_our_own_words_is_left_alone() -> None:
    async with linde() as street:
        await street.says("maria", "hello")
        spoken = 0
        while street.hears("maria") and spoken <= 2 * BURST:
            echo = street.hears("maria")
            before = len(street.lines)
            await street.says("maria", echo)
            spoken += 1
            if len(street.lines) == before:
                break
        assert spoken <= BURST + 5


async def test_b18_after_a_while_the_same_person_is_answered_again() -> None:
    async with linde() as street:
        for _time in range(12):
            await street.says("maria", "blub")
        quiet = len(street.heard("maria"))
        await street.says("maria", "blub")
        assert len(street.heard("maria")) == quiet
        await street.says("maria", "tasks")
        assert len(street.heard("maria")) == quiet + 1
        await street.clock(street.now + timedelta(minutes=20))
        await street.says("maria", "blub")
        assert len(street.heard("maria")) == quiet + 2


async def test_b18_an_answer_that_fits_counts_also_after_many_that_did_not() -> None:
    async with linde() as street:
        await street.says("maria", "menu")
        for _time in range(9):
            await street.says("maria", "perhaps the blue one")
        await street.says("maria", "2")
        assert street.hears("maria").startswith("Nothing is open now.")


async def test_b20_whoever_floods_is_asked_once_to_slow_down_and_the_organisers_hear_it_once() -> None:
    async with linde() as street:
        before = len(street.heard("maria"))
        await flood(street, "maria", ["tasks"] * (BURST + 20))
        told = street.heard("maria")[before:]
        assert sum(text.startswith(SLOWLY) for text in told) == 1
        assert len(told) <= BURST + 1
        assert [text.startswith("Maria sends me very many messages") for text in street.heard("rita")] == [True]
        assert street.heard("#bewoners") == []
        await street.says("lotte", "tasks")
        assert street.hears("lotte")


async def decided(street: Street) -> list[str]:
    """Return for whom something was decided, in the order of the decisions."""
    async with street.store.begin() as tx:
        found = await tx.connection.execute(select(outbox.c.address).order_by(outbox.c.seq))
        return [row.address for row in found]


async def test_b20_whoever_floods_in_private_lets_others_go_first() -> None:
    async with linde() as street:
        flood = [heard(street, "maria", text="tasks") for _ in range(3 * MUCH)]
        await street.does(*flood, heard(street, "lotte", text="tasks"), heard(street, "karim", text="tasks"))
        order = await decided(street)
    assert order == ["maria"] * MUCH + ["lotte", "karim"] + ["maria"] * 2 * MUCH


async def test_b20_what_is_said_in_a_room_keeps_its_order_whoever_floods() -> None:
    async with linde() as street:
        flood = [heard(street, "maria", text="tasks", room="#bewoners") for _ in range(2 * MUCH)]
        await street.does(*flood, heard(street, "lotte", text="take 77", room="#bewoners"))
        order = await decided(street)
    assert order == ["#bewoners"] * 2 * MUCH + ["lotte"]


async def test_b20_a_flood_outlives_a_restart_hides_no_danger_and_is_over_when_it_is_calm() -> None:
    async with linde() as street:
        await flood(street, "maria", ["tasks"] * (BURST + 5))
        quiet = len(street.heard("maria"))
        await street.crash()
        await flood(street, "maria", ["tasks"] * 5)
        assert len(street.heard("maria")) == quiet
        await street.says("maria", "I want to die")
        assert "1813" in street.hears("maria")
        quiet = len(street.heard("maria"))
        await street.clock(street.now + timedelta(minutes=10))
        await street.says("maria", "tasks")
        assert len(street.heard("maria")) == quiet + 1
        assert not street.hears("maria").startswith(SLOWLY)


async def test_b20_what_was_said_is_withdrawn_even_in_a_flood() -> None:
    async with linde() as street:
        need = heard(street, "maria", text="need someone to fix my lamp")
        await street.does(need)
        await flood(street, "maria", ["tasks"] * (BURST + 5))
        await street.does(heard(street, "maria", IncomingKind.REDACTION, about=need.id))
        await street.clock(street.now + timedelta(minutes=10))
        await street.says("maria", "thursday 10:00")
        assert "Is that right" not in street.hears("maria")
        assert set(await counts(street)) == {"done"}


async def test_b20_120_commands_of_a_few_people_that_waited_for_us_are_all_answered() -> None:
    async with linde() as street:
        people = ("maria", "karim", "lotte")
        await street.does(*(heard(street, people[n % 3], text="tasks", room="#bewoners") for n in range(120)))
        assert len(street.heard("#bewoners")) == 120


async def test_b20_a_room_full_of_talk_hears_nothing_about_pace() -> None:
    async with linde() as street:
        await flood(street, "maria", ["lovely weather today"] * (BURST + 50), room="#bewoners")
        assert street.lines == []


def _broken(turn: Turn, facts: None) -> Decision:
    raise RuntimeError


BROKEN = HandlerTable(
    commands=(Command("lift", _w("lift"), _w("lift"), look_at_nothing, _broken),), steps=(), timers=(), watches=()
)


async def test_b18_a_program_whose_messages_fail_on_our_side_hears_one_apology_and_the_organisers_one_line() -> None:
    async with Street.open(language="en", handlers=BROKEN) as street:
        await street.person("maria")
        await street.person("rita", "organiser")
        for _time in range(3):
            await street.says("maria", "lift")
            for _try in range(2):
                await street.clock(street.now + timedelta(minutes=2))
        assert [text.startswith("Sorry, something went wrong") for text in street.heard("maria")[1:]] == [True]
        assert [text.startswith("I could not handle a message of") for text in street.heard("rita")[1:]] == [True]
        assert await counts(street) == {"parked": 3}
