"""What is passed on and to whom, who may take it, and that nothing said late changes what is over."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from handlers.basics.calls import Reach
from handlers.decision import Tick
from handlers.model import Consent, Due, Role
from handlers.referrals.case import ReferralCase, timers
from handlers.referrals.nouns import OPEN, Door, Referral, ReferralState
from handlers.referrals.offering import Homes, agree, choose_door, offer
from handlers.referrals.steps import HowDidItGo, HowItGoes, OfferAgree, OfferDoor, OfferWhere, ReferralWanted
from handlers.referrals.taking import hear_how_it_goes, hear_outcome, take
from handlers.referrals.waiting import Stuck, escalate, forget, lapse, remind
from tests.handlers.speaking import (
    AN,
    KARIM,
    LINDE,
    NOW,
    RITA,
    SANNE,
    answers,
    asked,
    english,
    ids,
    saved,
    says,
    to,
    turn,
)

S = ReferralState
DOOR = Door("Sociaal Huis", "03 123 45 67")
PLACE = Reach(LINDE, Role.ORGANISER, (RITA, SANNE))
GUARDED = Reach(LINDE, Role.CONFIDENTIAL, (KARIM,))
HOMES = Homes((PLACE,), (GUARDED,))


def case(state: ReferralState = S.SENT, role: Role = Role.ORGANISER) -> ReferralCase:
    """Make a referral of An that Rita has taken, once it is taken; Karim where it is guarded."""
    place = GUARDED if role is Role.CONFIDENTIAL else PLACE
    taker = None if state is S.SENT else place.people[0]
    referral = Referral("AB12CD", "an", "delinde", state, DOOR, role, NOW, NOW, taker.id if taker else None, version=1)
    return ReferralCase(referral, AN, place, taker)


def tick(kind: str = "referral.remind", state: ReferralState = S.SENT) -> Tick:
    """Let a timer come up four working days later."""
    due = Due(kind, "AB12CD", NOW.replace(tzinfo=None), "Europe/Brussels", fields=(("state", state.value),))
    return Tick("due:1", NOW + timedelta(days=6), due, NOW)


# --- consent --------------------------------------------------------------------------------------------------------


def test_it_is_offered_only_where_somebody_may_do_it() -> None:
    assert ids(asked(offer(turn(), (DOOR,), Role.ORGANISER, HOMES)).choices) == ["0", "enough"]
    assert offer(turn(), (), Role.ORGANISER, HOMES).say == ()
    assert offer(turn(), (DOOR,), Role.CONFIDENTIAL, Homes((PLACE,), ())).say == ()


def test_exactly_what_is_passed_on_and_to_whom_is_shown_before_the_yes_and_kept_as_its_proof() -> None:
    shown = asked(choose_door(answers("0"), OfferDoor((DOOR,), Role.ORGANISER), HOMES))
    assert shown.step == OfferAgree(DOOR, Role.ORGANISER, "delinde")
    words = english(shown.text)
    assert words == (
        "This I pass on, and nothing else:\nYour name: An\nWhere they write to you: @an:example.org\n"
        "Whom you want to reach: Sociaal Huis\nOnly to: Rita, Sanne (De Linde)\n"
        "They contact the service for you, and I tell you what came of it.\nMay I?"
    )
    decided = agree(answers("yes"), OfferAgree(DOOR, Role.ORGANISER, "delinde"), HOMES)
    (proof,) = saved(decided, Consent)
    assert english(proof.text) == words.removesuffix("\nMay I?")
    (sent,) = saved(decided, Referral)
    assert (sent.state, sent.door, sent.person, proof.subject) == (S.SENT, DOOR, "an", sent.id)
    for who in (RITA, SANNE):
        (told,) = says(decided, to(who))
        assert "An (De Linde) wants to reach Sociaal Huis" in told
        assert "03 123 45 67\nWrite to An: @an:example.org" in told
    assert not says(decided, to(KARIM))


@pytest.mark.parametrize("said", ["no", None])
def test_anything_but_a_yes_passes_nothing_on(said: str | None) -> None:
    decided = agree(answers(said, "misschien"), OfferAgree(DOOR, Role.ORGANISER, "delinde"), HOMES)
    assert (decided.save, decided.due) == ((), ())
    assert says(decided) == ["All right. I pass nothing on."]


def test_who_lives_in_two_neighbourhoods_is_asked_which_one() -> None:
    other = replace(PLACE, where=replace(LINDE, id="lisp", name="Lisp"))
    question = asked(choose_door(answers("0"), OfferDoor((DOOR,), Role.ORGANISER), Homes((PLACE, other))))
    assert question.step == OfferWhere(DOOR, Role.ORGANISER)
    assert ids(question.choices) == ["delinde", "lisp"]


def test_a_yes_that_comes_when_nobody_may_any_more_passes_nothing_on() -> None:
    decided = agree(answers("yes"), OfferAgree(DOOR, Role.CONFIDENTIAL, "delinde"), Homes((PLACE,), ()))
    assert decided.save == ()
    assert says(decided) == ["There is nobody now who can do this, sorry. I pass nothing on."]


# --- taking it ------------------------------------------------------------------------------------------------------


def test_the_first_takes_it_and_everybody_knows() -> None:
    decided = take(answers("take", who=RITA), ReferralWanted("AB12CD"), case())
    (after,) = saved(decided, Referral)
    assert (after.state, after.taken_by) == (S.ACCEPTED, "rita")
    assert says(decided, to(AN)) == ["Rita takes it, and contacts Sociaal Huis for you."]
    assert says(decided, to(SANNE)) == ["Rita takes it. You do not have to."]
    assert asked(decided, to(RITA)).step == HowItGoes("AB12CD")


@pytest.mark.parametrize("state", sorted(set(S) - {S.SENT, S.ACCEPTED}))
def test_what_is_further_cannot_be_taken(state: ReferralState) -> None:
    assert take(answers("take", who=SANNE), ReferralWanted("AB12CD"), case(state)).save == ()


def test_who_has_the_role_no_more_takes_nothing() -> None:
    assert take(answers("take", who=KARIM), ReferralWanted("AB12CD"), case()).save == ()
    assert take(answers("take", who=RITA), ReferralWanted("AB12CD"), None).save == ()
    assert take(answers("cannot", who=RITA), ReferralWanted("AB12CD"), case()).save == ()


def test_who_hands_it_back_is_not_asked_again_at_once() -> None:
    decided = hear_how_it_goes(answers("back", who=RITA), HowItGoes("AB12CD"), case(S.ACCEPTED))
    (after,) = saved(decided, Referral)
    assert (after.state, after.taken_by) == (S.SENT, None)
    assert says(decided, to(RITA)) == ["That's fine. I ask the others."]
    assert asked(decided, to(SANNE)).step == ReferralWanted("AB12CD")
    assert says(decided, to(AN)) == ["Rita cannot do it after all. I ask the others."]


@pytest.mark.parametrize(
    ("outcome", "told"),
    [
        (S.HELPED, "Good news: Sociaal Huis helps you."),
        (S.INELIGIBLE, "Sociaal Huis cannot help you with this, sorry.\nAnother service: type guide"),
        (S.WAITING, "Sociaal Huis has a waiting list."),
        (S.UNREACHED, "It did not work out to reach Sociaal Huis, sorry."),
    ],
)
def test_who_asked_hears_what_came_of_it_and_what_they_can_do(outcome: ReferralState, told: str) -> None:
    contacted = hear_how_it_goes(answers("contacted", who=RITA), HowItGoes("AB12CD"), case(S.ACCEPTED))
    assert [one.state for one in saved(contacted, Referral)] == [S.CONTACTED]
    decided = hear_outcome(answers(outcome, who=RITA), HowDidItGo("AB12CD"), case(S.CONTACTED))
    assert [one.state for one in saved(decided, Referral)] == [outcome]
    assert says(decided, to(AN))[0].startswith(told)
    assert [due.kind for due in decided.due] == ["referral.forget"]


def test_only_who_took_it_tells_what_came_of_it() -> None:
    assert hear_outcome(answers(S.HELPED, who=SANNE), HowDidItGo("AB12CD"), case(S.CONTACTED)).save == ()
    assert hear_how_it_goes(answers("contacted", who=SANNE), HowItGoes("AB12CD"), case(S.ACCEPTED)).save == ()


# --- nothing is heard -----------------------------------------------------------------------------------------------


def test_two_working_days_later_a_reminder_four_later_the_organisers_twenty_later_the_end() -> None:
    due = {one.kind: one.local.date().isoformat() for one in timers(case(), turn())}
    assert due == {
        "referral.remind": "2026-11-26",
        "referral.escalate": "2026-11-30",
        "referral.lapse": "2026-12-22",
    }


@pytest.mark.parametrize(("state", "who"), [(S.SENT, [RITA, SANNE]), (S.ACCEPTED, [RITA]), (S.CONTACTED, [RITA])])
def test_the_reminder_asks_who_has_it(state: ReferralState, who: list[object]) -> None:
    decided = remind(tick(state=state), case(state))
    assert [one for one in (RITA, SANNE, AN) if says(decided, to(one))] == who
    assert decided.save == ()


def test_after_four_working_days_the_others_may_take_over_and_who_asked_hears_it() -> None:
    decided = escalate(tick(), Stuck(case(S.ACCEPTED), (RITA, SANNE)))
    assert asked(decided).to == to(SANNE)
    assert "Rita took it." in says(decided, to(SANNE))[0]
    assert says(decided, to(AN)) == ["I have heard nothing for four working days, sorry. I told the organisers."]
    taken = take(answers("take", who=SANNE), ReferralWanted("AB12CD"), case(S.ACCEPTED))
    assert [one.taken_by for one in saved(taken, Referral)] == ["sanne"]


@pytest.mark.parametrize("state", sorted(OPEN))
def test_organisers_never_read_what_is_guarded(state: ReferralState) -> None:
    decided = escalate(tick(state=state), Stuck(case(state, Role.CONFIDENTIAL), (RITA, SANNE)))
    for who in (RITA, SANNE):
        (told,) = says(decided, to(who))
        assert "AB12CD" in told
        assert "Sociaal Huis" not in told
        assert "An " not in told
    assert says(decided, to(KARIM))


def test_what_nobody_told_anything_about_ends_honestly() -> None:
    decided = lapse(tick(), case(S.ACCEPTED))
    assert [one.state for one in saved(decided, Referral)] == [S.UNREACHED]
    assert says(decided, to(AN))[0].startswith("Nobody told me anything about it for a month, sorry.")


def test_a_month_after_it_is_over_nobody_stands_in_it_any_more() -> None:
    over = case(S.HELPED).referral
    (kept,) = saved(forget(tick("referral.forget"), over), Referral)
    assert (kept.person, kept.door, kept.taken_by, kept.state) == ("", Door(""), None, S.HELPED)
    assert forget(tick("referral.forget"), case(S.SENT).referral).save == ()
    assert forget(tick("referral.forget"), None).save == ()
