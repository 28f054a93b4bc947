"""What is said about announcements, by language; a new language adds its row to each table."""

from typing import Final

EVERYWHERE: Final = {
    "nl": "alle alles iedereen overal",
    "fr": "tous toutes tout partout",
    "en": "all everybody everyone everywhere",
    "de": "alle alles uberall",
}
NEIGHBOURHOODS: Final = {
    "nl": "buurten buurt",
    "fr": "quartiers quartier",
    "en": "neighbourhoods neighborhoods neighbourhood neighborhood",
    "de": "nachbarschaften nachbarschaft",
}
ROOMS: Final = {"nl": "groepen kamers", "fr": "groupes salons", "en": "rooms groups", "de": "gruppen"}
MISTAKE: Final = {
    "nl": "fout foutje vergissing verbetering erratum",
    "fr": "erreur faute correction erratum",
    "en": "mistake wrong correction",
    "de": "fehler korrektur",
}
CORRECT: Final = {
    "nl": "verbeter verbeteren verbetering",
    "fr": "corriger corrige correction",
    "en": "correct correction fix",
    "de": "korrigieren korrigiere korrektur",
}
WITHDRAW: Final = {
    "nl": "intrekken weg annuleer annuleren",
    "fr": "retirer retire annuler",
    "en": "withdraw cancel",
    "de": "zuruckziehen loschen",
}
APPROVE: Final = {
    "nl": "ok oke goed ja akkoord",
    "fr": "oui accord ok",
    "en": "ok okay approve yes",
    "de": "ok ja gut einverstanden",
}
PIN: Final = {
    "nl": "vastzetten vastmaken vastpinnen bovenaan",
    "fr": "epingler epingle",
    "en": "pin",
    "de": "anheften anpinnen",
}
UNPIN: Final = {
    "nl": "losmaken los",
    "fr": "desepingler detacher",
    "en": "unpin",
    "de": "losen ablosen",
}
ASKING: Final = {
    "nl": "wie wat waar wanneer waarom hoe hoeveel welke mag kan moet is",
    "fr": "qui que quoi ou quand comment combien pourquoi puis peut est",
    "en": "who what where when why how which can may is",
    "de": "wer was wo wann wie warum welche darf kann muss ist",
}
"""The first words of questions."""
PLACES: Final = {
    "nl": "straat plein markt laan zaal huis online",
    "fr": "rue place salle maison avenue",
    "en": "street square hall house",
    "de": "platz strasse haus saal",
}
"""Parts of words that say where something is."""
JARGON: Final = {
    "nl": "eerstelijnszone zorgraad toeleiding client patient participatie intersectoraal implementeren faciliteren "
    "traject casus doelgroep draagvlak outreachend laagdrempelig levensdomeinen zorgaanbod stakeholder",
    "fr": "beneficiaire beneficiaires usager usagers intervenant dispositif partenariat transversal problematique",
    "en": "stakeholder stakeholders outreach facilitate implementation beneficiary beneficiaries",
    "de": "zielgruppe massnahme klient niederschwellig akteure teilhabe implementierung",
}
"""Words of the trade that not everybody knows."""
