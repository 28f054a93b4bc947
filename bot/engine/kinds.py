"""Which channels are of which kind, for those who decide before anything is sent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.channels.contract import Channel


@dataclass(frozen=True, slots=True)
class Kinds:
    """The names of the channels whose addresses are ``masked``, whose senders can be forged, that answer by letter."""

    masked: frozenset[str] = frozenset()
    forgeable: frozenset[str] = frozenset()
    lettered: frozenset[str] = frozenset()

    @classmethod
    def of(cls, channels: Mapping[str, Channel]) -> Kinds:
        """Read the kinds of the channels that there are."""
        can = {name: channel.abilities for name, channel in channels.items()}
        return cls(
            frozenset(name for name, abilities in can.items() if abilities.masked),
            frozenset(name for name, abilities in can.items() if abilities.forgeable),
            frozenset(name for name, abilities in can.items() if abilities.lettered),
        )


NONE: Final = Kinds()
