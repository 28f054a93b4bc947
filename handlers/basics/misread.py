"""A kind word when an answer fits none of the choices."""

from __future__ import annotations

from handlers.basics.words import HUMAN_WORDS
from handlers.text import FirstWord, Text, _


def misread(times: int) -> Text:
    """Say that an answer was not understood, before the question is asked again; ``times`` counts the earlier ones."""
    if times == 0:
        return _("Sorry, I did not understand that. Please answer with a number.")
    return _("Sorry, I still do not understand. Answer with a number, or type {human}.", human=FirstWord(HUMAN_WORDS))
