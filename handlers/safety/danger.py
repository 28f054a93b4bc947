"""Recognise danger in what people write, before anything else looks at it: deterministic lists, no guessing.

Six languages (Dutch, French, English, German, Arabic, Turkish) are always tried. A phrase does not count when it is
denied ("geen pijn op de borst", "yangın yok") or is part of a saying or an exercise ("feu rouge", "fire drill").
Nothing that is read here is kept. The answers, with the numbers to call, stand in `handlers.safety.texts`.
"""

from collections.abc import Iterator, Sequence

from handlers.reading.phrases import Hit, PhraseBook
from handlers.reading.plain import Word, words
from handlers.safety.danger_words import DUTCH, ENGLISH, FRENCH, Danger
from handlers.safety.danger_words_more import (
    ARABIC,
    ARTICLES,
    FORMS_OF_BE,
    GERMAN,
    HARMLESS,
    NEGATORS,
    NEGATORS_BEHIND,
    NO_SLIPS,
    NOUN_NEGATORS,
    TURKISH,
)

__all__ = ["Danger", "read_danger", "read_dangers"]

_READ = 16_000
_LANGUAGES = (DUTCH, FRENCH, ENGLISH, GERMAN, TURKISH, ARABIC)
_DANGERS = PhraseBook(
    {danger: "\n".join(language[danger] for language in _LANGUAGES) for danger in Danger}, no_slips=NO_SLIPS
)
_HARMLESS = PhraseBook({True: HARMLESS}, no_slips=NO_SLIPS)
# One word that is danger in one language and everyday in another counts only from a person who speaks the first.
_BY_LANGUAGE = {language: PhraseBook({Danger.FIRE: "brand"}) for language in ("nl", "de")}


def read_danger(text: str, language: str) -> Danger | None:
    """Return the danger that the text speaks of, the most urgent when there are several, or None."""
    return next(iter(read_dangers(text, language)), None)


def read_dangers(text: str, language: str) -> tuple[Danger, ...]:
    """Return every danger that the text speaks of, the most urgent first."""
    said = words(text, _READ)
    hits = list(_found(said, language))
    if not hits:
        return ()
    harmless = {place for hit in _HARMLESS.find(said) for place in range(hit.first, hit.end)}
    meant = {hit.kind for hit in hits if harmless.isdisjoint(range(hit.first, hit.end)) and not _is_denied(hit, said)}
    return tuple(danger for danger in Danger if danger in meant)


def _found(said: Sequence[Word], language: str) -> Iterator[Hit[Danger]]:
    yield from _DANGERS.find(said)
    if own := _BY_LANGUAGE.get(language):
        yield from own.find(said)


def _is_denied(hit: Hit[Danger], said: Sequence[Word]) -> bool:
    """Tell whether words in front of, within or behind the phrase deny it; those of the phrase itself do not."""
    before = [
        word.text for word in said[max(hit.first - 3, 0) : hit.first] if word.sentence == said[hit.first].sentence
    ]
    skipped = {said[place].text for place in hit.skipped}
    behind = said[hit.end] if hit.end < len(said) else None
    if skipped & (NOUN_NEGATORS | NEGATORS) or NOUN_NEGATORS & set(before[-2:]):
        return True
    if behind and behind.text in NEGATORS_BEHIND and behind.sentence == said[hit.end - 1].sentence:
        return True
    return before[-2:] in (["pas", "de"], ["pas", "d"]) or _is_not(before)


def _is_not(before: Sequence[str]) -> bool:
    """Tell whether the words end with "is not", "is not a", "n'est pas une"."""
    ending = list(before)
    if ending and ending[-1] in ARTICLES and ending[-1] not in NEGATORS:
        ending.pop()
    return len(ending) >= 2 and ending[-1] in NEGATORS and ending[-2] in FORMS_OF_BE
