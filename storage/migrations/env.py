"""Runs migrations on the connection we are given, or on a fresh database when a new one is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from alembic import context
from sqlalchemy import Connection, create_engine

from storage.tables import metadata
from storage.types import Instant, Json

if TYPE_CHECKING:
    from alembic.autogenerate.api import AutogenContext


def _render(kind: str, item: object, _context: AutogenContext) -> str | Literal[False]:
    """Write our own column types by their names."""
    return f"{type(item).__name__}()" if kind == "type" and isinstance(item, (Instant, Json)) else False


def _run(connection: Connection) -> None:
    context.configure(
        connection=connection, target_metadata=metadata, render_as_batch=True, compare_type=True, render_item=_render
    )
    with context.begin_transaction():
        context.run_migrations()


given = context.config.attributes.get("connection")
if given is not None:
    _run(given)
else:
    url = context.config.get_main_option("sqlalchemy.url") or "sqlite:///migration.db"
    with create_engine(url).begin() as fresh:
        _run(fresh)
