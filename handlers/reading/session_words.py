"""What people say around sessions, by language; a new language adds its row to each table."""

from typing import Final

NAMING: Final = {
    "nl": "sessie nummer nr de",
    "fr": "session numero no la",
    "en": "session number the",
    "de": "sitzung nummer die",
}
"""In front of the number of a session."""
