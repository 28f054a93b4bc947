"""What the operator should know about the Matrix side, one line each, as the homeserver states it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Final

from bot.channels.contract import Finding, Level
from bot.channels.matrix.guard import Body, at, list_at, object_at
from bot.channels.matrix.rights import may_redact_others, may_speak
from bot.channels.matrix.rooms import RoomFacts, is_state, partner
from bot.channels.matrix.shape import events_in
from bot.channels.matrix.signing import is_signed
from bot.channels.matrix.transport import MatrixError, TokenRejected, Transport, client

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable

VERSIONS: Final = "/_matrix/client/versions"
NO_ROOMS: Final = json.dumps(
    {"room": {"rooms": []}, "presence": {"types": []}, "account_data": {"types": []}}, separators=(",", ":")
)


class Checks:
    """Asks the homeserver; changes nothing there and takes nothing from the queue of a running bot."""

    def __init__(self, transport: Transport, *, me: str, device_id: str, talks: frozenset[str]) -> None:
        """Ask as this device; *talks* are rooms we remember as private."""
        self._transport = transport
        self._me = me
        self._device_id = device_id
        self._talks = talks

    async def run(self) -> AsyncIterator[Finding]:
        """Look at one thing after another; the first that makes the others pointless ends it."""
        homeserver = await self.homeserver()
        yield homeserver
        if homeserver.level is Level.FAIL:
            return
        token = await self._token()
        yield token
        if token.level is Level.FAIL:
            return
        yield await self._guarded("matrix trust", self._trust())
        yield await self._guarded("matrix keys", self._keys())
        yield Finding(
            "matrix rate limit",
            Level.OK,
            "the homeserver does not tell it",
            "If broadcasts are slow, ask its administrator to set override_ratelimit for the bot's user.",
        )
        async for finding in self._rooms():
            yield finding

    async def homeserver(self) -> Finding:
        """Ask what it speaks."""
        try:
            answer = await self._transport.call("GET", VERSIONS, auth=False)
        except MatrixError as trouble:
            fix = "Correct matrix.homeserver, or wait until it is back."
            return Finding("matrix homeserver", Level.FAIL, f"no answer ({type(trouble).__name__})", fix, absent=True)
        spoken = [version for version in list_at(answer, "versions") if isinstance(version, str)]
        return Finding("matrix homeserver", Level.OK, f"answers, speaks Matrix {spoken[-1] if spoken else 'unknown'}")

    async def _token(self) -> Finding:
        fix = "Set matrix.password_file; the next start signs in again with the same device."
        try:
            login = await self._transport.whoami()
        except TokenRejected:
            return Finding("matrix account", Level.FAIL, "the kept token is not valid any more", fix)
        except MatrixError as trouble:
            says = f"not known ({type(trouble).__name__})"
            return Finding("matrix account", Level.FAIL, says, "Try again later.", absent=True)
        if (login.user_id, login.device_id) != (self._me, self._device_id):
            return Finding("matrix account", Level.FAIL, "the token is of another user or device", fix)
        return Finding("matrix account", Level.OK, f"signed in with device {self._device_id}")

    async def _guarded(self, name: str, look: Awaitable[Finding]) -> Finding:
        try:
            return await look
        except MatrixError as trouble:
            says = f"not known ({type(trouble).__name__})"
            return Finding(name, Level.FAIL, says, "Try again later.", absent=True)

    async def _trust(self) -> Finding:
        """Follow the signatures from the account's master key to our device, as anybody else would."""
        keys = await self._transport.call("POST", client("keys", "query"), body={"device_keys": {self._me: []}})
        device = object_at(keys, "device_keys", self._me, self._device_id)
        if not device:
            return Finding("matrix trust", Level.FAIL, "the device has no keys", "Start the bot; it uploads them.")
        master, own = object_at(keys, "master_keys", self._me), object_at(keys, "self_signing_keys", self._me)
        chain = (_signs(master, own, self._me), _signs(own, device, self._me))
        if not all(chain):
            says = "the device is not signed by its owner: strict clients neither read nor write to it"
            return Finding("matrix trust", Level.FAIL, says, "Start the bot; it signs its device or says why not.")
        return Finding("matrix trust", Level.OK, "the device is cross-signed")

    async def _keys(self) -> Finding:
        query = {"timeout": "0", "filter": NO_ROOMS, "set_presence": "offline"}
        answer = await self._transport.call("GET", client("sync"), query=query)
        left = at(answer, "device_one_time_keys_count", "signed_curve25519")
        count = left if isinstance(left, int) else 0
        fallback = "signed_curve25519" in list_at(answer, "device_unused_fallback_key_types")
        says = f"{count} one-time keys, {'a' if fallback else 'no'} fallback key"
        if count and fallback:
            return Finding("matrix keys", Level.OK, says)
        level = Level.WARN if count or fallback else Level.FAIL
        return Finding("matrix keys", level, says, "Start the bot; it uploads new ones.")

    async def _rooms(self) -> AsyncIterator[Finding]:
        try:
            answer = await self._transport.call("GET", client("joined_rooms"))
        except MatrixError as trouble:
            says = f"not known ({type(trouble).__name__})"
            yield Finding("matrix rooms", Level.FAIL, says, "Try again later.", absent=True)
            return
        talks = 0
        for room in list_at(answer, "joined_rooms"):
            facts = await self._facts(room) if isinstance(room, str) else None
            if facts is None:
                fix = "Remove the bot and invite it again."
                yield Finding(f"matrix room {room}", Level.WARN, "its state cannot be read", fix)
            elif partner(facts, self._me, noted=facts.room_id in self._talks):
                talks += 1
            else:
                yield room_finding(facts, self._me)
        yield Finding("matrix private talks", Level.OK, f"{talks}")

    async def _facts(self, room: str) -> RoomFacts | None:
        try:
            state = await self._transport.call_list(client("rooms", room, "state"))
        except MatrixError:
            return None
        return RoomFacts(room).after(event for event in events_in(state) if is_state(event))


def room_finding(facts: RoomFacts, me: str) -> Finding:
    """Say what we may do in a room, who is there and whether it is closed."""
    name = f"matrix room {facts.name or facts.room_id}"
    members = f"{len(facts.users('join'))} members, {'encrypted' if facts.encrypted else 'not encrypted'}"
    if facts.replacement:
        return Finding(name, Level.WARN, "was replaced by another room", "Invite the bot to the new room.")
    if facts.is_space:
        return Finding(name, Level.OK, f"space, {len(facts.users('join'))} members")
    if not may_speak(facts, me):
        return Finding(name, Level.FAIL, f"{members}; the bot may not speak", "Raise the bot's power level.")
    if facts.is_public:
        fix = "Set it to invited members only, and history to members only."
        return Finding(name, Level.WARN, f"{members}; anybody may come in or read along", fix)
    if not may_redact_others(facts, me):
        fix = "Give the bot power level 50."
        return Finding(name, Level.WARN, f"{members}; the bot cannot take back what others said", fix)
    return Finding(name, Level.OK, members)


def _signs(signer: Body, signed: Body, user: str) -> bool:
    keys = [key for key in object_at(signer, "keys").values() if isinstance(key, str)]
    return any(is_signed(signed, user_id=user, key_id=key, key=key) for key in keys)
