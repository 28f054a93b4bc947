"""A paper, read by a program that is not the one that wrote it."""

import io
import logging
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from bot.papers.enclosed import Page
from bot.papers.pdf import write_pdf

NAMES = "Łukasz Żółć, Ñuñez, Şükrü Öztürk, Đỗ Thị, Țurcanu, Иван, Γιώργος, œuvre, Größe"
PAGE = Page(
    title="Attest vrijwilligerswerk 2026",
    paragraphs=(f"Hierbij verklaren wij dat {NAMES} hebben geholpen.", "Bedankt!"),
    rows=(("Boodschappen", "12 uur"), ("Samen naar de dokter", "3 uur")),
    to_sign=("Naam en handtekening",),
    language="nl",
    by="vzw De Linde",
    made_at=datetime(2026, 12, 1, 8, 0, tzinfo=UTC),
)


def read(page: Page) -> PdfReader:
    return PdfReader(io.BytesIO(write_pdf(page)))


def words(paper: PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in paper.pages).split())


def test_everything_stands_on_it_in_its_order_and_names_are_right() -> None:
    assert words(read(PAGE)) == (
        f"Attest vrijwilligerswerk 2026 Hierbij verklaren wij dat {NAMES} hebben geholpen. Bedankt! "
        "Boodschappen 12 uur Samen naar de dokter 3 uur Naam en handtekening vzw De Linde 1 / 1"
    )


def test_it_is_an_a4_page_that_says_its_language_and_title_to_who_does_not_see_it() -> None:
    paper = read(PAGE)
    assert paper.metadata is not None
    assert (paper.metadata.title, paper.metadata.author) == ("Attest vrijwilligerswerk 2026", "vzw De Linde")
    assert paper.metadata.creation_date == PAGE.made_at
    assert str(paper.root_object["/Lang"]) == "nl"
    assert [round(float(side) / 72 * 25.4) for side in paper.pages[0].mediabox[2:]] == [210, 297]


def test_the_same_page_is_the_same_bytes() -> None:
    assert write_pdf(PAGE) == write_pdf(PAGE)


def test_what_is_long_goes_on_on_the_next_page_and_is_signed_once() -> None:
    paper = read(
        Page("Veel", (), tuple((f"Taak {n}", "1 uur") for n in range(100)), ("Datum",), "nl", "", PAGE.made_at)
    )
    assert len(paper.pages) > 2
    said = words(paper)
    assert said.count("Datum") == 1
    assert all(f"Taak {n} " in said for n in range(100))


def test_a_letter_that_cannot_be_drawn_leaves_a_box_to_fill_in_and_nothing_in_the_log(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with caplog.at_level(logging.DEBUG):
        page = Page("Attest", ("Voor سلمى 🙂 uit de buurt.",), (("سلمى", "1"),), ("سلمى",), "nl", "سلمى", PAGE.made_at)
        assert words(read(page)) == "Attest Voor □□□□ uit de buurt. □□□□ 1 □□□□ □□□□ 1 / 1"
    assert not [record for record in caplog.records if "س" in record.getMessage()]


def test_a_paper_with_nothing_on_it_is_a_paper() -> None:
    assert words(read(Page("", (), (), (), "nl", "", PAGE.made_at))) == "1 / 1"
