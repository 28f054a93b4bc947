"""Once a month the organisers get one list of what in the directory must be looked at again, whatever its length.

The list is the same for all: the directory belongs to the service, and who has the file changes it there.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.decision import NOTHING, Decision, Lane, Say, Tick, TimerKind, ToPerson
from handlers.guide.nouns import Entry, Municipality, Proof
from handlers.look import Look
from handlers.model import LEADING, Due, PersonId
from handlers.reading.walltime import to_local
from handlers.text import Joined, Said, Verbatim, _, _n, lines

CHECK: Final = "guide.check"
DIRECTORY: Final = "directory"
"""The subject of the timer: there is one directory."""
MOST_NAMED: Final = 12
_SOON: Final = timedelta(days=31)
_AT: Final = time(9)


@dataclass(frozen=True, slots=True)
class ToCheck:
    """What must be looked at again, by name, what was checked longest ago first; and who hears of it."""

    lines: tuple[tuple[str, Proof], ...]
    people: tuple[PersonId, ...]


def next_check(day: date, zone: str) -> Due:
    """Plan the list of the first day of the next month."""
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    return Due(CHECK, DIRECTORY, datetime.combine(first, _AT), zone)


async def look_at_directory(tick: Tick, look: Look) -> ToCheck:
    """Read all that was not checked for half a year or ends soon, and everybody who leads a neighbourhood."""
    day = to_local(tick.now, tick.due.zone).date()
    everything: tuple[Municipality | Entry, ...] = (*await look.municipalities(), *await look.all_entries())
    due = sorted(((one.name, one.proof) for one in everything if _is_due(one, day)), key=_longest_ago)
    people: dict[PersonId, None] = {}
    for place in await look.neighbourhoods():
        for person, _roles in await look.people_with_any(place.id, LEADING):
            if not person.stopped:
                people[person.id] = None
    return ToCheck(tuple(due), tuple(people))


def _is_due(one: Municipality | Entry, day: date) -> bool:
    ends = one.proof.valid_until
    return one.proof.is_stale_on(day) or (ends is not None and ends - day <= _SOON)


def _longest_ago(line: tuple[str, Proof]) -> tuple[date, str]:
    name, proof = line
    return (proof.checked_on, name)


def send_list(tick: Tick, found: ToCheck) -> Decision:
    """Send everybody one list, none when nothing is due; the next comes in a month."""
    again = Decision(due=(next_check(to_local(tick.now, tick.due.zone).date(), tick.due.zone),))
    return again + (_tell(found) if found.lines else NOTHING)


def _tell(found: ToCheck) -> Decision:
    text = _list(found.lines)
    return Decision(say=tuple(Say(ToPerson(who), "guide.check", text, lane=Lane.PLANNED) for who in found.people))


def _list(due: tuple[tuple[str, Proof], ...]) -> Said:
    shown = tuple(map(_line, due[:MOST_NAMED]))
    rest = len(due) - len(shown)
    more = (_n("And {count} more.", "And {count} more.", rest),) if rest else ()
    opening = _("These lines of the directory must be looked at again:")
    how = _("Who keeps the file of the directory corrects it there and reads it in again.")
    return lines(opening, *shown, *more, how)


def _line(due: tuple[str, Proof]) -> Said:
    name, proof = due
    checked = _("{name}: checked on {day}", name=Verbatim(name), day=proof.checked_on)
    if proof.valid_until is None:
        return checked
    return Joined((checked, _("holds until {day}", day=proof.valid_until)), by=", ")


TIMERS = (TimerKind(CHECK, "After we were away the list comes late.", look_at_directory, send_list),)
