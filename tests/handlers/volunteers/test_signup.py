"""Becoming a volunteer, question by question."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.decision import Decision, OrderKind, React, Step, Turn
from handlers.model import Consent, Neighbourhood, RoomKind
from handlers.reading.street_said import street_of_words
from handlers.requests.nouns import Category
from handlers.volunteers import introduction
from handlers.volunteers.introduction import Introduction
from handlers.volunteers.note import ToRead
from handlers.volunteers.nouns import AgeBand, Volunteer, VolunteerState
from handlers.volunteers.offer import Offer, days_of, summary
from handlers.volunteers.questions import (
    OfferAge,
    OfferChange,
    OfferLanguages,
    OfferOften,
    OfferPlace,
    OfferRight,
    OfferStreet,
    OfferWhat,
    OfferWhen,
    consent_text,
)
from handlers.volunteers.signing import Signing, sign
from handlers.volunteers.signup import STEPS, Beginning, volunteer
from tests.handlers.speaking import (
    AN,
    LINDE,
    NOW,
    RESIDENT,
    RESIDENTS,
    VOLUNTEERS,
    answers,
    asked,
    english,
    ids,
    orders,
    saved,
    says,
    spoken,
    to,
    turn,
)

OFFER = Offer((Category.SHOPPING, Category.COMPANY), "Molenstraat", ("sat", "sun"), ("nl", "ar"), 1)
KNOWN = Volunteer(
    "an",
    "delinde",
    VolunteerState.ACTIVE,
    OFFER.categories,
    NOW,
    street="Molenstraat",
    days=OFFER.days,
    languages=OFFER.languages,
    per_week=1,
    paused_until=date(2026, 12, 1),
    version=4,
)
NEW = Beginning((LINDE,), (None,))


def goes_on(step: Step, answer: Turn) -> Step:
    """Answer a question and return the next one."""
    (kind,) = [kind for kind in (*introduction.STEPS, *STEPS) if kind.type is type(step)]
    facts = Introduction(ToRead(LINDE)) if isinstance(step, OfferAge) else None
    next_step = asked(kind.decide(answer, step, facts)).step
    assert next_step is not None
    return next_step


def test_the_questions_lead_to_a_summary_of_what_was_told() -> None:
    step: Step = asked(volunteer(turn("volunteer"), NEW)).step or OfferPlace()
    assert step == OfferAge("delinde")
    step = goes_on(step, answers("18+"))
    assert step == OfferWhat("delinde", Offer(age=AgeBand.ADULT))
    step = goes_on(step, answers("shopping", also="company"))
    assert isinstance(step, OfferStreet)
    step = goes_on(step, answers(None, "Molenstraat 9"))
    assert isinstance(step, OfferWhen)
    step = goes_on(step, answers("weekend"))
    assert isinstance(step, OfferLanguages)
    step = goes_on(step, answers("nl", also="ar"))
    assert isinstance(step, OfferOften)
    step = goes_on(step, answers("1"))
    assert step == OfferRight("delinde", replace(OFFER, age=AgeBand.ADULT))


def test_the_summary_says_it_in_one_line() -> None:
    assert english(summary(replace(OFFER, languages=("nl",)))) == (
        "Shopping, Company · Molenstraat · at the weekend · Nederlands · once a week at most"
    )


def test_whoever_does_not_know_can_go_on_all_the_same() -> None:
    step: Step = OfferWhat("delinde", Offer())
    for _question in range(5):
        step = goes_on(step, answers(None, "weet ik niet", unsure=True))
    assert step == OfferRight("delinde", Offer((Category.OTHER,), "", (), ("en",), 1))


def test_words_that_answer_nothing_are_asked_about_again() -> None:
    (kind,) = [kind for kind in STEPS if kind.type is OfferWhat]
    question = asked(kind.decide(answers(None, "blub"), OfferWhat("delinde", Offer()), None))
    assert question.step == OfferWhat("delinde", Offer())
    assert english(question.text).startswith("Sorry, I did not understand that.")


def test_beginning_anew_leaves_off_what_was_not_finished() -> None:
    closed = {close.step for close in volunteer(turn("volunteer"), NEW).close}
    assert {"offer.what", "offer.right"} <= closed


def test_the_street_can_be_kept_back() -> None:
    assert goes_on(OfferStreet("delinde", OFFER), answers("none")) == OfferWhen("delinde", replace(OFFER, street=""))


@pytest.mark.parametrize(
    ("typed", "street"),
    [
        ("Molenstraat 9", "Molenstraat"),
        ("Molenstraat 9b bus 3", "Molenstraat"),
        ("rue de l'Église, 12", "Rue de l'Église"),
        ("aan de kerk 12", "aan de kerk"),
        ("12", ""),
        ("", ""),
        ("x" * 500, "x" * 39 + "…"),
    ],
)
def test_a_house_number_is_left_out(typed: str, street: str) -> None:
    assert street_of_words(typed) == street


@pytest.mark.parametrize(
    ("typed", "choice", "codes"),
    [("english and french", "en", ("fr", "en")), ("néerlandais et français", None, ("nl", "fr")), ("1", "nl", ("nl",))],
)
def test_languages_may_be_named_in_any_language(typed: str, choice: str | None, codes: tuple[str, ...]) -> None:
    offer = replace(OFFER, languages=codes)
    assert goes_on(OfferLanguages("delinde", OFFER), answers(choice, typed)) == OfferOften("delinde", offer)


def test_any_time_is_no_day_at_all_and_parts_add_up() -> None:
    assert days_of(("any", "weekend")) == ()
    assert days_of(("weekend", "weekday-morning"))[:3] == ("sat", "sun", "mon-morning")


def test_from_a_room_it_goes_on_in_private() -> None:
    decision = volunteer(turn("volunteer", room=RESIDENTS), NEW)
    assert decision.say[0] == React("💛")
    assert {one.to for one in spoken(decision)} == {to(AN)}


def test_a_stranger_hears_how_to_get_into_a_neighbourhood() -> None:
    assert says(volunteer(turn("volunteer"), Beginning(())))[0].startswith("I do not see you in a neighbourhood")


def test_who_lives_in_two_neighbourhoods_is_asked_which() -> None:
    other = Neighbourhood("eik", "De Eik", "nl", "Europe/Brussels")
    question = asked(volunteer(turn("volunteer"), Beginning((LINDE, other), (None, None))))
    assert isinstance(question.step, OfferPlace)
    assert ids(question.choices) == ["delinde", "eik"]


def test_the_way_back_leads_to_the_question_before() -> None:
    before = {OfferStreet: OfferWhat, OfferWhen: OfferStreet, OfferLanguages: OfferWhen, OfferOften: OfferLanguages}
    for kind in STEPS:
        if kind.type in before and kind.back:
            assert isinstance(asked(kind.back(turn(), kind.type("delinde", OFFER), None)).step, before[kind.type])
    (right_kind,) = [kind for kind in STEPS if kind.type is OfferRight]
    assert right_kind.back
    assert isinstance(asked(right_kind.back(turn(), OfferRight("delinde", OFFER), None)).step, OfferOften)


# --- the yes ------------------------------------------------------------------------------------------------------


def right(choice: str, before: Volunteer | None = None) -> Decision:
    """Answer the summary."""
    rooms = (VOLUNTEERS,)
    return sign(replace(answers(choice), standings=(RESIDENT,)), OfferRight("delinde", OFFER), Signing(before, rooms))


def test_a_yes_keeps_the_offer_and_the_exact_words_it_was_a_yes_to() -> None:
    decision = right("yes")
    (kept,) = saved(decision, Volunteer)
    assert (kept.categories, kept.street, kept.per_week, kept.state) == (
        OFFER.categories,
        "Molenstraat",
        1,
        VolunteerState.ACTIVE,
    )
    (consent,) = saved(decision, Consent)
    assert (consent.purpose, consent.subject, consent.text) == ("volunteer", "delinde", consent_text(OFFER))


def test_the_new_volunteer_is_invited_to_the_volunteers_room() -> None:
    (order,) = orders(right("yes"))
    assert (order.kind, order.subject) == (OrderKind.INVITE, "!help:example.org")
    assert dict(order.fields) == {"invite": "@an:example.org"}


def test_who_is_in_that_room_is_not_invited_again() -> None:
    there = replace(RESIDENT, present=frozenset({RoomKind.VOLUNTEERS}))
    typed = replace(answers("yes"), standings=(there,))
    assert orders(sign(typed, OfferRight("delinde", OFFER), Signing(None, (VOLUNTEERS,)))) == []


def test_nothing_is_kept_without_a_yes() -> None:
    assert right("stop").save == ()
    assert right("change").save == ()
    assert isinstance(asked(right("change")).step, OfferChange)


def test_a_changed_offer_keeps_its_beginning_its_pause_and_its_version() -> None:
    (kept,) = saved(right("yes", KNOWN), Volunteer)
    assert (kept.since, kept.paused_until, kept.version) == (KNOWN.since, KNOWN.paused_until, 4)
    assert says(right("yes", KNOWN)) == ["Thank you. I changed it."]


# --- changing ---------------------------------------------------------------------------------------------------


def test_a_volunteer_sees_what_is_known_and_can_change_one_thing() -> None:
    question = asked(volunteer(turn("volunteer"), Beginning((LINDE,), (KNOWN,))))
    assert "Molenstraat" in english(question.text)
    assert isinstance(question.step, OfferChange)
    step = goes_on(question.step, answers("often"))
    assert step == OfferOften("delinde", OFFER, only=True)
    assert goes_on(step, answers("0")) == OfferRight("delinde", replace(OFFER, per_week=0))


def test_one_thing_changed_goes_straight_to_the_summary() -> None:
    step = OfferWhat("delinde", OFFER, only=True)
    assert goes_on(step, answers("chore")) == OfferRight("delinde", replace(OFFER, categories=(Category.CHORE,)))


def test_nothing_to_change_changes_nothing() -> None:
    (kind,) = [kind for kind in STEPS if kind.type is OfferChange]
    decision = kind.decide(answers("nothing"), OfferChange("delinde", OFFER), None)
    assert decision.save == ()
    assert says(decision) == ["Good. It stays as it is."]
