"""Read the answer to a numbered question: a number, an emoji, the words of a choice, yes or no, with slips and thanks.

One rule decides: everything that was said must point at the same choice, otherwise the answer is `Unclear` and the
question is asked again. A leading number may be followed by a story ("1 for my husband"); a yes that is taken back
or limited ("yes but", "no, yes after all") is unclear.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from handlers.reading.answer_labels import NOES, STORY_WORDS, by_label, by_whole_label, named
from handlers.reading.answer_parts import READ, Choice, Evidence, TakenApart, take_apart
from handlers.reading.answer_words import (
    ALL_OF_THEM,
    COUNTED,
    LEAVING_OUT,
    NOT_SAYING,
    NUMBER_WORDS,
    ORDINAL_ENDINGS,
    RANGES,
    THUMBS_DOWN,
    THUMBS_UP,
    WHICH_ONE,
    Sense,
)
from handlers.reading.denial import denies_a_number, places_of_no
from handlers.reading.numbered_words import AND
from handlers.reading.phrases import PhraseBook, words_in
from handlers.reading.plain import Word, bare, words

MOST_DIGITS = 9
UNSURE = "unsure"
"""The id of a choice for who does not know: "not sure" is that one, whatever words it shares with others."""
_BESIDE_DIGITS = WHICH_ONE | RANGES | LEAVING_OUT | words_in(AND)
_ALL = PhraseBook({True: ALL_OF_THEM})
_NOT_SAYING = PhraseBook({True: NOT_SAYING})
_DIGITS = re.compile(r"\d+")
_EMOJI_DRESS = re.compile("[\ufe0e\ufe0f\u20e3\U0001f3fb-\U0001f3ff]")
_ANOTHER_NUMBER = re.compile(r"\W*(?:\b(?:en|of|et|ou|and|or|und|oder|tot|a|bis|to|ve|veya|و|او)\b)?\W*(\d+)")


@dataclass(frozen=True, slots=True)
class Unclear:
    """The answer could not be read as one choice; `maybe` are the ids it may have meant, in order of choice."""

    maybe: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Numbered:
    id: str
    n: int
    label: str = ""
    emoji: str | None = None


_TWO = (_Numbered("yes", 1), _Numbered("no", 2))
_SIGNED = (_Numbered("yes", 1, emoji="👍"), _Numbered("no", 2, emoji="👎"))


def read_choice(text: str, choices: Sequence[Choice]) -> str | Unclear:
    """Return the id of the one choice that the answer means."""
    answer = take_apart(text)
    number = _by_number(answer, choices)
    if number is None and is_unsure(text) and any(choice.id == UNSURE for choice in choices):
        return UNSURE
    if denies_a_number(answer):
        return Unclear(_in_order(number.ids if number else (), choices))
    denied = number is not None and _is_denied(answer, number, choices)
    if number and denied:
        number = replace(number, sure=False)
    if number and not denied and (not number.sure or len(answer.said) > 1 + STORY_WORDS):
        return _conclude([number], choices)
    exact = by_whole_label(answer, choices)
    worded = [exact] if exact else [_by_yes_or_no(answer, choices), by_label(answer, choices)]
    return _conclude([number, *worded, None if number else _by_emoji(text, choices)], choices)


def read_choices(text: str, choices: Sequence[Choice]) -> tuple[str, ...] | Unclear:
    """Return the ids of all choices that the answer names ("1, 5", "1 and 3", "all"), in the order of the choices."""
    answer = take_apart(text)
    by_number = {choice.n: choice.id for choice in choices}
    numbers = [int(word.text) for word in answer.said if _is_digits(word)]
    if numbers and not _chooses_by_number(answer, choices):
        return Unclear(_in_order(named(answer.said, choices), choices))
    meant = {by_number[number] for number in numbers if number in by_number} | named(answer.said, choices)
    leaves_out = any(word.text in LEAVING_OUT for word in answer.said) or (bool(meant) and _says_no(answer))
    if leaves_out or _has_range(answer) or set(numbers) - set(by_number):
        return Unclear(_in_order(meant, choices))
    if next(_ALL.find(answer.said), None):
        return tuple(choice.id for choice in choices)
    if meant := meant | _emoji_ids(text, choices):
        return _in_order(meant, choices)
    single = read_choice(text, choices)
    return single if isinstance(single, Unclear) else (single,)


def says_all(text: str) -> bool:
    """Tell whether all of them are meant, and nothing else is said: "everybody", "all"."""
    return next(_ALL.find(take_apart(text).said), None) is not None


def _is_digits(word: Word) -> bool:
    return word.text.isdecimal() and len(word.text) <= MOST_DIGITS


def _chooses_by_number(answer: TakenApart, choices: Sequence[Choice]) -> bool:
    """Tell whether the digits choose: they begin the answer, and stand alone, in a list, or by words of the choices.

    In a sentence they count or name something else: "I come with 2 children", "2 children".
    """
    labels = {word.text for choice in choices for word in words(choice.label)} | _BESIDE_DIGITS
    small = [
        _is_digits(word) or word.text in labels or place in answer.senses for place, word in enumerate(answer.said)
    ]
    end = next((place for place, is_small in enumerate(small) if not is_small), len(small))
    listed, others = (sum(map(_is_digits, part)) for part in (answer.said[:end], answer.said[end:]))
    alone = end == len(small) or not _is_digits(answer.said[end - 1])
    return not others and (listed > 1 or (listed == 1 and alone))


def _says_no(answer: TakenApart) -> bool:
    return next(places_of_no(answer), None) is not None


def read_number(text: str) -> int | None:
    """Return the first number in the text ("take 12", "Neem12 👍", "#12", "١٢"), or None."""
    return next(iter(read_numbers(text)), None)


def read_numbers(text: str) -> tuple[int, ...]:
    """Return every number in the text, once, in order; digits of any script; over nine digits is not a number."""
    found = (match.group() for match in _DIGITS.finditer(bare(text, READ)))
    return tuple(dict.fromkeys(int(digits) for digits in found if len(digits) <= MOST_DIGITS))


def after_choice(text: str) -> str:
    """Return what was said behind the number of an answer: "2  tuesday 28/5" leaves "tuesday 28/5"."""
    said = words(text)
    if not said or not said[0].text.isdecimal():
        return text.strip()
    return text[said[0].end :].lstrip(" \t\n.):,;-\ufe0f\u20e3")


def is_unsure(text: str) -> bool:
    """Tell whether the person does not know, does not mind, or wants to skip the question."""
    answer = take_apart(text)
    longest = max((hit.end - hit.first for hit in answer.hits if hit.kind is Sense.UNSURE), default=0)
    others = answer.without(Sense.UNSURE, Sense.FILLER)
    allowed = STORY_WORDS + 1 if longest > 1 else 0
    return longest > 0 and len(others) <= allowed and Sense.YES not in answer.senses.values()


def is_only_an_answer(text: str) -> bool:
    """Tell whether these are words that answer ("yes", "no thanks", "rather not say") and say nothing else."""
    answer = take_apart(text)
    answering = set(answer.senses.values()) - {Sense.FILLER}
    return (bool(answering) and len(answer.senses) == len(answer.said)) or any(_NOT_SAYING.find(answer.said))


def bare_yes_or_no(text: str) -> str | None:
    """Return "yes" or "no" when it is all that was said: an answer, and nothing to keep or to pass on."""
    is_sign = not any(map(str.isalnum, text))
    read = read_choice(text, _SIGNED) if is_sign or is_only_an_answer(text) else None
    return read if isinstance(read, str) else None


def is_short_answer(text: str) -> bool:
    """Tell whether this can be the answer to a question of two choices: "2", "ja", "liever niet"."""
    return isinstance(read_choice(text, _TWO), str) or is_only_an_answer(text)


def _conclude(evidence: Iterable[Evidence | None], choices: Sequence[Choice]) -> str | Unclear:
    found = [one for one in evidence if one]
    ids = {one_id for one in found for one_id in one.ids}
    if len(ids) == 1 and all(one.sure for one in found):
        return ids.pop()
    return Unclear(_in_order(ids, choices))


def _in_order(ids: Iterable[str], choices: Sequence[Choice]) -> tuple[str, ...]:
    wanted = set(ids)
    return tuple(choice.id for choice in choices if choice.id in wanted)


def _by_number(answer: TakenApart, choices: Sequence[Choice]) -> Evidence | None:
    found = _digits_chosen(answer) or _number_spelled(answer)
    if found is None:
        return None
    number, end = found
    others = _ANOTHER_NUMBER.match(bare(answer.text[end:], READ))
    numbers = {number, int(others[1][:MOST_DIGITS])} if others else {number}
    ids = frozenset(choice.id for choice in choices if choice.n in numbers)
    return Evidence(ids, sure=others is None and bool(ids))


def _is_denied(answer: TakenApart, number: Evidence, choices: Sequence[Choice]) -> bool:
    """Tell whether a no stands beside the number ("ich nehme 1 nicht") and the choice is none that says no itself."""
    noes = set(places_of_no(answer))
    if not noes or number.ids & NOES:
        return False
    labels = {word.text for choice in choices if choice.id in number.ids for word in words(choice.label)}
    if {answer.said[place].text for place in noes} <= labels:
        return False
    leads = answer.said[0].text.isdecimal()
    return "yes" in number.ids or not leads or len(answer.without(Sense.NO, Sense.DOUBT, Sense.FILLER)) == 1


def _digits_chosen(answer: TakenApart) -> tuple[int, int] | None:
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


def _number_spelled(answer: TakenApart) -> tuple[int, int] | None:
    """Return a number in letters when nothing else is said: "the second, please"."""
    spelled = [word for word in answer.said if word.text in NUMBER_WORDS]
    others = [word for word in answer.without(Sense.FILLER) if word not in spelled and word.text not in WHICH_ONE]
    if len(spelled) != 1 or others:
        return None
    return NUMBER_WORDS[spelled[0].text], spelled[0].end


def _by_yes_or_no(answer: TakenApart, choices: Sequence[Choice]) -> Evidence | None:
    ids = {choice.id for choice in choices} & {"yes", *NOES}
    kinds = [hit.kind for hit in answer.hits if hit.kind is not Sense.FILLER]
    heard = dict.fromkeys(NOES, Sense.NO in kinds)
    heard |= {"yes": Sense.YES in kinds or (Sense.AGREE in kinds and kinds[0] is not Sense.NO)}
    meant = frozenset(one_id for one_id in ids if heard[one_id])
    if not meant:
        return Evidence(frozenset(), sure=False) if Sense.UNSURE in kinds and ids else None
    limits = {Sense.BACK} if meant & NOES else {Sense.BACK, Sense.DOUBT, Sense.UNSURE}
    return Evidence(meant, sure=_begins_with_it(answer) and not limits & set(kinds))


def _begins_with_it(answer: TakenApart) -> bool:
    first = next(hit for hit in answer.hits if hit.kind is not Sense.FILLER)
    told = (Sense.FILLER, None) if answer.said[0].text.isdecimal() and first.first == 1 else (Sense.FILLER,)
    before = [place for place in range(first.first) if answer.senses.get(place) not in told]
    return first.kind in (Sense.YES, Sense.NO, Sense.AGREE) and not before


def _by_emoji(text: str, choices: Sequence[Choice]) -> Evidence | None:
    ids = _emoji_ids(text, choices)
    return Evidence(frozenset(ids)) if ids else None


def _emoji_ids(text: str, choices: Sequence[Choice]) -> set[str]:
    shown = _EMOJI_DRESS.sub("", text[:READ])
    found = {choice.id for choice in choices if choice.emoji and _EMOJI_DRESS.sub("", choice.emoji) in shown}
    thumbs = {"yes": THUMBS_UP, "no": THUMBS_DOWN}
    return found | {choice.id for choice in choices if any(emoji in shown for emoji in thumbs.get(choice.id, ""))}


def _has_range(answer: TakenApart) -> bool:
    if re.search(r"\d ?[-\u2013] ?\d", bare(answer.text, READ)):
        return True
    numbers = [word.text.isdecimal() for word in answer.said]
    return any(
        numbers[place - 1] and numbers[place + 1] and answer.said[place].text in RANGES
        for place in range(1, len(numbers) - 1)
    )
