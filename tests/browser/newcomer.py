"""A newcomer at the page of the demo, who does what a person can do there: look, press, type."""

import asyncio
import re
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.async_api import Locator, Page, expect

BRUSSELS = ZoneInfo("Europe/Brussels")
BY_DAY = range(8, 18)
RESIDENT, VOLUNTEER, ORGANISER = "resident", "volunteer", "organiser"


class Newcomer:
    """Somebody who plays several neighbours on one page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._answered: dict[str, str] = {}

    async def open(self, address: str, language: str = "nl") -> None:
        """Open the page in a language and wait until everybody is there."""
        await self.page.goto(f"{address}?lang={language}")
        await self.page.locator("html[data-ready]").wait_for()

    def place(self, part: str) -> Locator:
        """Return one of the three places on the page."""
        return self.page.locator(f"#column-{part}")

    async def sits(self, part: str, name: str) -> None:
        """Let another neighbour sit there."""
        self._answered.pop(part, None)
        await self.place(part).locator("select.name").select_option(label=name)

    async def goes_to(self, part: str, room: str) -> None:
        """Choose a room."""
        self._answered.pop(part, None)
        await self.place(part).get_by_role("tab", name=room).click()

    async def types(self, part: str, words: str) -> None:
        """Type words and press Enter."""
        await self._mark(part)
        box = self.place(part).get_by_role("textbox")
        await box.fill(words)
        await box.press("Enter")

    async def presses(self, part: str, question: str, choice: str) -> None:
        """Press a choice of the newest question with these words in it."""
        asked = await self.reads(part, question, kind=".message.bot")
        await self._mark(part)
        await asked.get_by_role("button", name=re.compile(rf"^\d {choice}$")).click()

    async def lets_mornings_come(self, count: int) -> None:
        """Press "tomorrow, eight o'clock" so many times."""
        for _ in range(count):
            async with self.page.expect_response("**/demo/do"):
                await self.page.locator(".clock button").last.click()

    async def waits_for_the_morning(self) -> None:
        """Let time pass until it is day: nobody's rest is disturbed."""
        now = await self.page.locator("#time").get_attribute("datetime")
        hour = datetime.fromisoformat(now or "").astimezone(BRUSSELS).hour
        await self.lets_mornings_come(0 if hour in BY_DAY else 1)

    async def _mark(self, part: str) -> None:
        """Remember what was said last there: an answer comes after it."""
        last = self.place(part).locator(".message").last
        self._answered[part] = (await last.get_attribute("data-id") or "") if await last.count() else ""

    async def reads(self, part: str, words: str, *, kind: str = ".message", anywhere: bool = False) -> Locator:
        """Wait until something with these words is said there, after what was done there last, and return it."""
        mark = None if anywhere else self._answered.get(part)
        after = f'.message[data-id="{mark}"] ~ ' if mark else ""
        said = self.place(part).locator(f"{after}{kind}", has_text=re.compile(words)).last
        await said.wait_for()
        return said

    async def opens(self, part: str, name: str) -> bytes:
        """Wait for a file with a name like this, keep it as a browser does, and return what is in it."""
        link = (await self.reads(part, name, kind=".message.bot")).locator("a.file")
        async with self.page.expect_download() as keeping:
            await link.click()
        kept = await keeping.value
        assert re.fullmatch(name, kept.suggested_filename), kept.suggested_filename
        return await asyncio.to_thread((await kept.path()).read_bytes)

    async def number_of_card(self, part: str) -> str:
        """Wait for an open card, and return its number."""
        card = self.place(part).locator(".message.card", has=self.page.locator(".pill.open")).last
        return re.sub(r"\D", "", await card.locator(".card-name").inner_text())

    async def sees_card(self, part: str, number: str, state: str) -> None:
        """Wait until the card of a request is in a state; there is only one card of it."""
        named = self.page.locator(".card-name", has_text=re.compile(rf"\s{number}$"))
        card = self.place(part).locator(".message.card", has=named)
        await expect(card).to_have_count(1)
        await expect(card.locator(".pill")).to_have_class(re.compile(state))
