"""What comes before a task, one thing after the other: the note, the paper, the age, the extract."""

from dataclasses import replace
from datetime import date

import pytest

from handlers.attachments import Paper
from handlers.model import Consent, Neighbourhood
from handlers.requests.case import Case
from handlers.requests.nouns import Category, Claim, Request
from handlers.requests.taking.claim import take
from handlers.requests.taking.note_first import NoteFirst, answer_note
from handlers.requests.taking.ready import Ready
from handlers.requests.taking.taker import Taking
from handlers.volunteers.note import ReadFirst, ToRead
from handlers.volunteers.nouns import AgeBand, Document, Readiness, SeenOn, Volunteer, VolunteerState
from tests.handlers.requests.setting import (
    DELINDE,
    KARIM,
    NOW,
    SHOPPING,
    case,
    saved,
    says,
    the_message,
    told,
    turn,
    words,
)

NOTED = replace(DELINDE, note=2)
STRICT = replace(NOTED, decree=True)
READ = Readiness("karim", "delinde", edition=2, version=1)
SIGNED = READ.with_seen(SeenOn(Document.AGREEMENT, date(2026, 11, 20), "rita"))
OFFER = Volunteer("karim", "delinde", VolunteerState.ACTIVE, (Category.SHOPPING,), NOW, version=1)
ABOUT_CHILDREN = replace(SHOPPING, review="minors")


def taking(
    place: Neighbourhood = NOTED,
    has: Readiness | None = None,
    request: Request = SHOPPING,
    offer: Volunteer | None = None,
    *,
    knows: bool = False,
) -> Taking:
    """Karim wants to take it."""
    there: Case = replace(case(request), neighbourhood=place)
    return Taking(there, ready=Ready(ToRead(place), has, offer, knows))


def asked_first(wanted: Taking) -> list[str]:
    """List what Karim is told instead of getting the task; nothing: he gets it."""
    decision = take(turn(KARIM, "12"), wanted)
    return [] if saved(decision, Claim) else told(decision, KARIM)


@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        (taking(has=READ), []),
        (taking(place=DELINDE), []),
        (taking(), ["note.first"]),
        (taking(has=replace(READ, edition=1)), ["note.first"]),
        (taking(place=STRICT, has=READ), ["agreement.first"]),
        (taking(place=STRICT, has=SIGNED), []),
        (taking(has=READ, request=ABOUT_CHILDREN), ["request.extract"]),
        (taking(has=READ.with_seen(SeenOn(Document.MINORS, date(2026, 11, 20), "rita")), request=ABOUT_CHILDREN), []),
        (taking(has=READ, offer=replace(OFFER, state=VolunteerState.SUSPENDED)), ["volunteer.barred"]),
        (taking(offer=replace(OFFER, state=VolunteerState.REMOVED)), ["volunteer.barred"]),
    ],
)
def test_one_thing_after_the_other_comes_first(wanted: Taking, first: list[str]) -> None:
    assert asked_first(wanted) == first


@pytest.mark.parametrize(
    ("category", "helpers", "first"),
    [
        (Category.SHOPPING, 1, []),
        (Category.TRANSPORT, 2, ["request.for_adults"]),
        (Category.COMPANY, 1, ["request.for_adults"]),
        (Category.COMPANY, 2, []),
    ],
)
def test_who_is_under_eighteen_drives_nobody_and_goes_in_nowhere_alone(
    category: Category, helpers: int, first: list[str]
) -> None:
    request = replace(SHOPPING, category=category, helpers=helpers)
    assert asked_first(taking(has=READ, request=request, offer=replace(OFFER, age=AgeBand.YOUNG))) == first
    assert asked_first(taking(has=READ, request=request, offer=replace(OFFER, age=AgeBand.ADULT))) == []


def test_the_organisers_get_the_agreement_to_print_unless_they_know() -> None:
    decision = take(turn(KARIM, "12"), taking(place=STRICT, has=READ))
    (paper,) = the_message(decision, "agreement.wanted").attach
    assert isinstance(paper, Paper)
    assert words(paper.title) == "Agreement between a volunteer and De Linde"
    again = take(turn(KARIM, "12"), taking(place=STRICT, has=READ, knows=True))
    assert [said.msgid for said in says(again)] == ["agreement.first"]


def test_having_read_it_the_task_is_theirs_in_the_same_decision() -> None:
    decision = answer_note(turn(KARIM, choice="yes"), ReadFirst(12, 2), NoteFirst(taking()))
    assert [(has.edition, has.person) for has in saved(decision, Readiness)] == [(2, "karim")]
    assert [proof.subject for proof in saved(decision, Consent)] == ["delinde:2"]
    assert [claim.person for claim in saved(decision, Claim)] == ["karim"]


def test_an_edition_that_is_outdated_by_now_is_shown_anew() -> None:
    decision = answer_note(turn(KARIM, choice="yes"), ReadFirst(12, 1), NoteFirst(taking()))
    assert the_message(decision, "note.first").step == ReadFirst(12, 2)
    assert decision.save == ()


def test_a_question_about_it_leaves_it_open() -> None:
    decision = answer_note(turn(KARIM, choice="question"), ReadFirst(12, 2), NoteFirst(taking()))
    assert decision.keep_open
    assert decision.save == ()
