"""Done by word or asked for; one question each; a report reaches one person only."""

from dataclasses import replace
from datetime import datetime

from handlers.decision import Audience, Decision, ToPerson
from handlers.model import Counted, Role
from handlers.reports.nouns import Report
from handlers.requests import moments
from handlers.requests.afterwards import feedback
from handlers.requests.afterwards.finish import answer_happened, ask_both, ask_whether_it_happened, begin, done, settle
from handlers.requests.changing.early import answer_done_too_early
from handlers.requests.nouns import Claim, ClaimState, Request, RequestState
from handlers.requests.reporting.together import Reported, hear_report
from handlers.requests.steps import (
    AskerFeedback,
    DidItHappen,
    HelperFeedback,
    LetGo,
    NotHappened,
    ReportWords,
    StillNeeded,
    WhatWasWrong,
)
from tests.handlers.requests.setting import (
    JONAS,
    KARIM,
    LOTTE,
    MARIA,
    SANNE,
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
    taken_back_from,
    the_message,
    the_saved,
    tick,
    told,
    turn,
    words,
)

MATCHED = replace(SHOPPING, state=RequestState.MATCHED)
DONE = replace(SHOPPING, state=RequestState.DONE_UNCONFIRMED)
NOON = brussels("2026-11-26T12:10")


def test_done_by_the_helper_asks_both_one_question() -> None:
    decision = done(turn(KARIM, "12", now=NOON), case(MATCHED, part(KARIM)))
    assert the_saved(decision, Claim).state is ClaimState.DONE
    assert the_saved(decision, Request).state is RequestState.DONE_UNCONFIRMED
    assert told(decision, KARIM) == ["request.helped_well"]
    assert told(decision, MARIA) == ["request.went_well"]
    assert taken_back_from(decision) == ["karim"]


def test_the_asker_may_answer_good_not_quite_or_in_confidence() -> None:
    question = the_message(done(turn(KARIM, "12", now=NOON), case(MATCHED, part(KARIM))), "request.went_well")
    assert [choice.id for choice in question.choices] == ["yes", "not_quite", "report"]
    assert words(question.choices[2].label) == "I want to report something (only for Sanne)"


def test_the_asker_can_say_done_too() -> None:
    decision = done(turn(MARIA, "12", now=NOON), case(MATCHED, part(KARIM)))
    assert the_saved(decision, Request).state is RequestState.DONE_UNCONFIRMED


def test_an_organiser_can_say_done_but_a_neighbour_without_a_part_cannot() -> None:
    by_organiser = done(turn(JONAS, "12", now=NOON), case(MATCHED, part(KARIM)))
    assert the_saved(by_organiser, Request).state is RequestState.DONE_UNCONFIRMED
    decision = done(turn(TOM, "12", now=NOON), case(MATCHED, part(KARIM)))
    assert told(decision, TOM) == ["request.not_yours"]
    assert decision.save == ()


def test_one_of_two_helpers_who_is_done_leaves_the_other_to_it() -> None:
    two = replace(MATCHED, helpers=2)
    decision = done(turn(KARIM, "12", now=NOON), case(two, part(KARIM), part(LOTTE)))
    assert saved(decision, Request) == []
    assert told(decision, MARIA) == []


def test_saying_done_twice_is_answered_kindly() -> None:
    assert told(done(turn(KARIM, "12"), case(DONE, part(KARIM, ClaimState.DONE))), KARIM) == ["request.already_done"]


def test_the_card_says_that_it_is_done() -> None:
    (card,) = in_room(done(turn(KARIM, "12", now=NOON), case(MATCHED, part(KARIM))))
    assert words(card.text) == "#12 (Shopping) is done. Thank you!"


def test_without_an_answer_it_is_settled_after_three_days_and_counted_as_unconfirmed() -> None:
    waiting = done(turn(KARIM, "12", now=NOON), case(MATCHED, part(KARIM)))
    assert planned(waiting) == {moments.SETTLE: datetime.fromisoformat("2026-11-29T12:10")}
    decision = settle(tick(moments.SETTLE), case(DONE, part(KARIM, ClaimState.DONE)))
    assert the_saved(decision, Request).state is RequestState.CLOSED_OK
    assert the_saved(decision, Counted).name == "request.unconfirmed"


