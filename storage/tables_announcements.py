"""The tables of networks and announcements."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table, Text

from storage.tables import metadata
from storage.types import Instant, Json, WallTime

# Which neighbourhoods belong to a network.
network_place = Table(
    "network_place",
    metadata,
    Column("network", Text, primary_key=True),
    Column("neighbourhood", Text, primary_key=True, index=True),
    Column("belongs", Boolean, nullable=False),
)

# One message of an organiser to many rooms; its texts are sealed.
announcement = Table(
    "announcement",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("composer", String(16), nullable=False, index=True),
    Column("state", String(20), nullable=False),
    Column("places", Json, nullable=False),
    Column("kinds", Json, nullable=False),
    Column("made_at", Instant, nullable=False, index=True),
    Column("send_local", WallTime, nullable=False),
    Column("zone", Text, nullable=False),
    Column("urgent", Boolean, nullable=False),
    Column("approver", String(16)),
    Column("edition", Integer, nullable=False),
    Column("sent_at", Instant),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

# For whom an announcement was when it was sent: what comes later reaches these, whoever came or went since.
# A room has an address and no person, somebody in private is a person without an address.
announcement_addressee = Table(
    "announcement_addressee",
    metadata,
    Column("announcement", Integer, primary_key=True, autoincrement=False),
    Column("channel", Text, primary_key=True),
    Column("address", Text, primary_key=True),
    Column("person", String(16), primary_key=True, index=True),
    Column("place", Text, nullable=False),
    Column("edition", Integer, nullable=False),
)

# Who gave a sign under an announcement, so that it counts once, or was told once where to ask about it.
announcement_reading = Table(
    "announcement_reading",
    metadata,
    Column("announcement", Integer, primary_key=True, autoincrement=False),
    Column("person", String(16), primary_key=True, index=True),
    Column("has_read", Boolean, nullable=False),
    Column("was_guided", Boolean, nullable=False),
)
