"""A thank you, a goodbye, or an "ok" that answers nothing: a short kind word, and nothing that has to be understood."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from handlers.basics.words import MENU_WORDS
from handlers.decision import NOTHING, Decision, Say, Turn, Watch, say
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.reading.answers import is_only_an_answer
from handlers.reading.phrases import book_of, words_in
from handlers.reading.plain import bare, words
from handlers.reading.thanks_words import BESIDE_THANKS, BOTH_WAYS, GOODBYES, THANKS
from handlers.text import FirstWord, _

LATELY: Final = timedelta(minutes=15)
ENOUGH: Final = 3
_WELCOME: Final = "thanks"
_GOODBYE: Final = "goodbye"
_NOT_ASKED: Final = "agreement"
_THANKS: Final = words_in(THANKS)
_BESIDE: Final = words_in(BESIDE_THANKS)
_GOODBYES: Final = book_of(GOODBYES)
_BOTH_WAYS: Final = words_in(BOTH_WAYS)
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


def is_goodbye(text: str) -> bool:
    """Tell whether somebody says goodbye, with or without a thank you, and nothing else."""
    said = words(text)
    hits = [range(hit.first, hit.end) for hit in _GOODBYES.find(said)]
    left = {word.text for place, word in enumerate(said) if not any(place in hit for hit in hits)}
    return bool(hits) and left <= _THANKS | _BESIDE | _BOTH_WAYS


async def look_for_goodbye(turn: Turn, look: Look) -> int | None:
    """Notice in private that somebody goes, and read how often we said goodbye lately."""
    if not turn.in_private or not is_goodbye(turn.text):
        return None
    return await look.times_told(turn.person.id, _GOODBYE, turn.now - LATELY)


async def look_whether_going(turn: Turn, look: Look) -> int | None:
    """Tell of "dag" or "salut" whether it is a goodbye: it is to who was just thanked or said one; None: it is none."""
    if not turn.in_private or bare(turn.incoming.text).strip(" .!") not in _BOTH_WAYS:
        return None
    since = turn.now - LATELY
    gone = await look.times_told(turn.person.id, _GOODBYE, since)
    return gone if gone or await look.times_told(turn.person.id, _WELCOME, since) else None


def say_goodbye(turn: Turn, times: int) -> Decision:
    """Answer it as one does, but not for ever: programs say goodbye too."""
    return say(Say(turn.me, _GOODBYE, _("Goodbye!"))) if times < ENOUGH else NOTHING


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
    Watch(IncomingKind.MESSAGE, look_for_goodbye, say_goodbye),
    Watch(IncomingKind.MESSAGE, look_for_agreement, answer_agreement),
)
