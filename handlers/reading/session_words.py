"""What people say around sessions, by language; a new language adds its row to each table.

In tables with commas each phrase may be several words. All is written without accents.
"""

from typing import Final

CALLED: Final = {"nl": "sessie sessies", "fr": "session sessions", "en": "session", "de": "treffen sitzung sitzungen"}
"""What a session is called: in front of a number it says that the number is one of a session."""
NUMBERED: Final = {"nl": "nummer nr de", "fr": "numero no la", "en": "number the", "de": "nummer die das"}
"""What else stands in front of it."""

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
MYSELF: Final = {"nl": "mij mezelf me", "fr": "moi", "en": "me myself", "de": "mich mir"}
"""Behind "for": nobody else."""
NO_REPORT: Final = {
    "nl": "geen, geen verslag, geen link, er is geen verslag, er is geen link, er is er geen, niets, niks",
    "fr": "aucun, aucune, aucun compte rendu, aucun lien, pas de compte rendu, pas de lien, il n'y en a pas, rien",
    "en": "none, no report, no link, neither, there is none, there is no report, there is no link, nothing",
    "de": "kein, keine, keiner, keinen, kein bericht, kein link, es gibt keinen, es gibt keinen bericht, nichts",
}
"""There is nothing to send to who was there."""
NO_REASON: Final = {
    "nl": "geen, geen reden, zonder reden, daarom",
    "fr": "aucune, aucune raison, sans raison, pas de raison",
    "en": "none, no reason, without a reason",
    "de": "kein, keine, keiner, kein grund, ohne grund",
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
    "nl": "annuleer, annuleren, gaat niet door, afgelast, afgelasten, aflassen, schrappen, afzeggen",
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
    "nl": "plaats, locatie, waar, adres, andere plaats, andere plek, andere locatie",
    "fr": "lieu, endroit, ou, adresse, autre lieu, autre endroit",
    "en": "place, location, where, address, another place",
    "de": "ort, wo, adresse, anderer ort",
}
TITLE: Final = {
    "nl": "nieuwe titel, andere titel, titel, naam, noem",
    "fr": "nouveau titre, autre titre, titre, nom",
    "en": "new title, another title, title, name, rename",
    "de": "neuer titel, anderer titel, titel, name, thema",
}
HOSTS: Final = {
    "nl": "wie leidt, geleid door, begeleiders, begeleider, begeleiding",
    "fr": "qui anime, anime par, animateurs, animateur, animatrice",
    "en": "who leads, led by, hosts, host",
    "de": "wer leitet, geleitet von, leitung",
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
    "fr": "sauter, sautez, saute, pas le",
    "en": "skip, not on",
    "de": "auslassen, uberspringen, ueberspringen, nicht am",
}
SKIP_AROUND: Final = {
    "nl": "sla over",
    "fr": "laisse cote, laissez cote",
    "en": "leave out",
    "de": "lass aus, lasse aus",
}
"""The same, with the day between the two words of each phrase."""
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

COMING: Final = {
    "nl": """
        ^ ik? wil/zou/wou? graag? ook? meedoen/deelnemen/meegaan/komen aan/naar/met/bij/op
        ^ ik? doe/kom/ga/neem graag? ook? mee/deel? aan/naar/met/bij, ^ ik wil/zou graag? ook? naar
        ^ mag/kan ik? ook? meedoen/deelnemen/komen aan/naar/met/bij, ^ schrijf/zet mij/me aub? in/op? voor
        """,
    "fr": """
        ^ je voudrais/veux/souhaite/peux bien? aussi? participer/venir/assister a/au
        ^ j'aimerais bien? aussi? participer/venir/assister a/au, ^ je viens/participe/assiste/viendrai aussi? a/au
        ^ je voudrais/veux/souhaite bien? m'inscrire a/pour/au, ^ inscrivez/inscris moi svp? a/pour/au
        """,
    "en": """
        ^ please? sign me up for/to, ^ i want/wish to join/attend, ^ i want/wish to come/go to
        ^ i would/will like? to? join/attend, ^ i would/will like? to? come/go to, ^ i'd like to join/attend
        ^ i'd like to come/go to, ^ i'll join/attend, ^ i'll come/go to, ^ i'm joining/attending, ^ i'm coming/going to
        ^ i am joining/attending, ^ i am coming/going to, ^ i come/go to, ^ can/may i join/attend, ^ can/may i come to
        ^ count me in for, ^ put me down for
        """,
    "de": """
        ^ ich mochte/moechte/will/wurde/wuerde gern/gerne? auch? bei/an/zu/zur/zum/beim/am
        ^ ich komme/gehe gern/gerne? auch? zu/zur/zum, ^ ich mache/nehme gern/gerne? auch? bei/an/beim/am
        ^ bitte? melde/melden sie? mich bitte? fur/fuer/zu/zur/zum/bei/beim das/die?
        ^ kann/darf ich auch? bei/an/zu/zur/zum/beim/am
        """,
}
"""Right before the number of a session: somebody would like to come. Phrases, as `handlers.reading.phrases` reads."""

