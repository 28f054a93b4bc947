"""The files of an embedded Synapse: settings, secrets, signing key and logs, all in one directory.

Settings are written as JSON, which is YAML too, so that no YAML library is needed. Their names are
those of Synapse 1.163's configuration manual.
"""

import base64
import fcntl
import json
import secrets
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.demo.ports import HOST

Rate = tuple[float, int]
"""How many a second, and how many at once before that counts."""

UNLIMITED: Rate = (1_000_000.0, 1_000_000)
LOG_BYTES = 2_000_000
PRIVATE = 0o600

SIMPLE_RATES = (
    "rc_registration",
    "rc_registration_token_validity",
    "rc_admin_redaction",
    "rc_joins_per_room",
    "rc_room_creation",
    "rc_third_party_invite",
    "rc_3pid_validation",
    "rc_key_requests",
    "rc_delayed_event_mgmt",
    "rc_reports",
)
NESTED_RATES = {
    "rc_login": ("address", "account", "failed_attempts"),
    "rc_joins": ("local", "remote"),
    "rc_invites": ("per_room", "per_user", "per_issuer"),
    "rc_presence": ("per_user",),
}


@dataclass(frozen=True, slots=True)
class HomeserverFiles:
    """Where an embedded homeserver keeps everything it has."""

    directory: Path

    @property
    def settings(self) -> Path:
        """What Synapse is started with; rewritten at each start."""
        return self.directory / "homeserver.json"

    @property
    def output(self) -> Path:
        """What the process prints while it starts; written anew at each start."""
        return self.directory / "start.log"

    @property
    def log(self) -> Path:
        """Warnings and errors, three files at most."""
        return self.directory / "homeserver.log"

    @property
    def pid(self) -> Path:
        """The process, while it runs."""
        return self.directory / "homeserver.pid"

    @property
    def port(self) -> Path:
        """The port of the last start."""
        return self.directory / "port"

    @property
    def lock(self) -> Path:
        """Held by whoever runs this homeserver."""
        return self.directory / "lock"

    def is_held(self) -> bool:
        """Tell whether somebody runs this homeserver now."""
        if not self.lock.exists():
            return False
        with self.lock.open() as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                return True
        return False

    def write(self, server_name: str, port: int, rc_message: Rate, *, highlights: bool = False) -> None:
        """Write settings for this port; secrets and signing key are made once and kept.

        With *highlights* the homeserver counts for whom a message would ring, which costs it time.
        """
        self.directory.mkdir(parents=True, exist_ok=True)
        signing_key = self.directory / "signing.key"
        if not signing_key.exists():
            _write_private(signing_key, _new_signing_key())
        logging_file = self.directory / "logging.json"
        logging_file.write_text(json.dumps(_logging(self.log), indent=1))
        self.port.write_text(str(port))
        settings = {
            **_settings(server_name, port),
            **_rates(rc_message),
            **({"push": {"enabled": True}} if highlights else {}),
            **self.secrets(),
            "database": {"name": "sqlite3", "args": {"database": str(self.directory / "homeserver.db")}},
            "media_store_path": str(self.directory / "media"),
            "signing_key_path": str(signing_key),
            "log_config": str(logging_file),
        }
        _write_private(self.settings, json.dumps(settings, indent=1))

    def last_port(self) -> int:
        """Return the port of the last start, 0 when there was none."""
        try:
            return int(self.port.read_text())
        except (FileNotFoundError, ValueError):
            return 0

    def secrets(self) -> dict[str, str]:
        """Return the server's secrets, made at the first call and the same ever after."""
        path = self.directory / "secrets.json"
        if not path.exists():
            names = ("registration_shared_secret", "macaroon_secret_key", "form_secret")
            _write_private(path, json.dumps({name: secrets.token_urlsafe(32) for name in names}, indent=1))
        kept: dict[str, str] = json.loads(path.read_text())
        return kept


def _settings(server_name: str, port: int) -> dict[str, Any]:
    listener = {
        "port": port,
        "bind_addresses": [HOST],
        "type": "http",
        "tls": False,
        "resources": [{"names": ["client"], "compress": False}],
    }
    return {
        "server_name": server_name,
        "public_baseurl": f"http://{HOST}:{port}/",
        "listeners": [listener],
        # Nothing leaves this machine: no federation, no key servers, no push, no previews, no reports.
        "federation_domain_whitelist": [],
        "trusted_key_servers": [],
        "suppress_key_server_warning": True,
        "push": {"enabled": False},
        "url_preview_enabled": False,
        "report_stats": False,
        "enable_metrics": False,
        "enable_registration": False,
        # Passwords here are made up by us and the server is on loopback: speed counts.
        "bcrypt_rounds": 4,
        "presence": {"enabled": False},
        "user_directory": {"enabled": False},
        "stats": {"enabled": False},
        "max_upload_size": "5M",
    }


def _rates(rc_message: Rate) -> dict[str, Any]:
    unlimited = _rate(UNLIMITED)
    simple = dict.fromkeys(SIMPLE_RATES, unlimited)
    nested = {name: dict.fromkeys(parts, unlimited) for name, parts in NESTED_RATES.items()}
    return {**simple, **nested, "rc_message": _rate(rc_message)}


def _rate(rate: Rate) -> dict[str, float | int]:
    per_second, burst_count = rate
    return {"per_second": per_second, "burst_count": burst_count}


def _logging(path: Path) -> dict[str, Any]:
    return {
        "version": 1,
        "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
        "handlers": {
            "file": {
                "class": "logging.handlers.RotatingFileHandler",
                "formatter": "line",
                "filename": str(path),
                "maxBytes": LOG_BYTES,
                "backupCount": 2,
                "encoding": "utf-8",
            }
        },
        "root": {"level": "WARNING", "handlers": ["file"]},
        "disable_existing_loggers": False,
    }


def _new_signing_key() -> str:
    seed = base64.b64encode(secrets.token_bytes(32)).decode().rstrip("=")
    return f"ed25519 a_{secrets.token_hex(2)} {seed}\n"


def _write_private(path: Path, text: str) -> None:
    path.touch(mode=PRIVATE)
    path.chmod(PRIVATE)
    path.write_text(text)
