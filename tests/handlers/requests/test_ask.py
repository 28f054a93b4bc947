"""Asking: as few questions as the words allow, each skippable, dates said back, nothing private in public."""

from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from handlers.decision import Here
from handlers.model import Neighbourhood
from handlers.reading.privacy import find_private
from handlers.requests.draft_steps import (
    AskContact,
    AskHelpers,
    AskWhat,
    AskWhen,
    AskWhere,
    AskWords,
    ChoosePlace,
    ConfirmWhen,
    OfferToAsk,
)
from handlers.requests.drafting import answers, ending, when_told
from handlers.requests.drafting.ask import Asking, answer_offer, ask, choose_place, look_at_room_talk, offer_to_ask
from handlers.requests.nouns import Category, Part, Request, RequestState
from tests.handlers.requests.drafts import EMPTY, answered, asked_next, drafted
from tests.handlers.requests.setting import (
    CONTACT,
    DELINDE,
    JONAS,
    MARIA,
    SHOPPING,
    THURSDAY,
    case,
    saved,
    says,
    the_message,
    told,
    turn,
    words,
)

LEAK = (
    "Hallo, ik heb een nieuwe heup en kan niet naar de winkel. "
    "Mijn nummer is 0470 12 34 56, Kerkstraat 9, ik ben alleen thuis"
)
ASKING = Asking(12, (DELINDE,))


# --- by word ----------------------------------------------------------------------------------------------------


def test_asking_without_words_begins_with_the_kind_of_help() -> None:
    decision = ask(turn(MARIA), ASKING)
    draft = drafted(decision)
    assert (draft.number, draft.state, draft.requester, draft.cause) == (
        12,
        RequestState.DRAFT,
        "maria",
        "matrix:$said",
    )
    question = the_message(decision, "request.what")
    assert [choice.id for choice in question.choices] == ["shopping", "transport", "chore", "company", "other"]
    assert question.free


def test_words_that_tell_all_leave_only_the_date_to_confirm() -> None:
    decision = ask(turn(MARIA, "boodschappen donderdag voormiddag"), ASKING)
    draft = drafted(decision)
    assert draft.category is Category.SHOPPING
    question = the_message(decision, "request.when_right")
    assert words(question.text) == "Thursday 26 November 2026, between 9:00 and 12:00. Is that right?"
    assert question.step == ConfirmWhen(12, (THURSDAY,))


def test_words_without_a_date_lead_to_the_question_when() -> None:
    assert asked_next(ask(turn(MARIA, "iemand om boodschappen te doen"), ASKING)) == "request.when"


def test_private_details_are_left_out_of_the_words_and_that_is_said() -> None:
    decision = ask(turn(MARIA, "een lamp vervangen, bel 0470 12 34 56"), ASKING)
    assert "0470" not in drafted(decision).title
    assert drafted(decision).contact.phone == "0470 12 34 56"
    assert "I left out what looked private to me." in words(says(decision)[-1].text)


def test_in_a_room_it_goes_on_in_private_and_the_room_reads_no_detail() -> None:
    decision = ask(turn(MARIA, "boodschappen, Kerkstraat 9", room=True), ASKING)
    greeting = says(decision)[0]
    assert greeting.to == Here()
    assert words(greeting.text).startswith("Hello Maria, I'm sending you a private message. Tip:")
    assert "Kerkstraat" not in words(greeting.text)
    assert all(say.to == turn(MARIA).me for say in says(decision)[1:])


def test_an_older_draft_gives_way_to_the_new_one() -> None:
    old = replace(EMPTY, number=11, contact=CONTACT)
    decision = ask(turn(MARIA, "boodschappen"), Asking(12, (DELINDE,), (old,)))
    gone, fresh = saved(decision, Request)
    assert (gone.number, gone.state, gone.contact.phone) == (11, RequestState.DISCARDED, "")
    assert fresh.number == 12


def test_somebody_with_five_open_requests_keeps_those_first() -> None:
    many = tuple(replace(SHOPPING, number=n) for n in range(5))
    decision = ask(turn(MARIA, "boodschappen"), Asking(12, (DELINDE,), many))
    assert told(decision, MARIA) == ["request.too_many"]
    assert decision.save == ()


def test_an_organiser_may_have_more_open_requests() -> None:
    many = tuple(replace(SHOPPING, number=n) for n in range(5))
    assert drafted(ask(turn(JONAS, "boodschappen"), Asking(12, (DELINDE,), many))).number == 12


def test_somebody_without_a_neighbourhood_gets_a_kind_answer() -> None:
    decision = ask(turn(MARIA, "boodschappen"), Asking(12, ()))
    assert told(decision, MARIA) == ["stranger"]


