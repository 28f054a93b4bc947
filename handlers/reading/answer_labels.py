"""Which choice the words of an answer name, by the words that were shown for it."""

from collections.abc import Sequence
from itertools import pairwise

from handlers.reading.answer_parts import Choice, Evidence, TakenApart, take_apart
from handlers.reading.answer_words import ALIKE, COUNTED, LEAVING_OUT, NUMBER_WORDS, TIMES_WORDS, Sense
from handlers.reading.label_denial import denied_words, says_not, undenied_words
from handlers.reading.plain import Word, same_word, words

STORY_WORDS = 3
_SENTENCE_WORDS = 5
NOES = frozenset({"no", "not_quite"})
_PREFIX_LETTERS = 3


def by_whole_label(answer: TakenApart, choices: Sequence[Choice]) -> Evidence | None:
    """Return the choice whose whole label was said, numbers in letters or not, its leading yes or not."""
    said = [word.text for word in answer.said]
    ids = frozenset(choice.id for choice in choices if said and said in _ways_to_say(choice))
    if len(ids) != 1 and (counted := _counted(said)):
        labels = {choice.id: _counted([word.text for word in words(choice.label)]) for choice in choices}
        ids = frozenset(one_id for one_id, label in labels.items() if f" {counted} " in f" {label} ")
    return Evidence(ids) if len(ids) == 1 else None


def _ways_to_say(choice: Choice) -> tuple[list[str], ...]:
    label = take_apart(choice.label)
    said = [word.text for word in label.said]
    return (said, said[1:]) if label.senses.get(0) is Sense.YES else (said,)


def _counted(said: Sequence[str]) -> str:
    """Write how often in digits: "deux fois par semaine" as "2 fois par semaine"; empty when it is too short."""
    written = " ".join(TIMES_WORDS.get(word) or str(NUMBER_WORDS.get(word, word)) for word in said).split()
    return " ".join(written) if len(written) > 2 and any(word in COUNTED for word in written) else ""


def by_label(answer: TakenApart, choices: Sequence[Choice]) -> Evidence | None:
    """Weigh the words that belong to labels; words that say yes or no are left to `_by_yes_or_no` when it applies.

    Who counts otherwise than a label does not mean it: "two weeks" beside "one week".
    """
    counts = _counts(answer.said)
    choices = [choice for choice in choices if not counts or counts == (_counts(words(choice.label)) or counts)]
    ids = {choice.id for choice in choices}
    read_elsewhere = (*((Sense.YES, Sense.AGREE) if "yes" in ids else ()), *((Sense.NO,) if ids & NOES else ()))
    content = answer.without(Sense.FILLER, *read_elsewhere) or (() if read_elsewhere else answer.said)
    if "yes" in ids and not says_not(answer.said) and _is_denied_elsewhere(content, choices):
        return Evidence(frozenset({"yes"}))
    begun = _begun(content, choices)
    meant = begun if len(begun) == 1 else named(content, choices, len(answer.said)) or begun
    labels = {word.text for choice in choices if choice.id in meant for word in words(choice.label)}
    limited = any(word.text in LEAVING_OUT and word.text not in labels for word in content)
    return Evidence(frozenset(meant), sure=not limited) if meant else None


def _counts(said: Sequence[Word]) -> set[int]:
    """Return the numbers that count something: 2 of "deux semaines"."""
    pairs = pairwise(said)
    return {_number(one.text) for one, counted in pairs if counted.text in COUNTED} - {0}


def _number(word: str) -> int:
    return int(word) if word.isdecimal() and len(word) < _PREFIX_LETTERS else NUMBER_WORDS.get(word, 0)


def _is_denied_elsewhere(content: Sequence[Word], choices: Sequence[Choice]) -> bool:
    """Tell whether only the verb of the question was said, that a choice denies: "publish" beside "do not publish"."""
    said = {word.text for word in content}
    refusals = [denied_words(choice.label) for choice in choices if choice.id not in NOES]
    own = {word for choice in choices for word in undenied_words(choice.label)}
    return bool(said) and not said & own and any(said <= refused for refused in refusals)


def _begun(content: Sequence[Word], choices: Sequence[Choice]) -> set[str]:
    said = " ".join(word.text for word in content)
    labels = {choice.id: " ".join(_open_words(choice.label, content)) for choice in choices}
    if whole := {one_id for one_id, label in labels.items() if said and label.split()[:1] == [said]}:
        return whole
    return {one_id for one_id, label in labels.items() if len(said) >= _PREFIX_LETTERS and label.startswith(said)}


def named(content: Sequence[Word], choices: Sequence[Choice], sentence: int = 0) -> set[str]:
    """Return the choices that words of the answer name and that no other choice shares.

    One word does, but in a ``sentence`` of so many words it must be the whole label, or there must be two.
    """
    naming: dict[str, set[str]] = {}
    for word in content:
        hits = {
            choice.id: part for choice in choices if (part := _part_of(word.text, _open_words(choice.label, content)))
        }
        if len(hits) == 1 and len(word.text) >= _PREFIX_LETTERS:
            for one_id, part in hits.items():
                naming.setdefault(one_id, set()).add(part)
    if not sentence or (len(content) <= STORY_WORDS and sentence <= _SENTENCE_WORDS):
        return set(naming)
    labels = {choice.id: {word.text for word in take_apart(choice.label).without(Sense.FILLER)} for choice in choices}
    whole = {one_id for one_id, parts in naming.items() if sentence <= _SENTENCE_WORDS and parts >= labels[one_id]}
    return whole | {one_id for one_id, parts in naming.items() if len(parts) > 1}


def _open_words(label: str, content: Sequence[Word]) -> Sequence[str]:
    """Return the words of a label that can name it: what it denies only beside a word that denies."""
    return [word.text for word in words(label)] if says_not(content) else undenied_words(label)


def _part_of(said: str, label: Sequence[str]) -> str | None:
    return next((part for part in label if _is_of(said, part)), None)


def _is_of(said: str, label_word: str) -> bool:
    if any(said in group and label_word in group for group in ALIKE):
        return True
    return same_word(said, label_word) or (len(said) > _PREFIX_LETTERS and label_word.startswith(said))
