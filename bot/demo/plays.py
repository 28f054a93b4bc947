"""The first three stories (S1 to S3 of tests/stories), played in the demo as the acceptance of the whole chain."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from typing import Final

from bot.demo.stage import Stage
from bot.demo.timeline import Seen
from handlers.model import RoomKind

MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY, SATURDAY, SUNDAY = range(7)
RESIDENTS: Final = RoomKind.RESIDENTS
SECRETS: Final = re.compile(r"0470|0471|heup|alleen thuis|\b9\b, |Kerkstraat 9|ziek\b")
"""What no room may ever read from the bot."""


async def asks_privately(stage: Stage) -> None:
    """S1: a resident says too much in the room; it goes on in private, and ends with a report in confidence."""
    await stage.clock(MONDAY, 9)
    await stage.says(
        "maria",
        "Hallo, ik heb een nieuwe heup en kan niet naar de winkel. "
        "Mijn nummer is 0470 12 34 56, Kerkstraat 9, ik ben alleen thuis",
        room=RESIDENTS,
    )
    await stage.hears("maria", "request.in_private", room=RESIDENTS)
    await stage.asked("maria", "request.offer", "ja graag")
    await stage.asked("maria", "request.what", "1")
    await stage.asked("maria", "request.when", "donderdag in de voormiddag")
    await stage.asked("maria", "request.when_right", "1")
    await _post(stage, "maria")
    number = _number(await stage.hears("maria", "request.posted"))
    await stage.sees_card("karim", number, "open")
    await stage.says("karim", f"neem {number}", room=RESIDENTS)
    contact = await stage.hears("karim", "request.yours")
    stage.must("0470 12 34 56" in contact.text, "Karim gets Maria's number")
    stage.must(stage.who_was_told("0470 12 34 56") == {"karim"}, "nobody else does")
    await stage.asked("maria", "request.helper", "1")
    await stage.sees_card("maria", number, "matched")
    await stage.clock(THURSDAY, 7, 30)
    await stage.hears("karim", "request.reminder")
    stage.must(_count(stage, "karim", "request.reminder") == 1, "a day before, and not yet today: it is early")
    await stage.clock(THURSDAY, 8, 5)
    await stage.hears("karim", "request.reminder")
    await stage.clock(THURSDAY, 10, 30)
    await stage.says("karim", f"klaar {number}")
    await stage.asked("maria", "request.went_well", "3")
    await stage.asked("maria", "request.report", "Hij was vriendelijk, maar hij vroeg geld.")
    await stage.hears("sanne", "request.reported")
    await stage.hears("maria", "request.report_sent")
    stage.must(stage.who_was_told("hij vroeg geld") == {"sanne"}, "only Sanne reads what Maria reported")
    await stage.comes_true(lambda: not stage.who_was_told("0470 12 34 56"), "the contact was taken back from Karim")
    await stage.sees_card("karim", number, "done_unconfirmed", "closed_ok", "closed_not_ok")
    await _keeps_secrets(stage)


async def two_claims(stage: Stage) -> None:
    """S2: two claims in one second, a reserve, and a late drop-out."""
    await stage.says("amina", "j'ai besoin d'aide")
    await stage.asked("amina", "request.what", "2")
    await stage.asked("amina", "request.when", "lundi à 13h30")
    await stage.asked("amina", "request.when_right", "1")
    await stage.asked("amina", "request.where", "Molenstraat")
    await stage.asked("amina", "request.contact", "3, 0471 00 00 01")
    await _post(stage, "amina")
    number = _number(await stage.hears("amina", "request.posted"))
    await stage.sees_card("lotte", number, "open")
    await asyncio.gather(
        stage.says("lotte", f"neem {number}", room=RESIDENTS), stage.says("tom", f"Neem{number} 👍", room=RESIDENTS)
    )
    asker = await stage.hears("amina", "request.helper")
    first, second = ("lotte", "tom") if "Lotte" in asker.text else ("tom", "lotte")
    await stage.hears(first, "request.yours")
    await stage.asked(second, "request.be_reserve", "1")
    await stage.hears(second, "request.is_reserve")
    stage.must(stage.who_was_told("0471 00 00 01") == {first}, "exactly one of the two has the contact")
    await stage.answers("amina", asker, "1")
    await stage.sees_card("amina", number, "matched")
    await stage.clock(SUNDAY, 20, 40)
    await stage.says(first, f"Sorry, mijn kind is ziek. laat los {number}")
    await stage.hears(first, "request.released")
    await stage.hears("rita", "request.late_release")
    await stage.asked(second, "request.take_over", "1")
    await stage.hears(second, "request.yours")
    await stage.asked("amina", "request.change", "1")
    await stage.comes_true(
        lambda: stage.who_was_told("0471 00 00 01") == {second}, "the contact moved from the one to the other"
    )
    await stage.sees_card("amina", number, "matched")
    await _keeps_secrets(stage)


async def by_phone(stage: Stage) -> None:
    """S3: an organiser asks for somebody without a phone; nobody is found, and that stays visible."""
    await stage.clock(WEDNESDAY, 9)
    await stage.says("jonas", "namens", room=RoomKind.TEAM)
    await stage.asked("jonas", "behalf.name", "Jeanne, 84, geen gsm")
    await stage.asked("jonas", "behalf.knows", "1")
    await stage.asked("jonas", "behalf.through", "1")
    await stage.asked("jonas", "request.what", "koffie drinken, elke dinsdag 14 uur")
    await stage.asked("jonas", "request.when_right", "1")
    await stage.asked("jonas", "request.where", "Berlaarsesteenweg")
    await stage.asked("jonas", "request.contact", "12")
    await _post(stage, "jonas")
    number = _number(await stage.hears("jonas", "request.posted"))
    await stage.sees_card("tom", number, "open")
    await stage.clock(WEDNESDAY, 12)
    await stage.asked("lotte", "request.ask", "2")
    await stage.hears("lotte", "request.no_thanks")
    await stage.clock(FRIDAY, 9, 30)
    await stage.asked("jonas", "request.unfilled", "3")
    await stage.asked("jonas", "request.refer", "Lokaal dienstencentrum in Lier, 03 480 00 00")
    await stage.hears("jonas", "request.noted")
    await stage.sees_card("tom", number, "referred")
    await _keeps_secrets(stage)


STORIES: Final[Mapping[str, tuple[str, Callable[[Stage], Awaitable[None]]]]] = {
    "S1": ("A resident asks, privately first", asks_privately),
    "S2": ("Two claims in one second, and a late drop-out", two_claims),
    "S3": ("By phone for someone without internet; nobody found", by_phone),
}


async def _post(stage: Stage, name: str) -> None:
    """Read the preview of exactly what will stand in public, and say yes."""
    preview = await stage.hears(name, "request.preview")
    stage.must(not SECRETS.search(_public(preview)), "the preview of the card holds nothing private")
    await stage.answers(name, preview, "1")


def _public(preview: Seen) -> str:
    return next((line for line in preview.text.splitlines() if line.startswith("#")), "")


async def _keeps_secrets(stage: Stage) -> None:
    leaks = [seen for seen in stage.said_in_rooms() if SECRETS.search(seen.text)]
    stage.must(not leaks, "nothing private ever stood in a room")
    await stage.comes_true(stage.is_sealed, "every message was encrypted, and read by who it was for")


def _count(stage: Stage, name: str, msgid: str) -> int:
    return sum(seen.msgid == msgid for seen in stage.told(name))


def _number(seen: Seen) -> str:
    return str(seen.label.get("id"))
