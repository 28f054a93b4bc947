"""What is said when a decision of ours failed: sorry to who wrote, and a line to the organisers."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from handlers.basics.words import HUMAN_WORDS
from handlers.decision import Decision, Entity, Say, ToPerson, ToRole, Turn, say
from handlers.model import Due, PersonId, Role
from handlers.text import FirstWord, _

SORRY: Final = "sorry.failed"
TOLD: Final = "sorry.organisers"
ONCE_IN: Final = timedelta(minutes=15)
"""So long nobody hears a second time that a message of the same person failed."""


def apologise(person: PersonId) -> Decision:
    """Say sorry to who wrote; nobody else is told what they wrote."""
    text = _(
        "Sorry, something went wrong on my side. Your message is not lost. Please try again later, or type {human}.",
        human=FirstWord(HUMAN_WORDS),
    )
    return say(Say(ToPerson(person), SORRY, text, Entity(SORRY, person)))


def tell_organisers(turn: Turn) -> Decision:
    """Tell the organisers that somebody's message needs a human."""
    if turn.neighbourhood is None:
        return Decision()
    text = _(
        "I could not handle a message of {name}. Please ask them what they need. The technical people find the cause "
        "in the log.",
        name=turn.person.name,
    )
    return say(Say(ToRole(turn.neighbourhood.id, Role.ORGANISER), TOLD, text, Entity(TOLD, turn.person.id)))


def tell_of_due(due: Due) -> Decision:
    """Tell the organisers that something planned did not happen."""
    if due.neighbourhood is None:
        return Decision()
    text = _(
        "Something that I had planned did not work ({kind}). Please look whether somebody needs you. "
        "Somebody technical finds the cause in the log.",
        kind=due.kind,
    )
    return say(Say(ToRole(due.neighbourhood, Role.ORGANISER), "sorry.due", text))
