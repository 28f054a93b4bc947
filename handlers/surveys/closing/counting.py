"""From answers to counts: each question counts everybody who answered anything, small counts hidden."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.counting.suppressing import SMALLEST_SAID, Mark, Sum, hide, is_small
from handlers.surveys.nouns import Form, Given, Kind, Loose, Outcome, Part

_ALL: Final = "all"


def who_answered(all_given: Sequence[tuple[Given, ...]]) -> tuple[tuple[Given, ...], ...]:
    """Return the answers of those who said anything at all."""
    return tuple(given for given in all_given if any(one.says_something for one in given))


def outcome_of(form: Form, all_given: Sequence[tuple[Given, ...]]) -> Outcome | None:
    """Count; None when too few answered. Every row adds up to all who answered, so that nothing is lost in one."""
    answered = who_answered(all_given)
    if len(answered) < SMALLEST_SAID:
        return None
    cells = tuple(_without_small(_counts(part, at, answered)) for at, part in enumerate(form.parts))
    written = tuple(sorted({one.question for one in texts_of(form, answered)}))
    return Outcome(len(answered), cells, written)


def _counts(part: Part, at: int, answered: Sequence[tuple[Given, ...]]) -> tuple[int, ...]:
    if part.kind is Kind.WORDS:
        return ()
    said = [one for given in answered for one in given if one.question == at and one.says_something]
    left_out = len(answered) - len(said)
    return (*(sum(one.choice == choice for one in said) for choice in range(part.answers)), left_out)


def _without_small(counts: tuple[int, ...]) -> tuple[int | None, ...]:
    """Hide small counts, and what they follow from, where their sum is said; all that is hidden looks alike.

    What is hidden is no small number of people together either.
    """
    names = tuple(map(str, range(len(counts))))
    values = dict(zip(names, counts, strict=True))
    withheld: dict[str, Mark] = {}
    while True:
        marks = hide(values | {_ALL: sum(counts)}, (Sum(_ALL, names),), said_before=withheld) if names else {}
        said = [name for name in names if marks[name] is Mark.SAID]
        others = [name for name in said if values[name]]
        if not others or not is_small(sum(counts) - sum(values[name] for name in said)):
            return tuple(values[name] if name in said else None for name in names)
        withheld[min(others, key=lambda name: values[name])] = Mark.WITHHELD


def texts_of(form: Form, all_given: Sequence[tuple[Given, ...]]) -> tuple[Loose, ...]:
    """Return what was written to each question to which enough wrote something."""
    found: list[Loose] = []
    for at, part in enumerate(form.parts):
        said = [one.words for given in all_given for one in given if one.question == at and one.words]
        if part.kind is Kind.WORDS and len(said) >= SMALLEST_SAID:
            found += [Loose(at, words) for words in said]
    return tuple(found)
