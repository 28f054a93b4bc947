"""A homeserver that an earlier run left behind: found by its pid file, ended only when it is ours."""

import os
import signal
import time
from contextlib import suppress
from pathlib import Path

from bot.demo.homeserver_files import HomeserverFiles

STOP_SECONDS = 10
POLL_SECONDS = 0.05


def end_orphan(files: HomeserverFiles) -> None:
    """End a homeserver that our last run left in this directory, if there still is one, and its pid file.

    It is ours only when its command line names this directory's settings.
    """
    with suppress(FileNotFoundError, ProcessLookupError, ValueError):
        pid = int(files.pid.read_text())
        deadline = time.monotonic() + STOP_SECONDS
        while str(files.settings) in command_line(pid):
            os.kill(pid, signal.SIGTERM if time.monotonic() < deadline else signal.SIGKILL)
            time.sleep(POLL_SECONDS)
    files.pid.unlink(missing_ok=True)


def command_line(pid: int) -> str:
    """Return the command line of a process, or nothing when there is none (or no /proc)."""
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
    except OSError:
        return ""
