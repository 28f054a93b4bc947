"""Who reads a report lets it go on or ends it, and everybody hears what is true then; nobody for ever."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from handlers.model import IncomingKind
from tests.street.reporting import (
    CALLED,
    ENDS,
    GOES_ON,
    HELD,
    RITA_HELPS,
    TAKEN,
    of_request_1,
    play,
    to_the_first_message,
)


async def test_lifting_it_gives_the_contact_back_and_reminds_in_time() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nmaria> hij vroeg mijn bankkaart")
        assert "1 het mag doorgaan\n2 het stopt hier" in street.hears("sanne")
        await play(street, GOES_ON)
        assert street.hears("karim").startswith("#1 gaat door zoals afgesproken. Jij hebt taak 1.")
        assert "Kerkstraat 9" in street.hears("karim")
        assert "#1 gaat door" in street.hears("maria")
        await play(street, "clock 2026-11-27 10:30")
        assert street.hears("karim").startswith("Herinnering")


HALF = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person tom volunteer nl
person rita organiser nl
person sanne confidential nl
maria> hulp verhuizen van een kast zaterdag 10 uur met 2 buren
maria> ja
maria> Kerkstraat
maria> 9
maria> ja
karim> neem 1
"""


async def test_lifting_it_while_one_more_is_needed_goes_on_for_everybody() -> None:
    async with Street.open() as street:
        await play(
            street,
            HALF + "maria> meld 1\nmaria> hij vroeg mijn bankkaart\n" + GOES_ON,
        )
        assert street.hears("sanne").startswith("Goed. Ik liet iedereen weten dat #1 doorgaat.")
        assert street.hears("karim").startswith("#1 gaat door zoals afgesproken. Jij hebt taak 1.")
        assert street.hears("#bewoners").startswith("Nieuwe vraag: #1")
        await play(street, "tom> neem 1")
        assert "Kerkstraat 9" in of_request_1(street, "tom")
        await play(street, "clock 2026-11-27 10:30")
        assert street.hears("karim").startswith("Herinnering")
        assert street.hears("tom").startswith("Herinnering")


async def test_ending_it_keeps_the_two_apart_from_then_on() -> None:
    async with Street.open() as street:
        await play(
            street,
            TAKEN + "maria> meld 1\nmaria> hij vroeg mijn bankkaart\n" + ENDS,
        )
        assert "#1 gaat niet door" in street.hears("maria")
        assert "#1 gaat niet door" in street.hears("karim")
        await play(street, "maria> hulp vervoer naar station maandag 10 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9")
        await play(street, "maria> ja\nkarim> neem 2")
        assert street.hears("karim") == "Taak 2 gaat toch naar iemand anders. Bedankt voor je aanbod!"


async def test_after_the_end_a_report_keeps_them_apart_until_it_is_lifted() -> None:
    again = "maria> hulp vervoer naar station maandag 10 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9\nmaria> ja"
    async with Street.open() as street:
        await play(street, TAKEN + "clock 2026-11-28 12:00\nkarim> klaar 1\nmaria> 3\nmaria> hij riep\n" + again)
        assert not street.hears("karim").startswith("Een buur vraagt hulp")
        await play(street, "karim> neem 2")
        assert "iemand anders" in street.hears("karim")
        await play(street, GOES_ON + "\nkarim> neem 2")
        assert street.hears("karim").startswith("Jij hebt taak 2.")


async def test_nobody_decides_for_two_days_and_the_organisers_hear_that_it_waits_but_not_why() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nmaria> hij riep\nclock +2d\nclock +1h")
        assert "#1 staat al twee dagen stil" in street.hears("rita")
        assert "hij riep" not in "".join(street.heard("rita"))


async def test_an_organiser_who_was_to_call_is_kept_apart_too() -> None:
    async with Street.open() as street:
        await play(street, CALLED + "maria> meld 1 Rita riep op mij\n" + ENDS)
        await play(street, "maria> hulp vervoer naar station maandag 10 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9")
        await play(street, "maria> ja\nrita> neem 2")
        assert street.hears("rita") == "Taak 2 gaat toch naar iemand anders. Bedankt voor je aanbod!"
        assert "Kerkstraat 9" not in "".join(street.heard("karim"))
        await play(street, "karim> neem 2")
        assert street.hears("karim").startswith("Jij hebt taak 2.")


