"""Our whole service with one handler, an echo: inbox, dispatch, outbox, SQLite and the Matrix channel as they are."""

import asyncio
import sys
from pathlib import Path

from bot.app import App, matrix_channel
from bot.clock import SystemClock
from bot.config import load
from bot.crash import CrashPlan
from bot.engine.readers import Defaults
from bot.engine.table import HandlerTable
from bot.i18n import Speech
from bot.keys import open_vault
from bot.lease import sole_process
from bot.product import Engine
from handlers.decision import Command, Decision, Here, Say, Takes, Tick, TimerKind, ToRoom, Turn, look_at_nothing, say
from handlers.look import Look
from handlers.model import RoomKind
from handlers.text import Verbatim, _, _w
from storage.engine import open_engine
from storage.migrate import migrate
from storage.store import Store


def echo(turn: Turn, facts: None) -> Decision:
    """Say the words again, where they were said."""
    return say(Say(Here(), "bench.pong", Verbatim(f"pong {turn.text}")))


def remind(tick: Tick, facts: None) -> Decision:
    """Say which reminder it is in the room of its neighbourhood."""
    return say(Say(ToRoom(str(tick.due.neighbourhood), RoomKind.RESIDENTS), REMINDER, Verbatim(tick.due.subject)))


async def _nothing(tick: Tick, look: Look) -> None: ...


REMINDER = "bench.reminder"
PING = Command("ping", _w("ping"), _("echo"), look_at_nothing, echo, Takes.WORDS)
ECHO = HandlerTable(
    commands=(PING,),
    steps=(),
    timers=(TimerKind(REMINDER, "It is said late.", _nothing, remind),),
    watches=(),
    first=(),
    last=(),
)


async def main(path: Path) -> None:
    """Serve as ``buurtbot run`` does, with the echo in place of the product, until killed."""
    config, clock, crash = load(path, {}), SystemClock(), CrashPlan()
    engine = open_engine(config.database.url.reveal())
    async with sole_process(engine, config.bot.data_dir):
        await migrate(engine)
        store = Store(engine, open_vault(config.bot.data_dir))
        await store.recognise_keys()
        matrix = matrix_channel(config, store, clock, crash)
        defaults = Defaults(config.bot.language, config.bot.time_zone)
        service = Engine(store, {"matrix": matrix}, defaults, clock, crash, Speech.load(), ECHO)
        await App(config, service, {"matrix": matrix}, clock).run()


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
