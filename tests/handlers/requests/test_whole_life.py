"""Every request comes to an end that somebody hears of, and is forgotten a month later."""

from dataclasses import replace
from datetime import datetime

from handlers.model import Role
from handlers.requests import moments
from handlers.requests.afterwards.finish import settle
from handlers.requests.afterwards.forget import forget
from handlers.requests.drafting.preview import ask_deputies, await_review
from handlers.requests.finding.unfilled import expire
from handlers.requests.finding.waves import FIRST, KNOWN
from handlers.requests.finding.why_me import why_me
from handlers.requests.nouns import Asked, Behalf, ClaimState, Contact, Request, RequestState
from handlers.requests.opening import search_timers
from handlers.requests.reporting.together import Reported, report
from handlers.requests.steps import ReportWords
from tests.handlers.requests.setting import (
    KARIM,
    LOTTE,
    MARIA,
    NOW,
    SHOPPING,
    brussels,
    case,
    part,
    planned,
    roles_told,
    the_message,
    the_saved,
    tick,
    told,
    turn,
    words,
)

WAITING = replace(SHOPPING, state=RequestState.TRIAGE, opened_at=None, review="medical")


def test_what_the_team_never_looks_at_ends_when_the_moment_comes_and_the_asker_hears() -> None:
    assert planned(await_review(case(WAITING), turn(MARIA, choice="yes")))[moments.EXPIRE].isoformat() == (
        "2026-11-26T12:00:00"
    )
    decision = expire(tick(moments.EXPIRE, brussels("2026-11-26T12:00")), case(WAITING))
    assert the_saved(decision, Request).state is RequestState.EXPIRED
    asked = the_message(decision, "request.still_needed")
    assert words(asked.text).startswith("I'm sorry: nobody looked at #12 in time, so I did not post it.")


def test_who_waits_for_the_team_hears_that_it_takes_longer() -> None:
    decision = ask_deputies(tick(moments.REVIEW_OVER), case(WAITING))
    assert roles_told(decision) == [(Role.DEPUTY, "request.review")]
    assert told(decision, MARIA) == ["request.in_review"]


def test_without_a_moment_the_search_ends_after_two_weeks() -> None:
    timers = search_timers(case(replace(SHOPPING, when=None)), NOW)
    (ends,) = [timer for timer in timers if timer.kind == moments.EXPIRE]
    assert (ends.local, ends.may_wait) == (datetime.fromisoformat("2026-12-08T11:00"), True)


def test_when_neither_side_says_how_it_was_the_organisers_hear_so() -> None:
    done = replace(SHOPPING, state=RequestState.DONE_UNCONFIRMED)
    silent = settle(tick(moments.SETTLE), case(done, part(KARIM, ClaimState.DONE)))
    assert roles_told(silent) == [(Role.ORGANISER, "request.nobody_told")]
    spoke = case(done, replace(part(KARIM, ClaimState.DONE), feedback="yes"))
    assert roles_told(settle(tick(moments.SETTLE), spoke)) == []


def test_a_month_after_the_end_the_words_the_street_and_the_contact_are_forgotten() -> None:
    done = replace(SHOPPING, state=RequestState.DONE_UNCONFIRMED, title="Lamp vervangen")
    (timer,) = [due for due in settle(tick(moments.SETTLE), case(done)).due if due.kind == moments.FORGET]
    assert (timer.local, timer.zone) == (datetime.fromisoformat("2026-12-24T10:00"), "UTC")
    over = replace(done, state=RequestState.CLOSED_OK, behalf=Behalf("Jeanne", "jonas", "phone", NOW))
    forgotten = the_saved(forget(tick(moments.FORGET), case(over)), Request)
    assert (forgotten.title, forgotten.street, forgotten.contact) == ("", "", Contact())
    assert (forgotten.behalf, forgotten.cause) == (None, "")
    assert (forgotten.category, forgotten.when, forgotten.neighbourhood) == (over.category, over.when, "delinde")
    assert forget(tick(moments.FORGET), case(forgotten)).save == ()


def test_what_is_not_over_is_not_forgotten() -> None:
    assert forget(tick(moments.FORGET), case()).save == ()


def test_who_was_asked_hears_why() -> None:
    offered = case(SHOPPING, asked=(Asked(12, "karim", FIRST, NOW), Asked(12, "lotte", KNOWN, NOW)))
    assert words(the_message(why_me(turn(KARIM, "12"), offered), "request.why_me").text).startswith(
        "You offered help of this kind: Shopping."
    )
    assert "because you helped this neighbour before" in words(
        the_message(why_me(turn(LOTTE, "12"), offered), "request.why_me").text
    )
    assert words(the_message(why_me(turn(MARIA, "12"), offered), "request.why_me").text) == (
        "I did not ask you about #12."
    )


def test_who_has_a_part_or_sees_the_card_can_report_in_confidence_at_any_moment() -> None:
    matched = case(replace(SHOPPING, state=RequestState.MATCHED), part(KARIM))
    assert the_message(report(turn(MARIA, "12"), Reported(matched)), "request.report").step == ReportWords(12, "sanne")
    assert told(report(turn(KARIM, "12"), Reported(matched)), KARIM) == ["request.report"]
    assert told(report(turn(LOTTE, "12"), Reported(matched)), LOTTE) == ["request.report"]
    unseen = case(replace(SHOPPING, state=RequestState.DRAFT, opened_at=None))
    assert told(report(turn(LOTTE, "12"), Reported(unseen)), LOTTE) == ["request.unknown"]
