"""Say what can be configured: every key once, with its default and one sentence for the operator.

`config.example.toml` is written from here (`make example`), and a test holds the two together.
"""

import json
import os
import re
import sys
import tomllib
import zoneinfo
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path
from typing import Annotated
from urllib.parse import urlsplit

from bot.caps import KNOWN, KNOWN_RATES, cap_fault, rate_fault
from bot.config_read import ConfigError, Key, Secret, Spot, Table, overlay, read, spots, suggestion

__all__ = [
    "Announcements",
    "Bot",
    "Channels",
    "Config",
    "ConfigError",
    "Database",
    "Invites",
    "Mail",
    "Matrix",
    "Privacy",
    "Secret",
    "Sms",
    "Volunteers",
    "Web",
    "database_fault",
    "example",
    "load",
]

SQLITE = "sqlite+aiosqlite:///"
POSTGRESQL = "postgresql+asyncpg://"
LANGUAGES = ("nl", "fr", "en", "de")
_NO_ADDRESS = "is not a web address; write it as https://example.org"


class Invites(StrEnum):
    """Whose invitations to rooms the bot accepts."""

    ADMINS = "admins"
    SERVER = "server"
    ANYONE = "anyone"


def _time_zone_fault(text: str) -> str | None:
    known = zoneinfo.available_timezones()
    if text in known:
        return None
    return f"is not a time zone{suggestion(text, sorted(known)) or '; write one such as Europe/Brussels'}"


def _language_fault(text: str) -> str | None:
    # ISO 639-1 and 639-3: two or three small letters; whether its texts exist is for the catalogue to say.
    return None if re.fullmatch(r"[a-z]{2,3}", text) else "is not a language code; write one such as nl"


def _user_id_fault(text: str) -> str | None:
    # Matrix 1.16, appendices, "User identifiers".
    well = re.fullmatch(r"@[^:\s]+:[^\s]+", text) and len(text.encode()) <= 255
    return None if well else "is not a Matrix user id; write it as @name:example.org"


def _address_fault(text: str) -> str | None:
    try:
        parts = urlsplit(text)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        return _NO_ADDRESS
    named = all(re.fullmatch(r"[\w-]{1,63}", label) for label in host.removesuffix(".").split(".")) or ":" in host
    beside = parts.username is not None or "?" in text or "#" in text or re.search(r"\s", text)
    return None if parts.scheme in {"http", "https"} and named and not beside else _NO_ADDRESS


def _homeserver_fault(text: str) -> str | None:
    if "/_matrix" in text:
        return "is an address inside the homeserver; leave out /_matrix and what follows"
    return _address_fault(text)


def _listen_fault(text: str) -> str | None:
    host, _, port = text.rpartition(":")
    well = host and re.fullmatch(r"[0-9]{1,5}", port) and int(port) <= 65535
    return None if well else "is not host:port; write it as 127.0.0.1:8080"


def database_fault(text: str) -> str | None:
    """Say what is wrong with the address of a database, or nothing."""
    try:
        well = text.startswith(SQLITE) or (text.startswith(POSTGRESQL) and urlsplit(text).port != 0)
    except ValueError:
        return "has a port that is no number, or a password whose signs must be written as %40 and the like"
    return None if well else f"is not a database Buurtbot knows; it starts with {SQLITE} or {POSTGRESQL}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bot:
    """The bot itself."""

    name: Annotated[str, Key("The name people see.")] = "Buurtbot"
    language: Annotated[str, Key("Language for people and rooms that chose none.", fault=_language_fault)] = "nl"
    languages: Annotated[tuple[str, ...], Key("Languages people can choose.", fault=_language_fault)] = LANGUAGES
    time_zone: Annotated[str, Key("Time zone of the neighbourhoods.", fault=_time_zone_fault)] = "Europe/Brussels"
    admins: Annotated[
        tuple[str, ...],
        Key("Matrix users who may make neighbourhoods.", example=("@jonas:example.org",), fault=_user_id_fault),
    ] = ()
    data_dir: Annotated[Path, Key("Folder for keys and backups; keep it private and back it up.")] = Path("data")


