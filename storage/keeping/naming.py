"""Whether a text names somebody: their whole name stands in it, and not as a part of a longer word."""

from __future__ import annotations

import re
from typing import Final

_SHORTEST_NAME: Final = 2


def names(text: str, name: str) -> bool:
    """Tell whether somebody of that name is named in a text."""
    return len(name) >= _SHORTEST_NAME and name in text and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text))
