"""The first words to somebody."""

from dataclasses import replace

from handlers.basics.greeting import meet
from handlers.decision import NOTHING, Here, React, Say, ToPerson, say
from handlers.model import Person
from handlers.text import _
from tests.handlers.speaking import AN, KARIM, NOW, RESIDENTS, saved, spoken, to, turn

NEW = replace(AN, greeted_at=None)
HELLO = Say(to(AN), "something", _("Something."))


def test_the_first_private_words_say_that_we_are_a_program() -> None:
    decision = meet(turn("hello", who=NEW), say(HELLO))
    greeting, answer = spoken(decision)
    assert greeting.msgid == "greeting"
    assert answer == HELLO
    assert [who.greeted_at for who in saved(decision, Person)] == [NOW]


def test_it_is_said_once() -> None:
    assert meet(turn("hello"), say(HELLO)) == say(HELLO)


def test_it_is_said_also_when_a_room_message_goes_on_in_private() -> None:
    assert spoken(meet(turn("need", who=NEW, room=RESIDENTS), say(HELLO)))[0].msgid == "greeting"


def test_it_is_not_said_in_a_room_nor_when_only_others_hear_something() -> None:
    for quiet in (NOTHING, say(Say(Here(), "x", _("Something."))), say(Say(ToPerson(KARIM.id), "x", _("Something.")))):
        assert meet(turn("hello", who=NEW, room=RESIDENTS), quiet) == quiet
    assert meet(turn("hello", who=NEW, room=RESIDENTS), say(React("👋"))) == say(React("👋"))


def test_who_had_stopped_us_is_heard_again_as_soon_as_they_write() -> None:
    silent = replace(AN, stopped=True)
    assert [who.stopped for who in saved(meet(turn("hello", who=silent), say(HELLO)), Person)] == [False]


def test_what_the_decision_saves_of_the_person_is_kept() -> None:
    french = replace(NEW, language="fr", stopped=True)
    decision = meet(turn("language fr", who=NEW), replace(say(HELLO), save=(french,)))
    (who,) = saved(decision, Person)
    assert (who.language, who.greeted_at, who.stopped) == ("fr", NOW, False)
