"""Words beside a place or a number of people, by language; a new language adds its row to each table."""

from typing import Final

NO_PLACE: Final = {
    "nl": "mij mijn thuis zelfde weet kent ken kennen",
    "fr": "moi mon maison domicile meme connais connaissez",
    "en": "my me home same know",
    "de": "mein meine meiner mir zuhause gleiche gleichen kennt kennen",
}
"""With one of these a place is told that only the person themselves knows."""

BESIDE_A_NAME: Final = {
    "nl": "naast boven onder achter tegenover bij in de het van",
    "fr": "cote au dessus de du la le chez derriere",
    "en": "next to above behind at the of",
    "de": "neben uber hinter bei im am",
}
"""When nothing but these and a name is said, there is no place in it."""

PEOPLE: Final = {
    "nl": "helpers helper buren buur mensen personen man vrijwilligers handen",
    "fr": "voisins personnes benevoles",
    "en": "helpers helper people neighbours neighbors persons volunteers",
    "de": "leute nachbarn helfer freiwillige",
}
"""Behind a number: so many are asked for."""

BEFORE_A_HOUSE_NUMBER: Final = {
    "nl": "nr nummer huisnummer",
    "fr": "no n° numero",
    "en": "number house",
    "de": "nr hausnummer",
}
