"""A service, and the file of its backup."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.config import Config
from tests.bot.backup.setting import configured


@pytest.fixture
def here(database_url: str, tmp_path: Path) -> Config:
    """Where the bot lives, once on each engine."""
    return configured(tmp_path / "here", database_url)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "yesterday.backup"
