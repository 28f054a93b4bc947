"""Say it again, or go back one question."""

from __future__ import annotations

from typing import Final

from handlers.basics.words import COMMANDS_WORDS
from handlers.decision import Again, Command, Decision, Turn, look_at_nothing, say
from handlers.text import FirstWord, Text, _, _w

BACK: Final = "back"
REPEAT_WORDS: Final = _w("repeat|again|say again")
BACK_WORDS: Final = _w("back|go back|previous")


def repeat(turn: Turn, facts: None) -> Decision:
    """Ask again what was asked last."""
    return say(Again(turn.person.id, _nothing_open())) if turn.in_private else Decision()


def go_back(turn: Turn, facts: None) -> Decision:
    """Ask again what waits behind the last question; a step that knows what came before it is asked that instead."""
    return say(Again(turn.person.id, _nothing_open(), back=True)) if turn.in_private else Decision()


def _nothing_open() -> Text:
    return _(
        "I have no question open for you. Type {commands} to see what I can do.", commands=FirstWord(COMMANDS_WORDS)
    )


COMMANDS = (
    Command("repeat", REPEAT_WORDS, _("hear the last question again"), look_at_nothing, repeat, rescue=True),
    Command(BACK, BACK_WORDS, _("go back one question"), look_at_nothing, go_back, rescue=True),
)
