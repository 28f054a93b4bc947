"""The table of hand-overs."""

from __future__ import annotations

from sqlalchemy import Column, Date, Integer, String, Table, Text

from storage.tables import metadata
from storage.types import Instant

# Who hands a place over to whom; it stays as long as the audit log, to give account of it.
handover = Table(
    "handover",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("neighbourhood", Text, nullable=False),
    Column("giver", String(16), nullable=False, index=True),
    Column("taker", String(16), nullable=False, index=True),
    Column("state", String(20), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("on", Date),
    Column("version", Integer, nullable=False),
)
