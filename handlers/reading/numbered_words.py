"""What people say around the number of a request, by language; a new language adds its row to each table."""

from typing import Final

NAMING: Final = {
    "nl": "taak vraag de die",
    "fr": "tache demande la le",
    "en": "task request the",
    "de": "aufgabe anfrage die",
}
"""Beside the words for "number" themselves, which stand in `answer_words`."""

FOR: Final = {"nl": "voor van", "fr": "pour de du", "en": "for of", "de": "fur fuer von der"}
"""Before a number that a moment follows: "another moment for 1"."""

BESIDE_A_NUMBER: Final = {
    "nl": "nr nummer taak vraag aub alstublieft alsjeblieft graag dank bedankt hoor",
    "fr": "no numero tache demande svp merci",
    "en": "number task request please thanks",
    "de": "nummer aufgabe anfrage bitte gern gerne danke",
}
"""Words that say nothing more than the number beside them, so that a command in a room stays one."""

AND: Final = {"nl": "en ook", "fr": "et aussi", "en": "and plus also", "de": "und auch", "tr": "ve", "ar": "و"}
OR: Final = {"nl": "of", "fr": "ou", "en": "or", "de": "oder", "tr": "veya", "ar": "او"}
