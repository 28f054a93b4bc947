"""An hour that cannot be, and how many times or weeks something lasts, by language; a new language adds its row."""

from typing import Final

BEFORE_AN_HOUR: Final = {
    "nl": "om rond tegen vanaf",
    "fr": "a vers",
    "en": "at by",
    "de": "um gegen",
}
BEHIND_AN_HOUR: Final = {
    "nl": "uur u",
    "fr": "h heure heures",
    "en": "o'clock",
    "de": "uhr",
}
BEHIND_HOW_MANY_TIMES: Final = {
    "nl": "weken keer maanden",
    "fr": "semaines fois mois",
    "en": "weeks times months",
    "de": "wochen mal monate",
}
