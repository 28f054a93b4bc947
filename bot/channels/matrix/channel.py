"""The Matrix channel: one account on one homeserver, put together from rooms with names of their own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.channels.contract import Abilities, Finding, Hear, Outgoing, Place, Receipt

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime
    from pathlib import Path

    from bot.channels.contract import Notebook
    from bot.clock import Clock
    from bot.config import Matrix
    from bot.crash import CrashPlan


class MatrixChannel:
    """Implements ``bot.channels.contract.Channel`` for Matrix.

    ``admins`` may invite us anywhere and get the rooms we make. ``store_secret`` seals the crypto store in ``data_dir``: the same
    at every start. ``jitter`` returns numbers from 0 to 1 for the back-off.
    """

    name = "matrix"
    abilities = Abilities(
        edit=True, redact=True, react=True, thread=True, sealed=True, idempotent=True, max_length=4_000
    )

    def __init__(
        self,
        matrix: Matrix,
        *,
        bot_name: str,
        admins: tuple[str, ...],
        data_dir: Path,
        store_secret: str,
        notebook: Notebook,
        crash: CrashPlan,
        clock: Clock,
        jitter: Callable[[], float] | None = None,
    ) -> None:
        raise NotImplementedError

    async def listen(self, hear: Hear) -> None:
        """Sign in, make the device known, then hear until cancelled; may be called again after it raised.

        Raises:
            ConfigError: the account cannot be signed in to with what the configuration says.
            DeviceError: the crypto store does not fit the device; the text says what to do.
        """
        raise NotImplementedError

    async def send(self, to: Place, what: Outgoing, key: str) -> Receipt:
        """Send one thing; before the first sync is done this waits a little, then raises ``Later``."""
        raise NotImplementedError

    async def find(self, to: Place, key: str, since: datetime) -> str | None:
        """Look for our own event with this key, sent since then."""
        raise NotImplementedError

    async def check(self) -> tuple[Finding, ...]:
        """Look at homeserver, token, device, trust and rights in each room, without signing in anew."""
        raise NotImplementedError

    def health(self) -> tuple[Finding, ...]:
        """Say how old the last sync is and what went wrong last."""
        raise NotImplementedError

    async def close(self) -> None:
        """Let go of the connection and the crypto store."""
        raise NotImplementedError
