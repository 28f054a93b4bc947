"""Text messages without a network, for written conversations and tests: telephones that show what they get.

It keeps the promises of a channel on which addresses are nobody's business: only it knows a number, it asks for it when
it sends, and it says in parts what a gateway would.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final

from bot.channels.abilities import Abilities, Alphabet, Choices, Cost
from bot.channels.contract import (
    Finding,
    Hear,
    Later,
    Message,
    Outgoing,
    Permanent,
    Place,
    Receipt,
    Resolve,
    Unsendable,
)
from bot.clock import Clock
from bot.parts.rendering import render
from handlers.hearing import Hearing

Show = Callable[[str, str, str], None]
"""Shows on the telephone with a number a message with an id."""
LIKE_A_GATEWAY: Final = Abilities(
    masked=True, forgeable=True, choices=Choices.LETTERS, alphabet=Alphabet.GSM, cost=Cost(a_part=1_000, most_parts=6)
)
"""The price is made up."""


class Telephones:
    """Every telephone there is, until it is cut off."""

    abilities = LIKE_A_GATEWAY

    def __init__(self, name: str, show: Show, resolve: Resolve, clock: Clock) -> None:
        self.name = name
        self._show = show
        self._resolve = resolve
        self._clock = clock
        self._since = clock.now()
        self._until: datetime | None = None
        self._sent = 0

    @property
    def is_out(self) -> bool:
        """Whether the network is out."""
        return self._until is not None

    def cut_off(self) -> None:
        """Take nothing and bring nothing from now on."""
        self._until = self._until or self._clock.now()

    def begin(self) -> None:
        """Bring what is said from now on."""
        self._since, self._until = self._clock.now(), None

    async def listen(self, hear: Hear) -> None:
        """Hear nothing by itself: a conversation hands over what people say."""

    async def send(self, to: Place, what: Outgoing, key: str) -> Receipt:
        """Show a message on one telephone.

        Raises:
            Later: the network is out.
            Permanent: there is no such telephone.
            Unsendable: it is no message.
        """
        if self._until:
            raise Later("out", everywhere=True)
        number = await self._resolve(to.address)
        if number is None:
            raise Permanent("nobody is there any more")
        if not isinstance(what, Message):
            raise Unsendable("a text message is words")
        self._sent += 1
        for part in render(what, self.abilities).parts:
            self._show(number, f"sms{self._sent}", part.text)
        return Receipt(f"sms{self._sent}")

    async def find(self, to: Place, key: str, since: datetime) -> str | None:
        """Know nothing of what was sent, as most gateways do."""
        return None

    async def check(self) -> tuple[Finding, ...]:
        """Find nothing to say about telephones."""
        return ()

    def health(self) -> tuple[Finding, ...]:
        """Find nothing to say about telephones."""
        return ()

    def hearing(self) -> Hearing:
        """Say since when it works, and until when."""
        return Hearing(self._since, self._until or self._clock.now())
