"""A word to who wrote more than we read, before the answer to it."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.decision import Decision, Say, Turn
from handlers.text import _

CUT: Final = "cut"


def mention_what_was_not_read(turn: Turn, decision: Decision) -> Decision:
    """Say that only the beginning counted; where we answer nothing we did not act on it either."""
    if not turn.incoming.cut or not decision.say:
        return decision
    text = _("Your message was very long. I read only the beginning.")
    return replace(decision, say=(Say(turn.me, CUT, text), *decision.say))
