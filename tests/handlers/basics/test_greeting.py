"""The first words to somebody, and waking up for who had stopped us."""

from dataclasses import replace

from handlers.basics.greeting import GOODBYE, greeting, meet
from handlers.decision import Here, Lane, Say, ToPerson, say
from handlers.model import FOUR_LANGUAGES, Person
from handlers.text import _
from tests.handlers.speaking import AN, saved, to, turn

HELLO = Say(to(AN), "something", _("Something."))
SILENT = replace(AN, stopped=True)


def test_a_greeting_goes_to_its_person_in_the_lane_of_what_it_stands_before() -> None:
    hello = greeting(AN, FOUR_LANGUAGES, Lane.PLANNED)
    assert (hello.to, hello.msgid, hello.lane) == (ToPerson(AN.id), "greeting", Lane.PLANNED)


def test_meeting_somebody_who_hears_us_changes_nothing() -> None:
    assert meet(turn("hello"), say(HELLO)) == say(HELLO)


def test_who_had_stopped_us_is_heard_again_as_soon_as_they_write() -> None:
    assert [who.stopped for who in saved(meet(turn("hello", who=SILENT), say(HELLO)), Person)] == [False]


def test_what_the_decision_saves_of_the_person_is_kept() -> None:
    french = replace(SILENT, language="fr")
    decision = meet(turn("language fr", who=SILENT), replace(say(HELLO), save=(french,)))
    (who,) = saved(decision, Person)
    assert (who.language, who.stopped) == ("fr", False)


def test_a_goodbye_wakes_nobody_up() -> None:
    goodbye = replace(say(Say(Here(), GOODBYE, _("Something."))), save=(SILENT,))
    assert meet(turn("stop", who=AN), goodbye) == goodbye
