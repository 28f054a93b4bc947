"""The tables of sessions."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Index, Integer, LargeBinary, String, Table, Text

from storage.tables import metadata
from storage.types import Instant, Json, WallTime

# A session; where it is held online and its code are sealed.
session = Table(
    "session",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("neighbourhood", Text, nullable=False),
    Column("audience", String(20), nullable=False),
    Column("state", String(20), nullable=False),
    Column("title", Text, nullable=False),
    Column("starts_local", WallTime, nullable=False),
    Column("zone", Text, nullable=False),
    Column("lasts", Integer, nullable=False),
    Column("made_by", String(16), nullable=False, index=True),
    Column("made_at", Instant, nullable=False),
    Column("places", Integer, nullable=False),
    Column("language", String(10), nullable=False),
    Column("where", Text, nullable=False),
    Column("hosts", Json, nullable=False),
    Column("approval", Boolean, nullable=False),
    Column("breakouts", Json, nullable=False),
    Column("sequence", Integer, nullable=False),
    Column("series", Integer, index=True),
    Column("rule", Text, nullable=False),
    Column("left_out", Json, nullable=False),
    Column("reason", Text, nullable=False),
    Column("materials", Text, nullable=False),
    Column("changed_at", Instant),
    Column("closed_at", Instant),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index(None, "neighbourhood", "state"),
)

# One participant's part in one session; the name of a guest, what they need and what they said of it are sealed.
seat = Table(
    "seat",
    metadata,
    Column("session", Integer, primary_key=True, autoincrement=False),
    Column("person", String(16), primary_key=True, index=True),
    Column("state", String(20), nullable=False),
    Column("joined_at", Instant, nullable=False),
    Column("place", Integer, nullable=False),
    Column("by", String(16), index=True),
    Column("wanted", Json, nullable=False),
    Column("breakout", Integer),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
