"""Nobody found: said honestly, decided by a human, counted as an unmet need whatever comes of it."""

from dataclasses import replace

import pytest

from handlers.decision import ToPerson
from handlers.model import Counted, Note, Role
from handlers.requests import moments
from handlers.requests.finding.unfilled import (
    answer_called,
    answer_other_moment,
    answer_unfilled,
    ask_after_call,
    expire,
    nobody_found,
    refer,
)
from handlers.requests.nouns import Asked, Behalf, Part, Reply, Request, RequestState
from handlers.requests.steps import CalledOutcome, OtherMoment, ReferTo, StillNeeded, Unfilled
from handlers.text import When
from tests.handlers.requests.setting import (
    JONAS,
    KARIM,
    MARIA,
    NOW,
    RITA,
    SHOPPING,
    THURSDAY,
    case,
    in_room,
    part,
    planned,
    roles_told,
    saved,
    says,
    the_message,
    the_saved,
    tick,
    told,
    turn,
    words,
)

UNFILLED = replace(SHOPPING, state=RequestState.UNFILLED, was_unmet=True)
FOR_JEANNE = replace(SHOPPING, requester="jonas", behalf=Behalf("Jeanne", "jonas", "phone", NOW))
SEVEN = tuple(Asked(12, f"p{n}", 1, NOW, Reply.NO if n < 3 else Reply.NONE) for n in range(7))


def test_the_asker_hears_honestly_how_many_were_asked() -> None:
    decision = nobody_found(tick(moments.UNFILLED), case(asked=SEVEN))
    news = words(the_message(decision, "request.nobody_yet").text)
    assert news.startswith("I asked 7 neighbours for #12, but found nobody yet.")
    assert the_saved(decision, Request).state is RequestState.UNFILLED


def test_the_organisers_choose_between_four_ways() -> None:
    question = the_message(nobody_found(tick(moments.UNFILLED), case(asked=SEVEN)), "request.unfilled")
    assert "7 people were asked: 3 said no, 4 did not answer." in words(question.text)
    assert [choice.id for choice in question.choices] == ["moment", "call", "refer", "close"]


def test_an_organiser_who_asked_on_behalf_decides_alone_and_hears_it_once() -> None:
    decision = nobody_found(tick(moments.UNFILLED), case(FOR_JEANNE, asked=SEVEN))
    assert told(decision, JONAS) == ["request.unfilled"]
    assert roles_told(decision) == []
    assert words(the_message(decision, "request.unfilled").text).startswith("This is about Jeanne.")


def test_an_unmet_need_is_counted_once_and_by_kind() -> None:
    first = nobody_found(tick(moments.UNFILLED), case())
    assert saved(first, Counted) == [Counted("request.unmet", "delinde", (("category", "shopping"),))]
    assert the_saved(first, Request).was_unmet
    assert saved(expire(tick(moments.EXPIRE), case(UNFILLED)), Counted) == []


def test_it_can_still_be_taken_while_an_organiser_looks_at_it() -> None:
    (card,) = in_room(nobody_found(tick(moments.UNFILLED), case()))
    assert "take 12" in words(card.text)
    assert RequestState.UNFILLED.is_claimable


def test_some_but_not_all_found_is_said_as_it_is() -> None:
    three = replace(SHOPPING, helpers=3)
    decision = nobody_found(tick(moments.UNFILLED), case(three, part(KARIM)))
    assert decision.save == ()
    assert words(says(decision)[0].text) == "I found 1 of 3 neighbours for #12 so far."


def test_another_moment_is_asked_of_who_needs_the_help() -> None:
    decision = answer_unfilled(turn(JONAS, choice="moment"), Unfilled(12), case(UNFILLED))
    assert the_message(decision, "request.other_moment").to == ToPerson("maria")
    again = answer_other_moment(turn(MARIA, choice="yes"), OtherMoment(12), case(UNFILLED))
    draft = the_saved(again, Request)
    assert (draft.state, draft.when) == (RequestState.DRAFT, None)
    assert Part.WHEN not in draft.answered
    assert told(again, MARIA) == ["request.when"]


def test_who_asked_on_behalf_is_asked_for_the_moment_at_once() -> None:
    unfilled = replace(FOR_JEANNE, state=RequestState.UNFILLED)
    decision = answer_unfilled(turn(JONAS, choice="moment"), Unfilled(12), case(unfilled))
    assert told(decision, JONAS) == ["request.when"]


