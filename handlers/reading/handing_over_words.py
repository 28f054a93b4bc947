"""Words by which somebody says that they hand over what they do, and to whom: each language adds its own."""

from __future__ import annotations

from typing import Final

HANDING_OVER: Final = {
    "nl": "overdragen, overdracht, draag .. over aan, geef .. mijn rol door, mijn rol doorgeven, mijn rol geven aan",
    "fr": """
    passer le relais/flambeau, passe le relais/flambeau, transmettre mon role, transmets mon role, ceder ma place
    """,
    "en": "hand over, handing over, handover, hand-over, pass on my role, pass my role on, passing on my role",
    "de": """
    ubergebe/uebergebe, ubergeben/uebergeben, ubergabe/uebergabe, gebe .. meine rolle weiter, meine rolle abgeben
    """,
}
ONESELF: Final = {"nl": "ik mijn", "fr": "je j mon ma", "en": "i my", "de": "ich meine"}
"""Somebody speaks of themselves, and not of something that is called so."""
TO: Final = {"nl": "aan", "fr": "à a au", "en": "to", "de": "an"}
"""What stands before the one to whom."""
