"""A survey as it will be read, to look at it before it starts."""

from __future__ import annotations

from handlers.surveys.nouns import MARKS, Form, Kind
from handlers.text import Said, Verbatim, _


def in_words(form: Form, language: str) -> tuple[Said, ...]:
    """Show all questions in one language, each with its answers behind it, as a preview."""
    shown: list[Said] = [Verbatim(form.title(language))]
    for at, part in enumerate(form.parts):
        number = Verbatim(f"{at + 1}.")
        shown.append(_one_question(form, at, part.kind, language, number))
    return tuple(shown)


def _one_question(form: Form, at: int, kind: Kind, language: str, number: Verbatim) -> Said:
    words = Verbatim(form.question(at, language))
    match kind:
        case Kind.CHOICE:
            answers = Verbatim(" / ".join(form.choices(at, language)))
            return _("{number} {question} ({answers})", number=number, question=words, answers=answers)
        case Kind.SCALE:
            return _("{number} {question} (1 to {most})", number=number, question=words, most=MARKS)
        case Kind.WORDS:
            return _("{number} {question} (own words)", number=number, question=words)
