"""The words of time in Dutch (with its Flemish forms), French, English and German, without accents.

All languages stand in one table, for people mix them; a word may have several meanings, of different kinds
and the
grammar in `dates_clock` and `dates_days` takes the one that fits. A new language adds its words to each row.
"""

from enum import Enum, IntEnum

from handlers.reading.phrases import word_set


class Kind(Enum):
    """What a word can be in a phrase about time; the value that goes with it stands in the table."""

    WEEKDAY = "weekday"  # 0 = Monday
    MONTH = "month"  # 1 = January
    DAY = "day"  # days from today
    PART = "part"  # a `Part`
    SPOKEN = "spoken"  # a number in letters
    UNIT = "unit"  # a `Unit`
    HOUR = "hour"  # "o'clock"
    HALF = "half"
    QUARTER = "quarter"
    BEFORE = "before"
    AFTER = "after"
    IN = "in"
    AT = "at"
    UNTIL = "until"
    THROUGH = "through"
    BETWEEN = "between"
    FROM = "from"
    AND = "and"
    EVERY = "every"
    NEXT = "next"
    THIS = "this"
    LAST = "last"
    SOON = "soon"
    WEEKEND = "weekend"
    AM = "am"
    PM = "pm"
    ARTICLE = "article"
    ORDINAL = "ordinal"
    DURING = "during"
    LONG = "long"
    OTHER = "other"


class Unit(IntEnum):
    """A unit of time; its number is its length in minutes, a month and a year being counted by the calendar."""

    MINUTE = 1
    HOUR = 60
    DAY = 1440
    WEEK = 10080
    MONTH = 43200
    YEAR = 525600


class Part(IntEnum):
    """A part of the day as words name it."""

    MORNING = 0
    NOON = 1
    AFTERNOON = 2
    EVENING = 3
    ALL_DAY = 4
    NIGHT = 5
    MIDNIGHT = 6


