"""Organisers see and change how their neighbourhood works; nobody else does."""

from __future__ import annotations

from dataclasses import replace

import pytest

from handlers.decision import Answer, Decision
from handlers.model import Neighbourhood, Note, Person, PlacesShown
from handlers.neighbourhoods.rules import ChangeRules, ChoosePlaces, change, choose_places, show
from tests.handlers.speaking import AN, LINDE, RITA, asked, english, ids, organiser, saved, says, turn

STEP = ChangeRules("delinde")
BOTH = replace(LINDE, requester_confirms=True, claim_by_reaction=True)
NEITHER = replace(LINDE, requester_confirms=False, claim_by_reaction=False)
RITA_TYPES = turn("", who=RITA, standings=(organiser(RITA),))


def chooses(choice: str | None, place: Neighbourhood = LINDE, who: Person = RITA) -> Decision:
    """Let somebody answer what should change."""
    standings = (organiser(RITA),) if who is RITA else ()
    return change(turn("", who=who, standings=standings, answer=Answer(choice, "")), STEP, (place,))


@pytest.mark.parametrize(
    ("place", "shown", "offered"),
    [
        (
            BOTH,
            "Who asks for help says yes before a helper comes.",
            ["helpers come at once", "who puts 🙋 on a card is asked first"],
        ),
        (
            NEITHER,
            "Nobody has to say yes.",
            ["who asks says yes first", "who puts 🙋 on a card takes the request at once"],
        ),
    ],
)
def test_what_holds_now_is_shown_and_its_opposite_offered(place: Neighbourhood, shown: str, offered: list[str]) -> None:
    question = asked(show(RITA_TYPES, (place,)))
    assert shown in english(question.text)
    always = ["the first visit", "volunteers sign on paper first", "the places in the public calendar", "nothing"]
    assert [english(choice.label) for choice in question.choices] == [*offered, *always]
    assert ids(question.choices) == ["confirms", "hand", "visit", "decree", "calendar", "nothing"]
    assert question.step == STEP


def test_a_rule_is_turned_round_and_back_and_noted() -> None:
    turned = {
        ("confirms", BOTH): (replace(BOTH, requester_confirms=False), "rule.confirms.off"),
        ("confirms", NEITHER): (replace(NEITHER, requester_confirms=True), "rule.confirms.on"),
        ("hand", BOTH): (replace(BOTH, claim_by_reaction=False), "rule.hand.off"),
        ("hand", NEITHER): (replace(NEITHER, claim_by_reaction=True), "rule.hand.on"),
        ("decree", BOTH): (replace(BOTH, decree=True), "rule.decree.on"),
        ("decree", replace(BOTH, decree=True)): (BOTH, "rule.decree.off"),
    }
    for (choice, place), (after, noted) in turned.items():
        decision = chooses(choice, place)
        assert saved(decision, Neighbourhood) == [after]
        assert [(note.actor, note.action) for note in saved(decision, Note)] == [("rita", noted)]


def test_changing_nothing_changes_nothing() -> None:
    decision = chooses("nothing")
    assert says(decision) == ["Good. Everything stays as it is."]
    assert decision.save == ()


def test_an_answer_that_is_none_is_asked_again() -> None:
    again = chooses(None)
    assert again.save == ()
    assert asked(again).step == STEP


def test_a_resident_hears_who_can() -> None:
    assert says(show(turn(""), (LINDE,))) == ["Only an organiser of De Linde can do this."]
    lost = chooses("hand", who=AN)
    assert lost.save == ()
    assert says(lost) == ["Only an organiser of De Linde can do this."]


def test_who_organises_two_neighbourhoods_is_asked_which() -> None:
    two = (LINDE, replace(LINDE, id="delinde2", name="De Eik"))
    assert says(show(RITA_TYPES, two)) == ["In which neighbourhood? Put its name behind the command."]


def test_which_places_the_public_calendar_shows_is_asked_and_kept() -> None:
    question = asked(chooses("calendar"))
    assert ids(question.choices) == ["public", "all", "none"]
    assert question.step == ChoosePlaces("delinde")
    decision = choose_places(replace(RITA_TYPES, answer=Answer("none", "")), ChoosePlaces("delinde"), (LINDE,))
    assert saved(decision, Neighbourhood) == [replace(LINDE, places_shown=PlacesShown.NONE)]
    assert [note.action for note in saved(decision, Note)] == ["rule.calendar.none"]


def test_who_organises_no_more_does_not_choose_what_the_calendar_shows() -> None:
    answer = turn("", standings=(), answer=Answer("all", ""))
    assert choose_places(answer, ChoosePlaces("delinde"), (LINDE,)).save == ()
