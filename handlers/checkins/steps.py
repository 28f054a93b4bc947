"""The questions of the presence check: what is asked, and as which step it is kept."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Plan:
    """What somebody chose so far. ``at`` is local wall time; ``contacts`` are people's ids, in the order of asking."""

    neighbourhood: str
    at: time = time(9)
    days: tuple[int, ...] = ()
    contacts: tuple[str, ...] = ()
    discreet: bool = False
    code: str = ""


@dataclass(frozen=True, slots=True)
class CheckinWhere:
    """Ask in which of the person's neighbourhoods."""

    name: ClassVar[str] = "checkin.where"


@dataclass(frozen=True, slots=True)
class CheckinBegin:
    """Ask whether somebody wants to be asked, once they read what it is and is not."""

    name: ClassVar[str] = "checkin.begin"
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class AboutPlan:
    """Ask about one part of the plan; ``only``: nothing else is changed."""

    plan: Plan
    only: bool = False


class CheckinHour(AboutPlan):
    """Ask at which hour."""

    __slots__ = ()
    name: ClassVar[str] = "checkin.hour"


class CheckinDays(AboutPlan):
    """Ask on which days."""

    __slots__ = ()
    name: ClassVar[str] = "checkin.days"


class CheckinContacts(AboutPlan):
    """Ask whom to tell that there is no answer: the first contact, or a second one."""

    __slots__ = ()
    name: ClassVar[str] = "checkin.contacts"


class CheckinWhich(AboutPlan):
    """Ask which of several neighbours is meant."""

    __slots__ = ()
    name: ClassVar[str] = "checkin.which"


class CheckinWords(AboutPlan):
    """Ask whether the question may be read by others."""

    __slots__ = ()
    name: ClassVar[str] = "checkin.words"


class CheckinCode(AboutPlan):
    """Ask for a code word."""

    __slots__ = ()
    name: ClassVar[str] = "checkin.code"


@dataclass(frozen=True, slots=True)
class CheckinRight:
    """Ask for a yes to what was chosen."""

    name: ClassVar[str] = "checkin.right"
    plan: Plan


@dataclass(frozen=True, slots=True)
class CheckinPart:
    """Ask which part of what was chosen should be another."""

    name: ClassVar[str] = "checkin.part"
    plan: Plan


@dataclass(frozen=True, slots=True)
class CheckinChange:
    """Ask what should change."""

    name: ClassVar[str] = "checkin.change"


@dataclass(frozen=True, slots=True)
class AllWell:
    """Ask whether all is well."""

    name: ClassVar[str] = "checkin.all_well"
    round: str


@dataclass(frozen=True, slots=True)
class HelpWanted:
    """Ask what would help who answered that help is needed."""

    name: ClassVar[str] = "checkin.help"
    round: str


@dataclass(frozen=True, slots=True)
class BeContact:
    """Ask somebody to be the contact of a neighbour."""

    name: ClassVar[str] = "checkin.be_contact"
    person: str


@dataclass(frozen=True, slots=True)
class LeaveWhom:
    """Ask whose contact somebody does not want to be any more; the choice is a person."""

    name: ClassVar[str] = "checkin.leave"


@dataclass(frozen=True, slots=True)
class GoAndSee:
    """Ask somebody to call or go and see."""

    name: ClassVar[str] = "checkin.go"
    round: str


@dataclass(frozen=True, slots=True)
class HowIsIt:
    """Ask who went how it is."""

    name: ClassVar[str] = "checkin.how"
    round: str


@dataclass(frozen=True, slots=True)
class GoOnOrWait:
    """Ask an organiser whether people are told one by one, when many are silent at once."""

    name: ClassVar[str] = "checkin.many"
    neighbourhood: str
