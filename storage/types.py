"""Column types: instants that are always aware and UTC, wall times that never are, values as JSON."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Literal

from sqlalchemy import DateTime, Dialect, String, Text, TypeDecorator


class Instant(TypeDecorator[datetime]):
    """An aware instant; stored as UTC on every engine, refused when naive."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn an aware instant into what the engine keeps."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant without a time zone")
        utc = value.astimezone(UTC)
        return utc if dialect.name == "postgresql" else utc.replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Turn what the engine kept into an aware instant."""
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


class WallTime(TypeDecorator[datetime]):
    """A naive local time as text, refused when aware; its zone stands beside it."""

    impl = String(30)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """Write a wall time; as text they sort as they follow each other."""
        if value is not None and value.tzinfo is not None:
            raise ValueError("a wall time with a time zone")
        return None if value is None else value.isoformat()

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """Read a wall time."""
        return None if value is None else datetime.fromisoformat(value)


class Json(TypeDecorator[str]):
    """A small value as JSON text; what is in it is decided by the noun's own type."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        """Pass the text on."""
        return value


def rendered(kind: str, thing: object, _context: object) -> str | Literal[False]:
    """Write our types into migrations as what they are underneath, so that a migration never changes its meaning."""
    if kind != "type":
        return False
    if isinstance(thing, Instant):
        return "sa.DateTime(timezone=True)"
    if isinstance(thing, WallTime):
        return "sa.String(length=30)"
    return "sa.Text()" if isinstance(thing, Json) else False
