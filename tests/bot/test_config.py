"""The operator's file and environment become one checked value, or one sentence that says what to do."""

from pathlib import Path

import pytest

from bot.config import Config, ConfigError, Database, Invites, Matrix, Privacy, Secret, load

LEAST = """
[matrix]
homeserver = "https://matrix.example.org"
user_id = "@buurtbot:example.org"
[privacy]
controller = "vzw De Linde"
contact = "privacy@example.org"
"""


def written(folder: Path, more: str = "", *, instead: str | None = None) -> Path:
    """Write a configuration in the folder: the least that works and then some, or something else altogether."""
    file = folder / "config.toml"
    file.write_text(LEAST + more if instead is None else instead, encoding="utf-8")
    return file


def refusal(file: Path, environ: dict[str, str] | None = None) -> str:
    """Return the sentence with which the configuration is refused."""
    with pytest.raises(ConfigError) as refused:
        load(file, environ or {})
    return str(refused.value)


def test_the_least_configuration_takes_every_other_key_from_the_defaults(tmp_path: Path) -> None:
    config = load(written(tmp_path), {})
    assert config.bot.name == "Buurtbot"
    assert config.bot.languages == ("nl", "fr", "en", "de")
    assert config.matrix.invites is Invites.ADMINS
    assert config.matrix.password is None
    assert (config.web.host, config.web.port) == ("127.0.0.1", 8080)
    assert config.channels.sms is None


def test_relative_paths_start_at_the_folder_of_the_file(tmp_path: Path) -> None:
    config = load(written(tmp_path), {})
    assert config.bot.data_dir == tmp_path / "data"
    assert config.database.url.reveal() == f"sqlite+aiosqlite:///{tmp_path}/data/buurtbot.db"


@pytest.mark.parametrize(
    "url", ["sqlite+aiosqlite:///:memory:", "postgresql+asyncpg://bot@db/buurtbot", "sqlite+aiosqlite:////srv/b.db"]
)
def test_other_database_addresses_stay_as_they_were_written(tmp_path: Path, url: str) -> None:
    assert load(written(tmp_path, f'[database]\nurl = "{url}"\n'), {}).database.url.reveal() == url


def test_a_demo_needs_no_file_at_all() -> None:
    config = Config(
        matrix=Matrix(homeserver="http://127.0.0.1:8008", user_id="@buurtbot:localhost"),
        privacy=Privacy(controller="De Linde", contact="demo"),
    )
    assert config.database == Database()


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    environ = {
        "BUURTBOT__BOT__LANGUAGE": "fr",
        "BUURTBOT__BOT__ADMINS": "@jonas:example.org, @leen:example.org",
        "BUURTBOT__MATRIX__INVITES": "server",
        "BUURTBOT__PRIVACY__CONTACT": "",
        "HOME": "elsewhere",
    }
    config = load(written(tmp_path, '[bot]\nlanguage = "nl"\n'), environ)
    assert config.bot.language == "fr"
    assert config.bot.admins == ("@jonas:example.org", "@leen:example.org")
    assert config.matrix.invites is Invites.SERVER
    assert config.privacy.contact == "privacy@example.org"


def test_the_environment_alone_is_enough(tmp_path: Path) -> None:
    environ = {
        "BUURTBOT__MATRIX__HOMESERVER": "http://synapse:8008",
        "BUURTBOT__MATRIX__USER_ID": "@buurtbot:example.org",
        "BUURTBOT__PRIVACY__CONTROLLER": "vzw De Linde",
        "BUURTBOT__PRIVACY__CONTACT": "privacy@example.org",
    }
    assert load(written(tmp_path, instead=""), environ).matrix.homeserver == "http://synapse:8008"


def test_a_secret_is_read_from_its_own_file(tmp_path: Path) -> None:
    (tmp_path / "password").write_text("trapladder\n", encoding="utf-8")
    config = load(written(tmp_path), {"BUURTBOT__MATRIX__PASSWORD_FILE": "password"})
    assert config.matrix.password == Secret("trapladder")


