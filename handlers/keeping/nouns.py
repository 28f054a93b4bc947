"""The nouns of keeping: what a decision says about what is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Sweep:
    """What is kept of one kind and is older than ``before`` (UTC) goes; ``kind`` is a name in `PERIODS`."""

    kind: str
    before: datetime
