"""Who gets to decide about a message: danger, rescue words, the answered question, a command, or nobody."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

import pytest
from sqlalchemy import update

from bot.engine.budget import MOST_MISREAD
from bot.engine.table import HandlerTable
from bot.play.street import Street
from handlers.decision import (
    Choice,
    Close,
    Command,
    Decision,
    Entity,
    Here,
    Say,
    StepKind,
    Takes,
    ToPerson,
    Turn,
    Watch,
    look_at_nothing,
    say,
)
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.text import Verbatim, _w
from storage.tables import question


@dataclass(frozen=True, slots=True)
class Colour:
    name: ClassVar[str] = "colour"


@dataclass(frozen=True, slots=True)
class Town:
    name: ClassVar[str] = "town"
    colour: str


@dataclass(frozen=True, slots=True)
class Lift:
    name: ClassVar[str] = "lift"
    number: int


@dataclass(frozen=True, slots=True)
class Chosen:
    name: ClassVar[str] = "chosen"


def _told(words: str) -> Say:
    return Say(Here(), "told", Verbatim(words))


def _paint(turn: Turn, facts: None) -> Decision:
    choices = (Choice("red", Verbatim("red"), "🔴"), Choice("blue", Verbatim("blue"), "🔵"))
    return say(Say(turn.me, "colour", Verbatim("Which colour?"), choices=choices, step=Colour()))


def _choose(turn: Turn, facts: None) -> Decision:
    choices = (Choice("none", Verbatim("never mind")), Choice("paint", Verbatim("paint")))
    return say(Say(turn.me, "menu", Verbatim("What now?"), choices=choices, step=Chosen()))


def _chosen(turn: Turn, step: Chosen, facts: None) -> Decision:
    assert turn.answer
    return say(_told(f"chosen: {turn.answer.choice}"))


def _means_paint(turn: Turn, step: Chosen) -> str | None:
    return "paint" if turn.text == "break" else None


def _coloured(turn: Turn, step: Colour, facts: None) -> Decision:
    assert turn.answer
    return say(Say(turn.me, "town", Verbatim("Which town?"), step=Town(turn.answer.choice or ""), free=True))


def _placed(turn: Turn, step: Town, facts: None) -> Decision:
    assert turn.answer
    return say(_told(f"{step.colour} in {turn.answer.text}"))


def _lift(turn: Turn, facts: None) -> Decision:
    karim = ToPerson("p-karim")
    choices = (Choice("yes", Verbatim("yes")), Choice("no", Verbatim("no")))
    about = Entity("lift", turn.text)
    asked = Say(
        karim, "lift", Verbatim(f"Can you do lift {turn.text}?"), about, choices=choices, step=Lift(int(turn.text))
    )
    return say(asked)


def _lifted(turn: Turn, step: Lift, facts: None) -> Decision:
    assert turn.answer
    return say(_told(f"lift {step.number}: {turn.answer.choice}"))


def _never_mind(turn: Turn, facts: None) -> Decision:
    return Decision(close=(Close("lift", turn.text),), say=(_told("never mind"),))


def _broken(turn: Turn, facts: None) -> Decision:
    raise RuntimeError(turn.text)


async def _no_facts(turn: Turn, look: Look, step: object) -> None:
    return None


async def _danger(turn: Turn, look: Look) -> bool | None:
    return True if "fire" in turn.text else None


def _command(id_: str, words: str, decide: object, takes: Takes = Takes.NOTHING, *, rescue: bool = False) -> Command:
    return Command(id_, _w(words), Verbatim(id_), look_at_nothing, decide, takes, rescue=rescue)  # type: ignore[arg-type]


HANDLERS = HandlerTable(
    commands=(
        _command("paint", "paint", _paint),
        _command("choose", "choose", _choose),
        _command("lift", "lift", _lift, Takes.NUMBER),
        _command("mind", "never mind", _never_mind, Takes.NUMBER),
        _command("broken", "break", _broken, Takes.WORDS),
        _command("help", "help", lambda turn, facts: say(_told("this is help")), rescue=True),
    ),
    steps=(
        StepKind(Colour, _no_facts, _coloured),
        StepKind(Town, _no_facts, _placed),
        StepKind(Chosen, _no_facts, _chosen, menu=True, means=_means_paint),
        StepKind(Lift, _no_facts, _lifted),
    ),
    timers=(),
    watches=(),
    first=(Watch(IncomingKind.MESSAGE, _danger, lambda turn, facts: say(_told("call 112"))),),
    last=(),
)


@asynccontextmanager
async def a_street() -> AsyncIterator[Street]:
    async with Street.open(language="en", handlers=HANDLERS) as street:
        await street.person("maria")
        await street.person("karim", "volunteer")
        yield street


def told(street: Street, who: str) -> list[str]:
    """What somebody heard, without the greeting at the first contact."""
    return [text for text in street.heard(who) if "computer program" not in text]


async def test_a_dialogue_goes_from_question_to_question() -> None:
    async with a_street() as street:
        for said in ("paint", "2", "Lier"):
            await street.says("maria", said)
        assert told(street, "maria") == ["Which colour?\n1 red · 2 blue", "Which town?", "blue in Lier"]


@pytest.mark.parametrize("answer", ["2", "blue", "BLUE!", "２", "٢", "🔵", "blu", "2 please"])
async def test_an_answer_is_a_number_a_word_or_an_emoji(answer: str) -> None:
    async with a_street() as street:
        for said in ("paint", answer, "Lier"):
            await street.says("maria", said)
        assert street.hears("maria") == "blue in Lier"


async def test_a_reaction_answers_the_question_it_is_put_on() -> None:
    async with a_street() as street:
        await street.says("maria", "paint")
        await street.reacts("maria", "🔴")
        assert street.hears("maria") == "Which town?"


async def test_somebody_elses_reaction_answers_nothing() -> None:
    async with a_street() as street:
        await street.says("maria", "paint")
        before = list(street.lines)
        await street.reacts("maria", "🙈")
        assert street.lines == before


async def test_an_answer_that_fits_no_choice_is_asked_again() -> None:
    async with a_street() as street:
        await street.says("maria", "paint")
        await street.says("maria", "perhaps")
        assert street.hears("maria").endswith("Which colour?\n1 red · 2 blue")
        await street.says("maria", "1")
        assert street.hears("maria") == "Which town?"


async def test_after_many_answers_that_fit_nothing_we_say_once_that_we_stay_silent_and_an_answer_still_counts() -> None:
    async with a_street() as street:
        for said in ("paint", *["perhaps"] * MOST_MISREAD):
            await street.says("maria", said)
        assert street.hears("maria").endswith("Which colour?\n1 red · 2 blue")
        await street.says("maria", "perhaps")
        assert street.hears("maria") == (
            "Sorry, we do not get any further like this. I stay silent now. "
            "Answer my last question, or type back, human or stop."
        )
        heard = len(street.lines)
        await street.says("maria", "perhaps")
        assert len(street.lines) == heard
        await street.says("maria", "1")
        assert street.hears("maria") == "Which town?"


async def test_danger_comes_before_a_running_dialogue_and_leaves_it_open() -> None:
    async with a_street() as street:
        await street.says("maria", "paint")
        await street.says("maria", "there is a fire here")
        assert street.hears("maria") == "call 112"
        await street.says("maria", "1")
        assert street.hears("maria") == "Which town?"


async def test_rescue_words_work_in_the_middle_of_a_free_question() -> None:
    async with a_street() as street:
        for said in ("paint", "1", "help"):
            await street.says("maria", said)
        assert "this is help" in told(street, "maria")
        await street.says("maria", "Lier")
        assert street.hears("maria") == "red in Lier"


async def test_a_question_in_between_is_answered_first_and_then_the_earlier_one_is_asked_again() -> None:
    async with a_street() as street:
        await street.says("karim", "paint")
        await street.says("maria", "lift 7")
        await street.says("karim", "yes")
        assert told(street, "karim")[-2:] == [
            "lift 7: yes",
            "Back to my earlier question.\nWhich colour?\n1 red · 2 blue",
        ]
        await street.says("karim", "1")
        assert street.hears("karim") == "Which town?"


async def test_a_late_answer_binds_to_the_question_it_replies_to() -> None:
    async with a_street() as street:
        await street.says("maria", "lift 7")
        await street.says("maria", "lift 8")
        first = next(line for line in street.lines if "lift 7" in line.text)
        await street.replies("karim", first, "no")
        assert "lift 7: no" in told(street, "karim")


async def test_a_reply_to_a_closed_question_starts_nothing() -> None:
    async with a_street() as street:
        await street.says("maria", "lift 7")
        question = next(line for line in street.lines if "lift 7" in line.text)
        await street.says("maria", "never mind 7")
        await street.replies("karim", question, "yes")
        assert "lift 7: yes" not in told(street, "karim")


async def test_a_failing_handler_says_sorry_once_and_stops_nobody_else() -> None:
    async with a_street() as street:
        await street.says("maria", "break my secret")
        await street.says("karim", "paint")
        for _try in range(2):
            await street.clock(street.now + timedelta(minutes=2))
        assert sum("went wrong" in text for text in street.heard("maria")) == 1
        assert street.hears("karim").startswith("Which colour?")
        async with street.store.begin() as tx:
            assert (await tx.inbox_counts())["parked"] == 1


async def test_a_crash_between_question_and_answer_changes_nothing() -> None:
    async with a_street() as street:
        for said in ("paint", "2"):
            await street.says("maria", said)
            await street.crash()
        await street.says("maria", "Lier")
        assert told(street, "maria") == ["Which colour?\n1 red · 2 blue", "Which town?", "blue in Lier"]


async def test_people_talking_in_a_room_are_left_alone() -> None:
    async with a_street() as street:
        for said in ("paint the fence on Saturday?", "lift is broken", "1", "blue"):
            await street.says("maria", said, room="bewoners")
        assert street.lines == []


async def test_an_unmistakable_command_is_no_answer() -> None:
    async with a_street() as street:
        await street.says("karim", "paint")
        await street.says("karim", "lift 9")
        assert "Can you do lift 9?\n1 yes · 2 no" in told(street, "karim")


@pytest.mark.parametrize(
    ("said", "choice"), [("never mind", "none"), ("Paint", "paint"), ("break", "paint"), ("2", "paint")]
)
async def test_the_words_of_a_choice_answer_it_though_a_command_begins_so(said: str, choice: str) -> None:
    async with a_street() as street:
        for typed in ("choose", said):
            await street.says("maria", typed)
        assert street.hears("maria") == f"chosen: {choice}"


async def test_a_command_that_is_no_choice_leaves_the_menu() -> None:
    async with a_street() as street:
        for said in ("choose", "lift 9", "2"):
            await street.says("maria", said)
        assert not any(text.startswith("chosen") for text in street.heard("maria"))


async def test_a_command_may_stand_behind_an_apology() -> None:
    async with a_street() as street:
        await street.says("maria", "Sorry, my child is ill. lift 7")
        assert street.hears("karim").startswith("Can you do lift 7?")


async def test_a_question_of_an_older_version_is_closed_instead_of_failing() -> None:
    async with a_street() as street:
        await street.says("maria", "paint")
        async with street.store.begin() as tx:
            (asked,) = await tx.open_questions("p-maria")
            sealed = tx.vault.seal('{"step": {}, "shape": "old"}', "question", "payload", asked.key)
            await tx.connection.execute(update(question).where(question.c.key == asked.key).values(payload=sealed))
        await street.says("maria", "paint")
        await street.says("maria", "2")
        assert street.hears("maria") == "Which town?"
