"""An answer taken apart: its words, what each does, and what a part of it points at."""

from dataclasses import dataclass
from typing import Protocol

from handlers.reading.answer_words import ANSWERS, Sense
from handlers.reading.phrases import Hit, PhraseBook
from handlers.reading.plain import Word, words

READ = 400


_SENSES = PhraseBook(ANSWERS, typo_letters=5, no_slips="kunt genau geen niets")


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
class Evidence:
    """The ids that one part of an answer points at; not `sure` when something in it takes back or limits."""

    ids: frozenset[str]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class TakenApart:
    """An answer taken apart: its words and what each does; a longer phrase covers the shorter ones within it."""

    text: str
    said: tuple[Word, ...]
    hits: tuple[Hit[Sense], ...]
    senses: dict[int, Sense]

    def without(self, *senses: Sense) -> tuple[Word, ...]:
        """Return its words but those that do one of these."""
        return tuple(word for place, word in enumerate(self.said) if self.senses.get(place) not in senses)


def take_apart(text: str) -> TakenApart:
    """Take the beginning of an answer apart."""
    said = words(text, READ)
    hits: list[Hit[Sense]] = []
    for hit in _SENSES.find(said):
        if not hits or hit.first >= hits[-1].end:
            hits.append(hit)
    return TakenApart(text[:READ], said, tuple(hits), {place: h.kind for h in hits for place in range(h.first, h.end)})
