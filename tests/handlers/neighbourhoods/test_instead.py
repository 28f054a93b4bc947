"""Who leads a place is not whom people confide in: one role ends when the other is given, after a yes."""

from dataclasses import replace

import pytest

from handlers.decision import Answer, Decision
from handlers.model import LEADING, Note, Role, Standing
from handlers.neighbourhoods.appoint import Appointing
from handlers.neighbourhoods.instead import RoleInstead, give_instead, giving
from tests.handlers.speaking import LINDE, RITA, SANNE, asked, organiser, saved, says, to, turn

LEADS = Appointing((LINDE,), SANNE, organiser(SANNE), other_organisers=1)
LISTENS = Appointing((LINDE,), SANNE, Standing("sanne", "delinde", granted=frozenset({Role.CONFIDENTIAL})))
RITA_TYPES = turn("@sanne:example.org", who=RITA, standings=(organiser(RITA),))
YES, NO = (replace(RITA_TYPES, answer=Answer(choice, choice)) for choice in ("yes", "no"))


def granted(decision: Decision) -> list[frozenset[Role]]:
    """List what is granted."""
    return [one.granted for one in saved(decision, Standing)]


def test_an_organiser_is_asked_about_before_they_become_confidential() -> None:
    question = asked(giving(Role.CONFIDENTIAL)(RITA_TYPES, LEADS))
    assert question.step == RoleInstead("sanne", "delinde", Role.CONFIDENTIAL)
    assert says(giving(Role.CONFIDENTIAL)(RITA_TYPES, LEADS)) == [
        "The confidential person cannot also be an organiser: what is told about organisers would reach them. "
        "Sanne is organiser of De Linde now. Shall Sanne be confidential person instead?"
    ]


@pytest.mark.parametrize("role", sorted(LEADING))
def test_one_role_ends_when_the_other_is_given(role: Role) -> None:
    decision = give_instead(YES, RoleInstead("sanne", "delinde", role), LISTENS)
    assert granted(decision) == [frozenset({role})]
    assert [note.action for note in saved(decision, Note)] == ["role.taken", f"role.given.{role.value}"]
    decision = give_instead(YES, RoleInstead("sanne", "delinde", Role.CONFIDENTIAL), LEADS)
    assert granted(decision) == [frozenset({Role.CONFIDENTIAL})]
    assert says(decision, to(SANNE)) == [
        "Rita made you confidential person of De Linde. Does that not suit you? Tell Rita."
    ]


def test_after_a_no_everything_stays() -> None:
    assert give_instead(NO, RoleInstead("sanne", "delinde", Role.CONFIDENTIAL), LEADS).save == ()


def test_the_last_organiser_stays_one() -> None:
    alone = replace(LEADS, other_organisers=0)
    decision = give_instead(YES, RoleInstead("sanne", "delinde", Role.CONFIDENTIAL), alone)
    assert decision.save == ()
    assert says(decision) == ["This is the last organiser. First make somebody else organiser."]


def test_who_organises_no_more_gives_nothing() -> None:
    nobody = replace(YES, standings=(Standing("rita", "delinde"),))
    assert give_instead(nobody, RoleInstead("sanne", "delinde", Role.CONFIDENTIAL), LEADS).save == ()
