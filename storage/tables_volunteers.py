"""The tables of volunteers beside what they offer: what they read, what was seen of them, and what it cost them."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Date, Integer, LargeBinary, String, Table, Text

from storage.tables import metadata
from storage.types import Instant, Json

# What people read before they help, each edition as it was; an organiser's words are sealed.
info_note = Table(
    "info_note",
    metadata,
    Column("neighbourhood", Text, primary_key=True),
    Column("edition", Integer, primary_key=True, autoincrement=False),
    Column("language", String(10), primary_key=True),
    Column("set_by", String(16), nullable=False),
    Column("set_at", Instant, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

# What somebody read and showed before they may help: days, never documents.
readiness = Table(
    "readiness",
    metadata,
    Column("person", String(16), primary_key=True),
    Column("neighbourhood", Text, primary_key=True),
    Column("edition", Integer, nullable=False),
    Column("language", String(10), nullable=False),
    Column("read_at", Instant),
    Column("seen", Json, nullable=False),
    Column("version", Integer, nullable=False),
)

# Whom a room does not make a volunteer again; a keyed hash, so that it can outlive the person's data.
suppression = Table(
    "suppression",
    metadata,
    Column("hash", String(32), primary_key=True),
    Column("at", Instant, nullable=False),
    Column("lifted", Boolean, nullable=False),
)

# What helping cost somebody, per day.
expense = Table(
    "expense",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("person", String(16), nullable=False, index=True),
    Column("neighbourhood", Text, nullable=False),
    Column("on", Date, nullable=False),
    Column("cents", Integer, nullable=False),
    Column("noted_by", String(16), nullable=False),
    Column("noted_at", Instant, nullable=False),
    Column("hectometres", Integer, nullable=False, server_default="0"),
    Column("void_at", Instant),
)
