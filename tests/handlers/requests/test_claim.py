"""Taking a request: one gets it, the rest hear so kindly, and contact reaches one person."""

from dataclasses import replace

import pytest

from handlers.decision import React, ToPerson
from handlers.model import Note, Standing
from handlers.requests import moments
from handlers.requests.nouns import Asked, Behalf, Claim, ClaimState, Reply, Request, RequestState
from handlers.requests.steps import AskedToHelp, BeReserve, ConfirmHelper, TakeAnyway
from handlers.requests.taking import claim
from handlers.requests.taking.claim import Raised, take
from handlers.requests.taking.taker import Taking
from tests.handlers.requests.setting import (
    JONAS,
    KARIM,
    LOTTE,
    MARIA,
    NOW,
    SHOPPING,
    TOM,
    brussels,
    case,
    in_room,
    part,
    planned,
    roles_told,
    saved,
    says,
    the_message,
    the_saved,
    told,
    turn,
    words,
)


def test_the_first_to_take_a_request_gets_it() -> None:
    decision = take(turn(KARIM, "12", room=True), Taking(case(), helped=4, street="Molenstraat"))
    assert the_saved(decision, Request).state is RequestState.MATCHED
    mine = the_saved(decision, Claim)
    assert (mine.person, mine.state) == ("karim", ClaimState.HELPING)


def test_contact_is_shown_to_the_helper_alone_and_noted_once() -> None:
    decision = take(turn(KARIM, "12", room=True), Taking(case()))
    secret = [say.to for say in says(decision) if "0470 12 34 56" in words(say.text)]
    assert secret == [ToPerson("karim")]
    (note,) = saved(decision, Note)
    assert (note.actor, note.action, note.subject, note.about) == ("karim", "contact.shown", "request:12", "maria")


def test_the_helper_reads_what_when_where_and_how_to_let_go() -> None:
    text = words(the_message(take(turn(KARIM, "12"), Taking(case())), "request.yours").text)
    assert "You have task 12." in text
    assert "Maria, Kerkstraat 9, 0470 12 34 56" in text
    assert "release 12" in text


def test_the_asker_hears_who_comes_and_may_rather_have_somebody_else() -> None:
    news = the_message(take(turn(KARIM, "12"), Taking(case(), helped=4, street="Molenstraat")), "request.helper")
    assert words(news.text).startswith("Good news. Karim (Molenstraat, helped 4 times before) does #12.")
    assert news.step == ConfirmHelper(12, "karim")
    assert [choice.id for choice in news.choices] == ["yes", "no"]


def test_where_the_asker_does_not_choose_the_news_is_no_question() -> None:
    decision = take(turn(KARIM, "12"), Taking(case(replace(SHOPPING, confirms=False))))
    assert the_message(decision, "request.helper").step is None


def test_the_card_is_edited_and_tells_nothing_any_more() -> None:
    (card,) = in_room(take(turn(KARIM, "12"), Taking(case())))
    assert card.card
    assert words(card.text) == "#12 (Shopping): there is a helper. Thank you!"
    assert card.about is not None
    assert card.about.state == "matched"


def test_a_claim_in_the_room_gets_a_sign_there() -> None:
    assert React("👍") in take(turn(KARIM, "12", room=True), Taking(case())).say
    assert React("👍") not in take(turn(KARIM, "12"), Taking(case())).say


def test_both_are_reminded_a_day_and_two_hours_before() -> None:
    timers = planned(take(turn(KARIM, "12"), Taking(case())))
    assert timers[moments.REMIND_DAY].isoformat() == "2026-11-25T09:00:00"
    assert timers[moments.REMIND_SOON].isoformat() == "2026-11-26T07:00:00"


def test_a_reminder_whose_time_has_passed_is_not_planned() -> None:
    timers = planned(take(turn(KARIM, "12", now=brussels("2026-11-25T20:00")), Taking(case())))
    assert moments.REMIND_DAY not in timers
    assert moments.REMIND_SOON in timers


