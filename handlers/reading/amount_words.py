"""Words beside an amount or a distance, by language; a new language adds its rows."""

from typing import Final

EUROS: Final = {"nl": "euro eur", "fr": "euro euros eur", "en": "euro euros eur", "de": "euro euros eur"}
KILOMETRES: Final = {
    "nl": "km kilometer kilometers",
    "fr": "km kilometre kilometres",
    "en": "km kilometre kilometres kilometer kilometers",
    "de": "km kilometer kilometern",
}
"""Behind a number: so far somebody drove."""
ON_BEHALF: Final = {"nl": "voor", "fr": "pour", "en": "for", "de": "fur fuer"}
"""Before the address of whom it is for."""
