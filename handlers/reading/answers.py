"""Read the answer to a numbered question: a number, an emoji, the words of a choice, yes or no, with slips and thanks.

One rule decides: everything that was said must point at the same choice, otherwise the answer is `Unclear` and the
question is asked again. A leading number may be followed by a story ("1 for my husband"); a yes that is taken back
or limited ("yes but", "no, yes after all") is unclear.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from handlers.reading.answer_words import (
    ALIKE,
    ALL_OF_THEM,
    ANSWERS,
    COUNTED,
    LEAVING_OUT,
    NOT_SAYING,
    NUMBER_WORDS,
    ORDINAL_ENDINGS,
    RANGES,
    THUMBS_DOWN,
    THUMBS_UP,
    TIMES_WORDS,
    WHICH_ONE,
    Sense,
)
from handlers.reading.phrases import Hit, PhraseBook
from handlers.reading.plain import Word, bare, same_word, words

MOST_DIGITS = 9
_READ = 400
_STORY_WORDS = 3
_SENTENCE_WORDS = 5
_NOES = frozenset({"no", "not_quite"})
_PREFIX_LETTERS = 3
_SENSES = PhraseBook(ANSWERS, typo_letters=5, no_slips="kunt genau geen niets")
_ALL = PhraseBook({True: ALL_OF_THEM})
_NOT_SAYING = PhraseBook({True: NOT_SAYING})
_DIGITS = re.compile(r"\d+")
_EMOJI_DRESS = re.compile("[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")
_ANOTHER_NUMBER = re.compile(r"\W*(?:\b(?:en|of|et|ou|and|or|und|oder|tot|a|bis|to|ve|veya|و|او)\b)?\W*(\d+)")


class Choice(Protocol):
    """What a reader must know of a choice: its id, number, label in the reader's language, and emoji."""

    @property
    def id(self) -> str:
        """Return the id that the code knows the choice by."""

    @property
    def n(self) -> int:
        """Return the number shown before it."""

    @property
    def label(self) -> str:
        """Return the words shown, in the reader's language."""

    @property
    def emoji(self) -> str | None:
        """Return the emoji that stands for it as a reaction."""


@dataclass(frozen=True, slots=True)
class Unclear:
    """The answer could not be read as one choice; `maybe` are the ids it may have meant, in order of choice."""

    maybe: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Evidence:
    """The ids that one part of an answer points at; not `sure` when something in it takes back or limits."""

    ids: frozenset[str]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class _Answer:
    """An answer taken apart: its words and what each does; a longer phrase covers the shorter ones within it."""

    text: str
    said: tuple[Word, ...]
    hits: tuple[Hit[Sense], ...]
    senses: dict[int, Sense]

    def without(self, *senses: Sense) -> tuple[Word, ...]:
        return tuple(word for place, word in enumerate(self.said) if self.senses.get(place) not in senses)


def _take_apart(text: str) -> _Answer:
    said = words(text, _READ)
    hits: list[Hit[Sense]] = []
    for hit in _SENSES.find(said):
        if not hits or hit.first >= hits[-1].end:
            hits.append(hit)
    return _Answer(text[:_READ], said, tuple(hits), {place: h.kind for h in hits for place in range(h.first, h.end)})


def read_choice(text: str, choices: Sequence[Choice]) -> str | Unclear:
    """Return the id of the one choice that the answer means."""
    answer = _take_apart(text)
    number = _by_number(answer, choices)
    if number and (not number.sure or len(answer.said) > 1 + _STORY_WORDS):
        return _conclude([number], choices)
    exact = _by_whole_label(answer, choices)
    worded = [exact] if exact else [_by_yes_or_no(answer, choices), _by_label(answer, choices)]
    return _conclude([number, *worded, None if number else _by_emoji(text, choices)], choices)


def read_choices(text: str, choices: Sequence[Choice]) -> tuple[str, ...] | Unclear:
    """Return the ids of all choices that the answer names ("1, 5", "1 and 3", "all"), in the order of the choices."""
    answer = _take_apart(text)
    by_number = {choice.n: choice.id for choice in choices}
    numbers = [int(word.text) for word in answer.said if word.text.isdecimal() and len(word.text) <= MOST_DIGITS]
    meant = {by_number[number] for number in numbers if number in by_number} | _named(answer.said, choices)
    if any(word.text in LEAVING_OUT for word in answer.said) or _has_range(answer) or set(numbers) - set(by_number):
        return Unclear(_in_order(meant, choices))
    if next(_ALL.find(answer.said), None):
        return tuple(choice.id for choice in choices)
    if meant := meant | _emoji_ids(text, choices):
        return _in_order(meant, choices)
    single = read_choice(text, choices)
    return single if isinstance(single, Unclear) else (single,)


def read_number(text: str) -> int | None:
    """Return the first number in the text ("take 12", "Neem12 👍", "#12", "١٢"), or None."""
    return next(iter(read_numbers(text)), None)


