"""Every key of the configuration is in the example, and every key of the example is in the configuration."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.config import Config, ConfigError, Secret, example, load
from bot.config_read import Spot, spots

ROOT = Path(__file__).resolve().parent.parent
FILE = ROOT / "config.example.toml"


def all_keys(shape: type = Config, name: str = "") -> Iterator[Spot]:
    """List every key of every section."""
    for spot in spots(shape, name):
        if spot.is_section:
            yield from all_keys(spot.kind, spot.name)
        else:
            yield spot


def uncommented(text: str) -> str:
    """Return the example with the keys and sections switched on that are shown behind a `#`."""
    return re.sub(r"^# (?=\[|[a-z_]+ = )", "", text, flags=re.MULTILINE)


def test_the_example_is_what_the_configuration_says_of_itself() -> None:
    assert FILE.read_text(encoding="utf-8") == example(), "write it again: make example"


def test_the_example_works_as_it_stands() -> None:
    assert load(FILE, {}).privacy.controller == "vzw De Linde"


def test_the_example_shows_every_key_and_no_other() -> None:
    table = tomllib.loads(uncommented(FILE.read_text(encoding="utf-8")))
    channels = table.pop("channels")
    shown = {f"{section}.{key}" for section, keys in table.items() for key in keys}
    assert {name.removesuffix("_file") for name in shown} == {spot.name for spot in all_keys()}
    assert channels == {"sms": {}, "mail": {}}


def test_every_key_has_one_sentence_for_the_operator() -> None:
    for spot in all_keys():
        assert spot.key.help.endswith("."), spot.name
        assert spot.key.help.count(". ") == 0, spot.name


def test_a_key_without_a_default_has_an_example() -> None:
    assert [spot.name for spot in all_keys() if spot.required and not spot.key.example] == []


def test_whatever_sounds_secret_is_a_secret() -> None:
    sounding = [spot for spot in all_keys() if re.search(r"password|token|secret|url$", spot.field.name)]
    assert {spot.name for spot in sounding if spot.kind is not Secret} == {"web.public_url"}


@pytest.mark.parametrize("spot", [spot for spot in all_keys() if spot.kind is Secret], ids=lambda spot: spot.name)
def test_every_secret_can_come_from_a_file(spot: Spot) -> None:
    variable = "BUURTBOT__" + spot.name.upper().replace(".", "__") + "_FILE"
    with pytest.raises(ConfigError, match=f"{spot.name}_file: the file no-such-file cannot be read"):
        load(FILE, {variable: "no-such-file"})