def test_what_was_answered_is_not_settled_again() -> None:
    closed = replace(SHOPPING, state=RequestState.CLOSED_NOT_OK)
    assert settle(tick(moments.SETTLE), case(closed)).save == ()


def test_at_the_start_it_is_noted_as_begun_without_a_word() -> None:
    decision = begin(tick(moments.BEGIN), case(MATCHED, part(KARIM)))
    assert the_saved(decision, Request).state is RequestState.IN_PROGRESS
    assert says(decision) == []


def test_an_hour_after_the_end_the_helper_is_asked_and_nobody_else() -> None:
    decision = ask_whether_it_happened(tick(moments.OVERDUE), case(MATCHED, part(KARIM)))
    assert told(decision, KARIM) == ["request.happened"]
    assert len(says(decision)) == 1


def test_a_helper_who_says_it_did_not_happen_alerts_the_organisers_and_asks_the_asker() -> None:
    under_way = case(replace(SHOPPING, state=RequestState.IN_PROGRESS), part(KARIM))
    decision = answer_happened(turn(KARIM, choice="never"), DidItHappen(12), under_way)
    assert roles_told(decision) == [(Role.ORGANISER, "request.not_happened")]
    question = the_message(decision, "request.failed")
    assert words(question.text) == "Karim says that #12 did not happen. Is that right?"
    assert [words(card.text) for card in in_room(decision)] == ["#12 is closed."]
    assert the_saved(decision, Claim).feedback == "never"


def test_what_the_asker_agrees_did_not_happen_is_closed_without_thanks_and_may_still_be_needed() -> None:
    failed = case(DONE, part(KARIM, ClaimState.RELEASED_LATE))
    decision = feedback.answer_not_happened(turn(MARIA, choice="yes"), NotHappened(12), failed)
    assert the_saved(decision, Request).state is RequestState.CLOSED_NOT_OK
    assert the_message(decision, "request.still_needed").step == StillNeeded(12)
    assert [words(card.text) for card in in_room(decision)] == ["#12 is closed."]


def test_what_did_happen_after_all_is_closed_as_good() -> None:
    failed = case(DONE, part(KARIM, ClaimState.RELEASED_LATE))
    decision = feedback.answer_not_happened(turn(MARIA, choice="no"), NotHappened(12), failed)
    assert the_saved(decision, Request).state is RequestState.CLOSED_OK


def test_a_helper_who_says_not_yet_is_left_in_peace() -> None:
    under_way = case(replace(SHOPPING, state=RequestState.IN_PROGRESS), part(KARIM))
    decision = answer_happened(turn(KARIM, choice="later"), DidItHappen(12), under_way)
    assert decision.save == ()
    assert "done 12" in words(says(decision)[0].text)


def test_three_hours_after_the_end_both_are_asked_when_nobody_said_done() -> None:
    decision = ask_both(tick(moments.ENDED), case(replace(SHOPPING, state=RequestState.IN_PROGRESS), part(KARIM)))
    assert told(decision, KARIM) == ["request.helped_well"]
    assert told(decision, MARIA) == ["request.went_well"]
    assert the_saved(decision, Request).state is RequestState.DONE_UNCONFIRMED
    assert [words(card.text) for card in in_room(decision)] == ["#12 is closed."]


def test_a_week_after_something_without_a_moment_was_taken_no_moment_is_said_to_have_passed() -> None:
    decision = ask_both(tick(moments.ENDED), case(replace(MATCHED, when=None), part(KARIM)))
    text = words(the_message(decision, "request.went_well").text)
    assert text == "#12 was taken a week ago. Did everything go well?"


def test_done_days_before_asks_who_helps_whether_to_let_go() -> None:
    early = case(MATCHED, part(KARIM))
    decision = done(turn(KARIM, "12"), early)
    assert decision.save == ()
    question = the_message(decision, "request.let_go")
    assert words(question.text).startswith("That is only Thursday")
    gone = answer_done_too_early(turn(KARIM, choice="yes"), LetGo(12), early)
    assert the_saved(gone, Claim).state is ClaimState.RELEASED
    assert answer_done_too_early(turn(KARIM, choice="no"), LetGo(12), early).save == ()


def test_done_days_before_by_the_asker_takes_it_back() -> None:
    decision = done(turn(MARIA, "12"), case(MATCHED, part(KARIM)))
    assert the_saved(decision, Request).state is RequestState.WITHDRAWN
    assert told(decision, KARIM) == ["request.ended"]


