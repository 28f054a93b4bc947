"""A report is kept, has a receipt, is decided with a reason, and need not be about a request."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.i18n import Speech
from bot.play.street import Street
from handlers.model import Role
from handlers.text import Text
from storage.tables import audit
from tests.street.mortal import Mortal
from tests.street.reporting import ENDS, HELD, TAKEN, play

ROOT = Path(__file__).resolve().parent.parent.parent
ELS = TAKEN + "person els resident nl\n"
UNKNOWN = "Ik ken geen melding van jou met dat nummer."


async def test_the_receipt_says_how_it_stands_to_who_told_it_and_nothing_to_anybody_else() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij vroeg mijn bankkaart\nmaria> mijn meldingen")
        assert street.hears("maria").startswith("M1, over #1: er is nog niet beslist")
        await play(street, "karim> meld M1\nkarim> meld M7\nrita> meld m1")
        assert street.heard("karim")[-2:] == [UNKNOWN, UNKNOWN]
        assert street.hears("rita") == UNKNOWN
        await play(street, "sanne> meld M1")
        assert street.hears("sanne") == "Maria meldt iets over #1:\nhij vroeg mijn bankkaart"
        await play(street, f"{ENDS}\nmaria> meld M1\nsanne> meld M1")
        assert street.hears("maria").startswith("M1, over #1: beslist, omdat: “we spraken met elkaar”")
        assert street.hears("sanne") == UNKNOWN


async def test_nothing_is_decided_before_who_decides_saw_what_will_be_read() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij riep\nsanne> 2")
        assert street.hears("sanne") == ("Waarom? Schrijf het in één of twee zinnen. Dit leest: Maria. Verder niemand.")
        told = len(street.lines)
        await play(street, "sanne> ok\nsanne> Karim riep omdat hij schrok\nsanne> 2\nsanne> Ik sprak met jullie beiden")
        assert not [line for line in street.lines[told:] if line.to != "sanne"]
        assert "Sanne besliste dit en schrijft: “Ik sprak met jullie beiden”" in street.hears("sanne")
        await play(street, "sanne> 1")
        assert "Over M1: #1 stopt hier.\nSanne besliste dit en schrijft: “Ik sprak met jullie beiden”" in "".join(
            street.heard("maria")
        )
        assert "Ik sprak met jullie beiden" not in "".join(street.heard("karim"))
        assert "#1 gaat niet door" in street.hears("karim")


async def test_two_reports_about_one_request_are_one_decision_that_both_read() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij riep\ntom> meld 1 hij riep ook tegen mij\nsanne> 1")
        assert "Dit leest: Maria en Tom." in street.hears("sanne")
        await play(street, "sanne> We spraken met elkaar\nsanne> 1")
        for name, receipt in (("maria", "M1"), ("tom", "M2")):
            assert f"Over {receipt}: #1 mag doorgaan." in "".join(street.heard(name))
        assert "Over M" not in "".join(street.heard("karim"))


async def test_what_is_told_after_the_end_is_decided_by_itself_and_its_people_stay_apart() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + f"maria> meld 1 hij riep\n{ENDS}\nmaria> meld 1 nu belt hij aan mijn deur")
        assert street.hears("sanne").startswith("M2: wat gebeurt ermee?")
        await play(street, "sanne> 1\nsanne> ik sprak met hem\nsanne> 1")
        assert street.hears("maria").startswith("Over M2: er is iets aan gedaan.")
        async with street.store.begin() as tx:
            assert await tx.kept_apart("p-karim", None) == {"p-maria"}


async def test_who_erases_the_talk_is_not_asked_about_it_again() -> None:
    async with Street.open() as street:
        await play(street, ELS + "els> meld\nels> 1\nels> wis\nels> de buurman is jarig vandaag")
        assert street.heard("sanne") == []


async def test_my_data_and_forget_me_say_what_is_kept_of_it() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij riep\nmaria> mijn gegevens\nmaria> vergeet mij")
        assert "Wat je in vertrouwen vertelde (M1), verzegeld, tot twee jaar na de beslissing." in "".join(
            street.heard("maria")
        )
        assert "Wat je in vertrouwen vertelde, blijft twee jaar, verzegeld, voor wie erover beslist." in "".join(
            street.heard("maria")
        )


async def test_who_reads_it_is_noted_for_who_told_it() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij riep\nsanne> meld M1\nmaria> wie zag mij")
        assert street.hears("maria").count("Sanne: wat je in vertrouwen vertelde (M1)") == 2


async def test_something_that_is_no_request_is_told_without_a_name_and_decided_too() -> None:
    async with Street.open() as street:
        await play(street, ELS + "els> meld\nels> 2\nels> in de groep scheldt iemand iedereen uit")
        assert "Iemand meldt iets en noemt geen naam (M1):\nin de groep scheldt iemand iedereen uit" in street.heard(
            "sanne"
        )
        assert "Els" not in "".join(street.heard("sanne"))
        await play(street, "sanne> 1\nsanne> Ik sprak met wie het was\nsanne> 1")
        assert "Over M1: er is iets aan gedaan.\nSanne besliste dit en schrijft" in street.hears("els")
        assert "scheldt" not in "".join(street.heard("rita"))


async def test_who_may_not_read_it_does_not_and_nothing_is_kept_where_nobody_else_can() -> None:
    async with Street.open() as street:
        await play(street, ELS + "els> meld Sanne praat over mij met anderen")
        assert street.hears("els").startswith("Ik gaf nog niets door. Alleen Sanne zou het lezen")
        await play(street, "els> 3")
        assert "Dan kan niemand hier het lezen, sorry. Ik bewaar er niets van." in "".join(street.heard("els"))
        assert "1712" in "".join(street.heard("els"))
        async with street.store.begin() as tx:
            assert await tx.reports_of("p-els") == ()
        await play(street, "person zoe confidential nl\nels> meld Sanne praat over mij met anderen\nels> 3\nels> 1")
        assert "Els meldt iets (M1):\nSanne praat over mij met anderen" in street.heard("zoe")
        assert "praat over mij" not in "".join(street.heard("sanne"))


async def test_who_has_several_requests_is_asked_which_one_it_is_about() -> None:
    second = "maria> hulp boodschappen maandag 9 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9\nmaria> ja\n"
    async with Street.open() as street:
        await play(street, TAKEN + second + "maria> meld")
        assert street.hears("maria").startswith("Waarover wil je iets vertellen?\n1 #1")
        await play(street, "maria> 3\nmaria> 1\nmaria> de buurman speelt luid muziek")
        assert "Maria meldt iets (M1):\nde buurman speelt luid muziek" in street.heard("sanne")
        assert not [text for text in street.heard("karim") if text.startswith(HELD)]


async def test_what_is_about_no_request_waits_for_nobody_for_ever() -> None:
    async with Street.open() as street:
        await play(street, ELS + "person zoe confidential nl\nels> meld\nels> 1\nels> iemand volgt mij elke avond")
        assert "volgt mij" not in "".join(street.heard("zoe"))
        await play(street, "clock +3d")
        assert "Els meldt iets (M1):\niemand volgt mij elke avond" in street.heard("zoe")
        await play(street, "clock +14d")
        assert street.hears("els").startswith("Over M1 besliste niemand in twee weken. Dat spijt me.")
        assert "volgt mij" not in "".join(street.heard("rita"))


async def test_who_leads_the_place_as_well_is_no_confidential_person() -> None:
    async with Street.open() as street:
        await play(street, TAKEN)
        async with street.store.begin() as tx:
            ((sanne, _roles),) = await tx.people_with_any("delinde", {Role.CONFIDENTIAL})
            (standing,) = await tx.standings(sanne.id)
            await tx.save_saved(replace(standing, granted=standing.granted | {Role.DEPUTY}), street.now)
        await play(street, "maria> meld 1 hij riep")
        assert "hij riep" not in "".join(street.heard("sanne"))


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_whatever_dies_between_the_hold_and_the_receipt_both_are_there_once(seed: int) -> None:
    async with Street.open() as street:
        await play(street, TAKEN)
        await Mortal(street, seed).play("maria> meld 1 hij vroeg mijn bankkaart")
        mine = [text for text in street.heard("maria") if "Je ontvangstnummer: M1" in text]
        assert len(mine) == 1
        assert len([text for text in street.heard("karim") if text.startswith(HELD)]) == 1
        async with street.store.begin() as tx:
            assert len(await tx.reports_about(1)) == 1
            noted = await tx.connection.scalars(select(audit.c.action).where(audit.c.action == "report.made"))
            assert len(list(noted)) == 1


# --- what is never said ---------------------------------------------------------------------------------------------

WARNED = re.compile(
    r"verwittig|gewaarschuwd|waarschuwde|alarmeer|politie"
    r"|\bprévenu|\bj'ai averti|\balerté|\bla police"
    r"|\bwarned|\balerted|\bnotified|\bpolice\b|\bauthorities"
    r"|\bgewarnt|\balarmiert|\bbenachrichtigt|\bPolizei",
    re.IGNORECASE,
)


def texts_of_the_flow() -> Iterator[str]:
    """Yield every English text that stands in the code of reporting."""
    for folder in ("handlers/reports", "handlers/requests/reporting"):
        for file in sorted((ROOT / folder).glob("*.py")):
            for node in ast.walk(ast.parse(file.read_bytes())):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                    yield str(ast.literal_eval(node.args[0]))


@pytest.mark.parametrize("language", ["nl", "fr", "en", "de"])
def test_the_bot_never_says_that_it_warned_anybody(language: str) -> None:
    speech, texts = Speech.load(), list(texts_of_the_flow())
    assert len(texts) > 40
    said = [speech._template(Text(text), language) for text in texts]
    assert [text for text in said if WARNED.search(text)] == []
