"""The table of who is asked every month."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table, Text

from storage.tables import metadata
from storage.types import Instant

# Who agreed to one question a month; the answers are sealed, and the row goes when they stop.
monthly = Table(
    "monthly",
    metadata,
    Column("person", String(16), primary_key=True),
    Column("neighbourhood", Text, nullable=False),
    Column("since", Instant, nullable=False),
    Column("keeps", Boolean, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
