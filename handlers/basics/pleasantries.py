"""A thank you, or an "ok" that answers no question: a short kind word, and nothing that has to be understood."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from handlers.basics.words import MENU_WORDS
from handlers.decision import NOTHING, Decision, Say, Turn, Watch, say
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.reading.answers import is_only_an_answer
from handlers.reading.phrases import words_in
from handlers.reading.plain import words
from handlers.reading.thanks_words import BESIDE_THANKS, THANKS
from handlers.text import FirstWord, _

LATELY: Final = timedelta(minutes=15)
ENOUGH: Final = 3
_WELCOME: Final = "thanks"
_NOT_ASKED: Final = "agreement"
_THANKS: Final = words_in(THANKS)
_BESIDE: Final = words_in(BESIDE_THANKS)
_THUMBS: Final = "👍👌🙏❤😊🙂"


def is_thanks(text: str) -> bool:
    """Tell whether somebody thanks us and says nothing else."""
    said = {word.text for word in words(text)}
    return bool(said & _THANKS) and said <= _THANKS | _BESIDE


async def look_for_thanks(turn: Turn, look: Look) -> int | None:
    """Notice a thank you in private, and read how often we answered one lately."""
    if not turn.in_private or not is_thanks(turn.text):
        return None
    return await look.times_told(turn.person.id, _WELCOME, turn.now - LATELY)


def answer_thanks(turn: Turn, times: int) -> Decision:
    """Answer it as one does, but not for ever: programs thank too."""
    return say(Say(turn.me, _WELCOME, _("You are welcome!"))) if times < ENOUGH else NOTHING


async def look_for_agreement(turn: Turn, look: Look) -> int | None:
    """Notice a short yes, no or thumb in private that answers nothing, for nothing was asked."""
    is_short = is_only_an_answer(turn.text) or (turn.text.strip() != "" and not turn.text.strip(_THUMBS + "\ufe0f"))
    if not turn.in_private or not turn.standings or not is_short:
        return None
    if await look.open_steps(turn.person.id):
        return None
    return await look.times_told(turn.person.id, _NOT_ASKED, turn.now - LATELY)


def answer_agreement(turn: Turn, times: int) -> Decision:
    """Say that no question is open, kindly."""
    if times >= ENOUGH:
        return NOTHING
    text = _(
        "I have no question open, so nothing changes. Do you need something? Type: {menu}", menu=FirstWord(MENU_WORDS)
    )
    return say(Say(turn.me, _NOT_ASKED, text))


WATCHES = (
    Watch(IncomingKind.MESSAGE, look_for_thanks, answer_thanks),
    Watch(IncomingKind.MESSAGE, look_for_agreement, answer_agreement),
)
