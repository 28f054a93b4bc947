"""The keys of a data directory: made once, read again, and refused in one sentence when they cannot be used."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from bot.config import ConfigError
from bot.keys import crypto_secret, open_vault
from storage.vault import Vault


def _change(folder: Path, **changes: object) -> None:
    file = folder / "keys.json"
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    file.write_text(json.dumps(found | changes), encoding="utf-8")


def test_the_first_start_makes_keys_that_only_we_can_read(tmp_path: Path) -> None:
    vault = open_vault(tmp_path / "data")
    file = tmp_path / "data" / "keys.json"
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert [found.name for found in file.parent.iterdir()] == ["keys.json"]
    again = open_vault(tmp_path / "data")
    assert again.open(vault.seal("words", "t", "c", "1"), "t", "c", "1") == "words"
    assert crypto_secret(again) == crypto_secret(vault)
    assert open_vault(tmp_path / "other").key_ids != vault.key_ids


def test_a_new_sealing_key_changes_no_passphrase(tmp_path: Path) -> None:
    before = open_vault(tmp_path)
    old = json.loads((tmp_path / "keys.json").read_text(encoding="utf-8"))
    root = next(iter(old["keys"].values()))
    _change(tmp_path, keys=old["keys"] | {"0badcafe": root[::-1].lstrip("=") + "="}, current="0badcafe")
    after = open_vault(tmp_path)
    assert after.key_ids[-1] == "0badcafe"
    assert crypto_secret(after) == crypto_secret(before)


@pytest.mark.parametrize(
    "broken",
    [
        {"keys": {}},
        {"keys": None},
        {"keys": {"00000001": "not base64!"}},
        {"keys": {"00000001": "c2hvcnQ="}},
        {"current": "00000000"},
        {"index": None},
        {"index": ""},
    ],
)
def test_keys_that_cannot_be_used_are_refused_in_one_sentence(tmp_path: Path, broken: dict[str, object]) -> None:
    open_vault(tmp_path)
    _change(tmp_path, **broken)
    with pytest.raises(ConfigError, match=r"keys\.json cannot be read as keys; put the file back from a backup\."):
        open_vault(tmp_path)


def test_a_file_that_is_no_json_is_refused(tmp_path: Path) -> None:
    (tmp_path / "keys.json").write_bytes(b"\xff\xfe")
    with pytest.raises(ConfigError):
        open_vault(tmp_path)


def test_a_vault_shows_no_key(tmp_path: Path) -> None:
    assert repr(Vault({"00000001": bytes(32)}, "00000001")).startswith("<storage.vault.Vault object")
