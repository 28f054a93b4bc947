"""The tables of impact: lines that are counted and name nobody, and reports as they were."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, String, Table, Text

from storage.tables import metadata
from storage.types import Json

# One thing that happened, as it is counted; nobody is in it, and what finds it again is a number or a keyed hash.
impact_line = Table(
    "impact_line",
    metadata,
    Column("kind", String(20), primary_key=True),
    Column("ref", String(60), primary_key=True),
    Column("neighbourhood", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("traits", Json, nullable=False),
    Column("n", Integer, nullable=False),
    Index(None, "neighbourhood", "on"),
)
