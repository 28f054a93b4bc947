"""What is said around surveys, by language; a new language adds its row to each table. Without accents."""

from typing import Final

NEW: Final = {
    "nl": "nieuw nieuwe maak maken",
    "fr": "nouveau nouvelle nouvel creer",
    "en": "new make create",
    "de": "neu neue neuer erstellen",
}
CLOSE: Final = {
    "nl": "sluit sluiten afsluiten beeindig beeindigen",
    "fr": "cloturer cloture fermer terminer",
    "en": "close end finish",
    "de": "schliessen beenden",
}
READ: Final = {
    "nl": "lees lezen antwoorden",
    "fr": "lire reponses",
    "en": "read answers",
    "de": "lesen antworten",
}
WITHDRAW: Final = {
    "nl": "intrekken annuleer annuleren",
    "fr": "retirer annuler",
    "en": "withdraw cancel",
    "de": "zuruckziehen zurueckziehen",
}
DECISION: Final = {
    "nl": "besluit beslissing beslist besloten",
    "fr": "decision decider decide",
    "en": "decision decided decide",
    "de": "beschluss entscheidung entschieden beschlossen",
}
ERASE: Final = {
    "nl": "wis wissen weg",
    "fr": "effacer efface",
    "en": "erase delete",
    "de": "loschen loesche loesch",
}
