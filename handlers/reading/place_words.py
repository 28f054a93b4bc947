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
    "nl": "nr nummer huisnummer op in",
    "fr": "no n° numero numéro au",
    "en": "number house at",
    "de": "nr hausnummer in",
}

BOX: Final = {"nl": "bus postbus", "fr": "bte boite boîte bt", "en": "box", "de": "briefkasten"}
"""Behind a house number: the box in the house."""

NTH: Final = {"nl": "de e ste", "fr": "ème eme er ère", "en": "th nd rd st", "de": "te"}
"""Behind a number: it is a floor, and no house number."""

LEADS_TO_A_NUMBER: Final = {
    "nl": "en of is mijn nummer nr huisnummer tel telefoon telefoonnummer gsm mobiel op adres",
    "fr": "et ou est ma mon numero tel telephone portable au a adresse",
    "en": "and or is my number phone mobile at address",
    "de": "und oder ist meine meiner nummer hausnummer telefon handy adresse",
}
"""Beside a telephone or house number these say nothing more."""

WITH_LA: Final = {
    "nl": "rue",
    "fr": "rue ruelle place chaussee dreve venelle cite grand-place route",
    "en": "rue",
    "de": "rue",
}
WITH_L: Final = {"nl": "avenue", "fr": "avenue allee impasse esplanade", "en": "avenue", "de": "avenue"}
WITH_DU: Final = {
    "nl": "boulevard",
    "fr": "boulevard quai clos chemin square sentier parvis",
    "en": "boulevard",
    "de": "boulevard",
}
"""Kinds of streets, by the article that they take in French."""

AT_A_PLACE: Final = {"nl": "in te", "fr": "à au aux dans", "en": "in at", "de": "in im am"}
"""Before a place that is named by what it is; they are no part of it."""
AT_WHOSE: Final = {"nl": "bij op", "fr": "chez", "en": "by", "de": "bei beim"}
"""Before whose place it is, and kept with it: "bij Jeanne"."""
PLACES: Final = {
    "nl": "park plein kerk school cafe zaal tuin kapel loods markt speelplaats ocmw lokaal",
    "fr": "parc place eglise ecole cafe salle jardin marche gymnase mairie cpas bibliotheque mediatheque local",
    "en": "park square church school cafe hall garden library room market",
    "de": "park platz kirche schule cafe saal garten markt bibliothek bucherei buecherei",
}
"""What a place can be; with one of these it is surely one."""
PLACE_ENDS: Final = {
    "nl": "huis zaal plein centrum bibliotheek straat tuin school kerk lokaal",
    "fr": "theque centre maison",
    "en": "centre center house hall library street",
    "de": "haus saal zentrum strasse schule kirche heim",
}
"""And what its word can end with: "buurthuis", "Nachbarschaftshaus"."""
NO_PLACE_IN_IT: Final = {
    "nl": """
        nederlands frans engels duits arabisch turks groep groepjes stilte team paren duo duos handen samenwerking
        kader aanwezigheid elkaar
        """,
    "fr": """
        francais neerlandais anglais allemand arabe turc groupe groupes binome binomes silence ligne collaboration
        partenariat presence cadre
        """,
    "en": """
        dutch french english german arabic turkish group groups pairs silence person collaboration cooperation presence
        """,
    "de": """
        niederlandisch franzosisch englisch deutsch arabisch turkisch gruppe gruppen stille paaren zusammenarbeit
        rahmen anwesenheit
        """,
}
"""In these something takes place without being there: a language, a group."""
