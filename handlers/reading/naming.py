"""Whom somebody would like to be asked first: "vraag het aan Karim", taken out of what neighbours may read."""

import re
from collections.abc import Sequence

from handlers.reading.first_names import FIRST_NAMES
from handlers.reading.naming_words import (
    ABLE,
    ASKING,
    ASKING_BEHIND,
    KIN,
    NO_NAME,
    OTHERS_OF,
    PREFERRING,
    SAYING_NO_MORE,
    TO_THEM,
    TOGETHER,
)
from handlers.reading.phrases import word_set
from handlers.reading.plain import Word, bare, clean, words

_ASK = re.compile(
    r"(?:[,;.]\s*)?(?:\b(?:en|et|and|und|maar|mais|but)\s+)?\b"
    r"(?:vraag(?:t| je| jij)?(?: het| dit| eens| eerst| misschien| liefst)* (?:eens |eerst )?aan"
    r"|demandez?(?:[- ]le)?(?: cela| ça)?(?: d['’]abord| plutôt)* à"
    r"|(?:please )?ask(?: first)?"
    r"|frag(?:e|t|en)?(?: sie)?(?: bitte| zuerst| erst| mal)*)"
    r"\s+(?P<name>[^\W\d_][^\W\d_'’-]*(?:[-'’][^\W\d_]++)*)(?P<more>(?-i:\s++[A-Z][^\W\d_]*+\.?)*)"
    r"(?:\s++(?:eerst|eens|d['’]abord|first|zuerst|aub|svp|please|bitte|graag))*",
    re.IGNORECASE,
)
_MARKS = ",;.!?\n"
_NOBODY = word_set("""
    iemand niemand iedereen de het een mijn onze haar hem hen hun wie buren buur buurman buurvrouw vrijwilliger u je
    jou
    quelqu quelqu'un personne le la les un une mon ma mes moi toi lui elle eux tout qui voisin voisins
    someone somebody anyone anybody nobody everybody the a an my our me you him her them who for if about around
    neighbours
    jemand jemanden niemand niemanden alle den die der das ein einen mein meine meinen mich mir dich nach ob wer
    nachbarn
    """)


def named_in(text: str) -> tuple[str, str]:
    """Return the first name of who should be asked, empty when nobody is named, and the text without such wishes."""
    said = clean(text)
    name, rest = _asked_for(said)
    while found := _wished_for(rest):
        wished, start, end = found
        name, rest = name or wished, _joined(rest[:start], rest[end:])
    return (name, rest) if name else ("", text)


def _asked_for(said: str) -> tuple[str, str]:
    """Read "vraag het aan Karim", whoever that is, and take it out with the small words around it."""
    for found in _ASK.finditer(said):
        name = found["name"]
        is_all = found.span() == (0, len(said.strip()))
        if bare(name) in _NOBODY or bare(name) in NO_NAME:
            continue
        if name[0].isupper() or bare(name) in FIRST_NAMES or is_all:
            start, end = _with_small_words(said, *found.span())
            return name, _joined(said[:start], said[end:])
    return "", said


def _with_small_words(said: str, start: int, end: int) -> tuple[int, int]:
    """Return where the clause begins and ends when nothing else is said in it, else the place as it is."""
    first = max((said.rfind(mark, 0, start) + 1 for mark in _MARKS), default=0)
    last = min((place for mark in _MARKS if (place := said.find(mark, end)) >= 0), default=len(said))
    around = words(said[first:start]) + words(said[end:last])
    return (first, last) if all(_says_no_more(word.text) for word in around) else (start, end)


def _says_no_more(word: str) -> bool:
    return word in SAYING_NO_MORE | ABLE | TO_THEM | ASKING | PREFERRING | TOGETHER


def _wished_for(said: str) -> tuple[str, int, int] | None:
    """Find "liefst met Karim", "kan Karim dat doen?": the name, and where the wish begins and ends."""
    pieces = words(said)
    for place, word in enumerate(pieces):
        if not _is_a_name(said, word):
            continue
        first, end = _run(said, pieces, place)
        run = [piece.text for piece in pieces[first:end]]
        if _is_a_wish(said, pieces, (first, place, end), run):
            return said[word.start : word.end], pieces[first].start, pieces[end - 1].end
    return None


def _is_a_name(said: str, word: Word) -> bool:
    written = said[word.start : word.end]
    is_capital = written[:1].isupper() and written[1:].islower() and written.isalpha()
    return is_capital and not _says_no_more(word.text) and word.text not in _NOBODY | NO_NAME | OTHERS_OF | KIN


def _run(said: str, pieces: Sequence[Word], place: int) -> tuple[int, int]:
    """Return where the words begin and end that stand with a name and say nothing but a wish."""
    first, end = place, place + 1
    while first and _goes_on(said, pieces, first - 1, first):
        first -= 1
    while end < len(pieces) and _goes_on(said, pieces, end, end - 1):
        end += 1
    return first, end


def _goes_on(said: str, pieces: Sequence[Word], place: int, beside: int) -> bool:
    word, one, other = pieces[place], *sorted((pieces[place], pieces[beside]), key=lambda piece: piece.start)
    if not set(said[one.end : other.start]).isdisjoint(_MARKS):
        return False
    return _says_no_more(word.text) or word.text in OTHERS_OF | KIN or _is_a_name(said, word)


def _is_a_wish(said: str, pieces: Sequence[Word], place: tuple[int, int, int], run: Sequence[str]) -> bool:
    first, name, end = place
    before, behind = set(run[: name - first]), set(run[name - first + 1 :])
    is_known = pieces[name].text in FIRST_NAMES
    if before & ASKING or behind & ASKING_BEHIND:
        return is_known or not before & PREFERRING
    if before & PREFERRING:
        return is_known or pieces[name - 1].text in TOGETHER
    to_them = (before | behind) & TO_THEM - {"ihr", "sie"}
    ends = end == len(pieces) or not set(said[pieces[end - 1].end : pieces[end].start]).isdisjoint(_MARKS)
    return is_known and ends and bool((before | behind) & ABLE) and not to_them


def _joined(before: str, after: str) -> str:
    return " ".join((before.strip() + " " + after.strip(" ,;?!")).split(" ")).strip(" ,;")


def is_called(called: str, name: str) -> bool:
    """Tell whether somebody may be meant by a name: "Sanne" and "sanne p" are Sanne Peeters, "San" is nobody."""
    return same_first_name(called, name) and bare(called).startswith(bare(name))


def same_first_name(one: str, other: str) -> bool:
    """Tell whether two names begin with the same first name, however they are written."""
    return bool(one.split() and other.split()) and bare(one.split()[0]) == bare(other.split()[0])
