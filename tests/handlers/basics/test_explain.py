"""Help is built from the table of commands."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest

from handlers.basics.again import go_back, repeat
from handlers.basics.explain import HelpMenu, explaining
from handlers.basics.privacy import tell_privacy, tell_who_sees
from handlers.decision import Again, Command, Decision, React, Say, Takes, Turn, look_at_nothing, say
from handlers.look import Look
from handlers.model import Role, Service, Standing
from handlers.text import _, _w
from tests.handlers.speaking import AN, RESIDENT, RESIDENTS, RITA, answers, asked, ids, organiser, says, to, turn

# What these commands look at: nothing.
NOBODY = cast("Look", None)


def spoken_to(turn_: Turn, facts: object) -> Decision:
    return say(Say(turn_.me, "need", _("What do you need?")))


NEED = Command("need", _w("need|help with"), _("ask for help"), look_at_nothing, spoken_to, Takes.ANYTHING)
TASKS = Command("tasks", _w("tasks"), _("see what is asked"), look_at_nothing, spoken_to)
TAKE = Command("take", _w("take"), _("take a request"), look_at_nothing, spoken_to, Takes.NUMBER, example="12")
BIND = Command(
    "bind", _w("bind"), _("bind a room"), look_at_nothing, spoken_to, roles=frozenset({Role.ORGANISER}), admins=False
)
MAKE = Command("make", _w("make"), _("make a neighbourhood"), look_at_nothing, spoken_to, admins=True)
HIDDEN = Command("hidden", _w("hidden"), _("not shown"), look_at_nothing, spoken_to, listed=False)
EXPLAINED = explaining((NEED, TASKS, TAKE, BIND, MAKE, HIDDEN))
HELP, MENU_COMMAND, LIST = EXPLAINED.commands
(MENU,) = EXPLAINED.steps


def test_the_list_shows_each_command_with_an_example_and_what_it_does() -> None:
    (told,) = says(LIST.decide(turn("commands"), None), to(AN))
    assert told.splitlines() == [
        "need – ask for help",
        "tasks – see what is asked",
        "take 12 – take a request",
        "menu – begin here",
        "commands – this list",
    ]


def test_the_list_shows_an_organiser_and_an_admin_what_only_they_can_do() -> None:
    (organisers,) = says(LIST.decide(turn("commands", who=RITA, standings=(organiser(RITA),)), None))
    (admins,) = says(LIST.decide(turn("commands", standings=(), admin=True), None))
    assert "bind – bind a room" in organisers
    assert "make – make" not in organisers
    assert "make – make a neighbourhood" in admins
    assert "bind – bind a room" in admins


def test_the_list_shows_nobody_what_only_organisers_of_another_neighbourhood_may_do() -> None:
    elsewhere = Standing("rita", "deeik", granted=frozenset({Role.ORGANISER}))
    (here,) = says(LIST.decide(turn("commands", who=RITA, standings=(RESIDENT, elsewhere)), None))
    (anywhere,) = says(LIST.decide(turn("commands", who=RITA, standings=(elsewhere,), neighbourhood=None), None))
    assert "bind" not in here
    assert "bind" in anywhere


def test_help_offers_four_choices_and_no_more() -> None:
    full = explaining((NEED, TASKS, Command("human", _w("human"), _("a person"), look_at_nothing, spoken_to)))
    question = asked(full.commands[0].decide(turn(""), None))
    assert ids(question.choices) == ["need", "tasks", "commands", "human"]


async def test_a_choice_in_the_menu_goes_on_with_that_command() -> None:
    chosen = answers("need")
    facts = await MENU.look(chosen, NOBODY, HelpMenu())
    assert says(MENU.decide(chosen, HelpMenu(), facts)) == ["What do you need?"]


async def test_help_with_words_behind_it_is_a_request() -> None:
    with_words = turn("with my shopping")
    assert says(HELP.decide(with_words, await HELP.look(with_words, NOBODY))) == ["What do you need?"]


def test_a_greeting_is_answered_in_private_and_left_alone_in_a_room() -> None:
    assert isinstance(asked(MENU_COMMAND.decide(turn(""), None)).step, HelpMenu)
    assert MENU_COMMAND.decide(turn("", room=RESIDENTS), None) == Decision()


def test_in_a_room_help_goes_to_private_and_the_room_sees_a_sign() -> None:
    decision = HELP.decide(turn("", room=RESIDENTS), None)
    assert [one for one in decision.say if isinstance(one, React)] == [React("👋")]
    assert asked(decision).to == to(AN)


@pytest.mark.parametrize(("handler", "back"), [(repeat, False), (go_back, True)])
def test_repeat_and_back_ask_again_what_was_asked(handler: Callable[[Turn, None], Decision], back: bool) -> None:
    (again,) = handler(turn("x"), None).say
    assert isinstance(again, Again)
    assert (again.person, again.back) == ("an", back)
    assert handler(turn("x", room=RESIDENTS), None) == Decision()


def test_who_sees_this_says_something_else_in_a_room_than_in_private() -> None:
    (in_room,) = says(tell_who_sees(turn("", room=RESIDENTS), None), to(AN))
    (in_private,) = says(tell_who_sees(turn(""), None), to(AN))
    assert "everybody in it can read" in in_room
    assert "only I read" in in_private
    assert says(tell_privacy(turn(""), None), to(AN))


def test_privacy_names_who_answers_for_the_data_and_where_to_ask() -> None:
    asks = replace(turn(""), service=Service("vzw De Linde", "privacy@example.org"))
    assert says(tell_privacy(asks, None), to(AN))[-1] == (
        "vzw De Linde answers for your data. To see, correct or erase it, ask: privacy@example.org"
    )
    assert len(says(tell_privacy(turn(""), None))) == 1
