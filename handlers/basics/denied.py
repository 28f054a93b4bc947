"""What follows when somebody says a command and that it is not to be done: nothing, and a kind word about it."""

from __future__ import annotations

from handlers.decision import NOTHING, Command, Decision, Say, Turn, say
from handlers.text import FirstWord, _


def leave_it(turn: Turn, command: Command) -> Decision:
    """Say what was understood, and how to do it after all; in a room, where people talk to each other, say nothing."""
    if not turn.in_private:
        return NOTHING
    text = _(
        "I understand that you do not want this: {command} {number}. Good, nothing happens. "
        "Do you want it after all? Type: {command} {number}",
        command=FirstWord(command.words),
        number=turn.number or "",
    )
    return say(Say(turn.me, "denied", text))
