"""What people say in front of the number of a request, by language; a new language adds its row."""

from typing import Final

BEFORE_A_NUMBER: Final = {
    "nl": "voor van",
    "fr": "pour de du",
    "en": "for of",
    "de": "fur fuer von der",
}
