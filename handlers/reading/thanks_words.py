"""The words of a thank you that says nothing else, by language; a new language adds its row to each table."""

from typing import Final

THANKS: Final = {
    "nl": "bedankt dank dankje dankjewel dankuwel mercikes",
    "fr": "merci remercie",
    "en": "thanks thank thx ty",
    "de": "danke dankeschon vielen",
    "tr": "tesekkurler sagol",
    "ar": "شكرا",
}
BESIDE_THANKS: Final = {
    "nl": "je u jou wel he hoor zeer veel heel erg voor alles ok oke okay top prima allee goed super buurtbot bot",
    "fr": "vous te beaucoup bien mille infiniment je pour tout d accord parfait super",
    "en": "you so very much lot a many cheers for everything great perfect ok okay",
    "de": "ihnen dir schon schoen sehr herzlichen dank besten fur fuer alles ok okay prima super",
}
