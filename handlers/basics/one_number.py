"""What is answered to who names more numbers than can be meant: nothing is done, and a kind word about it."""

from __future__ import annotations

from handlers.decision import Decision, Say, Turn, say
from handlers.text import FirstWord, Text, _


def ask_for_one_number(turn: Turn, command: Text) -> Decision:
    """Say that one number is needed, and how."""
    text = _("I read more than one number. Type {command} and one number.", command=FirstWord(command))
    return say(Say(turn.me, "one_number", text))
