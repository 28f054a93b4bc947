"""The tables, with the reason each exists. Personal data lies in sealed columns; ids and states are clear.

Those of single flows stand beside it; ``storage/schema.py`` knows all.

A column has a length only where we make the value ourselves: PostgreSQL refuses what is longer, SQLite does not.
"""

from __future__ import annotations

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
    false,
    text,
)

from storage.types import Instant, Json

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)

# --- the engine ---------------------------------------------------------------------------------------------

# What reached us, once each; emptied of words when handled.
inbox = Table(
    "inbox",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("channel", String(20), nullable=False),
    Column("external_id", Text, nullable=False),
    Column("sender", Text, nullable=False),
    Column("kind", String(20), nullable=False),
    Column("in_room", Boolean, nullable=False, server_default=false()),
    Column("fingerprint", String(64), unique=True),
    Column("received_at", Instant, nullable=False),
    Column("payload", LargeBinary),
    Column("state", String(10), nullable=False, default="new"),
    Column("attempts", Integer, nullable=False, default=0),
    Column("error", Text),
    Column("next_at", Instant),
    UniqueConstraint("channel", "external_id"),
    Index(None, "state", "seq"),
    Index(None, "sender", "received_at"),
)

# How far each channel has been heard: the sync token.
position = Table(
    "position",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("position", Text, nullable=False),
)

# Small things a channel must remember across restarts.
channel_note = Table(
    "channel_note",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("name", Text, primary_key=True),
    Column("value", Text, nullable=False),
)

# What is to be said, in order, until it has been said; emptied of words when sent.
outbox = Table(
    "outbox",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("key", String(41), nullable=False, unique=True),
    Column("channel", String(20), nullable=False),
    Column("address", Text, nullable=False),
    Column("private", Boolean, nullable=False),
    Column("lane", Integer, nullable=False),
    Column("payload", LargeBinary),
    Column("target_key", String(41)),
    Column("person", String(16)),
    Column("msgid", Text, nullable=False, default=""),
    Column("entity_kind", String(40), nullable=False, default=""),
    Column("entity_id", Text, nullable=False, default=""),
    Column("made_at", Instant, nullable=False),
    Column("said_since", Instant),
    Column("next_at", Instant, nullable=False),
    Column("not_after", Instant),
    Column("state", String(10), nullable=False, default="pending"),
    Column("attempts", Integer, nullable=False, default=0),
    Column("error", Text),
    Column("external_id", Text),
    Column("sent_at", Instant),
    Index(None, "state", "channel", "address", "seq"),
    Index(None, "external_id"),
    Index(None, "entity_kind", "entity_id"),
    Index(None, "person", "msgid"),
    Index(None, "target_key"),
)

# Which message of ours is the living card of something in a place.
card = Table(
    "card",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("address", Text, primary_key=True),
    Column("entity_kind", String(40), primary_key=True),
    Column("entity_id", Text, primary_key=True),
    Column("key", String(41), nullable=False),
)

