"""Writes a table as CSV (RFC 4180) for the spreadsheets of our neighbours: UTF-8 with its mark, parted by semicolons.

A comma parts the decimals of a number in Belgium, so spreadsheets here read semicolons. What begins as a formula does
(``=``, ``+``, ``-``, ``@``, a tab or a return, also behind spaces or as a wide letter) gets an apostrophe in front, and
so is read as text: owasp.org/www-community/attacks/CSV_Injection.
"""

from __future__ import annotations

import csv
import io
import re
import unicodedata
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_FORMULA: Final = re.compile(r"[ \u00a0]*[=+\-@\t\r\n|%]")
_INVISIBLE: Final = {"Cf", "Cc"}
_KEPT: Final = "\t\r\n"


def write_sheet(rows: Iterable[Sequence[str]]) -> bytes:
    """Write a table, the same bytes for the same rows."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows([[safe(cell) for cell in row] for row in rows])
    return written.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """Return a cell that no spreadsheet takes for a formula, without letters that nobody sees."""
    shown = "".join(c for c in cell if c in _KEPT or unicodedata.category(c) not in _INVISIBLE)
    return f"'{shown}" if _FORMULA.match(unicodedata.normalize("NFKC", shown)) else shown
