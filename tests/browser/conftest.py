"""Everything in this folder drives a real Chromium against the real demo."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.demo.ports import free_port
from tests.servers.child import Child

HERE = Path(__file__).parent
ROOT = HERE.parents[1]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.homeserver)
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def demo_page(synapse_python: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the page of a demo that all browser tests share; each plays requests of its own."""
    port, directory = free_port(), tmp_path_factory.mktemp("demo")
    command = [sys.executable, "-m", "bot", "demo", "--dir", str(directory), "--port", str(port)]
    with Child(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as child:
        assert child.stdout is not None
        told = ""
        for line in child.stdout:
            told += line
            if line.startswith("Ready in"):
                break
        else:
            pytest.fail(f"The demo did not start: {told}")
        yield f"http://127.0.0.1:{port}/demo"
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=60)
