"""Plain language: what could be easier to read, in an announcement. Only hints; nothing here stops anybody."""

from __future__ import annotations

import re
from typing import Final

from handlers.reading.announce_words import JARGON, PLACES
from handlers.reading.dates import says_when
from handlers.reading.phrases import words_in
from handlers.reading.plain import bare
from handlers.reading.privacy import Private, find_private
from handlers.text import Said, Text, Verbatim, _, _n, sentences

LONGEST_SENTENCE: Final = 20
"""Words; longer ones are hard to follow for who reads a language that is not their own."""
_SENTENCE_END: Final = re.compile(r"[.!?\n]+(?:\s|$)")
_SHOUTED: Final = re.compile(r"\b[^\W\d_]{5,}\b")
_AT_A_NAME: Final = re.compile(r"\b(?:in|op|bij|aan|te|at|on|dans|au|à|chez|im|am|bei|auf)\s+(?:\w+\s+)?[A-ZÀ-Ý]\w+")
_CONTACT: Final = re.compile(r"[\w.]+@[\w.]+|(?:\+|\b0)\d[\d ./]{7,}|https?://|\bwww\.")
_JARGON: Final = words_in(JARGON)
_PLACES: Final = words_in(PLACES)


def hints(words: str, language: str) -> Said:
    """Say what could be plainer, or that it is plain."""
    found = [*_long_sentences(words), *_jargon(words), *_capitals(words), *_missing(words, language), *_private(words)]
    return sentences(_("Plain language:"), *found) if found else _("Plain language: good.")


def _long_sentences(words: str) -> list[Text]:
    long = sum(len(sentence.split()) > LONGEST_SENTENCE for sentence in _SENTENCE_END.split(words))
    text = _n(
        "{count} sentence is long: make two of it.", "{count} sentences are long: make shorter ones of them.", long
    )
    return [text] if long else []


def _jargon(words: str) -> list[Text]:
    said = dict.fromkeys(word for word in re.findall(r"[^\W\d_]+", words) if bare(word) in _JARGON)
    if not said:
        return []
    return [_("Not everybody knows: {words}.", words=Verbatim(", ".join(said)))]


def _capitals(words: str) -> list[Text]:
    shouted = [word for word in _SHOUTED.findall(words) if word.isupper()]
    return [_("Words in capitals are hard to read.")] if len(shouted) > 1 else []


def _missing(words: str, language: str) -> list[Text]:
    found = [] if says_when(words, language) else [_("I see no date or hour.")]
    if not _CONTACT.search(words) and not _has_place(words):
        found.append(_("I see no place and nobody to contact. Is that clear?"))
    return found


def _private(words: str) -> list[Text]:
    kinds = {finding.kind for finding in find_private(words)}
    if not kinds & {Private.PHONE, Private.EMAIL}:
        return []
    return [_("There is a number or a mail address in it. Is it all right that everybody reads that?")]


def _has_place(words: str) -> bool:
    """Tell whether a street, a square or a name behind "in" or "at" is said."""
    return bool(_AT_A_NAME.search(words)) or any(part in bare(words) for part in _PLACES)
