"""What stands in a feed: of one's own what is certain, of others nothing."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from bot.i18n import Speech
from handlers.attachments import CalendarEntry
from handlers.feeds.entries import is_public, public_entry, task_entry
from handlers.model import PlacesShown, RoomKind
from handlers.requests.nouns import Category, Claim, ClaimState, Contact, Request, RequestState
from handlers.sessions.nouns import Session, SessionState
from handlers.text import When
from tests.handlers.speaking import LINDE
from tests.storage.things import NOW, SESSION

THURSDAY = When(date(2026, 11, 26), time(9), time(11, 30))
REQUEST = Request(
    12,
    "delinde",
    "anna",
    RequestState.MATCHED,
    Category.SHOPPING,
    NOW,
    title="Melk voor Anna",
    when=THURSDAY,
    street="Lindestraat",
    contact=Contact("Anna Peeters", "Lindestraat 12", "0470 12 34 56"),
    version=3,
)
CLAIM = Claim(12, "karim", ClaimState.HELPING, NOW, version=1)


def entry(request: Request = REQUEST, claim: Claim = CLAIM) -> CalendarEntry | None:
    return task_entry(request, claim, "Europe/Brussels")


def test_a_task_is_its_number_its_kind_and_its_moment() -> None:
    found = entry()
    assert found is not None
    assert (found.uid, found.sequence, found.cancelled) == ("r12@delinde", 4, False)
    assert (found.starts_local.isoformat(), found.lasts) == ("2026-11-26T09:00:00", timedelta(hours=2, minutes=30))
    assert Speech({}).render(found.title, "en") == "Task 12: Shopping"


def test_nothing_of_who_asked_stands_in_it() -> None:
    for secret in ("Anna", "Melk", "Lindestraat", "0470"):
        assert secret not in repr(entry())


@pytest.mark.parametrize(
    ("when", "starts", "lasts", "all_day"),
    [
        (When(date(2026, 11, 26)), "2026-11-26T00:00:00", timedelta(days=1), True),
        (When(date(2026, 11, 26), time(9)), "2026-11-26T09:00:00", timedelta(hours=1), False),
        (When(date(2026, 11, 26), time(9), time(9)), "2026-11-26T09:00:00", timedelta(minutes=15), False),
    ],
)
def test_a_day_is_a_whole_day_and_a_moment_lasts_an_hour(
    when: When, starts: str, lasts: timedelta, all_day: bool
) -> None:
    found = entry(replace(REQUEST, when=when))
    assert found is not None
    assert (found.starts_local.isoformat(), found.lasts, found.all_day) == (starts, lasts, all_day)


@pytest.mark.parametrize(
    ("state", "claimed", "cancelled"),
    [
        (RequestState.MATCHED, ClaimState.HELPING, False),
        (RequestState.CLOSED_OK, ClaimState.DONE, False),
        (RequestState.OPEN, ClaimState.RELEASED, True),
        (RequestState.OPEN, ClaimState.RELEASED_LATE, True),
        (RequestState.WITHDRAWN, ClaimState.HELPING, True),
        (RequestState.MATCHED, ClaimState.OFFERED, True),
    ],
)
def test_what_is_given_back_or_withdrawn_is_struck_out(
    state: RequestState, claimed: ClaimState, cancelled: bool
) -> None:
    found = entry(replace(REQUEST, state=state), replace(CLAIM, state=claimed))
    assert found is not None
    assert found.cancelled is cancelled


def test_a_reserve_and_a_task_without_a_day_have_no_entry() -> None:
    assert entry(claim=replace(CLAIM, state=ClaimState.RESERVE)) is None
    assert entry(replace(REQUEST, when=None)) is None


@pytest.mark.parametrize(
    ("session", "public"),
    [
        (SESSION, True),
        (replace(SESSION, audience=RoomKind.RESIDENTS), True),
        (replace(SESSION, state=SessionState.CANCELLED), True),
        (replace(SESSION, audience=RoomKind.VOLUNTEERS), False),
        (replace(SESSION, audience=RoomKind.TEAM), False),
        (replace(SESSION, approval=True), False),
        (replace(SESSION, state=SessionState.ARCHIVED), False),
    ],
)
def test_public_is_what_is_for_many_and_open_to_whoever_comes(session: Session, public: bool) -> None:
    assert is_public(session) is public


@pytest.mark.parametrize(
    ("where", "shown", "is_there"),
    [
        ("Buurthuis, Kerkstraat 1", PlacesShown.PUBLIC, True),
        ("Kerkstraat 1", PlacesShown.PUBLIC, False),
        ("Kerkstraat 1", PlacesShown.ALL, True),
        ("Buurthuis, Kerkstraat 1", PlacesShown.NONE, False),
        ("", PlacesShown.NONE, True),
    ],
)
def test_where_a_session_is_stands_in_public_only_as_the_neighbourhood_wants(
    where: str, shown: PlacesShown, is_there: bool
) -> None:
    found = public_entry(replace(SESSION, where=where), replace(LINDE, places_shown=shown))
    assert (found.where is not None) is is_there
    assert (found.more is None) is is_there
    assert public_entry(replace(SESSION, where="Kerkstraat 1"), LINDE).where is None


@pytest.mark.parametrize(
    ("title", "shown", "public"),
    [
        ("Breien bij Rita, Lindestraat 5", PlacesShown.PUBLIC, "S7 “Breien bij Rita”"),
        ("Koffie in de Lindestraat 5", PlacesShown.PUBLIC, "S7"),
        ("Soep – Markt 5", PlacesShown.PUBLIC, "S7 “Soep”"),
        ("Soep, Sint-Jansplein bus 5", PlacesShown.PUBLIC, "S7 “Soep”"),
        ("Tricot (12, rue Haute)", PlacesShown.PUBLIC, "S7 “Tricot”"),
        ("Breien, Lindestraat 5", PlacesShown.ALL, "S7 “Breien, Lindestraat 5”"),
        ("Feest in het buurthuis, Kerkstraat 1", PlacesShown.PUBLIC, "S7 “Feest in het buurthuis, Kerkstraat 1”"),
        ("Feest in het buurthuis, Kerkstraat 1", PlacesShown.NONE, "S7 “Feest in het buurthuis”"),
        ("Bingo 50-plus: soep, 3 euro", PlacesShown.PUBLIC, "S7 “Bingo 50-plus: soep, 3 euro”"),
    ],
)
def test_an_address_in_the_title_stands_in_public_only_as_the_neighbourhood_wants(
    title: str, shown: PlacesShown, public: str
) -> None:
    found = public_entry(replace(SESSION, number=7, title=title), replace(LINDE, places_shown=shown))
    assert Speech({}).render(found.title, "en") == public
    assert title in public or found.more is not None
