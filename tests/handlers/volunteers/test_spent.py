"""What stands behind "expenses" is read: whose, when, and an amount or kilometres."""

from datetime import date

import pytest

from bot.caps import KNOWN_RATES, rate_fault, rates_of
from bot.i18n import Speech
from handlers.volunteers.distance import cost_of, rate_on
from handlers.volunteers.money import spent_words
from handlers.volunteers.spent import Spent, read_spent

RATES = rates_of(KNOWN_RATES)


@pytest.mark.parametrize(
    ("typed", "spent"),
    [
        ("4,50", Spent(cents=450)),
        ("€ 4,50", Spent(cents=450)),
        ("12 4,50 euro", Spent(before="12", cents=450)),
        ("3/12 4,50", Spent(before="3/12", cents=450)),
        ("12 km", Spent(hectometres=120)),
        ("12,5 km", Spent(hectometres=125)),
        ("12km", Spent(hectometres=120)),
        ("3 december 12 kilometer", Spent(before="3 december", hectometres=120)),
        ("4,50 voor @karim:example.org", Spent("@karim:example.org", cents=450)),
        ("3/12 12 kilomètres pour @karim:example.org", Spent("@karim:example.org", "3/12", hectometres=120)),
        ("12 km für @karim:example.org", Spent("@karim:example.org", hectometres=120)),
        ("4,50 @karim:example.org", Spent("@karim:example.org", cents=450)),
        ("voor @karim:example.org", Spent("@karim:example.org")),
        ("12 km gisteren", Spent(hectometres=120, behind="gisteren")),
        ("3,20 op 20/11 voor maria", Spent("maria", cents=320, behind="op 20/11")),
        ("20 voor karim gisteren", Spent("karim", cents=2000, behind="gisteren")),
        ("4,50 for @karim:example.org on 20/11", Spent("@karim:example.org", cents=450, behind="on 20/11")),
        ("4,50 voor de parking gisteren", Spent(cents=450, behind="voor de parking gisteren")),
        ("12,50 € de parking", Spent(cents=1250, behind="de parking")),
        ("4.50 parking", Spent(cents=450, behind="parking")),
        ("5 euro 3 december", Spent(cents=500, behind="3 december")),
        ("4,50 voor de bus", Spent(cents=450, behind="voor de bus")),
        ("verwijder 3", Spent(removes=3)),
        ("3 löschen", Spent(removes=3)),
        ("supprimer n° 12", Spent(removes=12)),
        ("remove", Spent(removes=0)),
        ("remove #2 for @karim:example.org", Spent("@karim:example.org", removes=2)),
        ("veel", Spent()),
        ("km", Spent()),
        ("veel km", Spent()),
    ],
)
def test_it_is_read_as_people_type_it(typed: str, spent: Spent) -> None:
    assert read_spent(typed) == spent


def test_nothing_typed_is_nothing() -> None:
    assert read_spent("  ") is None


def test_a_kilometre_costs_what_was_fixed_for_that_day_and_nothing_is_guessed_for_another() -> None:
    assert cost_of(120, date(2024, 6, 30), RATES) == 512
    assert cost_of(125, date(2024, 1, 1), RATES) == 534
    assert cost_of(120, date(2024, 7, 1), RATES) == 0
    assert rate_on(date(2026, 12, 1), RATES) is None


@pytest.mark.parametrize(
    ("cents", "hectometres", "said"),
    [(450, 0, "€ 4,50"), (512, 120, "12 km (€ 5,12)"), (0, 125, "12,5 km")],
)
def test_what_was_spent_is_written_for_its_reader(cents: int, hectometres: int, said: str) -> None:
    assert Speech.load().render(spent_words(cents, hectometres), "nl") == said


@pytest.mark.parametrize(
    "text", ["", "2024-04-01 0.42 x", "2024-04-01 2024-13-30 0.42 x", "2024-06-30 2024-04-01 0.42 x", "2024 2025 1 x"]
)
def test_a_line_about_kilometres_that_cannot_be_read_is_a_fault_with_an_example(text: str) -> None:
    assert "write it as 2024-04-01 2024-06-30 0.4265" in (rate_fault(text) or "")
