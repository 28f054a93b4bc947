"""Hear a "no" beside a command or a number: "take 1? no way", "ich nehme 1 nicht".

A no that agrees ("geen probleem", "why not") is none, and where something is given up, neither is the reason for it
("release 1, I cannot come").
"""

from collections.abc import Iterator

from handlers.reading.answer_parts import TakenApart, take_apart
from handlers.reading.answer_words import NUMBER_WORDS, ORDINAL_ENDINGS, WHICH_ONE, Sense
from handlers.reading.phrases import PhraseBook, word_set

_NOES = word_set("""
    niet nie ni geen nee neen neenee nooit not no nope never cannot cant dont wont pas non nan jamais
    nicht kein keine keinen nein nee niemals degil hayir yok لا ليس مش مو كلا
    """)
_NOTS = word_set("niet nie ni geen not no pas nicht kein keine keinen degil yok ليس مش مو")
_ENDING_LETTERS = "".join(frozenset().union(*ORDINAL_ENDINGS))
_MARKS = frozenset(",;.:!?()\n")
_SHORTENED = word_set("don can won didn doesn isn wouldn couldn")
_AGREEING = frozenset({Sense.YES, Sense.AGREE})
_AGREEING_NOES = PhraseBook(
    {
        True: """
    geen probleem, geen enkel probleem, geen moeite, no problem/worries, pas de/un probleme/souci/soucis
    kein problem/thema, keine sorge, waarom niet/nie, pourquoi pas, why not, warum nicht
    """
    }
)
_REASONS = PhraseBook(
    {
        True: """
    niet/nie/ni meer, niet/nie/ni nodig, niet/nie/ni thuis, geen tijd/vervoer/auto/hulp
    kan/lukt/gaat/geraak/haal/kom .. niet/nie/ni, plus besoin, pas besoin, pas le temps, pas possible
    peux/pourrai/arrive/sais .. pas/plus, pas disponible/libre/la, no longer, no time, not needed/necessary/able/free
    can't, cannot, cant, won't .. make, don't .. need, not .. need, not .. come/make
    nicht mehr, nicht notig/noetig, kann/schaffe/geht/komme/brauche .. nicht, keine zeit, keine hilfe
    """
    }
)


def is_denied(text: str, *, reasons: bool = False) -> bool:
    """Tell whether there is a no in what stands beside a command; with ``reasons``, one that tells why is none."""
    answer = take_apart(text)
    excused = {place for hit in _REASONS.find(answer.said) for place in range(hit.first, hit.end)} if reasons else set()
    return any(place not in excused for place in places_of_no(answer))


def places_of_no(answer: TakenApart) -> Iterator[int]:
    """Yield where the words say no; "no 12" is a number, and "no problem" a yes."""
    agreeing = {place for hit in _AGREEING_NOES.find(answer.said) for place in range(hit.first, hit.end)}
    for place, word in enumerate(answer.said):
        behind = answer.said[place + 1].text if place + 1 < len(answer.said) else ""
        counts = word.text in WHICH_ONE and behind.isdecimal()
        says_no = word.text in _NOES or (word.text in _SHORTENED and behind == "t")
        if says_no and not counts and place not in agreeing and answer.senses.get(place) not in _AGREEING:
            yield place


def denies_a_number(answer: TakenApart) -> bool:
    """Tell whether a choice is named to say that it is not meant: "2 niet", "not 2", "pas le deuxième"."""
    return any(
        word.text in _NOTS and (_stands_behind(answer, place) or _stands_before(answer, place))
        for place, word in enumerate(answer.said)
    )


def _stands_behind(answer: TakenApart, place: int) -> bool:
    """Tell whether the "not" belongs to the number before it: no comma between, and no story after."""
    if place == 0 or not _is_number(answer, place - 1) or _is_parted(answer, place - 1):
        return False
    return _ends(answer, place) or _is_number(answer, place + 1)


def _stands_before(answer: TakenApart, place: int) -> bool:
    """Tell whether the "not" belongs to the number after it, small words between; "no 12" is a number."""
    if answer.said[place].text in WHICH_ONE:
        return False
    after = place + 1
    while after < len(answer.said) and _is_small(answer, after):
        after += 1
    return after < len(answer.said) and _is_number(answer, after) and _ends(answer, after)


def _is_small(answer: TakenApart, place: int) -> bool:
    is_filler = answer.senses.get(place) is Sense.FILLER or answer.said[place].text in WHICH_ONE
    return is_filler and not _is_number(answer, place)


def _is_number(answer: TakenApart, place: int) -> bool:
    word = answer.said[place].text
    digits = word.rstrip(_ENDING_LETTERS)
    return digits.isdecimal() or word in NUMBER_WORDS


def _ends(answer: TakenApart, place: int) -> bool:
    return place + 1 == len(answer.said) or _is_parted(answer, place)


def _is_parted(answer: TakenApart, place: int) -> bool:
    between = answer.text[answer.said[place].end : answer.said[place + 1].start]
    return not _MARKS.isdisjoint(between)
