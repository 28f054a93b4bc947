"""Writes a page to keep or to print as a PDF: A4, 12 points, its language and title set; the same bytes each time."""

from __future__ import annotations

import logging
from datetime import UTC
from pathlib import Path
from typing import TYPE_CHECKING, Final

from fpdf import FPDF

if TYPE_CHECKING:
    from bot.papers.enclosed import Page

_FONTS: Final = Path(__file__).with_name("fonts")
_FAMILY: Final = "DejaVu"
_MARGIN_MM: Final = 25
_LINE: Final = 1.4
"""Height of a line in heights of a letter."""
_TITLE_PT: Final = 20
_TEXT_PT: Final = 12
_SMALL_PT: Final = 10
_FOOT_PT: Final = 9
_MM_PER_PT: Final = 25.4 / 72
_BOX: Final = "\u25a1"
_GREY: Final = 150
_LINE_MM: Final = 0.2

# It would write the letters of a name that its font lacks.
logging.getLogger("fpdf").setLevel(logging.CRITICAL)


class _Paper(FPDF):
    """A paper with who answers for it, and the number of the page, at the foot of each."""

    def __init__(self, by: str) -> None:
        super().__init__(format="A4")
        self._by = by

    def footer(self) -> None:
        """Write the foot of a page."""
        self.set_y(-_MARGIN_MM + 5)
        self.set_font(_FAMILY, size=_FOOT_PT)
        self.cell(text=_drawn(self, self._by) or " ")
        self.cell(text=f"{self.page_no()} / {{nb}}", align="R", w=0)


def write_pdf(page: Page) -> bytes:
    """Write a paper."""
    paper = _Paper(page.by)
    _introduce(paper, page)
    paper.add_page()
    _put(paper, page.title, _TITLE_PT, bold=True, after_mm=8)
    for paragraph in page.paragraphs:
        _put(paper, paragraph, after_mm=4)
    _put_rows(paper, page)
    for line in page.to_sign:
        _put_signing_line(paper, line)
    return bytes(paper.output())


def _drawn(paper: FPDF, words: str) -> str:
    """Return what can be drawn: a letter that the font lacks shows as an empty box, to be filled in by hand."""
    known = paper.current_font.cmap  # type: ignore[union-attr]
    return "".join(c if ord(c) in known or c == "\n" else _BOX if c.isalpha() else "" for c in words)


def _introduce(paper: FPDF, page: Page) -> None:
    """Say what it is and set how it looks."""
    paper.set_title(page.title)
    paper.set_author(page.by)
    paper.set_lang(page.language)
    paper.set_creation_date(page.made_at.astimezone(UTC))
    paper.set_margins(_MARGIN_MM, _MARGIN_MM)
    paper.set_auto_page_break(auto=True, margin=_MARGIN_MM)
    paper.add_font(_FAMILY, "", _FONTS / "DejaVuSans.ttf")
    paper.add_font(_FAMILY, "B", _FONTS / "DejaVuSans-Bold.ttf")
    paper.set_draw_color(_GREY)
    paper.set_line_width(_LINE_MM)


def _put(paper: FPDF, words: str, points: int = _TEXT_PT, *, bold: bool = False, after_mm: float = 0) -> None:
    if not words:
        return
    paper.set_font(_FAMILY, "B" if bold else "", points)
    paper.multi_cell(0, points * _LINE * _MM_PER_PT, _drawn(paper, words), align="L", new_x="LMARGIN", new_y="NEXT")
    paper.ln(after_mm)


def _put_rows(paper: FPDF, page: Page) -> None:
    if not page.rows:
        return
    points = _SMALL_PT if page.small else _TEXT_PT
    paper.set_font(_FAMILY, "", points)
    with paper.table(
        [[_drawn(paper, words) for words in row] for row in page.rows],
        borders_layout="HORIZONTAL_LINES",
        first_row_as_headings=False,
        line_height=points * _LINE * _MM_PER_PT,
        text_align="LEFT",
        padding=1,
    ):
        pass
    paper.ln(6)


def _put_signing_line(paper: FPDF, words: str) -> None:
    """Put words with room to write behind them, never parted from their line by the end of the page."""
    height_mm = 16
    if paper.will_page_break(height_mm):
        paper.add_page()
    paper.ln(height_mm - _TEXT_PT * _LINE * _MM_PER_PT)
    _put(paper, words)
    paper.line(paper.l_margin, paper.get_y() + 1, paper.w - paper.r_margin, paper.get_y() + 1)
    paper.ln(3)
