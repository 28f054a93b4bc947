"""What can still be changed of a session that is published: its title and who leads it; and a link that is missing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.street import Street
from handlers.sessions.nouns import SeatState
from tests.street.planned import MADE, kept, with_session
from tests.street.playing import heard_at, play

WITHOUT_LINK = replace(MADE, link="")

# --- its title ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("typed", ["sessie S7 titel Buurtcafé", "sessie S7\njonas> 5\njonas> Buurtcafé"])
async def test_another_title_is_told_to_those_who_have_it_in_their_calendar(typed: str) -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED, pieter=SeatState.WAITING)
        await play(street, f"jonas> {typed}")
        assert street.hears("jonas") == (
            "S7 krijgt een andere titel: “Buurtcafé” (was “Burenhulp”). Ik laat het weten aan 1 deelnemer. Klopt dat?\n"
            "1 ja · 2 laten zoals het is"
        )
        assert (await kept(street)).title == "Burenhulp"
        await play(street, "jonas> ja")
        assert street.hears("jonas") == "Klaar."
        assert [line.text for line in street.lines if line.to == "els"][1:] == [
            "S7 heeft een andere titel: “Buurtcafé”.\nHet moment blijft: dinsdag 28 mei 2024, 13.30 uur tot 15.30 uur.",
            "📎 S7.ics",
        ]
        assert street.hears("pieter") == ""
        assert street.hears("#bewoners").startswith("S7 “Buurtcafé”")
        assert ((await kept(street)).title, (await kept(street)).sequence) == ("Buurtcafé", 1)


async def test_a_title_that_is_changed_at_night_is_told_in_the_morning() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "clock 2024-05-02 23:10\njonas> sessie S7 titel Buurtcafé\njonas> ja")
        assert street.hears("jonas") == "Klaar. Het is nu nacht. Iedereen hoort het om 8 uur."
        assert street.hears("els") == ""
        await play(street, "clock 2024-05-03 08:05")
        assert heard_at(street, "els", "S7 heeft een andere titel") == ["2024-05-03 08:00"]


# --- who leads it -------------------------------------------------------------------------------------------------


async def test_who_leads_it_stands_on_the_card_and_nobody_is_written_to() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "jonas> sessie S7\njonas> 6\njonas> Rita en Karim")
        assert street.hears("jonas").startswith("Wie S7 “Burenhulp” leidt: Rita, Karim (was niemand).")
        await play(street, "jonas> ja")
        assert "met Rita, Karim" in street.hears("#bewoners")
        assert street.hears("els") == ""
        assert ((await kept(street)).hosts, (await kept(street)).sequence) == (("Rita", "Karim"), 0)
        await play(street, "jonas> sessie S7 wie leidt niemand\njonas> ja")
        assert "Rita" not in street.hears("#bewoners")


async def test_who_does_not_organise_changes_neither() -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, "els> sessie S7 titel Buurtcafé\nels> sessie S7 wie leidt Els")
        assert street.hears("els").startswith("Dat kan alleen een organisator.")
        assert ((await kept(street)).title, (await kept(street)).hosts) == ("Burenhulp", ())


# --- a number in it -----------------------------------------------------------------------------------------------

DOUBT = "Er staat een nummer of mailadres in “"


@pytest.mark.parametrize("typed", ["titel Bel Rita 0470 12 34 56", "wie leidt Rita 0470 12 34 56"])
async def test_a_number_is_not_posted_without_a_yes(typed: str) -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, f"jonas> sessie S7 {typed}")
        assert street.hears("jonas").startswith(DOUBT)
        assert "0470" not in "".join(street.heard("#bewoners") + street.heard("els"))
        await play(street, "jonas> nee")
        assert street.hears("jonas") == "Goed. Alles blijft zoals het is."
        await play(street, f"jonas> sessie S7 {typed}\njonas> ja\njonas> ja")
        assert "0470 12 34 56" in street.hears("#bewoners")


# --- another place ------------------------------------------------------------------------------------------------


async def test_another_place_is_shown_with_who_hears_of_it_and_stays_without_a_yes() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED, pieter=SeatState.WAITING)
        await play(street, "jonas> sessie S7 plaats Bibliotheek")
        assert street.hears("jonas").startswith(
            "S7 “Burenhulp” komt op een andere plaats: Bibliotheek, en online (was online). "
            "Ik laat het weten aan 2 deelnemers. Klopt dat?"
        )
        await play(street, "jonas> nee")
        assert street.hears("jonas") == "Goed. Alles blijft zoals het is."
        assert ((await kept(street)).where, street.hears("els")) == ("", "")


@pytest.mark.parametrize(("answers", "where"), [("nee", ""), ("2\njonas> 1", "Kerkstraat 9")])
async def test_a_place_that_may_be_a_home_is_doubted_first(answers: str, where: str) -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "jonas> sessie S7 plaats Kerkstraat 9")
        assert street.hears("jonas") == (
            "“Kerkstraat 9” kan een privé-adres zijn. Iedereen in de groep leest het. Is het een publieke plek?\n"
            "1 ja\n2 nee, maar iedereen mag het weten\n3 nee, ik laat het weg"
        )
        await play(street, f"jonas> {answers}")
        assert (await kept(street)).where == where


# --- leaving it as it is ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("asked", ["titel", "wie leidt", "plaats", "plaatsen", "link"])
@pytest.mark.parametrize("said", ["weet ik niet", "nee", "nee laat maar", "toch niet", "annuleer"])
async def test_a_no_or_not_knowing_changes_nothing(asked: str, said: str) -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        before = await kept(street)
        await play(street, f"jonas> sessie S7 {asked}\njonas> {said}")
        assert street.hears("jonas").startswith("Goed. ")
        assert await kept(street) == before
        assert street.hears("els") == ""


@pytest.mark.parametrize(("asked", "said"), [("wie leidt", "niemand"), ("plaatsen", "geen limiet")])
async def test_nobody_and_no_limit_are_answers(asked: str, said: str) -> None:
    async with Street.open() as street:
        await with_session(street, replace(MADE, hosts=("Rita",), places=9))
        await play(street, f"jonas> sessie S7 {asked}\njonas> {said}\njonas> ja")
        assert any(text == "Klaar." for text in street.heard("jonas"))


# --- the link -----------------------------------------------------------------------------------------------------


async def test_who_publishes_without_a_link_is_told_so() -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, "jonas> sessie maken Babbel op 29/5 14u online 9 plaatsen voor de bewoners\njonas> later")
        await play(street, "jonas> ja")
        assert street.hears("jonas") == (
            "S8 is gepubliceerd. Aanpassen, verplaatsen of annuleren? Typ: sessie S8\n"
            "Er is nog geen link. Heb je hem? Typ: sessie S8 link en dan de link"
        )


PUBLISHED = """
jonas> sessie maken Babbel op 29/5 14u online 9 plaatsen voor de bewoners
jonas> later
jonas> ja
els> inschrijven S8
"""
ASKED = "S8 “Babbel” (woensdag 29 mei 2024, 14 uur) is online. Er is nog geen link."


async def test_a_link_that_is_missing_is_asked_for_once_before_the_reminder() -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, PUBLISHED + "clock 2024-05-28 08:10")
        assert heard_at(street, "jonas", ASKED) == ["2024-05-28 08:00"]
        await play(street, "jonas> https://meet.example.org/babbel")
        assert street.hears("els") == "De link van S8 “Babbel”: https://meet.example.org/babbel"
        await play(street, "clock 2024-05-29 13:00")
        assert "Link: https://meet.example.org/babbel" in street.hears("els")
        assert len(heard_at(street, "jonas", ASKED)) == 1


async def test_who_gives_the_link_later_hears_how() -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, PUBLISHED + "clock 2024-05-28 08:10\njonas> 1")
        assert street.hears("jonas") == "Goed. Je kan hem later geven: sessie S8 link"
        await play(street, "clock 2024-05-29 13:00")
        assert len(heard_at(street, "jonas", ASKED)) == 1


@pytest.mark.parametrize("said", ["1", "dat weet ik nog niet", "later"])
async def test_who_does_not_know_the_link_yet_is_not_asked_again(said: str) -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, f"{PUBLISHED}clock 2024-05-28 08:10\njonas> {said}")
        assert street.hears("jonas") == "Goed. Je kan hem later geven: sessie S8 link"


async def test_words_without_a_link_are_said_to_be_none() -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, "jonas> sessie S7 link\njonas> bij ons thuis")
        assert street.hears("jonas").startswith("Ik vond geen link in je antwoord.")


@pytest.mark.parametrize(
    "instead", ["jonas> sessie S8 link https://meet.example.org/b", "jonas> sessie S8 plaats Zaal Noord\njonas> ja"]
)
async def test_nobody_is_asked_for_a_link_that_is_there_or_not_needed(instead: str) -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, f"{PUBLISHED}{instead}\nclock 2024-05-29 13:00")
        assert heard_at(street, "jonas", ASKED) == []


async def test_a_session_that_moves_is_asked_about_the_day_before_its_new_moment() -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, PUBLISHED + "jonas> sessie S8 verplaats naar 5/6\njonas> ja\nclock 2024-06-05 12:00")
        begins = "S8 “Babbel” (woensdag 5 juni 2024, 14 uur) is online."
        assert heard_at(street, "jonas", begins) == ["2024-06-04 08:00"]
