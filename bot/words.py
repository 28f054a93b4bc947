"""Finds the command in what somebody typed, in every language at all times; the person's own language wins a tie."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from bot.i18n import ENGLISH, Speech
from handlers.decision import Command, Heeds, Takes, Turn
from handlers.reading.answers import is_only_an_answer, read_number
from handlers.reading.dates.reader import says_when
from handlers.reading.denial import is_denied
from handlers.reading.listed import Listed, in_digits, read_listed
from handlers.reading.numbered_words import BESIDE_A_NUMBER
from handlers.reading.phrases import words_in
from handlers.reading.plain import bare, clean, distance_at_most_one, plain
from handlers.requests.words import NEED_ID

if TYPE_CHECKING:
    from collections.abc import Iterable

_TYPO_FROM_LETTERS = 5
_SHORTEST_SLIP = 3
_SWAPPED_LETTERS = 4
_ABOUT_ONESELF = re.compile(r"(?:meld|schrijf|schreib)[a-z]*(?: sie)? (?:mij|me|ons|mich|uns)\b")
"""What begins so says what the speaker wants, "schrijf mij in", "melde mich ab": no command of that verb alone."""
_CLAUSE_END = re.compile(r"[.!?;,\n]+\s+")
_SLACK = 60
_NUMBERS = frozenset({Takes.NUMBER, Takes.NUMBERS})
_BESIDE_A_NUMBER = words_in(BESIDE_A_NUMBER)


@dataclass(frozen=True, slots=True)
class Found:
    """A command, the word or words that named it, and what stood behind them: as typed, and its numbers."""

    command: Command
    words: str
    rest: str
    listed: Listed

    @property
    def number(self) -> int | None:
        """The first number that stood behind the command."""
        return next(iter(self.listed.numbers), None)

    @property
    def name(self) -> str:
        """Tells it from the same command about another number."""
        return str(self.number)

    def turn(self, turn: Turn) -> Turn:
        """Return the turn about what stood behind the command."""
        return replace(turn, text=self.rest, number=self.number)

    @property
    def is_unmistakable(self) -> bool:
        """Whether it is a command even where an answer is awaited: ``take 12``, ``neighbourhood new De Linde``."""
        is_named = (self.command.takes.numbered and self.number is not None) or " " in self.words
        return is_named and not self.command.is_talk

    @property
    def is_denied(self) -> bool:
        """Whether what stands behind it says that it is not to be done: ``take 1? no way``."""
        heeds = self.command.heeds
        return heeds is not Heeds.NO_NO and is_denied(self.rest, reasons=heeds is Heeds.NO_BUT_REASONS)


@dataclass(frozen=True, slots=True)
class _Phrase:
    words: str
    language: str
    command: Command


class CommandWords:
    """All words of all commands."""

    def __init__(self, commands: Iterable[Command], speech: Speech) -> None:
        self._phrases = sorted(
            (
                _Phrase(plain(words), language, command)
                for command in commands
                for language, alternatives in speech.alternatives(command.words).items()
                for words in alternatives
                if words
            ),
            key=lambda phrase: -len(phrase.words),
        )
        self._single = frozenset(phrase.words for phrase in self._phrases if " " not in phrase.words)
        self._by_letter = {
            letter: [phrase for phrase in self._phrases if phrase.words.startswith(letter)]
            for letter in {phrase.words[0] for phrase in self._phrases}
        }

    def find(self, text: str, language: str, *, in_private: bool) -> Found | None:
        """Find the command that a message is.

        In private the message may go on after the command word, and a small typing mistake is forgiven. In a room only
        what has the exact shape of the command counts (or what begins with ``!``): people talk to each other there.
        """
        said = plain(text)
        marked = said.startswith("!")
        said = said.removeprefix("!").strip()
        fits = [phrase for phrase in self._by_letter.get(said[:1], ()) if _rest(said, phrase.words) is not None]
        if _ABOUT_ONESELF.match(said):
            fits = [phrase for phrase in fits if " " in phrase.words]
        elif not fits and (in_private or marked):
            slips = [phrase for phrase in self._phrases if _nearly(said, phrase.words) or _is_swapped(said, phrase)]
            fits = _of_one_command(slips)
        fits = [phrase for phrase in fits if _has_its_shape(said, phrase, in_private or marked)]
        if not fits:
            return self._at_the_end(text, language) if in_private else None
        best = min(
            fits, key=lambda phrase: (-len(phrase.words), phrase.language != language, phrase.language != ENGLISH)
        )
        rest = _as_typed(text, best.words)
        rest = rest if any(letter.isalnum() for letter in rest) else ""
        rest = in_digits(rest) if best.command.takes in _NUMBERS and (in_private or marked) else rest
        return Found(best.command, best.words, rest, read_listed(rest))

    def nearly(self, text: str, command_id: str) -> Found | None:
        """Find a command of one word with a slip in it and a number, nothing else: "nem 1", "neeem 1".

        A word that means something itself ("nee 1") is none.
        """
        word, _, rest = plain(text).removeprefix("!").strip().partition(" ")
        if not rest or not _is_a_number(rest) or is_only_an_answer(word) or word in self._single:
            return None
        meant = [p for p in self._phrases if p.command.id == command_id and _slipped(word, p.words)]
        return Found(meant[0].command, meant[0].words, rest, read_listed(rest)) if meant else None

    def _at_the_end(self, text: str, language: str) -> Found | None:
        """Find a command with its number behind a few other words: "Sorry, my child is ill. release 12"."""
        clauses = _CLAUSE_END.split(text.strip())
        found = self.find(clauses[-1], language, in_private=False) if len(clauses) > 1 else None
        return found if found and found.command.takes.numbered and found.rest else None


def _rest(said: str, words: str) -> str | None:
    """Return what stands behind the command words; a digit may follow at once (``neem12``)."""
    if said == words:
        return ""
    if not said.startswith(words):
        return None
    rest = said[len(words) :]
    return rest.strip() if not rest[0].isalpha() and rest[0] not in "-'’" else None


def _of_one_command(slips: list[_Phrase]) -> list[_Phrase]:
    """Keep what a slip may mean unless it may mean two things: "amelden" is to sign up as well as to sign off."""
    return slips if len({phrase.command.id for phrase in slips}) == 1 else []


def _nearly(said: str, words: str) -> bool:
    head = " ".join(said.split(" ")[: words.count(" ") + 1])
    ends_alike = words[-2:-1] != " " or head[-2:] == words[-2:]  # one letter alone holds no slip: "certificate s"
    return len(words) >= _TYPO_FROM_LETTERS and ends_alike and distance_at_most_one(head, words)


def _is_swapped(said: str, phrase: _Phrase) -> bool:
    """Tell whether a short word that always works was typed with two letters swapped: "stpo"."""
    always_works = phrase.command.rescue or phrase.command.id == NEED_ID
    is_short = always_works and len(phrase.words) == _SWAPPED_LETTERS
    return is_short and sorted(said) == sorted(phrase.words) and distance_at_most_one(said, phrase.words)


def _slipped(word: str, meant: str) -> bool:
    """Tell whether one slip parts the words; of a short word only a letter missing, too much or swapped."""
    if min(len(word), len(meant) - 1) < _SHORTEST_SLIP or word[0] != meant[0]:
        return False
    is_another_word = len(word) == len(meant) < _TYPO_FROM_LETTERS and sorted(word) != sorted(meant)
    return distance_at_most_one(word, meant) and not is_another_word


def _has_its_shape(said: str, phrase: _Phrase, to_us: bool) -> bool:
    exact = said.startswith(phrase.words)
    rest = said[len(phrase.words) :].strip(" .!?,;:") if exact else _behind(said, phrase.words)
    match phrase.command.takes:
        case Takes.NOTHING:
            return _is_next_to_nothing(rest, to_us)
        case Takes.NUMBER_OR_NOTHING:
            return _is_next_to_nothing(rest, to_us) or (read_number(rest) is not None if to_us else _is_a_number(rest))
        case Takes.NUMBER | Takes.NUMBERS:
            return _is_a_number(rest) if not to_us else (rest == "" or read_number(in_digits(rest)) is not None)
        case Takes.NUMBER_THEN_MOMENT:
            return (rest == "" or _says_which_or_when(rest, phrase.language)) if to_us else _is_a_number(rest)
        case Takes.NUMBER_THEN_WORDS:
            return to_us or rest == "" or _is_a_number(rest)
        case Takes.WORDS:
            return to_us or rest == ""
        case Takes.ANYTHING:
            return True


def _is_next_to_nothing(rest: str, to_us: bool) -> bool:
    return not any(letter.isalnum() for letter in rest) or (to_us and len(rest.split()) <= 2)


def _says_which_or_when(rest: str, language: str) -> bool:
    return read_number(rest) is not None or says_when(rest, language)


def _is_a_number(rest: str) -> bool:
    """Tell whether there is a number and next to nothing else: "12", "nr 12 please"."""
    talk = [word for word in rest.split() if bare(word).strip(".!?,;:") not in _BESIDE_A_NUMBER]
    return read_number(rest) is not None and sum(letter.isalpha() for word in talk for letter in word) <= 3


def _as_typed(text: str, words: str) -> str:
    """Cut the command words off the original text, keeping its capitals."""
    kept = clean(text).strip().removeprefix("!").strip()
    for cut in range(min(len(kept), len(words) + _SLACK) + 1):
        if plain(kept[:cut]) == words and _ends_there(kept, cut, words):
            return kept[cut:].strip()
    return _behind(kept, words)


def _ends_there(kept: str, cut: int, words: str) -> bool:
    return cut == len(kept) or (not kept[cut].isalpha() and plain(kept[: cut + 1]) != words)


def _behind(said: str, words: str) -> str:
    """Return what stands behind as many words as the command has, when one of them was mistyped."""
    return " ".join(said.split()[words.count(" ") + 1 :])
