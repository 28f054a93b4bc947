"""A kind word when an answer fits none of the choices."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.basics.words import HUMAN_WORDS
from handlers.reading.answer_labels import NOES
from handlers.reading.answers import is_only_an_answer
from handlers.text import FirstWord, Text, _


def misread(times: int) -> Text:
    """Say that an answer was not understood, before the question is asked again; ``times`` counts the earlier ones."""
    if times == 0:
        return _("Sorry, I did not understand that. Please answer with a number.")
    return _("Sorry, I still do not understand. Answer with a number, or type {human}.", human=FirstWord(HUMAN_WORDS))


def is_bare(text: str, choice: str | None, labels: Sequence[str]) -> bool:
    """Tell whether this is a yes or a no and nothing else: no number, and not the words of a choice."""
    named = any(len(label.split()) > 1 and label.casefold() in text.casefold() for label in labels)
    numbered = any(sign.isdecimal() for sign in text)
    return choice in {"yes", *NOES} and is_only_an_answer(text) and not named and not numbered


def to_what(choice: str | None) -> Text:
    """Say that a bare yes or no may be about what was said last, before the open question is asked again."""
    if choice == "yes":
        return _("Yes to what? This is what I asked you:")
    return _("No to what? This is what I asked you:")
