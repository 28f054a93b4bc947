"""In which language a danger was written, so that the answer is in that language and not only in the one we know of."""

from __future__ import annotations

from functools import cache
from typing import Final

from handlers.reading.phrases import PhraseBook
from handlers.safety.danger_words import DUTCH, ENGLISH, FRENCH
from handlers.safety.danger_words_more import ARABIC, GERMAN, TURKISH

_PHRASES: Final = {"nl": DUTCH, "fr": FRENCH, "en": ENGLISH, "de": GERMAN, "ar": ARABIC, "tr": TURKISH}


def language_of_danger(text: str, language: str) -> str:
    """Return the language of the words of danger in a text; ``language`` is the person's, and wins when it fits too."""
    spoken = _book().kinds(text)
    if language in spoken or not spoken:
        return language
    return next(code for code in _PHRASES if code in spoken)


@cache
def _book() -> PhraseBook[str]:
    # Made at the first danger: most days there is none, and every start of the program would wait for it.
    return PhraseBook({code: "\n".join(phrases.values()) for code, phrases in _PHRASES.items()})
