"""A kind answer to what we cannot use: words we do not understand, files, and messages that stayed locked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar, Final

from handlers.basics.calls import Reach
from handlers.basics.human import ask_for_a_person, look_at_places
from handlers.basics.misread import look_whether_waiting, wait_for_words_we_know
from handlers.basics.pleasantries import is_goodbye, is_thanks
from handlers.basics.words import COMMANDS_WORDS, HUMAN_WORDS, MENU_WORDS
from handlers.decision import YES_NO, Decision, Say, StepKind, Turn, Watch, say
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.neighbourhoods.places import STRANGER, no_neighbourhood
from handlers.text import FirstWord, Text, _

RECENTLY: Final = timedelta(minutes=15)
ENOUGH: Final = 5
"""So often we say within that time that we did not understand; then, having said so, we wait in silence."""
_PUZZLED = "not_understood"
_OFFERED = "not_understood.human"
_ONLY_TEXT = "only_text"


@dataclass(frozen=True, slots=True)
class WantsHuman:
    """Ask whether a person should take over."""

    name: ClassVar[str] = "not_understood.human"


@dataclass(frozen=True, slots=True)
class Puzzled:
    """How often we did not understand the person lately."""

    times: int


async def look_how_often(turn: Turn, look: Look) -> Puzzled | None:
    """Read how often we did not understand; None in a room, where people talk to each other, and while we wait."""
    if not turn.in_private or await look_whether_waiting(turn, look, RECENTLY):
        return None
    times = 0
    for told in (_PUZZLED, _OFFERED, STRANGER):
        times += await look.times_told(turn.person.id, told, turn.now - RECENTLY)
    return Puzzled(times)


def not_understand(turn: Turn, puzzled: Puzzled) -> Decision:
    """Say so kindly; the second time, offer a person; at last, say that we wait in silence."""
    if puzzled.times >= ENOUGH:
        return wait_for_words_we_know(turn)
    if not turn.standings and not turn.is_admin:
        return no_neighbourhood(turn)
    if puzzled.times == 0:
        return say(Say(turn.me, _PUZZLED, _puzzled()))
    offer = _("Sorry, I still do not understand. Shall I ask a person to contact you?")
    return say(Say(turn.me, _OFFERED, offer, choices=YES_NO, step=WantsHuman(), free=True, light=True))


def is_no_pleasantry(turn: Turn, step: WantsHuman) -> bool:
    """Let a thank you and a goodbye go past the offer: they say no more than that."""
    return not (is_thanks(turn.text) or is_goodbye(turn.text))


def _puzzled() -> Text:
    return _(
        "I did not understand that. Type {help} for what I can do, or {human} to talk to a person.",
        help=FirstWord(MENU_WORDS),
        human=FirstWord(HUMAN_WORDS),
    )


async def look_for_human(turn: Turn, look: Look, step: WantsHuman) -> tuple[Reach, ...]:
    """Read who could take over."""
    return await look_at_places(turn, look)


def hand_over(turn: Turn, step: WantsHuman, places: tuple[Reach, ...]) -> Decision:
    """Ask a person, or leave it."""
    match turn.answer.choice if turn.answer else None:
        case "yes":
            return ask_for_a_person(turn, places)
        case "no":
            all_right = _("All right. Type {commands} to see what I can do.", commands=FirstWord(COMMANDS_WORDS))
            return say(Say(turn.me, "not_understood.no", all_right))
        case _:
            return say(Say(turn.me, _PUZZLED, _puzzled()))


async def look_in_private(turn: Turn, look: Look) -> bool | None:
    """Read whether the person has a question open; None in a room, and when we said often enough that we read text."""
    if not turn.in_private or await look.times_told(turn.person.id, _ONLY_TEXT, turn.now - RECENTLY) >= ENOUGH:
        return None
    return bool(await look.open_steps(turn.person.id))


def answer_file(turn: Turn, asked: bool) -> Decision:
    """Say that only text can be read, and that an open question stays open."""
    if asked:
        text = _("Thank you for sending something. I can only read text. My question is still open: type your answer.")
    else:
        text = _(
            "Thank you for sending something. I can only read text. Please type it, or type {human}.", human=_human()
        )
    return say(Say(turn.me, _ONLY_TEXT, text))


async def look_at_locked(turn: Turn, look: Look) -> bool:
    """Read nothing: a locked message is answered everywhere, always in private."""
    return True


def answer_unreadable(turn: Turn, facts: bool) -> Decision:
    """Say that a message arrived locked."""
    text = _(
        "Your message reached me locked, so I could not read it. Please send it again. "
        "Does it happen again? Type {human} and a person helps you.",
        human=_human(),
    )
    return say(Say(turn.me, "unreadable", text))


def _human() -> FirstWord:
    return FirstWord(HUMAN_WORDS)


LAST = Watch(IncomingKind.MESSAGE, look_how_often, not_understand)
"""Tried when nothing else knew what to do with a message."""

STEPS = (StepKind(WantsHuman, look_for_human, hand_over, hears=is_no_pleasantry),)
WATCHES = (
    Watch(IncomingKind.FILE, look_in_private, answer_file),
    Watch(IncomingKind.UNREADABLE, look_at_locked, answer_unreadable),
)
