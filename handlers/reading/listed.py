"""Several numbers behind one command: "1 en 2", "S1 and S2", "1, 2 and 3"; "1 or 2" is a question and no list.

An "and" ties a number to the list. A comma alone ties it where nothing more is said, or where an "and" ends the list:
in "7, 2 plaatsen" and "S7, S2 is volzet" only 7 is meant.
"""

from dataclasses import dataclass

from handlers.reading import numbered_words
from handlers.reading.answer_words import COUNTED, WHICH_ONE
from handlers.reading.answers import MOST_DIGITS, read_number
from handlers.reading.dates.words import SPOKEN
from handlers.reading.phrases import words_in
from handlers.reading.plain import Word, words
from handlers.reading.session_words import BEHIND_A_WISH, CALLED, PLACES

_AND = words_in(numbered_words.AND)
_OR = words_in(numbered_words.OR)
NAMING = WHICH_ONE | words_in(numbered_words.NAMING)
_BESIDE = NAMING | _AND | _OR | words_in(numbered_words.BESIDE_A_NUMBER)
_COUNT_NO_ONE = frozenset(
    ["ein", "eine", "einen", "einer", "eerste", "premier", "premiere", "first", "erste", "ersten", "an"]
)
"""An article, or the first of a list that was shown: not the number one."""
_SAYS_NOTHING = _BESIDE | words_in(BEHIND_A_WISH)
_COUNTED = COUNTED | {word for said in PLACES.values() for word in said.split(", ")}
_SPELT = {word: number for number, said in enumerate(SPOKEN) for word in said.split() if word not in _COUNT_NO_ONE}
_LETTER = frozenset("s")
_BETWEEN_NUMBERS = _AND | _OR | NAMING | words_in(CALLED) | _LETTER
_BETWEEN = frozenset(" ,+&#;\n\t")
_TIES = frozenset("+&")


@dataclass(frozen=True, slots=True)
class Listed:
    """The numbers that were named one after another; ``is_either`` when one of them was meant, but not which."""

    numbers: tuple[int, ...]
    is_either: bool = False


def read_listed(text: str) -> Listed:
    """Read the first number of a text and those that are listed right behind it; an hour or a date is none of them."""
    said = words(text)
    places = _listed_places(text, said)
    if not places:
        only = read_number(text)
        return Listed(() if only is None else (only,))
    is_either = any(word.text in _OR for word in said[places[0] : places[-1]])
    return Listed(tuple(dict.fromkeys(_digits(said[place]) for place in places)), is_either)


def behind_listed(text: str) -> str:
    """Return what stands behind the numbers that `read_listed` reads: all of it where there are none."""
    said = words(text)
    places = _listed_places(text, said)
    return text[said[places[-1]].end :] if places else text


def _listed_places(text: str, said: tuple[Word, ...]) -> list[int]:
    first = next((place for place, word in enumerate(said) if is_number(word) or _is_lettered(word)), None)
    if first is None:
        return []
    places, tied = [first], 1
    while (after := _next_listed(text, said, places[-1], lettered=_is_lettered(said[first]))) is not None:
        is_tied = _is_tied(text, said, places[-1], after)
        places.append(after)
        tied = len(places) if is_tied else tied
    is_all = all(word.text in _SAYS_NOTHING for word in said[places[-1] + 1 :])
    return places if is_all else places[:tied]


def _is_tied(text: str, said: tuple[Word, ...], place: int, after: int) -> bool:
    """Tell whether an "and" or an "or" stands between two numbers, in words or as a sign."""
    is_said = any(word.text in _AND | _OR for word in said[place:after])
    return is_said or not _TIES.isdisjoint(text[said[place].end : said[after].start])


def in_digits(text: str) -> str:
    """Write numbers in digits where nothing else is said: "two and three"; other words stay as they are."""
    said = [word.text for word in words(text)]
    spelt = [word for word in said if word in _SPELT]
    if not spelt or any(word not in _BESIDE for word in said if word not in _SPELT):
        return text
    return " ".join(str(_SPELT.get(word, word)) for word in said)


def is_number(word: Word) -> bool:
    """Tell whether the word is digits, and few enough to be a request's number."""
    return word.text.isdecimal() and len(word.text) <= MOST_DIGITS


def _is_lettered(word: Word) -> bool:
    """Tell whether the word is the number of a session as people write it: S7."""
    return word.text[:1] == "s" and word.text[1:].isdecimal() and len(word.text) <= MOST_DIGITS + 1


def _digits(word: Word) -> int:
    return int(word.text.removeprefix("s"))


def _next_listed(text: str, said: tuple[Word, ...], place: int, *, lettered: bool = False) -> int | None:
    """Return where the next number of the list stands, when nothing but small words and commas stand between.

    Where the first is ``lettered``, so are the others: behind S1 a bare 2 is S2 only when nothing follows it.
    """
    after = place + 1
    while after < len(said) and said[after].text in _BETWEEN_NUMBERS:
        after += 1
    if after >= len(said) or not _goes_on(said, after, lettered) or _counts(said, after):
        return None
    gaps = (text[said[at].end : said[at + 1].start] for at in range(place, after))
    return after if all(_BETWEEN.issuperset(gap) for gap in gaps) and _is_whole(text, said[after]) else None


def _goes_on(said: tuple[Word, ...], place: int, lettered: bool) -> bool:
    word, is_last = said[place], place == len(said) - 1
    return _is_lettered(word) or (is_last and is_number(word)) if lettered else is_number(word)


def joined_behind(text: str, said: tuple[Word, ...], place: int) -> int | None:
    """Return where the number stands that an "and" or an "or" ties to the one at that place."""
    after = _next_listed(text, said, place)
    is_tied = after is not None and any(word.text in _AND | _OR for word in said[place:after])
    return after if is_tied else None


def _counts(said: tuple[Word, ...], place: int) -> bool:
    return place + 1 < len(said) and said[place + 1].text in _COUNTED


def _is_whole(text: str, word: Word) -> bool:
    """Tell whether the number is no part of "14:30", "1/9" or "13.30"."""
    return (
        text[word.end : word.end + 1] not in {":", "/", "-", "."} or not text[word.end + 1 : word.end + 2].isdecimal()
    )
