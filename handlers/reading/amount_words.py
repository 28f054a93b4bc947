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
TAKEN_OFF: Final = {
    "nl": "verwijder verwijderen wis wissen schrap schrappen",
    "fr": "supprimer supprime supprimez enlever enleve enlevez effacer efface effacez",
    "en": "remove delete",
    "de": "entfernen entferne loschen losche loeschen loesche",
}
"""Beside the number of an amount that was noted by mistake."""
ON_BEHALF: Final = {"nl": "voor", "fr": "pour", "en": "for", "de": "fur fuer"}
"""Before the address of whom it is for."""
