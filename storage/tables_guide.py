"""The tables of the directory; what stands in them is public, and nobody's name."""

from __future__ import annotations

from sqlalchemy import Column, String, Table, Text

from storage.tables import metadata
from storage.types import Json

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
