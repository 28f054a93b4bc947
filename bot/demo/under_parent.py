"""Run one Python module that ends when the process that started it ends.

Called as ``python -I under_parent.py MODULE ARGUMENT…`` with a pipe as standard input. It runs in
the homeserver's own environment, so it imports nothing but the standard library.
"""

import os
import runpy
import signal
import sys
import threading

GRACE_SECONDS = 5


def follow_parent() -> None:
    """Wait for the end of standard input, which the parent's death closes, then stop in order."""
    while os.read(0, 1024):
        pass
    os.kill(os.getpid(), signal.SIGTERM)
    threading.Event().wait(GRACE_SECONDS)
    os._exit(1)


if __name__ == "__main__":
    sys.argv = sys.argv[1:]
    threading.Thread(target=follow_parent, daemon=True).start()
    runpy.run_module(sys.argv[0], run_name="__main__", alter_sys=True)