# What somebody was asked and has not answered yet; what was said so far is sealed.
question = Table(
    "question",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("key", String(41), nullable=False, unique=True),
    Column("person", String(16), nullable=False),
    Column("step", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("payload", LargeBinary),
    Column("asked_at", Instant, nullable=False),
    Column("closed_at", Instant),
    Column("misread", Integer, nullable=False, default=0),
    Index(None, "person", "closed_at"),
    Index(None, "step", "subject"),
)

# What must happen at a local wall time.
due = Table(
    "due",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("kind", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("person", String(16)),
    Column("neighbourhood", Text),
    Column("local", String(30), nullable=False),
    Column("zone", Text, nullable=False),
    Column("may_wait", Boolean, nullable=False),
    Column("fields", Json, nullable=False),
    Column("due_at", Instant, nullable=False),
    Column("next_at", Instant, nullable=False),
    Column("state", String(10), nullable=False, default="due"),
    Column("attempts", Integer, nullable=False, default=0),
    # With the id, which breaks ties: else all that is due at one moment is sorted anew for each of them.
    Index(None, "state", "next_at", "id"),
    Index(None, "kind", "subject"),
)

# When we were last alive, to know afterwards how long we were away, and since when we may have said things that we
# do not remember.
heartbeat = Table(
    "heartbeat",
    metadata,
    Column("name", String(20), primary_key=True),
    Column("at", Instant, nullable=False),
)

# Numbers that people type: the last one taken.
counter = Table(
    "counter",
    metadata,
    Column("name", String(40), primary_key=True),
    Column("n", Integer, nullable=False),
)

# A known text sealed with each key in use: a service with other keys refuses to start.
key_proof = Table(
    "key_proof",
    metadata,
    Column("key_id", String(8), primary_key=True),
    Column("sealed", LargeBinary, nullable=False),
)

# --- people and places --------------------------------------------------------------------------------------

# Somebody who talks with us; the name is sealed.
person = Table(
    "person",
    metadata,
    Column("id", String(16), primary_key=True),
    Column("channel", String(20), nullable=False),
    Column("address", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("language", String(10)),
    Column("zone", Text),
    Column("stopped", Boolean, nullable=False, default=False),
    Column("created_at", Instant),
    Column("greeted_at", Instant),
    Column("ways", Json, nullable=False, server_default="[]"),
    UniqueConstraint("channel", "address"),
)

# A caring neighbourhood.
neighbourhood = Table(
    "neighbourhood",
    metadata,
    Column("id", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("language", String(10), nullable=False),
    Column("zone", Text, nullable=False),
    Column("requester_confirms", Boolean, nullable=False),
    Column("claim_by_reaction", Boolean, nullable=False),
    Column("first_visit", String(10), nullable=False, server_default="door"),
    Column("note", Integer, nullable=False, server_default="0"),
    Column("decree", Boolean, nullable=False, server_default=false()),
    Column("made_by", String(16)),
    Column("kind", String(20), nullable=False, server_default="neighbourhood"),
    Column("tags", Json, nullable=False, server_default="[]"),
    Column("places_shown", String(10), nullable=False, server_default="public"),
)

# A room of a neighbourhood.
room = Table(
    "room",
    metadata,
    Column("channel", String(20), primary_key=True),
    Column("address", Text, primary_key=True),
    Column("neighbourhood", Text, nullable=False, index=True),
    Column("kind", String(20), nullable=False),
    Column("open", Boolean, nullable=False),
    Column("encrypted", Boolean, nullable=False),
    Column("bridged", Boolean, nullable=False),
)

# What a person is in a neighbourhood.
standing = Table(
    "standing",
    metadata,
    Column("person", String(16), primary_key=True),
    Column("neighbourhood", Text, primary_key=True, index=True),
    Column("present", Json, nullable=False),
    Column("granted", Json, nullable=False),
)

# --- proof --------------------------------------------------------------------------------------------------

# A yes to an exact text (sealed).
consent = Table(
    "consent",
    metadata,
    Column("id", String(40), primary_key=True),
    Column("person", String(16), nullable=False, index=True),
    Column("purpose", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Column("language", String(10), nullable=False),
    Column("channel", String(20), nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    Column("edition", Integer, nullable=False, server_default=text("1")),
)

# Who did or saw what; never words.
audit = Table(
    "audit",
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", Instant, nullable=False),
    Column("actor", String(16)),
    Column("action", Text, nullable=False),
    Column("subject", Text, nullable=False),
    Column("about", String(16)),
    Column("neighbourhood", Text),
    Column("why", Text, nullable=False),
    Index(None, "about"),
)

# How often something happened, per day; nothing about whom.
counted = Table(
    "counted",
    metadata,
    Column("on", Date, primary_key=True),
    Column("name", Text, primary_key=True),
    Column("neighbourhood", Text, primary_key=True),
    Column("labels", Text, primary_key=True),
    Column("n", Integer, nullable=False),
)

# --- requests and volunteers --------------------------------------------------------------------------------

# A request for help; title, street, contact and on whose behalf are sealed together.
request = Table(
    "request",
    metadata,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("neighbourhood", Text, nullable=False),
    Column("requester", String(16), nullable=False, index=True),
    Column("state", String(20), nullable=False),
    Column("category", String(20), nullable=False),
    Column("made_at", Instant, nullable=False),
    Column("when", Json),
    Column("helpers", Integer, nullable=False),
    Column("confirms", Boolean, nullable=False),
    Column("wave", Integer, nullable=False),
    Column("cause", Text, nullable=False, index=True),
    Column("series", Integer),
    Column("opened_at", Instant),
    Column("closed_at", Instant),
    Column("was_unmet", Boolean, nullable=False),
    Column("held_from", String(20)),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
    Index(None, "neighbourhood", "state"),
)

# One person's part in one request.
claim = Table(
    "claim",
    metadata,
    Column("request", Integer, primary_key=True, autoincrement=False),
    Column("person", String(16), primary_key=True, index=True),
    Column("state", String(20), nullable=False),
    Column("claimed_at", Instant, nullable=False),
    Column("place", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)

# Who was asked about a request, and what came of it.
asked = Table(
    "asked",
    metadata,
    Column("request", Integer, primary_key=True, autoincrement=False),
    Column("person", String(16), primary_key=True, index=True),
    Column("wave", Integer, nullable=False),
    Column("asked_at", Instant, nullable=False),
    Column("reply", String(10), nullable=False),
)

# What somebody offered to do; the street is sealed.
volunteer = Table(
    "volunteer",
    metadata,
    Column("person", String(16), primary_key=True),
    Column("neighbourhood", Text, primary_key=True, index=True),
    Column("state", String(20), nullable=False),
    Column("categories", Json, nullable=False),
    Column("since", Instant, nullable=False),
    Column("days", Json, nullable=False),
    Column("languages", Json, nullable=False),
    Column("per_week", Integer, nullable=False),
    Column("paused_until", Date),
    Column("last_asked_at", Instant),
    Column("age", String(10)),
    Column("silent_since", Instant),
    Column("version", Integer, nullable=False),
    Column("sealed", LargeBinary, nullable=False),
)