def test_somebody_of_two_neighbourhoods_chooses_first() -> None:
    other = Neighbourhood("berk", "De Berk", "nl", "Europe/Brussels")
    two = Asking(12, (DELINDE, other))
    question = the_message(ask(turn(MARIA, "boodschappen"), two), "request.place")
    assert question.step == ChoosePlace("boodschappen", "matrix:$said")
    chosen = choose_place(turn(MARIA, choice="berk"), ChoosePlace("boodschappen", "matrix:$said"), two)
    assert drafted(chosen).neighbourhood == "berk"


# --- told too much in a room ------------------------------------------------------------------------------------


class NothingAsked:
    """Reads that somebody never asked for anything."""

    async def requests_by(self, person: str) -> tuple[Request, ...]:
        return ()


async def test_a_need_with_private_details_in_the_room_is_answered_without_an_echo() -> None:
    spoken = turn(MARIA, LEAK, room=True)
    talk = await look_at_room_talk(spoken, NothingAsked())  # type: ignore[arg-type]
    assert talk is not None
    assert (talk.offer.street, talk.offer.where, talk.offer.phone) == ("Kerkstraat", "Kerkstraat 9", "0470 12 34 56")
    assert not find_private(talk.offer.words)
    in_room, in_private = says(offer_to_ask(spoken, talk))
    assert in_room.to == Here()
    for secret in ("0470", "Kerkstraat", "heup", "alleen"):
        assert secret not in words(in_room.text)
        assert secret not in words(in_private.text)


@pytest.mark.parametrize(
    "talk", ["wie gaat er mee naar de winkel?", "mijn nummer is 0470 12 34 56", "mooi weer vandaag"]
)
async def test_other_talk_in_the_room_is_left_alone(talk: str) -> None:
    assert await look_at_room_talk(turn(MARIA, talk, room=True), None) is None  # type: ignore[arg-type]


async def test_in_private_nothing_is_offered() -> None:
    assert await look_at_room_talk(turn(MARIA, LEAK), None) is None  # type: ignore[arg-type]


def test_a_yes_to_the_offer_uses_what_was_found_and_is_not_tied_to_the_message_to_be_deleted() -> None:
    offer = OfferToAsk("delinde", "Kerkstraat", "Kerkstraat 9", "0470 12 34 56")
    decision = answer_offer(turn(MARIA, choice="yes"), offer, ASKING)
    draft = drafted(decision)
    assert (draft.street, draft.contact) == ("Kerkstraat", CONTACT)
    assert draft.cause == ""
    assert asked_next(decision) == "request.what"


def test_a_no_to_the_offer_keeps_nothing() -> None:
    assert answer_offer(turn(MARIA, choice="no"), OfferToAsk("delinde", phone="0470"), ASKING).save == ()


# --- the questions ----------------------------------------------------------------------------------------------


def test_a_chosen_kind_leads_to_when() -> None:
    decision = answers.answer_what(turn(MARIA, choice="shopping"), AskWhat(12), answered())
    assert drafted(decision).category is Category.SHOPPING
    assert asked_next(decision) == "request.when"


def test_something_else_asks_for_a_few_words() -> None:
    decision = answers.answer_what(turn(MARIA, choice="other"), AskWhat(12), answered())
    assert asked_next(decision) == "request.words"


def test_free_words_for_what_tell_the_kind_the_day_and_the_words() -> None:
    spoken = turn(MARIA, "elke dinsdag koffie drinken, 14 uur")
    decision = answers.answer_what(spoken, AskWhat(12), answered())
    draft = drafted(decision)
    assert (draft.category, draft.title) == (Category.COMPANY, "Koffie drinken")
    (when,) = the_message(decision, "request.when_right").step.options  # type: ignore[union-attr]
    assert (when.start, when.weekly, when.on.weekday()) == (time(14), True, 1)


def test_words_are_taken_without_what_is_private() -> None:
    spoken = turn(MARIA, "gordijnen ophangen, ik heb een nieuwe heup")
    decision = answers.answer_words(spoken, AskWords(12), answered(Part.WHAT))
    assert drafted(decision).title == "Gordijnen ophangen"


def test_a_number_is_no_words() -> None:
    decision = answers.answer_words(turn(MARIA, "1"), AskWords(12), answered(Part.WHAT))
    assert drafted(decision).answered == (Part.WHAT,)
    assert asked_next(decision) == "request.words"


def test_the_street_is_public_and_the_number_is_not() -> None:
    decision = answers.answer_where(turn(MARIA, "Kerkstraat 9"), AskWhere(12), answered(Part.WHAT, Part.WHEN))
    draft = drafted(decision)
    assert draft.street == "Kerkstraat"
    assert draft.contact.where == "Kerkstraat 9"
    assert asked_next(decision) == "request.contact"


@pytest.mark.parametrize("said", ["9", "morgen om 11 uur", "??"])
def test_what_is_no_street_is_asked_again(said: str) -> None:
    decision = answers.answer_where(turn(MARIA, said), AskWhere(12), answered(Part.WHAT, Part.WHEN))
    assert drafted(decision).answered == (Part.WHAT, Part.WHEN)
    assert asked_next(decision) == "request.where"


