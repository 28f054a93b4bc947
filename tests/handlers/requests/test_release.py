"""Letting go without a bad word, early or late; reserves in their order; never at night."""

from dataclasses import replace
from datetime import date, datetime, time

from handlers.decision import ToPerson
from handlers.model import Note, Role
from handlers.requests import moments
from handlers.requests.helping.release import answer_take_over, ask_reserve, release, reserve_is_silent
from handlers.requests.helping.welcome import answer_who_comes, answer_who_comes_instead
from handlers.requests.nouns import Claim, ClaimState, Request, RequestState
from handlers.requests.steps import ConfirmChange, ConfirmHelper, TakeOver
from handlers.requests.taking.taker import Taking
from handlers.text import When
from tests.handlers.requests.setting import (
    JONAS,
    KARIM,
    LOTTE,
    MARIA,
    NOW,
    RITA,
    SHOPPING,
    TOM,
    brussels,
    case,
    in_room,
    part,
    planned,
    roles_told,
    saved,
    taken_back_from,
    the_message,
    the_saved,
    tick,
    told,
    turn,
    words,
)

MATCHED = replace(SHOPPING, state=RequestState.MATCHED)
OFFERED = replace(SHOPPING, state=RequestState.OFFERED)
# Monday 18 November at half past one, as in story S2.
AFTERNOON = When(date(2026, 11, 26), time(13, 30))


def test_an_early_release_opens_the_request_again_without_telling_the_organisers() -> None:
    decision = release(turn(KARIM, "12"), case(MATCHED, part(KARIM)))
    assert the_saved(decision, Claim).state is ClaimState.RELEASED
    assert the_saved(decision, Request).state is RequestState.OPEN
    assert moments.WAVE in planned(decision)
    assert roles_told(decision) == []
    assert told(decision, MARIA) == ["request.looking_again"]


def test_who_lets_go_loses_the_contact_and_that_is_noted() -> None:
    decision = release(turn(KARIM, "12"), case(MATCHED, part(KARIM)))
    assert taken_back_from(decision) == ["karim"]
    assert [note.action for note in saved(decision, Note)] == ["contact.withdrawn"]


def test_the_reminders_of_a_released_task_are_off() -> None:
    decision = release(turn(KARIM, "12"), case(MATCHED, part(KARIM)))
    assert {moments.REMIND_DAY, moments.REMIND_SOON, moments.ENDED} <= {cancel.kind for cancel in decision.cancel}


def test_a_late_release_tells_the_organisers_at_once_and_asks_the_reserve() -> None:
    evening = brussels("2026-11-25T20:40")
    found = case(MATCHED, part(LOTTE), part(TOM, ClaimState.RESERVE, 1))
    decision = release(turn(LOTTE, "12", now=evening), found)
    assert saved(decision, Claim)[0].state is ClaimState.RELEASED_LATE
    assert roles_told(decision) == [(Role.ORGANISER, "request.late_release")]
    assert the_saved(decision, Request).state is RequestState.OFFERED
    assert planned(decision) == {moments.RESERVE: datetime.fromisoformat("2026-11-25T20:40")}
    assert "I'm asking the reserve now." in words(the_message(decision, "request.released").text)
    news = "#12: Lotte cannot come after all. Somebody stands ready. I ask them and will let you know."
    assert words(the_message(decision, "request.looking_again").text) == news


def test_at_ten_in_the_evening_the_reserve_is_asked_at_eight_and_the_organisers_are_told_now() -> None:
    late = brussels("2026-11-25T22:00")
    found = case(replace(MATCHED, when=AFTERNOON), part(LOTTE), part(TOM, ClaimState.RESERVE, 1))
    decision = release(turn(LOTTE, "12", now=late), found)
    assert planned(decision) == {moments.RESERVE: datetime.fromisoformat("2026-11-26T08:00")}
    assert roles_told(decision) == [(Role.ORGANISER, "request.late_release")]
    assert "at 8 in the morning" in words(the_message(decision, "request.released").text)


def test_a_reserve_is_asked_at_night_only_when_the_morning_is_too_late() -> None:
    late = brussels("2026-11-25T22:00")
    early_bird = replace(MATCHED, when=When(date(2026, 11, 26), time(8, 30)))
    decision = release(turn(LOTTE, "12", now=late), case(early_bird, part(LOTTE), part(TOM, ClaimState.RESERVE, 1)))
    assert planned(decision)[moments.RESERVE] == datetime.fromisoformat("2026-11-25T22:00")


def test_reserves_are_asked_in_their_order() -> None:
    waiting = case(OFFERED, part(TOM, ClaimState.RESERVE, 1), part(KARIM, ClaimState.RESERVE, 2))
    decision = ask_reserve(tick(moments.RESERVE, instead_of="lotte"), waiting)
    question = the_message(decision, "request.take_over")
    assert told(decision, TOM) == ["request.take_over"]
    assert question.step == TakeOver(12, "lotte")
    assert the_saved(decision, Claim).state is ClaimState.OFFERED
    assert moments.RESERVE_OVER in planned(decision)


def test_a_reserve_who_says_yes_gets_the_task_and_the_asker_hears_the_change() -> None:
    waiting = case(OFFERED, part(LOTTE, ClaimState.RELEASED_LATE), part(TOM, ClaimState.OFFERED, 1))
    decision = answer_take_over(turn(TOM, choice="yes"), TakeOver(12, "lotte"), Taking(waiting))
    assert the_saved(decision, Claim).state is ClaimState.HELPING
    change = the_message(decision, "request.change")
    assert words(change.text).startswith(
        "A small change to #12: Tom comes instead of Lotte. Is that OK?\nThis neighbour comes to you"
    )
    assert [choice.id for choice in change.choices] == ["yes", "call"]