def read_numbers(text: str) -> tuple[int, ...]:
    """Return every number in the text, once, in order; digits of any script; over nine digits is not a number."""
    found = (match.group() for match in _DIGITS.finditer(bare(text, _READ)))
    return tuple(dict.fromkeys(int(digits) for digits in found if len(digits) <= MOST_DIGITS))


def after_choice(text: str) -> str:
    """Return what was said behind the number of an answer: "2  tuesday 28/5" leaves "tuesday 28/5"."""
    said = words(text)
    if not said or not said[0].text.isdecimal():
        return text.strip()
    return text[said[0].end :].lstrip(" \t\n.):,;-\ufe0f\u20e3")


def is_unsure(text: str) -> bool:
    """Tell whether the person does not know, does not mind, or wants to skip the question."""
    answer = _take_apart(text)
    longest = max((hit.end - hit.first for hit in answer.hits if hit.kind is Sense.UNSURE), default=0)
    others = answer.without(Sense.UNSURE, Sense.FILLER)
    allowed = _STORY_WORDS + 1 if longest > 1 else 0
    return longest > 0 and len(others) <= allowed and Sense.YES not in answer.senses.values()


def is_only_an_answer(text: str) -> bool:
    """Tell whether these are words that answer ("yes", "no thanks", "rather not say") and say nothing else."""
    answer = _take_apart(text)
    answering = set(answer.senses.values()) - {Sense.FILLER}
    return (bool(answering) and len(answer.senses) == len(answer.said)) or any(_NOT_SAYING.find(answer.said))


def _conclude(evidence: Iterable[_Evidence | None], choices: Sequence[Choice]) -> str | Unclear:
    found = [one for one in evidence if one]
    ids = {one_id for one in found for one_id in one.ids}
    if len(ids) == 1 and all(one.sure for one in found):
        return ids.pop()
    return Unclear(_in_order(ids, choices))


