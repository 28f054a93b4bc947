"""A copy of what is kept about a person, for them: every row in which they stand, as a file that machines read too."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeAlias

Cell: TypeAlias = str | int | bool | Sequence["Cell"] | Mapping[str, "Cell"] | None
"""What JSON can hold."""


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one table in which a person stands, by the names of their columns; words are opened.

    Where another person stands in a row, it says only that there is one: the copy is about who asks for it.
    """

    table: str
    rows: tuple[Mapping[str, Cell], ...]


def as_json(parts: Sequence[Part], at: datetime) -> str:
    """Write a copy; ``at`` is when it was made (UTC)."""
    found = {part.table: [dict(row) for row in part.rows] for part in parts}
    return json.dumps({"made_at": at.isoformat(), "kept": found}, ensure_ascii=False, indent=1)
