"""Taking back by word, by deleting, by editing; everybody who counted on it hears so and nobody keeps a contact."""

from dataclasses import replace

import pytest

from handlers.model import Note
from handlers.requests import moments
from handlers.requests.changing.changes import (
    OnceMore,
    Repeated,
    answer_edited,
    answer_still_needed,
    answer_which,
    deleted,
    edited,
    withdraw,
)
from handlers.requests.draft_steps import ChangeByEdit
from handlers.requests.nouns import Asked, Claim, ClaimState, Contact, Part, Request, RequestState
from handlers.requests.steps import StillNeeded, WithdrawWhich
from handlers.text import When
from tests.handlers.requests.setting import (
    JONAS,
    KARIM,
    MARIA,
    NOW,
    SHOPPING,
    THURSDAY,
    TOM,
    case,
    in_room,
    part,
    planned,
    saved,
    taken_back_from,
    the_message,
    the_saved,
    told,
    turn,
    words,
)

MATCHED = replace(SHOPPING, state=RequestState.MATCHED)
WEEKLY = replace(SHOPPING, when=When(THURSDAY.on, THURSDAY.start, THURSDAY.end, weekly=True), series=12)
DRAFT = replace(SHOPPING, state=RequestState.DRAFT, opened_at=None)


def test_the_asker_takes_it_back_and_the_card_says_so() -> None:
    decision = withdraw(turn(MARIA, "12"), case())
    assert the_saved(decision, Request).state is RequestState.WITHDRAWN
    assert told(decision, MARIA) == ["request.withdrawn"]
    assert words(in_room(decision)[0].text) == "#12 is no longer needed."


def test_what_is_taken_back_keeps_no_words() -> None:
    gone = the_saved(withdraw(turn(MARIA, "12"), case()), Request)
    assert (gone.title, gone.street, gone.contact) == ("", "", Contact())


def test_whoever_helps_or_is_reserve_hears_it_and_the_contact_is_taken_back() -> None:
    found = case(MATCHED, part(KARIM), part(TOM, ClaimState.RESERVE, 1))
    decision = withdraw(turn(MARIA, "12"), found)
    assert told(decision, KARIM) == told(decision, TOM) == ["request.ended"]
    assert taken_back_from(decision) == ["karim"]
    assert {claim.state for claim in saved(decision, Claim)} == {ClaimState.RELEASED}


def test_those_who_were_asked_hear_that_they_need_not_answer() -> None:
    decision = withdraw(turn(MARIA, "12"), case(asked=(Asked(12, "lotte", 1, NOW),)))
    assert moments.NOT_NEEDED in planned(decision)
    assert "request.ask" in {close.step for close in decision.close}


def test_every_timer_of_it_is_off() -> None:
    kinds = {cancel.kind for cancel in withdraw(turn(MARIA, "12"), case(MATCHED, part(KARIM))).cancel}
    assert {moments.WAVE, moments.EXPIRE, moments.REMIND_DAY, moments.REMIND_SOON, moments.ENDED} <= kinds


def test_a_neighbour_cannot_take_back_what_somebody_else_asked() -> None:
    decision = withdraw(turn(KARIM, "12"), case())
    assert told(decision, KARIM) == ["request.not_yours"]
    assert decision.save == ()


def test_the_draft_of_somebody_else_does_not_exist() -> None:
    assert told(withdraw(turn(KARIM, "12"), case(DRAFT)), KARIM) == ["request.unknown"]


def test_an_organiser_can_take_it_down_and_that_is_noted() -> None:
    decision = withdraw(turn(JONAS, "12"), case())
    assert the_saved(decision, Request).state is RequestState.BLOCKED
    assert [note.action for note in saved(decision, Note)] == ["request.blocked"]
    assert told(decision, MARIA) == ["request.blocked"]


@pytest.mark.parametrize(
    ("state", "answer"),
    [
        (RequestState.CLOSED_OK, "request.already_done"),
        (RequestState.DONE_UNCONFIRMED, "request.already_done"),
        (RequestState.WITHDRAWN, "request.is_over"),
    ],
)
def test_what_is_over_cannot_be_taken_back_and_the_answer_is_kind(state: RequestState, answer: str) -> None:
    decision = withdraw(turn(MARIA, "12"), case(replace(SHOPPING, state=state)))
    assert (told(decision, MARIA), decision.save) == ([answer], ())


