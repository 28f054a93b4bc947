"""The nouns of the presence check: what somebody agreed to, whom they chose, and one asking with what came of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from handlers.model import PersonId

BEING_ASKED: Final = "checkin"
CONTACT_READS: Final = "checkin.contact"
HEAT: Final = "checkin.heat"
BEING_CONTACT: Final = "checkin.be_contact"
"""What somebody says yes to: to be asked, that a contact reads of a silence, to be asked in heat, to be one."""


class CheckinState(StrEnum):
    """Whether somebody is asked; only two people together mute, and only the person begins and stops."""

    ON = "on"
    MUTED = "muted"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Checkin:
    """What somebody agreed to be asked.

    ``at`` is local wall time in ``zone``; ``days`` are weekdays from 0 (Monday), empty: every day. ``paused_until`` is
    the last day of a pause, local. ``told_at`` is when they last read that this is no alarm system (UTC). ``discreet``:
    the question does not show what it is. ``daily``: by the clock; ``heat``: when an organiser asks all, for it is very
    warm. ``code`` answers as usual and tells an organiser; empty: none.
    """

    person: PersonId
    neighbourhood: str
    state: CheckinState
    since: datetime
    at: time
    zone: str
    told_at: datetime
    days: tuple[int, ...] = ()
    paused_until: date | None = None
    discreet: bool = False
    code: str = ""
    daily: bool = True
    heat: bool = False
    version: int = 0

    @property
    def is_on(self) -> bool:
        """Whether questions are asked, but for a pause."""
        return self.state is CheckinState.ON

    def asks_on(self, day: date) -> bool:
        """Whether the daily question is asked on that local day."""
        return self.daily and self.is_awake_on(day) and (not self.days or day.weekday() in self.days)

    def is_asked_in_heat(self, day: date) -> bool:
        """Whether an organiser may let them be asked on that local day."""
        return self.heat and self.is_awake_on(day)

    def is_awake_on(self, day: date) -> bool:
        """Whether it neither ended, nor is muted, nor rests on that local day."""
        rests = self.paused_until is not None and day <= self.paused_until
        return self.is_on and not rests

    def ended(self) -> Checkin:
        """Return it when it is over: that there was one remains, what it was is forgotten."""
        return replace(
            self, state=CheckinState.OFF, at=time(0), days=(), paused_until=None, discreet=False, code="", heat=False
        )


class ContactState(StrEnum):
    """Whether somebody who was chosen agreed to look when there is no answer."""

    ASKED = "asked"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    LEFT = "left"
    ENDED = "ended"


CHOSEN = frozenset({ContactState.ASKED, ContactState.ACCEPTED})
"""They are a contact, or may become one."""


@dataclass(frozen=True, slots=True)
class CheckinContact:
    """Whom a person chose to be told that there is no answer; ``place`` is the order in which they are asked."""

    person: PersonId
    contact: PersonId
    state: ContactState
    asked_at: datetime
    place: int = 1
    version: int = 0


# --- one asking ---------------------------------------------------------------------------------------------------


class RoundState(StrEnum):
    """Where one asking stands. UNKNOWN is no silence: we could not ask, or could not hear."""

    ASKED = "asked"
    HEARD = "heard"
    MISSED = "missed"
    HELD = "held"
    LOOKING = "looking"
    ANSWERED = "answered"
    SEEN = "seen"
    UNKNOWN = "unknown"
    OVER = "over"


OPEN = frozenset({RoundState.ASKED, RoundState.HEARD, RoundState.MISSED, RoundState.HELD, RoundState.LOOKING})
"""Something still follows from it."""
SILENT = frozenset({RoundState.ASKED, RoundState.MISSED, RoundState.HELD, RoundState.LOOKING})
"""A sign of life changes it."""


HELP: Final = "help"
"""What came of an asking to which the answer was that help is needed."""


class RoundKind(StrEnum):
    """Why it is asked: every day, because it is hot, or, without a question, because of the code word."""

    DAILY = "daily"
    HEAT = "heat"
    CODE = "code"


class Reply(StrEnum):
    """What somebody answered who was told of a silence; UNREACHED: our message did not arrive in time."""

    NONE = "none"
    UNREACHED = "unreached"
    GOING = "going"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class Alert:
    """Somebody who was told that there is no answer; ``rung`` is the step of the ladder, ``at`` when (UTC)."""

    person: PersonId
    rung: int
    at: datetime
    reply: Reply = Reply.NONE


@dataclass(frozen=True, slots=True)
class Round:
    """One asking. ``on`` is the local day. ``answer`` is what came of it: ok, help, sign, or nothing yet.

    ``rung`` counts whom the ladder reached: 0 nobody, then each contact, at last the organisers. ``owner`` is who said
    that they go. ``told``: the organisers heard that it is unknown. ``campaign`` names the check of many it belongs to.
    """

    id: str
    person: PersonId
    neighbourhood: str
    on: date
    state: RoundState
    asked_at: datetime
    kind: RoundKind = RoundKind.DAILY
    campaign: str = ""
    asked_again_at: datetime | None = None
    missed_at: datetime | None = None
    ended_at: datetime | None = None
    rung: int = 0
    owner: PersonId | None = None
    told: bool = False
    alerted: tuple[Alert, ...] = ()
    answer: str = ""
    version: int = 0

    @property
    def is_open(self) -> bool:
        """Whether something still follows from it."""
        return self.state in OPEN

    @property
    def is_silent(self) -> bool:
        """Whether a sign of life changes it; not a code word, nor once it is known that help is needed."""
        return self.state in SILENT and self.kind is not RoundKind.CODE and not self.wants_help

    @property
    def wants_help(self) -> bool:
        """Whether the person said that help is needed, and nothing came of it yet."""
        return self.is_open and self.answer == HELP

    def alert_of(self, person: PersonId) -> Alert | None:
        """Return how somebody was told of it."""
        return next((one for one in self.alerted if one.person == person), None)

    def with_reply(self, person: PersonId, reply: Reply) -> Round:
        """Return it with what somebody answered who was told."""
        told = tuple(replace(one, reply=reply) if one.person == person else one for one in self.alerted)
        return replace(self, alerted=told)