def _in_order(ids: Iterable[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    wanted = set(ids)
    return tuple(choice.id for choice in choices if choice.id in wanted)


def _by_number(answer: _Answer, choices: Sequence[Choice]) -> _Evidence | None:
    found = _digits_chosen(answer) or _number_spelled(answer)
    if found is None:
        return None
    number, end = found
    others = _ANOTHER_NUMBER.match(bare(answer.text[end:], _READ))
    numbers = {number, int(others[1][:MOST_DIGITS])} if others else {number}
    ids = frozenset(choice.id for choice in choices if choice.n in numbers)
    return _Evidence(ids, sure=others is None and bool(ids))


def _digits_chosen(answer: _Answer) -> tuple[int, int] | None:
    """Return the number that the answer begins with, and where it ends; small words may stand before it."""
    for place, word in enumerate(answer.said):
        if (digits := _digits_of(word.text)) is not None:
            counts = place + 1 < len(answer.said) and answer.said[place + 1].text in COUNTED
            return None if counts or len(digits) > MOST_DIGITS else (int(digits), word.end)
        if word.text not in WHICH_ONE and answer.senses.get(place) not in (
            Sense.FILLER,
            Sense.YES,
            Sense.NO,
            Sense.AGREE,
        ):
            return None
    return None


def _digits_of(word: str) -> str | None:
    match = re.fullmatch(r"(\D*)(\d+)(\D*)", word)
    if match and (not match[1] or match[1] in WHICH_ONE) and (not match[3] or match[3] in ORDINAL_ENDINGS):
        return match[2]
    return None


def _number_spelled(answer: _Answer) -> tuple[int, int] | None:
    """Return a number in letters when nothing else is said: "the second, please"."""
    spelled = [word for word in answer.said if word.text in NUMBER_WORDS]
    others = [word for word in answer.without(Sense.FILLER) if word not in spelled and word.text not in WHICH_ONE]
    if len(spelled) != 1 or others:
        return None
    return NUMBER_WORDS[spelled[0].text], spelled[0].end


def _by_yes_or_no(answer: _Answer, choices: Sequence[Choice]) -> _Evidence | None:
    ids = {choice.id for choice in choices} & {"yes", *_NOES}
    kinds = [hit.kind for hit in answer.hits if hit.kind is not Sense.FILLER]
    heard = dict.fromkeys(_NOES, Sense.NO in kinds)
    heard |= {"yes": Sense.YES in kinds or (Sense.AGREE in kinds and kinds[0] is not Sense.NO)}
    meant = frozenset(one_id for one_id in ids if heard[one_id])
    if not meant:
        return _Evidence(frozenset(), sure=False) if Sense.UNSURE in kinds and ids else None
    limits = {Sense.BACK} if meant & _NOES else {Sense.BACK, Sense.DOUBT, Sense.UNSURE}
    return _Evidence(meant, sure=_begins_with_it(answer) and not limits & set(kinds))


def _begins_with_it(answer: _Answer) -> bool:
    first = next(hit for hit in answer.hits if hit.kind is not Sense.FILLER)
    told = (Sense.FILLER, None) if answer.said[0].text.isdecimal() and first.first == 1 else (Sense.FILLER,)
    before = [place for place in range(first.first) if answer.senses.get(place) not in told]
    return first.kind in (Sense.YES, Sense.NO, Sense.AGREE) and not before


def _by_whole_label(answer: _Answer, choices: Sequence[Choice]) -> _Evidence | None:
    said = [word.text for word in answer.said]
    ids = frozenset(choice.id for choice in choices if said and said == [word.text for word in words(choice.label)])
    if len(ids) != 1 and (counted := _counted(said)):
        labels = {choice.id: _counted([word.text for word in words(choice.label)]) for choice in choices}
        ids = frozenset(one_id for one_id, label in labels.items() if f" {counted} " in f" {label} ")
    return _Evidence(ids) if len(ids) == 1 else None


def _counted(said: Sequence[str]) -> str:
    """Write how often in digits: "deux fois par semaine" as "2 fois par semaine"; empty when it is too short."""
    written = " ".join(TIMES_WORDS.get(word) or str(NUMBER_WORDS.get(word, word)) for word in said).split()
    return " ".join(written) if len(written) > 2 and any(word in COUNTED for word in written) else ""


def _by_label(answer: _Answer, choices: Sequence[Choice]) -> _Evidence | None:
    """Weigh the words that belong to labels; words that say yes or no are left to `_by_yes_or_no` when it applies."""
    ids = {choice.id for choice in choices}
    read_elsewhere = (*((Sense.YES, Sense.AGREE) if "yes" in ids else ()), *((Sense.NO,) if ids & _NOES else ()))
    content = answer.without(Sense.FILLER, *read_elsewhere) or (() if read_elsewhere else answer.said)
    begun = _begun(content, choices)
    meant = begun if len(begun) == 1 else _named(content, choices, len(answer.said)) or begun
    labels = {word.text for choice in choices if choice.id in meant for word in words(choice.label)}
    limited = any(word.text in LEAVING_OUT and word.text not in labels for word in content)
    return _Evidence(frozenset(meant), sure=not limited) if meant else None


def _begun(content: Sequence[Word], choices: Sequence[Choice]) -> set[str]:
    said = " ".join(word.text for word in content)
    labels = {choice.id: " ".join(word.text for word in words(choice.label)) for choice in choices}
    if whole := {one_id for one_id, label in labels.items() if said and label.split()[:1] == [said]}:
        return whole
    return {one_id for one_id, label in labels.items() if len(said) >= _PREFIX_LETTERS and label.startswith(said)}


def _named(content: Sequence[Word], choices: Sequence[Choice], sentence: int = 0) -> set[str]:
    """Return the choices that words of the answer name and that no other choice shares.

    One word does, but in a ``sentence`` of so many words it must be the whole label, or there must be two.
    """
    naming: dict[str, set[str]] = {}
    for word in content:
        hits = {choice.id: part for choice in choices if (part := _part_of(word.text, choice.label))}
        if len(hits) == 1 and len(word.text) >= _PREFIX_LETTERS:
            for one_id, part in hits.items():
                naming.setdefault(one_id, set()).add(part)
    if not sentence or (len(content) <= _STORY_WORDS and sentence <= _SENTENCE_WORDS):
        return set(naming)
    labels = {choice.id: {word.text for word in _take_apart(choice.label).without(Sense.FILLER)} for choice in choices}
    whole = {one_id for one_id, parts in naming.items() if sentence <= _SENTENCE_WORDS and parts >= labels[one_id]}
    return whole | {one_id for one_id, parts in naming.items() if len(parts) > 1}


def _part_of(said: str, label: str) -> str | None:
    return next((part.text for part in words(label) if _is_of(said, part.text)), None)


def _is_of(said: str, label_word: str) -> bool:
    if any(said in group and label_word in group for group in ALIKE):
        return True
    return same_word(said, label_word) or (len(said) > _PREFIX_LETTERS and label_word.startswith(said))


def _by_emoji(text: str, choices: Sequence[Choice]) -> _Evidence | None:
    ids = _emoji_ids(text, choices)
    return _Evidence(frozenset(ids)) if ids else None


def _emoji_ids(text: str, choices: Sequence[Choice]) -> set[str]:
    shown = _EMOJI_DRESS.sub("", text[:_READ])
    found = {choice.id for choice in choices if choice.emoji and _EMOJI_DRESS.sub("", choice.emoji) in shown}
    thumbs = {"yes": THUMBS_UP, "no": THUMBS_DOWN}
    return found | {choice.id for choice in choices if any(emoji in shown for emoji in thumbs.get(choice.id, ""))}


def _has_range(answer: _Answer) -> bool:
    if re.search(r"\d ?[-\u2013] ?\d", bare(answer.text, _READ)):
        return True
    numbers = [word.text.isdecimal() for word in answer.said]
    return any(
        numbers[place - 1] and numbers[place + 1] and answer.said[place].text in RANGES
        for place in range(1, len(numbers) - 1)
    )
