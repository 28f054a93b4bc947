"""Who was forgotten is kept beside the database too: a backup that is put back must not bring anybody back.

The file holds keyed hashes and instants, nothing else. It stays where it is when a backup is restored; who moves to
another machine takes it along, see docs/operating.md.
"""

from __future__ import annotations

import asyncio
import json
import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.store import Store

FILE: Final = "forgotten.json"
Marks: TypeAlias = "Mapping[str, tuple[datetime, bool]]"


async def remember_forgotten(store: Store, data_dir: Path) -> int:
    """Bring the file and the database together; return how many people were forgotten again.

    Raises:
        ValueError: the file is not one of ours.

    """
    kept = await asyncio.to_thread(_read, data_dir / FILE)
    async with store.begin() as tx:
        again = await tx.suppress_again(kept)
        marks = await tx.suppressions()
    if marks != kept:
        await asyncio.to_thread(_write, data_dir / FILE, marks)
    return again


def _read(file: Path) -> Marks:
    if not file.exists():
        return {}
    found = json.loads(file.read_text(encoding="utf-8"))
    return {hash_: (datetime.fromisoformat(at), bool(lifted)) for hash_, (at, lifted) in found.items()}


def _write(file: Path, marks: Marks) -> None:
    """Write it in one step: after a crash either the old or the new one is there."""
    unfinished = file.with_suffix(".new")
    lines = {hash_: [at.isoformat(), lifted] for hash_, (at, lifted) in sorted(marks.items())}
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as out:
        out.write(json.dumps(lines, indent=0))
        out.flush()
        os.fsync(out.fileno())
    unfinished.replace(file)
