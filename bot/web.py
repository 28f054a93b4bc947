"""The web of the service: whether it lives, whether it is ready, how much it does; and the calendar feeds."""

from __future__ import annotations

import asyncio
import errno
from datetime import timedelta
from typing import TYPE_CHECKING

from aiohttp import web
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Gauge, generate_latest

from bot.channels.contract import Finding, Level
from bot.config import ConfigError
from bot.feeds import add_feeds
from storage.base import TROUBLE

if TYPE_CHECKING:
    from bot.app import App
    from bot.clock import Clock
    from bot.config import Web
    from storage.store import Store

_OLDEST_WAITING = timedelta(minutes=5)
_LATEST_DUE = timedelta(minutes=5)
_LAST_ANSWERS_SECONDS = 1.0


async def serve(app: App) -> None:
    """Serve until cancelled."""
    runner = web.AppRunner(pages(app), access_log=None, shutdown_timeout=_LAST_ANSWERS_SECONDS)
    await runner.setup()
    try:
        await _listen(runner, app.config.web)
        await asyncio.Event().wait()
    finally:
        await runner.cleanup()


async def _listen(runner: web.AppRunner, at: Web) -> None:
    """Listen where the configuration says.

    Raises:
        ConfigError: it cannot be listened on.
    """
    try:
        await web.TCPSite(runner, at.host, at.port).start()
    except OSError as error:
        why = "something else listens there" if error.errno == errno.EADDRINUSE else "it cannot be used"
        raise ConfigError(f"web.listen = {at.listen}: {why}; choose another port.") from None


def pages(app: App) -> web.Application:
    """Build the pages of a service."""

    async def healthz(_request: web.Request) -> web.Response:
        return web.Response(text="ok\n")

    async def readyz(_request: web.Request) -> web.Response:
        findings = await readiness(app)
        wrong = [finding for finding in findings if finding.level is not Level.OK]
        lines = [f"{finding.name}: {finding.says}" for finding in wrong] or ["ready"]
        failed = any(finding.level is Level.FAIL for finding in wrong)
        return web.Response(text="\n".join(lines) + "\n", status=503 if failed else 200)

    async def metrics(_request: web.Request) -> web.Response:
        try:
            return web.Response(body=await _measured(app), headers={"Content-Type": CONTENT_TYPE_LATEST})
        except TROUBLE:
            return web.Response(text="The database does not answer.\n", status=503)

    site = web.Application()
    site.on_response_prepare.append(_never_kept)
    site.router.add_get("/healthz", healthz)
    site.router.add_get("/readyz", readyz)
    site.router.add_get("/metrics", metrics)
    add_feeds(app, site)
    app.more_pages(site)
    return site


async def _never_kept(_request: web.Request, answer: web.StreamResponse) -> None:
    """Tell browsers and proxies to keep nothing: what is said here holds for this moment."""
    answer.headers.setdefault("Cache-Control", "no-store")
    answer.headers.setdefault("X-Content-Type-Options", "nosniff")


async def readiness(app: App) -> tuple[Finding, ...]:
    """Look whether the database answers, the channels hear, and nothing waits too long."""
    try:
        found = [Finding("database", Level.OK, "answers"), *await waiting(app.engine.store, app.clock)]
    except TROUBLE:
        return (Finding("database", Level.FAIL, "does not answer"),)
    for channel in app.channels.values():
        found += channel.health()
    return tuple(found)


async def waiting(store: Store, clock: Clock) -> list[Finding]:
    """Look how long the oldest message and the earliest planned thing wait, and whether something was set aside."""
    now = clock.now()
    async with store.begin() as tx:
        oldest = await tx.oldest_waiting()
        next_due = await tx.next_due_at()
        counts = await tx.inbox_counts()
        dues = await tx.parked_dues()
    found = []
    waits = now - oldest if oldest else timedelta()
    late = waits > _OLDEST_WAITING
    says = f"the oldest message waits {int(waits.total_seconds())} s"
    fix = "See whether the service runs, and whether the homeserver answers it and limits its rate." if late else ""
    found.append(Finding("outbox", Level.FAIL if late else Level.OK, says, fix, absent=True))
    if next_due and now - next_due > _LATEST_DUE:
        says = f"something planned is {int((now - next_due).total_seconds())} s late"
        found.append(Finding("schedule", Level.FAIL, says, "Is it running? Restart it.", absent=True))
    if counts.get("parked"):
        says = f"{counts['parked']} messages could not be dealt with"
        found.append(Finding("inbox", Level.WARN, says, "The log says why; an organiser was told each time."))
    if dues:
        says = f"{dues} planned things could not be done"
        found.append(Finding("planned", Level.WARN, says, "The log says why; an organiser was told each time."))
    return found


async def _measured(app: App) -> bytes:
    registry = CollectorRegistry()
    inbox = Gauge("buurtbot_inbox_rows", "Things that came in, by state", ["state"], registry=registry)
    outbox = Gauge("buurtbot_outbox_rows", "Things to be said, by state", ["state"], registry=registry)
    parked = Gauge("buurtbot_dues_parked", "Planned things that did not work and wait for a human", registry=registry)
    waits = Gauge("buurtbot_oldest_waiting_seconds", "How long the oldest message waits to be sent", registry=registry)
    well = Gauge("buurtbot_well", "1 when a part of the service is well, as in /readyz", ["part"], registry=registry)
    for finding in await readiness(app):
        well.labels(finding.name).set(finding.level is not Level.FAIL)
    async with app.engine.store.begin() as tx:
        parked.set(await tx.parked_dues())
        oldest = await tx.oldest_waiting()
        waits.set((app.clock.now() - oldest).total_seconds() if oldest else 0)
        for state, count in (await tx.inbox_counts()).items():
            inbox.labels(state).set(count)
        for state, count in (await tx.outbox_counts()).items():
            outbox.labels(state).set(count)
    return generate_latest(registry)
