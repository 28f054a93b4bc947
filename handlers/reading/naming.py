"""Whom somebody would like to be asked first: "vraag het aan Karim", taken out of what neighbours may read."""

import re

from handlers.reading.first_names import FIRST_NAMES
from handlers.reading.phrases import word_set
from handlers.reading.plain import bare, clean

_ASK = re.compile(
    r"(?:[,;.]\s*)?(?:\b(?:en|et|and|und|maar|mais|but)\s+)?\b"
    r"(?:vraag(?:t| je| jij)?(?: het| dit| eens| eerst| misschien| liefst)* (?:eens |eerst )?aan"
    r"|demandez?(?:[- ]le)?(?: cela| ça)?(?: d['’]abord| plutôt)* à"
    r"|(?:please )?ask(?: first)?"
    r"|frage?n?(?: sie)?(?: bitte| zuerst| erst| mal)*)"
    r"\s+(?P<name>[^\W\d_][^\W\d_'’-]*(?:[-'’][^\W\d_]++)*)(?P<more>(?-i:\s++[A-Z][^\W\d_]*+\.?)*)"
    r"(?:\s++(?:eerst|eens|d['’]abord|first|zuerst|aub|svp|please|bitte|graag))*",
    re.IGNORECASE,
)
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
    """Return the first name of who should be asked, empty when nobody is named, and the text without that."""
    said = clean(text)
    for found in _ASK.finditer(said):
        name = found["name"]
        is_all = found.span() == (0, len(said.strip()))
        if bare(name) not in _NOBODY and (name[0].isupper() or bare(name) in FIRST_NAMES or is_all):
            return name, _joined(said[: found.start()], said[found.end() :])
    return "", text


def _joined(before: str, after: str) -> str:
    return " ".join((before.strip() + " " + after.strip(" ,;")).split(" ")).strip(" ,;")


def same_first_name(one: str, other: str) -> bool:
    """Tell whether two names begin with the same first name, however they are written."""
    return bool(one.split() and other.split()) and bare(one.split()[0]) == bare(other.split()[0])