def test_nobody_is_looked_for_any_more_and_who_was_asked_hears_so() -> None:
    asked = (Asked(12, "lotte", 1, NOW), Asked(12, "karim", 1, NOW))
    decision = take(turn(KARIM, "12"), Taking(case(asked=asked)))
    assert {cancel.kind for cancel in decision.cancel} >= {moments.WAVE, moments.UNFILLED, moments.EXPIRE}
    assert "request.ask" in {close.step for close in decision.close}
    assert moments.NOT_NEEDED in planned(decision)
    assert the_saved(decision, Asked) == Asked(12, "karim", 1, NOW, Reply.YES)


def test_who_comes_second_hears_who_was_faster_and_may_be_reserve() -> None:
    matched = case(replace(SHOPPING, state=RequestState.MATCHED), part(LOTTE))
    question = the_message(take(turn(TOM, "12"), Taking(matched)), "request.be_reserve")
    assert words(question.text) == "Thank you! Lotte was just a little faster. Do you want to be reserve for #12?"
    assert question.step == BeReserve(12)


def test_a_second_claim_changes_nothing() -> None:
    matched = case(replace(SHOPPING, state=RequestState.MATCHED), part(LOTTE))
    assert take(turn(TOM, "12"), Taking(matched)).save == ()


def test_reserves_keep_the_order_in_which_they_said_yes() -> None:
    matched = case(replace(SHOPPING, state=RequestState.MATCHED), part(LOTTE), part(KARIM, ClaimState.RESERVE, 1))
    decision = claim.answer_reserve(turn(TOM, choice="yes"), BeReserve(12), Taking(matched))
    assert the_saved(decision, Claim).place == 2
    assert saved(decision, Request), "the request is saved too, or two could both become the first"


def test_a_no_to_being_reserve_keeps_nothing() -> None:
    matched = case(replace(SHOPPING, state=RequestState.MATCHED), part(LOTTE))
    assert claim.answer_reserve(turn(TOM, choice="no"), BeReserve(12), Taking(matched)).save == ()


def test_who_says_yes_to_being_reserve_when_it_is_free_again_gets_it() -> None:
    decision = claim.answer_reserve(turn(TOM, choice="yes"), BeReserve(12), Taking(case()))
    assert the_saved(decision, Claim).state is ClaimState.HELPING


def test_nobody_takes_their_own_request() -> None:
    decision = take(turn(MARIA, "12"), Taking(case()))
    assert decision.save == ()
    assert told(decision, MARIA) == ["request.own"]


def test_an_organiser_may_take_what_they_asked_for_somebody_else() -> None:
    asked = replace(SHOPPING, requester="jonas", behalf=Behalf("Jeanne", "jonas", "phone", NOW))
    decision = take(turn(JONAS, "12"), Taking(case(asked)))
    assert the_saved(decision, Claim).person == "jonas"
    assert the_message(decision, "request.helper").step is None


def test_a_number_that_does_not_exist_is_answered_with_the_way_to_the_list() -> None:
    assert told(take(turn(KARIM, "99"), None), KARIM) == ["request.unknown"]


@pytest.mark.parametrize("state", [RequestState.DRAFT, RequestState.TRIAGE, RequestState.DISCARDED])
def test_what_is_not_public_yet_does_not_exist_for_others(state: RequestState) -> None:
    decision = take(turn(KARIM, "12"), Taking(case(replace(SHOPPING, state=state))))
    assert told(decision, KARIM) == ["request.unknown"]


def test_somebody_of_another_neighbourhood_learns_nothing() -> None:
    stranger = replace(turn(KARIM, "12"), standings=(Standing("karim", "elsewhere"),))
    assert told(take(stranger, Taking(case())), KARIM) == ["request.unknown"]


@pytest.mark.parametrize("state", [RequestState.WITHDRAWN, RequestState.EXPIRED, RequestState.CLOSED_OK])
def test_taking_what_is_over_is_answered_with_thanks(state: RequestState) -> None:
    decision = take(turn(KARIM, "12"), Taking(case(replace(SHOPPING, state=state))))
    assert told(decision, KARIM) == ["request.over"]
    assert decision.save == ()


