"""The tests' Chromium shows pages, runs their scripts and reports the ones that break."""

import pytest
from playwright.async_api import Error, Page

from tests.servers.browser import PHONE, ScriptFailed, chromium, open_page
from tests.servers.needs import needs

pytestmark = pytest.mark.browser

BUTTON = "<h1>Nog niet</h1><button onclick='document.querySelector(`h1`).textContent = `Gedaan`'>Klaar</button>"


async def test_a_page_is_shown_and_its_button_works(page: Page) -> None:
    await page.goto(f"data:text/html,{BUTTON}")
    await page.get_by_role("button", name="Klaar").click()
    assert await page.get_by_role("heading").inner_text() == "Gedaan"


async def test_a_page_can_be_seen_at_phone_width(page: Page) -> None:
    await page.set_viewport_size(PHONE)
    await page.goto("data:text/html,<meta name=viewport content=width=device-width><p>Dag")
    assert await page.evaluate("innerWidth") == PHONE["width"]


async def test_no_page_reaches_beyond_this_machine(page: Page) -> None:
    with pytest.raises(Error, match="ERR_NAME_NOT_RESOLVED"):
        await page.goto("http://example.org/")


async def test_a_broken_script_fails_the_test() -> None:
    browser = needs(chromium(), "Chromium", "make servers")
    with pytest.raises(ScriptFailed, match="buurt is not defined"):
        async with open_page(browser) as page:
            await page.goto("data:text/html,<script>buurt.groet()</script>")
