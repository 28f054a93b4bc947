"""Letters from one device to another: sealed with Olm, opened with suspicion.

Anybody who knows our public key can put anything into our to-device queue, so nothing is read before its shape is
known, and whatever is of no use ends as ``SetAside`` with a fixed word that may be counted and logged.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import vodozemac

from bot.channels.matrix.devicelists import OLM
from bot.channels.matrix.guard import EVENT_DEPTH, Body, MalformedError, object_at, parse_object, text_at
from bot.channels.matrix.signing import canonical, from_base64, is_signed, to_base64

if TYPE_CHECKING:
    from typing import TypeAlias

    from bot.channels.matrix.keystore import Keystore, Peer, Session

    AnyMessage: TypeAlias = vodozemac.PreKeyMessage | vodozemac.AnyOlmMessage

LONGEST_LETTER: Final = 1 << 17
"""Characters of one cipher text; a room key with device keys takes about 2,000."""


class SetAside(Exception):
    """A to-device event that is of no use; the argument is a fixed word for counting."""

    def __init__(self, kind: str, *, wedged: bool = False) -> None:
        """Keep the word, and whether a new session with that device could help."""
        super().__init__(kind)
        self.kind = kind
        self.wedged = wedged


@dataclass(frozen=True, slots=True)
class Letter:
    """An opened to-device event. Its sender is as the homeserver says; the keys are proved."""

    sender: str
    curve25519: str
    ed25519: str
    """Claimed by the sender: proved only together with the sender's device list."""
    type: str
    content: Body = field(repr=False)


class Olm:
    """Seals and opens letters with the sessions of one keystore."""

    def __init__(self, keystore: Keystore) -> None:
        self._keystore = keystore
        self.own_device_keys: Body = {}
        """Our signed device keys, sent along so that a receiver knows at once whose key it is (MSC4147)."""

    def can_seal(self, peer: Peer) -> bool:
        """Tell whether there is a session with *peer*."""
        return bool(self._keystore.sessions(peer.curve25519))

    def begin(self, peer: Peer, claimed: Body) -> bool:
        """Start a session with a claimed one-time key; false when the key is not signed by *peer* or is none."""
        if not is_signed(claimed, user_id=peer.user_id, key_id=peer.device_id, key=peer.ed25519):
            return False
        try:
            self._keystore.begin_session(peer.curve25519, text_at(claimed, "key"))
        except ValueError:
            return False
        return True

    def seal(self, peer: Peer, letter_type: str, content: Body) -> Body:
        """Return the content of an ``m.room.encrypted`` to-device event for *peer*, with whom there must be a session.

        The moved ratchet is saved first: a letter sealed twice with one ratchet position would betray its key.
        """
        session = self._keystore.sessions(peer.curve25519)[0]
        payload: Body = {
            "type": letter_type,
            "content": content,
            "sender": self._keystore.user_id,
            "sender_device": self._keystore.device_id,
            "keys": {"ed25519": self._keystore.ed25519},
            "recipient": peer.user_id,
            "recipient_keys": {"ed25519": peer.ed25519},
        }
        if self.own_device_keys:
            payload["sender_device_keys"] = self.own_device_keys
        kind, sealed = session.encrypt(canonical(payload).decode("utf-8")).to_parts()
        self._keystore.save_session(peer.curve25519, session)
        return {
            "algorithm": OLM,
            "sender_key": self._keystore.curve25519,
            "ciphertext": {peer.curve25519: {"type": kind, "body": to_base64(sealed)}},
        }

    def open(self, event: Body) -> Letter:
        """Open an ``m.room.encrypted`` to-device event; raises ``SetAside``."""
        sender, curve25519 = text_at(event, "sender"), text_at(event, "content", "sender_key")
        sealed = object_at(event, "content", "ciphertext", self._keystore.curve25519)
        if text_at(event, "content", "algorithm") != OLM or not sender or not curve25519:
            raise SetAside("not an olm event")
        if not sealed:
            raise SetAside("not for this device")
        return self._checked(sender, curve25519, self._open_once(curve25519, sealed))

    def _open_once(self, curve25519: str, sealed: Body) -> str:
        """Open a letter; one that comes again, as when we died in between, is no sign of a broken session."""
        name = hashlib.sha256(f"{curve25519}|{text_at(sealed, 'body')}".encode()).hexdigest()[:32]
        try:
            text = self._decrypt(curve25519, sealed)
        except SetAside as reason:
            if reason.wedged and self._keystore.was_opened(name):
                raise SetAside("opened before") from None
            raise
        self._keystore.note_opened(name)
        return text

    def _decrypt(self, curve25519: str, sealed: Body) -> str:
        body = text_at(sealed, "body")
        if not 0 < len(body) <= LONGEST_LETTER:
            raise SetAside("no cipher text")
        match sealed.get("type"):
            case 0:
                return self._decrypt_first(curve25519, body)
            case 1:
                return self._decrypt_later(curve25519, body)
            case _:
                raise SetAside("unknown olm message type")

    def _decrypt_first(self, curve25519: str, body: str) -> str:
        """Open a message that can start a session, with the session it already started or a new one."""
        try:
            message = vodozemac.PreKeyMessage.from_base64(body)
        except ValueError:
            raise SetAside("undecodable") from None
        for session in self._keystore.sessions(curve25519):
            if session.matches(message):
                return self._with_session(curve25519, session, message)
        try:
            return self._keystore.accept_session(curve25519, message)
        except ValueError:
            raise SetAside("no session can be made", wedged=True) from None

    def _decrypt_later(self, curve25519: str, body: str) -> str:
        try:
            message = vodozemac.AnyOlmMessage.normal(from_base64(body))
        except ValueError:
            raise SetAside("undecodable") from None
        for session in self._keystore.sessions(curve25519):
            try:
                return self._with_session(curve25519, session, message)
            except SetAside:
                continue
        raise SetAside("no session opens it", wedged=True)

    def _with_session(self, curve25519: str, session: Session, message: AnyMessage) -> str:
        try:
            text = str(session.decrypt(message))
        except ValueError:
            raise SetAside("the session does not open it", wedged=True) from None
        self._keystore.save_session(curve25519, session)
        return text

    def _checked(self, sender: str, curve25519: str, text: str) -> Letter:
        """Believe a letter only when it says itself from whom and to whom it is (specification 1.11, 11.12.5.1)."""
        try:
            payload = parse_object(text.encode("utf-8"), depth=EVENT_DEPTH)
        except (MalformedError, UnicodeEncodeError):
            raise SetAside("malformed letter") from None
        ed25519, letter_type = text_at(payload, "keys", "ed25519"), text_at(payload, "type")
        content = payload.get("content")
        if not ed25519 or not letter_type or not isinstance(content, dict):
            raise SetAside("malformed letter")
        if text_at(payload, "sender") != sender:
            raise SetAside("another sender inside")
        ours = (self._keystore.user_id, self._keystore.ed25519)
        if (text_at(payload, "recipient"), text_at(payload, "recipient_keys", "ed25519")) != ours:
            raise SetAside("for somebody else")
        return Letter(sender, curve25519, ed25519, letter_type, content)
