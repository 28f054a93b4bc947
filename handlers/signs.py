"""Small signs in a room, where what there is to say is said in private; in private itself there are none."""

from __future__ import annotations

from handlers.turn import Turn
from handlers.utterance import React


def wave(turn: Turn) -> tuple[React, ...]:
    """Show somebody who wrote in a room that it goes on in private."""
    return () if turn.in_private else (React("👋"),)


def nod(turn: Turn) -> tuple[React, ...]:
    """Show somebody who wrote in a room that it was heard and is done."""
    return () if turn.in_private else (React("👍"),)