def test_another_task_at_that_time_is_asked_about_first() -> None:
    decision = take(turn(KARIM, "12"), Taking(case(), busy=True))
    assert decision.save == ()
    assert the_message(decision, "request.overlap").step == TakeAnyway(12)
    yes = claim.answer_anyway(turn(KARIM, choice="yes"), TakeAnyway(12), Taking(case(), busy=True))
    assert the_saved(yes, Claim).state is ClaimState.HELPING


def test_taking_it_twice_shows_the_task_again_without_another_claim() -> None:
    mine = case(replace(SHOPPING, state=RequestState.MATCHED), part(KARIM))
    decision = take(turn(KARIM, "12"), Taking(mine))
    assert decision.save == ()
    assert told(decision, KARIM) == ["request.yours"]


def test_three_neighbours_can_help_with_one_request() -> None:
    for_three = replace(SHOPPING, helpers=3)
    second = take(turn(TOM, "12"), Taking(case(for_three, part(KARIM))))
    assert the_saved(second, Request).state is RequestState.OPEN
    (card,) = in_room(second)
    assert "2 of 3 found" in words(card.text)
    assert moments.WAVE not in {cancel.kind for cancel in second.cancel}
    third = take(turn(LOTTE, "12"), Taking(case(for_three, part(KARIM), part(TOM))))
    assert the_saved(third, Request).state is RequestState.MATCHED


def test_who_was_refused_by_the_asker_cannot_take_it_again() -> None:
    decision = take(turn(KARIM, "12"), Taking(case(SHOPPING, part(KARIM, ClaimState.REFUSED))))
    assert decision.save == ()


def test_a_no_is_as_easy_as_a_yes_and_ends_the_asking() -> None:
    asked = (Asked(12, "karim", 1, NOW), Asked(12, "tom", 1, NOW))
    decision = claim.answer_asked(turn(KARIM, choice="no"), AskedToHelp(12), Taking(case(asked=asked)))
    assert the_saved(decision, Asked).reply is Reply.NO
    assert told(decision, KARIM) == ["request.no_thanks"]
    assert decision.due == ()


def test_when_everybody_said_no_the_next_wave_goes_at_once() -> None:
    first = replace(SHOPPING, wave=1)
    asked = (Asked(12, "karim", 1, NOW), Asked(12, "tom", 1, NOW, Reply.NO))
    decision = claim.answer_asked(turn(KARIM, choice="no"), AskedToHelp(12), Taking(case(first, asked=asked)))
    (wave,) = decision.due
    assert dict(wave.fields)["wave"] == "2"


def test_a_raised_hand_alone_asks_in_private_whether_it_was_meant() -> None:
    decision = claim.raise_hand(turn(KARIM, "🙋", room=True), Raised(Taking(case()), is_enough=False))
    assert decision.save == ()
    assert the_message(decision, "request.hand").step == AskedToHelp(12)


def test_a_raised_hand_takes_it_where_the_neighbourhood_wants_that() -> None:
    decision = claim.raise_hand(turn(KARIM, "🙋", room=True), Raised(Taking(case()), is_enough=True))
    assert the_saved(decision, Claim).person == "karim"


def test_who_comes_third_hears_both_names() -> None:
    two = case(replace(SHOPPING, state=RequestState.MATCHED, helpers=2), part(LOTTE), part(KARIM))
    question = the_message(take(turn(TOM, "12"), Taking(two)), "request.be_reserve")
    assert words(question.text).startswith("Thank you! Lotte and Karim were just a little faster.")


def test_the_organisers_who_heard_of_a_late_release_hear_that_a_reserve_steps_in() -> None:
    waiting = replace(SHOPPING, state=RequestState.OFFERED)
    late = case(waiting, part(LOTTE, ClaimState.RELEASED_LATE), part(TOM, ClaimState.OFFERED))
    news = the_message(claim.give(turn(TOM, choice="yes"), Taking(late), "lotte"), "request.stepped_in")
    assert words(news.text) == "#12: Tom steps in. All is arranged."
    early = case(waiting, part(LOTTE, ClaimState.RELEASED), part(TOM, ClaimState.OFFERED))
    assert roles_told(claim.give(turn(TOM, choice="yes"), Taking(early), "lotte")) == []
