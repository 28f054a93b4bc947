"""Words of a request that stand around what is needed, by language; a new language adds its row to each table."""

from typing import Final

HELP_WITH: Final = {
    "nl": "(?:de )?(?:hulp|help) (?:nodig )?(?:bij|met|voor) (?:(?:de|het|mijn) )?",
    "fr": "(?:de l'|une )?aide (?:pour|avec) (?:(?:la|le|les|faire) )?",
    "en": "help with (?:the |my )?",
    "de": "hilfe (?:beim|bei der|bei|mit|zum|zur) ",
}
"""Regular expressions: what a request begins with, up to what is needed."""

WITH: Final = {"nl": "met bij", "fr": "avec", "en": "with", "de": "mit bei beim"}
"""What leads from "help" to what is needed: "(hulp) met boodschappen"; one of WHICH may stand between."""

WHICH: Final = {"nl": "de het mijn", "fr": "les la le", "en": "the my", "de": "der den"}
LOOSE_ENDS: Final = {
    "nl": """
        naar van de het een voor met om te in op aan bij tot en of dat mijn moet moeten heeft krijgt is samen langs
        """,
    "fr": "de en au aux du des le la les pour avec chez vers et ou a doit est ensemble",
    "en": "a to the for with at my and from on of in must has needs is together near",
    "de": """
        bei beim zum zur im am in nach fur mit der die das den dem und zu von auf muss hat ist zusammen
        """,
}
"""Words that a title does not end with."""

COMPLETING: Final = {
    "nl": "krijgen geven nemen innemen toedienen spuiten inspuiten zetten klaarzetten hebben",
    "fr": "recevoir prendre donner avoir injecter",
    "en": "get take give have receive",
    "de": "bekommen nehmen geben spritzen haben kriegen",
}
"""What is done with a medicine; alone they say nothing: "has to get"."""

TOWARDS: Final = {"nl": "naar tot van vanaf", "fr": "vers jusqu", "en": "to from", "de": "nach zum zur bis von"}
"""Before a street that is gone to, or come from: it is not where the help is."""

IN: Final = {"nl": "in op aan te nabij", "fr": "dans", "en": "in on at near", "de": "in an auf am"}
ARTICLES: Final = {"nl": "de het den", "fr": "la le l", "en": "the", "de": "der die dem den"}
BESIDE_A_MOMENT: Final = {"nl": "het de tegen rond s", "fr": "vers des", "en": "by", "de": "der den gegen"}
"""They go with a moment that is left out."""