def test_no_other_moment_ends_it_as_unmet() -> None:
    decision = answer_other_moment(turn(MARIA, choice="no"), OtherMoment(12), case(UNFILLED))
    assert the_saved(decision, Request).state is RequestState.UNMET
    assert told(decision, MARIA) == ["request.unmet"]


def test_an_organiser_who_calls_gets_the_contact_which_is_noted() -> None:
    decision = answer_unfilled(turn(RITA, choice="call"), Unfilled(12), case(UNFILLED))
    assert "0470 12 34 56" in words(the_message(decision, "request.please_call").text)
    assert the_message(decision, "request.please_call").to == ToPerson("rita")
    assert [note.actor for note in saved(decision, Note)] == ["rita"]
    assert the_saved(decision, Request).state is RequestState.ESCALATED
    assert moments.CALLED in planned(decision)
    assert told(decision, MARIA) == ["request.will_call"]


def test_a_day_later_the_organiser_says_how_it_ended() -> None:
    escalated = case(replace(UNFILLED, state=RequestState.ESCALATED))
    asked = ask_after_call(tick(moments.CALLED, who="rita"), escalated)
    assert told(asked, RITA) == ["request.called"]
    solved = answer_called(turn(RITA, choice="solved"), CalledOutcome(12), escalated)
    assert the_saved(solved, Request).state is RequestState.CLOSED_OK
    unsolved = answer_called(turn(RITA, choice="not"), CalledOutcome(12), escalated)
    assert the_saved(unsolved, Request).state is RequestState.UNMET


def test_a_referral_passes_the_words_on_and_stays_an_unmet_need() -> None:
    decision = refer(turn(RITA, "Lokaal dienstencentrum"), ReferTo(12), case(UNFILLED))
    ended = the_saved(decision, Request)
    assert (ended.state, ended.was_unmet) == (RequestState.REFERRED, True)
    assert "Lokaal dienstencentrum" in words(the_message(decision, "request.referred").text)


def test_closed_as_not_managed_is_said_to_the_asker_too() -> None:
    decision = answer_unfilled(turn(RITA, choice="close"), Unfilled(12), case(UNFILLED))
    assert the_saved(decision, Request).state is RequestState.UNMET
    assert told(decision, MARIA) == ["request.unmet"]


def test_the_first_organiser_to_choose_decides() -> None:
    decided = case(replace(UNFILLED, state=RequestState.ESCALATED))
    assert answer_unfilled(turn(RITA, choice="close"), Unfilled(12), decided).save == ()


def test_only_the_team_decides() -> None:
    assert answer_unfilled(turn(KARIM, choice="close"), Unfilled(12), case(UNFILLED)).save == ()


@pytest.mark.parametrize("state", [RequestState.OPEN, RequestState.UNFILLED, RequestState.ESCALATED])
def test_when_the_moment_passes_the_asker_gets_an_apology_and_a_question(state: RequestState) -> None:
    decision = expire(tick(moments.EXPIRE), case(replace(SHOPPING, state=state)))
    assert the_saved(decision, Request).state is RequestState.EXPIRED
    question = the_message(decision, "request.still_needed")
    assert question.step == StillNeeded(12)
    assert words(question.text).startswith("I'm sorry: nobody was found for #12 in time.")


def test_what_comes_back_every_week_is_not_asked_about() -> None:
    weekly = replace(SHOPPING, when=When(THURSDAY.on, THURSDAY.start, THURSDAY.end, weekly=True))
    decision = expire(tick(moments.EXPIRE), case(weekly))
    assert told(decision, MARIA) == ["request.expired"]


@pytest.mark.parametrize("state", [RequestState.MATCHED, RequestState.IN_PROGRESS, RequestState.WITHDRAWN])
def test_what_was_taken_or_taken_back_does_not_expire(state: RequestState) -> None:
    assert expire(tick(moments.EXPIRE), case(replace(SHOPPING, state=state), part(KARIM))).save == ()


def test_the_organisers_hear_too_that_the_moment_passed_and_nobody_came() -> None:
    decision = expire(tick(moments.EXPIRE), case())
    assert roles_told(decision) == [(Role.ORGANISER, "request.nobody_in_time")]
    assert [words(card.text) for card in in_room(decision)] == ["The moment of #12 has passed."]


def test_who_would_call_is_asked_how_it_went_and_the_asker_hears_no_apology() -> None:
    called = case(replace(SHOPPING, state=RequestState.ESCALATED))
    decision = expire(tick(moments.EXPIRE, who="rita"), called)
    assert (told(decision, MARIA), roles_told(decision)) == ([], [])
    assert moments.CALLED in planned(decision)