def test_a_secret_in_the_environment_replaces_the_file_that_the_configuration_names(tmp_path: Path) -> None:
    file = written(tmp_path, instead=LEAST.replace("[privacy]", 'password_file = "gone"\n[privacy]'))
    password = load(file, {"BUURTBOT__MATRIX__PASSWORD": "trapladder"}).matrix.password
    assert password is not None
    assert password.reveal() == "trapladder"


def test_no_secret_shows_in_the_repr_of_a_configuration(tmp_path: Path) -> None:
    environ = {
        "BUURTBOT__MATRIX__PASSWORD": "trapladder",
        "BUURTBOT__DATABASE__URL": "postgresql+asyncpg://bot:zonnebloem@db/buurtbot",
    }
    config = load(written(tmp_path), environ)
    for shown in (repr(config), f"{config}", f"{config.matrix.password}"):
        assert "trapladder" not in shown
        assert "zonnebloem" not in shown
    assert repr(config.matrix.password) == "***"


@pytest.mark.parametrize(
    ("more", "sentence"),
    [
        ("[bot]\nnaam = 'x'", "bot.naam is not a known key; did you mean name."),
        ("[webb]\n", "webb is not a known key; did you mean web."),
        ("[zzz]\n", "zzz is not a known key; known are bot, database, matrix, web, privacy, volunteers, announcements, "
         "channels."),
        ("[announcements]\nmost_a_week = 0", "announcements.most_a_week = '0' is not from 1 to 50; write it as 3."),
        ("[announcements]\nmost_a_week = -1", "announcements.most_a_week = '-1' is not from 1 to 50; write it as 3."),
        ("[announcements]\nmost_a_week = 'x'", "announcements.most_a_week must be a whole number, without quotes."),
        ("[bot]\ntime_zone = 'Gent'", "bot.time_zone = 'Gent' is not a time zone; write one such as Europe/Brussels."),
        ("[bot]\nlanguage = 'es'", "bot.language = 'es' is not among bot.languages; add it there."),
        ("[bot]\nlanguages = ['Dutch']", "bot.languages = 'Dutch' is not a language code; write one such as nl."),
        ("[bot]\nlanguages = 'nl'", 'bot.languages must be a list of texts, as in languages = ["one", "two"].'),
        ("[bot]\nname = 3", "bot.name must be text between quotes, and not empty."),
        ("[bot]\nname = ' '", "bot.name must be text between quotes, and not empty."),
        ("[bot]\nadmins = ['jonas']", "bot.admins = 'jonas' is not a Matrix user id; write it as @name:example.org."),
        ("[web]\nlisten = '8080'", "web.listen = '8080' is not host:port; write it as 127.0.0.1:8080."),
        ("[web]\nlisten = 'host:99999'", "web.listen = 'host:99999' is not host:port; write it as 127.0.0.1:8080."),
        ("[web]\npublic_url = 'buurt'", "web.public_url = 'buurt' is not a web address; write it as https://example.org."),
        ("[channels.sms]\n", "channels.sms is not in this version; remove the section."),
        ("[channels]\nsms = 1", "channels.sms must be a section: write [channels.sms] on a line of its own."),
    ],
)  # fmt: skip
def test_a_mistake_is_answered_with_the_key_and_the_fix(tmp_path: Path, more: str, sentence: str) -> None:
    assert refusal(written(tmp_path, more)) == sentence


@pytest.mark.parametrize(
    "address",
    ["http://x:abc", "http://x:70000", "http://[::1", "http://", "matrix.example.org", "ftp://matrix.example.org",
     "https:///matrix", "https://matrix..org", "https://a b", "https://bot:zonnebloem@matrix.example.org",
     "https://matrix.example.org?x=1", "https://matrix.example.org#x"],
)  # fmt: skip
def test_a_homeserver_that_is_no_web_address_is_refused_at_once(tmp_path: Path, address: str) -> None:
    sentence = refusal(written(tmp_path), {"BUURTBOT__MATRIX__HOMESERVER": address})
    assert sentence == f"matrix.homeserver = {address!r} is not a web address; write it as https://example.org."


@pytest.mark.parametrize(
    "address", ["http://[::1]:8008", "http://localhost:8008/", "https://example.org/matrix", "HTTPS://buurt.été"]
)
def test_every_web_address_is_taken(tmp_path: Path, address: str) -> None:
    assert load(written(tmp_path), {"BUURTBOT__MATRIX__HOMESERVER": address}).matrix.homeserver == address


