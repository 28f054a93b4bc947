"""The record of what is done with people's data says what the code does, whole, and names nobody."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.product import PRODUCT
from bot.upkeep.record import HEADINGS
from handlers.keeping.periods import PERIODS
from handlers.model import Role
from storage.keeping.register import REGISTER

EXAMPLE = str(Path(__file__).resolve().parents[2] / "config.example.toml")


def written(capsys: pytest.CaptureFixture[str], *more: str) -> str:
    assert main(["record", "-c", EXAMPLE, *more]) == 0
    return capsys.readouterr().out


def test_it_names_who_answers_and_every_kind_with_its_period_and_reason(capsys: pytest.CaptureFixture[str]) -> None:
    told = written(capsys)
    assert "Controller: vzw De Linde. Questions: privacy@example.org." in told
    assert all(f"| {kind} |" in told and period.why in told for kind, period in PERIODS.items())
    assert all(f"| {keeping.table.name} |" in told for keeping in REGISTER if keeping.stays)


def test_it_says_of_each_command_with_a_role_who_may_say_it(capsys: pytest.CaptureFixture[str]) -> None:
    told = written(capsys)
    (line,) = [line for line in told.splitlines() if line.startswith("| `expense list` |")]
    may = dict(zip(Role, [cell.strip() for cell in line.split("|")[3:]], strict=False))
    assert (may[Role.ORGANISER], may[Role.DEPUTY], may[Role.RESIDENT], may[Role.VOLUNTEER]) == ("yes", "yes", "", "")
    limited = [command for command in PRODUCT.commands if command.roles or command.admins]
    assert len([line for line in told.splitlines() if line.startswith("| `")]) == len(limited)


def test_as_csv_it_is_one_row_for_each_kind(capsys: pytest.CaptureFixture[str]) -> None:
    heading, *rows = csv.reader(io.StringIO(written(capsys, "--csv")))
    assert tuple(heading) == HEADINGS
    assert {row[0] for row in rows} >= set(PERIODS)
    (requests,) = [row for row in rows if row[0] == "request"]
    assert requests[2:4] == ["yes", "2 years"]
    assert {row[2] for row in rows} == {"yes", "no"}
