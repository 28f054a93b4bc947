"""The contract of a channel: what it hears, what it is asked to send, and the vocabulary of failure.

A channel turns what it receives into `Incoming` and decides nothing. It sends one `Outgoing` at a time per place and
names what went wrong; the sender decides what a failure means. It imports neither storage nor the dispatcher nor
another channel.

    ChannelError
    ├── Later          try again after a while; nothing is known to have been sent
    │   └── Throttled      we are too fast for the whole channel; it says until when, or we wait longer each time
    ├── Gone           this place cannot be written to now (kicked, muted, left); what waits there goes another way
    │   ├── Stopped        who is there asked the channel itself to be left alone; they are, until they say otherwise
    │   ├── WindowClosed   they may be written to only for a while after their own last word, and that is over
    │   └── Permanent      nobody is there any more (no such number or mailbox); the address is forgotten
    ├── Unsendable     this message can never be sent (too large, not accepted); park it, others go on
    └── Uncertain      it may have been sent and cannot be found out; never repeat it in silence
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeAlias

from bot.channels.abilities import Abilities
from handlers.attachments import FileRef
from handlers.hearing import Hearing
from handlers.model import Incoming


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is sent: a shared room, or (``private``) a person's own address.

    ``address`` is the channel's id of the room or of the person.
    """

    channel: str
    address: str
    private: bool

    @property
    def key(self) -> str:
        """Names the place in the outbox; order is kept within it."""
        return f"{self.channel}|{self.address}"


@dataclass(frozen=True, slots=True)
class ShownChoice:
    """A numbered choice as the reader sees it."""

    id: str
    n: int
    label: str
    emoji: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """A rendered message in the reader's language.

    ``text`` holds everything, the numbered choices included, and reads well without markup. ``label`` is the
    machine-readable part (``org.buurtbot``): plain JSON values, no personal data. ``mentions`` are addresses to ping.
    ``if_late`` is what the text is once it is sent after an instant (UTC). A question that may be answered by letter
    has a ``letter``, and in ``asks`` its text without the choices.
    """

    text: str
    label: Mapping[str, object] = field(default_factory=dict)
    choices: tuple[ShownChoice, ...] = ()
    mentions: tuple[str, ...] = ()
    reply_to: str | None = None
    thread: str | None = None
    if_late: tuple[datetime, str] | None = None
    letter: str = ""
    asks: str = ""


@dataclass(frozen=True, slots=True)
class File:
    """A file that we made, whole; ``says`` is what stands in it, in one line. ``label`` is as that of a message."""

    name: str
    media_type: str
    content: bytes = field(repr=False)
    says: str
    label: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Pointer:
    """A file that came in through this channel, shown again by pointing at it."""

    ref: FileRef
    says: str
    label: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Amend:
    """Replace an earlier message of ours (``original`` is its external id)."""

    original: str
    message: Message


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Redact an earlier message of ours."""

    original: str


@dataclass(frozen=True, slots=True)
class InSight:
    """Keep an earlier message of ours in sight in its room, or (``off``) no longer; others' pins stay as they are."""

    target: str
    off: bool = False


@dataclass(frozen=True, slots=True)
class Sign:
    """React with an emoji to a message (``target`` is its external id)."""

    target: str
    emoji: str


@dataclass(frozen=True, slots=True)
class Task:
    """An order to the channel itself, see ``handlers.decision.OrderKind``; it must be safe to repeat."""

    kind: str
    subject: str
    fields: Mapping[str, str] = field(default_factory=dict)


Outgoing: TypeAlias = Message | File | Pointer | Amend | TakeBack | InSight | Sign | Task


@dataclass(frozen=True, slots=True)
class Receipt:
    """It was accepted. ``heard`` are consequences that come in through the inbox (rooms made, joined, …)."""

    external_id: str | None
    heard: tuple[Incoming, ...] = ()


@dataclass(frozen=True, slots=True)
class Batch:
    """What a channel heard at once; committed with its new position and notes before it is acknowledged."""

    items: tuple[Incoming, ...] = ()
    position: str | None = None
    notes: tuple[tuple[str, str | None], ...] = ()


Hear: TypeAlias = Callable[[Batch], Awaitable[None]]
"""Returns when the batch is committed; raises when it is not (then the same batch must be heard again)."""


Resolve: TypeAlias = Callable[[str], Awaitable[str | None]]
"""Opens the address behind an opaque id, at the moment of sending; None: nobody is to be reached by it any more."""


class Notebook(Protocol):
    """What a channel remembers across restarts: its position and small named notes (never people's words in clear)."""

    async def position(self) -> str | None:
        """Read the position of the last batch that was heard."""
        ...

    async def read(self, name: str) -> str | None:
        """Read one note."""
        ...

    async def read_all(self, prefix: str) -> dict[str, str]:
        """Read every note whose name starts so."""
        ...

    async def write(self, name: str, value: str | None) -> None:
        """Write one note in a transaction of its own; None deletes it."""
        ...


class AlreadyRunning(Exception):
    """Another process serves this database or this account; nothing was changed."""


class ChannelError(Exception):
    """Sending failed."""


class Later(ChannelError):
    """Try again in ``after_seconds``; ``everywhere`` means the whole channel must wait, not only this place."""

    def __init__(self, reason: str, *, after_seconds: float | None = None, everywhere: bool = False) -> None:
        super().__init__(reason)
        self.after_seconds = after_seconds
        self.everywhere = everywhere


class Throttled(Later):
    """The channel takes no more from us for now."""

    def __init__(self, reason: str, *, after_seconds: float | None = None) -> None:
        super().__init__(reason, after_seconds=after_seconds, everywhere=True)


class Gone(ChannelError):
    """This place cannot be written to now."""


class Stopped(Gone):
    """Who is there told the channel that we may not write to them."""


class WindowClosed(Gone):
    """Who is there may be written to only after they wrote to us."""


class Permanent(Gone):
    """Nobody is at this address, and nobody will be."""


class Unsendable(ChannelError):
    """This message can never be sent as it is."""


class Uncertain(ChannelError):
    """It may have been sent."""


class Level(StrEnum):
    """How a check turned out."""

    OK = "ok"
    WARN = "warn"
    FAIL = "fail"


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of ``buurtbot check`` or of the readiness page: what was looked at, how it is, what to do.

    ``absent``: something the service needs is not there, and may come back by itself.
    """

    name: str
    level: Level
    says: str
    fix: str = ""
    absent: bool = False


class Channel(Protocol):
    """A way to reach people."""

    name: str
    abilities: Abilities

    async def listen(self, hear: Hear) -> None:
        """Hear until cancelled."""
        ...

    async def send(self, to: Place, what: Outgoing, key: str) -> Receipt:
        """Send one thing; the same key twice must have one effect where ``abilities.idempotent``.

        Raises:
            Later, Gone, Unsendable, Uncertain: see their docstrings.
        """
        ...

    async def find(self, to: Place, key: str, since: datetime) -> str | None:
        """Look up whether the message with this key arrived since then; its external id, or None."""
        ...

    async def check(self) -> tuple[Finding, ...]:
        """Look at everything the operator should know: server, device, trust, rights in each room."""
        ...

    def health(self) -> tuple[Finding, ...]:
        """Say from memory how the channel is now (for the readiness page)."""
        ...

    def hearing(self) -> Hearing | None:
        """Say from memory since when, without a break, and until when all that was said has come in.

        None: it has brought nothing since it began, not even that there was nothing.
        """
        ...