_WEEKDAYS = (
    "maandag mandag moandag ma lundi lun monday mon montag mo",
    "dinsdag dijnsdag dijsdag di mardi mar tuesday tues tue dienstag",
    "woensdag woe wo mercredi mer wednesday weds wed mittwoch mi",
    "donderdag don do jeudi jeu thursday thurs thur thu donnerstag",
    "vrijdag vrij vr vendredi ven friday fri freitag fr",
    "zaterdag zat za samedi sam saturday sat samstag sonnabend sa",
    "zondag zon zo dimanche dim sunday sun sonntag so",
)
_MONTHS = (
    "januari janvier january januar janner jan janv",
    "februari fevrier february februar feb febr fev fevr",
    "maart mars march marz maerz mrt mrz mar",
    "april avril apr avr",
    "mei mai may",
    "juni juin june jun",
    "juli juillet july jul juil",
    "augustus aout august aug",
    "september septembre sept sep",
    "oktober octobre october okt oct",
    "november novembre nov",
    "december decembre dezember dec dez",
)
_PARTS = {
    Part.MORNING: """
        ochtend ochtends voormiddag voormiddags voornoen morgens vroeg matin matinee avantmidi morning vormittag
        vormittags
        fruh frueh fruhmorgens
        """,
    Part.NOON: "middag middags noen midi noon midday lunchtime lunch mittag mittags",
    Part.AFTERNOON: "namiddag namiddags achternoen apresmidi aprem aprems afternoon nachmittag nachmittags",
    Part.EVENING: "avond avonds soir soiree evening abend abends",
    Part.ALL_DAY: "allday ganztags ganztagig",
    Part.NIGHT: "nacht nachts nuit night",
    Part.MIDNIGHT: "middernacht minuit midnight mitternacht",
}
SPOKEN = (
    "",
    "een un une one an eins ein eine einen einer eerste premier premiere first erste ersten",
    "twee deux two zwei zwo",
    "drie trois three drei",
    "vier quatre four",
    "vijf cinq five funf fuenf",
    "zes six sechs",
    "zeven sept seven sieben",
    "acht huit eight",
    "negen neuf nine neun",
    "tien dix ten zehn",
    "elf onze eleven",
    "twaalf douze twelve zwolf zwoelf",
    "dertien treize thirteen dreizehn",
    "veertien quatorze fourteen vierzehn",
    "vijftien quinze fifteen funfzehn fuenfzehn",
    "zestien seize sixteen sechzehn",
    "zeventien dixsept seventeen siebzehn",
    "achttien dixhuit eighteen achtzehn",
    "negentien dixneuf nineteen neunzehn",
    "twintig vingt twenty zwanzig",
    "eenentwintig vingtetun twentyone einundzwanzig",
    "tweeentwintig vingtdeux twentytwo zweiundzwanzig",
    "drieentwintig vingttrois twentythree dreiundzwanzig",
    "vierentwintig vingtquatre twentyfour vierundzwanzig",
    "vijfentwintig vingtcinq twentyfive funfundzwanzig",
)
_UNITS = {
    Unit.MINUTE: "minuut minuten minuutjes min mins minute minutes",
    Unit.HOUR: "uur uren uurtje uurke u h heure heures hour hours hr hrs stunde stunden std",
    Unit.DAY: "dag dagen jour jours day days tag tage tagen",
    Unit.WEEK: "week weken weekje semaine semaines weeks woche wochen",
    Unit.MONTH: "maand maanden mois month months monat monate monaten",
    Unit.YEAR: "jaar jaren an ans annee year years jahr jahre jahren",
}
_DAYS = {
    0: "vandaag aujourdhui today heute",
    1: "morgen demain tomorrow tommorow tommorrow tomorow tmrw",
    2: "overmorgen apresdemain surlendemain ubermorgen uebermorgen",
    -1: "gisteren gister hier yesterday gestern",
    -2: "eergisteren avanthier vorgestern",
}
_ROLES = {
    Kind.HOUR: "uur uren u h heure heures oclock uhr",
    Kind.HALF: "half demi demie halb halbe halben",
    Kind.QUARTER: "kwart kwartier quart quarter viertel",
    Kind.BEFORE: "voor moins avant to before vor",
    Kind.AFTER: "na over apres past after nach",
    Kind.IN: "over binnen dans in within ici",
    Kind.AT: "om tegen rond omstreeks a vers at around by um gegen circa ca",
    Kind.UNTIL: "tot jusqu jusque until till til bis a to au",
    Kind.THROUGH: "tem through including inclus compris einschliesslich inclusief",
    Kind.BETWEEN: "tussen entre between zwischen",
    Kind.FROM: "van vanaf de des from von ab apartirde",
    Kind.AND: "en et and und",
    Kind.EVERY: """
        elke elk iedere ieder alle chaque tous toutes every each jeden jede jedes
        wekelijks weekly hebdomadaire wochentlich
        """,
    Kind.NEXT: """
        volgende volgend komende aanstaande eerstvolgende prochain prochaine suivant suivante next coming upcoming
        nachste nachsten nachster nachstes naechste naechsten naechster kommende kommenden
        """,
    Kind.THIS: "deze dees dit ce cet cette this diese diesen dieser dieses",
    Kind.LAST: "vorige afgelopen verleden dernier derniere passe passee last letzte letzten letzter",
    Kind.SOON: """
        asap straks strakskes seffens subiet dadelijk meteen nu direct onmiddellijk dringend maintenant tantot
        immediatement
        urgent now soon immediately urgently sofort gleich jetzt bald schnellstmoglich baldmoglichst
        """,
    Kind.WEEKEND: "weekend weekeinde wochenende",
    Kind.AM: "am",
    Kind.PM: "pm",
    Kind.ARTICLE: "op de den het t le la les l the on der dem das am s",
    Kind.ORDINAL: "st nd rd th e er ste de eme ieme ten",
    Kind.DURING: "pendant durant gedurende for wahrend",
    Kind.LONG: "lang long",
    Kind.OTHER: "andere other autre zweite zweiten",
}

