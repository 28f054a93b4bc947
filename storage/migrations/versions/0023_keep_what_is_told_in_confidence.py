"""Keep what is told in confidence."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"


def upgrade() -> None:
    op.create_table(
        "report",
        sa.Column("number", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("neighbourhood", sa.Text(), nullable=False),
        sa.Column("person", sa.String(length=16), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("told_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("request", sa.Integer(), nullable=True),
        sa.Column("readers", sa.Text(), nullable=False),
        sa.Column("offered", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(length=16), nullable=True),
        sa.Column("objectors", sa.Text(), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_report")),
    )
    with op.batch_alter_table("report", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_report_neighbourhood_state"), ["neighbourhood", "state"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_person"), ["person"], unique=False)
        batch_op.create_index(batch_op.f("ix_report_request"), ["request"], unique=False)
