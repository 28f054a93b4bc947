"""People and things in a sentence: a name, several names, and how many more there are."""

from __future__ import annotations

from handlers.model import Person
from handlers.reading.plain import one_line
from handlers.text import Joined, Said, Verbatim, _, _n


def person_called(person: Person | None) -> Verbatim:
    """Return a name on one line, not too long."""
    return Verbatim(one_line(person.name) if person else "")


def all_of(names: tuple[Said, ...]) -> Said:
    """Say several names, as one says them."""
    if len(names) < 2:
        return Joined(names)
    return _("{names} and {last}", names=Joined(names[:-1], by=", "), last=names[-1])


def and_more(rest: int) -> tuple[Said, ...]:
    """Say how many did not fit in a list."""
    return (_n("And {count} more.", "And {count} more.", rest),) if rest > 0 else ()
