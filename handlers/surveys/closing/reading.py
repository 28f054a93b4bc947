"""What people wrote in their own words, for organisers: after the end, in no order, and without knowing from whom."""

from __future__ import annotations

from handlers.decision import Decision, Entity, Say, Turn, say
from handlers.model import Note
from handlers.surveys.nouns import SURVEY, Loose, Survey
from handlers.text import Said, Text, Verbatim, _, lines

_LONGEST = 3000
"""Letters in one message."""


def read(turn: Turn, survey: Survey, texts: tuple[Loose, ...]) -> Decision:
    """Show them, question by question; that somebody read them is noted."""
    if survey.is_open:
        return _tell(turn, survey, _("People are still answering. What they wrote you can read after the end."))
    if not texts:
        return _tell(turn, survey, _("There is nothing to read: too few people wrote something, or it is erased."))
    note = Note(turn.person.id, "survey.read", survey.subject, neighbourhood=survey.neighbourhood)
    pages = [page for at in sorted({one.question for one in texts}) for page in _pages(turn, survey, texts, at)]
    about = Entity(SURVEY, survey.subject)
    return Decision(save=(note,)) + say(*(Say(turn.me, "survey.texts", page, about) for page in pages))


def _tell(turn: Turn, survey: Survey, text: Text) -> Decision:
    return say(Say(turn.me, "survey.texts", text, Entity(SURVEY, survey.subject)))


def _pages(turn: Turn, survey: Survey, texts: tuple[Loose, ...], at: int) -> list[Said]:
    """Put the texts of one question on pages that a message has room for."""
    said = [f"– {' '.join(one.words.split())}" for one in texts if one.question == at]
    pages: list[list[str]] = [[]]
    for text in said:
        if sum(map(len, pages[-1])) + len(text) > _LONGEST:
            pages.append([])
        pages[-1].append(text)
    question = Verbatim(f"{at + 1}. {survey.form.question(at, turn.language)}")
    return [lines(question, *map(Verbatim, page)) for page in pages]
