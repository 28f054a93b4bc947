"""An organiser says that a request is about children: then only who showed an extract sees it in lists and takes it."""

from __future__ import annotations

from dataclasses import replace

from handlers.decision import Command, Decision, Takes, Turn, say
from handlers.model import LEADING, Note
from handlers.reading.need_words import WhyReview
from handlers.requests.case import Case, look_at_number
from handlers.requests.refusing import has_number, is_over, unknown_number, which_one
from handlers.requests.telling import tell
from handlers.requests.words import TASKS
from handlers.signs import nod
from handlers.text import Text, _
from handlers.volunteers.fit import is_with_minors
from handlers.volunteers.words import MINORS_WORDS


def mark(turn: Turn, case: Case | None) -> Decision:
    """Mark it as about children, or no longer; who helps with it already is the organiser's to ask."""
    if case is None and not has_number(turn):
        return which_one(turn, MINORS_WORDS, TASKS)
    if case is None or (turn.person.id not in case.team and not turn.is_admin):
        return unknown_number(turn)
    if case.request.state.is_final:
        return is_over(turn, case)
    about_children = not is_with_minors(case.request)
    request = replace(case.request, review=WhyReview.MINORS.value if about_children else "")
    audit = Note(turn.person.id, "request.minors", f"request:{case.number}", None, case.neighbourhood.id)
    told = tell(turn.person.id, case, "request.minors", _now(case, on=about_children))
    return Decision(save=(request, audit)) + say(*nod(turn), told)


def _now(case: Case, *, on: bool) -> Text:
    if on:
        return _("#{number} is about children: only who showed an extract takes it.", number=case.number)
    return _("#{number} is not about children any more: everybody can take it.", number=case.number)


COMMANDS = (
    Command(
        "minors",
        MINORS_WORDS,
        _("say that a request is about children"),
        look_at_number,
        mark,
        Takes.NUMBERS,
        "12",
        LEADING,
    ),
)
