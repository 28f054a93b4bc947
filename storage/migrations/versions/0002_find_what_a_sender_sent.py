"""Find what a sender sent."""

from __future__ import annotations

from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    with op.batch_alter_table("inbox") as table:
        table.create_index(table.f("ix_inbox_sender_received_at"), ["sender", "received_at"], unique=False)
