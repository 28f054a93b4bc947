"""Roles are given by full address, by who may, and never two that do not go together."""

from dataclasses import replace

import pytest

from handlers.decision import Answer, Close, Decision
from handlers.model import Note, Person, Role, Standing
from handlers.neighbourhoods.appoint import (
    Appointing,
    SureToRemove,
    appointing,
    is_full_address,
    remove,
    remove_surely,
)
from tests.handlers.speaking import AN, LINDE, RITA, SANNE, asked, organiser, saved, says, to, turn

MAKE_ORGANISER = appointing(Role.ORGANISER)
MAKE_CONFIDENTIAL = appointing(Role.CONFIDENTIAL)
SANNE_THERE = Standing("sanne", "delinde")
SANNE_WANTED = Appointing((LINDE,), SANNE, SANNE_THERE)


RITA_TYPES = turn("@sanne:example.org", who=RITA, standings=(organiser(RITA),))


def granted(decision: Decision) -> list[frozenset[Role]]:
    """List what is granted."""
    return [one.granted for one in saved(decision, Standing)]


def test_an_organiser_appoints_and_both_hear_it_and_it_is_logged() -> None:
    decision = MAKE_CONFIDENTIAL(RITA_TYPES, SANNE_WANTED)
    assert granted(decision) == [frozenset({Role.CONFIDENTIAL})]
    assert says(decision, to(RITA)) == ["Sanne is now confidential person of De Linde."]
    assert says(decision, to(SANNE)) == [
        "Rita made you confidential person of De Linde. Does that not suit you? Tell Rita."
    ]
    assert [(note.actor, note.action, note.about) for note in saved(decision, Note)] == [
        ("rita", "role.given.confidential", "sanne")
    ]


def test_a_resident_cannot_appoint() -> None:
    decision = MAKE_ORGANISER(turn("@an:example.org"), Appointing((LINDE,), AN, Standing("an", "delinde")))
    assert decision.save == ()
    assert says(decision) == ["Only an organiser of De Linde can do this."]


def test_an_admin_can_appoint_the_first_organiser() -> None:
    admin = turn("@sanne:example.org", standings=(), admin=True)
    assert granted(MAKE_ORGANISER(admin, SANNE_WANTED)) == [frozenset({Role.ORGANISER})]


def test_somebody_we_never_met_is_kept_with_the_role() -> None:
    decision = MAKE_ORGANISER(RITA_TYPES, Appointing((LINDE,), SANNE, SANNE_THERE, is_new=True))
    assert saved(decision, Person) == [SANNE]


def test_a_neighbourhood_that_nobody_knows_is_not_taken_for_ones_own() -> None:
    decision = MAKE_ORGANISER(RITA_TYPES, Appointing((LINDE,), SANNE, unknown="De Lnide", near=("De Linde",)))
    assert decision.save == ()
    assert says(decision) == [
        "I know no neighbourhood called De Lnide. Did you mean De Linde? Type it again with the right name."
    ]
    assert says(remove(RITA_TYPES, Appointing((LINDE,), SANNE, SANNE_THERE, unknown="Xyz"))) == [
        "I know no neighbourhood called Xyz."
    ]


def test_a_name_is_not_enough() -> None:
    decision = MAKE_ORGANISER(RITA_TYPES, Appointing((LINDE,), None))
    assert says(decision) == [
        "Give the full address, like @rita:example.org. A name is not enough: two people can share it."
    ]


@pytest.mark.parametrize(
    ("typed", "full"),
    [
        ("@rita:example.org", True),
        ("@rita:example.org:8448", True),
        ("Rita", False),
        ("@rita", False),
        ("@:example.org", False),
        ("@rita:", False),
        ("", False),
        ("@" + "a" * 300 + ":b", False),
    ],
)
def test_a_full_address_names_one_account_on_one_server(typed: str, full: bool) -> None:
    assert is_full_address(typed) is full


def test_the_confidential_person_is_no_organiser_and_the_other_way_round() -> None:
    leads = Standing("sanne", "delinde", granted=frozenset({Role.DEPUTY}))
    listens = Standing("sanne", "delinde", granted=frozenset({Role.CONFIDENTIAL}))
    for decision in (
        MAKE_CONFIDENTIAL(RITA_TYPES, Appointing((LINDE,), SANNE, leads)),
        MAKE_ORGANISER(RITA_TYPES, Appointing((LINDE,), SANNE, listens)),
    ):
        assert decision.save == ()
        assert "Choose two different people" in says(decision)[0]


def test_the_same_role_is_not_given_twice() -> None:
    decision = MAKE_ORGANISER(RITA_TYPES, Appointing((LINDE,), RITA, organiser(RITA)))
    assert decision.save == ()


def test_roles_are_taken_away_all_at_once() -> None:
    leads = Standing("sanne", "delinde", granted=frozenset({Role.DEPUTY}))
    decision = remove(RITA_TYPES, Appointing((LINDE,), SANNE, leads, open_behalf=(3, 4), others=(AN,)))
    assert granted(decision) == [frozenset()]
    assert decision.close == (Close("call.wanted", None, "sanne"),)
    assert says(decision, to(AN)) == [
        "Sanne has no role in De Linde any more. Sanne asked #3, #4 for somebody else. Please keep an eye on it."
    ]
    assert says(decision, to(SANNE)) == ["You have no role in De Linde any more. Thank you for what you did."]


def test_the_confidential_person_goes_only_after_a_yes() -> None:
    listens = Standing("sanne", "delinde", granted=frozenset({Role.CONFIDENTIAL}))
    wanted = Appointing((LINDE,), SANNE, listens, other_organisers=1, others=(AN,))
    question = remove(RITA_TYPES, wanted)
    assert question.save == ()
    step = asked(question, to(RITA)).step
    assert step == SureToRemove("sanne", "delinde")
    yes = replace(RITA_TYPES, answer=Answer("yes", "yes"))
    assert granted(remove_surely(yes, SureToRemove("sanne", "delinde"), wanted)) == [frozenset()]
    assert says(remove_surely(yes, SureToRemove("sanne", "delinde"), wanted), to(AN))
    assert remove_surely(replace(yes, answer=Answer("no", "no")), SureToRemove("sanne", "delinde"), wanted).save == ()
    assert remove_surely(replace(yes, standings=()), SureToRemove("sanne", "delinde"), wanted).save == ()


def test_the_last_organiser_stays_unless_an_admin_says_so() -> None:
    wanted = Appointing((LINDE,), RITA, organiser(RITA))
    assert "last organiser" in says(remove(RITA_TYPES, wanted))[0]
    assert granted(remove(turn("x", admin=True), wanted)) == [frozenset()]


def test_without_a_neighbourhood_it_is_asked_for() -> None:
    assert says(MAKE_ORGANISER(RITA_TYPES, Appointing((), SANNE))) == [
        "Put the name of the neighbourhood behind the address."
    ]
