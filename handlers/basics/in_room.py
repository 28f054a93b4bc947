"""A short answer to who calls us by our name in a room: what we are for, and that we are there in private."""

from __future__ import annotations

from handlers.decision import Decision, Here, Say, Turn, Watch, say
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.requests.words import NEED, TASKS
from handlers.text import FirstWord, _


def is_called(turn: Turn) -> bool:
    """Tell whether somebody calls us in a room of ours."""
    return turn.room is not None and turn.incoming.called


async def look_whether_called(turn: Turn, look: Look) -> bool | None:
    """Notice that somebody calls us, with words that mean nothing else."""
    return is_called(turn) or None


def help_in_room(turn: Turn, called: bool) -> Decision:
    """Say it once an hour to each: two programs that call each other must come to an end."""
    text = _(
        "I am a computer program. I help neighbours to help each other. "
        "Write to me in private, or type here: {need} or {tasks}.",
        need=FirstWord(NEED),
        tasks=FirstWord(TASKS),
    )
    once = f"help.in_room:{turn.person.id}:{turn.now:%Y-%m-%dT%H}"
    return say(Say(Here(), "help.in_room", text, once=once))


LAST = Watch(IncomingKind.MESSAGE, look_whether_called, help_in_room)
"""Tried when nothing else knew what to do with a message."""
