"""The tables of networks and announcements."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Table, Text

from storage.tables import metadata

# Which neighbourhoods belong to a network.
network_place = Table(
    "network_place",
    metadata,
    Column("network", Text, primary_key=True),
    Column("neighbourhood", Text, primary_key=True, index=True),
    Column("belongs", Boolean, nullable=False),
)
