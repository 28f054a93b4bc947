"""The tables of calendar feeds."""

from __future__ import annotations

from sqlalchemy import Column, Integer, String, Table

from storage.tables import metadata

# Where a person's calendar app finds their agenda; only the hash of the address is kept.
feed = Table(
    "feed",
    metadata,
    Column("person", String(16), primary_key=True),
    Column("serial", Integer, nullable=False),
    Column("hash", String(64), nullable=False, unique=True),
    Column("version", Integer, nullable=False),
)
