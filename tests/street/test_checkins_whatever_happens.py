"""Whatever is answered when, whoever is away, however often we die: nobody is alarmed without cause or left waiting."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import select

from bot.play.street import Street
from handlers.checkins import times
from handlers.checkins.nouns import ContactState, Round, RoundKind, RoundState
from handlers.model import IncomingKind
from storage.tables import due, outbox
from tests.street.checking import PEOPLE, asked, rounds, said
from tests.street.playing import play

ASKED = ("maria", "jos", "ria")
TOLD = ("leen", "karim", "rita")
WORDS = ("1", "2", "ja", "nee", "alles goed", "hoi", "tulp", "stop", "ok", "hulp", "weet ik niet", "wacht", "ga door")
WITHDRAWS = {"stop alles goed": ASKED, "geen contact meer": TOLD}
"""What is said to take a yes back, and by whom."""
WAY_OUT = {
    RoundState.ASKED: {times.AGAIN, times.LISTEN},
    RoundState.HEARD: {times.CONFIRM},
    RoundState.MISSED: {times.CLIMB},
    RoundState.LOOKING: {times.HOW_IS_IT},
}


async def happens(street: Street, chance: Random) -> str:
    """Let one thing happen, and return who let hear of them, if anybody did."""
    who = chance.choice((*ASKED, *TOLD))
    spoke = ""
    match chance.randrange(12):
        case 0 | 1 | 2:
            await street.says(who, chance.choice(WORDS))
            spoke = who
        case 3:
            kind = chance.choice((IncomingKind.FILE, IncomingKind.UNREADABLE, IncomingKind.REACTION))
            room = chance.choice((None, "#bewoners"))
            await street.does(street._incoming(who, kind, text="🌻", room=room, about="$m1"))
            spoke = who
        case 4:
            await street.crash()
        case 5:
            await street.down(timedelta(minutes=chance.choice((3, 20, 200, 900))))
        case 6:
            await street.mute(who, on=chance.choice((True, False)))
        case 7:
            await street.outage("console", on=True)
            await street.clock(street.now + timedelta(minutes=chance.choice((1, 5, 40, 300))))
            await street.outage("console", on=False)
        case 8 if chance.random() < 0.4:
            words = chance.choice(tuple(WITHDRAWS))
            who = chance.choice(WITHDRAWS[words])
            await street.says(who, words)
            spoke = who
        case _:
            pass
    return spoke


async def agreed(street: Street) -> set[tuple[str, str]]:
    """Read who may be told of whom: contacts who agreed, and who organises; not of who stopped."""
    found = set()
    async with street.store.begin() as tx:
        for check in await tx.checkins_in("delinde"):
            chosen = await tx.checkin_contacts(check.person)
            found |= {(check.person, one.contact) for one in chosen if one.state is ContactState.ACCEPTED}
            found.add((check.person, "p-rita"))
    return found


class Witness:
    """Sees whom an alarm reached since it last looked."""

    def __init__(self, street: Street) -> None:
        self._street = street
        self._seen = 0

    async def must_see_only(self, allowed: set[tuple[str, str]]) -> None:
        """Hold that everybody who was told meanwhile was to be told; a code word is looked after whatever is said."""
        alarmed = await said(self._street, "checkin.alert")
        found = {one.id: one for one in await rounds(self._street)}
        new = [(found[about], who) for who, about in alarmed[self._seen :]]
        self._seen = len(alarmed)
        wrong = [who for about, who in new if about.kind is not RoundKind.CODE and (about.person, who) not in allowed]
        assert not wrong, f"{wrong} did not agree, or not any more"

    async def must_be_off_the_ladder(self, who: str) -> None:
        """Hold that nobody is looked for who was heard just now."""
        async with self._street.store.begin() as tx:
            left = [one for one in await tx.open_rounds(f"p-{who}") if one.is_silent]
        assert not left, f"{who} was heard and is still on the ladder"


async def due_kinds(street: Street, about: Round) -> set[str]:
    async with street.store.begin() as tx:
        subjects = (about.id, about.neighbourhood) if about.state is RoundState.HELD else (about.id,)
        which = due.c.subject.in_(subjects) & (due.c.state == "due")
        return set((await tx.connection.execute(select(due.c.kind).where(which))).scalars())


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_happens(seed: int) -> None:
    chance = Random(seed)  # noqa: S311 - a choice, no secret
    async with Street.open() as street:
        await play(street, PEOPLE)
        await asked(street, *ASKED, code="tulp")
        witness = Witness(street)
        for _ in range(40):
            before = await agreed(street)
            heard = await happens(street, chance)
            after = await agreed(street)
            await witness.must_see_only(before | after)
            await witness.must_be_off_the_ladder(heard)
            await street.clock(street.now + timedelta(minutes=chance.choice((1, 7, 15, 31, 60, 400))))
            await witness.must_see_only(after)
        found = {about.id: about for about in await rounds(street)}
        assert len(found) >= len(ASKED)
        await check(street, found)


async def check(street: Street, found: dict[str, Round]) -> None:
    """Hold what must hold of every asking, whatever happened."""
    cleared = Counter(await said(street, "checkin.all_clear"))
    assert max(cleared.values(), default=0) <= 1, "an all-clear is told once"
    alarmed = await said(street, "checkin.alert")
    assert not [about for _who, about in alarmed if found[about].state is RoundState.UNKNOWN]
    assert {who for who, _about in alarmed} <= {f"p-{name}" for name in TOLD}
    assert {about for _who, about in alarmed} >= {about for _who, about in cleared}
    for about in found.values():
        ways = WAY_OUT.get(about.state, {times.HELD})
        assert not about.is_open or ways & await due_kinds(street, about), f"{about.state} has no way out"
    async with street.store.begin() as tx:
        alerts = (await tx.connection.execute(select(outbox).where(outbox.c.msgid == "checkin.alert"))).mappings().all()
    for alert in alerts:
        about = found[alert["entity_id"]]
        ended = about.ended_at or alert["made_at"]
        assert about.kind is RoundKind.CODE or alert["made_at"] <= ended, "nobody is alarmed after the end"
