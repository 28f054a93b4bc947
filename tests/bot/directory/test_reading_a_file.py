"""A CSV file of services is read as people save it, and every fault is told with its line, column and fix."""

from __future__ import annotations

from datetime import date

import pytest

from bot.directory.importing import EXAMPLE, read
from handlers.guide.nouns import Access, Entry, EntryKind, Municipality, Proof, Topic
from tests.bot.directory.files import HEAD, HOUSE, LIER, TODAY, with_cell


def faults(*lines: str, head: str = HEAD) -> list[str]:
    """Read a file of these lines and tell what is wrong with it."""
    found, wrong = read("\n".join((head, *lines)).encode(), TODAY)
    assert not (found and wrong)
    return [str(fault) for fault in wrong]


def test_a_file_becomes_municipalities_and_services() -> None:
    found, wrong = read("\n".join((HEAD, LIER, HOUSE, ";;;;", "")).encode(), TODAY)
    assert wrong == ()
    proof = Proof("example.org", date(2026, 10, 1))
    assert found == (
        Municipality("lier", "Lier", ("2500",), "Pallieterland", proof, ("Koningshooikt",)),
        Entry(
            "huis",
            EntryKind.SERVICE,
            "Sociaal Huis",
            Proof("example.org", date(2026, 10, 1), None, date(2026, 12, 31)),
            (Topic.MONEY, Topic.UNSURE),
            "Pallieterland",
            ("lier",),
            "03 123 45 67",
            "info@example.org",
            "example.org",
            "Markt 1",
            "op afspraak",
            ("nl", "fr"),
            (Access.WHEELCHAIR,),
        ),
    )


@pytest.mark.parametrize("mark", [";", ",", "\t"])
@pytest.mark.parametrize("before", ["", "\ufeff", "\ufeffsep={mark}\r\n"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_what_excel_and_others_save_reads_the_same(mark: str, before: str, end: str) -> None:
    lines = (HEAD, LIER, with_cell("topics", "money|unsure"))
    text = before.format(mark=mark) + end.join(line.replace(";", mark) for line in lines) + end
    assert read(text.encode(), TODAY) == read("\n".join(lines).encode(), TODAY)
    assert read(text.encode(), TODAY)[0]


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (with_cell("kind", "dienst"), "line 3, kind: “dienst” is not known; use municipality, council, service"),
        (
            with_cell("id", "Huis 1"),
            "line 3, id: “Huis 1” cannot be right; use small letters, digits and hyphens, 40 at most",
        ),
        (with_cell("name", ""), "line 3, name: is empty; fill it in"),
        (with_cell("source", " "), "line 3, source: is empty; fill it in"),
        (with_cell("checked_on", ""), "line 3, checked_on: is empty; fill it in"),
        (
            with_cell("checked_on", "31/02/2026"),
            "line 3, checked_on: “31/02/2026” is no day; write it as 2026-12-31 or 31/12/2026",
        ),
        (
            with_cell("checked_on", "2026-11-25"),
            "line 3, checked_on: 2026-11-25 is still to come; write the day on which it was checked",
        ),
        (with_cell("valid_from", "2027-01-01"), "line 3, valid_until: is before valid_from; correct one of them"),
        (
            with_cell("phone", "bel Els"),
            "line 3, phone: “bel Els” cannot be right; write a number such as 03 123 45 67",
        ),
        (
            with_cell("mail", "info@"),
            "line 3, mail: “info@” cannot be right; write an address such as info@example.org",
        ),
        (
            with_cell("phone", "31234567"),
            "line 3, phone: “31234567” cannot be right; write a number such as 03 123 45 67",
        ),
        (with_cell("languages", "nl, xx"), "line 3, languages: “xx” is not known; use nl, fr, en, de"),
        (with_cell("access", "lift"), "line 3, access: “lift” is not known; use wheelchair"),
        (with_cell("topics", "cash"), "line 3, topics: “cash” is not known; use money, housing"),
        (with_cell("topics", ""), "line 3, topics: is empty; use money, housing"),
        (
            with_cell("municipalities", "gent"),
            "line 3, municipalities: no municipality “gent” of this zone stands in the file; add it, or correct the id",
        ),
        (with_cell("zone", "Kust"), "line 3, municipalities: no municipality “lier” of this zone stands in the file"),
        (with_cell("postcodes", "250", LIER), "line 3, postcodes: “250” is no Belgian postcode; write four digits"),
        (LIER, "line 3, id: “lier” stands in line 2 too; give it another id"),
        (f"{HOUSE};more", "line 3: has more cells than there are columns"),
        (with_cell("name", '"Sociaal Huis'), "line 3: cannot be read"),
    ],
)
def test_each_fault_is_told_with_its_line_its_column_and_the_fix(line: str, told: str) -> None:
    found = faults(LIER, line)
    assert [fault for fault in found if fault.startswith(told)], found


def test_a_service_that_nobody_can_reach_is_refused() -> None:
    silent = HOUSE
    for way in ("phone", "mail", "web", "address"):
        silent = with_cell(way, "", silent)
    assert faults(LIER, silent) == ["line 3, phone: nobody can be reached; fill in one of phone, mail, web, address"]


def test_all_faults_are_told_at_once_in_the_order_of_the_file() -> None:
    found = faults(with_cell("postcodes", "", LIER), with_cell("name", ""), with_cell("source", ""))
    assert [fault.partition(":")[0] for fault in found] == [
        "line 2, postcodes",
        "line 3, name",
        "line 4, source",
        "line 4, id",
    ]


def test_a_wrong_header_is_told_with_the_column_that_may_be_meant() -> None:
    assert faults(LIER, head=HEAD.replace("phone", "phones")) == ["line 1, phones: is no column; do you mean phone?"]
    assert faults(LIER, head=HEAD.replace(";source", "")) == ["line 1, source: is missing; add this column"]
    assert faults(LIER, head=f"{HEAD};kind") == ["line 1, kind: stands there twice; keep one"]
    assert faults(head="") == [f"line 1: the names of the columns are missing: {', '.join(HEAD.split(';'))}"]


def test_a_file_in_another_encoding_is_refused_with_the_fix() -> None:
    for raw in (f"{HEAD}\nservice;café".encode("latin-1"), HEAD.encode("utf-16")):
        _found, (fault,) = read(raw, TODAY)
        assert "is not UTF-8; save the file as “CSV UTF-8”" in str(fault)


def test_the_example_has_no_fault_and_a_source_for_every_line() -> None:
    found, wrong = read(EXAMPLE.read_bytes(), TODAY)
    assert wrong == ()
    assert all(line.proof.source for line in found)
    zone = {line.name for line in found if isinstance(line, Municipality)}
    assert zone == {"Lier", "Berlaar", "Duffel", "Nijlen", "Ranst"}
