"""Saying something to who sits at the terminal, or reads what we print."""

from __future__ import annotations

import os
import sys


def say(text: str) -> None:
    """Print a line at once; when nobody reads any more (``… | head``) go on in silence."""
    try:
        sys.stdout.write(f"{text}\n")
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
