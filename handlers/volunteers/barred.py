"""Who does not help now because people decided so: told kindly, and whom to talk to."""

from __future__ import annotations

from handlers.basics.words import HUMAN_WORDS
from handlers.decision import Say, Turn
from handlers.model import Neighbourhood
from handlers.text import FirstWord, _
from handlers.volunteers.nouns import BARRED, Volunteer


def is_barred(offer: Volunteer | None) -> bool:
    """Tell whether people decided that somebody does not help now."""
    return offer is not None and offer.state in BARRED


def not_now(turn: Turn, place: Neighbourhood) -> Say:
    """Say that somebody does not help now, and whom to talk to."""
    text = _(
        "You cannot take tasks in {place} now. Do you want to talk about it? Type: {human}",
        place=place.name,
        human=FirstWord(HUMAN_WORDS),
    )
    return Say(turn.me, "volunteer.barred", text)
