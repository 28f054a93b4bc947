"""A second decision as values: who can make it, and what it changes."""

from dataclasses import replace

import pytest

from handlers.reports.case import Confided
from handlers.reports.nouns import Outcome, Report, ReportState, Ruling
from handlers.requests.nouns import Request, RequestState
from handlers.requests.reporting.changed import change
from handlers.requests.reporting.objecting import Objecting
from tests.handlers.requests.setting import (
    DELINDE,
    KARIM,
    LOTTE,
    MARIA,
    NOW,
    SANNE,
    SHOPPING,
    TOM,
    case,
    part,
    saved,
    taken_back_from,
    the_saved,
    told,
)

MATCHED = replace(SHOPPING, state=RequestState.MATCHED)
ENDED = replace(SHOPPING, state=RequestState.BLOCKED, held_from=RequestState.MATCHED)
REPORT = Report(
    3,
    "delinde",
    "maria",
    ReportState.DECIDED,
    NOW,
    NOW,
    12,
    ("sanne", "tom"),
    decided_by="sanne",
    holds=True,
    rulings=(Ruling(Outcome.ENDS, "we talked", NOW),),
)


def objecting(report: Report = REPORT) -> Objecting:
    """Somebody objects where Sanne, Tom and Lotte are confidential; Karim helps."""
    return Objecting(Confided(report, DELINDE, MARIA, (SANNE, TOM, LOTTE)), case(ENDED, part(KARIM)))


def test_who_looks_at_it_once_more_was_named_to_who_told_it_and_did_not_decide() -> None:
    assert objecting().others("karim") == (TOM,)


def test_who_told_it_may_let_somebody_look_who_came_later() -> None:
    assert objecting().others("maria") == (TOM, LOTTE)


def test_who_has_a_part_in_it_does_not_look_at_it_once_more() -> None:
    facts = objecting()
    with_tom = replace(facts, case=case(ENDED, part(KARIM), part(TOM)))
    assert with_tom.others("karim") == ()


def test_what_goes_on_ends_after_all_and_its_people_are_kept_apart() -> None:
    decision = change(case(MATCHED, part(KARIM)), NOW, stops=True)
    request = the_saved(decision, Request)
    assert (request.state, request.held_from) == (RequestState.BLOCKED, RequestState.MATCHED)
    assert taken_back_from(decision) == ["karim"]
    assert told(decision, MARIA) == ["request.ended"]


def test_what_ended_does_not_begin_again_but_its_people_may_meet() -> None:
    request = the_saved(change(case(ENDED, part(KARIM)), NOW, stops=False), Request)
    assert (request.state, request.held_from) == (RequestState.BLOCKED, None)


@pytest.mark.parametrize(("request_", "stops"), [(MATCHED, False), (ENDED, True)])
def test_what_is_so_already_stays(request_: Request, stops: bool) -> None:
    assert saved(change(case(request_, part(KARIM)), NOW, stops=stops), Request) == []
