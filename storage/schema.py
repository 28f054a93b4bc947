"""Every table there is, for who makes, moves or compares whole databases."""

from __future__ import annotations

from storage import (
    tables,
    tables_announcements,
    tables_checkins,
    tables_feeds,
    tables_guide,
    tables_sessions,
    tables_volunteers,
)

__all__ = ["metadata"]

metadata = tables.metadata
for _part in (tables_announcements, tables_checkins, tables_feeds, tables_guide, tables_sessions, tables_volunteers):
    assert _part.metadata is metadata  # noqa: S101 - to import them is what puts their tables there