def test_done_days_before_by_an_organiser_changes_nothing() -> None:
    decision = done(turn(JONAS, "12"), case(MATCHED, part(KARIM)))
    assert (told(decision, JONAS), decision.save) == (["request.too_early"], ())


def test_who_said_something_is_not_said_to_have_told_nothing() -> None:
    over = case(DONE, part(KARIM, ClaimState.DONE))
    not_quite = feedback.answer_asker(turn(MARIA, choice="not_quite"), AskerFeedback(12), over)
    (later,) = not_quite.due
    decision = settle(replace(tick(moments.SETTLE), due=later), over)
    assert the_saved(decision, Request).state is RequestState.CLOSED_NOT_OK
    assert roles_told(decision) == [(Role.ORGANISER, "request.not_quite")]
    failed = case(DONE, replace(part(KARIM, ClaimState.RELEASED_LATE), feedback="never"))
    decision = settle(tick(moments.SETTLE), failed)
    assert the_saved(decision, Request).state is RequestState.CLOSED_NOT_OK
    assert roles_told(decision) == []


def test_an_organiser_who_asked_for_somebody_is_not_told_that_nobody_told() -> None:
    by_jonas = case(replace(DONE, requester="jonas"), part(KARIM, ClaimState.DONE))
    assert roles_told(settle(tick(moments.SETTLE), by_jonas)) == []


def test_a_good_answer_closes_it() -> None:
    decision = feedback.answer_asker(turn(MARIA, choice="yes"), AskerFeedback(12), case(DONE))
    assert the_saved(decision, Request).state is RequestState.CLOSED_OK
    assert moments.SETTLE in {cancel.kind for cancel in decision.cancel}


def test_nobody_came_is_followed_up_and_the_asker_keeps_a_way_on() -> None:
    over = case(DONE, part(KARIM, ClaimState.DONE))
    asked = feedback.answer_asker(turn(MARIA, choice="not_quite"), AskerFeedback(12), over)
    assert the_message(asked, "request.what_wrong").step == WhatWasWrong(12)
    decision = feedback.answer_wrong(turn(MARIA, choice="nobody"), WhatWasWrong(12), over)
    assert the_saved(decision, Request).state is RequestState.CLOSED_NOT_OK
    assert the_saved(decision, Claim).state is ClaimState.NO_SHOW
    assert roles_told(decision) == [(Role.ORGANISER, "request.no_show")]
    assert the_message(decision, "request.still_needed").step == StillNeeded(12)
    assert told(decision, KARIM) == ["request.no_show"]


def test_something_else_that_went_wrong_is_called_about() -> None:
    decision = feedback.answer_wrong(turn(MARIA, choice="other"), WhatWasWrong(12), case(DONE))
    assert told(decision, JONAS) == ["request.please_call"]
    assert told(decision, MARIA) == ["request.will_call"]


def test_the_helper_s_answer_is_kept_with_their_part() -> None:
    over = case(DONE, part(KARIM, ClaimState.DONE))
    decision = feedback.answer_helped_well(turn(KARIM, choice="yes"), HelperFeedback(12), over)
    assert the_saved(decision, Claim).feedback == "yes"


def test_a_report_reaches_the_confidential_person_alone() -> None:
    asked = feedback.answer_asker(turn(MARIA, choice="report"), AskerFeedback(12), case(DONE))
    assert words(says(asked)[0].text) == "Write what you want to tell. Only Sanne reads it, and sees that you wrote."
    assert asked.save == ()
    step = says(asked)[0].step
    assert step == ReportWords(12, "sanne")
    decision = hear_report(turn(MARIA, "hij was boos"), ReportWords(12, "sanne"), Reported(case(DONE)))
    assert readers_of(decision, "hij was boos") == [ToPerson("sanne")]
    (kept,) = [what for what in decision.save if "boos" in repr(what)]
    assert isinstance(kept, Report)


def readers_of(decision: Decision, report: str) -> list[Audience]:
    """List to whom these words are said."""
    return [say.to for say in says(decision) if report in words(say.text)]


