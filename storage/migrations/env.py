"""Where Alembic meets our tables, on the open connection it is given."""

from __future__ import annotations

from alembic import context

from storage.schema import metadata
from storage.types import rendered

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=rendered,
    compare_type=True,
)
with context.begin_transaction():
    context.run_migrations()
