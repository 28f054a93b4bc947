"""Know which messages name whom."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    op.create_table(
        "named",
        sa.Column("key", sa.String(length=41), nullable=False),
        sa.Column("person", sa.String(length=16), nullable=False),
        sa.PrimaryKeyConstraint("key", "person", name=op.f("pk_named")),
    )
    with op.batch_alter_table("named", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_named_person"), ["person"], unique=False)
