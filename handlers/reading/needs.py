"""Recognise what help is needed, and whether a human should look at it first; in four languages, by words alone."""

from enum import Enum

from handlers.reading.amounts import names_much_cash, names_young_age
from handlers.reading.need_words import ASKING_SOMEONE, DENYING, NEEDS, REVIEWS, WANTING, WhyReview
from handlers.reading.phrases import PhraseBook
from handlers.reading.plain import words

__all__ = ["WhyReview", "asks_for_help", "kind_word", "needs_review", "spoken_need"]

_LONGEST_KIND = 15


class _Strength(Enum):
    SURE = 2
    WEAK = 1


_NEEDS = PhraseBook(
    {(category, strength): NEEDS[category][strength.value] for category in NEEDS for strength in _Strength},
    typo_letters=7,
)
_ASKING = PhraseBook({True: ASKING_SOMEONE, False: WANTING})
_REVIEWS = PhraseBook(REVIEWS, typo_letters=7)


def spoken_need(text: str) -> str | None:
    """Return "shopping", "transport", "chore", "company" or "other" when the words speak clearly of one of them."""
    said = words(text)
    scores: dict[str, int] = {}
    for hit in _NEEDS.find(said):
        category, strength = hit.kind
        is_denied = hit.first > 0 and said[hit.first - 1].text in DENYING
        scores[category] = max(scores.get(category, 0), 0 if is_denied else strength.value)
    best = max(scores.values(), default=0)
    meant = [category for category, score in scores.items() if score == best]
    return meant[0] if best and len(meant) == 1 else None


def kind_word(text: str) -> str:
    """Return the first single word that names a need we know, as typed: nothing else of the text; or nothing."""
    said = words(text)
    hits = (said[hit.first] for hit in _NEEDS.find(said) if hit.end == hit.first + 1)
    return next((text[word.start : word.end] for word in hits if _is_plain_word(word.text)), "")


def _is_plain_word(word: str) -> bool:
    return word.isalpha() and len(word) <= _LONGEST_KIND


def asks_for_help(text: str) -> bool:
    """Tell whether a sentence asks for help: "can someone ...", or "I need ..." with a need that we know."""
    asking = _ASKING.kinds(text)
    return True in asking or (False in asking and spoken_need(text) is not None)


def needs_review(text: str) -> WhyReview | None:
    """Return why an organiser should look before it is public: medical acts, money, keys, lifting, minors."""
    found = set(_REVIEWS.kinds(text))
    found |= {WhyReview.MONEY} if names_much_cash(text) else set()
    found |= {WhyReview.MINORS} if names_young_age(text) else set()
    return next((review for review in WhyReview if review in found), None)