def test_of_a_weekly_request_it_is_asked_what_to_take_back() -> None:
    decision = withdraw(turn(MARIA, "12"), case(WEEKLY))
    assert decision.save == ()
    assert the_message(decision, "request.withdraw_which").step == WithdrawWhich(12)


def test_one_time_of_a_series_can_be_skipped_and_the_series_goes_on() -> None:
    decision = answer_which(turn(MARIA, choice="once"), WithdrawWhich(12), Repeated(case(WEEKLY)))
    skipped = the_saved(decision, Request)
    assert (skipped.state, skipped.street) == (RequestState.WITHDRAWN, "Kerkstraat")
    assert moments.NEXT not in {cancel.kind for cancel in decision.cancel}


def test_a_series_can_be_stopped_as_a_whole() -> None:
    decision = answer_which(turn(MARIA, choice="series"), WithdrawWhich(12), Repeated(case(WEEKLY)))
    assert moments.NEXT in {cancel.kind for cancel in decision.cancel}
    assert the_saved(decision, Request).contact == Contact()


def test_deleting_the_message_takes_the_request_back_and_forgets_its_words() -> None:
    decision = deleted(turn(MARIA), case(MATCHED, part(KARIM)))
    gone = the_saved(decision, Request)
    assert (gone.state, gone.contact) == (RequestState.WITHDRAWN, Contact())
    assert words(the_message(decision, "request.withdrawn").text) == "You deleted your message, so I took #12 back."
    assert told(decision, KARIM) == ["request.ended"]


def test_deleting_the_message_of_a_draft_throws_the_draft_away() -> None:
    gone = the_saved(deleted(turn(MARIA), case(DRAFT)), Request)
    assert (gone.state, gone.contact) == (RequestState.DISCARDED, Contact())


def test_an_edit_alone_changes_nothing_but_asks() -> None:
    decision = edited(turn(MARIA, "hulp boodschappen vrijdag 10 uur"), case())
    assert decision.save == ()
    assert the_message(decision, "request.edited").step == ChangeByEdit(12, "boodschappen vrijdag 10 uur")


def test_a_yes_reads_the_new_words_and_asks_for_a_new_yes() -> None:
    step = ChangeByEdit(12, "boodschappen vrijdag om 10 uur")
    decision = answer_edited(turn(MARIA, choice="yes"), step, case())
    assert the_saved(decision, Request).state is RequestState.DRAFT
    assert told(decision, MARIA) == ["request.when_right"]
    assert words(in_room(decision)[0].text) == "#12 is being changed."
    assert "request.ask" in {close.step for close in decision.close}


def test_a_no_leaves_everything_as_it_is() -> None:
    assert answer_edited(turn(MARIA, choice="no"), ChangeByEdit(12, "iets"), case()).save == ()


def test_an_edit_after_somebody_took_it_shows_the_way_to_take_it_back() -> None:
    decision = edited(turn(MARIA, "hulp vrijdag"), case(MATCHED, part(KARIM)))
    assert decision.save == ()
    assert "withdraw 12" in words(the_message(decision, "request.edit_too_late").text)


def test_what_is_still_needed_begins_anew_with_what_is_known() -> None:
    expired = replace(SHOPPING, state=RequestState.EXPIRED, was_unmet=True, closed_at=NOW)
    decision = answer_still_needed(turn(MARIA, choice="yes"), StillNeeded(12), OnceMore(case(expired), 31))
    fresh = the_saved(decision, Request)
    assert (fresh.number, fresh.state, fresh.when, fresh.was_unmet) == (31, RequestState.DRAFT, None, False)
    assert (fresh.street, fresh.contact, fresh.version) == ("Kerkstraat", SHOPPING.contact, 0)
    assert Part.WHEN not in fresh.answered
    assert told(decision, MARIA) == ["request.when"]


def test_what_is_not_needed_any_more_is_left() -> None:
    expired = replace(SHOPPING, state=RequestState.EXPIRED)
    assert answer_still_needed(turn(MARIA, choice="no"), StillNeeded(12), OnceMore(case(expired), 31)).save == ()
