"""Whenever somebody is shown how another is reached, or a list with them in it, that is noted for them to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handlers.model import Note, PersonId


class Seen(StrEnum):
    """What was shown; the words are those of the audit log, and stay."""

    CONTACT = "contact.shown"
    CALL = "shown.call"
    VOLUNTEERS = "shown.volunteers"
    AGREEMENT = "shown.agreement"
    EXPENSES = "shown.expenses"
    PARTICIPANTS = "shown.participants"
    QUESTION = "shown.question"
    REPORT = "shown.report"


@dataclass(frozen=True, slots=True)
class Sight:
    """That somebody saw something of a person, and about what; ``who`` None: whoever organised there. ``at`` is UTC."""

    at: datetime
    who: PersonId | None
    what: Seen
    subject: str


def saw(
    who: PersonId | None, what: Seen, people: Iterable[PersonId], place: str, subject: str = ""
) -> tuple[Note, ...]:
    """Note that somebody is shown something of each of these people; to see oneself is nothing."""
    about = (person for person in dict.fromkeys(people) if person != who)
    return tuple(Note(who, what.value, subject, person, place) for person in about)
