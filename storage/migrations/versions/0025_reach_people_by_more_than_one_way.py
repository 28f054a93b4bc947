"""Reach people by more than one way."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"


def upgrade() -> None:
    op.create_table(
        "way",
        sa.Column("id", sa.String(length=24), nullable=False),
        sa.Column("channel", sa.String(length=20), nullable=False),
        sa.Column("hash", sa.String(length=32), nullable=True),
        sa.Column("person", sa.String(length=16), nullable=True),
        sa.Column("state", sa.String(length=10), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_way")),
        sa.UniqueConstraint("channel", "hash", name=op.f("uq_way_channel_hash")),
    )
    op.create_table(
        "letter",
        sa.Column("person", sa.String(length=16), nullable=False),
        sa.Column("letter", sa.String(length=2), nullable=False),
        sa.Column("key", sa.String(length=41), nullable=False),
        sa.Column("given_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("person", "letter", name=op.f("pk_letter")),
    )
    with op.batch_alter_table("way", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_way_person"), ["person"], unique=False)
    with op.batch_alter_table("letter", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_letter_key"), ["key"], unique=False)
    with op.batch_alter_table("person", schema=None) as batch_op:
        batch_op.add_column(sa.Column("ways", sa.Text(), server_default="[]", nullable=False))
