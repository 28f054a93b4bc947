"""What each line of the file means: a municipality, a care council or a service; with what is wrong, line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, TypeAlias

from bot.directory.cells import Cells
from bot.directory.sheet import Fault, Row
from handlers.guide.nouns import Access, Entry, EntryKind, Municipality, Proof, Topic
from handlers.guide.showing import LANGUAGE_NAMES

Line: TypeAlias = Municipality | Entry

_MUNICIPALITY: Final = "municipality"
_KINDS: Final = (_MUNICIPALITY, *EntryKind)
_ID: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_POSTCODE: Final = re.compile(r"[1-9]\d{3}")
_PHONE: Final = re.compile(r"\+[0-9][0-9 /().-]{6,}|0[0-9 /().-]{6,}|[0-9]{3,4}")
"""A whole number, or a short one such as 1712; without its first 0 it is what Excel makes of it."""
_MAIL: Final = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[a-z]{2,}", re.IGNORECASE)
_WEB: Final = re.compile(r"(?:https?://)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:/\S*)?", re.IGNORECASE)
_WAYS: Final = ("phone", "mail", "web", "address")


@dataclass(frozen=True, slots=True)
class Lines:
    """Everything in a file, or what is wrong with it."""

    found: tuple[Line, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_lines(rows: Sequence[Row], today: date) -> Lines:
    """Read every line; with one fault anywhere nothing is found. ``today`` is the local day."""
    faults: list[Fault] = []
    found: list[tuple[Row, Line]] = []
    for row in rows:
        cells = Cells(row)
        line = _line(cells, today)
        faults += cells.faults
        found.append((row, line))
    faults += [*_double(found), *_strays(found)]
    in_order = sorted(faults, key=lambda fault: fault.line)
    return Lines(() if faults else tuple(line for _row, line in found), tuple(in_order))


def _line(cells: Cells, today: date) -> Line:
    kind = cells.text("kind", needed=True)
    if kind and kind not in _KINDS:
        cells.wrong("kind", f"“{kind}” is not known; use {', '.join(_KINDS)}")
    id_ = cells.fits("id", _ID, "use small letters, digits and hyphens, 40 at most", needed=True)
    name, proof = cells.text("name", needed=True), _proof(cells, today)
    if kind == _MUNICIPALITY:
        return _municipality(cells, id_, name, proof)
    return _entry(cells, EntryKind.COUNCIL if kind == EntryKind.COUNCIL else EntryKind.SERVICE, id_, name, proof)


def _proof(cells: Cells, today: date) -> Proof:
    source, checked_on = cells.text("source", needed=True), cells.day("checked_on", needed=True)
    since, until = cells.day("valid_from"), cells.day("valid_until")
    if checked_on and checked_on > today:
        cells.wrong("checked_on", f"{checked_on} is still to come; write the day on which it was checked")
    if since and until and until < since:
        cells.wrong("valid_until", "is before valid_from; correct one of them")
    return Proof(source, checked_on or today, since, until)


def _municipality(cells: Cells, id_: str, name: str, proof: Proof) -> Municipality:
    codes = cells.many("postcodes")
    if not codes:
        cells.wrong("postcodes", "is empty; write one or more postcodes")
    for code in codes:
        if not _POSTCODE.fullmatch(code):
            cells.wrong("postcodes", f"“{code}” is no Belgian postcode; write four digits")
    return Municipality(id_, name, codes, cells.text("zone", needed=True), proof, cells.many("also"))


def _entry(cells: Cells, kind: EntryKind, id_: str, name: str, proof: Proof) -> Entry:
    topics = cells.kinds("topics", Topic)
    if kind is EntryKind.SERVICE and not cells.many("topics"):
        cells.wrong("topics", f"is empty; use {', '.join(Topic)}")
    if not any(cells.text(way) for way in _WAYS):
        cells.wrong("phone", f"nobody can be reached; fill in one of {', '.join(_WAYS)}")
    zone = cells.text("zone", needed=kind is EntryKind.COUNCIL)
    return Entry(
        id_,
        kind,
        name,
        proof,
        topics,
        zone,
        cells.many("municipalities"),
        cells.fits("phone", _PHONE, "write a number such as 03 123 45 67, with spaces so that Excel keeps its 0"),
        cells.fits("mail", _MAIL, "write an address such as info@example.org"),
        cells.fits("web", _WEB, "write an address such as example.org"),
        cells.text("address"),
        cells.text("hours"),
        cells.some_of("languages", LANGUAGE_NAMES.keys()),
        cells.kinds("access", Access),
    )


def _double(found: Iterable[tuple[Row, Line]]) -> Iterable[Fault]:
    """Find ids that stand there twice: one would take the place of the other."""
    first: dict[tuple[type[Line], str], int] = {}
    for row, line in found:
        at = first.setdefault((type(line), line.id), row.line)
        if at != row.line and line.id:
            yield Fault(row.line, "id", f"“{line.id}” stands in line {at} too; give it another id")


def _strays(found: Sequence[tuple[Row, Line]]) -> Iterable[Fault]:
    """Find services for a municipality that the file does not have in that zone: nobody would ever see them."""
    known = {(line.id, line.zone) for _row, line in found if isinstance(line, Municipality)}
    for row, line in found:
        for id_ in line.municipalities if isinstance(line, Entry) else ():
            if (id_, line.zone) not in known:
                text = f"no municipality “{id_}” of this zone stands in the file; add it, or correct the id"
                yield Fault(row.line, "municipalities", text)
