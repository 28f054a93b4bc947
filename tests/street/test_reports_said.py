"""What is a report, and what is none: words behind the number, danger, a sum, a word to somebody else, silence."""

from __future__ import annotations

import pytest

from bot.play.street import Street
from tests.street.reporting import ENDS, HELD, TAKEN, play


async def test_a_report_of_violence_gets_the_numbers_to_call_and_is_passed_on_all_the_same() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1")
        told = len(street.lines)
        await play(street, "maria> Karim sloeg mij en hij bedreigt mij")
        mine = [line.text for line in street.lines[told:] if line.to == "maria"]
        assert "101" in mine[0]
        assert mine[1].startswith("Dank je. Ik gaf het door")
        assert "Karim sloeg mij en hij bedreigt mij" in "".join(street.heard("sanne"))
        assert any(line.to == "karim" and line.kind == "taken back" for line in street.lines)
        others = [line.text for line in street.lines[told:] if line.to not in ("maria", "sanne")]
        assert not [text for text in others if "sloeg" in text or "101" in text]
        await play(street, "maria> 2\n" + ENDS)
        assert "#1 gaat niet door" in street.hears("karim")


async def test_words_of_danger_behind_the_command_are_the_report_too() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 Karim sloeg mij")
        assert "101" in "".join(street.heard("maria"))
        assert "Maria meldt iets over #1:\nKarim sloeg mij" in street.heard("sanne")


async def test_words_of_danger_that_answer_no_report_are_passed_on_to_nobody() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> Karim sloeg mij en hij bedreigt mij")
        assert "101" in street.hears("maria")
        assert not [text for text in street.heard("sanne") if "#1" in text]


async def test_what_stands_behind_the_number_is_the_report_and_nothing_more_is_asked() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij vroeg mijn bankkaart")
        assert "Maria meldt iets over #1:\nhij vroeg mijn bankkaart" in street.heard("sanne")
        mine = "Dank je. Ik gaf het door. Je ontvangstnummer: M1. Alleen Sanne leest het."
        assert f"{mine} Wil je weten hoe het staat? Typ: mijn meldingen" in street.heard("maria")
        assert [text for text in street.heard("karim") if text.startswith(HELD)]


@pytest.mark.parametrize(
    "words", ["nee laat maar", "stop", "non laisse tomber", "never mind", "nein, doch nicht", "nee", "toch niet"]
)
async def test_never_mind_is_no_report(words: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + f"maria> meld 1\nmaria> {words}")
        assert not street.heard("sanne")
        assert not [text for text in street.heard("karim") if "stil" in text]
        await play(street, "maria> meld 1 hij riep")
        assert "Maria meldt iets over #1:\nhij riep" in street.heard("sanne")


@pytest.mark.parametrize("words", ["1", "ok", "👍"])
async def test_a_number_or_a_short_answer_is_no_report_yet(words: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nmaria> hij riep\ntom> meld 1")
        told = len(street.heard("sanne"))
        await play(street, f"tom> {words}")
        assert len(street.heard("sanne")) == told
        assert street.hears("tom").startswith("Ik gaf nog niets door. Schrijf wat je wil vertellen.")
        await play(street, "tom> hij riep ook tegen mij")
        assert "Tom meldt iets over #1:\nhij riep ook tegen mij" in street.heard("sanne")


async def test_what_to_type_ends_its_line() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nmaria> hij riep\n" + ENDS)
        told = [line for text in street.heard("karim") for line in text.splitlines() if "Typ: mens" in line]
        assert told
        assert all(line.endswith("Typ: mens") for line in told)


@pytest.mark.parametrize("who", ["maria", "karim", "tom"])
async def test_a_sum_behind_the_command_is_no_number_of_a_request(who: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + f"{who}> meld er werd 50 euro gevraagd")
        assert street.hears(who).startswith("Ik gaf nog niets door. Schrijf wat je wil vertellen.")
        assert not [text for text in street.heard("karim") if text.startswith(HELD)]
        await play(street, f"{who}> er werd 50 euro gevraagd")
        assert [text for text in street.heard("karim") if text.startswith(HELD)]


async def test_who_only_saw_the_card_is_read_and_stops_nothing() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "person els resident nl\nels> meld 1")
        assert (
            street.hears("els") == "Schrijf wat je wil vertellen. Alleen Sanne leest het, en ziet dat jij het schreef."
        )
        await play(street, "els> dit is beledigend voor onze straat")
        assert "Els meldt iets over #1:\ndit is beledigend voor onze straat" in "".join(street.heard("sanne"))
        assert street.hears("sanne").startswith("M1: wat gebeurt ermee?")
        assert not [text for text in street.heard("karim") if text.startswith(HELD)]
        await play(street, "karim> mijn taken\nels> meld 7 iets raars")
        assert "Kerkstraat 9" in street.hears("karim")
        assert street.hears("els").startswith("Ik ken hier geen vraag met dat nummer.")


async def test_what_is_to_be_told_to_somebody_else_is_no_report_yet() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> meld aan maria dat ik wat later kom")
        assert street.hears("karim").startswith("Ik gaf nog niets door.")
        assert street.heard("sanne") == []
        await play(street, "maria> meld 1 en 2")
        assert street.hears("maria") == "Ik lees meer dan één nummer. Typ meld en één nummer."


@pytest.mark.parametrize(
    "said",
    ["ik wil iets melden", "klacht", "je veux signaler quelque chose", "I want to report something", "Beschwerde"],
)
async def test_who_wants_to_report_something_is_heard_as_people_say_it(said: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + f"maria> {said}")
        assert street.hears("maria").startswith("Schrijf wat je wil vertellen.")


async def test_who_asked_for_one_thing_needs_no_number_to_report() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld")
        assert street.hears("maria").startswith("Schrijf wat je wil vertellen.")


@pytest.mark.parametrize("then", ["meld 1 hij riep", "meld 1 laat maar", "meld 1\nmaria> laat maar, ik zeg niets"])
async def test_after_a_report_other_words_are_passed_on_to_nobody(then: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + f"maria> meld 1\nmaria> {then}")
        told = len(street.heard("sanne"))
        await play(street, "maria> mijn buurvrouw is vandaag jarig")
        assert "jarig" not in "".join(street.heard("sanne")[told:])


async def test_what_is_written_days_after_the_question_is_no_report() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nclock +25h")
        assert street.hears("maria") == "Goed. Ik gaf niets door. Wil je het later vertellen? Typ: meld 1"
        await play(street, "maria> alles is in orde met mijn vraag, bedankt")
        assert street.heard("sanne") == []


async def test_while_we_were_away_the_question_what_to_report_waits() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\ndown 30h\nmaria> hij deed raar tegen mij")
        assert "hij deed raar tegen mij" in "".join(street.heard("sanne"))
