"""A report stops contact at once, whoever it is about, and nobody hears who reported."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from handlers.model import IncomingKind
from tests.street.reporting import CALLED, GOES_ON, HELD, RITA_HELPS, TAKEN, of_request_1, play, to_the_first_message

NOT_READ_YET = "#1 ligt stil. Alleen wie mag lezen wat er verteld is, beslist erover. Jij mag het nog niet lezen."


@pytest.mark.parametrize("reporter", ["maria", "karim", "tom"])
async def test_a_report_takes_the_contact_back_and_everybody_reads_the_same(reporter: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN)
        await play(street, f"{reporter}> meld 1\n{reporter}> dit voelt niet goed")
        assert any(line.to == "karim" and line.kind == "taken back" for line in street.lines)
        for name in ("maria", "karim", "tom"):
            assert [text for text in street.heard(name) if text.startswith(HELD)], name
        assert "dit voelt niet goed" in "".join(street.heard("sanne"))
        others = [line.text for line in street.lines if line.to not in (reporter, "sanne")]
        assert not [text for text in others if "dit voelt niet goed" in text or "meldt" in text]


async def test_what_was_asked_keeps_nobody_guessing_and_nothing_more_is_released() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nmaria> hij vroeg mijn bankkaart")
        told = len(street.lines)
        await play(street, "karim> neem 1\nkarim> mijn taken\nkarim> klaar 1\ntom> neem 1\ntom> mijn taken")
        assert not [line.text for line in street.lines[told:] if "Kerkstraat 9" in line.text]
        assert street.hears("karim").startswith(HELD)
        told = len(street.lines)
        await play(street, "clock 2026-11-28 13:30")
        assert not [line.text for line in street.lines[told:] if line.to in ("karim", "maria", "tom")]


ON_BEHALF = """
clock 2026-11-23 09:00
person jonas organiser nl
person sanne confidential nl
jonas> namens
jonas> Jeanne
jonas> 1
jonas> 1
jonas> koffie drinken, elke dinsdag 14 uur
jonas> 1
jonas> Kerkstraat
jonas> Kerkstraat 12
jonas> 1
jonas> neem 1
clock 2026-11-24 15:10
jonas> neem 2
"""


async def test_who_asks_for_somebody_and_helps_as_well_may_report_something_too() -> None:
    async with Street.open() as street:
        await play(street, ON_BEHALF + "jonas> meld 1\njonas> er klopt iets niet")
        assert "Jonas meldt iets over #1:\ner klopt iets niet" in street.heard("sanne")
        assert [text for text in street.heard("sanne") if text.startswith("#2 staat stil")]


async def test_where_else_the_two_meet_is_on_hold_too() -> None:
    async with Street.open() as street:
        await play(street, TAKEN.replace("zaterdag 10 uur", "elke zaterdag 10 uur"))
        await play(street, "clock 2026-11-28 12:00\nkarim> neem 2")
        assert of_request_1(street, "karim").startswith("Jij hebt taak 2.")
        await play(street, "maria> meld 1\nmaria> hij riep")
        assert [text for text in street.heard("karim") if text.startswith("#2 staat even stil")]
        await play(street, "karim> mijn taken")
        assert "Kerkstraat 9" not in street.hears("karim")


async def test_no_organiser_reads_a_report_where_nobody_is_confidential_and_they_hear_only_what_is_missing() -> None:
    async with Street.open() as street:
        await play(street, TAKEN.replace("person sanne confidential nl\n", "person an organiser nl\n"))
        await play(street, "maria> meld 1 hij riep")
        assert "Ik vind nu niemand die het kan lezen, sorry. Ik leg #1 toch stil" in "".join(street.heard("maria"))
        for organiser in ("an", "rita"):
            assert "hij riep" not in "".join(street.heard(organiser))
            assert street.hears(organiser) == (
                "#1 ligt stil tot een vertrouwenspersoon beslist. De Linde heeft er geen. "
                "Kies iemand die geen organisator is. Typ: buurt vertrouwenspersoon @sanne:example.org"
            )


async def test_a_confidential_person_who_helps_is_not_who_reads_it() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> loslaten 1\ntom> nee\nsanne> neem 1\nmaria> meld 1 ze riep")
        assert "Ik leg #1 toch stil" in "".join(street.heard("maria"))
        for name in ("sanne", "rita"):
            assert "ze riep" not in "".join(street.heard(name))
            assert "hoe gaat het verder" not in "".join(street.heard(name)).casefold()


async def test_a_second_confidential_person_reads_what_the_first_has_a_part_in() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "person zoe confidential nl\nkarim> loslaten 1\ntom> nee\nsanne> neem 1")
        await play(street, "maria> meld 1 ze riep")
        assert "Maria meldt iets over #1:\nze riep" in street.heard("zoe")
        assert "ze riep" not in "".join(street.heard("sanne"))


async def test_who_lets_go_of_what_is_on_hold_is_thanked_and_nobody_else_is_asked() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nmaria> hij riep")
        told = len(street.lines)
        await play(street, "karim> loslaten 1")
        assert [line.to for line in street.lines[told:]] == ["karim"]
        await play(street, GOES_ON + "\nclock +5min")
        assert street.hears("tom").startswith("Kan jij taak 1 overnemen?")


async def test_a_series_does_not_come_back_while_a_report_is_looked_at() -> None:
    async with Street.open() as street:
        await play(street, TAKEN.replace("zaterdag 10 uur", "elke zaterdag 10 uur"))
        await play(street, "karim> meld 1\nkarim> dit klopt niet\nclock 2026-11-29 12:00")
        assert not [text for text in street.heard("#bewoners") if "#2" in text]
        await play(street, GOES_ON + "\nclock 2026-11-30 14:00")
        assert [text for text in street.heard("#bewoners") if "#2" in text]


async def test_an_organiser_who_was_to_call_gives_the_contact_back_too() -> None:
    async with Street.open() as street:
        await play(street, CALLED)
        assert "0470 12 34 56" in street.hears("rita")
        await play(street, "maria> meld 1\nmaria> Rita riep op mij")
        assert any(line.to == "rita" and line.kind == "taken back" for line in street.lines)
        assert [text for text in street.heard("rita") if text.startswith(HELD)]


async def test_an_organiser_who_was_to_call_does_not_read_a_report_about_it() -> None:
    async with Street.open() as street:
        await play(street, CALLED + "person an organiser nl\nmaria> meld 1\nmaria> Rita riep op mij")
        assert "Rita riep op mij" in "".join(street.heard("sanne"))
        for organiser in ("an", "rita"):
            assert "Rita riep op mij" not in "".join(street.heard(organiser))


async def test_where_nobody_can_read_a_report_contact_stops_all_the_same() -> None:
    alone = RITA_HELPS.replace("person sanne confidential nl\n", "")
    async with Street.open() as street:
        await play(street, alone + "maria> meld 1")
        assert any(line.to == "rita" and line.kind == "taken back" for line in street.lines)
        said = "".join(street.heard("maria"))
        assert "Ik leg #1 toch stil" in said
        assert "1712" in said
        assert [text for text in street.heard("rita") if text.startswith(HELD)]
        assert "hoe gaat het verder" not in "".join(street.heard("rita")).casefold()
        await play(street, "person an confidential nl\nclock 2026-11-26 09:00")
        assert street.hears("an") == NOT_READ_YET
        assert street.hears("maria").startswith("An is nu de vertrouwenspersoon van De Linde. Wil je An vertellen")
        await play(street, "maria> ja\nmaria> zij vroeg geld")
        assert "Maria meldt iets over #1:\nzij vroeg geld" in street.heard("an")
        assert "zij vroeg geld" not in "".join(street.heard("rita"))
        await play(street, "clock +1d\nan> 1")
        assert "Dit leest: Maria." in street.hears("an")


async def test_who_becomes_confidential_person_later_hears_only_that_it_is_on_hold_and_decides_nothing() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij riep\nperson an confidential nl\nclock +3d\nan> 1\nan> meld M1")
        heard = "".join(street.heard("an"))
        assert "Maria" not in heard
        assert "het mag doorgaan" not in heard
        await play(street, "maria> mijn meldingen")
        assert street.hears("maria").startswith("M1, over #1: er is nog niet beslist")
        await play(street, GOES_ON)
        assert "#1 mag doorgaan" in "".join(street.heard("maria"))


async def test_who_edits_the_message_of_what_is_on_hold_reads_nothing_that_is_not_so() -> None:
    async with Street.open() as street:
        await play(street, TAKEN.partition("karim> neem 1")[0])
        await play(street, "maria> meld 1 er klopt iets niet")
        await to_the_first_message(street, IncomingKind.EDIT, "hulp boodschappen maandag 9 uur")
        assert "helpt al" not in street.hears("maria")
        assert street.hears("maria").startswith("Je paste je bericht aan. Ik laat #1 nu zoals het is.")


FOR_TWO = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person tom volunteer nl
person sanne confidential nl
maria> hulp zetel dragen met 2 personen zaterdag 10 uur in de Kerkstraat
maria> ja
maria> 9
maria> ja
"""


