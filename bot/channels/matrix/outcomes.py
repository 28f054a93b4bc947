"""What the encrypted device tells its caller: values, and refusals with one sentence for the operator.

DeviceError
├── DeviceMismatch       the crypto store does not belong to this device
│   └── StoreInUse       another process has it open
├── ForeignIdentity      the account was cross-signed by keys we do not have
└── IdentityRefused      the homeserver did not take or show our cross-signing keys
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from bot.channels.matrix.guard import Body


class DeviceError(Exception):
    """The operator must act before this device may speak; the text says what to do and names no secret."""


class DeviceMismatch(DeviceError):
    """The crypto store is empty, damaged, sealed with another key, or of another device."""


class StoreInUse(DeviceMismatch):
    """Another process has the crypto store open; two on one ratchet would make messages that nobody can read."""


class ForeignIdentity(DeviceError):
    """The account already has cross-signing keys and their seeds are not in our directory."""


class IdentityRefused(DeviceError):
    """The homeserver did not accept our cross-signing keys, wants a (right) password, or does not show them."""


class Unreadable(Enum):
    """Why an encrypted event gave no text."""

    NO_KEY = "no key"
    """The room key is not here (yet): keep the event and try again when ``KeyNews.room_keys`` names its session."""
    TOO_OLD = "too old"
    """The room key we have begins after this event; an earlier key may still come."""
    UNKNOWN_ALGORITHM = "unknown algorithm"
    MALFORMED = "malformed"
    """The encrypted event has not the shape of one."""
    POISON = "poison"
    """It decrypted to something that no client may send: set it aside and never try again."""
    BROKEN = "broken"
    """The cipher text is not what the session made."""


@dataclass(frozen=True, slots=True)
class Decrypted:
    """The content of one encrypted event, and what is proved about it."""

    room_id: str
    sender: str
    """The event's own ``sender``: who the homeserver says sent it."""
    type: str
    content: Body = field(repr=False)
    sender_proved: bool
    """A current device of ``sender`` owns the keys that made this (R12). Obey nothing that is not proved."""
    sender_cross_signed: bool
    """That device is also signed by its owner's cross-signing keys."""
    sender_device: str | None
    acceptable: bool
    """The type is one that a message may have. State inside encryption is forged: ignore it (A11-A13)."""
    fingerprint: str
    """64 hex digits, equal for every copy of the same cipher text: unique in the inbox (R13)."""
    session_id: str


@dataclass(frozen=True, slots=True)
class Undecryptable:
    """An encrypted event that gave no text."""

    room_id: str
    sender: str
    reason: Unreadable
    session_id: str
    """Empty when the event does not say it."""
    withheld: str | None = None
    """The code of an ``m.room_key.withheld`` for this session, as ``m.unverified``."""

    @property
    def may_heal(self) -> bool:
        """Tell whether a key that comes later could make it readable."""
        return self.reason in {Unreadable.NO_KEY, Unreadable.TOO_OLD}


@dataclass(frozen=True, slots=True)
class Withheld:
    """A sender said why we did not get a room key (specification 1.11, 11.12.4.2, ``m.room_key.withheld``)."""

    sender: str
    code: str
    room_id: str
    """Empty with the code ``m.no_olm``, which speaks of every room."""
    session_id: str


@dataclass(frozen=True, slots=True)
class KeyNews:
    """What one sync brought about keys."""

    room_keys: frozenset[tuple[str, str]] = frozenset()
    """(room id, session id): events kept for these can be tried again."""
    withheld: tuple[Withheld, ...] = ()
    set_aside: Mapping[str, int] = field(default_factory=dict)
    """To-device events of this sync that were of no use, by kind."""
    upkeep_done: bool = True
    """False: the homeserver could not be reached for key upkeep; the next sync tries again."""


@dataclass(frozen=True, slots=True)
class Announced:
    """The device is known and cross-signed; *recovery_key* is there only when the identity was made just now."""

    recovery_key: str | None = field(repr=False)
    """For the operator's safe: with it the cross-signing seeds can be brought to another machine. Never shown again."""
    master_key: str
    """Public, unpadded base64: what others see as the identity of this account."""


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """Figures for ``buurtbot check``, ``/readyz`` and ``/metrics``; nothing of a person in them."""

    one_time_keys: int | None
    """On the homeserver at the last sync; ``None`` before the first."""
    fallback_uploaded: bool
    cross_signed: bool
    room_keys: int
    """Inbound room keys in the store."""
    set_aside: Mapping[str, int]
    """Since the start, by kind."""
