"""The nouns of an announcement; its state machine is drawn in docs/flows.md and follows domain section 2.5."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from handlers.attachments import FileRef
from handlers.model import Address, PersonId, Role, RoomKind

ANNOUNCEMENT: Final = "announcement"
"""The entity of what stands in rooms, and nothing else, so that it can be edited and taken back there."""
EXTRA: Final = "announcement.extra"
"""The entity of short messages beside it: a correction where edits are not seen."""


class AnnouncementState(StrEnum):
    """Where an announcement is in its life; before ASKED it is a dialogue with who writes it, and no record."""

    ASKED = "asked"
    SCHEDULED = "scheduled"
    SENDING = "sending"
    SENT = "sent"
    PARTIAL = "partial"
    CORRECTED = "corrected"
    WITHDRAWN = "withdrawn"
    CANCELLED = "cancelled"
    REFUSED = "refused"
    LAPSED = "lapsed"
    BLOCKED = "blocked"


_STATE = AnnouncementState
AHEAD: Final = frozenset({_STATE.ASKED, _STATE.SCHEDULED})
"""Nothing stands in a room yet."""
OUT: Final = frozenset({_STATE.SENDING, _STATE.SENT, _STATE.PARTIAL, _STATE.CORRECTED})
"""It stands in rooms, or is on its way there."""


@dataclass(frozen=True, slots=True)
class Wording:
    """The text in one language."""

    language: str
    words: str


@dataclass(frozen=True, slots=True)
class Enclosed:
    """A file that goes with it, and what is in it in one line, for who cannot see or open it."""

    ref: FileRef
    says: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """What was said so far: which kinds of rooms of which places, and the text, first language first.

    Who has one of the ``roles`` there gets it in private. Without kinds or roles it is not known yet to whom it goes.
    """

    places: tuple[str, ...]
    kinds: tuple[RoomKind, ...]
    texts: tuple[Wording, ...] = ()
    enclosed: Enclosed | None = None
    roles: tuple[Role, ...] = ()

    @property
    def is_aimed(self) -> bool:
        """Whether it is known to whom it goes."""
        return bool(self.kinds or self.roles)

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages in which there is a text."""
        return tuple(text.language for text in self.texts)

    def saying(self, language: str, words: str) -> tuple[Wording, ...]:
        """Return the texts with another one, or with another wording of it."""
        new = Wording(language, words)
        if language not in self.languages:
            return (*self.texts, new)
        return tuple(new if text.language == language else text for text in self.texts)


@dataclass(frozen=True, slots=True)
class Fix:
    """A correction: all texts as they shall be, and what was put right; ``proposer`` waits for another's yes.

    ``left`` are the languages of the texts in which nothing changes.
    """

    texts: tuple[Wording, ...]
    line: str
    proposer: PersonId = ""
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Announcement:
    """One announcement, ``omroep 3`` for people.

    It goes to the rooms of these kinds of these places, and to who has one of these roles there in private, as they are
    when it is sent. ``send_local`` is naive wall time
    in ``zone``. ``urgent`` passes quiet hours and the weekly limit, and was approved so. ``edition`` grows with every
    correction; ``line`` says what was put right, ``fix`` is a correction that waits. All these are sealed.
    ``version`` grows with every change.
    """

    number: int
    composer: PersonId
    state: AnnouncementState
    places: tuple[str, ...]
    kinds: tuple[RoomKind, ...]
    texts: tuple[Wording, ...]
    made_at: datetime
    send_local: datetime
    zone: str
    urgent: bool = False
    approver: PersonId | None = None
    edition: int = 1
    line: str = ""
    fix: Fix | None = None
    enclosed: Enclosed | None = None
    sent_at: datetime | None = None
    version: int = 0
    roles: tuple[Role, ...] = ()

    @property
    def draft(self) -> Draft:
        """What goes where, as when it was written."""
        return Draft(self.places, self.kinds, self.texts, self.enclosed, self.roles)

    @property
    def subject(self) -> str:
        """Its number, as due rows and entities name it."""
        return str(self.number)


@dataclass(frozen=True, slots=True)
class Reading:
    """That somebody gave a sign under an announcement, or was told once where to ask about it; only counted."""

    announcement: int
    person: PersonId
    has_read: bool = False
    was_guided: bool = False


@dataclass(frozen=True, slots=True)
class Addressee:
    """A room, or somebody in private, for whom an announcement was when it was sent.

    ``place`` is the neighbourhood of the room, or the first in which somebody had one of the roles. ``edition`` is the
    last one that went there: 0 where it was left out, because the room had enough that week.
    """

    announcement: int
    place: str
    edition: int
    channel: str = ""
    address: str = ""
    person: PersonId = ""

    @property
    def room(self) -> Address:
        """Where the room is, or was then."""
        return Address(self.channel, self.address)


@dataclass(frozen=True, slots=True)
class Addressees:
    """All for whom an announcement was, kept at once; who was kept before is kept anew."""

    all: tuple[Addressee, ...]


class Sent(StrEnum):
    """What came of something that was said in a place; CLOSED: we may not write there, CANNOT: it is unknown there."""

    WAITING = "waiting"
    ARRIVED = "arrived"
    CLOSED = "closed"
    REFUSED = "refused"
    UNSURE = "unsure"
    CANNOT = "cannot"


@dataclass(frozen=True, slots=True)
class Pinned:
    """What was last done in a room to keep it in sight or to let go of it, and what came of that."""

    on: bool
    how: Sent
