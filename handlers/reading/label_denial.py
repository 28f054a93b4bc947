"""What the words of a choice deny: "do not publish" is chosen by "not publish", never by "publish" alone."""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from handlers.reading.phrases import word_set
from handlers.reading.plain import Word, words

_NOTS: Final = word_set("""
    niet nie geen nooit niemand niets not no dont don wont won never nobody nothing none cannot
    ne n pas aucun aucune jamais rien nicht kein keine keinen niemals nichts
    nein nee neen non degil yok hayir لا ليس مش
    """)
_CLAUSE_END: Final = re.compile(r"[,;.:!?()\n]+")


def says_not(said: Iterable[Word]) -> bool:
    """Tell whether one of these words denies."""
    return any(word.text in _NOTS for word in said)


def denied_words(label: str) -> frozenset[str]:
    """Return the words that stand behind a "not" of the label, in the same part of its sentence."""
    return frozenset(word for clause in _clauses(label) for word in _parted(clause)[1] if word not in _NOTS)


def undenied_words(label: str) -> Sequence[str]:
    """Return the words of the label that stand behind no "not"."""
    return [word for clause in _clauses(label) for word in _parted(clause)[0]]


def _clauses(label: str) -> list[list[str]]:
    return [[word.text for word in words(clause)] for clause in _CLAUSE_END.split(label)]


def _parted(clause: list[str]) -> tuple[list[str], list[str]]:
    first = next((place for place, word in enumerate(clause) if word in _NOTS), len(clause))
    return clause[:first], clause[first:]
