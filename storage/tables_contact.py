"""The tables of messages to the people of a neighbourhood, and of who is on duty for them."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text

from storage.tables import metadata
from storage.types import Instant, Json

# Who gets messages about a topic first, and when somebody is there.
duty = Table(
    "duty",
    metadata,
    Column("neighbourhood", Text, primary_key=True),
    Column("desk", String(20), primary_key=True),
    Column("person", String(16)),
    Column("deputy", String(16)),
    Column("opens", Integer, nullable=False),
    Column("closes", Integer, nullable=False),
)

# A message of a neighbour; its words and what it is about are sealed.
inquiry = Table(
    "inquiry",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("person", String(16), nullable=False, index=True),
    Column("neighbourhood", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("asked", Json, nullable=False),
    Column("held_by", String(16)),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index(None, "neighbourhood", "state"),
)
