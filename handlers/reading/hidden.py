"""Notice that words may hide something private in a way no detector can cut out: then they are not shown at all.

Numbers in words, spaced letters, letters for digits, "(at)". A wrong alarm costs a plainer card; a miss tells a secret.
"""

import re
import unicodedata
from collections.abc import Sequence

from handlers.reading.needs import kind_word
from handlers.reading.phrases import word_set
from handlers.reading.plain import Folded, Word, fold, words
from handlers.reading.privacy import Private, find_private
from handlers.reading.private_numbers import find_numbers
from handlers.reading.streets import find_streets

__all__ = ["hides_something", "kind_word"]

_SPELLED = 3
_SPACED = 4
_LONG_NUMBER = 6
_UNITS = """
    nul zero null een one eins ein deux twee two zwei drie trois three drei vier quatre four funf fuenf vijf cinq five
    zes six sechs zeven sept seven sieben acht huit eight neuf nine negen neun tien dix ten zehn elf onze eleven
    twaalf douze twelve zwolf zwoelf dertien treize thirteen dreizehn veertien quatorze fourteen vierzehn vijftien
    quinze fifteen funfzehn zestien seize sixteen sechzehn zeventien seventeen siebzehn achttien eighteen achtzehn
    negentien nineteen neunzehn un
    """
_TENS = """
    twintig vingt twenty zwanzig dertig trente thirty dreissig veertig quarante forty vierzig vijftig cinquante fifty
    funfzig zestig soixante sixty sechzig zeventig septante seventy siebzig tachtig quatre-vingts eighty achtzig
    negentig nonante ninety neunzig honderd cent hundred hundert
    """
_NUMBERS = word_set(_UNITS + _TENS)
_ARTICLES = word_set("een un ein")
_COMPOUND = re.compile(r"[a-z]{2,7}(?:en|und)(?:twintig|[a-z]{3,7}tig|zwanzig|dreissig|[a-z]{3,6}zig)")
_LINKS = word_set("en et and und")
_BEFORE_A_HOUSE = word_set("nummer numero number nr huisnummer hausnummer house")
_HOURS = word_set("uur uren u heure heures h o clock am pm uhr dagen jours days tage")
_LOOKS_LIKE_DIGITS = re.compile(r"(?<![a-z0-9])[0-9oil]+(?![a-z0-9])")
_DIGIT_FOR = str.maketrans("oil", "011")
_MOMENT = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?(?!\d)|\d{1,2} ?[:hu.] ?\d{2}(?!\d)")
_MAIL = re.compile(
    r"[(\[{] ?(?:at|apenstaart|arobase) ?[)\]}]|apenstaart|arobase|klammeraffe|[a-z0-9] ?@ ?[a-z0-9]"
    r"|\bat\b[^\n]{1,40}\b(?:dot|punt|point|punkt)\b"
)
_LETTERS_OF_ILLNESS = re.compile(r"(?<![^\W_])[A-Z]{2,4}(?![^\W_])")
_KNOWN_LETTERS = frozenset({"TV", "PC", "GSM", "NMBS", "OCMW", "CPAS", "USB", "LED", "SNCB"})


def hides_something(text: str, left: str) -> bool:
    """Tell whether something private may still stand in `left`, what the detectors left of `text`."""
    said = words(text)
    if _has_numbers_in_words(said) or _is_spaced(said) or _has_house_in_words(text, said):
        return True
    folded = fold(left)
    if _MAIL.search(folded.text) or _has_many_digits(folded.text) or _has_letters_for_digits(fold(text)):
        return True
    is_ill = any(finding.kind is Private.HEALTH for finding in find_private(text))
    return is_ill and (_has_unknown_letters(left) or _is_of_another_script(left))


def _is_number(word: str) -> bool:
    return word in _NUMBERS or word.isdecimal() or (len(word) <= 24 and _COMPOUND.fullmatch(word) is not None)


def _has_numbers_in_words(said: Sequence[Word]) -> bool:
    """Tell whether three numbers follow each other, at least two of them in words."""
    run = spelled = 0
    for word in said:
        if word.text in _LINKS:
            continue
        run = run + 1 if _is_number(word.text) else 0
        spelled = spelled + (not word.text.isdecimal()) if run else 0
        if run >= _SPELLED and spelled > 1:
            return True
    return False


def _is_spaced(said: Sequence[Word]) -> bool:
    run = 0
    for word in said:
        run = run + 1 if len(word.text) == 1 and word.text.isalpha() else 0
        if run >= _SPACED:
            return True
    return False


def _has_house_in_words(text: str, said: tuple[Word, ...]) -> bool:
    places = {place for place, word in enumerate(said) if word.text in _BEFORE_A_HOUSE}
    places |= {street.end - 1 for street in find_streets(text, said) if street.end > street.first}
    return any(_is_a_house(said, place + 1) for place in places)


def _is_a_house(said: Sequence[Word], place: int) -> bool:
    """Tell whether a number in words stands here, and no hour: "Kerkstraat negen", but "Kerkstraat, negen uur"."""
    if place >= len(said) or said[place].text.isdecimal() or not _is_number(said[place].text):
        return False
    behind = said[place + 1].text if place + 1 < len(said) else ""
    return behind not in _HOURS and not (said[place].text in _ARTICLES and behind)


def _has_letters_for_digits(folded: Folded) -> bool:
    """Tell whether a number appears, or grows, when "O" and "l" are read as 0 and 1."""
    alike = {found.start() for found in _LOOKS_LIKE_DIGITS.finditer(folded.text) if _is_alike(found.group())}
    if not alike:
        return False
    read = _LOOKS_LIKE_DIGITS.sub(_as_digits, folded.text)
    places = {folded.origin[start] for start in alike}
    return any(
        place in places for _kind, span in find_numbers(Folded(read, folded.origin), ()) for place in range(*span)
    )


def _is_alike(token: str) -> bool:
    return any(map(str.isdecimal, token)) and not token.isdecimal()


def _as_digits(found: re.Match[str]) -> str:
    return found.group().translate(_DIGIT_FOR) if _is_alike(found.group()) else found.group()


def _has_many_digits(folded: str) -> bool:
    return sum(map(str.isdecimal, _MOMENT.sub("", folded))) >= _LONG_NUMBER


def _has_unknown_letters(left: str) -> bool:
    return any(found not in _KNOWN_LETTERS for found in _LETTERS_OF_ILLNESS.findall(left))


def _is_of_another_script(left: str) -> bool:
    return any(letter.isalpha() and not unicodedata.name(letter, "").startswith("LATIN") for letter in left)
