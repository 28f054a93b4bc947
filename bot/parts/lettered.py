"""A question on a channel where nothing but its text tells what an answer belongs to: ``A1 = yes, A2 = no``."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.channels.contract import Message

INLINE_CHOICES = 3
INLINE_LETTERS = 60


def lettered(message: Message) -> str:
    """Say a question with its letter before each number; what has no letter is said as it is everywhere."""
    if not (message.letter and message.choices):
        return message.text
    shown = [f"{message.letter}{choice.n} = {choice.label}" for choice in message.choices]
    inline = ", ".join(shown)
    is_short = len(shown) <= INLINE_CHOICES and len(inline) <= INLINE_LETTERS
    return f"{message.asks}\n{inline}" if is_short else "\n".join((message.asks, *shown))