@dataclass(frozen=True, slots=True, kw_only=True)
class Database:
    """Where everything is remembered."""

    url: Annotated[
        Secret,
        Key(f"SQLite file, or {POSTGRESQL}user@host/name.", fault=database_fault),
    ] = Secret(f"{SQLITE}data/buurtbot.db")


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The bot's account on its homeserver."""

    homeserver: Annotated[
        str,
        Key("Address of the homeserver for clients.", example="https://matrix.example.org", fault=_homeserver_fault),
    ]
    user_id: Annotated[str, Key("The bot's own user id.", example="@buurtbot:example.org", fault=_user_id_fault)]
    password: Annotated[
        Secret | None,
        Key(
            "Password, for the first start and after a restore; the token is kept in data_dir.",
            example="secrets/matrix_password",
        ),
    ] = None
    access_token: Annotated[
        Secret | None, Key("Access token, instead of a password.", example="secrets/matrix_access_token")
    ] = None
    recovery_key: Annotated[
        Secret | None,
        Key("Recovery key of the account, only for a new device of it.", example="secrets/matrix_recovery_key"),
    ] = None
    device_id: Annotated[str | None, Key("Device that the access token belongs to.", example="BUURTBOT")] = None
    device_name: Annotated[str, Key("Name of the bot's device, as others see it.")] = "Buurtbot"
    invites: Annotated[Invites, Key("Whose invitations are accepted: admins, server or anyone.")] = Invites.ADMINS