@pytest.mark.parametrize("said", ["Grote Markt", "Kerkstraat", "rue de la Gare", "achter de kerk"])
def test_any_place_in_words_will_do_for_a_street(said: str) -> None:
    decision = answers.answer_where(turn(MARIA, said), AskWhere(12), answered(Part.WHAT, Part.WHEN))
    assert drafted(decision).street.casefold() == said.casefold()


def test_a_bare_house_number_joins_the_street() -> None:
    known = answered(
        Part.WHAT, Part.WHEN, Part.WHERE, street="Kerkstraat", contact=replace(CONTACT, where="", phone="")
    )
    decision = answers.answer_contact(turn(MARIA, "9, 0470 12 34 56"), AskContact(12), known)
    assert drafted(decision).contact == CONTACT
    assert asked_next(decision) == "request.preview"


def test_an_odd_job_asks_how_many_neighbours() -> None:
    parts = (Part.WHAT, Part.WORDS, Part.WHEN, Part.WHERE, Part.CONTACT)
    known = answered(*parts[:-1], category=Category.CHORE)
    assert asked_next(answers.answer_contact(turn(MARIA, "9"), AskContact(12), known)) == "request.helpers"
    decision = answers.answer_helpers(turn(MARIA, "6 man"), AskHelpers(12), answered(*parts, category=Category.CHORE))
    assert drafted(decision).helpers == 6


@pytest.mark.parametrize("choice", ["2", None])
def test_a_number_that_is_denied_is_not_taken_for_the_neighbours(choice: str | None) -> None:
    known = answered(Part.WHAT, Part.WORDS, Part.WHEN, Part.WHERE, Part.CONTACT, category=Category.CHORE)
    denied = turn(MARIA, "niet 2 intrekken maar 3", choice=choice)
    decision = answers.answer_helpers(denied, AskHelpers(12), known)
    assert asked_next(decision) == "request.helpers"


@pytest.mark.parametrize(
    ("answer", "step", "known"),
    [
        (when_told.answer_when, AskWhen(12), (Part.WHAT,)),
        (answers.answer_where, AskWhere(12), (Part.WHAT, Part.WHEN)),
        (answers.answer_contact, AskContact(12), (Part.WHAT, Part.WHEN, Part.WHERE)),
        (answers.answer_words, AskWords(12), (Part.WHAT,)),
    ],
)
def test_every_question_can_be_skipped(answer: Any, step: object, known: tuple[Part, ...]) -> None:  # noqa: ANN401
    decision = answer(turn(MARIA, "weet ik niet", unsure=True), step, answered(*known))
    assert len(drafted(decision).answered) == len(known) + 1
    assert says(decision)[-1].step != step


def test_back_asks_what_was_asked_before() -> None:
    decision = answers.back(turn(MARIA), AskWhere(12), answered(Part.WHAT, Part.WHEN))
    assert asked_next(decision) == "request.when"


def test_an_answer_to_a_draft_that_is_gone_is_answered_kindly() -> None:
    decide = ending.of_draft(when_told.answer_when)
    assert told(decide(turn(MARIA, "morgen"), AskWhen(12), case()), MARIA) == ["request.no_draft"]
    assert told(decide(turn(MARIA, "morgen"), AskWhen(12), None), MARIA) == ["request.no_draft"]


def test_nobody_answers_for_somebody_else() -> None:
    decide = ending.of_draft(when_told.answer_when)
    assert decide(turn(JONAS, "morgen"), AskWhen(12), answered(Part.WHAT)).save == ()


def test_what_was_told_instead_of_a_street_reaches_only_the_one_who_helps() -> None:
    decision = answers.answer_where(turn(MARIA, "bij Jeanne"), AskWhere(12), answered(Part.WHAT, Part.WHEN))
    assert (drafted(decision).street, drafted(decision).contact.note) == ("", "bij Jeanne")


def test_what_was_told_besides_the_street_reaches_only_the_one_who_helps() -> None:
    said = "bij Jeanne, Kerkstraat 9, naast de bakker"
    decision = answers.answer_where(turn(MARIA, said), AskWhere(12), answered(Part.WHAT, Part.WHEN))
    assert (drafted(decision).street, drafted(decision).contact.note) == ("Kerkstraat", said)


def test_a_street_told_where_the_words_were_asked_is_the_street_and_not_the_words() -> None:
    known = answered(Part.WHAT, category=Category.OTHER)
    decision = answers.answer_words(turn(MARIA, "Kerkstraat 9"), AskWords(12), known)
    assert (drafted(decision).title, drafted(decision).street) == ("", "Kerkstraat")
    assert asked_next(decision) == "request.words"
    both = answers.answer_words(turn(MARIA, "gras maaien in de Kerkstraat 9"), AskWords(12), known)
    assert (drafted(both).title, drafted(both).street, drafted(both).contact.where) == (
        "Gras maaien",
        "Kerkstraat",
        "Kerkstraat 9",
    )
