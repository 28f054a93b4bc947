"""The table of what was told in confidence."""

from __future__ import annotations

from typing import Final

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text

from storage.tables import metadata
from storage.types import Instant, Json

ROLE: Final = "confidential"
"""Who alone reads what is sealed here: the keys open nothing else, and no other key opens this."""

# What somebody told in confidence; its words, the reasons of who decided and the objections are sealed for one role.
report = Table(
    "report",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("neighbourhood", Text, nullable=False),
    Column("person", String(16), nullable=False, index=True),
    Column("state", String(20), nullable=False),
    Column("told_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("request", Integer, index=True),
    Column("readers", Json, nullable=False),
    Column("offered", Json, nullable=False),
    Column("decided_by", String(16)),
    Column("objectors", Json, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index(None, "neighbourhood", "state"),
)
