"""A channel without a network: people typing at a terminal, or a written conversation.

Everybody's private talk and the rooms are lists of lines; what is sent is handed to one listener.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import assert_never

from bot.channels.abilities import Abilities
from bot.channels.contract import (
    Amend,
    File,
    Finding,
    Gone,
    Hear,
    InSight,
    Later,
    Message,
    Outgoing,
    Place,
    Pointer,
    Receipt,
    Sign,
    TakeBack,
    Task,
    Unsendable,
)
from bot.clock import Clock
from handlers.hearing import Hearing
from handlers.model import Incoming

Obey = Callable[[Task, str], tuple[Incoming, ...]]
"""Carries out an order with a key, and returns what is heard of it."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Something that was said somewhere, and how.

    ``kind`` is ``said``, ``file``, ``edited``, ``taken back``, ``pinned``, ``unpinned`` or ``signed``; ``content`` are
    the bytes of a file that we made.
    """

    place: Place
    kind: str
    id: str
    text: str
    message: Message | None = None
    content: bytes = b""


def _nothing(_task: Task, _key: str) -> tuple[Incoming, ...]:
    return ()


class ConsoleChannel:
    """Speaks to a listener; the same key twice has one effect, as on a homeserver. *obey* carries out orders.

    It brings whatever is said, from when it is made or begins again until it is cut off.
    """

    abilities = Abilities(edit=True, redact=True, react=True, pin=True, sealed=True, files=True, idempotent=True)

    def __init__(self, name: str, listener: Callable[[Heard], None], clock: Clock, obey: Obey = _nothing) -> None:
        self.name = name
        self._obey = obey
        self._clock = clock
        self._since = clock.now()
        self._until: datetime | None = None
        self.closed: set[str] = set()
        self.pinless: set[str] = set()
        self._listener = listener
        self._sent: dict[str, str] = {}

    @property
    def is_out(self) -> bool:
        """Whether it is cut off."""
        return self._until is not None

    def cut_off(self) -> None:
        """Take nothing and bring nothing from now on."""
        self._until = self._until or self._clock.now()

    def begin(self) -> None:
        """Bring what is said from now on."""
        self._since, self._until = self._clock.now(), None

    async def listen(self, hear: Hear) -> None:
        """Hear nothing by itself: a conversation hands over what people say."""

    async def send(self, to: Place, what: Outgoing, key: str) -> Receipt:
        """Hand one thing to the listener, once.

        Raises:
            Later: the channel is out.
            Gone: the room is closed.
            Unsendable: nothing may be pinned there.
        """
        if self.is_out:
            raise Later("out", everywhere=True)
        if to.address in self.closed:
            raise Gone("closed")
        if isinstance(what, InSight) and to.address in self.pinless:
            raise Unsendable("not pinned")
        if key in self._sent:
            return Receipt(self._sent[key])
        id_ = self._sent[key] = f"$b{len(self._sent) + 1}"
        self._listener(_heard(to, what, id_))
        return Receipt(id_, self._obey(what, key) if isinstance(what, Task) else ())

    async def find(self, to: Place, key: str, since: datetime) -> str | None:
        """Look up what was sent with this key."""
        return self._sent.get(key)

    async def check(self) -> tuple[Finding, ...]:
        """Find nothing to say about a terminal."""
        return ()

    def health(self) -> tuple[Finding, ...]:
        """Find nothing to say about a terminal."""
        return ()

    def hearing(self) -> Hearing:
        """Say since when it works, and until when."""
        return Hearing(self._since, self._until or self._clock.now())


def _heard(to: Place, what: Outgoing, id_: str) -> Heard:
    match what:
        case Message():
            return Heard(to, "said", id_, what.text, what)
        case File(name=name, content=content):
            return Heard(to, "file", id_, f"📎 {name}", content=content)
        case Pointer(ref=ref):
            return Heard(to, "file", id_, f"📎 {ref.name}")
        case Amend(original, message):
            return Heard(to, "edited", original, message.text, message)
        case TakeBack(original):
            return Heard(to, "taken back", original, "")
        case InSight(target, off):
            return Heard(to, "unpinned" if off else "pinned", target, "")
        case Sign(target, emoji):
            return Heard(to, "signed", target, emoji)
        case Task():
            return Heard(to, "ordered", id_, what.kind)
        case _:
            assert_never(what)
