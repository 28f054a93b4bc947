"""The tables of keeping: what must be known so that somebody can be forgotten."""

from __future__ import annotations

from sqlalchemy import Column, String, Table

from storage.tables import metadata

# Which messages name whom to others, so that they can be taken back when somebody wants to be forgotten.
named = Table(
    "named",
    metadata,
    Column("key", String(41), primary_key=True),
    Column("person", String(16), primary_key=True, index=True),
)