@pytest.mark.parametrize("edit_first", [True, False])
async def test_a_report_stops_contact_also_where_the_asker_just_edited_the_message(edit_first: bool) -> None:
    async with Street.open() as street:
        await play(street, FOR_TWO)
        if edit_first:
            await to_the_first_message(street, IncomingKind.EDIT, "hulp kast dragen met 2 personen zondag 14 uur")
        await play(street, "karim> neem 1")
        if not edit_first:
            await to_the_first_message(street, IncomingKind.EDIT, "hulp kast dragen met 2 personen zondag 14 uur")
        assert [text for text in street.heard("maria") if "helpt al" in text or "Zal ik #1" in text]
        await play(street, "maria> ja\nkarim> meld 1 zij riep tegen mij")
        assert any(line.to == "karim" and line.kind == "taken back" for line in street.lines)
        await play(street, "karim> mijn taken")
        assert street.hears("karim").startswith(HELD)


async def test_who_is_reported_is_not_who_is_asked_to_call() -> None:
    async with Street.open() as street:
        await play(street, RITA_HELPS + "person an organiser nl\nmaria> meld 1\nmaria> zij vroeg geld")
        told = len(street.heard("rita"))
        await play(street, "maria> mens")
        assert street.hears("an").startswith("Maria (De Linde) wil graag met een mens praten.")
        await play(street, "an> 1\nmaria> dank je")
        assert len(street.heard("rita")) == told


async def test_where_only_the_reported_could_call_that_is_told_honestly() -> None:
    async with Street.open() as street:
        await play(street, RITA_HELPS + "maria> meld 1\nmaria> zij vroeg geld")
        told = len(street.heard("rita"))
        await play(street, "maria> mens")
        assert street.hears("maria").startswith("Ik vind nu niemand in De Linde die je kan bellen, sorry.")
        assert len(street.heard("rita")) == told
