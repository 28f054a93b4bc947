"""``buurtbot restore``: puts a backup in the place of what is there, all of it or nothing.

The rows are put back in one transaction, and the file is believed only when it was read to its end. Then the files take
their places; whoever is cut off between the two runs it again. What the rows do not remember may have been said since:
that is noted, so that it is looked up before it is said again.

The bot becomes a new Matrix device unless told otherwise: other devices have gone on from the old one, see
``bot.channels.matrix.restored``.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.matrix.session import write_private
from bot.config import Config, ConfigError
from bot.keys import has_keys
from bot.lease import alone_with_keys, sole_process
from bot.terminal import say
from bot.upkeep.another_device import change_device, refuse_without_way_in
from bot.upkeep.archive import ABOUT, FILES, KEPT, KEY_FILE, TABLES, parts, read_key
from storage.dump import Lines, doubt, load
from storage.engine import open_engine
from storage.migrate import schema_state


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the operator asked for: ``key`` is where the backup key is, if not in ``data_dir``."""

    key: Path | None = None
    replace: bool = False
    same_device: bool = False


async def restore(config: Config, file: Path, wishes: Wishes) -> int:
    """Put a backup back.

    Raises:
        ConfigError: there is something already and nobody said to replace it, the backup cannot be read, or there is no
            way in for a new device.
        DeviceMismatch: the crypto store in the backup cannot be opened.
        AlreadyRunning: a service is using what would be replaced.
        SchemaNewer: a newer Buurtbot made the backup.
    """
    data_dir = config.bot.data_dir
    if not wishes.same_device:
        refuse_without_way_in(config.matrix)
    key = wishes.key or data_dir / KEY_FILE
    backup = _Backup(file, read_key(key))
    engine = open_engine(config.database.url.reveal())
    try:
        async with _alone(engine, data_dir):
            if not wishes.replace:
                await _refuse_to_overwrite(engine, data_dir)
            with tempfile.TemporaryDirectory(dir=data_dir, prefix="restore-") as folder:
                async with engine.begin() as connection:
                    rows = await connection.run_sync(backup.put_back, Path(folder))
                    old_device = change_device(Path(folder), config.matrix, same=wishes.same_device)
                _take_places(Path(folder), data_dir)
            write_private(data_dir / KEY_FILE, key.read_text(encoding="utf-8"))
    finally:
        await engine.dispose()
    for line in _told(backup.made_at.astimezone(ZoneInfo(config.bot.time_zone)), rows, old_device, wishes):
        say(line)
    return 0


@asynccontextmanager
async def _alone(engine: AsyncEngine, data_dir: Path) -> AsyncIterator[None]:
    async with sole_process(engine, data_dir):
        with alone_with_keys(data_dir):
            yield


async def _refuse_to_overwrite(engine: AsyncEngine, data_dir: Path) -> None:
    if has_keys(data_dir) or (await schema_state(engine)).at is not None:
        raise ConfigError(
            "There is a Buurtbot here already (in the database or bot.data_dir); "
            "say --replace to put the backup in its place and lose what is there."
        )


@dataclass(slots=True)
class _Backup:
    """A backup that is being read."""

    file: Path
    key: bytes = field(repr=False)
    made_at: datetime = field(init=False)

    def put_back(self, connection: Connection, folder: Path) -> int:
        """Load the rows, and put the files into a folder; return how many rows there were."""
        read = parts(self.file, self.key)
        name, content = next(read, ("", b""))
        if name != ABOUT:
            raise ConfigError(f"{self.file} cannot be restored: it does not say what it is.")
        about = json.loads(content)
        self.made_at = datetime.fromisoformat(about["made_at"])
        rows = load(connection, about["schema"], self._lines(read, folder))
        doubt(connection, self.made_at)
        return rows

    def _lines(self, read: Iterator[tuple[str, bytes]], folder: Path) -> Iterator[Lines]:
        for name, content in read:
            if name.startswith(TABLES):
                yield Lines(name.rpartition("/")[2], content.decode())
            elif (kept := name.removeprefix(FILES)) in KEPT:
                target = folder / kept
                target.parent.mkdir(mode=0o700, exist_ok=True)
                target.touch(mode=0o600)
                target.write_bytes(content)


def _take_places(folder: Path, data_dir: Path) -> None:
    """Put the files where they belong; what they replace, and what belonged to it, is gone."""
    shutil.rmtree(data_dir / "crypto", ignore_errors=True)
    for name in KEPT:
        (data_dir / name).unlink(missing_ok=True)
        if (folder / name).exists():
            (data_dir / name).parent.mkdir(mode=0o700, exist_ok=True)
            (folder / name).replace(data_dir / name)


def _told(made_at: datetime, rows: int, old_device: str | None, wishes: Wishes) -> Iterator[str]:
    yield f"Put back {rows} rows, as they were on {made_at:%Y-%m-%d %H:%M}."
    yield "What was said since then is looked up in the rooms before it is said again."
    if old_device and wishes.same_device:
        yield (
            f"The bot goes on as the device {old_device}. People whose client changed its keys since the backup cannot "
            "be read until it changes them again, after a week or 100 messages; the bot tells each of them once."
        )
    elif old_device:
        yield (
            "The bot will sign in as a new device with the same identity, and reads what is said to that. What people "
            "wrote with keys newer than the backup and older than that stays closed; it tells each of them once."
        )
    yield "Say buurtbot check, then buurtbot run."
    if old_device and not wishes.same_device:
        yield f"When it runs, remove the old device {old_device} from its account (Element: Settings, Sessions)."
