"""Every table there is, for who makes, moves or compares whole databases."""

from __future__ import annotations

from storage import (
    tables,
    tables_announcements,
    tables_caregivers,
    tables_checkins,
    tables_closing,
    tables_contact,
    tables_feeds,
    tables_guide,
    tables_handover,
    tables_impact,
    tables_keeping,
    tables_reports,
    tables_sessions,
    tables_surveys,
    tables_volunteers,
    tables_ways,
)

__all__ = ["metadata"]

metadata = tables.metadata
_PARTS = (
    tables_announcements,
    tables_caregivers,
    tables_checkins,
    tables_closing,
    tables_contact,
    tables_feeds,
    tables_guide,
    tables_handover,
    tables_impact,
    tables_keeping,
    tables_reports,
    tables_sessions,
    tables_surveys,
    tables_volunteers,
    tables_ways,
)
for _part in _PARTS:
    assert _part.metadata is metadata  # noqa: S101 - to import them is what puts their tables there
