"""What stands around the name of who is asked for, by language; a new language adds its row to each table."""

from typing import Final

BEFORE_A_NAME: Final = {
    "nl": "mijn voor van",
    "fr": "mon ma pour",
    "en": "my for",
    "de": "mein meine meinen meiner für",
}
NO_NAME: Final = {
    "nl": "^ nog niet, ^ niemand $",
    "fr": "^ pas encore, ^ personne $",
    "en": "^ not yet, ^ nobody $",
    "de": "^ noch nicht, ^ niemand $",
}
"""Phrases, as `handlers.reading.phrases` reads them."""
