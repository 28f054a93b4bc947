"""The tables of surveys: who was asked and what was answered lie apart, and no order leads from one to the other."""

from __future__ import annotations

from sqlalchemy import Boolean, Column, Integer, LargeBinary, String, Table, Text

from storage.tables import metadata
from storage.types import Instant, WallTime

__all__ = ["metadata", "survey", "survey_ballot", "survey_taker", "survey_text"]

# A survey of a neighbourhood; its questions, and the counts that came of it, are sealed.
survey = Table(
    "survey",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("neighbourhood", Text, nullable=False, index=True),
    Column("composer", String(16), nullable=False),
    Column("state", String(20), nullable=False),
    Column("whom", String(20), nullable=False),
    Column("closes_local", WallTime, nullable=False),
    Column("zone", Text, nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("tells_room", Boolean, nullable=False),
    Column("closed_at", Instant),
    Column("aim", String(10), nullable=False, server_default="survey"),
    Column("followed_at", Instant),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

# Who was asked. While it is open the secret word that leads to their answers lies here, sealed; then it is erased.
survey_taker = Table(
    "survey_taker",
    metadata,
    Column("survey", Integer, primary_key=True, autoincrement=False),
    Column("person", String(16), primary_key=True, index=True),
    Column("taking", String(10), nullable=False),
    Column("secret", LargeBinary),
)

# What was answered, while it can be changed: by a secret word that nothing else holds in clear. Without row ids and
# without a time, so that the order in which people answered is nowhere.
survey_ballot = Table(
    "survey_ballot",
    metadata,
    Column("word", String(32), primary_key=True),
    Column("survey", Integer, nullable=False, index=True),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

# What was answered in own words to a survey that is over, under names made by chance when it closed.
survey_text = Table(
    "survey_text",
    metadata,
    Column("word", String(32), primary_key=True),
    Column("survey", Integer, nullable=False, index=True),
    Column("question", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)
