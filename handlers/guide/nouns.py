"""The nouns of the directory: municipalities with their zone, care councils, services, and how sure each of it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

FRESH: Final = timedelta(days=180)
"""So long something counts as checked; later it is shown with a warning (domain 2.6)."""


class Topic(StrEnum):
    """What somebody looks for; UNSURE is the door for who does not know which door."""

    MONEY = "money"
    HOUSING = "housing"
    CARE = "care"
    CARING = "caring"
    PEOPLE = "people"
    VIOLENCE = "violence"
    ADDICTION = "addiction"
    SUICIDE = "suicide"
    UNSURE = "unsure"


SENSITIVE: Final = frozenset({Topic.VIOLENCE, Topic.ADDICTION, Topic.SUICIDE})
"""Never in a room, nor in what an organiser reads; the numbers to call come first."""


class Access(StrEnum):
    """What makes a service easier to reach; a list to choose from, so that it can be said in every language."""

    WHEELCHAIR = "wheelchair"
    HEARING_LOOP = "hearing-loop"
    SIGN_LANGUAGE = "sign-language"
    QUIET = "quiet"
    HOME = "home-visits"
    PHONE = "by-phone"
    ONLINE = "online"


class EntryKind(StrEnum):
    """A care council steers the primary care of one zone; a service helps people."""

    COUNCIL = "council"
    SERVICE = "service"


@dataclass(frozen=True, slots=True)
class Proof:
    """Where something was read and on which day it was seen to be right; from when and until when it holds (days)."""

    source: str
    checked_on: date
    valid_from: date | None = None
    valid_until: date | None = None

    def holds_on(self, day: date) -> bool:
        """Tell whether it is true on a day, as far as we know; the first and the last day count."""
        return (self.valid_from or day) <= day <= (self.valid_until or day)

    def is_stale_on(self, day: date) -> bool:
        """Tell whether nobody checked it for too long."""
        return day - self.checked_on > FRESH


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality, its postcodes and the other names it goes by (villages in it), and its primary care zone."""

    id: str
    name: str
    postcodes: tuple[str, ...]
    zone: str
    proof: Proof
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the directory. Without ``zone`` it is for all; without ``municipalities`` (ids) for the whole zone.

    ``hours`` and ``address`` stand as the service itself writes them; empty is what nobody knows. ``languages`` are
    ISO 639 codes.
    """

    id: str
    kind: EntryKind
    name: str
    proof: Proof
    topics: tuple[Topic, ...] = ()
    zone: str = ""
    municipalities: tuple[str, ...] = ()
    phone: str = ""
    mail: str = ""
    web: str = ""
    address: str = ""
    hours: str = ""
    languages: tuple[str, ...] = ()
    access: tuple[Access, ...] = ()
