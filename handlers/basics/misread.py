"""A kind word when an answer fits none of the choices, and one more before we wait in silence."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from handlers.basics.again import BACK_WORDS
from handlers.basics.words import HUMAN_WORDS, MENU_WORDS, STOP_WORDS
from handlers.decision import NOTHING, Decision, Say, Turn, say
from handlers.look import Look
from handlers.reading.answer_labels import NOES
from handlers.reading.answers import is_only_an_answer
from handlers.text import FirstWord, Text, _

WAITING: Final = "silent"


def misread(times: int) -> Text:
    """Say that an answer was not understood, before the question is asked again; ``times`` counts the earlier ones."""
    if times == 0:
        return _("Sorry, I did not understand that. Please answer with a number.")
    return _("Sorry, I still do not understand. Answer with a number, or type {human}.", human=FirstWord(HUMAN_WORDS))


def is_bare(text: str, choice: str | None, labels: Sequence[str]) -> bool:
    """Tell whether this is a yes or a no and nothing else: no number, and not the words of a choice."""
    named = any(len(label.split()) > 1 and label.casefold() in text.casefold() for label in labels)
    numbered = any(sign.isdecimal() for sign in text)
    return choice in {"yes", *NOES} and is_only_an_answer(text) and not named and not numbered


def to_what(choice: str | None) -> Text:
    """Say that a bare yes or no may be about what was said last, before the open question is asked again."""
    if choice == "yes":
        return _("Yes to what? This is what I asked you:")
    return _("No to what? This is what I asked you:")


async def look_whether_waiting(turn: Turn, look: Look, within: timedelta) -> bool:
    """Read whether the person was told within that time that we wait in silence."""
    return await look.times_told(turn.person.id, WAITING, turn.now - within) > 0


def wait_for_an_answer(turn: Turn, told: bool) -> Decision:
    """Say once that we ask no more for now, and which words always bring us back."""
    text = _(
        "Sorry, we do not get any further like this. I stay silent now. "
        "Answer my last question, or type {back}, {human} or {stop}.",
        back=FirstWord(BACK_WORDS),
        human=FirstWord(HUMAN_WORDS),
        stop=FirstWord(STOP_WORDS),
    )
    return NOTHING if told else say(Say(turn.me, WAITING, text))


def wait_for_words_we_know(turn: Turn) -> Decision:
    """Say once that we answer no more of this for now, and which words we know."""
    text = _(
        "Sorry, I do not understand you. I stay silent now, until you type a word I know: {menu}, {human} or {stop}.",
        menu=FirstWord(MENU_WORDS),
        human=FirstWord(HUMAN_WORDS),
        stop=FirstWord(STOP_WORDS),
    )
    return say(Say(turn.me, WAITING, text))