# Said as several words (an apostrophe, a hyphen and a space are the same), meaning one.
MERGED: dict[tuple[str, ...], str] = {
    tuple(written.split()): meaning
    for meaning, phrases in {
        "apresmidi": "apres midi",
        "avantmidi": "avant midi",
        "apresdemain": "apres demain",
        "avanthier": "avant hier",
        "aujourdhui": "aujourd hui",
        "overmorgen": "day after tomorrow",
        "oclock": "o clock",
        "tem": "tot en met",
        "weekend": "week end",
        "apartirde": "a partir de",
        "allday": "hele dag,ganse dag,heel de dag,toute la journee,all day,whole day,ganzen tag,ganze tag",
        "asap": "zo snel mogelijk,zo rap mogelijk,zo vlug mogelijk,des que possible,le plus vite possible",
        "now": "tout de suite,as soon as possible,right now,right away,so bald wie moglich,so schnell wie moglich",
        "weekly": "per week,par semaine,pro woche,once a week",
        "dixsept": "dix sept",
        "dixhuit": "dix huit",
        "dixneuf": "dix neuf",
        "vingtdeux": "vingt deux",
        "vingtcinq": "vingt cinq",
        "twentyfive": "twenty five",
    }.items()
    for written in phrases.split(",")
}

# Said as one word, meaning several.
SPLIT: dict[str, tuple[str, ...]] = {
    word: tuple(meaning.split())
    for word, meaning in {
        "jahresende": "ende jahr",
        "monatsende": "ende monat",
        "vanavond": "vandaag avond",
        "vandenavond": "vandaag avond",
        "vanochtend": "vandaag ochtend",
        "vanmorgen": "vandaag ochtend",
        "vandemorgen": "vandaag ochtend",
        "vanvoormiddag": "vandaag voormiddag",
        "vanmiddag": "vandaag middag",
        "vandemiddag": "vandaag middag",
        "vannamiddag": "vandaag namiddag",
        "vandenamiddag": "vandaag namiddag",
        "vannacht": "vandaag nacht",
        "tonight": "vandaag avond",
        "halfuur": "half uur",
        "halfuurtje": "half uur",
        "kwartiertje": "kwartier",
    }.items()
}

# In Dutch and German "half three" is half past two; in English it is half past three.
ENGLISH_HOURS = word_set("one two three four five six seven eight nine ten eleven twelve")
# Behind these a number alone is an hour; and these may follow an hour in letters: "om drie bij mij".
ENDS = word_set("eind einde fin end ende")
LIMITS = word_set("vanaf na tot apartirde from after until till ab nach bis")
AT_WHOSE = word_set("bij thuis aan chez bei zu met avec mit with please aub graag svp bitte")
# Right behind a day, so many weeks later: "Tuesday week", "mardi en huit"; and before such a length: "über acht Tage".
WEEKS_ON = {"week": 1, "fortnight": 2}
DAYS_FOR_WEEKS = {"huit": 1, "quinze": 2}
BEFORE_A_LENGTH = word_set("uber ueber")
HOW_OFTEN = word_set("once twice thrice time times x")
# A part of the day only behind a day: "morgen vroeg".
EARLY = word_set("vroeg fruh frueh")
ONLY_IN = {"hier": "fr"}  # yesterday in French, but "here" in Dutch and German


def _lexicon() -> dict[str, dict[Kind, int]]:
    rows: list[tuple[Kind, int, str]] = [(Kind.WEEKDAY, n, row) for n, row in enumerate(_WEEKDAYS)]
    rows += [(Kind.MONTH, n, row) for n, row in enumerate(_MONTHS, start=1)]
    rows += [(Kind.SPOKEN, n, row) for n, row in enumerate(SPOKEN)]
    rows += [(Kind.PART, part, row) for part, row in _PARTS.items()]
    rows += [(Kind.UNIT, unit, row) for unit, row in _UNITS.items()]
    rows += [(Kind.DAY, days, row) for days, row in _DAYS.items()]
    rows += [(kind, 0, row) for kind, row in _ROLES.items()]
    senses: dict[str, dict[Kind, int]] = {}
    for kind, value, row in rows:
        for word in row.split():
            senses.setdefault(word, {})[kind] = value
    return senses


LEXICON = _lexicon()
LONG_WEEKDAYS = frozenset(word for row in _WEEKDAYS for word in row.split() if len(word) >= 5)
"""Weekdays in full: the ones that are sure even alone, and that take endings."""
FORGIVING = {
    word for row in (*_WEEKDAYS, *_MONTHS, *_PARTS.values(), *_DAYS.values()) for word in row.split() if len(word) > 6
}
FORGIVING |= word_set("lundi mardi jeudi samedi friday monday sunday zondag montag januar demain")
"""Words in which a slip is forgiven: the long ones, and short ones that resemble no everyday word."""
NO_SLIPS = word_set("montage montages domain domaine sundae zondaar")
