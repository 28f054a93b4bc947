"""Lines of a directory file, as tests change them."""

from __future__ import annotations

from datetime import date

TODAY = date(2026, 11, 24)
HEAD = (
    "kind;id;name;topics;zone;municipalities;postcodes;also;phone;mail;web;address;hours;languages;access;"
    "source;checked_on;valid_from;valid_until"
)
LIER = "municipality;lier;Lier;;Pallieterland;;2500;Koningshooikt;;;;;;;;example.org;2026-10-01;;"
HOUSE = (
    "service;huis;Sociaal Huis;money, unsure;Pallieterland;lier;;;03 123 45 67;info@example.org;example.org;"
    "Markt 1;op afspraak;nl|fr;wheelchair;example.org;1/10/2026;;31/12/2026"
)


def with_cell(column: str, text: str, line: str = HOUSE) -> str:
    """Put another text in one cell of a line."""
    cells = line.split(";")
    cells[HEAD.split(";").index(column)] = text
    return ";".join(cells)
