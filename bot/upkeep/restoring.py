"""``buurtbot restore``: puts a backup in the place of what is there, all of it or nothing.

The rows are put back in one transaction, and the file is believed only when it was read to its end. Then the files take
their places; whoever is cut off between the two runs it again.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final
from zoneinfo import ZoneInfo

from sqlalchemy import Connection
from sqlalchemy.ext.asyncio import AsyncEngine

from bot.channels.matrix.session import write_private
from bot.clock import Clock
from bot.config import Config, ConfigError
from bot.keys import has_keys
from bot.lease import sole_process
from bot.terminal import say
from bot.upkeep.archive import ABOUT, DEVICE, FILES, KEPT, KEY_FILE, TABLES, parts, read_key
from storage.dump import Lines, load
from storage.engine import open_engine
from storage.migrate import schema_state

OLD: Final = timedelta(hours=20)
"""An older backup may say things again: the homeserver forgets which messages it was given."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the operator asked for: ``key`` is where the backup key is, if not in ``data_dir``."""

    key: Path | None = None
    replace: bool = False
    new_device: bool = False


async def restore(config: Config, file: Path, wishes: Wishes, clock: Clock) -> int:
    """Put a backup back.

    Raises:
        ConfigError: there is something already and nobody said to replace it, or the backup cannot be read.
        AlreadyRunning: a service is using what would be replaced.
        SchemaNewer: a newer Buurtbot made the backup.
    """
    data_dir = config.bot.data_dir
    key = wishes.key or data_dir / KEY_FILE
    backup = _Backup(file, read_key(key), wishes.new_device)
    engine = open_engine(config.database.url.reveal())
    try:
        async with sole_process(engine, data_dir):
            if not wishes.replace:
                await _refuse_to_overwrite(engine, data_dir)
            with tempfile.TemporaryDirectory(dir=data_dir, prefix="restore-") as folder:
                async with engine.begin() as connection:
                    rows = await connection.run_sync(backup.put_back, Path(folder))
                _take_places(Path(folder), data_dir)
            write_private(data_dir / KEY_FILE, key.read_text(encoding="utf-8"))
    finally:
        await engine.dispose()
    for line in _told(backup, rows, config, clock):
        say(line)
    return 0


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
    new_device: bool
    made_at: datetime | None = None

    def put_back(self, connection: Connection, folder: Path) -> int:
        """Load the rows, and put the files into a folder; return how many rows there were."""
        read = parts(self.file, self.key)
        name, content = next(read, ("", b""))
        if name != ABOUT:
            raise ConfigError(f"{self.file} cannot be restored: it does not say what it is.")
        about = json.loads(content)
        self.made_at = datetime.fromisoformat(about["made_at"])
        return load(connection, about["schema"], self._lines(read, folder))

    def _lines(self, read: Iterator[tuple[str, bytes]], folder: Path) -> Iterator[Lines]:
        for name, content in read:
            if name.startswith(TABLES):
                yield Lines(name.rpartition("/")[2], content.decode())
            elif (kept := name.removeprefix(FILES)) in KEPT and not (self.new_device and kept in DEVICE):
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


def _told(backup: _Backup, rows: int, config: Config, clock: Clock) -> Iterator[str]:
    made_at = backup.made_at or clock.now()
    shown = made_at.astimezone(ZoneInfo(config.bot.time_zone))
    yield f"Put back {rows} rows, as they were on {shown:%Y-%m-%d %H:%M}. Say buurtbot check, then buurtbot run."
    if backup.new_device:
        yield "The bot will sign in as a new device: it needs matrix.password_file, and the old device can be removed."
    elif clock.now() - made_at > OLD:
        yield "The backup is old. If the bot cannot read encrypted messages now, restore again with --new-device."
