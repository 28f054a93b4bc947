"""Who is in hospital, moved or died reads nothing more, after the yes of two people, until one of them lifts it."""

from __future__ import annotations

from bot.play.street import Street
from tests.street.checking import with_maria
from tests.street.playing import heard_at, play

MISSED = "clock 2024-10-26 09:30\n"


PROPOSED = "person sanne confidential nl\nrita> buurt dempen maria\nrita> in het ziekenhuis\n"


async def test_two_people_mute_and_the_person_reads_nothing_until_one_of_them_lifts_it() -> None:
    async with Street.open() as street:
        await with_maria(street, f"{MISSED}{PROPOSED}")
        before = len(street.heard("maria"))
        assert street.hears("sanne").startswith("Rita zegt dat Maria in het ziekenhuis ligt. Dan schrijf ik niets meer")
        await play(street, "sanne> ja\nclock 2024-10-28 12:00\n")
        assert len(street.heard("maria")) == before
        assert street.hears("leen").startswith("Je moet nu niet naar Maria omkijken")
        await play(street, "rita> buurt niet dempen maria\nclock 2024-10-29 08:31\n")
        assert street.hears("maria").startswith("Goeiemorgen Maria.")


async def test_a_no_of_the_second_person_changes_nothing() -> None:
    async with Street.open() as street:
        await with_maria(street, f"{PROPOSED}sanne> nee\nclock 2024-10-26 08:31\n")
        assert street.hears("maria").startswith("Goeiemorgen Maria.")
        assert street.hears("rita") == "Sanne zegt dat het niet klopt. Voor Maria blijft alles zoals het is."


async def test_nobody_mutes_alone() -> None:
    async with Street.open() as street:
        await with_maria(street, "rita> buurt dempen maria\nclock 2024-10-26 08:31\n")
        assert street.hears("rita").startswith("Hier beslissen twee mensen over")
        assert street.hears("maria").startswith("Goeiemorgen Maria.")


async def test_who_was_muted_and_writes_themselves_is_asked_again() -> None:
    async with Street.open() as street:
        await with_maria(street, f"{PROPOSED}sanne> ja\nmaria> alles goed\nclock 2024-10-26 08:31\n")
        assert heard_at(street, "maria", "Goeiemorgen Maria.") == ["2024-10-26 08:30"]


async def test_who_is_muted_is_nobodys_contact_any_more_and_what_they_were_to_look_after_goes_on() -> None:
    async with Street.open() as street:
        await with_maria(street, "person sanne confidential nl\nclock 2024-10-26 09:31\n")
        assert street.hears("leen").startswith("Dag Leen, je bent contact voor Maria.")
        await play(street, "rita> buurt dempen leen\nrita> in het ziekenhuis\nsanne> ja\n")
        assert street.hears("maria").startswith("Leen is geen contact meer voor jou. Dat zegt niets over jou.")
        assert heard_at(street, "karim", "Dag Karim, je bent contact") == ["2024-10-26 09:31"]
        await play(street, "maria> 1\nclock 2024-10-27 09:31\n")
        assert heard_at(street, "karim", "Dag Karim, je bent contact")[1:] == ["2024-10-27 09:30"]
