"""A link of one's own for a calendar app: told in private, replaced when somebody wants, in every language."""

from __future__ import annotations

import re
from collections.abc import AsyncIterator

import pytest

from bot.play.street import Street

ADDRESS = re.compile(r"https://buurtbot\.example\.org/cal/([0-9a-f]{32})\.ics")


@pytest.fixture
async def street() -> AsyncIterator[Street]:
    async with Street.open() as opened:
        await opened.person("anna", language="nl")
        yield opened


async def link(street: Street, words: str, room: str | None = None) -> str:
    await street.says("anna", words, room=room)
    (found,) = ADDRESS.findall(street.hears("anna"))
    return str(found)


async def owner(street: Street, token: str) -> str | None:
    async with street.store.begin() as tx:
        return await tx.owner_of_feed(token)


@pytest.mark.parametrize(
    "words", ["nieuwe agendalink", "new calendar link", "Nieuwe agendalink!", "nouveau lien agenda"]
)
async def test_a_new_link_answers_and_the_old_one_does_not(street: Street, words: str) -> None:
    first, second = await link(street, words), await link(street, words)
    assert first != second
    assert await owner(street, first) is None
    assert await owner(street, second) == "p-anna"


async def test_who_asks_in_a_room_is_told_in_private(street: Street) -> None:
    token = await link(street, "!nieuwe agendalink", room="bewoners")
    assert token not in "".join(street.heard("#bewoners"))


async def test_a_link_outlives_a_crash(street: Street) -> None:
    token = await link(street, "nieuwe agendalink")
    await street.crash()
    assert await owner(street, token) == "p-anna"


async def test_my_data_tells_of_a_link_once_there_is_one(street: Street) -> None:
    told = "een geheime link voor je agenda"
    await street.says("anna", "mijn gegevens")
    assert told not in "".join(street.heard("anna"))
    await link(street, "nieuwe agendalink")
    await street.says("anna", "mijn gegevens")
    assert told in "".join(street.heard("anna"))
