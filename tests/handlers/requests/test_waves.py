"""A few people at a time, the least recently asked first; who said no, paused or is busy is left in peace."""

from dataclasses import replace
from datetime import date, datetime, time, timedelta

import pytest

from handlers.model import PersonId
from handlers.requests import moments
from handlers.requests.finding.waves import (
    FIRST,
    KNOWN,
    OVER,
    ROOM,
    SECOND,
    Candidate,
    Search,
    choose,
    offers,
    run_wave,
    say_not_needed,
    turn_down,
)
from handlers.requests.nouns import Asked, Category, ClaimState, Reply, Request, RequestState
from handlers.text import When
from handlers.volunteers.nouns import Volunteer, VolunteerState
from handlers.volunteers.silence import SILENT
from tests.handlers.requests.setting import (
    KARIM,
    LOTTE,
    NOW,
    SHOPPING,
    THURSDAY,
    TOM,
    case,
    in_room,
    part,
    planned,
    saved,
    says,
    the_message,
    the_saved,
    tick,
    told,
    turn,
    words,
)

TODAY = date(2026, 11, 24)
BEGAN = "2026-11-24T11:00:00"


def volunteer(person: PersonId, **changes: object) -> Volunteer:
    """Make a volunteer who does the shopping at any time."""
    plain = Volunteer(person, "delinde", VolunteerState.ACTIVE, (Category.SHOPPING,), NOW)
    return replace(plain, **changes)  # type: ignore[arg-type]


def candidate(person: PersonId, **changes: object) -> Candidate:
    """Make somebody who may be asked."""
    return replace(Candidate(person, volunteer(person)), **changes)  # type: ignore[arg-type]


def searching(*candidates: Candidate, asked: tuple[Asked, ...] = ()) -> Search:
    """Make a search for request 12 among these people."""
    return Search(case(asked=asked), "nl", candidates)


def wave(number: int, search: Search, now: datetime = NOW) -> object:
    """Run a wave of a search that began today at eleven."""
    return run_wave(tick(moments.WAVE, now, wave=str(number), since=BEGAN), search)


def chosen(search: Search, number: int = FIRST) -> list[PersonId]:
    """List who is chosen."""
    return [one.person for one in choose(search, number, NOW, TODAY)]


def test_at_most_five_volunteers_are_asked_first_and_ten_more_later() -> None:
    many = searching(*(candidate(f"p{n}") for n in range(20)))
    assert chosen(many) == ["p0", "p1", "p2", "p3", "p4"]
    assert len(chosen(many, SECOND)) == 10


def test_nobody_is_asked_twice_in_one_search() -> None:
    asked = (Asked(12, "karim", 1, NOW),)
    assert chosen(searching(candidate("karim"), candidate("tom"), asked=asked), SECOND) == ["tom"]


def test_who_was_asked_in_an_earlier_search_may_be_asked_again_but_never_after_a_no() -> None:
    before = NOW - timedelta(days=1)
    asked = (Asked(12, "karim", 1, before), Asked(12, "tom", 1, before, Reply.NO))
    assert chosen(searching(candidate("karim"), candidate("tom"), asked=asked)) == ["karim"]


def test_the_asker_and_who_has_a_part_already_are_not_asked() -> None:
    search = Search(case(SHOPPING, part(TOM, ClaimState.RELEASED)), "nl", (candidate("maria"), candidate("tom")))
    assert chosen(search) == []


@pytest.mark.parametrize(
    "left_in_peace",
    [
        candidate("karim", busy=True),
        candidate("karim", away=True),
        candidate("karim", volunteer=volunteer("karim", paused_until=TODAY)),
        candidate("karim", volunteer=volunteer("karim", state=VolunteerState.LEFT)),
        candidate("karim", volunteer=volunteer("karim", per_week=1), asked_this_week=1),
    ],
    ids=["busy", "away", "paused", "left", "asked enough this week"],
)
def test_who_cannot_or_wants_rest_is_left_in_peace(left_in_peace: Candidate) -> None:
    assert chosen(searching(left_in_peace, candidate("tom"))) == ["tom"]


def test_the_day_after_a_pause_somebody_is_asked_again() -> None:
    back = candidate("karim", volunteer=volunteer("karim", paused_until=TODAY - timedelta(days=1)))
    assert chosen(searching(back)) == ["karim"]


@pytest.mark.parametrize(
    ("offer", "fits"),
    [
        ({}, True),
        ({"categories": (Category.COMPANY,)}, False),
        ({"languages": ("nl", "ar")}, True),
        ({"languages": ("fr",)}, False),
        ({"days": ("thu-morning",)}, True),
        ({"days": ("thu-afternoon",)}, False),
        ({"days": ("sat", "sun")}, False),
        ({"days": ("thu",)}, True),
    ],
)
def test_only_what_was_offered_is_asked(offer: dict[str, object], fits: bool) -> None:
    assert offers(volunteer("karim", **offer), SHOPPING, "nl") is fits


