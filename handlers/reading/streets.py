"""Find streets and house numbers in the ways they are written in Dutch, French, English and German."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from handlers.reading.answer_words import COUNTED
from handlers.reading.dates.words import LEXICON, Kind
from handlers.reading.phrases import word_set
from handlers.reading.plain import Word, clean, words

_LONGEST_STREET = 60
_MOST_DIGITS, _MOST_NAMES = 3, 3
_SUFFIXES = tuple(
    word_set("""
    straat straatje steenweg laan plein pleintje dreef lei kaai kade dijk steeg singel gracht baan weg pad vest hof
    markt wal kouter dries strasse gasse platz allee ufer damm str stwg stw
    """)
)
_SURE = ("straat", "straatje", "steenweg", "laan", "dreef", "strasse", "gasse")
_FEWEST_LETTERS, _MOST_LETTERS = 3, 40
_NO_STREET = word_set("""
    onderweg halverwege vakantie geheim winkelkar supermarkt rommelmarkt kerstmarkt arbeidsmarkt vlooienmarkt
    avondmarkt weekmarkt wekelijkse
    gemakkelijk hobbybaan halfweg heenweg terugweg uitweg omweg autoweg snelweg spoorweg zebrapad bospad wandelpad
    fietspad voetpad kleinkind
    allerlei velerlei allerhande menigerlei tweeerlei gerechtshof kerkhof pretpark begraafplaats voetbalplein
    schoolplein speelplein hinweg
    heimweg ruckweg parkplatz spielplatz sportplatz arbeitsplatz sitzplatz flughafen bahnhof friedhof jahrmarkt
    flohmarkt weihnachtsmarkt
    startbaan loopbaan tennisbaan zwembad verweg bijna behang geweld dijkstra parkeerplein beweeg beweg vanweg
    binnenweg
    autobahn autobaan renbaan werkplein marktplein rijbaan ijsbaan bowlingbaan zijweg kortweg wirklei allerhof
    """)
_OF_TWO = word_set("""
    markt plein baan laan dreef weg dijk lei kaai vest hof park steenweg straat dries singel steeg platz strasse gasse
    """)
_IN_FRONT = word_set("""
    grote kleine oude nieuwe lange korte hoge lage groene rode witte zwarte brede smalle verloren eerste tweede
    derde sint st koning koningin
    prins prinses professor dokter pastoor kardinaal burgemeester van de der den alte neue grosse kleine lange
    """)
_NOT_IN_FRONT = word_set("""
    omgeving buurt hallo dag hoi ik wij mijn ons adres in op aan bij naar voor kan wie het een is woon nabij tegenover
    hoek ich wir meine adresse im am zur zum bei nahe near at i my address
    """)
_FRENCH = word_set(
    "rue avenue av boulevard bd bld chaussee impasse ruelle dreve venelle chemin allee sentier clos rond"
)
_FRENCH_NAMED = word_set("place quai square cours passage")
_FRENCH_SMALL = word_set("de du des la le les l d sur aux au et a saint sainte st ste")
_ENGLISH = word_set("street road avenue lane drive close square court way terrace crescent gardens place st rd ave")
_NUMBER_SIGN = word_set("nr nummer no num numero number n hausnummer huisnummer huisnr")
_HOUSE_WORDS = word_set("huisnummer huisnr hausnummer hausnr")
_LIVING = word_set("woon woont wonen habite habitons live lives living wohne wohnt wohnen adres adresse address")
_BOX = word_set("bus bte boite box b apt app appartement")
_BEHIND_NUMBER = word_set("bis ter quater")
_NO_NAME = word_set("""
    the a an across down up in on of my our this that same next every main people persons for to de het een deze
    mijn onze die dat
    pour avec est sont il elle je on vers dans chez qui que ou mais et plus loin proche voisine voisin derriere pas tres
    """)
_NUMBER = re.compile(r"\d{1,4}[a-z]{0,2}")
_TIME_KINDS = frozenset({Kind.MONTH, Kind.HOUR, Kind.UNIT, Kind.AM, Kind.PM})


@dataclass(frozen=True, slots=True)
class Street:
    """A street found: words `first` up to `end`, and those of its house number, `number` up to `number_end`."""

    first: int
    end: int
    number: int = 0
    number_end: int = 0

    @property
    def has_number(self) -> bool:
        """Tell whether a house number stands with it."""
        return self.number < self.number_end


def street_of(text: str) -> str | None:
    """Return the name of the first street in the text, without its number, at most 60 characters."""
    said = words(text)
    for street in find_streets(text, said):
        if street.first < street.end:
            name = clean(text[said[street.first].start : said[street.end - 1].end])[:_LONGEST_STREET].strip()
            return name[:1].upper() + name[1:]
    return None


def is_surely_street(text: str, said: tuple[Word, ...], street: Street) -> bool:
    """Tell whether it is a street although nothing around it says so: "Kerkstraat", "rue de la Gare"."""
    first, last = said[street.first], said[street.end - 1]
    return last.text.endswith(_SURE) or first.text in _FRENCH or text[first.start].isupper()


def find_streets(text: str, said: tuple[Word, ...]) -> Iterator[Street]:
    """Yield the streets in the text, and house numbers that stand alone ("huisnummer 9": no words of a street)."""
    numbers: set[int] = set()
    place = 0
    while place < len(said):
        found = _street_at(text, said, place)
        if found:
            numbers |= set(range(found.number, found.number_end))
            yield found
        place = max(found.end, found.number_end) if found else place + 1
    lone = (_lone_number(said, place) for place in range(len(said)))
    yield from (street for street in lone if street and street.number not in numbers)


def _street_at(text: str, said: tuple[Word, ...], place: int) -> Street | None:
    named = _dutch_or_german(text, said, place) or _french(text, said, place)
    if named:
        return _with_number_behind(text, said, *named) or _with_number_before(text, said, *named)
    return _english(text, said, place)


def _dutch_or_german(text: str, said: tuple[Word, ...], place: int) -> tuple[int, int] | None:
    word = said[place].text
    if word in ("steenweg", "stwg") and _text(said, place + 1) in ("op", "naar") and place + 2 < len(said):
        return place, place + 3
    first = place
    while first and place - first < _MOST_NAMES and _is_close(text, said, first - 1) and _leads(text, said, first - 1):
        first -= 1
    while first < place and _text(said, first) in ("de", "den", "der", "van") and not _is_capital(text, said, first):
        first += 1
    if _is_street(word) or (word in _OF_TWO and first < place):
        return max(first, place - 3), place + 1
    return None


def _leads(text: str, said: tuple[Word, ...], place: int) -> bool:
    """Tell whether the word may begin the name of a street: "Grote" Markt, "Guido" Gezellestraat; not "Omgeving"."""
    return said[place].text in _IN_FRONT or (_is_capital(text, said, place) and said[place].text not in _NOT_IN_FRONT)


def _is_street(word: str) -> bool:
    if not word.endswith(_SUFFIXES) or len(word) > _MOST_LETTERS or word in _NO_STREET:
        return False
    return any(word.endswith(suffix) and len(word) >= len(suffix) + _FEWEST_LETTERS for suffix in _SUFFIXES)


def _french(text: str, said: tuple[Word, ...], place: int) -> tuple[int, int] | None:
    """Read "rue de la Gare": small words, one word of name, and more only when written with capitals."""
    kind = said[place].text
    if kind not in _FRENCH and kind not in _FRENCH_NAMED:
        return None
    end = place + 1
    while end < len(said) and _is_close(text, said, end - 1) and said[end].text in _FRENCH_SMALL:
        end += 1
    if end >= len(said) or not _is_name(said[end]) or not _is_close(text, said, end - 1):
        return None
    if kind in _FRENCH_NAMED and not _is_capital(text, said, end) and not _is_house(said, end + 1):
        return None
    end += 1
    while end < min(len(said), place + 8) and _is_close(text, said, end - 1) and _goes_on(text, said, end):
        end += 1
    return place, end


def _goes_on(text: str, said: tuple[Word, ...], place: int) -> bool:
    if said[place].text in _FRENCH_SMALL:
        return place + 1 < len(said) and _is_capital(text, said, place + 1)
    return _is_name(said[place]) and (_is_capital(text, said, place) or _is_house(said, place + 1))


def _english(text: str, said: tuple[Word, ...], place: int) -> Street | None:
    if said[place].text not in _ENGLISH:
        return None
    first = place
    while first and place - first < 3 and _is_close(text, said, first - 1) and _is_name(said[first - 1]):
        first -= 1
    if first == place:
        return None
    numbered = _with_number_before(text, said, first, place + 1)
    if numbered.has_number:
        return numbered
    while first < place and not _is_capital(text, said, first):
        first += 1
    return _with_number_behind(text, said, first, place + 1) or Street(first, place + 1) if first < place else None


def _with_number_behind(text: str, said: tuple[Word, ...], first: int, end: int) -> Street | None:
    number = end + (_text(said, end) in _NUMBER_SIGN)
    if not _is_house(said, number) or not _is_tied(text, said, end - 1, number):
        return None
    behind = number + 1
    if len(said[number].text) > _MOST_DIGITS and (
        "," in text[said[end - 1].end : said[number].start] or _text(said, behind)
    ):
        return None  # a postal code
    between = text[said[number].end : said[behind].start] if behind < len(said) else ""
    if between in ("/", "-") and said[behind].text.isdecimal():
        if text[said[end - 1].end : said[number].start].strip() or _is_time(said, behind + 1):
            return None
        behind += 1
    elif between == ":" or (between == "." and said[behind].text.isdecimal()):
        return None
    if behind + 1 < len(said) and said[behind].text in _BOX and _NUMBER.fullmatch(said[behind + 1].text):
        behind += 2
    elif behind < len(said) and _is_letter_behind(text, said[behind]):
        behind += 1
    return Street(first, end, end, behind)


def _is_letter_behind(text: str, word: Word) -> bool:
    """Tell whether the word belongs to the house number before it: "9 A", "9 bis", "9 b3"; not the à of "9 à Lier"."""
    is_letter = bool(re.fullmatch("[a-f]", word.text)) and text[word.start : word.end].isascii()
    ends_there = text[word.start].isupper() or text[word.end :].strip()[:1] in ("", ",", ".", ";")
    return (is_letter and ends_there) or bool(re.fullmatch(r"b\d{1,3}", word.text)) or word.text in _BEHIND_NUMBER


def _with_number_before(text: str, said: tuple[Word, ...], first: int, end: int) -> Street:
    number = first - 1 - (_text(said, first - 1) in _BEHIND_NUMBER)
    if number < 0 or not _NUMBER.fullmatch(said[number].text) or not _is_tied(text, said, number, first):
        return Street(first, end)
    if said[first].text not in _FRENCH | _FRENCH_NAMED and said[end - 1].text not in _ENGLISH:
        return Street(first, end)
    return Street(first, end, number, first)


def _lone_number(said: tuple[Word, ...], place: int) -> Street | None:
    word = said[place].text
    if word in _HOUSE_WORDS or (word == "house" and _text(said, place + 1) == "number"):
        number = place + 1 + (word == "house")
    elif word == "numero" and _text(said, place + 1) == "de" and _text(said, place + 2) == "maison":
        number = place + 3
    elif word in _LIVING:
        number = place + 1
        while number < place + 4 and _text(said, number) in _NUMBER_SIGN | {"op", "au", "at", "in", "het", "is", "der"}:
            number += 1
    else:
        return None
    return Street(place, place, number, number + 1) if _is_house(said, number) else None


def _is_house(said: tuple[Word, ...], place: int) -> bool:
    return (
        place < len(said)
        and bool(_NUMBER.fullmatch(said[place].text))
        and not _is_time(said, place + 1)
        and _is_no_hour(said[place])
    )


def _is_no_hour(number: Word) -> bool:
    return number.text.lstrip("0123456789") not in ("u", "h", "x", "e", "de", "ste", "er", "th", "km", "kg", "l")


def _is_time(said: tuple[Word, ...], place: int) -> bool:
    following = _text(said, place)
    return following in COUNTED or bool(
        LEXICON.get(following, {}).keys() & _TIME_KINDS and following not in ("am", "a", "b")
    )


def _is_name(word: Word) -> bool:
    return word.text.isalpha() and word.text not in _NO_NAME


def _is_capital(text: str, said: tuple[Word, ...], place: int) -> bool:
    return place < len(said) and text[said[place].start].isupper() and said[place].text.isalpha()


def _is_close(text: str, said: tuple[Word, ...], place: int) -> bool:
    """Tell whether only a space, hyphen, apostrophe or point parts a word from the next."""
    return not text[said[place].end : said[place + 1].start].strip(" -'\u2019.\u00a0")


def _is_tied(text: str, said: tuple[Word, ...], place: int, other: int) -> bool:
    between = text[said[place].end : said[other].start] if other == place + 1 else ""
    return not between.strip(" ,.\u00a0#°")


def _text(said: tuple[Word, ...], place: int) -> str:
    return said[place].text if 0 <= place < len(said) else ""
