"""How the numbered choices of a question stand under its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.parts.lettered import INLINE_CHOICES, INLINE_LETTERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.channels.contract import Message, ShownChoice


def with_choices(text: str, choices: Sequence[ShownChoice]) -> str:
    """Put the numbered choices under a text: on one line when they are few and short."""
    return f"{text}\n{_shown(choices)}" if choices else text


def without_choices(message: Message) -> str:
    """Return the text of a question alone."""
    return message.text.removesuffix(f"\n{_shown(message.choices)}")


def _shown(choices: Sequence[ShownChoice]) -> str:
    shown = [f"{choice.n} {choice.label}" for choice in choices]
    inline = " · ".join(shown)
    few = len(choices) <= INLINE_CHOICES and len(inline) <= INLINE_LETTERS
    return inline if few else "\n".join(shown)
