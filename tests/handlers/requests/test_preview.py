"""The clear yes to an exact text, the team's look before it, drafts that lie still, and asking for somebody else."""

from dataclasses import replace
from datetime import datetime

import pytest

from handlers.decision import ToRole
from handlers.model import Consent, Note, Role
from handlers.reading.whom import first_name
from handlers.requests import moments
from handlers.requests.card import contact_words, public_words
from handlers.requests.draft_steps import (
    AskWhat,
    BehalfKnows,
    BehalfName,
    BehalfNotYet,
    BehalfThrough,
    ChoosePart,
    GoOn,
    Preview,
)
from handlers.requests.drafting import behalf, preview
from handlers.requests.drafting.ask import Asking, ask_for_other
from handlers.requests.drafting.questions import ask_next, preview_words
from handlers.requests.nouns import Behalf, Contact, Part, Request, RequestState
from handlers.requests.steps import Review, ReviewReason
from handlers.text import InLanguage, Joined
from tests.handlers.requests.setting import (
    DELINDE,
    JONAS,
    KARIM,
    MARIA,
    NOW,
    RITA,
    SHOPPING,
    brussels,
    case,
    in_room,
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

DRAFT = replace(SHOPPING, state=RequestState.DRAFT, opened_at=None)
TRIAGE = replace(DRAFT, state=RequestState.TRIAGE, review="money")
ASKING = Asking(12, (DELINDE,))


def test_the_preview_shows_the_words_of_the_card_in_the_language_of_the_room() -> None:
    shown = preview_words(case(DRAFT))
    assert isinstance(shown, Joined)
    assert InLanguage("nl", public_words(DRAFT)) in shown.parts


def test_the_preview_says_what_stays_private_and_who_gets_it_without_showing_it() -> None:
    text = words(preview_words(case(DRAFT)))
    assert "Only the neighbour who helps gets: your name, the address with house number, the phone number." in text
    assert "0470" not in text
    assert "Nothing else from our talk goes to the group." in text


def test_nothing_of_the_contact_stands_in_public() -> None:
    text = words(public_words(SHOPPING))
    assert text == "#12 Shopping · Thursday 26 November 2026, between 9:00 and 12:00 · near Kerkstraat"


def test_a_yes_keeps_the_exact_text_as_proof_and_opens_the_request() -> None:
    decision = preview.answer_preview(turn(MARIA, choice="yes"), Preview(12), case(DRAFT))
    proof = the_saved(decision, Consent)
    assert (proof.person, proof.purpose, proof.subject, proof.given_at) == ("maria", "request.public", "12", NOW)
    assert proof.text == preview_words(case(DRAFT))
    assert the_saved(decision, Request).state is RequestState.OPEN
    (card,) = in_room(decision)
    assert words(public_words(DRAFT)) in words(card.text)
    assert told(decision, MARIA) == ["request.posted"]


def test_opening_plans_the_search_and_its_end() -> None:
    decision = preview.answer_preview(turn(MARIA, choice="yes"), Preview(12), case(DRAFT))
    assert planned(decision) == {
        moments.WAVE: datetime.fromisoformat("2026-11-24T11:00"),
        moments.EXPIRE: datetime.fromisoformat("2026-11-26T12:00"),
    }
    assert next(due for due in decision.due if due.kind == moments.WAVE).may_wait, "nobody is asked at night"


def test_what_begins_within_three_hours_is_told_to_the_organisers_at_once() -> None:
    soon = turn(MARIA, choice="yes", now=brussels("2026-11-26T08:00"))
    decision = preview.answer_preview(soon, Preview(12), case(DRAFT))
    assert roles_told(decision) == [(Role.ORGANISER, "request.urgent")]


def test_a_yes_that_comes_after_the_moment_asks_for_another() -> None:
    late = turn(MARIA, choice="yes", now=brussels("2026-11-27T08:00"))
    decision = preview.answer_preview(late, Preview(12), case(DRAFT))
    assert saved(decision, Consent) == []
    assert told(decision, MARIA) == ["request.when"]


def test_change_asks_which_part_and_comes_back_to_the_preview() -> None:
    decision = preview.answer_preview(turn(MARIA, choice="change"), Preview(12), case(DRAFT))
    assert the_message(decision, "request.part").step == ChoosePart(12)
    again = preview.change_part(turn(MARIA, choice="where"), ChoosePart(12), case(DRAFT))
    assert told(again, MARIA) == ["request.where"]
    assert Part.WHERE not in the_saved(again, Request).answered
    assert told(ask_next(case(DRAFT), NOW), MARIA) == ["request.preview"]


def test_stop_forgets_the_draft() -> None:
    decision = preview.answer_preview(turn(MARIA, choice="stop"), Preview(12), case(DRAFT))
    gone = the_saved(decision, Request)
    assert (gone.state, gone.contact, gone.street) == (RequestState.DISCARDED, Contact(), "")
    assert in_room(decision) == []


# --- the team looks first ---------------------------------------------------------------------------------------


def test_what_may_need_care_waits_for_the_team() -> None:
    decision = preview.answer_preview(turn(MARIA, choice="yes"), Preview(12), case(replace(DRAFT, review="money")))
    assert the_saved(decision, Request).state is RequestState.TRIAGE
    assert saved(decision, Consent), "the asker's yes is kept already"
    assert roles_told(decision) == [(Role.ORGANISER, "request.review")]
    assert in_room(decision) == []
    assert planned(decision)[moments.REVIEW_OVER] == datetime.fromisoformat("2026-11-24T15:00")


def test_after_four_hours_the_deputies_are_asked_too() -> None:
    decision = preview.ask_deputies(tick(moments.REVIEW_OVER), case(TRIAGE))
    assert roles_told(decision) == [(Role.DEPUTY, "request.review")]
    assert says(preview.ask_deputies(tick(moments.REVIEW_OVER), case(SHOPPING))) == []


def test_what_the_team_approves_is_opened_and_noted() -> None:
    decision = preview.answer_review(turn(RITA, choice="approve"), Review(12), case(TRIAGE))
    assert the_saved(decision, Request).state is RequestState.OPEN
    assert [note.action for note in saved(decision, Note)] == ["review.approved"]
    assert told(decision, MARIA) == ["request.posted"]


def test_what_the_team_refuses_is_explained_in_its_own_words() -> None:
    asked = preview.answer_review(turn(RITA, choice="refuse"), Review(12), case(TRIAGE))
    assert the_message(asked, "request.review_reason").free
    decision = preview.refuse(turn(RITA, "Bel liever de bank."), ReviewReason(12), case(TRIAGE))
    assert the_saved(decision, Request).state is RequestState.BLOCKED
    assert "Bel liever de bank." in words(the_message(decision, "request.blocked").text)


@pytest.mark.parametrize("state", [RequestState.OPEN, RequestState.BLOCKED])
def test_the_first_of_the_team_to_decide_decides(state: RequestState) -> None:
    decided = case(replace(TRIAGE, state=state))
    assert preview.answer_review(turn(RITA, choice="approve"), Review(12), decided).save == ()


def test_nobody_but_the_team_decides() -> None:
    assert preview.answer_review(turn(KARIM, choice="approve"), Review(12), case(TRIAGE)).save == ()


# --- drafts that lie still --------------------------------------------------------------------------------------


def test_a_draft_that_lies_still_for_a_day_is_asked_about_once() -> None:
    assert planned(ask_next(case(DRAFT), NOW)) == {moments.DRAFT_IDLE: datetime.fromisoformat("2026-11-25T11:00")}
    decision = preview.nudge(tick(moments.DRAFT_IDLE), case(DRAFT))
    assert the_message(decision, "request.go_on").step == GoOn(12)
    assert planned(decision) == {moments.DRAFT_OVER: datetime.fromisoformat("2026-11-25T11:00")}


def test_a_forgotten_draft_is_forgotten_by_us_too_without_a_word() -> None:
    decision = preview.forget_draft(tick(moments.DRAFT_OVER), case(DRAFT))
    gone = the_saved(decision, Request)
    assert (gone.state, gone.contact, gone.street, gone.title) == (RequestState.DISCARDED, Contact(), "", "")
    assert says(decision) == []


def test_a_forgotten_change_of_an_open_request_ends_it_as_unmet() -> None:
    changing = case(replace(DRAFT, opened_at=NOW))
    ended = the_saved(preview.forget_draft(tick(moments.DRAFT_OVER), changing), Request)
    assert (ended.state, ended.was_unmet) == (RequestState.EXPIRED, True)


def test_going_on_comes_back_to_where_it_stopped() -> None:
    half = case(replace(DRAFT, answered=(Part.WHAT,)))
    assert told(preview.answer_nudge(turn(MARIA, choice="yes"), GoOn(12), half), MARIA) == ["request.when"]


@pytest.mark.parametrize("state", [RequestState.OPEN, RequestState.TRIAGE, RequestState.DISCARDED])
def test_what_is_no_draft_any_more_is_not_thrown_away(state: RequestState) -> None:
    assert preview.forget_draft(tick(moments.DRAFT_OVER), case(replace(SHOPPING, state=state))).save == ()


# --- for somebody else ------------------------------------------------------------------------------------------


def test_asking_for_somebody_else_begins_with_a_first_name() -> None:
    decision = ask_for_other(turn(JONAS, ""), ASKING)
    assert the_message(decision, "behalf.name").step == BehalfName("delinde", "matrix:$said")
    assert decision.save == ()


@pytest.mark.parametrize(
    ("said", "kept"),
    [
        ("Jeanne, 84, geen gsm", "Jeanne"),
        ("Jeanne (84)", "Jeanne"),
        ("jeanne 84", "jeanne"),
        ("Marie-Claire", "Marie-Claire"),
        ("mijn moeder", "moeder"),
        ("nog niet", ""),
        ("weet niet", ""),
    ],
)
def test_only_the_name_is_kept(said: str, kept: str) -> None:
    assert first_name(said) == kept


def test_only_a_yes_that_was_asked_for_goes_on() -> None:
    question = behalf.answer_name(turn(JONAS, "Jeanne, 84, geen gsm"), BehalfName("delinde", "$a"), ASKING)
    assert the_message(question, "behalf.knows").step == BehalfKnows("delinde", "$a", "Jeanne")
    yes = behalf.answer_knows(turn(JONAS, choice="yes"), BehalfKnows("delinde", "$a", "Jeanne"), ASKING)
    assert the_message(yes, "behalf.through").step == BehalfThrough("delinde", "$a", "Jeanne")


def test_how_they_agreed_and_who_says_so_is_recorded_and_no_person_is_made() -> None:
    decision = behalf.answer_through(turn(JONAS, choice="phone"), BehalfThrough("delinde", "$a", "Jeanne"), ASKING)
    draft = the_saved(decision, Request)
    assert draft.behalf == Behalf("Jeanne", "jonas", "phone", NOW)
    assert (draft.requester, draft.cause, draft.contact.name) == ("jonas", "$a", "")
    assert [type(what) for what in decision.save] == [Request]
    assert words(the_message(decision, "request.what").text) == "What can a neighbour do for Jeanne?"
    assert the_message(decision, "request.what").step == AskWhat(12)


def test_an_organiser_without_a_yes_is_told_to_ask_first() -> None:
    decision = behalf.answer_knows(turn(JONAS, choice="no"), BehalfKnows("delinde", "$a", "Jeanne"), ASKING)
    assert told(decision, JONAS) == ["behalf.ask_first"]


def test_a_neighbour_without_a_yes_can_let_an_organiser_look_without_naming_anybody() -> None:
    asked = behalf.answer_knows(turn(KARIM, choice="no"), BehalfKnows("delinde", "$a", "Jeanne"), ASKING)
    assert the_message(asked, "behalf.not_yet").step == BehalfNotYet("delinde")
    decision = behalf.answer_not_yet(turn(KARIM, choice="organiser"), BehalfNotYet("delinde"), ASKING)
    message = the_message(decision, "behalf.contact")
    assert message.to == ToRole("delinde", Role.ORGANISER)
    assert "Karim" in words(message.text)
    assert "Jeanne" not in words(message.text)


def test_the_helper_of_somebody_else_reads_their_name_and_address() -> None:
    for_jeanne = replace(SHOPPING, behalf=Behalf("Jeanne", "jonas", "phone", NOW), requester="jonas")
    assert words(contact_words(for_jeanne)) == "Jeanne, Kerkstraat 9, 0470 12 34 56"
