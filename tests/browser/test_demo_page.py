"""A newcomer opens the page of the demo and plays a request from asking to thanks, in two languages."""

import re

import pytest
from playwright.async_api import Page, expect

from tests.browser.newcomer import ORGANISER, RESIDENT, VOLUNTEER, Newcomer

pytestmark = pytest.mark.timeout(180)


async def test_a_request_goes_from_asking_to_thanks_in_dutch(page: Page, demo_page: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    await newcomer.types(RESIDENT, "hulp")
    await newcomer.presses(RESIDENT, "Waarmee heb je hulp nodig", "Boodschappen")
    await newcomer.reads(RESIDENT, "Wanneer")
    await newcomer.types(RESIDENT, "morgen om 10 uur")
    await newcomer.presses(RESIDENT, "10 uur. Klopt dat", "ja")
    await newcomer.reads(RESIDENT, "In welke straat")
    await newcomer.types(RESIDENT, "Kerkstraat")
    await newcomer.reads(RESIDENT, "Hoe kan de buur je bereiken")
    await newcomer.types(RESIDENT, "9, 0470 12 34 56")
    preview = await newcomer.reads(RESIDENT, "Dit komt in de groep")
    await expect(preview.locator(".sample .what")).to_have_text("Boodschappen")
    await expect(preview.locator(".sample")).not_to_contain_text("0470")
    await newcomer.presses(RESIDENT, "Dit komt in de groep", "ja")

    await newcomer.goes_to(VOLUNTEER, "Bewoners")
    number = await newcomer.number_of_card(VOLUNTEER)
    await newcomer.place(VOLUNTEER).get_by_role("button", name=f"neem {number}").click()
    await newcomer.presses(RESIDENT, "Goed nieuws", "ja")
    await newcomer.sees_card(VOLUNTEER, number, "filled")
    await newcomer.sees_card(ORGANISER, number, "filled")

    await newcomer.goes_to(VOLUNTEER, "Buurtbot")
    await newcomer.reads(VOLUNTEER, "0470 12 34 56")
    await newcomer.lets_mornings_come(1)
    await newcomer.types(VOLUNTEER, f"klaar {number}")
    await newcomer.presses(RESIDENT, rf"#{number} is klaar", "ja")
    await newcomer.reads(RESIDENT, "Fijn om te horen")
    await newcomer.sees_card(ORGANISER, number, "done")
    await newcomer.reads(VOLUNTEER, "Gewist door Buurtbot. Hier stond iets privés", anywhere=True)
    assert "0470" not in await newcomer.place(ORGANISER).inner_text()


async def test_a_request_goes_from_asking_to_thanks_in_french(page: Page, demo_page: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page, "fr")
    await newcomer.sits(RESIDENT, "Amina")
    await newcomer.sits(VOLUNTEER, "Tom")
    await newcomer.types(RESIDENT, "j'ai besoin d'aide")
    await newcomer.presses(RESIDENT, "aide", "Transport")
    await newcomer.reads(RESIDENT, "Quand")
    await newcomer.types(RESIDENT, "demain à 14h")
    await newcomer.presses(RESIDENT, "14 h", "oui")
    await newcomer.reads(RESIDENT, "rue")
    await newcomer.types(RESIDENT, "Molenstraat")
    await newcomer.reads(RESIDENT, "9, 0470 12 34 56")
    await newcomer.types(RESIDENT, "3, 0471 00 00 01")
    await newcomer.presses(RESIDENT, "groupe", "oui")

    await newcomer.goes_to(VOLUNTEER, "Habitants")
    number = await newcomer.number_of_card(VOLUNTEER)
    await newcomer.types(VOLUNTEER, f"neem {number}")
    await newcomer.presses(RESIDENT, "Tom", "oui")
    await newcomer.sees_card(VOLUNTEER, number, "filled")
    await newcomer.goes_to(VOLUNTEER, "Buurtbot")
    await newcomer.lets_mornings_come(1)
    await newcomer.types(VOLUNTEER, f"klaar {number}")
    await newcomer.presses(RESIDENT, rf"#{number} est", "oui")
    await newcomer.goes_to(VOLUNTEER, "Habitants")
    await newcomer.sees_card(VOLUNTEER, number, "done")
    await newcomer.goes_to(VOLUNTEER, "Buurtbot")
    await newcomer.types(VOLUNTEER, "attest")
    assert (await newcomer.opens(VOLUNTEER, r"attest-\d{4}\.pdf")).startswith(b"%PDF-")


async def test_the_guide_goes_along_with_whoever_asks_and_forgets_what_was_stopped(page: Page, demo_page: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    number, text = page.locator("#guide-number"), page.locator("#guide-text")
    while await number.inner_text() != "7":
        await page.locator("#guide-on").click()
    await page.locator("#guide-do").click()
    await newcomer.sits(RESIDENT, "Maria")
    await expect(text).to_have_text(re.compile("^Jij bent Maria.* hulp$"))
    await newcomer.sits(RESIDENT, "Amina")
    await expect(text).to_have_text(re.compile("^Jij bent Amina.* aide$"))
    await page.locator("#guide-do").click()
    await expect(newcomer.place(RESIDENT).get_by_role("textbox")).to_have_value("aide")
    await newcomer.types(RESIDENT, "aide")
    await expect(number).to_have_text("2")
    await expect(text).to_have_text(re.compile("^Beantwoord als Amina"))
    await newcomer.types(RESIDENT, "stop")
    await expect(number).to_have_text("1")


async def test_a_person_reacts_edits_erases_and_sees_what_the_server_sees(page: Page, demo_page: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    for part in (RESIDENT, VOLUNTEER):
        await newcomer.goes_to(part, "Bewoners")
    await newcomer.types(RESIDENT, "Mooi weer vandaag!")
    seen = await newcomer.reads(VOLUNTEER, "Mooi weer")
    await seen.get_by_role("button", name="Meer").click()
    await seen.get_by_role("button", name="👍").click()
    mine = newcomer.place(RESIDENT).locator(".message.mine", has_text="Mooi weer").last
    await expect(mine.locator(".reactions")).to_contain_text("👍")

    await mine.get_by_role("button", name="Meer").click()
    await mine.get_by_role("button", name="Aanpassen").click()
    await newcomer.types(RESIDENT, "Slecht weer vandaag!")
    changed = await newcomer.reads(VOLUNTEER, "Slecht weer")
    await expect(changed).to_contain_text("aangepast")

    await changed.get_by_role("button", name="Meer").click()
    await changed.get_by_role("button", name="Bron bekijken").click()
    await expect(page.locator("#server-type")).to_have_text("m.room.encrypted")
    await expect(page.locator("#server-event")).to_contain_text("ciphertext")
    await expect(page.locator("#server-event")).not_to_contain_text("weer")
    await page.keyboard.press("Escape")

    mine = newcomer.place(RESIDENT).locator(".message.mine", has_text="Slecht weer").last
    identity = await mine.get_attribute("data-id")
    await mine.get_by_role("button", name="Meer").click()
    await mine.get_by_role("button", name="Wissen").click()
    gone = newcomer.place(VOLUNTEER).locator(f'.message[data-id="{identity}"]')
    await expect(gone).to_contain_text("Gewist door Maria.")
    await gone.get_by_role("button", name="Meer").click()
    await gone.get_by_role("button", name="Bron bekijken").click()
    await expect(page.locator("#server-event")).to_contain_text("redacted_because")
    await expect(page.locator("#server-event")).not_to_contain_text("ciphertext")
    await expect(page.locator("dialog[open]")).not_to_contain_text("weer")


async def test_words_of_people_are_shown_as_words(page: Page, demo_page: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    await newcomer.goes_to(RESIDENT, "Bewoners")
    await newcomer.goes_to(VOLUNTEER, "Bewoners")
    await expect(newcomer.place(RESIDENT).locator(".note")).to_contain_text("8 buren en Buurtbot lezen deze groep.")
    words = '<b id="bold">vet</b> &amp; "net"'
    await newcomer.types(RESIDENT, words)
    said = await newcomer.reads(VOLUNTEER, "vet")
    await expect(said.locator(".words")).to_have_text(words)
    assert await page.locator("#bold").count() == 0


async def test_the_page_speaks_four_languages(page: Page, demo_page: str) -> None:
    newcomer = Newcomer(page)
    await newcomer.open(demo_page)
    for code, words in (("fr", "Essayez"), ("en", "Try it"), ("de", "Probieren"), ("nl", "Probeer")):
        await page.locator(f'.languages [lang="{code}"]').click()
        await expect(page.locator("#guide-title")).to_have_text(re.compile(words))
        await expect(page.locator("html")).to_have_attribute("lang", code)
        await expect(page.locator("#time")).to_have_text(re.compile(r"\d\d:\d\d$"))
        await expect(page.locator(".foot time").first).to_have_text(re.compile(r"^\d\d:\d\d$"))
