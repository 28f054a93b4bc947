"""What somebody reads who asks what is kept of them, and who sees it."""

from __future__ import annotations

from handlers.look import Look
from handlers.model import PersonId
from handlers.surveys.nouns import Survey
from handlers.surveys.words import called
from handlers.text import Said, When, _


async def read_asked(look: Look, person: PersonId) -> tuple[Survey, ...]:
    """Read which surveys somebody was asked, the latest first."""
    found = [await look.survey(one.survey) for one in await look.taken_by(person)]
    return tuple(one for one in found if one is not None)


def kept_words(surveys: tuple[Survey, ...]) -> tuple[Said, ...]:
    """Tell which surveys they were asked, and where their answers are while they can be changed."""
    shown = tuple(
        _(
            "Your answers to survey {number}, until {day}. To see or erase them, type: {words}",
            number=one.number,
            day=When(one.closes_local.date()),
            words=called(one.number),
        )
        for one in surveys
        if one.is_open
    )
    closed = _("Which surveys I asked you, for thirty days after the end. What you answered nobody can find any more.")
    return (*shown, *((closed,) if any(not one.is_open for one in surveys) else ()))


def seen_words(surveys: tuple[Survey, ...]) -> tuple[Said, ...]:
    """Tell who sees what somebody answers."""
    if not any(one.is_open for one in surveys):
        return ()
    return (
        _(
            "What you answer in a survey nobody sees from you. I keep it apart, so that you can change it; when the "
            "survey ends I erase what leads to you, and count."
        ),
    )
