"""One path of four stories as people live it: the whole service, and clients that exclude insecure devices.

What is judged is what the clients show, and all of it was encrypted and carries no warning.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
import pytest_asyncio

from bot.clock import SystemClock
from bot.demo.homeserver import Homeserver
from tests.crash.service import where_it_is_noon
from tests.homeserver.linde import ASKING, BECOMING, PHONE, RESIDENTS, VOLUNTEERS, Linde, label, linde
from tests.servers.needs import needs, program
from tests.servers.rust_resident import rust_client

pytestmark = [pytest.mark.slow, pytest.mark.asyncio(loop_scope="session")]

MAKING = {
    "session.where": "Buurthuis",
    "session.audience": "bewoners",
    "session.when_right": "ja",
    "session.preview": "ja",
}
"""What who makes a session answers to which question."""


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def here(homeserver: Homeserver, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Linde]:
    """The neighbourhood that these stories share; each leaves it as it may."""
    node = needs(program("node", "nodejs"), "Node.js", "make servers")
    needs(rust_client(), "The Rust-crypto client", "make servers")
    async with linde(homeserver, node, tmp_path_factory.mktemp("linde")) as settled:
        yield settled


async def test_s2_of_two_claims_one_wins_and_the_other_takes_over_after_a_late_release(here: Linde) -> None:
    posted = await here.maria.talks("hulp vervoer naar ziekenhuis Lier, morgen om 11 uur", ASKING, "request.posted")
    number = label(posted, "id")
    await asyncio.gather(*(who.sees_card("request", number, f"neem {number}") for who in (here.lotte, here.tom)))
    await asyncio.gather(
        here.lotte.says(f"neem {number}", RESIDENTS),
        here.tom.says(f"Neem{number} 👍", RESIDENTS),
    )
    helper = await here.maria.answers("request.helper", "1")
    first, second = (here.lotte, here.tom) if "Lotte" in helper.text else (here.tom, here.lotte)
    contact = await first.hears("request.yours")
    await second.answers("request.be_reserve", "1")
    await second.hears("request.is_reserve")
    assert PHONE in contact.text
    assert not second.reads(PHONE)
    await here.maria.sees_card("request", number, "er is een helper")
    await first.says(f"Sorry, mijn kind is ziek. laat los {number}")
    await first.hears("request.released")
    await first.loses(contact)
    await here.rita.hears("request.late_release")
    await second.answers("request.take_over", "1")
    assert PHONE in (await second.hears("request.yours")).text
    await here.maria.answers("request.change", "1")
    await here.maria.sees_card("request", number, "er is een helper")
    assert not first.reads(PHONE)


async def test_s9_a_session_is_joined_by_word_and_by_hand_and_who_waits_gets_the_place_that_comes_free(
    here: Linde,
) -> None:
    day = SystemClock().now().astimezone(ZoneInfo(where_it_is_noon())).date() + timedelta(days=14)
    line = f"sessie maken Breiclub op {day.day}/{day.month} van 14u tot 16u 2 plaatsen"
    published = await here.jonas.talks(line, MAKING, "session.published")
    number = label(published, "id")
    card = await here.tom.sees_card("session", number, "Breiclub", "nog 2 van 2 plaatsen vrij")
    await here.maria.says(f"inschrijven S{number}", RESIDENTS)
    await here.maria.hears("session.place")
    await here.lotte.client.react(card.room_id, card.event_id, "🙋")
    await here.lotte.answers("session.hand", "1")
    await here.lotte.hears("session.place")
    await here.tom.sees_card("session", number, "vol, met een wachtlijst")
    await here.tom.says(f"inschrijven S{number}")
    await here.tom.hears("session.waiting")
    await here.maria.says(f"uitschrijven S{number}")
    await here.tom.answers("session.offer", "1")
    await here.tom.hears("session.place")
    file = await here.tom.hears("session.place.file")
    written = (await here.tom.client.file(file)).decode()
    assert written.startswith("BEGIN:VCALENDAR")
    assert "Breiclub" in written


async def test_s10_an_announcement_is_agreed_to_put_right_where_it_stands_and_taken_back(here: Linde) -> None:
    await here.jonas.says("omroep De Linde bewoners, vrijwilligers")
    await here.jonas.answers("announce.text", "Buurtfeest zaterdag 14u, Grote Markt. Iedereen welkom!")
    await here.jonas.answers("announce.more", "nee")
    await here.jonas.answers("announce.ready", "1")
    asked = await here.rita.answers("announce.approve", "ja")
    number = label(asked, "id")
    seen = await here.maria.hears("announcement", where=RESIDENTS)
    among_helpers = await here.lotte.hears("announcement", where=VOLUNTEERS)
    await here.maria.client.react(seen.room_id, seen.event_id, "👍")
    assert "14u" in seen.text
    await here.jonas.says(f"omroep {number} verbeter het is 15u niet 14u")
    await here.jonas.answers("announce.corrected", "ja")
    await here.maria.sees_edited(seen, "15u")
    await here.lotte.sees_edited(among_helpers, "15u")
    await here.jonas.says("omroepen")
    assert re.search(r"\b1 \w+ las het", (await here.jonas.hears("announce.list")).text)
    await here.jonas.says(f"omroep {number} intrekken")
    await here.jonas.answers("announce.take_back", "ja")
    await here.maria.loses(seen)
    await here.lotte.loses(among_helpers)


async def test_s11_a_neighbour_becomes_a_volunteer_and_takes_a_first_request(here: Linde) -> None:
    await here.maria.talks("ik wil vrijwilliger worden", BECOMING, "offer.kept")
    await here.maria.come_in(VOLUNTEERS)
    number = label(await here.rita.talks("hulp boodschappen, morgen om 15 uur", ASKING, "request.posted"), "id")
    await here.maria.sees_card("request", number, f"neem {number}")
    await here.maria.says(f"neem {number}", RESIDENTS)
    contact = await here.maria.hears("request.yours")
    assert PHONE in contact.text
    await here.rita.answers("request.helper", "1")
    await here.maria.sees_card("request", number, "er is een helper")
