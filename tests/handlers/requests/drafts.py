"""A draft as a value: what was told so far, and what is asked next."""

from dataclasses import replace
from typing import Any

from handlers.decision import Decision
from handlers.requests.case import Case
from handlers.requests.nouns import Category, Part, Request, RequestState
from tests.handlers.requests.setting import SHOPPING, case, says, the_saved

EMPTY = replace(
    SHOPPING, state=RequestState.DRAFT, category=Category.OTHER, when=None, street="", answered=(), opened_at=None
)


def drafted(decision: Decision) -> Request:
    """Return the draft as it is left."""
    return the_saved(decision, Request)


def answered(*parts: Part, **changes: Any) -> Case:  # noqa: ANN401 - any field of a request
    """Make a draft in which these parts were told."""
    return case(replace(EMPTY, **{"category": Category.SHOPPING, "answered": parts} | changes))


def asked_next(decision: Decision) -> str:
    """Name the question that follows."""
    return [say.msgid for say in says(decision) if say.step][-1]