def test_a_request_without_a_moment_fits_every_day() -> None:
    assert offers(volunteer("karim", days=("sat",)), replace(SHOPPING, when=None), "nl")


def test_who_helped_before_is_asked_first_even_without_a_profile() -> None:
    known = Candidate("lotte", None, helped_before=True)
    assert chosen(searching(candidate("karim"), known), KNOWN) == ["lotte"]


def test_without_anybody_known_the_first_volunteers_are_asked_at_once() -> None:
    decision = run_wave(tick(moments.WAVE, wave="0", since=BEGAN), searching(candidate("karim")))
    assert told(decision, KARIM) == ["request.ask"]
    assert the_saved(decision, Request).wave == FIRST
    (following,) = [due for due in decision.due if due.kind == moments.WAVE]
    assert dict(following.fields)["wave"] == str(SECOND)


def test_who_is_asked_is_remembered_as_asked() -> None:
    decision = run_wave(tick(moments.WAVE, wave="1", since=BEGAN), searching(candidate("karim")))
    assert the_saved(decision, Asked) == Asked(12, "karim", FIRST, NOW)
    assert the_saved(decision, Volunteer).last_asked_at == NOW


def test_the_question_holds_the_public_words_and_nothing_more() -> None:
    decision = run_wave(tick(moments.WAVE, wave="1", since=BEGAN), searching(candidate("karim")))
    text = words(the_message(decision, "request.ask").text)
    assert "#12 Shopping · Thursday 26 November 2026, between 9:00 and 12:00 · near Kerkstraat" in text
    assert "Maria" not in text
    assert "0470" not in text


@pytest.mark.parametrize(
    ("number", "following", "at"),
    [
        (FIRST, moments.WAVE, "2026-11-25T11:00"),
        (SECOND, moments.WAVE, "2026-11-25T23:00"),
        (ROOM, moments.UNFILLED, "2026-11-26T11:00"),
    ],
)
def test_two_days_pass_from_the_first_wave_to_an_organiser(number: int, following: str, at: str) -> None:
    far = replace(SHOPPING, when=When(date(2026, 12, 24), time(10)))
    search = Search(case(far), "nl", (candidate("karim"),))
    decision = run_wave(tick(moments.WAVE, wave=str(number), since=BEGAN), search)
    assert planned(decision)[following] == datetime.fromisoformat(at)
    assert set(planned(decision)) <= {following, SILENT}
    assert all(due.may_wait for due in decision.due)


def test_when_the_moment_is_near_half_of_the_time_is_left_to_an_organiser() -> None:
    today = replace(SHOPPING, when=When(TODAY, time(17)))
    decision = run_wave(tick(moments.WAVE, wave=str(ROOM), since=BEGAN), Search(case(today), "nl", ()))
    assert planned(decision) == {moments.UNFILLED: datetime.fromisoformat("2026-11-24T14:00")}


def test_the_room_is_reminded_once_before_an_organiser_is_asked() -> None:
    decision = run_wave(tick(moments.WAVE, wave=str(ROOM), since=BEGAN), searching(candidate("karim")))
    assert [say.msgid for say in in_room(decision)] == ["request.still_open"]
    assert saved(decision, Asked) == []
    assert OVER == ROOM + 1


@pytest.mark.parametrize("state", [RequestState.MATCHED, RequestState.WITHDRAWN, RequestState.OFFERED])
def test_a_wave_for_what_is_taken_or_over_asks_nobody(state: RequestState) -> None:
    search = Search(case(replace(SHOPPING, state=state)), "nl", (candidate("karim"),))
    assert says(run_wave(tick(moments.WAVE, wave="1", since=BEGAN), search)) == []


def test_those_who_did_not_answer_hear_that_they_need_not_any_more() -> None:
    asked = (Asked(12, "karim", 1, NOW), Asked(12, "lotte", 1, NOW, Reply.NO), Asked(12, "tom", 1, NOW, Reply.YES))
    matched = case(replace(SHOPPING, state=RequestState.MATCHED), part(TOM), asked=asked)
    decision = say_not_needed(tick(moments.NOT_NEEDED), matched)
    assert told(decision, KARIM) == ["request.not_needed"]
    assert told(decision, LOTTE) == told(decision, TOM) == []


def test_a_no_keeps_somebody_from_being_asked_again() -> None:
    asked = (Asked(12, "karim", 1, NOW), Asked(12, "lotte", 1, NOW))
    decision = turn_down(turn(KARIM, choice="no"), case(asked=asked))
    assert the_saved(decision, Asked).reply is Reply.NO
    assert decision.due == ()


def test_the_thursday_of_the_setting_is_a_thursday() -> None:
    assert THURSDAY.on.weekday() == 3
