"""What somebody may do: by their age, and for children only after an extract was seen."""

from __future__ import annotations

from handlers.reading.need_words import WhyReview
from handlers.requests.nouns import Category, Request
from handlers.volunteers.nouns import AgeBand, Document, Readiness, Volunteer


def suits_age(volunteer: Volunteer | None, request: Request) -> bool:
    """Tell whether it is for somebody of that age: under 18 nobody drives, or goes into a home alone."""
    if volunteer is None or volunteer.age is not AgeBand.YOUNG:
        return True
    if request.category is Category.TRANSPORT:
        return False
    return request.category is Category.SHOPPING or request.helpers > 1


def is_with_minors(request: Request) -> bool:
    """Tell whether it is about children: what the asker wrote said so, or an organiser."""
    return request.review == WhyReview.MINORS.value


def may_see(has: Readiness | None, request: Request) -> bool:
    """Tell whether somebody may be shown or asked it: with children only who showed an extract (model 596.2)."""
    return not is_with_minors(request) or (has is not None and has.has(Document.MINORS))
