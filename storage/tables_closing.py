"""The table of closings."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, String, Table, Text

from storage.tables import metadata
from storage.types import Instant

# Which place stops, when, and which two people said so; it outlives the place, to give account of it.
closing = Table(
    "closing",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("neighbourhood", Text, nullable=False, index=True),
    Column("proposer", String(16), nullable=False),
    Column("state", String(20), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("on", Date, nullable=False),
    Column("second", String(16)),
    Column("version", Integer, nullable=False),
)