def test_when_one_reserve_says_no_the_next_is_asked() -> None:
    waiting = case(OFFERED, part(TOM, ClaimState.OFFERED, 1), part(KARIM, ClaimState.RESERVE, 2))
    decision = answer_take_over(turn(TOM, choice="no"), TakeOver(12, "lotte"), Taking(waiting))
    assert the_saved(decision, Claim).state is ClaimState.RELEASED
    assert moments.RESERVE in planned(decision)


def test_when_the_last_reserve_says_no_the_search_begins_again_and_the_asker_hears_so() -> None:
    waiting = case(OFFERED, part(TOM, ClaimState.OFFERED, 1))
    decision = answer_take_over(turn(TOM, choice="no"), TakeOver(12, "lotte"), Taking(waiting))
    assert the_saved(decision, Request).state is RequestState.OPEN
    assert told(decision, MARIA) == ["request.looking_again"]


def test_a_silent_reserve_is_passed_over_but_may_still_say_yes_when_it_is_free() -> None:
    waiting = case(OFFERED, part(TOM, ClaimState.OFFERED, 1))
    passed = reserve_is_silent(tick(moments.RESERVE_OVER, instead_of="lotte", who="tom"), waiting)
    assert the_saved(passed, Claim).state is ClaimState.RELEASED
    assert "request.take_over" not in {close.step for close in passed.close}
    free = Taking(case(SHOPPING, part(TOM, ClaimState.RELEASED, 1)))
    late = answer_take_over(turn(TOM, choice="yes"), TakeOver(12, "lotte"), free)
    assert the_saved(late, Claim).state is ClaimState.HELPING


def test_a_no_that_comes_late_changes_nothing() -> None:
    free = Taking(case(SHOPPING, part(TOM, ClaimState.RELEASED, 1)))
    assert answer_take_over(turn(TOM, choice="no"), TakeOver(12, "lotte"), free).save == ()


def test_a_reserve_who_answered_in_time_is_not_passed_over() -> None:
    taken = case(MATCHED, part(TOM))
    assert reserve_is_silent(tick(moments.RESERVE_OVER, who="tom"), taken).save == ()


def test_who_does_not_have_the_task_hears_that_kindly() -> None:
    assert told(release(turn(TOM, "12"), case(MATCHED, part(KARIM))), TOM) == ["request.not_yours"]


def test_a_reserve_can_stop_being_reserve() -> None:
    decision = release(turn(TOM, "12"), case(MATCHED, part(KARIM), part(TOM, ClaimState.RESERVE, 1)))
    assert the_saved(decision, Claim).state is ClaimState.RELEASED
    assert saved(decision, Request) == []


def test_when_one_of_three_lets_go_the_others_keep_their_reminders() -> None:
    decision = release(turn(TOM, "12"), case(replace(MATCHED, helpers=3), part(KARIM), part(LOTTE), part(TOM)))
    assert moments.REMIND_DAY not in {cancel.kind for cancel in decision.cancel}
    assert "2 of 3 found" in words(in_room(decision)[0].text)


def test_the_asker_who_rather_has_somebody_else_gets_that_without_a_reason() -> None:
    decision = answer_who_comes(turn(MARIA, choice="no"), ConfirmHelper(12, "karim"), case(MATCHED, part(KARIM)))
    assert the_saved(decision, Claim).state is ClaimState.REFUSED
    assert the_saved(decision, Request).state is RequestState.OPEN
    assert taken_back_from(decision) == ["karim"]
    assert told(decision, KARIM) == ["request.refused"]


def test_the_asker_who_is_content_hears_that_reminders_will_come() -> None:
    decision = answer_who_comes(turn(MARIA, choice="yes"), ConfirmHelper(12, "karim"), case(MATCHED, part(KARIM)))
    assert decision.save == ()
    assert told(decision, MARIA) == ["request.settled"]


def test_refusing_a_helper_who_let_go_meanwhile_changes_nothing() -> None:
    gone = case(SHOPPING, part(KARIM, ClaimState.RELEASED))
    assert answer_who_comes(turn(MARIA, choice="no"), ConfirmHelper(12, "karim"), gone).save == ()


def test_please_call_me_reaches_the_organisers_with_the_contact_and_is_noted() -> None:
    decision = answer_who_comes_instead(turn(MARIA, choice="call"), ConfirmChange(12, "tom"), case(MATCHED, part(TOM)))
    assert told(decision, JONAS) == told(decision, RITA) == ["request.please_call"]
    assert {note.actor for note in saved(decision, Note)} == {"jonas", "rita"}
    assert told(decision, MARIA) == ["request.will_call"]


def test_what_was_done_cannot_be_let_go() -> None:
    over = case(replace(SHOPPING, state=RequestState.CLOSED_OK), part(KARIM, ClaimState.DONE))
    assert told(release(turn(KARIM, "12", now=NOW), over), KARIM) == ["request.already_done"]


def test_the_helper_hears_that_the_asker_is_glad() -> None:
    matched = case(replace(SHOPPING, state=RequestState.MATCHED), part(KARIM))
    decision = answer_who_comes(turn(MARIA, choice="yes"), ConfirmHelper(12, "karim"), matched)
    welcome = the_message(decision, "request.welcome")
    assert welcome.to == ToPerson("karim")
    assert words(welcome.text) == "Maria is glad that you help with #12. Thank you!"
