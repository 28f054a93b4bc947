"""What the writer says of sending an announcement: "send it now", "do not send it", or a moment and more."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from handlers.announcements.days import padded
from handlers.announcements.steps import WRITING, left_off
from handlers.announcements.timers import DRAFT_OVER
from handlers.decision import Cancel, Decision, Say, Turn
from handlers.look import Look
from handlers.reading.announce_words import BESIDE_SEND, SEND, SEND_NOT, SEND_NOW
from handlers.reading.dates.apart import apart_from_moment
from handlers.reading.phrases import words_in
from handlers.text import _

_SEND: Final = words_in(SEND)
_NOW: Final = words_in(SEND_NOW)
_NOT: Final = words_in(SEND_NOT)
_BESIDE: Final = words_in(BESIDE_SEND) | _SEND


def says_now(text: str) -> bool:
    """Tell whether it is to go at once, and nothing else is said."""
    said = {*padded(text).split()}
    return bool(said & _NOW) and said <= _NOW | _BESIDE


def says_not_to_send(text: str) -> bool:
    """Tell whether it is not to be sent, and nothing else is said."""
    said = {*padded(text).split()}
    return bool(said & _NOT and said & _SEND) and said <= _NOT | _NOW | _BESIDE


def says_more_than_when(text: str, now_local: datetime, language: str) -> bool:
    """Tell whether there is more in it than a moment and "send it": perhaps it is text."""
    left = padded(" ".join(apart_from_moment(text.split(), now_local, language))).split()
    return not {*left} <= _BESIDE


async def look_at_stopping(turn: Turn, look: Look) -> bool | None:
    """Read whether somebody in the middle of writing says that it is not to be sent."""
    if not turn.in_private or not says_not_to_send(turn.incoming.text):
        return None
    asked = await look.open_steps(turn.person.id)
    return True if any(step.name in asked for step in WRITING) else None


def drop(turn: Turn, _stopping: bool = True) -> Decision:
    """Leave it: nothing is sent, and nothing is asked about it any more."""
    told = Say(turn.me, "announce.dropped", _("All right. Nothing was sent."))
    return Decision(say=(told,), cancel=(Cancel(DRAFT_OVER, turn.person.id),), close=left_off(turn.person.id))
