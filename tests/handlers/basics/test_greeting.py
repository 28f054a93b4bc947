"""The first words to somebody."""

from dataclasses import replace

from handlers.basics.fallback import WantsHuman
from handlers.basics.greeting import asked_of, greet_before_asking, meet
from handlers.decision import NOTHING, Decision, Here, Lane, React, Say, ToPerson, say
from handlers.model import FOUR_LANGUAGES, Person
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


def question(**more: object) -> Decision:
    """Ask Karim something."""
    return say(replace(Say(ToPerson("karim"), "request.ask", _("Something?"), step=WantsHuman()), **more))  # type: ignore[arg-type]


def test_who_never_wrote_to_us_is_greeted_before_the_first_question() -> None:
    stranger = replace(KARIM, greeted_at=None)
    assert asked_of(question()) == {"karim"}
    decision = greet_before_asking(question(), (stranger,), NOW, FOUR_LANGUAGES)
    assert [one.msgid for one in spoken(decision)] == ["greeting", "request.ask"]
    assert [who.greeted_at for who in saved(decision, Person)] == [NOW]


def test_who_was_greeted_in_the_same_breath_or_wants_no_messages_is_not_greeted() -> None:
    stranger = replace(KARIM, greeted_at=None)
    met = replace(question(), save=(KARIM,))
    assert greet_before_asking(met, (stranger,), NOW, FOUR_LANGUAGES) == met
    assert greet_before_asking(question(), (replace(stranger, stopped=True),), NOW, FOUR_LANGUAGES) == question()


def test_what_is_urgent_or_no_question_waits_for_no_greeting() -> None:
    assert asked_of(question(lane=Lane.URGENT)) == frozenset()
    assert asked_of(say(HELLO)) == frozenset()
