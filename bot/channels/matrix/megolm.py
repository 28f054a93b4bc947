"""Reading encrypted room events: what a member wrote, as far as it can be believed.

Decrypted events are content and nothing else. Room state, membership and rights are never taken from here: the
homeserver cannot refuse what it cannot see, so any member can put anything inside (docs/bad-input.md A7 to A18).
"""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from typing import TYPE_CHECKING, Final

import vodozemac

from bot.channels.matrix.guard import EVENT_DEPTH, Body, MalformedError, at, object_at, parse_object, text_at
from bot.channels.matrix.outcomes import Decrypted, Undecryptable, Unreadable

if TYPE_CHECKING:
    from bot.channels.matrix.devicelists import DeviceLists
    from bot.channels.matrix.keystore import InboundGroupSession, Keystore

MEGOLM: Final = "m.megolm.v1.aes-sha2"
LONGEST_CIPHERTEXT: Final = 1 << 17
"""Characters; an event is at most 65,536 bytes."""
REASONS_KEPT: Final = 1000
ACCEPTABLE: Final = frozenset({"m.room.message", "m.reaction", "m.sticker"})
ACCEPTABLE_FAMILIES: Final = ("m.poll.", "org.matrix.msc3381.poll.", "m.key.verification.")


class Reader:
    """Opens room events with the room keys of one keystore."""

    def __init__(self, keystore: Keystore, lists: DeviceLists) -> None:
        self._keystore = keystore
        self._lists = lists
        self._withheld: OrderedDict[tuple[str, str], str] = OrderedDict()

    def note_withheld(self, room_id: str, session_id: str, code: str) -> None:
        """Remember why a room key did not come."""
        self._withheld[room_id, session_id] = code
        while len(self._withheld) > REASONS_KEPT:
            self._withheld.popitem(last=False)

    def read(self, event: Body, room_id: str) -> Decrypted | Undecryptable:
        """Open one ``m.room.encrypted`` event with what is known now; never raises."""
        sender, session_id = text_at(event, "sender"), text_at(event, "content", "session_id")

        def unreadable(reason: Unreadable) -> Undecryptable:
            return Undecryptable(room_id, sender, reason, session_id, self._withheld.get((room_id, session_id)))

        if text_at(event, "content", "algorithm") != MEGOLM:
            return unreadable(Unreadable.UNKNOWN_ALGORITHM)
        try:
            message = _message(event)
        except ValueError:
            return unreadable(Unreadable.MALFORMED)
        room_key = self._choose(sender, room_id, session_id)
        if room_key is None:
            return unreadable(Unreadable.NO_KEY)
        if message.message_index() < room_key.first_known_index:
            return unreadable(Unreadable.TOO_OLD)
        try:
            text, index = room_key.decrypt(message.to_base64())
        except UnicodeDecodeError:
            return unreadable(Unreadable.POISON)
        except ValueError:
            return unreadable(Unreadable.BROKEN)
        try:
            payload = _payload(text, room_id)
        except MalformedError:
            return unreadable(Unreadable.POISON)
        return self._decrypted(event, payload, room_key, index)

    def _choose(self, sender: str, room_id: str, session_id: str) -> InboundGroupSession | None:
        """Prefer the room key that came from a device of *sender*, where several devices claim one session."""
        room_keys = self._keystore.room_keys(room_id, session_id)
        for room_key in room_keys:
            if self._lists.find(sender, curve25519=room_key.sender_key, ed25519=room_key.ed25519):
                return room_key
        return room_keys[0] if room_keys else None

    def _decrypted(self, event: Body, payload: Body, room_key: InboundGroupSession, index: int) -> Decrypted:
        sender, event_type = text_at(event, "sender"), text_at(payload, "type")
        keys = (room_key.sender_key, room_key.ed25519)
        ours = sender == self._keystore.user_id and keys == (self._keystore.curve25519, self._keystore.ed25519)
        peer = self._lists.find(sender, curve25519=room_key.sender_key, ed25519=room_key.ed25519)
        return Decrypted(
            room_id=room_key.room_id,
            sender=sender,
            type=event_type,
            content=_with_relation(object_at(payload, "content"), at(event, "content", "m.relates_to")),
            sender_proved=ours or peer is not None,
            sender_cross_signed=ours or (peer is not None and peer.cross_signed),
            sender_device=self._keystore.device_id if ours else peer.device_id if peer else None,
            acceptable="state_key" not in payload and is_acceptable(event_type),
            fingerprint=_fingerprint(room_key.sender_key, room_key.id, index),
            session_id=room_key.id,
        )


def is_acceptable(event_type: str) -> bool:
    """Tell whether a message may have this type; anything state-like inside encryption is a forgery."""
    return event_type in ACCEPTABLE or event_type.startswith(ACCEPTABLE_FAMILIES)


def _message(event: Body) -> vodozemac.MegolmMessage:
    ciphertext = text_at(event, "content", "ciphertext")
    if not text_at(event, "content", "session_id") or not 0 < len(ciphertext) <= LONGEST_CIPHERTEXT:
        raise ValueError("not a megolm event")
    return vodozemac.MegolmMessage.from_base64(ciphertext)


def _payload(text: str, room_id: str) -> Body:
    """Read the text inside; raises ``MalformedError`` also when it was written for another room (A17)."""
    payload = parse_object(text.encode("utf-8"), depth=EVENT_DEPTH)
    if payload.get("room_id") != room_id:
        raise MalformedError("another room inside")
    if not text_at(payload, "type") or not isinstance(payload.get("content"), dict):
        raise MalformedError("not an event")
    return payload


def _with_relation(content: Body, relation: object) -> Body:
    """Take what the event relates to from inside, else from outside, where most clients put it alone."""
    if "m.relates_to" in content or not isinstance(relation, dict):
        return content
    return {**content, "m.relates_to": relation}


def _fingerprint(curve25519: str, session_id: str, index: int) -> str:
    """Name one encryption for ever.

    The index and not the cipher text, because base64 of one message can be written in several ways, and because only
    the maker of a session can make a second message with one index.
    """
    return hashlib.sha256(f"{curve25519}|{session_id}|{index}".encode()).hexdigest()
