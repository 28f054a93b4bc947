"""What is said when a hand-over does not begin: it is not theirs, they stay, or who was chosen is gone."""

from __future__ import annotations

from handlers.decision import Decision, Say, Turn, say
from handlers.handover.words import HANDOVER_WORDS
from handlers.text import FirstWord, _


def not_theirs(turn: Turn) -> Decision:
    """Say that it is not theirs to hand over."""
    return say(Say(turn.me, "handover.not_yours", _("Only an organiser can hand over, and only what is theirs.")))


def kept(turn: Turn) -> Decision:
    """Say that nothing changes."""
    return say(Say(turn.me, "handover.kept", _("Good. Everything stays as it is.")))


def gone(turn: Turn) -> Decision:
    """Say that who was chosen cannot take it over any more."""
    text = _(
        "That person cannot take it over any more. To choose somebody else: {words}", words=FirstWord(HANDOVER_WORDS)
    )
    return say(Say(turn.me, "handover.gone", text))