NOT_COMING: Final = {
    "nl": """
        ^ ik? kan/kom/ga/zal/geraak helaas/toch/spijtig? niet/nie meer? komen? naar/op/bij/voor
        ^ ik? doe toch? niet/nie meer? mee aan/met/bij, ^ schrijf mij/me aub? uit voor/van
        """,
    "fr": """
        ^ je ne? peux/pourrai/sais/saurai malheureusement? pas/plus venir/participer/assister a/au
        ^ je ne? viens/viendrai/participe pas/plus a/au, ^ desinscrivez/desinscris moi svp? de/a/pour
        """,
    "en": """
        ^ sorry? i? cannot come/go to, ^ sorry? i? can't come/go to, ^ sorry? i? can not come/go to
        ^ sorry? i? cannot make/join/attend it? to?, ^ sorry? i? can't make/join/attend it? to?
        ^ i won't come/be to/at, ^ i won't be coming to, ^ i'm not coming to, ^ i am not coming to
        ^ sign me off/out from/for/of
        """,
    "de": """
        ^ ich kann/komme/werde leider/doch? nicht/nie mehr? zu/zur/zum/an/am/bei/beim
        ^ bitte? melde/melden sie? mich bitte? ab? von/vom/bei/beim/fur/fuer/zu/zum
        """,
}
"""Right before the number of a session: somebody does not come."""
BEHIND_A_WISH: Final = {
    "nl": "komen meedoen deelnemen mee aub graag helaas",
    "fr": "venir participer svp merci",
    "en": "please thanks too sorry",
    "de": "mitmachen teilnehmen kommen mit teil an bitte gern gerne auch dabei sein mitmache leider",
}
"""Behind the number these say nothing more."""
BEHIND_A_NO: Final = {"nl": "af uit", "fr": "plus", "en": "off", "de": "ab"}
"""And these neither, where somebody does not come."""

NOT_THERE: Final = {
    "nl": """
        was er .. niet/nie, was er .. niet/nie bij, ben er .. niet/nie geweest, is er .. niet/nie geweest
        was niet/nie .. aanwezig, was .. afwezig, is niet/nie .. gekomen, ben niet/nie .. gekomen
        """,
    "fr": """
        n'etais .. pas la/presente/present, n'etait .. pas la/presente/present, etais/etait .. absent/absente
        etais/etait pas la/presente/present, n'est pas venu/venue, ne suis pas venu/venue
        """,
    "en": """
        was not .. there/present, wasn't .. there/present, was .. absent, did not come, didn't come
        """,
    "de": "war .. nicht da/dabei/dort/anwesend, war .. abwesend, ist nicht gekommen, bin nicht gekommen",
}
"""Behind who was not at a session. Phrases, as `handlers.reading.phrases` reads them."""
WAS_THERE: Final = {
    "nl": """
        ik was er wel/toch bij?, ik was er wel degelijk bij?, ik was er $, ik was er bij $, ik was wel/toch aanwezig
        ik was aanwezig $, ik ben er wel/toch geweest
        """,
    "fr": """
        j'etais bien la/presente/present, si j'etais la/presente/present, j'y etais bien?
        j'etais la/presente/present $, je suis bien venu/venue
        """,
    "en": "i was there, i was present, i was at it, i did come",
    "de": """
        ich war doch/wohl da/dabei/anwesend, ich war da/dabei/anwesend $, ich bin doch gekommen
        """,
}
"""That somebody was at a session after all. Phrases, as `handlers.reading.phrases` reads them."""
ONESELF: Final = {"nl": "ik", "fr": "je j", "en": "i", "de": "ich"}
BESIDE_ABSENCE: Final = {
    "nl": """
        sorry nee neen maar en toch helaas spijtig spijtiggenoeg gisteren gisterenavond vandaag vanavond vanmorgen daar
        bij op in naar de het van nr nummer hoor eigenlijk zelf echt aub
        """,
    "fr": "desole desolee pardon non mais et malheureusement hier aujourd hui soir ce matin a au le la du svp",
    "en": "sorry no but and unfortunately actually yesterday today tonight last night evening at the to really please",
    "de": "leider nein aber und doch gestern heute abend entschuldigung beim bei im in am zu zum zur der das dem bitte",
}
"""Around it these say nothing more."""
