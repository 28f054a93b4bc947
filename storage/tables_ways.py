"""The tables of ways to reach people where addresses are nobody's business, and of the letters of questions there."""

from __future__ import annotations

from sqlalchemy import Column, Index, LargeBinary, String, Table, UniqueConstraint

from storage.tables import metadata
from storage.types import Instant

# One address of a person (a telephone number), sealed; ``hash`` finds it, and is empty once it is no longer theirs.
way = Table(
    "way",
    metadata,
    Column("id", String(24), primary_key=True),
    Column("channel", String(20), nullable=False),
    Column("hash", String(32)),
    Column("person", String(16), index=True),
    Column("state", String(10), nullable=False),
    Column("heard_at", Instant, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    UniqueConstraint("channel", "hash"),
)

# By which letter somebody can name a question; free again a while after it is over.
letter = Table(
    "letter",
    metadata,
    Column("person", String(16), primary_key=True),
    Column("letter", String(2), primary_key=True),
    Column("key", String(41), nullable=False),
    Column("given_at", Instant, nullable=False),
    Index(None, "key"),
)