async def test_who_was_not_asked_about_a_new_moment_yet_is_asked_when_it_goes_on() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> verander 1 maandag 10 uur\nmaria> ja\nkarim> meld 1 dit klopt niet")
        await play(street, GOES_ON + "\nclock +5min")
        assert "Past dat voor jou?" in street.hears("karim")
        assert "maandag 30 november 2026" in street.hears("karim")
        await play(street, "karim> nee\nclock +5min")
        assert street.hears("tom").startswith("Kan jij taak 1 overnemen?")


async def test_who_agreed_to_the_new_moment_is_not_asked_twice() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> verander 1 maandag 10 uur\nmaria> ja\nclock +5min\nkarim> ja")
        await play(street, "karim> meld 1 dit klopt niet\n" + GOES_ON)
        told = len(street.heard("karim"))
        await play(street, "clock +5min")
        assert len(street.heard("karim")) == told


async def test_who_stands_by_hears_that_it_goes_on() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij riep\n" + GOES_ON)
        assert street.hears("tom") == "#1 gaat door zoals afgesproken. Je bent nog altijd reserve."


async def test_who_was_asked_to_take_over_is_asked_again() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> laat los 1\nclock +5min")
        assert street.hears("tom").startswith("Kan jij taak 1 overnemen?")
        await play(street, "maria> meld 1 hij riep\n" + GOES_ON + "\nclock +5min")
        assert street.hears("tom").startswith("Kan jij taak 1 overnemen?")


async def test_an_organiser_who_helps_cannot_end_what_is_on_hold_and_who_decides_hears_of_it() -> None:
    async with Street.open() as street:
        await play(street, RITA_HELPS + "maria> meld 1 zij vroeg geld\nrita> intrekken 1")
        assert street.hears("rita").startswith(HELD)
        tried = "Iemand die met #1 te maken heeft, probeerde de vraag weg te halen. Ze blijft stil staan."
        assert tried in street.heard("sanne")
        await play(street, GOES_ON)
        assert "#1 gaat door" in street.hears("maria")


APART = "Tot je antwoordt, breng ik deze buren niet meer samen."


@pytest.mark.parametrize("ends", ["maria> intrekken 1", "maria> stop\nmaria> stop", "rita> intrekken 1"])
async def test_who_decides_hears_that_it_ended_otherwise_and_is_asked_what_is_left(ends: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij riep\n" + ends)
        assert street.hears("sanne").startswith(f"#1 is ondertussen ingetrokken. {APART}")
        await play(street, "clock +1d")
        assert street.hears("sanne").startswith(f"#1 was al voorbij. {APART}")
        await play(street, GOES_ON + "\nclock +2d")
        assert street.hears("sanne").startswith("Genoteerd.")


async def test_who_decides_hears_that_the_message_of_what_is_on_hold_was_deleted() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij riep")
        await to_the_first_message(street, IncomingKind.REDACTION)
        assert street.hears("sanne").startswith(f"#1 is ondertussen ingetrokken. {APART}")


async def test_what_nobody_decides_ends_after_two_weeks_and_who_was_to_decide_hears_it() -> None:
    async with Street.open() as street:
        await play(
            street, TAKEN.replace("zaterdag 10 uur", "24 december 10 uur") + "maria> meld 1 hij riep\nclock +15d"
        )
        assert street.hears("sanne").startswith("#1: in twee weken besliste niemand, dus ik vraag niet verder.")
        assert "#1 gaat niet door" in street.hears("karim")
        told = len(street.heard("sanne"))
        await play(street, "clock +3d")
        assert len(street.heard("sanne")) == told


async def test_what_was_told_on_the_last_day_is_not_said_to_have_waited_two_weeks() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "person els resident nl\nmaria> meld 1 hij riep\nclock +13d")
        await play(street, "tom> meld 1 hij riep ook tegen mij\nels> meld 1 dit zag ik op het bord\nclock +2d")
        assert street.hears("tom").startswith("Over #1 besliste niemand in twee weken, en dus ook niet over M2.")
        assert "M3" in "".join(street.heard("els"))
        assert "besliste niemand" not in "".join(street.heard("els"))
        await play(street, "els> meld M3")
        assert "er is nog niet beslist" in street.hears("els")


async def test_a_report_after_the_end_that_nobody_answers_is_asked_about_every_day_for_two_weeks() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "clock 2026-11-28 12:00\nkarim> klaar 1\nmaria> 3\nmaria> hij riep\nclock +2d")
        assert len([text for text in street.heard("sanne") if APART in text]) == 3
        await play(street, "clock +14d")
        assert street.hears("sanne").startswith("#1: in twee weken besliste niemand")
