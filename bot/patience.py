"""Lets a part of the service go on after trouble that passes by itself, more patiently each time."""

from __future__ import annotations

import asyncio
import logging
import random
import time
from collections.abc import Awaitable, Callable

from storage.base import TROUBLE

log = logging.getLogger(__name__)

_FIRST_PAUSE_SECONDS, _LONGEST_PAUSE_SECONDS = 0.5, 30.0


async def patiently(name: str, go_on: Callable[[], Awaitable[None]]) -> None:
    """Run until it returns; after trouble of the database or the network, wait and run again."""
    pause = _FIRST_PAUSE_SECONDS
    while True:
        began = time.monotonic()
        try:
            await go_on()
            return
        except TROUBLE as error:
            log.warning("trouble, trying again", extra={"step": name, "kind": type(error).__name__})
        if time.monotonic() - began > _LONGEST_PAUSE_SECONDS:
            pause = _FIRST_PAUSE_SECONDS  # it had gone well for a while
        await asyncio.sleep(random.uniform(pause / 2, pause))  # noqa: S311 - spreads load
        pause = min(pause * 2, _LONGEST_PAUSE_SECONDS)