def test_an_address_inside_the_homeserver_is_refused_with_what_to_leave_out(tmp_path: Path) -> None:
    environ = {"BUURTBOT__MATRIX__HOMESERVER": "https://example.org/_matrix/client"}
    assert refusal(written(tmp_path), environ).endswith("leave out /_matrix and what follows.")


def test_a_database_port_that_is_no_number_is_refused_without_the_password_around_it(tmp_path: Path) -> None:
    sentence = refusal(written(tmp_path), {"BUURTBOT__DATABASE__URL": "postgresql+asyncpg://bot:zonne/bloem@db:x/b"})
    assert sentence.startswith("database.url has a port that is no number, or a password")
    assert "bloem" not in sentence


def test_a_database_address_that_is_refused_is_not_repeated_for_it_may_hold_a_password(tmp_path: Path) -> None:
    sentence = refusal(written(tmp_path, '[database]\nurl = "mysql://bot:zonnebloem@db/b"\n'))
    assert sentence.startswith("database.url is not a database Buurtbot knows")
    assert "zonnebloem" not in sentence


def test_who_answers_for_the_data_must_be_said(tmp_path: Path) -> None:
    file = written(tmp_path, instead=LEAST.replace('controller = "vzw De Linde"', ""))
    assert refusal(file) == 'privacy.controller is missing; write controller = "vzw De Linde" under [privacy].'
    assert refusal(written(tmp_path, instead=LEAST.partition("[privacy]")[0])).startswith(
        "privacy.controller is missing"
    )


def test_invites_are_one_of_three_words(tmp_path: Path) -> None:
    sentence = refusal(written(tmp_path), {"BUURTBOT__MATRIX__INVITES": "all"})
    assert sentence == "matrix.invites = 'all' is not one of admins, server, anyone; choose one of them."


def test_a_variable_with_a_misspelt_key_is_refused_too(tmp_path: Path) -> None:
    sentence = refusal(written(tmp_path), {"BUURTBOT__MATRIX__PASWORD": "trapladder"})
    assert sentence == "matrix.pasword is not a known key; did you mean password."


def test_a_variable_cannot_reach_inside_a_key_that_is_no_section(tmp_path: Path) -> None:
    file = written(tmp_path, instead=f"bot = 1\n{LEAST}")
    assert refusal(file, {"BUURTBOT__BOT__NAME": "x"}).startswith("BUURTBOT__BOT__NAME names a key inside bot")


def test_a_secret_given_twice_is_refused(tmp_path: Path) -> None:
    both = {"BUURTBOT__MATRIX__PASSWORD": "trapladder", "BUURTBOT__MATRIX__PASSWORD_FILE": "password"}
    assert (
        refusal(written(tmp_path), both) == "matrix.password and matrix.password_file are both given; keep one of them."
    )
    two_ways = {"BUURTBOT__MATRIX__PASSWORD": "trapladder", "BUURTBOT__MATRIX__ACCESS_TOKEN": "zonnebloem"}
    assert refusal(written(tmp_path), two_ways).startswith("matrix.password and matrix.access_token are both given")


def test_a_secret_file_that_is_absent_or_empty_is_named(tmp_path: Path) -> None:
    environ = {"BUURTBOT__MATRIX__PASSWORD_FILE": "password"}
    assert refusal(written(tmp_path), environ) == (
        "matrix.password_file: the file password cannot be read (FileNotFoundError); make it or correct the name."
    )
    (tmp_path / "password").write_text("\n", encoding="utf-8")
    assert (
        refusal(written(tmp_path), environ)
        == "matrix.password_file: the file password is empty; write the secret in it."
    )


def test_a_file_that_is_absent_or_not_toml_is_refused_without_showing_its_lines(tmp_path: Path) -> None:
    assert "copy config.example.toml" in refusal(tmp_path / "none.toml")
    sentence = refusal(written(tmp_path, "password = trapladder"))
    assert "is not TOML at line 8, column" in sentence
    assert "trapladder" not in sentence
    (tmp_path / "latin.toml").write_bytes(b'name = "caf\xe9"')
    assert "UTF-8" in refusal(tmp_path / "latin.toml")
