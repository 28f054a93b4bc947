"""The nouns of a help request; its state machine is drawn in docs/flows.md and follows domain section 2.1."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from handlers.model import PersonId
from handlers.text import When

IN_THE_ROOM = "request.public"
"""The purpose of a yes to the exact words that stand in the room."""


class Category(StrEnum):
    """What help is asked for; RESPITE only by who cares for somebody and said so in private."""

    SHOPPING = "shopping"
    TRANSPORT = "transport"
    CHORE = "chore"
    COMPANY = "company"
    OTHER = "other"
    RESPITE = "respite"

    @property
    def offered_as(self) -> Category:
        """Name the kind under which volunteers offer it: who keeps people company is asked for respite too."""
        return Category.COMPANY if self is Category.RESPITE else self


class RequestState(StrEnum):
    """Where a request is in its life; the values from CLOSED_OK on are final."""

    DRAFT = "draft"
    TRIAGE = "triage"
    OPEN = "open"
    OFFERED = "offered"
    MATCHED = "matched"
    IN_PROGRESS = "in_progress"
    HELD = "held"
    DONE_UNCONFIRMED = "done_unconfirmed"
    UNFILLED = "unfilled"
    ESCALATED = "escalated"
    CLOSED_OK = "closed_ok"
    CLOSED_NOT_OK = "closed_not_ok"
    REFERRED = "referred"
    UNMET = "unmet"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    BLOCKED = "blocked"
    DISCARDED = "discarded"

    @property
    def is_final(self) -> bool:
        """Whether nothing can happen to it any more."""
        return self in FINAL

    @property
    def is_claimable(self) -> bool:
        """Whether somebody can still take it."""
        return self in CLAIMABLE


# Every set of states has its name here and nowhere else; a table in the tests places each state in each of them.
CLAIMABLE = frozenset({RequestState.OPEN, RequestState.UNFILLED, RequestState.ESCALATED})
NOT_YET = frozenset({RequestState.DRAFT, RequestState.TRIAGE})
"""Nobody else has seen it."""
HIDDEN = NOT_YET | {RequestState.DISCARDED}
"""Never shown to others."""
CHANGING = NOT_YET | {RequestState.HELD}
"""Its card says only that it is being changed."""
LOOKED_FOR = frozenset({RequestState.OPEN, RequestState.OFFERED})
"""We look for somebody ourselves."""
WANTING = LOOKED_FOR | {RequestState.UNFILLED, RequestState.ESCALATED}
"""Somebody is still wanted, whoever looks."""
WITH_THE_TEAM = frozenset({RequestState.TRIAGE, RequestState.UNFILLED, RequestState.ESCALATED})
"""An organiser has it in hand."""
CHANGEABLE = CLAIMABLE | NOT_YET
"""Another text may still be asked for."""
FILLED = frozenset({RequestState.MATCHED, RequestState.IN_PROGRESS})
TO_BEGIN = frozenset({RequestState.OPEN, RequestState.MATCHED})
"""Its moment makes it begin, where somebody helps."""
GIVEN = FILLED | {RequestState.OFFERED}
"""Who comes now can only stand by."""
UNDER_WAY = FILLED | LOOKED_FOR
"""Whoever helps is counted on."""
LIVE = FILLED | WANTING
"""It stands in public and is not over: a report stops it."""
BEGUN = frozenset({RequestState.IN_PROGRESS, RequestState.DONE_UNCONFIRMED})
"""Who helps cannot give it back by leaving."""
TO_WITHDRAW = (LIVE | {RequestState.TRIAGE, RequestState.HELD}) - BEGUN
"""Taken back when its asker leaves."""
DONE = frozenset({RequestState.DONE_UNCONFIRMED, RequestState.CLOSED_OK})
"""Done as far as anybody said; more may be said about it."""
WAS_DONE = DONE | {RequestState.CLOSED_NOT_OK}
CALLED = frozenset({RequestState.ESCALATED, RequestState.EXPIRED})
"""An organiser who called may say how it ended."""
GIVEN_UP = frozenset({RequestState.WITHDRAWN, RequestState.DISCARDED})
FINAL = frozenset(
    {
        RequestState.CLOSED_OK,
        RequestState.CLOSED_NOT_OK,
        RequestState.REFERRED,
        RequestState.UNMET,
        RequestState.WITHDRAWN,
        RequestState.EXPIRED,
        RequestState.BLOCKED,
        RequestState.DISCARDED,
    }
)


class Part(StrEnum):
    """What a draft asks for, one question each."""

    WHAT = "what"
    WORDS = "words"
    WHEN = "when"
    WHERE = "where"
    CONTACT = "contact"
    HELPERS = "helpers"
    NAMED = "named"


@dataclass(frozen=True, slots=True)
class Contact:
    """What only the one who helps gets to see; every field may be empty. Sealed in storage."""

    name: str = ""
    where: str = ""
    phone: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Behalf:
    """Somebody asked for someone else and attests that this person agreed.

    ``through`` is how the consent was given: ``phone``, ``visit`` or ``family``.
    """

    name: str
    attested_by: PersonId
    through: str
    attested_at: datetime


@dataclass(frozen=True, slots=True)
class Request:
    """One request for help.

    ``title`` and ``street`` stand in public (the title when the asker chose words); ``contact`` never does.
    ``requester`` is who we talk with: the asker, or who asked on behalf. ``cause`` is the key of the message that began
    it, so that editing or deleting that message finds it. ``answered`` are the parts that were asked and answered, "I
    don't know" included. ``opened_at`` is when it first stood in public. ``series`` links the weekly repetitions.
    ``review`` says why the team must look first. ``named`` is the first name of who should be asked before others,
    never shown to anybody. ``held_from`` is where it stood when something was reported about it; until that is lifted
    its asker and its helpers are not brought together. ``version`` grows with every change; saving an outdated one is
    refused and the trigger is decided again.
    """

    number: int
    neighbourhood: str
    requester: PersonId
    state: RequestState
    category: Category
    made_at: datetime
    title: str = ""
    when: When | None = None
    street: str = ""
    contact: Contact = Contact()
    behalf: Behalf | None = None
    helpers: int = 1
    confirms: bool = True
    wave: int = 0
    cause: str = ""
    series: int | None = None
    review: str = ""
    named: str = ""
    answered: tuple[Part, ...] = ()
    opened_at: datetime | None = None
    closed_at: datetime | None = None
    was_unmet: bool = False
    held_from: RequestState | None = None
    version: int = 0


class ClaimState(StrEnum):
    """What a person is to a request; an OFFERED reserve was asked to take over and has not answered."""

    OFFERED = "offered"
    HELPING = "helping"
    RESERVE = "reserve"
    RELEASED = "released"
    RELEASED_LATE = "released_late"
    REFUSED = "refused"
    NO_SHOW = "no_show"
    DONE = "done"


WITH_A_PART = frozenset({ClaimState.HELPING, ClaimState.RESERVE, ClaimState.OFFERED})
"""Somebody counts on this person."""
STANDING_BY = frozenset({ClaimState.RESERVE, ClaimState.OFFERED})
PROMISED = frozenset({ClaimState.HELPING, ClaimState.OFFERED})
"""Leaving makes a difference to somebody now."""
CAME = frozenset({ClaimState.HELPING, ClaimState.DONE})
"""Helps, or did."""
NOT_TO_STAND_BY = WITH_A_PART | {ClaimState.REFUSED}
"""Is more than a reserve, or may not be one."""
LET_GO = frozenset({ClaimState.RELEASED, ClaimState.RELEASED_LATE, ClaimState.REFUSED})
"""Had it, and somebody else is looked for."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One person's part in one request. ``place`` orders the reserves."""

    request: int
    person: PersonId
    state: ClaimState
    claimed_at: datetime
    place: int = 0
    feedback: str = ""
    version: int = 0


class Reply(StrEnum):
    """What a volunteer said when asked."""

    NONE = "none"
    NO = "no"
    YES = "yes"


@dataclass(frozen=True, slots=True)
class Asked:
    """A volunteer was asked about a request, in which wave, and what came of it."""

    request: int
    person: PersonId
    wave: int
    asked_at: datetime
    reply: Reply = Reply.NONE
