"""Searching bytes for words that nothing of ours may hold in clear."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def kept_in_clear(planted: Iterable[str], places: Mapping[str, bytes]) -> list[tuple[str, str]]:
    """Search bytes, whatever the case of the letters, in UTF-8 and in UTF-16."""
    lowered = {place: raw.lower() for place, raw in places.items()}
    forms = {secret: (secret.lower().encode(), secret.lower().encode("utf-16-le")) for secret in planted}
    return [
        (place, secret)
        for place, raw in lowered.items()
        for secret, written in forms.items()
        if any(form in raw for form in written)
    ]
