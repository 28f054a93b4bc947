"""A file that the bot sends hangs on the page by its name, and a neighbour keeps and opens it."""

import re

import pytest
from playwright.async_api import Page

from tests.browser.newcomer import ORGANISER, RESIDENT, Newcomer

pytestmark = pytest.mark.timeout(240)


async def test_who_joins_a_session_keeps_its_calendar_file(page: Page, demo_page: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    await newcomer.waits_for_the_morning()
    await newcomer.sits(ORGANISER, "Jonas")
    await newcomer.types(ORGANISER, "sessie maken Breiclub volgende week dinsdag van 14u tot 16u 10 plaatsen")
    await newcomer.reads(ORGANISER, "Waar is (het|ze)")
    await newcomer.types(ORGANISER, "Buurthuis")
    await newcomer.presses(ORGANISER, "Voor wie is (het|ze)", "bewoners")
    await newcomer.presses(ORGANISER, "Zal ik dit publiceren", "ja")
    published = await newcomer.reads(ORGANISER, r"S\d+ is gepubliceerd")
    number = re.findall(r"S\d+", await published.inner_text())[0]
    await newcomer.sits(RESIDENT, "Maria")
    await newcomer.types(RESIDENT, f"inschrijven {number}")
    calendar = (await newcomer.opens(RESIDENT, rf"{number}\.ics")).decode()
    assert calendar.startswith("BEGIN:VCALENDAR")
    assert "Breiclub" in calendar
