"""A late correction: a yes counts for the correction that was read, and never from who proposed it."""

from dataclasses import replace

import pytest

from handlers.announcements.afterwards.agreeing import approve_fix
from handlers.announcements.afterwards.putting_right import Correcting
from handlers.announcements.case import Case
from handlers.announcements.nouns import OUT, Announcement, AnnouncementState, Fix, Wording
from handlers.announcements.sending.settle import Outcome
from handlers.announcements.steps import ApproveFix
from handlers.decision import Close
from tests.handlers.announcements.test_send import BOTH, CASE, PLANNED
from tests.handlers.speaking import RITA, answers, saved, says, to

FIX = Fix((Wording("nl", "Soep om 15u"),), "15u", "jonas")
LATER = Fix((Wording("nl", "Soep om 16u"),), "16u", "rita")
YES = answers("yes", who=RITA)


def waiting(fix: Fix | None, state: AnnouncementState = AnnouncementState.SENT) -> Correcting:
    """Hold a sent announcement with a correction that waits."""
    case: Case = replace(CASE, announcement=replace(PLANNED, state=state, fix=fix), reach=BOTH)
    return Correcting(case, Outcome(case, {}), (), ())


def test_a_yes_makes_the_correction_that_was_read() -> None:
    decision = approve_fix(YES, ApproveFix(3, FIX), waiting(FIX))
    (after,) = saved(decision, Announcement)
    assert (after.texts, after.line, after.fix, after.edition) == (FIX.texts, "15u", None, 2)
    assert decision.close == (Close(ApproveFix.name, "3"),)


@pytest.mark.parametrize("fix", [None, LATER, replace(FIX, line="15.30u"), replace(FIX, proposer="tom")])
def test_a_yes_to_another_correction_than_waits_makes_none(fix: Fix | None) -> None:
    decision = approve_fix(YES, ApproveFix(3, FIX), waiting(fix))
    assert decision.save == ()
    assert says(decision, to(RITA)) == ["That is settled already. Thank you."]


def test_a_question_that_does_not_know_its_correction_any_more_makes_none() -> None:
    assert approve_fix(YES, ApproveFix(3), waiting(FIX)).save == ()


def test_who_proposed_it_cannot_say_yes() -> None:
    decision = approve_fix(YES, ApproveFix(3, LATER), waiting(LATER))
    assert decision.save == ()
    assert says(decision, to(RITA)) == ["You wrote it yourself: somebody else has to say yes."]


@pytest.mark.parametrize("state", sorted(set(AnnouncementState) - OUT))
def test_what_stands_nowhere_any_more_is_not_put_right(state: AnnouncementState) -> None:
    assert approve_fix(YES, ApproveFix(3, FIX), waiting(FIX, state)).save == ()
