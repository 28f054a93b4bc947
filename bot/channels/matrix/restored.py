"""What of a crypto store may be used again when a backup is put back: what it reads with, never what it writes with.

Other devices have gone on since the backup was made. Its Olm ratchets would seal with keys that were used before, its
one-time keys may be used up, and those that the homeserver hands out now belong to a life that it does not remember.
Room keys only ever read, and a device that was once seen may never change its key: these stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from nio.crypto import OlmAccount
from nio.store.models import Accounts, DeviceKeys, MegolmInboundSessions, OlmSessions

from bot.channels.matrix.keystore import NOT_SIGNED_IN, open_keystore, open_store

if TYPE_CHECKING:
    from pathlib import Path

_TABLES: Final = (Accounts, DeviceKeys, MegolmInboundSessions, OlmSessions)


def become_new_device(directory: Path, user_id: str, device_id: str, secret: str) -> None:
    """Make of this device's crypto store that of a new one, which has its id from when it signs in.

    Raises ``DeviceMismatch`` when the store cannot be opened.
    """
    open_keystore(directory, user_id, device_id, secret).close()
    store = open_store(directory, user_id, NOT_SIGNED_IN, secret)
    with store.database.atomic(), store.database.bind_ctx(_TABLES):
        store.save_account(OlmAccount())
        new = Accounts.get(Accounts.device_id == NOT_SIGNED_IN)
        for table in (DeviceKeys, MegolmInboundSessions):
            table.update(account=new).execute()
        OlmSessions.delete().execute()
        Accounts.delete().where(Accounts.id != new.id).execute()
    store.database.close()


def stay_same_device(directory: Path, user_id: str, device_id: str, secret: str) -> None:
    """Let a device go on with an older copy of its crypto store, and make itself known anew before it speaks.

    Raises ``DeviceMismatch`` when the store cannot be opened.
    """
    keystore = open_keystore(directory, user_id, device_id, secret)
    keystore.mark_published()
    keystore.mark_announced(False)
    keystore.close()
    store = open_store(directory, user_id, device_id, secret)
    with store.database.bind_ctx(_TABLES):
        OlmSessions.delete().execute()
    store.database.close()
