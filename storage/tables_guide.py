"""The tables of the directory, which is public, and of referrals, which are not."""

from __future__ import annotations

from sqlalchemy import Column, Index, Integer, LargeBinary, String, Table, Text

from storage.tables import metadata
from storage.types import Instant, Json

# A municipality, how it is found, and the primary care zone it belongs to.
municipality = Table(
    "municipality",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("postcodes", Json, nullable=False),
    Column("zone", Text, nullable=False),
    Column("proof", Json, nullable=False),
    Column("also", Json, nullable=False),
)

# A care council or a service, as it can be told to people.
entry = Table(
    "entry",
    metadata,
    Column("id", Text, primary_key=True),
    Column("kind", String(20), nullable=False),
    Column("name", Text, nullable=False),
    Column("proof", Json, nullable=False),
    Column("topics", Json, nullable=False),
    Column("zone", Text, nullable=False, index=True),
    Column("municipalities", Json, nullable=False),
    Column("phone", Text, nullable=False),
    Column("mail", Text, nullable=False),
    Column("web", Text, nullable=False),
    Column("address", Text, nullable=False),
    Column("hours", Text, nullable=False),
    Column("languages", Json, nullable=False),
    Column("access", Json, nullable=False),
)

# A neighbour whom somebody helps to reach a service; which one, and who may know it, are sealed.
referral = Table(
    "referral",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("person", String(16), nullable=False, index=True),
    Column("neighbourhood", Text, nullable=False),
    Column("state", String(20), nullable=False),
    Column("sent_at", Instant, nullable=False),
    Column("changed_at", Instant, nullable=False),
    Column("taken_by", String(16)),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index(None, "neighbourhood", "state"),
)
