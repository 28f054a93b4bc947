"""What somebody reads who asks what is kept of them."""

from __future__ import annotations

from handlers.caregivers.nouns import Monthly
from handlers.caregivers.questions import ANSWERS
from handlers.caregivers.words import STOP_WORDS
from handlers.text import FirstWord, Joined, Said, _


def kept_words(monthly: Monthly | None) -> tuple[Said, ...]:
    """Tell that they are asked every month, and each answer that is kept."""
    if monthly is None:
        return ()
    asked = _("That I ask you one question every month. To stop, type: {stop}", stop=FirstWord(STOP_WORDS))
    answers = tuple(_("{answer} ({day})", answer=ANSWERS[one.how_long], day=one.on) for one in monthly.answers)
    told = _("Your answers to it: {answers}. I forget each after six months.", answers=Joined(answers, by=", "))
    return (asked, *((told,) if answers else ()))


def way_to_stop(monthly: Monthly | None) -> tuple[Said, ...]:
    """Tell how that is forgotten."""
    return (_("Be asked no more every month: {stop}", stop=FirstWord(STOP_WORDS)),) if monthly else ()
