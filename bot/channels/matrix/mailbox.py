"""What reaches this device alone: room keys, reasons for their absence, verification requests, and anything else.

Everybody on every homeserver can write here, so one event that is of no use is set aside and counted, and never stops
the rest (docs/bad-input.md A1 to A5).
"""

from __future__ import annotations

import contextlib
import re
from collections import Counter
from typing import TYPE_CHECKING, Final

import peewee

from bot.channels.matrix.asides import Asides
from bot.channels.matrix.guard import Body, list_at, object_at, text_at
from bot.channels.matrix.keystore import Peer
from bot.channels.matrix.megolm import MEGOLM
from bot.channels.matrix.olm import SetAside
from bot.channels.matrix.outcomes import KeyNews, Withheld
from bot.channels.matrix.transport import NotFound, Refused, Unacceptable

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from bot.channels.matrix.devicelists import DeviceLists
    from bot.channels.matrix.keystore import Keystore
    from bot.channels.matrix.letters import Post
    from bot.channels.matrix.megolm import Reader
    from bot.channels.matrix.olm import Letter, Olm

UNWEDGE_SECONDS: Final = 3600.0
"""Shortest time between two new sessions with one device that we could not read (specification 1.11, 11.12.5.1.1)."""
CANCELS_PER_SYNC: Final = 20
STRANGERS_PER_SYNC: Final = 20
LONGEST_ID: Final = 255
_CODE = re.compile(r"m\.[a-z_]{1,40}")


