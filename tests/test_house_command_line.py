"""House rule: every command of the command line is on the page for who runs it, with the exit codes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.__main__ import main
from bot.mistakes import CONFIGURATION, UNAVAILABLE

ROOT = Path(__file__).resolve().parent.parent
PAGE = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
PROMISED = {"demo", "run", "check", "migrate", "talk", "backup", "restore", "rotate-key", "directory", "record"}


def test_the_help_and_the_page_name_every_command(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as left:
        main(["--help"])
    assert left.value.code == 0
    offered = set(re.findall(r"^    ([a-z-]+)\s", capsys.readouterr().out, flags=re.MULTILINE))
    assert offered == PROMISED
    assert {name for name in PROMISED if f"`buurtbot {name}" in PAGE} == PROMISED


def test_the_page_tells_the_exit_codes_that_the_code_uses() -> None:
    assert all(f" {code} " in PAGE for code in (0, 2, UNAVAILABLE, CONFIGURATION))


@pytest.mark.parametrize("name", sorted(PROMISED - {"demo", "talk"}))
def test_what_needs_a_configuration_says_so_and_how_it_is_made(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = [str(tmp_path / "x.backup")] if name in {"backup", "restore", "directory"} else []
    deed = ["import"] if name == "directory" else []
    assert main([name, *deed, "-c", str(tmp_path / "none.toml"), *file]) == CONFIGURATION
    complaint = capsys.readouterr().err
    assert complaint.count("\n") == 1
    assert "copy config.example.toml" in complaint
