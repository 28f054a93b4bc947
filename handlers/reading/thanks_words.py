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
GOODBYES: Final = {
    "nl": """
        tot ziens, tot binnenkort, tot later, tot straks, tot gauw, tot de volgende keer, tot dan, dag dag, daag
        salukes, slaapwel, goedenacht, goeienacht, nog? een? fijne/goeie/prettige dag/avond/namiddag nog?, ciao, doei
        """,
    "fr": """
        au revoir, a bientot, a plus tard, a plus, a la prochaine, a tantot, bonne journee/soiree/nuit, ciao
        """,
    "en": "good bye, goodbye, bye, bye bye, see you, see you later/soon, good night, have a nice/good day/evening",
    "de": """
        tschuss, tschuess, tschau, auf wiedersehen, bis bald, bis spater, bis dann, servus, gute nacht
        schonen/schoenen tag/abend noch?
        """,
}
"""Who goes says no more than this. Phrases, as `handlers.reading.phrases` reads them."""
BOTH_WAYS: Final = {"nl": "dag", "fr": "salut", "en": "cheers", "de": "servus"}
"""Who comes says this, and who goes as well."""
