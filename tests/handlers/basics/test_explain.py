"""Help is built from the table of commands."""

from collections.abc import Callable
from dataclasses import replace
from typing import cast

import pytest

from handlers.basics.again import go_back, repeat
from handlers.basics.explain import HelpMenu, HelpTopics, explaining
from handlers.basics.privacy import tell_privacy
from handlers.basics.topics import TOPICS
from handlers.decision import Again, Answer, Command, Decision, Here, React, Say, Takes, Turn, look_at_nothing, say
from handlers.look import Look
from handlers.model import Role, Service, Standing
from handlers.table import COMMANDS
from handlers.text import _, _w
from tests.handlers.speaking import (
    AN,
    RESIDENT,
    RESIDENTS,
    RITA,
    answers,
    asked,
    ids,
    organiser,
    says,
    spoken,
    to,
    turn,
)

MOST_IN_A_TOPIC = 16
# What these commands look at: nothing.
NOBODY = cast("Look", None)


def spoken_to(turn_: Turn, facts: object) -> Decision:
    return say(Say(turn_.me, "need", _("What do you need?")))


NEED = Command("need", _w("need|help with"), _("ask for help"), look_at_nothing, spoken_to, Takes.ANYTHING)
TASKS = Command("tasks", _w("tasks"), _("see what is asked"), look_at_nothing, spoken_to)
TAKE = Command("take", _w("take"), _("take a request"), look_at_nothing, spoken_to, Takes.NUMBER, example="12")
BIND = Command(
    "neighbourhood.bind",
    _w("bind"),
    _("bind a room"),
    look_at_nothing,
    spoken_to,
    roles=frozenset({Role.ORGANISER}),
    admins=False,
)
MAKE = Command("neighbourhood.new", _w("make"), _("make a neighbourhood"), look_at_nothing, spoken_to, admins=True)
HIDDEN = Command("report", _w("hidden"), _("not shown"), look_at_nothing, spoken_to, listed=False)
EXPLAINED = explaining((NEED, TASKS, TAKE, BIND, MAKE, HIDDEN))
HELP, MENU_COMMAND, LIST = EXPLAINED.commands
MENU, TOPIC = EXPLAINED.steps


def explained(chosen: str, turn_: Turn) -> list[str]:
    """Read what is told to somebody who chose this topic."""
    answering = replace(turn_, answer=Answer(chosen, turn_.text, False, (chosen,)))
    return says(TOPIC.decide(answering, HelpTopics(), None))


def test_who_asks_for_everything_chooses_a_topic_and_reads_each_command_with_an_example() -> None:
    question = asked(LIST.decide(turn("commands"), None), to(AN))
    assert ids(question.choices) == ["asking", "helping", "always", "everything"]
    assert explained("helping", turn("2")) == [
        "About helping neighbours:\ntasks – see what is asked\ntake 12 – take a request"
    ]


def test_the_menu_offers_sessions_and_announcements_to_who_leads_a_neighbourhood_alone() -> None:
    menu = next(command for command in COMMANDS if command.id == "menu")
    assert ids(asked(menu.decide(turn("menu"), None)).choices) == ["need", "tasks", "commands", "human"]
    led = asked(menu.decide(turn("menu", who=RITA, standings=(organiser(RITA),)), None))
    assert ids(led.choices) == ["need", "tasks", "session.new", "announce", "commands", "human"]


def test_who_calls_us_in_a_room_is_answered_there_in_short_and_not_with_a_menu() -> None:
    quiet = turn("help", room=RESIDENTS)
    called = replace(quiet, text="", incoming=replace(quiet.incoming, called=True))
    for command in (HELP, MENU_COMMAND, LIST):
        (told,) = spoken(command.decide(called, None))
        assert (told.to, told.msgid, bool(told.once)) == (Here(), "help.in_room", True)


def test_everything_comes_topic_by_topic() -> None:
    told = explained("everything", turn("4"))
    assert [page.splitlines()[0] for page in told] == [
        "About asking for help:",
        "About helping neighbours:",
        "About language, privacy, and what always works:",
    ]
    assert not [page for page in told if "hidden" in page]


def test_an_organiser_and_an_admin_are_shown_what_only_they_can_do() -> None:
    for_organisers = "\n".join(explained("places", turn("5", who=RITA, standings=(organiser(RITA),))))
    for_admins = "\n".join(explained("places", turn("5", standings=(), admin=True)))
    assert "bind – bind a room" in for_organisers
    assert "make – make" not in for_organisers
    assert "make – make a neighbourhood" in for_admins
    assert "bind – bind a room" in for_admins


def test_nobody_is_shown_what_only_organisers_of_another_neighbourhood_may_do() -> None:
    elsewhere = Standing("rita", "deeik", granted=frozenset({Role.ORGANISER}))
    here = asked(LIST.decide(turn("commands", who=RITA, standings=(RESIDENT, elsewhere)), None))
    anywhere = asked(LIST.decide(turn("commands", who=RITA, standings=(elsewhere,), neighbourhood=None), None))
    assert "places" not in ids(here.choices)
    assert "places" in ids(anywhere.choices)


def test_each_command_that_is_listed_belongs_to_one_topic_that_fits_on_a_screen() -> None:
    by_topic = [id_ for topic in TOPICS for id_ in topic.commands]
    assert sorted(by_topic) == sorted(command.id for command in COMMANDS if command.listed)
    assert max(len(topic.commands) for topic in TOPICS) <= MOST_IN_A_TOPIC


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


def test_privacy_is_said_in_private() -> None:
    assert says(tell_privacy(turn("", room=RESIDENTS), None), to(AN))


def test_privacy_names_who_answers_for_the_data_and_where_to_ask() -> None:
    asks = replace(turn(""), service=Service("vzw De Linde", "privacy@example.org"))
    assert says(tell_privacy(asks, None), to(AN))[-1] == (
        "vzw De Linde answers for your data. To see, correct or erase it, ask: privacy@example.org"
    )
    assert len(says(tell_privacy(turn(""), None))) == 1
