"""The whole product behind an SMS gateway that knows no key again: killed at any point, it never sends twice.

``python -m tests.faults.gateway FOLDER`` serves: what people send stands in ``in.jsonl``, one object a line; what the
gateway accepted is written to ``out.jsonl`` before anybody hears of it, as at a gateway elsewhere.
"""

import asyncio
import json
import os
import sys
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path

from bot.channels.abilities import Abilities
from bot.channels.contract import Batch, Finding, Hear, Message, Outgoing, Place, Receipt
from bot.clock import SystemClock
from bot.crash import CrashPlan
from bot.engine.readers import Defaults
from bot.i18n import Speech
from bot.patience import patiently
from bot.product import Engine
from handlers.hearing import Hearing
from handlers.model import Incoming, IncomingKind
from storage.engine import open_engine
from storage.store import Store
from storage.vault import Vault

CHANNEL = "sms"
KEYS = {"00000001": bytes(range(32))}
LOOK_SECONDS = 0.05
ABILITIES = Abilities(sealed=True)
IN, OUT, DATABASE = "in.jsonl", "out.jsonl", "gateway.db"


@dataclass(slots=True)
class FileGateway:
    """A gateway whose two sides are files."""

    folder: Path
    store: Store
    crash: CrashPlan
    name: str = CHANNEL
    abilities: Abilities = ABILITIES

    async def listen(self, hear: Hear) -> None:
        """Hear every line that was not heard yet, until cancelled."""
        async with self.store.begin() as tx:
            heard = int(await tx.position_of(CHANNEL) or 0)
        while True:
            lines = (await asyncio.to_thread((self.folder / IN).read_text)).splitlines()[heard:]
            if lines:
                heard += len(lines)
                await hear(Batch(tuple(map(_incoming, lines)), str(heard)))
            await asyncio.sleep(LOOK_SECONDS)

    async def send(self, to: Place, what: Outgoing, key: str) -> Receipt:
        """Accept it: k8 lies before that, k9 behind it."""
        self.crash.passes("k8")
        label = what.label if isinstance(what, Message) else {}
        line = json.dumps({"to": to.address, "msgid": label.get("msgid", ""), "key": key})
        with (self.folder / OUT).open("a") as out:
            out.write(line + "\n")
            out.flush()
            os.fsync(out.fileno())
        self.crash.passes("k9")
        return Receipt(key)

    async def find(self, to: Place, key: str, since: datetime) -> str | None:
        """Know nothing of what was sent, as most gateways do."""
        return None

    async def check(self) -> tuple[Finding, ...]:
        """Find nothing to say."""
        return ()

    def health(self) -> tuple[Finding, ...]:
        """Find nothing to say."""
        return ()

    def hearing(self) -> Hearing | None:
        """Know of no time without a break."""
        return None


def _incoming(line: str) -> Incoming:
    said = json.loads(line)
    return Incoming(CHANNEL, said["id"], said["from"], IncomingKind.MESSAGE, SystemClock().now(), text=said["text"])


def open_store(folder: Path) -> Store:
    """Open the database of the product behind this gateway."""
    return Store(open_engine(f"sqlite+aiosqlite:///{folder / DATABASE}"), Vault(KEYS, "00000001"))


async def serve(folder: Path) -> None:
    """Serve until killed."""
    store, crash, clock = open_store(folder), CrashPlan.from_environment(os.environ), SystemClock()
    await store.create_tables()
    gateway = FileGateway(folder, store, crash)
    engine = Engine(store, {CHANNEL: gateway}, Defaults("en", "Etc/GMT"), clock, crash, Speech.load())
    async with asyncio.TaskGroup() as group:
        group.create_task(patiently("listen", partial(gateway.listen, partial(engine.hear, CHANNEL))))
        group.create_task(engine.dispatch())
        group.create_task(engine.come_due())
        group.create_task(engine.send())


if __name__ == "__main__":
    asyncio.run(serve(Path(sys.argv[1])))
