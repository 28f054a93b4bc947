"""What people say around sessions, by language; a new language adds its row to each table.

In tables with commas each phrase may be several words. All is written without accents.
"""

from typing import Final

NAMING: Final = {
    "nl": "sessie nummer nr de",
    "fr": "session numero no la",
    "en": "session number the",
    "de": "sitzung nummer die",
}
"""In front of the number of a session."""

ONLINE: Final = {
    "nl": "online, op teams, via teams, via zoom",
    "fr": "en ligne, a distance, sur teams, par zoom",
    "en": "online, on line, on teams, on zoom",
    "de": "online, per teams, per zoom",
}
PLACES: Final = {
    "nl": "plaatsen, plaats, plekken, plek, deelnemers, personen, mensen, man",
    "fr": "places, place, participants, personnes",
    "en": "places, place, seats, seat, participants, people, persons",
    "de": "platze, plaetze, platz, teilnehmer, teilnehmende, personen, leute",
}
"""Behind how many can take part."""

AUDIENCE: Final = {
    "nl": "voor het, voor de, voor onze, voor",
    "fr": "pour les, pour le, pour la, pour l', pour l, pour",
    "en": "for the, for our, for",
    "de": "fur die, fur das, fuer die, fuer das, fur, fuer",
}
"""In front of whom it is for."""

NTH: Final = {
    "nl": "eerste tweede derde vierde laatste",
    "fr": "premier/premiers deuxieme/deuxiemes/second troisieme/troisiemes quatrieme/quatriemes dernier/derniers",
    "en": "first/1st second/2nd third/3rd fourth/4th last",
    "de": "ersten/erste/erster zweiten/zweite dritten/dritte vierten/vierte letzten/letzte",
}
"""Which weekday of a month: the first to the fourth, and the last; other forms behind a slash."""

MONTHLY: Final = {
    "nl": "elke maand, iedere maand, maandelijks, maandelijkse",
    "fr": "chaque mois, tous les mois, mensuel, mensuelle, mensuellement",
    "en": "every month, each month, monthly",
    "de": "jeden monat, monatlich, monatliche",
}
LATER: Final = {
    "nl": "later, volgt nog, nog niet, nog geen, weet ik nog niet",
    "fr": "plus tard, pas encore, a venir",
    "en": "later, not yet, will follow",
    "de": "spater, spaeter, noch nicht, folgt noch",
}
NONE: Final = {
    "nl": "geen, niemand, niets, geen limiet, onbeperkt, geen grens",
    "fr": "aucun, aucune, personne, sans limite, illimite",
    "en": "none, nobody, no one, no limit, unlimited",
    "de": "keine, keiner, niemand, kein, unbegrenzt, ohne grenze",
}
WITH: Final = {"nl": "met en", "fr": "avec et", "en": "with and", "de": "mit und"}
"""Before the name of who comes along; words, as `handlers.reading.phrases` reads them."""
AND: Final = {"nl": "en", "fr": "et", "en": "and", "de": "und"}
"""Between the names of those who lead it."""

MOVE: Final = {
    "nl": "verplaats, verplaatsen, verschuif, verzet, verzetten, nieuwe datum, ander moment",
    "fr": "deplacer, deplace, reporter, reporte, autre moment, nouvelle date",
    "en": "move, reschedule, postpone, new date, another moment",
    "de": "verschieben, verschiebe, verlegen, verlege, neuer termin, anderer zeitpunkt",
}
CANCEL: Final = {
    "nl": "annuleer, annuleren, gaat niet door, afgelast, aflassen, schrappen, afzeggen",
    "fr": "annuler, annule, annulee",
    "en": "cancel, cancelled, call off, called off",
    "de": "absagen, sage ab, fallt aus, faellt aus, streichen",
}
CLOSE: Final = {
    "nl": "sluit, sluiten, inschrijvingen sluiten, sluit inschrijvingen",
    "fr": "fermer, cloturer, clore",
    "en": "close, close registration",
    "de": "schliessen, schliesse",
}
REOPEN: Final = {
    "nl": "heropen, heropenen, open, openen",
    "fr": "rouvrir, ouvrir",
    "en": "reopen, open",
    "de": "wieder offnen, wieder oeffnen, offnen, oeffnen",
}
WHERE: Final = {
    "nl": "plaats, locatie, waar, adres",
    "fr": "lieu, endroit, ou, adresse",
    "en": "place, location, where, address",
    "de": "ort, wo, adresse",
}
LINK: Final = {"nl": "link", "fr": "lien", "en": "link", "de": "link"}
SERIES: Final = {
    "nl": "reeks, stop reeks, reeks stoppen, stop de reeks, einde reeks",
    "fr": "serie, arreter la serie, fin de la serie",
    "en": "series, end series, stop series, end the series",
    "de": "reihe, reihe beenden, ende der reihe",
}
SKIP: Final = {
    "nl": "overslaan, sla over, niet op",
    "fr": "sauter, pas le",
    "en": "skip, not on",
    "de": "auslassen, uberspringen, ueberspringen, nicht am",
}
MATERIALS: Final = {
    "nl": "verslag, materiaal, presentatie, slides",
    "fr": "compte rendu, documents, presentation, diapos",
    "en": "report, materials, slides, presentation",
    "de": "bericht, unterlagen, folien, prasentation",
}
"""What an organiser wants to do with a session, behind its number."""

TO: Final = {
    "nl": "naar, op, tot, is, wordt, nu",
    "fr": "au, a, le, est, devient, maintenant",
    "en": "to, on, is, becomes, now",
    "de": "auf, nach, zu, ist, wird, jetzt",
}
"""Between what changes and what it becomes."""
TO_WHO_WAITS: Final = {
    "nl": "^ aan? de? wachtlijst, ^ aan? de? wachtenden",
    "fr": "^ a? la? liste d'attente, ^ aux? inscrits en attente",
    "en": "^ to? the? waiting list, ^ to? the? waitlist",
    "de": "^ an? die? warteliste, ^ an? die? wartenden",
}
TO_WHO_COMES: Final = {
    "nl": "^ aan? de? deelnemers, ^ aan? alle? deelnemers",
    "fr": "^ aux? participants, ^ a? tous? les? participants",
    "en": "^ to? the? participants, ^ to? all? participants",
    "de": "^ an? die? teilnehmer, ^ an? alle? teilnehmenden",
}
"""Behind the number of a session: to whom an organiser writes. Phrases, as `handlers.reading.phrases` reads them."""