@dataclass(frozen=True, slots=True, kw_only=True)
class Web:
    """The web pages."""

    listen: Annotated[str, Key("Host and port to listen on.", fault=_listen_fault)] = "127.0.0.1:8080"
    public_url: Annotated[
        str | None,
        Key("Address at which people reach the pages.", example="https://buurtbot.example.org", fault=_address_fault),
    ] = None

    @property
    def host(self) -> str:
        """The host part of `listen`, without the brackets of an IPv6 address."""
        return self.listen.rpartition(":")[0].strip("[]")

    @property
    def port(self) -> int:
        """The port part of `listen`; 0 lets the system choose."""
        return int(self.listen.rpartition(":")[2])


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy:
    """Who answers for people's data (Regulation (EU) 2016/679, article 13(1)(a))."""

    controller: Annotated[str, Key("The organisation that answers for people's data.", example="vzw De Linde")]
    contact: Annotated[str, Key("Where people ask about their data.", example="privacy@example.org")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Volunteers:
    """What may be paid back to volunteers (law of 3 July 2005, article 10; the amounts change every year)."""

    expense_caps: Annotated[
        tuple[str, ...],
        Key("For each year: the most a day, the most a year, and where you read it.", fault=cap_fault),
    ] = KNOWN
    km_rates: Annotated[
        tuple[str, ...],
        Key("What a kilometre by car may cost: first day, last day, euro, and where you read it.", fault=rate_fault),
    ] = KNOWN_RATES


def _weekly_fault(text: str) -> str | None:
    return None if text.isdecimal() and 1 <= int(text) <= 50 else "is not from 1 to 50; write it as 3"


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcements:
    """How many messages of organisers people get."""

    # Our own choice of November 2026: no law or guide that we know names a number.
    most_a_week: Annotated[
        int,
        Key(
            "Announcements that a room, or a person in private, gets in seven days; urgent ones come on top.",
            fault=_weekly_fault,
        ),
    ] = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Sms:
    """Text messages."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """E-mail."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Channels:
    """Other ways to reach the bot; a section that is absent is off."""

    sms: Sms | None = None
    mail: Mail | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """The whole configuration, read once at start and passed on; nobody reads the environment after that."""

    bot: Bot = field(default_factory=Bot)
    database: Database = field(default_factory=Database)
    matrix: Matrix
    web: Web = field(default_factory=Web)
    privacy: Privacy
    volunteers: Volunteers = field(default_factory=Volunteers)
    announcements: Announcements = field(default_factory=Announcements)
    channels: Channels = field(default_factory=Channels)


def load(path: Path, environ: Mapping[str, str]) -> Config:
    """Read the file and the environment; relative paths start at the file's folder.

    Raises ConfigError when the file cannot be read, is not TOML, or says something Buurtbot cannot use.
    """
    folder = path.absolute().parent
    config = read(Config, overlay(_toml(path), environ), folder)
    _refuse_what_does_not_fit(config)
    return replace(config, database=Database(url=_anchored(config.database.url, folder)))


def _toml(path: Path) -> Table:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as problem:
        cause = problem.strerror
        raise ConfigError(f"{path} cannot be read ({cause}); copy config.example.toml and say -c FILE.") from None
    except UnicodeDecodeError:
        raise ConfigError(f"{path} is not text in UTF-8; save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as problem:
        # Never the source line: it may hold a secret. The reader's own text has only the place.
        place = re.search(r"line \d+, column \d+|end of document", str(problem))
        raise ConfigError(f"{path} is not TOML at {place[0] if place else 'some line'}; correct that line.") from None


def _refuse_what_does_not_fit(config: Config) -> None:
    bot, matrix = config.bot, config.matrix
    if bot.language not in bot.languages:
        raise ConfigError(f"bot.language = {bot.language!r} is not among bot.languages; add it there.")
    if matrix.password and matrix.access_token:
        raise ConfigError("matrix.password and matrix.access_token are both given; keep one of them.")
    for name, channel in (("sms", config.channels.sms), ("mail", config.channels.mail)):
        if channel:
            raise ConfigError(f"channels.{name} is not in this version; remove the section.")


def _anchored(url: Secret, folder: Path) -> Secret:
    file = url.reveal().removeprefix(SQLITE)
    if file == url.reveal() or not file or file.startswith((":memory:", "file:")):
        return url
    return Secret(f"{SQLITE}{os.path.abspath(folder / file)}")


def example() -> str:
    """Write every key with its help and its default, as the text of `config.example.toml`."""
    head = (
        "# Buurtbot. Every key can also be an environment variable, BUURTBOT__SECTION__KEY (BUURTBOT__BOT__NAME).\n"
        "# A secret can be in a file of its own: add _file to its key. Paths start at this file's folder.\n"
        "# A line that starts with # shows the default, or an example where there is none.\n"
    )
    return head + "".join(_section_text(spot) for spot in spots(Config))


def _section_text(section: Spot) -> str:
    inner = spots(section.kind, section.name)
    if any(spot.is_section for spot in inner):
        return "".join(f"\n# [{spot.name}]  # {spot.kind.__doc__} Absent = off.\n" for spot in inner)
    return f"\n[{section.name}]\n" + "".join(line for spot in inner for line in _key_lines(spot))


def _key_lines(spot: Spot) -> Iterator[str]:
    yield f"# {spot.key.help}\n"
    default = None if spot.required else spot.field.default
    if default is None or default == ():
        as_file = "_file" if spot.kind is Secret else ""
        yield f"{'' if spot.required else '# '}{spot.field.name}{as_file} = {_toml_text(spot.key.example)}\n"
    else:
        yield f"{spot.field.name} = {_toml_text(default)}\n"


def _toml_text(value: object) -> str:
    if isinstance(value, tuple):
        return f"[{', '.join(_toml_text(part) for part in value)}]"
    if isinstance(value, bool | int):
        return str(value).lower()
    return json.dumps(value.reveal() if isinstance(value, Secret) else str(value), ensure_ascii=False)


if __name__ == "__main__":
    sys.stdout.write(example())
