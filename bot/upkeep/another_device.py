"""What becomes of the Matrix device in a backup that is put back: the bot signs in as a new one, or goes on as the old.

Other people's devices have gone on from the old one: what they sent it since is lost to the backup, and most of them
would not send it again. A new device gets the running keys of each of them with their next message.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from bot.channels.matrix.guard import parse_object, text_at
from bot.channels.matrix.keystore import has_keystore
from bot.channels.matrix.restored import become_new_device, stay_same_device
from bot.channels.matrix.session import FILE, NOTE_DEPTH
from bot.channels.matrix.starting import CRYPTO
from bot.config import ConfigError, Matrix
from bot.keys import crypto_secret, open_vault

_OR: Final = "or say --same-device (docs/operating.md tells what that costs)."
_NO_WAY_IN: Final = f"A restored bot signs in as a new device: set matrix.password_file for that, {_OR}"
_OLD_TOKEN: Final = (
    "A restored bot signs in as a new device, and matrix.access_token is the old one's: "
    f"set matrix.password_file, or make a new token, {_OR}"
)
_OLD_NAME: Final = (
    f"A restored bot signs in as a new device, and matrix.device_id names the old one: leave it out, {_OR}"
)
_OTHER_ACCOUNT: Final = "The backup is of another Matrix account than matrix.user_id; correct that."


def refuse_without_way_in(matrix: Matrix) -> None:
    """Refuse to begin where no new device can sign in; raises ``ConfigError``."""
    if matrix.password is None and matrix.access_token is None:
        raise ConfigError(_NO_WAY_IN)


def change_device(folder: Path, matrix: Matrix, *, same: bool) -> str | None:
    """Let go of what may not be used again of the device whose files are in *folder*; return its id if there is one.

    Raises:
        ConfigError: the backup is of another account, or what is configured leads to the old device.
        DeviceMismatch: the crypto store in the backup cannot be opened.
    """
    note, crypto = folder / FILE, folder / CRYPTO
    if not note.exists():
        return None
    said = parse_object(note.read_bytes(), depth=NOTE_DEPTH)
    user_id, device_id = text_at(said, "user_id"), text_at(said, "device_id")
    if user_id != matrix.user_id:
        raise ConfigError(_OTHER_ACCOUNT)
    if not same:
        _refuse_the_old(matrix, device_id, text_at(said, "access_token"))
        note.unlink()
    if has_keystore(crypto):
        change = stay_same_device if same else become_new_device
        change(crypto, user_id, device_id, crypto_secret(open_vault(folder)))
    return device_id


def _refuse_the_old(matrix: Matrix, device_id: str, token: str) -> None:
    if matrix.password is None and matrix.access_token is not None and matrix.access_token.reveal() == token:
        raise ConfigError(_OLD_TOKEN)
    if matrix.device_id == device_id:
        raise ConfigError(_OLD_NAME)
