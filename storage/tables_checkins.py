"""The tables of presence checks."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Index, Integer, LargeBinary, String, Table, Text, false, true

from storage.tables import metadata
from storage.types import Instant, Json

# What somebody agreed to be asked; at which hour, on which days and the code word are sealed.
checkin = Table(
    "checkin",
    metadata,
    Column("person", String(16), primary_key=True),
    Column("neighbourhood", Text, nullable=False, index=True),
    Column("state", String(20), nullable=False),
    Column("since", Instant, nullable=False),
    Column("zone", Text, nullable=False),
    Column("told_at", Instant, nullable=False),
    Column("paused_until", Date),
    Column("discreet", Boolean, nullable=False),
    Column("daily", Boolean, nullable=False, server_default=true()),
    Column("heat", Boolean, nullable=False, server_default=false()),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

# Whom somebody chose to be told that there is no answer, and whether they agreed.
checkin_contact = Table(
    "checkin_contact",
    metadata,
    Column("person", String(16), primary_key=True),
    Column("contact", String(16), primary_key=True, index=True),
    Column("state", String(20), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("place", Integer, nullable=False),
    Column("version", Integer, nullable=False),
)

# One asking, and who was told of a silence; what was answered is sealed. Deleted after a month.
checkin_round = Table(
    "checkin_round",
    metadata,
    Column("id", String(20), primary_key=True),
    Column("person", String(16), nullable=False),
    Column("neighbourhood", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("state", String(20), nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("kind", String(10), nullable=False),
    Column("campaign", String(20), nullable=False),
    Column("asked_again_at", Instant),
    Column("missed_at", Instant),
    Column("ended_at", Instant),
    Column("rung", Integer, nullable=False),
    Column("owner", String(16)),
    Column("told", Boolean, nullable=False),
    Column("alerted", Json, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index(None, "person", "state"),
    Index(None, "neighbourhood", "asked_at"),
)
