"""Asks back which question somebody answers, where a letter would have told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from handlers.decision import Decision, Here, Say, say
from handlers.text import Said, Verbatim, _, lines

WHICH: Final = "which"
"""The name of that message."""
_MOST: Final = 4


@dataclass(frozen=True, slots=True)
class Lettered:
    """A question as its reader saw it."""

    letter: str
    words: str


def ask_which(asked: Sequence[Lettered]) -> Decision:
    """Say which questions are open, and how each is answered; nothing is taken for an answer."""
    shown = asked[:_MOST]
    example = Verbatim(f"{shown[0].letter}1")
    ask = _("I asked you more than one thing. Answer with the letter and the number, for example {code}.", code=example)
    return say(Say(Here(), WHICH, lines(ask, *map(_question, shown))))


def _question(asked: Lettered) -> Said:
    return _("{letter}: {question}", letter=asked.letter, question=Verbatim(asked.words))


def say_that_it_is_over(letter: str) -> Decision:
    """Say that a letter names a question which is no longer open."""
    text = _("Question {letter} is over already. You need not answer it.", letter=letter)
    return say(Say(Here(), "which.over", text))
