"""Cut a text about time into tokens: numbers, signs, and words with every meaning they may have."""

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from handlers.reading.dates.words import FORGIVING, LEXICON, LONG_WEEKDAYS, MERGED, NO_SLIPS, ONLY_IN, SPLIT, Kind
from handlers.reading.plain import bare, same_word

READ = 300
_LONGEST_NUMBER = 4
_MOST_MERGED = max(map(len, MERGED))
_PIECE = re.compile(r"\d+|[^\W\d_]+|[^\w\s]")
_SPELLED = (
    (re.compile(r"\b([ap])\.m\b\.?"), r"\1m"),
    (re.compile(r"\bt/m\b"), "tem"),
    (re.compile("[\u2010-\u2015]"), "-"),
)
_TAKE_A_PART = (*sorted(LONG_WEEKDAYS), "overmorgen", "morgen", "gisteren", "half", "halb")
_FORGIVING = {letter: sorted(word for word in FORGIVING if word[0] == letter) for letter in string.ascii_lowercase}
_MORNINGS = {(weekday, "morgen") for weekday in LONG_WEEKDAYS}


@dataclass(frozen=True, slots=True)
class Token:
    """A number (its value up to four digits), a sign, or a word; `glued` when right behind the one before."""

    text: str
    glued: bool = False
    senses: Mapping[Kind, int] = field(default_factory=dict)
    number: int | None = None

    def __contains__(self, kind: Kind) -> bool:
        return kind in self.senses

    def of(self, kind: Kind) -> int | None:
        """Return the value of the word as one of this kind."""
        return self.senses.get(kind)

    @property
    def is_word(self) -> bool:
        """Tell whether it is made of letters."""
        return self.text.isalpha()


END = Token("")


class Tokens(tuple[Token, ...]):
    """Tokens that may be asked for beyond their ends, where `END` stands."""

    __slots__ = ()

    def at(self, place: int) -> Token:
        """Return the token at that place."""
        return self[place] if 0 <= place < len(self) else END


def tokens(text: str, language: str) -> Tokens:
    """Return the tokens of the first 300 characters; `language` decides about words that only one language has."""
    written = bare(text, READ).replace("'", " ")
    for pattern, spelled in _SPELLED:
        written = pattern.sub(spelled, written)
    return Tokens(_token(word, glued, language) for word, glued in _merged(list(_pieces(written))))


def _token(word: str, glued: bool, language: str) -> Token:
    if word.isdecimal():
        return Token(word, glued, {}, int(word) if len(word) <= _LONGEST_NUMBER else None)
    if ONLY_IN.get(word, language) != language:
        return Token(word, glued)
    if word == "half" and language == "en":
        return Token(
            word, glued, {Kind.HALF: 1}
        )  # before digits, only the speaker's language tells which half is meant
    return Token(word, glued, LEXICON.get(word, {}))


def _pieces(written: str) -> Iterator[tuple[str, bool]]:
    end = -1
    for match in _PIECE.finditer(written):
        word = match.group()
        is_hyphen = (
            word == "-" and written[max(match.start() - 1, 0)].isalpha() and written[match.end() :][:1].isalpha()
        )
        if not is_hyphen:
            yield word, match.start() == end
        end = match.end()


def _merged(pieces: Sequence[tuple[str, bool]]) -> Iterator[tuple[str, bool]]:
    place = 0
    while place < len(pieces):
        word, glued = pieces[place]
        length = next((n for n in range(_MOST_MERGED, 1, -1) if _phrase(pieces, place, n) in MERGED), 1)
        if length > 1:
            yield MERGED[_phrase(pieces, place, length)], glued
        else:
            yield from ((part, glued and not i) for i, part in enumerate(_parts(word)))
        place += length


def _phrase(pieces: Sequence[tuple[str, bool]], place: int, length: int) -> tuple[str, ...]:
    return tuple(word for word, _ in pieces[place : place + length])


def _parts(word: str) -> tuple[str, ...]:
    """Return the known words that a written word is made of: "dinsdagavond", "halfdrie", "dienstags", "dinsdga"."""
    if word in LEXICON or word in NO_SLIPS or len(word) < 5:
        return (word,)
    if word in SPLIT:
        return SPLIT[word]
    for first in _TAKE_A_PART:
        rest = word.removeprefix(first)
        is_time = LEXICON.get(rest, {}).keys() & {Kind.PART, Kind.SPOKEN} or (first, rest) in _MORNINGS
        if rest != word and is_time:
            return first, rest
        if rest in ("s", "en") and first in LONG_WEEKDAYS:
            return "elke", first
    near = (*_FORGIVING.get(word[0], ()), *_FORGIVING.get(word[1], ()))
    return (next((known for known in near if same_word(word, known)), word),)


def small_number(token: Token, limit: int = 99) -> int | None:
    """Return a number of one or two digits, or one in letters, up to the limit."""
    number = token.of(Kind.SPOKEN) if token.number is None else token.number
    return None if number is None or number > limit or (token.number is not None and len(token.text) > 2) else number


def is_continued(said: Tokens, i: int) -> bool:
    """Tell whether the number goes on from a longer one, such as a telephone number: 0470/12.34.56."""
    return said.at(i).glued and said.at(i - 1).text in ("/", ".", "+") and said.at(i - 2).number is not None
