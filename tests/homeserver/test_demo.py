"""``buurtbot demo`` as a newcomer runs it: it plays the stories, starts, stops in order, and goes on where it ended."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

from bot.demo.ports import free_port
from tests.servers.child import Child

ROOT = Path(__file__).resolve().parents[2]
DEMO = (sys.executable, "-m", "bot", "demo")

pytestmark = [pytest.mark.slow, pytest.mark.usefixtures("synapse_python"), pytest.mark.timeout(240)]


@contextmanager
def demo(directory: Path, port: int) -> Iterator[tuple[list[str], "subprocess.Popen[str]"]]:
    """Start the demo and wait until it is ready; gives what it told by then."""
    command = [*DEMO, "--dir", str(directory), "--port", str(port)]
    with Child(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as child:
        assert child.stdout is not None
        told: list[str] = []
        try:
            for line in child.stdout:
                told.append(line)
                if line.startswith("Ready in"):
                    break
            yield told, child
        finally:
            child.kill()


def stopped(child: "subprocess.Popen[str]") -> tuple[int, str]:
    """Press Ctrl-C; return the exit code and the last thing it told."""
    child.send_signal(signal.SIGINT)
    output, _ = child.communicate(timeout=60)
    return child.returncode, output.strip().splitlines()[-1]


def test_the_first_stories_are_played_by_real_clients(tmp_path: Path) -> None:
    command = [*DEMO, "--check", "--dir", str(tmp_path)]
    played = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert played.returncode == 0, played.stdout + played.stderr
    assert [line.split()[0] for line in played.stdout.splitlines() if line[:1] == "S"] == ["S1", "S2", "S3"]
    assert "All 3 stories went as they must" in played.stdout
    assert played.stdout.count("✓ every message was encrypted") == 3


def test_the_demo_starts_stops_in_order_and_goes_on_where_it_ended(tmp_path: Path) -> None:
    port = free_port()
    with demo(tmp_path, port) as (told, child):
        assert told[-1].startswith("Ready in"), told
        with urlopen(f"http://127.0.0.1:{port}/demo") as page:
            assert page.status == 200
        assert stopped(child) == (0, "Everything is stopped. What was said is kept.")
    made = any("make the neighbourhood" in line for line in told)
    with demo(tmp_path, port) as (again, child):
        assert again[-1].startswith("Ready in"), again
        assert (made, any("make the neighbourhood" in line for line in again)) == (True, False)
        assert stopped(child)[0] == 0


def test_a_second_demo_in_the_same_folder_or_on_the_same_port_refuses_in_one_sentence(tmp_path: Path) -> None:
    port = free_port()
    with demo(tmp_path, port) as (_told, child):
        for directory, other in ((tmp_path, free_port()), (tmp_path / "other", port)):
            command = [*DEMO, "--dir", str(directory), "--port", str(other)]
            refused = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
            assert refused.returncode == 69
            assert len(refused.stderr.splitlines()) == 1
        assert stopped(child)[0] == 0


def test_beginning_afresh_leaves_what_the_demo_did_not_make(tmp_path: Path) -> None:
    mine = tmp_path / "letter.txt"
    mine.write_text("Dag oma")
    command = [*DEMO, "--fresh", "--dir", str(tmp_path), "--port", str(free_port())]
    with Child(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        child.stdout.readline()
        child.send_signal(signal.SIGINT)
        child.communicate(timeout=60)
    assert child.returncode == 0
    assert mine.read_text() == "Dag oma"
