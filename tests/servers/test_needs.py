"""A server that is not here skips a test with its reason, and fails it where nothing may be skipped."""

import pytest

from tests.servers.needs import needs, program


def test_what_is_here_is_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    assert needs("here", "The server", "make servers") == "here"


def test_what_is_absent_skips_with_the_reason_and_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="The server is not here; `make servers` brings it"):
        needs(None, "The server", "make servers")


def test_what_is_absent_fails_in_the_continuous_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="The server is not here"):
        needs(None, "The server", "make servers")


def test_the_first_program_on_the_path_is_taken() -> None:
    found = program("no-such-program", "sh", "ls")
    assert found is not None
    assert found.name == "sh"
