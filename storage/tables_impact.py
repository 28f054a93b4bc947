"""The tables of impact: lines that are counted and name nobody, reports as they were, and how long projects run."""

from __future__ import annotations

from sqlalchemy import Column, Date, Index, Integer, LargeBinary, String, Table, Text

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

# A report as it was, each edition; the reason of a correction is sealed, and a hidden number is not in it.
impact_frozen = Table(
    "impact_frozen",
    metadata,
    Column("neighbourhood", Text, primary_key=True),
    Column("since", Date, primary_key=True),
    Column("until", Date, primary_key=True),
    Column("edition", Integer, primary_key=True, autoincrement=False),
    Column("state", String(20), nullable=False),
    Column("made_on", Date, nullable=False),
    Column("figures", Json, nullable=False),
    Column("hours", Integer),
    Column("kept_by", String(16)),
    Column("checked_by", String(16)),
    Column("checked_on", Date),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

# From when to when a neighbourhood is paid for, each extension apart.
project_period = Table(
    "project_period",
    metadata,
    Column("neighbourhood", Text, primary_key=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("since", Date, nullable=False),
    Column("until", Date, nullable=False),
    Column("set_by", String(16), nullable=False),
    Column("version", Integer, nullable=False),
)

# What a neighbourhood wants to change and how, each edition; the words are sealed.
theory = Table(
    "theory",
    metadata,
    Column("neighbourhood", Text, primary_key=True),
    Column("edition", Integer, primary_key=True, autoincrement=False),
    Column("state", String(20), nullable=False),
    Column("written_by", String(16), nullable=False),
    Column("changed_on", Date, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
