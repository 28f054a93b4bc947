"""The page of the demo on every screen, by keyboard, and for who hears it read out."""

import pytest
from playwright.async_api import Page, expect

from tests.browser.newcomer import ORGANISER, RESIDENT, VOLUNTEER, Newcomer
from tests.servers.browser import PHONE

pytestmark = pytest.mark.timeout(180)

SCREENS = ((1440, 900), (1280, 800), (1024, 768), (834, 1112), (390, 844), (360, 640), (320, 568))
MOST_STOPS = 12
"""From the tabs to the box to write in: the panel, the open question with its choices, the newest message."""
DISTANCE = """(place) => {
  const room = place.querySelector(".room");
  return Math.round(room.scrollHeight - room.scrollTop - room.clientHeight);
}"""


@pytest.mark.parametrize("language", ["nl", "fr", "en", "de"])
async def test_nothing_sticks_out_on_any_screen(page: Page, demo_page: str, language: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page, language)
    for width, height in SCREENS:
        await page.set_viewport_size({"width": width, "height": height})
        assert await page.evaluate("document.documentElement.scrollWidth - innerWidth") == 0, width
        assert await page.evaluate("document.documentElement.scrollHeight - innerHeight") == 0, width
        assert await page.locator("#time").evaluate("(time) => time.scrollWidth - time.clientWidth") <= 0, width


async def test_a_tablet_shows_all_three_places_and_a_phone_one_at_a_time(page: Page, demo_page: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    await page.set_viewport_size({"width": 1024, "height": 768})
    for part in (RESIDENT, VOLUNTEER, ORGANISER):
        await expect(newcomer.place(part)).to_be_in_viewport(ratio=1)
    await page.set_viewport_size(PHONE)
    for part, name in ((VOLUNTEER, "Karim"), (ORGANISER, "Rita"), (RESIDENT, "Maria")):
        await page.locator("#people").get_by_role("button", name=name).click()
        await expect(newcomer.place(part).get_by_role("textbox")).to_be_in_viewport(ratio=1)


async def test_a_phone_leaves_half_its_height_to_the_conversation(page: Page, demo_page: str) -> None:
    await page.set_viewport_size(PHONE)
    newcomer = Newcomer(page)
    await newcomer.open(demo_page, "fr")
    box = await newcomer.place(RESIDENT).locator(".room").bounding_box()
    assert box is not None
    assert box["height"] > PHONE["height"] / 2


async def test_the_newest_message_stays_in_sight_when_the_screen_changes(page: Page, demo_page: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    place = newcomer.place(VOLUNTEER)
    assert await place.evaluate(DISTANCE) == 0
    for width, height in ((1440, 480), (390, 844), (390, 500), (1280, 800)):
        await page.set_viewport_size({"width": width, "height": height})
        await page.wait_for_function(f"() => ({DISTANCE})(document.querySelector('#column-{VOLUNTEER}')) <= 1")
    await place.locator(".room").evaluate("(room) => room.scrollTo({ top: 0 })")
    await page.set_viewport_size({"width": 1440, "height": 480})
    assert await place.locator(".room").evaluate("(room) => room.scrollTop") == 0, "who reads back is left in peace"


async def test_a_scroll_told_late_does_not_lose_the_newest_message(page: Page, demo_page: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    await page.set_viewport_size({"width": 1440, "height": 900})
    place = newcomer.place(VOLUNTEER)
    await page.wait_for_function(f"() => ({DISTANCE})(document.querySelector('#column-{VOLUNTEER}')) <= 1")
    script = """(room) => { room.style.maxHeight = "200px"; room.dispatchEvent(new Event("scroll")); }"""
    await place.locator(".room").evaluate(script)
    await page.wait_for_function(f"() => ({DISTANCE})(document.querySelector('#column-{VOLUNTEER}')) <= 1")


async def test_everything_that_can_be_pressed_has_a_name_and_room_for_a_finger(page: Page, demo_page: str) -> None:
    await page.set_viewport_size(PHONE)
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    script = """() => [...document.querySelectorAll("button, select, textarea, a")]
      .filter((one) => one.checkVisibility())
      .filter((one) => {
        const { width, height } = one.getBoundingClientRect();
        const name = one.getAttribute("aria-label") || one.textContent.trim() || one.labels?.length;
        return !name || Math.min(width, height) < 24;
      }).map((one) => one.outerHTML.slice(0, 120))"""
    assert await page.evaluate(script) == []


async def test_a_conversation_is_one_stop_for_the_keyboard_and_the_arrows_go_through_it(
    page: Page, demo_page: str
) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    place = newcomer.place(VOLUNTEER)
    assert await place.locator(".message button").count() > MOST_STOPS
    await place.get_by_role("tab", name="Buurtbot").focus()
    for _stop in range(MOST_STOPS):
        await page.keyboard.press("Tab")
        if await page.evaluate("document.activeElement.closest('form') !== null"):
            break
    await expect(place.locator("form :focus")).to_have_count(1)
    await place.locator(".room").focus()
    for _up in range(3):
        await page.keyboard.press("ArrowUp")
    third = place.locator(".message").nth(-3)
    await expect(third.locator(".more")).to_be_focused()
    await page.keyboard.press("Enter")
    await expect(third.locator(".deeds")).to_be_visible()
    await page.keyboard.press("Tab")
    await expect(third.locator(".deeds button").first).to_be_focused()


async def test_a_request_can_be_asked_by_keyboard_alone(page: Page, demo_page: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    await newcomer.sits(RESIDENT, "Maria")
    await newcomer.types(RESIDENT, "hulp")
    asked = await newcomer.reads(RESIDENT, "Waarmee heb je hulp nodig", kind=".message.bot")
    await page.keyboard.press("Shift+Tab")
    while not await page.evaluate("document.activeElement.closest('.choices') !== null"):
        assert await page.evaluate("document.activeElement !== document.body")
        await page.keyboard.press("Shift+Tab")
    await page.keyboard.press("Enter")
    await expect(asked.locator("[aria-pressed=true]")).to_have_count(1)
    await newcomer.types(RESIDENT, "stop")


async def test_the_page_is_well_ordered_for_who_hears_it(page: Page, demo_page: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    assert await page.get_by_role("heading", level=1).count() == 1
    assert await page.get_by_role("main").count() == 1
    for part, name in ((RESIDENT, "Maria"), (VOLUNTEER, "Karim"), (ORGANISER, "Rita")):
        place = newcomer.place(part)
        await expect(place).to_have_attribute("aria-label", f"{name}, {await place.locator('.part').inner_text()}")
        chosen = place.get_by_role("tab", selected=True)
        panel = place.get_by_role("tabpanel")
        assert await panel.get_attribute("aria-labelledby") == await chosen.get_attribute("id")
        await expect(panel.get_by_role("log").get_by_role("list").first).to_be_attached()
    await expect(page.get_by_role("log").first).to_have_attribute("aria-live", "polite")


async def test_what_was_said_is_kept_when_it_cannot_be_sent(page: Page, demo_page: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    await page.route("**/demo/do", lambda route: route.abort())
    await newcomer.types(RESIDENT, "Dag buren")
    await expect(page.locator("#broken")).to_be_visible()
    await expect(newcomer.place(RESIDENT).get_by_role("textbox")).to_have_value("Dag buren")
