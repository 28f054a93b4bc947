"""Plain language: what could be easier to read, in an announcement. Only hints; nothing here stops anybody.

A sentence of fifteen words on average and twenty at most, no words in capitals, everyday words: that is what Wablieft
taught (fonds127.be, "Bereik meer werknemers met duidelijke taal", 2023), and for Belgian French Droits Quotidiens
(droitsquotidiens.design, "Quand vos phrases sont-elles trop longues ?"). For German the norms on plain and easy
language (DIN 8581-1, DIN SPEC 33429) name no number that we could read; the same is taken. The lists of words are ours.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from handlers.announcements.nouns import Wording
from handlers.reading.announce_words import PLACES
from handlers.reading.dates.reader import says_when
from handlers.reading.hint_words import ABBREVIATIONS, JARGON, KNOWN_CAPITALS
from handlers.reading.phrases import words_in
from handlers.reading.plain import bare
from handlers.reading.privacy import Private, find_private
from handlers.text import Joined, Said, Text, Verbatim, _, _n, sentences

LONGEST_SENTENCE: Final = 20
LONGEST_ON_AVERAGE: Final = 15
_MOST_NAMED: Final = 3
_SENTENCE_END: Final = re.compile(r"[.!?…:;\n]+(?:\s|$)")
_WORD: Final = re.compile(r"[^\W\d_]++(?:['’-][^\W\d_]++)*+")
_SHORT_CAPITALS: Final = re.compile(r"\b[A-ZÀ-Ý]{2,5}\b")
_DOTTED: Final = re.compile(r"(?<![\w.])(?:[^\W\d_]{1,4}\.){2,}|(?<![\w.])[^\W\d_]{2,5}\.(?=\s+[a-zà-ÿ0-9])")
_SHOUTED: Final = re.compile(r"\b[^\W\d_]{5,}\b")
_AT_A_NAME: Final = re.compile(
    r"\b(?:in|op|bij|aan|te|naar|at|on|to|dans|vers|nach|au|à|chez|im|am|bei|auf)\s+(?:\w+\s+)?[A-ZÀ-Ý]\w+"
)
_CONTACT: Final = re.compile(r"[\w.]+@[\w.]+|(?:\+|\b0)\d[\d ./]{7,}|https?://|\bwww\.")
_KNOWN: Final = frozenset(KNOWN_CAPITALS.split())
_PLACES: Final = words_in(PLACES)


def _pairs(table: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Read "hard: easy, hard: easy" of each language."""
    rows = {code: [pair.partition(":") for pair in " ".join(said.split()).split(",")] for code, said in table.items()}
    return {code: {bare(hard.strip()): easy.strip() for hard, _colon, easy in row} for code, row in rows.items()}


_BETTER: Final = _pairs(JARGON)
_WRITTEN_OUT: Final = _pairs(ABBREVIATIONS)


def hints(texts: Sequence[Wording]) -> Said:
    """Say what could be plainer in these texts, or that they are plain; what is missing is looked for in the first."""
    first = texts[0]
    in_each = [hint for text in texts for hint in _about(text)]
    found = [*dict.fromkeys(in_each), *_missing(first.words, first.language), *_private(first.words)]
    return sentences(_("Plain language:"), *found) if found else _("Plain language: good.")


def _about(text: Wording) -> list[Text]:
    return [*_long_sentences(text.words), *_jargon(text), *_abbreviations(text), *_capitals(text.words)]


def _long_sentences(words: str) -> list[Text]:
    lengths = [len(sentence.split()) for sentence in _SENTENCE_END.split(words) if sentence.strip()]
    long = sum(length > LONGEST_SENTENCE for length in lengths)
    if not long:
        tiring = len(lengths) > 1 and sum(lengths) / len(lengths) > LONGEST_ON_AVERAGE
        return [_("The sentences are long: write shorter ones.")] if tiring else []
    return [
        _n("{count} sentence is long: make two of it.", "{count} sentences are long: make shorter ones of them.", long)
    ]


def _jargon(text: Wording) -> list[Text]:
    """Name the first words of the trade, each with an everyday word in its place."""
    easier = _BETTER.get(text.language, {})
    said = {word: easier[bare(word)] for word in _WORD.findall(text.words) if bare(word) in easier}
    pairs = [_("“{hard}”: rather “{easy}”", hard=hard, easy=easy) for hard, easy in [*said.items()][:_MOST_NAMED]]
    return [_("Not everybody knows these words. {words}.", words=Joined(tuple(pairs), by=", "))] if pairs else []


def _abbreviations(text: Wording) -> list[Text]:
    """Name the first abbreviations; the common ones with what they stand for."""
    full = _WRITTEN_OUT.get(text.language, {})
    dotted = [
        found.strip()
        for found in _DOTTED.findall(text.words)
        if bare(found).strip(" .") in full or found.count(".") > 1
    ]
    capitals = [found for found in _SHORT_CAPITALS.findall(text.words) if found not in _KNOWN]
    said = dict.fromkeys([*dotted, *([] if _capitals(text.words) else capitals)])
    pairs = [_written_out(short, full.get(bare(short).strip(" ."), "")) for short in [*said][:_MOST_NAMED]]
    return [_("Write out: {words}.", words=Joined(tuple(pairs), by=", "))] if pairs else []


def _written_out(short: str, full: str) -> Said:
    shown = short.rstrip(".")
    return _("“{short}” as “{full}”", short=shown, full=full) if full else Verbatim(f"“{shown}”")


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
