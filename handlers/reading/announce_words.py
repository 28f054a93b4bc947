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
PRIVATELY: Final = {
    "nl": "prive privaat persoonlijk apart individueel",
    "fr": "prive privee personnellement individuellement",
    "en": "private privately personally",
    "de": "privat personlich einzeln",
}
LEADERS: Final = {
    "nl": "organisatoren organisator organisatie",
    "fr": "organisateurs organisatrices organisateur organisatrice",
    "en": "organisers organizers",
    "de": "organisatoren organisation",
}
BESIDE_WHOM: Final = {
    "nl": "aan naar voor van in uit bij de het een en of ook met graag aub alsjeblieft mensen buren bericht wijken "
    "gemeente stad dorp ik wil onze ons",
    "fr": "a au aux pour de du des d l le la les un une et ou aussi avec dans en svp s il vous plait gens message "
    "commune ville village nos notre voisins",
    "en": "to for of in from at the a an and or also with please people message town city village our neighbours "
    "neighbors each every",
    "de": "an fur von in aus bei der die das den dem ein eine einen und oder auch mit bitte leute nachricht stadt ort "
    "gemeinde dorf unsere unseren nachbarn im",
}
"""Words that say nothing beside those for whom a message is."""
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
UNTIL: Final = {
    "nl": "tot tem",
    "fr": "jusqu jusque",
    "en": "until till",
    "de": "bis",
}
SEND: Final = {
    "nl": "verstuur versturen stuur sturen verzend verzenden",
    "fr": "envoyer envoie envoyez envoi",
    "en": "send",
    "de": "senden sende schick schicken verschicken verschicke versenden",
}
SEND_NOW: Final = {
    "nl": "nu direct meteen onmiddellijk",
    "fr": "maintenant immediatement",
    "en": "now immediately",
    "de": "jetzt sofort",
}
SEND_NOT: Final = {"nl": "niet nie", "fr": "pas", "en": "not don dont", "de": "nicht"}
BESIDE_SEND: Final = {
    "nl": "het dit dat maar toch dan graag aub alsjeblieft ja oke ok om op",
    "fr": "le la les l ne n cela svp s il vous te plait oui a",
    "en": "it this that do t please yes ok at on",
    "de": "es das dies bitte doch ja ok sie um am",
}
"""Words that say nothing beside "send"."""
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
WEEKDAYS: Final = {
    "nl": "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "de": "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag",
}
MONTHS: Final = {
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
}
"""How a day is named in a text, so that a correction in one language is made in the others too."""
HOURS: Final = {
    "nl": "{hour} uur,{hour}.{minutes} uur",
    "fr": "{hour} h,{hour} h {minutes}",
    "en": "{hour}:00,{hour}:{minutes}",
    "de": "{hour} Uhr,{hour}.{minutes} Uhr",
}
"""How an hour is named there: a full one, and one with minutes."""
THAT_DAY: Final = {
    "nl": "vandaag,vanochtend,vanmorgen,vanmiddag,vanavond,vannacht,straks,morgen,morgenvroeg,morgenochtend,"
    "morgenmiddag,morgenavond,overmorgen",
    "fr": "aujourd'hui,ce matin,ce midi,cet après-midi,ce soir,cette nuit,tantôt,tout à l'heure,demain,après-demain",
    "en": "today,this morning,this afternoon,this evening,tonight,tomorrow",
    "de": "heute,nachher,morgen,morgen früh,übermorgen",
}
"""Words that mean another day when they are read a day later."""
THAT_WORD_NO_DAY: Final = {
    "nl": "goede morgen,goeie morgen,elke morgen",
    "fr": "jusqu'à aujourd'hui,encore aujourd'hui",
    "en": "until today",
    "de": "guten morgen,am morgen,jeden morgen,den morgen",
}
"""What has such a word in it and names no day."""