class Mailbox:
    """Sorts to-device events of one device, and answers where an answer is due."""

    def __init__(
        self, keystore: Keystore, lists: DeviceLists, olm: Olm, reader: Reader, clock: Callable[[], float]
    ) -> None:
        self._keystore = keystore
        self._lists = lists
        self._olm = olm
        self._reader = reader
        self._clock = clock
        self._unwedged_at: dict[tuple[str, str], float] = {}
        self._strangers: list[tuple[str, str]] = []
        self._wedged: list[Peer] = []
        self._cancels: list[tuple[Peer, Body]] = []
        self.set_aside = Asides()
        """Since the start, by kind."""

    def take(self, answer: Body) -> KeyNews:
        """Sort the to-device events of a sync answer; raises only when the store cannot be written."""
        sorting = _Sorting()
        events = list_at(answer, "to_device", "events")
        if events:
            with self._keystore.together():
                for event in events:
                    self._sort(event, sorting)
        for kind, times in sorting.set_aside.items():
            self.set_aside.note(kind, times)
        return KeyNews(frozenset(sorting.room_keys), tuple(sorting.withheld), sorting.set_aside)

    async def answer(self, post: Post) -> None:
        """Say what is due: cancelled verifications, new sessions where one broke; raises ``MatrixError``.

        What the homeserver will never take is dropped, so that it cannot stand in the way of the rest.
        """
        while self._cancels:
            with contextlib.suppress(Refused, NotFound, Unacceptable):
                await post.send("m.key.verification.cancel", [self._cancels[0]])
            self._cancels.pop(0)
        if self._strangers:
            await self._lists.refresh({sender for sender, _ in self._strangers})
            for sender, curve25519 in self._strangers:
                self._begin_anew(self._lists.find(sender, curve25519=curve25519))
            self._strangers.clear()
        if self._wedged:
            await self._greet(self._wedged, post)
            self._wedged.clear()

    async def begin_anew(self, post: Post) -> None:
        """Start a new session with every device we know, so that the next key it sends us can be read.

        Raises ``MatrixError``.
        """
        await self._greet(self._lists.known(), post)

    async def _greet(self, peers: Collection[Peer], post: Post) -> None:
        with contextlib.suppress(Refused, NotFound, Unacceptable):
            reached = await post.reach(peers, anew=True)
            await post.deliver("m.dummy", {}, reached, lambda _batch: None)

    def _sort(self, event: object, sorting: _Sorting) -> None:
        try:
            if not isinstance(event, dict) or not text_at(event, "sender"):
                raise SetAside("not an event")
            self._sort_by_type(event, sorting)
        except SetAside as reason:
            sorting.set_aside[reason.kind] += 1
            if reason.wedged and isinstance(event, dict):
                self._note_wedged(event)
        except (peewee.PeeweeException, OSError):
            raise
        except Exception as surprise:  # what a library makes of others' bytes has no list of names
            sorting.set_aside[type(surprise).__name__] += 1

    def _sort_by_type(self, event: Body, sorting: _Sorting) -> None:
        match event.get("type"):
            case "m.room.encrypted":
                self._open(self._olm.open(event), sorting)
            case "m.room_key.withheld" | "org.matrix.room_key.withheld":
                self._note_withheld(event, sorting)
            case "m.key.verification.request" | "m.key.verification.start":
                self._cancel(event)
            case "m.room_key_request" | "m.key.verification.cancel" | "m.key.verification.done":
                pass  # keys are given to nobody who asks, and nothing is running that could be cancelled
            case _:
                raise SetAside("unknown type")

    def _open(self, letter: Letter, sorting: _Sorting) -> None:
        match letter.type:
            case "m.room_key":
                self._take_room_key(letter, sorting)
            case "m.dummy":
                pass
            case "m.forwarded_room_key":
                raise SetAside("forwarded key")  # somebody else's word for whose key it is (CVE-2022-39254)
            case _:
                raise SetAside("unknown letter")

    def _take_room_key(self, letter: Letter, sorting: _Sorting) -> None:
        said = letter.content
        room_id, session_id, key = (text_at(said, name) for name in ("room_id", "session_id", "session_key"))
        if text_at(said, "algorithm") != MEGOLM or not room_id or not session_id:
            raise SetAside("malformed room key")
        try:
            is_new = self._keystore.add_room_key(
                room_id, session_id, key, curve25519=letter.curve25519, ed25519=letter.ed25519
            )
        except ValueError:
            raise SetAside("malformed room key") from None
        if is_new:
            sorting.room_keys.add((room_id, session_id))

    def _note_withheld(self, event: Body, sorting: _Sorting) -> None:
        code = text_at(event, "content", "code")
        room_id, session_id = text_at(event, "content", "room_id"), text_at(event, "content", "session_id")
        if not _CODE.fullmatch(code) or max(len(room_id), len(session_id)) > LONGEST_ID:
            raise SetAside("malformed reason")
        if room_id and session_id:
            self._reader.note_withheld(room_id, session_id, code)
        sorting.withheld.append(Withheld(text_at(event, "sender"), code, room_id, session_id))

    def _cancel(self, event: Body) -> None:
        """Decline to compare emoji, so that the person is not left waiting; the identity is there to be looked at."""
        content = object_at(event, "content")
        device_id, transaction = text_at(content, "from_device"), text_at(content, "transaction_id")
        if not 0 < len(device_id) <= LONGEST_ID or not 0 < len(transaction) <= LONGEST_ID:
            raise SetAside("malformed verification")
        if len(self._cancels) >= CANCELS_PER_SYNC:
            raise SetAside("too many verifications")
        asker = Peer(text_at(event, "sender"), device_id, "", "")
        reason = "This account is a bot and cannot compare emoji."
        self._cancels.append((asker, {"transaction_id": transaction, "code": "m.user", "reason": reason}))

    def _note_wedged(self, event: Body) -> None:
        """Plan a new session with a device that we cannot read; ask who it is first, where we do not know it."""
        sender, curve25519 = text_at(event, "sender"), text_at(event, "content", "sender_key")
        peer = self._lists.find(sender, curve25519=curve25519)
        if peer is not None:
            self._begin_anew(peer)
        elif len(self._strangers) < STRANGERS_PER_SYNC and not self._lists.is_fresh(sender):
            self._strangers.append((sender, curve25519))

    def _begin_anew(self, peer: Peer | None) -> None:
        if peer is None or peer in self._wedged:
            return
        key = (peer.user_id, peer.device_id)
        if self._clock() - self._unwedged_at.get(key, float("-inf")) >= UNWEDGE_SECONDS:
            self._unwedged_at[key] = self._clock()
            self._wedged.append(peer)


class _Sorting:
    """What the events of one sync come to."""

    def __init__(self) -> None:
        self.room_keys: set[tuple[str, str]] = set()
        self.withheld: list[Withheld] = []
        self.set_aside: Counter[str] = Counter()
