"""The only two places where an address meets its id: when something is heard, and when something is sent.

What a masked channel hears bears real addresses; from the first row that is written on, only their ids are known. The
channel asks for the address again when it sends.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.channels.contract import Resolve
    from handlers.model import Incoming
    from storage.store import Store, Transaction


async def masked(tx: Transaction, heard: Iterable[Incoming]) -> tuple[Incoming, ...]:
    """Put the id of a way in the place of each address."""
    return tuple([await _masked(tx, incoming) for incoming in heard])


async def _masked(tx: Transaction, heard: Incoming) -> Incoming:
    if not heard.sender:
        return heard
    return replace(heard, sender=await tx.way_of(heard.channel, heard.sender, heard.received_at, heard.key))


def resolver(store: Store, channel: str) -> Resolve:
    """Make what a masked channel asks for addresses; None: nobody is to be reached by that id any more."""
    return partial(_resolve, store, channel)


async def _resolve(store: Store, channel: str, id_: str) -> str | None:
    async with store.begin() as tx:
        return await tx.open_way(channel, id_)
