"""The configuration of the demo's bot, written to a file so that every other command works with it too."""

from __future__ import annotations

import json
import secrets
from pathlib import Path
from typing import Final

from bot.config import Config, load
from bot.demo.cast import ADMIN, BOT, LANGUAGE, ZONE
from bot.demo.homeserver import Homeserver
from bot.demo.ports import HOST

FILE: Final = "config.toml"
PRIVATE: Final = 0o600


def write_config(directory: Path, homeserver: Homeserver, password: str, port: int) -> Config:
    """Write ``config.toml`` for this homeserver and this port of the web pages, and read it back."""
    sections: dict[str, dict[str, object]] = {
        "bot": {
            "language": LANGUAGE,
            "time_zone": ZONE,
            "admins": [homeserver.user_id(ADMIN)],
            "data_dir": "bot",
        },
        "database": {"url": "sqlite+aiosqlite:///bot/buurtbot.db"},
        "matrix": {"homeserver": homeserver.url, "user_id": homeserver.user_id(BOT), "password": password},
        "web": {"listen": f"{HOST}:{port}"},
        "privacy": {"controller": "vzw De Linde (demo)", "contact": "privacy@delinde.example"},
    }
    text = "# Written anew at each start of the demo.\n" + "".join(
        f"\n[{name}]\n" + "".join(f"{key} = {json.dumps(value)}\n" for key, value in section.items())
        for name, section in sections.items()
    )
    file = directory / FILE
    file.touch(mode=PRIVATE)
    file.write_text(text)
    return load(file, {})


def secret_of(directory: Path, name: str) -> str:
    """Return a secret of this demo by name: made at the first call, the same ever after."""
    file = directory / f"{name}.secret"
    if not file.exists():
        file.touch(mode=PRIVATE)
        file.write_text(secrets.token_urlsafe(16))
    return file.read_text()
