"""What is counted in a report: each with its words, its formula and the pillar it belongs to, and which add up.

The pillars are those of the Flemish call for caring neighbourhoods (domain 1c): 1 people of the neighbourhood take
part, 2 informal and formal care meet, 3 organisations work together.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median
from typing import Final, TypeAlias

from handlers.counting.suppressing import SMALLEST_SAID, Sum
from handlers.impact.nouns import Line, LineKind
from handlers.model import OWN_NAMES
from handlers.requests.nouns import Category
from handlers.requests.words import CATEGORY_WORDS
from handlers.text import Said, Verbatim, _

Traits: TypeAlias = tuple[tuple[str, frozenset[str]], ...]


class By(StrEnum):
    """How lines become a number: each is one, each is as many as it stands for, or each person is one."""

    LINES = "lines"
    HOW_MANY = "how many they stand for"
    PEOPLE = "people"


@dataclass(frozen=True, slots=True)
class Tally:
    """Which lines are counted, and how: those whose traits are among ``where`` and not among ``but``."""

    kind: LineKind
    where: Traits = ()
    but: Traits = ()
    by: By = By.LINES

    def of(self, lines: Sequence[Line], since: date) -> int:
        """Count; ``since`` is the first day of the period: a person counts by what they did first in it."""
        found = [line for line in lines if self._takes(line)]
        match self.by:
            case By.LINES:
                return len(found)
            case By.HOW_MANY:
                return sum(line.n for line in found)
            case By.PEOPLE:
                return sum(line.trait("last") < since.isoformat() for line in found)

    def _takes(self, line: Line) -> bool:
        has = all(line.trait(name) in among for name, among in self.where)
        return line.kind is self.kind and has and not any(line.trait(name) in among for name, among in self.but)

    @property
    def formula(self) -> str:
        """Write it as one line that says exactly what is counted."""
        has = [f"{name} in {_listed(among)}" for name, among in self.where]
        has += [f"{name} not in {_listed(among)}" for name, among in self.but]
        where = f" where {' and '.join(has)}" if has else ""
        return f"{self.by.value}: {self.kind.value}{where}"


def _listed(among: Collection[str]) -> str:
    return f"({', '.join(sorted(among))})"


@dataclass(frozen=True, slots=True)
class Indicator:
    """One number of a report: its name and what it is, in plain words; ``pillar`` None: it belongs to none alone.

    ``shown`` False: it is only there so that it cannot be worked out. Without ``tallies`` it is read from what is
    there on the day of the report, and given to it.
    """

    key: str
    called: Said
    means: Said
    tallies: tuple[Tally, ...]
    pillar: int | None = None
    shown: bool = True

    def of(self, lines: Sequence[Line], since: date) -> int:
        """Count it."""
        return sum(tally.of(lines, since) for tally in self.tallies)

    @property
    def formula(self) -> str:
        """Write how it is counted."""
        return " + ".join(tally.formula for tally in self.tallies) or _OFFERS

    @property
    def adds_up(self) -> bool:
        """Whether that of a year is the sum of those of its quarters; who helped in two of them is one person."""
        return bool(self.tallies) and all(tally.by is not By.PEOPLE for tally in self.tallies)


_OFFERS: Final = "people: volunteers whose offer stands on the day of the report, by whether they helped in the period"
_UNSAID: Final = Verbatim("")


def _is(**traits: str | Collection[str]) -> Traits:
    return tuple((name, frozenset((one,) if isinstance(one, str) else one)) for name, one in traits.items())


def _requests(**traits: str | Collection[str]) -> tuple[Tally, ...]:
    return (Tally(LineKind.REQUEST, _is(**traits)),)


_ASKED = _requests()
_REFERRED = (Tally(LineKind.REFERRAL),)
_ENDS: Final = ("filled", "withdrawn", "open")

_OF_REQUESTS: Final = (
    Indicator(
        "asked",
        _("Requests"),
        _("Requests for help that stood in public. Each time of a weekly request counts."),
        _ASKED,
        2,
    ),
    Indicator(
        "filled",
        _("Requests that were met"),
        _("A neighbour helped, or the organisers solved it."),
        _requests(outcome="filled"),
        2,
    ),
    Indicator(
        "unmet",
        _("Requests that were not met"),
        _("Nobody was found, the moment passed, or nobody came. Also when a service was named afterwards."),
        _requests(outcome="unmet"),
        2,
    ),
    Indicator(
        "withdrawn",
        _("Requests that were taken back"),
        _("Whoever asked took it back, or an organiser took it away."),
        _requests(outcome="withdrawn"),
        2,
    ),
    Indicator(
        "open",
        _("Requests that are still open"),
        _("What came of it was not known yet on the day of this report."),
        _requests(outcome="open"),
        2,
    ),
    Indicator(
        "first",
        _("Asked for the first time"),
        _("The person had not asked for help here in the two years before."),
        _requests(who="first"),
        1,
    ),
    Indicator(
        "again",
        _("Asked before"),
        _("The person had asked for help here in the two years before."),
        _requests(who="again"),
        2,
    ),
    Indicator(
        "behalf",
        _("Asked for somebody else"),
        _("Somebody asked for a neighbour who agreed to that."),
        _requests(who="behalf"),
        1,
    ),
    Indicator(
        "chat", _("Asked in the chat"), _("The request came through the chat itself."), _requests(through="chat")
    ),
    Indicator(
        "elsewhere",
        _("Asked without the chat"),
        _("The request came by phone, at home, through family, by text message, mail or the web."),
        (Tally(LineKind.REQUEST, but=_is(through="chat")),),
        1,
    ),
)
_OF_KINDS: Final = tuple(
    indicator
    for kind, words in CATEGORY_WORDS.items()
    for indicator in (
        Indicator(
            f"asked.{kind.value}",
            _("Requests: {what}", what=words),
            _("Requests of this kind."),
            _requests(category=kind.value),
            2,
        ),
        Indicator(
            f"unmet.{kind.value}",
            _("Not met: {what}", what=words),
            _("Requests of this kind that were not met."),
            _requests(category=kind.value, outcome="unmet"),
            2,
        ),
        Indicator(f"rest.{kind.value}", _UNSAID, _UNSAID, _requests(category=kind.value, outcome=_ENDS), shown=False),
    )
)
_OF_LANGUAGES: Final = (
    *(
        Indicator(
            f"language.{code}",
            _("Asked in {language}", language=Verbatim(name)),
            _("Requests that were asked in this language."),
            _requests(language=code),
            1,
        )
        for code, name in OWN_NAMES.items()
    ),
    Indicator(
        "language.other",
        _("Asked in another language"),
        _("Requests that were asked in another language."),
        (Tally(LineKind.REQUEST, but=_is(language=tuple(OWN_NAMES))),),
        1,
    ),
)
_OF_PEOPLE: Final = (
    Indicator(
        "helpers",
        _("People who helped"),
        _("People who finished helping at least once in the period. Each counts once."),
        (Tally(LineKind.HELP, by=By.PEOPLE),),
        1,
    ),
    Indicator(
        "helpers.asked",
        _("People who helped and had asked for help themselves"),
        _("Of those, who had asked for help here themselves before."),
        (Tally(LineKind.HELP, _is(asked="yes"), by=By.PEOPLE),),
        1,
    ),
    Indicator("helpers.other", _UNSAID, _UNSAID, (Tally(LineKind.HELP, _is(asked="no"), by=By.PEOPLE),), shown=False),
    Indicator(
        "volunteers",
        _("Volunteers"),
        _("People who offered to help and did not stop, on the day of this report."),
        (),
        1,
    ),
    Indicator(
        "volunteers.idle",
        _("Volunteers who did not help"),
        _("Of those, who did not finish helping in the period: perhaps nobody asked them."),
        (),
        1,
    ),
    Indicator("volunteers.active", _UNSAID, _UNSAID, (), shown=False),
    Indicator(
        "volunteers.new",
        _("People who began as volunteers"),
        _("How often somebody signed up as a volunteer, or came back."),
        (Tally(LineKind.VOLUNTEER),),
        1,
    ),
)
_OF_THE_REST: Final = (
    Indicator(
        "referred",
        _("Shown the way to a service"),
        _("A neighbour said yes to being put in touch with a service."),
        _REFERRED,
        2,
    ),
    Indicator(
        "referred.answered",
        _("Shown the way, with an answer"),
        _("The service answered: it helps, it is not for this person, or there is a waiting list."),
        (Tally(LineKind.REFERRAL, _is(outcome="answered")),),
        2,
    ),
    Indicator(
        "referred.other", _UNSAID, _UNSAID, (Tally(LineKind.REFERRAL, but=_is(outcome="answered")),), shown=False
    ),
    Indicator("sessions", _("Sessions"), _("Sessions that were held."), (Tally(LineKind.SESSION),)),
    Indicator(
        "attendance",
        _("People at sessions"),
        _("How many were there, added up over all sessions."),
        (Tally(LineKind.SESSION, by=By.HOW_MANY),),
    ),
    Indicator(
        "attendance.1",
        _("People at sessions for the neighbourhood"),
        _("At sessions for residents and volunteers."),
        (Tally(LineKind.SESSION, _is(pillar="1"), by=By.HOW_MANY),),
        1,
    ),
    Indicator(
        "attendance.3",
        _("People at sessions for organisations"),
        _("At sessions for the team and the network."),
        (Tally(LineKind.SESSION, _is(pillar="3"), by=By.HOW_MANY),),
        3,
    ),
    Indicator(
        "alarms",
        _("Silences that others were told of"),
        _("Somebody did not answer whether all is well, and others were told."),
        (Tally(LineKind.CHECKIN),),
        2,
    ),
    Indicator(
        "alarms.well",
        _("False alarms"),
        _("Of those, all was well."),
        (Tally(LineKind.CHECKIN, _is(outcome="well")),),
        2,
    ),
    Indicator("alarms.other", _UNSAID, _UNSAID, (Tally(LineKind.CHECKIN, but=_is(outcome="well")),), shown=False),
    Indicator(
        "pillar.1",
        _("Pillar 1: people take part"),
        _("Sessions for residents and volunteers."),
        (Tally(LineKind.SESSION, _is(pillar="1")),),
        1,
    ),
    Indicator(
        "pillar.2",
        _("Pillar 2: neighbours and care meet"),
        _("Requests, and neighbours who were shown the way to a service."),
        (*_ASKED, *_REFERRED),
        2,
    ),
    Indicator(
        "pillar.3",
        _("Pillar 3: organisations work together"),
        _("Sessions for the team and the network."),
        (Tally(LineKind.SESSION, _is(pillar="3")),),
        3,
    ),
)
INDICATORS: Final = (*_OF_REQUESTS, *_OF_KINDS, *_OF_LANGUAGES, *_OF_PEOPLE, *_OF_THE_REST)
UNSEEN: Final = frozenset(indicator.key for indicator in INDICATORS if not indicator.shown)
KINDS: Final = tuple(kind.value for kind in Category if kind in CATEGORY_WORDS)


def _each(*names: str, of: Collection[str]) -> tuple[str, ...]:
    return tuple(f"{name}.{one}" for one in of for name in names)


SUMS: Final = (
    Sum("asked", ("filled", "unmet", "withdrawn", "open")),
    Sum("asked", ("first", "again", "behalf")),
    Sum("asked", ("chat", "elsewhere")),
    Sum("asked", _each("asked", of=KINDS)),
    Sum("asked", _each("language", of=(*OWN_NAMES, "other"))),
    Sum("unmet", _each("unmet", of=KINDS)),
    *(Sum(f"asked.{kind}", (f"unmet.{kind}", f"rest.{kind}")) for kind in KINDS),
    Sum("helpers", ("helpers.asked", "helpers.other")),
    Sum("volunteers", ("volunteers.idle", "volunteers.active")),
    Sum("referred", ("referred.answered", "referred.other")),
    Sum("attendance", ("attendance.1", "attendance.3")),
    Sum("alarms", ("alarms.well", "alarms.other")),
    Sum("sessions", ("pillar.1", "pillar.3")),
    Sum("pillar.2", ("asked", "referred"), aside=True),
)
"""What adds up within one report; in every report, whatever was counted."""


def hours_to_match(lines: Sequence[Line]) -> int | None:
    """Return within how many hours half of the requests that were taken were; of fewer than five, nothing."""
    hours = [int(line.trait("hours")) for line in lines if line.kind is LineKind.REQUEST and line.trait("hours")]
    return round(median(hours)) if len(hours) >= SMALLEST_SAID else None
