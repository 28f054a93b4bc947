"""A service that is asked to stop ends with 0, from the first moment of its process on."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from bot.stopping import OK, stopping_at_once, until_stopped
from tests.servers.child import Child

HEAVY = ("aiohttp", "nio", "sqlalchemy", "babel", "alembic", "asyncpg")
LISTENING = 1 << (signal.SIGTERM - 1)


def is_heard(pid: int) -> bool:
    """Whether the process has a handler for SIGTERM (Linux, proc(5): SigCgt)."""
    caught = next(line for line in Path(f"/proc/{pid}/status").read_text().splitlines() if line.startswith("SigCgt"))
    return bool(int(caught.split()[1], 16) & LISTENING)


def test_nothing_heavy_is_loaded_before_asking_to_stop_is_heard() -> None:
    look = f"import sys, bot.__main__; print([name for name in {HEAVY} if name in sys.modules])"
    assert subprocess.check_output([sys.executable, "-c", look], text=True) == "[]\n"


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
@pytest.mark.parametrize("ask", [signal.SIGTERM, signal.SIGINT])
def test_a_service_that_is_asked_to_stop_while_it_loads_ends_politely(tmp_path: Path, ask: signal.Signals) -> None:
    os.mkfifo(tmp_path / "config.toml")  # reading it waits for ever: the service is still at its beginning
    command = [sys.executable, "-m", "bot", "run", "-c", str(tmp_path / "config.toml")]
    with Child(command, stderr=subprocess.PIPE, text=True) as service:
        while not is_heard(service.pid):
            assert service.poll() is None
        service.send_signal(ask)
        _output, complaints = service.communicate()
        assert (service.returncode, complaints) == (OK, "")


def test_asking_twice_lets_the_first_stop_finish() -> None:
    ended: list[str] = []

    async def service() -> int:
        try:
            signal.raise_signal(signal.SIGTERM)
            await asyncio.Event().wait()
        finally:
            signal.raise_signal(signal.SIGTERM)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            ended.append("in order")
        return 1

    assert until_stopped(service()) == OK
    assert ended == ["in order"]


def test_who_was_asked_before_hears_again_afterwards() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with stopping_at_once():
        assert signal.getsignal(signal.SIGTERM) is not before
    assert signal.getsignal(signal.SIGTERM) is before


SLOW_NAMES = """
import socket, sys, threading
def never(*_name, **_more):
    print("asked", flush=True)
    threading.Event().wait()
socket.getaddrinfo = never
from bot.__main__ import main
main()
"""


def test_a_name_that_is_being_looked_up_keeps_no_service_from_stopping(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text(
        '[matrix]\nhomeserver = "https://matrix.example.org"\nuser_id = "@b:example.org"\npassword = "secret"\n'
        '[web]\nlisten = "127.0.0.1:0"\n[privacy]\ncontroller = "a"\ncontact = "b"\n'
    )
    command = [sys.executable, "-c", SLOW_NAMES, "run", "-c", str(config)]
    with Child(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as service:
        assert service.stdout
        assert service.stdout.readline() == "asked\n"
        service.terminate()
        _output, complaints = service.communicate()
        assert (service.returncode, complaints) == (OK, "")