def test_a_report_for_somebody_who_cannot_read_it_any_more_reaches_nobody() -> None:
    without = replace(case(DONE), confidential=())
    decision = hear_report(turn(MARIA, "hij was boos"), ReportWords(12, "sanne"), Reported(without))
    assert readers_of(decision, "hij was boos") == []
    assert words(the_message(decision, "request.report_not_sent").text).startswith(
        "Who should read this cannot do so any more. I passed nothing on, and I keep nothing of it."
    )
    assert all("boos" not in repr(what) for what in decision.save)


def test_a_report_for_somebody_who_was_replaced_is_asked_again_for_the_new_one() -> None:
    replaced = replace(case(DONE), confidential=(TOM,))
    decision = hear_report(turn(MARIA, "hij was boos"), ReportWords(12, "sanne"), Reported(replaced))
    assert readers_of(decision, "hij was boos") == []
    assert says(decision)[0].step == ReportWords(12, "tom")


def test_a_report_that_nobody_is_left_to_read_is_not_passed_on() -> None:
    nobody = replace(case(DONE), confidential=(), team=())
    decision = hear_report(turn(MARIA, "hij was boos"), ReportWords(12, "sanne"), Reported(nobody))
    assert [(say.msgid, say.step) for say in says(decision)] == [("request.report_not_sent", None)]


def test_organisers_who_asked_to_be_silent_hear_nothing_either() -> None:
    silent = replace(case(DONE), confidential=(), silent=frozenset({"jonas", "rita"}))
    decision = hear_report(turn(MARIA, "hij was boos"), ReportWords(12, "sanne"), Reported(silent))
    assert [(say.msgid, say.step) for say in says(decision)] == [("request.report_not_sent", None)]


def test_a_report_that_nobody_can_read_is_not_offered() -> None:
    nobody = replace(case(MATCHED, part(KARIM)), confidential=(), team=())
    question = the_message(done(turn(KARIM, "12", now=NOON), nobody), "request.went_well")
    assert [choice.id for choice in question.choices] == ["yes", "not_quite"]


def test_the_confidential_person_is_not_offered_to_report_to_herself() -> None:
    question = the_message(done(turn(SANNE, "12", now=NOON), case(MATCHED, part(SANNE))), "request.helped_well")
    assert [choice.id for choice in question.choices] == ["yes", "not_quite"]


def test_done_about_a_request_that_nobody_took_says_so_and_how_to_take_it_back() -> None:
    answer = the_message(done(turn(MARIA, "12", now=NOON), case()), "request.not_taken")
    assert words(answer.text) == "Nobody is helping with #12 yet. Is it no longer needed? Type: withdraw 12"
    team = the_message(done(turn(JONAS, "12", now=NOON), case()), "request.not_taken")
    assert words(team.text) == "Nobody is helping with #12 yet."


def test_done_about_a_request_that_is_over_says_so() -> None:
    over = case(replace(SHOPPING, state=RequestState.WITHDRAWN))
    assert told(done(turn(MARIA, "12", now=NOON), over), MARIA) == ["request.is_over"]
    assert told(done(turn(KARIM, "12", now=NOON), over), KARIM) == ["request.is_over"]


def test_done_tells_nothing_about_a_draft_of_somebody_else() -> None:
    draft = case(replace(SHOPPING, state=RequestState.DRAFT, opened_at=None))
    assert told(done(turn(KARIM, "12", now=NOON), draft), KARIM) == ["request.unknown"]
    assert told(done(turn(MARIA, "12", now=NOON), draft), MARIA) == ["request.not_taken"]


def test_done_without_a_number_says_where_the_numbers_stand() -> None:
    decision = done(turn(KARIM, ""), None)
    assert words(the_message(decision, "request.which").text).startswith("Which one? Type done and its number.")


def test_who_helped_hears_that_it_was_taken_well_and_why_the_contact_is_gone() -> None:
    finished = case(replace(SHOPPING, state=RequestState.DONE_UNCONFIRMED), part(KARIM, ClaimState.DONE))
    decision = feedback.answer_asker(turn(MARIA, choice="yes"), AskerFeedback(12), finished)
    thanked = the_message(decision, "request.thanked")
    assert thanked.to == ToPerson("karim")
    assert words(thanked.text) == "Maria says that #12 went well. Thank you again!"
    thanks = the_message(done(turn(KARIM, "12", now=NOON), case(MATCHED, part(KARIM))), "request.helped_well")
    assert "I removed the contact details from our talk." in words(thanks.text)
