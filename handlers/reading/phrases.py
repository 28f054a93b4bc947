"""Find written phrases in a text, in time linear in its length: the base of every word table.

A phrase is written as people type it, without accents mattering; phrases are parted by commas or line ends.
Within a phrase: `word*` any word that begins so · `a/b` either word · `word?` may be absent · `_` any one word ·
`..` up to three words of the same sentence · `^` and `$` the begin and the end of the message · a space parts words,
as an apostrophe and a hyphen do (`s'il` is two words). Written `word!` allows no typing slip; other words of
`typo_letters` letters or more allow one, unless what was said is itself a word of the book or in `no_slips`.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from handlers.reading.plain import Word, bare, same_word, words

K = TypeVar("K")
_GAP = 3
_STEM_KEY = 3


@dataclass(frozen=True, slots=True)
class Hit(Generic[K]):
    """A phrase found: words `first` up to `end` (not included) of the text; `skipped` are those in its gaps."""

    kind: K
    first: int
    end: int
    skipped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class _Step:
    literals: frozenset[str]
    stems: tuple[str, ...]
    gap: int

    def accepts(self, meanings: frozenset[str]) -> bool:
        if not self.literals and not self.stems:
            return True
        return not self.literals.isdisjoint(meanings) or any(m.startswith(self.stems) for m in meanings)

    def may_be_in(self, present: frozenset[str]) -> bool:
        return bool(self.stems) or not self.literals or not self.literals.isdisjoint(present)


@dataclass(frozen=True, slots=True)
class _Phrase(Generic[K]):
    kind: K
    steps: tuple[_Step, ...]
    at_start: bool
    at_end: bool


class PhraseBook(Generic[K]):
    """Phrases by kind, made once; `find` yields every hit from left to right, the longest first at each word."""

    def __init__(self, phrases: Mapping[K, str], typo_letters: int = 6, no_slips: str = "") -> None:
        """Read the phrases of each kind; raise `ValueError` for one that is written wrongly."""
        self._by_word: dict[str, list[_Phrase[K]]] = {}
        self._by_stem: dict[str, list[_Phrase[K]]] = {}
        self._exact: set[str] = set(bare(no_slips).split())
        self._slips: dict[str, list[str]] = {}
        self._typo_letters = typo_letters
        known: set[str] = set()
        for kind, text in phrases.items():
            for written in text.replace("\n", ",").split(","):
                for phrase in _read_phrase(kind, bare(written)):
                    self._keep(phrase)
                    known |= {literal for step in phrase.steps for literal in step.literals}
        for word in sorted(known):
            self._learn(word)

    def find(self, text: str | Sequence[Word]) -> Iterator[Hit[K]]:
        """Yield what is found in the text, or in its words."""
        said = words(text) if isinstance(text, str) else text
        distinct = {word.text: self._meanings(word.text) for word in said}
        present = frozenset(meaning for meanings in distinct.values() for meaning in meanings)
        starting = {word: self._possible(meaning, present) for word, meaning in distinct.items()}
        meanings = [distinct[word.text] for word in said]
        for at, word in enumerate(said):
            hits = [hit for phrase in starting[word.text] if (hit := _match(phrase, said, meanings, at))]
            yield from sorted(hits, key=lambda hit: at - hit.end)

    def kinds(self, text: str | Sequence[Word]) -> frozenset[K]:
        """Return every kind found in the text."""
        return frozenset(hit.kind for hit in self.find(text))

    def _keep(self, phrase: _Phrase[K]) -> None:
        first = phrase.steps[0]
        if any(not word.removesuffix("!").isalnum() for step in phrase.steps for word in (*step.literals, *step.stems)):
            raise ValueError(f"a phrase is made of words: {phrase.steps}")
        if any(len(stem) < _STEM_KEY for stem in first.stems) or not (first.literals or first.stems):
            raise ValueError("a phrase begins with a word or a stem of three letters")
        for literal in first.literals:
            self._by_word.setdefault(literal.rstrip("!"), []).append(phrase)
        for stem in first.stems:
            self._by_stem.setdefault(stem[:_STEM_KEY], []).append(phrase)

    def _learn(self, word: str) -> None:
        self._exact.add(word.rstrip("!"))
        if len(word) < self._typo_letters or word.endswith("!"):
            return
        for shorter in _shortened(word):
            self._slips.setdefault(shorter, []).append(word)

    def _meanings(self, said: str) -> frozenset[str]:
        if said in self._exact or not self._typo_letters - 1 <= len(said) <= 2 * 20:
            return frozenset((said, said + "!"))
        near = {word for shorter in _shortened(said) for word in self._slips.get(shorter, ())}
        return frozenset((said, said + "!", *(word for word in near if same_word(said, word))))

    def _possible(self, meanings: frozenset[str], present: frozenset[str]) -> tuple[_Phrase[K], ...]:
        """Return the phrases that begin with the word and whose other words are in the text too, in any place."""
        return tuple(
            phrase for phrase in self._starting(meanings) if all(step.may_be_in(present) for step in phrase.steps)
        )

    def _starting(self, meanings: frozenset[str]) -> Iterator[_Phrase[K]]:
        seen: set[int] = set()
        for meaning in sorted(meanings):  # sorted: the same hits in the same order at every run
            for phrase in (*self._by_word.get(meaning, ()), *self._by_stem.get(meaning[:_STEM_KEY], ())):
                if id(phrase) not in seen:
                    seen.add(id(phrase))
                    yield phrase


def word_set(text: str) -> frozenset[str]:
    """Return the words of a written list in their bare form."""
    return frozenset(bare(text).split())


def book_of(table: Mapping[str, str]) -> PhraseBook[bool]:
    """Make one book of the phrases of all languages: people mix them."""
    return PhraseBook({True: "\n".join(table.values())})


def either(*tables: Mapping[str, str]) -> str:
    """Return a regular expression for any one word of the tables."""
    return "|".join(re.escape(word) for table in tables for row in table.values() for word in row.split())


def words_in(table: Mapping[str, str]) -> frozenset[str]:
    """Return the words of a table by language, of all its languages together: people mix them."""
    return word_set(" ".join(table.values()))


def _shortened(word: str) -> Iterator[str]:
    yield word
    for i in range(len(word)):
        yield word[:i] + word[i + 1 :]


def _match(phrase: _Phrase[K], said: Sequence[Word], meanings: Sequence[frozenset[str]], at: int) -> Hit[K] | None:
    if phrase.at_start and at:
        return None
    position, skipped = at, list[int]()
    for step in phrase.steps:
        found = _next_accepted(step, said, meanings, position, at)
        if found is None:
            return None
        skipped.extend(range(position, found))
        position = found + 1
    if phrase.at_end and position != len(said):
        return None
    return Hit(phrase.kind, at, position, tuple(skipped))


def _next_accepted(
    step: _Step, said: Sequence[Word], meanings: Sequence[frozenset[str]], position: int, at: int
) -> int | None:
    for place in range(position, min(position + step.gap + 1, len(said))):
        if place > position and said[place].sentence != said[max(position - 1, at)].sentence:
            return None
        if step.accepts(meanings[place]):
            return place
    return None


def _read_phrase(kind: K, written: str) -> Iterable[_Phrase[K]]:
    pieces = written.replace("'", " ").replace("-", " ").split()
    if pieces[-1:] == [".."]:
        raise ValueError(f"a phrase does not end with a gap: {written}")
    at_start, at_end = "^" in pieces, "$" in pieces
    choices = [
        (piece.removesuffix("?"), None) if piece.endswith("?") else (piece,)
        for piece in pieces
        if piece not in ("^", "$")
    ]
    for chosen in product(*choices) if choices else ():
        yield _Phrase(kind, _steps([piece for piece in chosen if piece is not None]), at_start, at_end)


def _steps(pieces: Sequence[str]) -> tuple[_Step, ...]:
    steps: list[_Step] = []
    gap = 0
    for piece in pieces:
        if piece == "..":
            gap = _GAP
            continue
        either = () if piece == "_" else piece.split("/")
        stems = tuple(word.removesuffix("*") for word in either if word.endswith("*"))
        steps.append(_Step(frozenset(word for word in either if not word.endswith("*")), stems, gap))
        gap = 0
    return tuple(steps)
