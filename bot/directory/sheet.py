"""A CSV file as people save it: with or without a byte order mark, parted by semicolons, commas or tabs."""

from __future__ import annotations

import csv
import difflib
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

NEEDED: Final = ("kind", "id", "name", "source", "checked_on")
COLUMNS: Final = (
    *("kind", "id", "name", "topics", "zone", "municipalities", "postcodes", "also"),
    *("phone", "mail", "web", "address", "hours", "languages", "access"),
    *("source", "checked_on", "valid_from", "valid_until"),
)
_MARKS: Final = ";,\t"
_EXCEL: Final = "sep="
"""Excel writes a first line ``sep=;`` to tell itself what parts the cells."""


class _Reader(Protocol):
    """What `csv.reader` makes."""

    line_num: int

    def __iter__(self) -> Iterator[list[str]]:
        """Give the cells of each line."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one line of the file (counted from 1), in which column, and how it is put right."""

    line: int
    column: str
    text: str

    def __str__(self) -> str:
        """Write it on one line."""
        return f"line {self.line}, {self.column}: {self.text}" if self.column else f"line {self.line}: {self.text}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line with its cells by column, without the space around them."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Sheet:
    """The lines of a file that hold something, and what is wrong with the file as such."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_sheet(raw: bytes) -> Sheet:
    """Take a file apart; with a fault in the file as such there are no rows."""
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        return Sheet(faults=(Fault(line, "", "is not UTF-8; save the file as “CSV UTF-8”"),))
    lines = text.splitlines()
    skipped = 1 if lines and lines[0].startswith(_EXCEL) else 0
    header = lines[skipped] if len(lines) > skipped else ""
    if not header.strip():
        return Sheet(faults=(Fault(skipped + 1, "", f"the names of the columns are missing: {', '.join(COLUMNS)}"),))
    body = io.StringIO("\n".join(text.split("\n")[skipped:]), newline="")
    return _read_body(csv.reader(body, delimiter=_mark_of(header), strict=True), skipped)


def _mark_of(header: str) -> str:
    return max(_MARKS, key=header.count)


def _read_body(reader: _Reader, skipped: int) -> Sheet:
    rows: list[Row] = []
    faults: list[Fault] = []
    names: list[str] = []
    try:
        for cells in reader:
            at = reader.line_num + skipped
            if not names:
                names = [name.strip().casefold() for name in cells]
                if faults := list(_header_faults(names, at)):
                    break
            elif any(cell.strip() for cell in cells):
                faults += _length_faults(names, cells, at)
                rows.append(Row(at, dict(zip(names, (cell.strip() for cell in cells), strict=False))))
    except csv.Error as error:
        faults.append(
            Fault(reader.line_num + skipped, "", f"cannot be read ({error}); look for a quote that is not closed")
        )
    return Sheet(() if faults else tuple(rows), tuple(faults))


def _header_faults(names: Sequence[str], line: int) -> list[Fault]:
    unknown = [Fault(line, name, f"is no column{_nearest(name)}") for name in names if name not in COLUMNS]
    double = [Fault(line, name, "stands there twice; keep one") for name in COLUMNS if names.count(name) > 1]
    missing = [Fault(line, name, "is missing; add this column") for name in NEEDED if name not in names]
    return [*unknown, *double, *missing]


def _nearest(name: str) -> str:
    near = difflib.get_close_matches(name, COLUMNS, n=1)
    return f"; do you mean {near[0]}?" if near else f"; the columns are {', '.join(COLUMNS)}"


def _length_faults(names: Sequence[str], cells: Sequence[str], line: int) -> list[Fault]:
    if any(cell.strip() for cell in cells[len(names) :]):
        return [
            Fault(line, "", "has more cells than there are columns; put quotes around a text with the parting sign")
        ]
    return []
