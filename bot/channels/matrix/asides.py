"""What others sent that was of no use, by kind; the operator sees the first, the tenth, the hundredth of each."""

from __future__ import annotations

import logging
from collections import Counter

log = logging.getLogger(__name__)


class Asides(Counter[str]):
    """Counts by kind; a kind is a fixed word of ours or the name of a library's error, never anybody's words."""

    def note(self, kind: str, times: int = 1) -> None:
        """Count, and write one line when the count gains a digit."""
        before = self[kind]
        self[kind] += times
        if not before or len(str(self[kind])) > len(str(before)):
            log.warning("set aside", extra={"kind": kind.replace(" ", "_"), "count": self[kind]})
