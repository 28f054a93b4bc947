"""The machine's own Chromium, driven by Playwright; it reaches loopback only."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Error, Page, ViewportSize, async_playwright

from tests.servers.needs import program

FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost",
)
ACTION_MILLISECONDS = 15_000
DESKTOP: ViewportSize = {"width": 1280, "height": 800}
PHONE: ViewportSize = {"width": 390, "height": 844}


def chromium() -> Path | None:
    """Return the browser that is on the path, if any."""
    return program("chromium", "chromium-browser", "google-chrome")


class ScriptFailed(Exception):
    """A page's script raised something that nothing caught; the message is what it raised."""


@asynccontextmanager
async def open_page(browser: Path) -> AsyncIterator[Page]:
    """Give an empty page of a fresh browser; raises ScriptFailed at the end if a script of it broke."""
    failures: list[Error] = []
    async with async_playwright() as playwright:
        running = await playwright.chromium.launch(executable_path=browser, args=list(FLAGS))
        page = await running.new_page(viewport=DESKTOP, locale="nl-BE")
        page.set_default_timeout(ACTION_MILLISECONDS)
        page.on("pageerror", lambda failure: failures.append(failure))
        try:
            yield page
        finally:
            await running.close()
    if failures:
        raise ScriptFailed("; ".join(failure.message for failure in failures))
