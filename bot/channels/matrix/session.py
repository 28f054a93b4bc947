"""Signing in: once, with one device for ever; device and token are kept, and we never sign out.

The device id is written down before it is used, so that dying in between makes no second device. A new sign-in uses the
same device: transaction ids and keys belong to it.
"""

from __future__ import annotations

import asyncio
import json
import os
import secrets
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from bot.channels.matrix.guard import MalformedError, parse_object, text_at
from bot.channels.matrix.transport import (
    Login,
    NotFound,
    Refused,
    TokenRejected,
    Transport,
    Unacceptable,
    client,
)
from bot.config import ConfigError, Matrix

if TYPE_CHECKING:
    from pathlib import Path

FILE: Final = "matrix.json"
RECOVERY_FILE: Final = "recovery-key.txt"
NOTE_DEPTH: Final = 2
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_NO_WAY_IN = "There is no valid token and no password; set matrix.password_file (or a new matrix.access_token_file)."


@dataclass(frozen=True, slots=True)
class SignedIn:
    """What is kept of our account; without a token we have to sign in first."""

    user_id: str
    device_id: str
    token: str | None = field(default=None, repr=False)


class Session:
    """The account: ``device_id`` is known after ``open``; ``transport`` carries the token."""

    def __init__(self, matrix: Matrix, data_dir: Path, transport: Transport) -> None:
        """Keep what is needed; nothing is read or sent yet."""
        self._matrix = matrix
        self._file = data_dir / FILE
        self._transport = transport
        self._renewing = asyncio.Lock()
        self.device_id = ""

    @property
    def password(self) -> str | None:
        """The configured password."""
        return self._matrix.password.reveal() if self._matrix.password else None

    async def kept(self) -> SignedIn | None:
        """Read what was kept of an earlier sign-in.

        Raises ``ConfigError`` when it belongs to another account or cannot be read.
        """
        return await asyncio.to_thread(self._read)

    async def open(self) -> None:
        """Sign in, or take up the kept sign-in; raises ``ConfigError`` and ``MatrixError``."""
        kept = await self.kept()
        if kept is None and self._matrix.access_token:
            await self._take_token(self._matrix.access_token.reveal())
            return
        kept = kept or await self._new_device()
        self.device_id, self._transport.token = kept.device_id, kept.token
        try:
            if kept.token is None:
                await self._sign_in()
            elif (await self._transport.whoami()).user_id != self._matrix.user_id:
                raise ConfigError(
                    f"matrix.user_id is not the account of the token kept in {FILE}; correct one of them."
                )
        except TokenRejected:
            await self.renew(kept.token)

    async def renew(self, rejected: str | None) -> None:
        """Sign in again with the same device, unless another task has done so since *rejected* was used.

        Raises ``ConfigError`` when there is no way to, and ``MatrixError``.
        """
        async with self._renewing:
            if self._transport.token == rejected:
                await self._sign_in()

    async def try_way_in(self) -> None:
        """Sign in as the first start would, with a device of its own that is gone afterwards; keep nothing.

        Raises ``ConfigError`` when what is configured does not let us in, and ``MatrixError``.
        """
        if self._matrix.access_token:
            await self._login_of(self._matrix.access_token.reveal())
        else:
            await self._login(None)
            await self._transport.call("POST", client("logout"), body={})
        self._transport.token = None

    async def _take_token(self, token: str) -> None:
        await self._keep(await self._login_of(token))

    async def _login_of(self, token: str) -> SignedIn:
        self._transport.token = token
        try:
            login = await self._transport.whoami()
        except TokenRejected:
            raise ConfigError("matrix.access_token is not valid on this homeserver; make a new one.") from None
        if login.user_id != self._matrix.user_id or not login.device_id:
            raise ConfigError(
                "matrix.access_token belongs to another user than matrix.user_id, or to no device; "
                "sign in as that user and take its token."
            )
        if self._matrix.device_id not in {None, login.device_id}:
            raise ConfigError("matrix.device_id is not the device of matrix.access_token; leave it out.")
        return SignedIn(login.user_id, login.device_id, token)

    async def _sign_in(self) -> None:
        login = await self._login(self.device_id)
        await self._keep(SignedIn(login.user_id, login.device_id, login.token))

    async def _login(self, device_id: str | None) -> Login:
        if self.password is None:
            raise ConfigError(_NO_WAY_IN)
        me, name = self._matrix.user_id, self._matrix.device_name
        try:
            login = await self._transport.login_password(me, self.password, device_id=device_id, device_name=name)
        except Refused:
            raise ConfigError(
                "The homeserver lets nobody in with this matrix.user_id and matrix.password; correct the one that is "
                "wrong."
            ) from None
        except (NotFound, Unacceptable):
            raise ConfigError(
                "The homeserver takes no passwords from programs; give matrix.access_token_file instead."
            ) from None
        if login.user_id != me:
            raise ConfigError(f"The homeserver calls this account {login.user_id}; write that as matrix.user_id.")
        return login

    async def _new_device(self) -> SignedIn:
        device_id = self._matrix.device_id or "BUURTBOT" + "".join(secrets.choice(_LETTERS) for _ in range(6))
        return await self._keep(SignedIn(self._matrix.user_id, device_id))

    async def _keep(self, signed_in: SignedIn) -> SignedIn:
        self.device_id = signed_in.device_id
        said = {"user_id": signed_in.user_id, "device_id": signed_in.device_id, "access_token": signed_in.token}
        await asyncio.to_thread(write_private, self._file, json.dumps(said))
        return signed_in

    def _read(self) -> SignedIn | None:
        try:
            said = parse_object(self._file.read_bytes(), depth=NOTE_DEPTH)
        except FileNotFoundError:
            return None
        except (OSError, MalformedError):
            raise ConfigError(f"{FILE} in bot.data_dir cannot be read; restore it from a backup.") from None
        user_id, device_id = text_at(said, "user_id"), text_at(said, "device_id")
        if user_id != self._matrix.user_id and not text_at(said, "access_token"):
            return None  # an earlier start never got in; nothing was made for that account
        if user_id != self._matrix.user_id or not device_id:
            raise ConfigError(
                f"{FILE} in bot.data_dir is not of matrix.user_id; give this account a folder of its own."
            )
        return SignedIn(user_id, device_id, text_at(said, "access_token") or None)


def write_private(path: Path, text: str) -> None:
    """Replace a file in one step; only its owner may read it."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    new = path.with_suffix(".new")
    with os.fdopen(os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
