"""A session that is moved, changed, cancelled, repeated, and what happens by the clock, on the whole product."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.play.street import Street
from handlers.model import RoomKind, Standing
from handlers.sessions.nouns import Seat, SeatState, SessionState
from tests.street.planned import MADE, PEOPLE, kept, with_session
from tests.street.playing import play

# --- moved --------------------------------------------------------------------------------------------------------


async def test_a_moved_session_is_said_back_and_everybody_who_counts_on_it_hears_both_moments() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED, pieter=SeatState.WAITING, maria=SeatState.CANCELLED)
        await play(street, "jonas> sessie S7 verplaats naar 4/6")
        assert street.hears("jonas").startswith(
            "S7 “Burenhulp” gaat naar dinsdag 4 juni 2024, 13.30 uur (was dinsdag 28 mei 2024, 13.30 uur). "
            "Ik vraag het opnieuw aan 2 deelnemers. Klopt dat?"
        )
        await play(street, "jonas> ja")
        assert "dinsdag 4 juni 2024, 13.30 uur (was dinsdag 28 mei 2024, 13.30 uur)" in street.hears("els").casefold()
        assert "dinsdag 4 juni 2024, 13.30 uur" in street.hears("pieter").casefold()
        assert street.hears("maria") == ""
        assert "Dinsdag 4 juni 2024, 13.30 uur tot 15.30 uur" in street.hears("#bewoners")
        assert (await kept(street)).sequence == 1


async def test_a_moved_session_begins_and_ends_at_its_new_moment_alone() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "jonas> sessie S7 naar 4/6 om 18u\njonas> ja\nclock 2024-05-29 12:00")
        assert (await kept(street)).state is SessionState.OPEN
        await play(street, "clock 2024-06-04 18:05")
        assert (await kept(street)).state is SessionState.RUNNING
        await play(street, "clock 2024-06-04 20:05")
        assert (await kept(street)).state is SessionState.ENDED


@pytest.mark.parametrize("answer", ["nee", "3", "laten zoals het is"])
async def test_without_a_yes_it_stays_where_it_is(answer: str) -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, f"jonas> sessie S7 verplaats naar 4/6\njonas> {answer}")
        assert street.hears("jonas").startswith("Goed. Alles blijft zoals het is.")
        assert street.hears("els") == ""
        assert (await kept(street)).starts_local == MADE.starts_local


@pytest.mark.parametrize(
    ("typed", "heard"),
    [
        ("sessie S7 verplaats", "S7 “Burenhulp” is gepland op dinsdag 28 mei 2024, 13.30 uur. Naar welk moment?"),
        ("sessie 7 verplaats naar 1/6", "Let op: dat is in het weekend. S7 “Burenhulp” gaat naar zaterdag 1 juni 2024"),
        ("sessie s7 verplaats naar 20/5", "Let op: dat is een feestdag, pinkstermaandag."),
        ("sessie S7 verplaats naar 21/4/2024", "Zondag 21 april 2024, 13.30 uur: dat is al voorbij."),
        ("session S7 move to 4/6 2 pm", "S7 “Burenhulp” gaat naar dinsdag 4 juni 2024, 14 uur"),
        ("session S7 reporter au 4 juin à 14h", "S7 “Burenhulp” gaat naar dinsdag 4 juni 2024, 14 uur"),
        ("Sitzung S7 verschieben auf 4.6. um 14 Uhr", "S7 “Burenhulp” gaat naar dinsdag 4 juni 2024, 14 uur"),
        ("sessie S7 om 15u", "S7 “Burenhulp” gaat naar dinsdag 28 mei 2024, 15 uur"),
        ("sessie S7 verplaats naar bla", "Ik vond geen dag in je antwoord."),
        ("sessie S99 verplaats naar 4/6", "Ik ken hier geen sessie met dat nummer."),
        ("sessie", "Welke sessie?"),
    ],
)
async def test_what_is_typed_behind_the_number_is_understood(typed: str, heard: str) -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, f"jonas> {typed}")
        assert street.hears("jonas").startswith(heard)


# --- changed ------------------------------------------------------------------------------------------------------


async def test_another_place_is_told_and_nobody_has_to_answer() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "jonas> sessie S7 plaats Bibliotheek Lier\njonas> ja")
        assert street.hears("els") == (
            "S7 “Burenhulp” is op een andere plaats: Bibliotheek Lier, en online.\n"
            "Het moment blijft: dinsdag 28 mei 2024, 13.30 uur tot 15.30 uur."
        )
        assert (await kept(street)).sequence == 1


async def test_a_new_link_reaches_those_with_a_place_and_no_room() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED, pieter=SeatState.WAITING)
        await play(street, "jonas> sessie S7 link https://meet.example.org/new")
        assert street.hears("els") == "De link van S7 “Burenhulp”: https://meet.example.org/new"
        assert street.hears("pieter") == ""
        assert "meet.example.org" not in street.hears("#bewoners")


@pytest.mark.parametrize("typed", ["50 plaatsen", "plaatsen 50", "plaatsen naar 50", "aantal"])
async def test_the_number_of_places_can_grow(typed: str) -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        more = "jonas> 4\njonas> 50" if typed == "aantal" else ""
        await play(street, f"jonas> sessie S7 {typed if typed != 'aantal' else ''}\n{more}")
        assert "nog 49 van 50 plaatsen vrij" in street.hears("#bewoners")


async def test_who_has_a_place_keeps_it_when_there_are_fewer() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED, pieter=SeatState.CONFIRMED)
        await play(street, "jonas> sessie S7 1 plaats")
        assert street.hears("jonas") == "Klaar. 2 deelnemers hebben al een plaats en houden die."
        assert "vol, met een wachtlijst" in street.hears("#bewoners")


async def test_joining_is_closed_and_opened_again() -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, "jonas> sessie S7 sluiten")
        assert street.hears("#bewoners").endswith("Inschrijven kan niet meer.")
        await play(street, "jonas> sessie S7 sluiten")
        assert street.hears("jonas") == "Voor S7 “Burenhulp” kan niemand zich nog inschrijven. Dat was al zo."
        await play(street, "jonas> sessie S7 heropenen")
        assert street.hears("#bewoners").endswith("Kom je? Typ: inschrijven S7")


# --- cancelled ----------------------------------------------------------------------------------------------------


async def test_a_cancelled_session_is_told_with_its_reason_and_nothing_is_due_any_more() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED, pieter=SeatState.WAITING)
        await play(street, "jonas> sessie S7 annuleren\njonas> de zaal is bezet\njonas> ja")
        told = "S7 “Burenhulp” van dinsdag 28 mei 2024, 13.30 uur gaat niet door. Reden: de zaal is bezet"
        assert told in street.hears("els")
        assert told in street.hears("pieter")
        assert street.hears("#bewoners") == told
        before = len(street.lines)
        await play(street, "clock 2024-05-28 16:00")
        assert street.lines[before:] == []
        await play(street, "jonas> sessie S7 verplaats naar 4/6")
        assert street.hears("jonas") == "S7 “Burenhulp” is al geannuleerd."


async def test_a_reason_is_not_needed_and_no_keeps_it() -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, "jonas> sessie S7 gaat niet door\njonas> 1")
        assert street.hears("jonas").startswith(
            "S7 “Burenhulp” van dinsdag 28 mei 2024, 13.30 uur gaat niet door. Klopt dat?"
        )
        await play(street, "jonas> nee")
        assert street.hears("jonas") == "Goed. Alles blijft zoals het is."
        assert (await kept(street)).state is SessionState.OPEN


async def test_two_who_cancel_and_move_at_once_cannot_both_win() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, "jonas> sessie S7 verplaats naar 4/6\nrita> sessie S7 annuleren ziek\nrita> ja\njonas> ja")
        assert street.hears("jonas") == "S7 “Burenhulp” is al geannuleerd."
        assert (await kept(street)).state is SessionState.CANCELLED


# --- who may ------------------------------------------------------------------------------------------------------


async def test_a_resident_sees_it_and_changes_nothing() -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, "maria> sessie S7")
        assert street.hears("maria").endswith("Kom je? Typ: inschrijven S7")
        assert "4711" not in street.hears("maria")
        await play(street, "maria> sessie S7 annuleren")
        assert street.hears("maria").startswith("Dat kan alleen een organisator. Iemand vragen? Typ: mens.")


async def test_who_has_a_place_sees_the_link_and_who_waits_does_not() -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED, pieter=SeatState.WAITING)
        await play(street, "els> sessie S7\npieter> sessie S7\nels #bewoners> sessie S7")
        assert street.hears("els").endswith("Alleen voor wie een plaats heeft: https://meet.example.org/abc")
        assert "meet.example.org" not in street.hears("pieter")
        assert "meet.example.org" not in street.hears("#bewoners")


async def test_a_session_of_others_is_not_told_about() -> None:
    async with Street.open() as street:
        await with_session(street, replace(MADE, audience=RoomKind.NETWORK))
        await play(street, "maria> sessie S7")
        assert street.hears("maria").startswith("Ik ken hier geen sessie met dat nummer.")


async def test_neighbours_who_talk_about_a_session_are_left_alone() -> None:
    async with Street.open() as street:
        await with_session(street)
        await play(street, "maria #bewoners> sessie 7 was leuk\njonas #bewoners> sessie geweest?")
        assert street.hears("#bewoners") == ""


async def test_who_made_it_and_left_the_neighbourhood_changes_nothing() -> None:
    async with Street.open() as street:
        await with_session(street)
        async with street.store.begin() as tx:
            await tx.save_saved(Standing("p-jonas", "delinde"), street.now)
        await play(street, "jonas> sessie S7")
        assert street.hears("jonas").startswith("Ik ken hier geen sessie met dat nummer.")


# --- by the clock -------------------------------------------------------------------------------------------------

DRAFT = "jonas> sessie maken Breiclub {0}\njonas> Buurthuis\njonas> 12\njonas> bewoners\n"


async def test_a_session_begins_ends_and_is_put_away() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{DRAFT.format('3/5 14u')}jonas> ja")
        async with street.store.begin() as tx:
            await tx.save_saved(Seat(1, "p-els", SeatState.CONFIRMED, street.now, 1), street.now)
        await play(street, "clock 2024-05-03 14:00")
        code = (await kept(street, 1)).code
        assert street.hears("jonas").startswith(f"S1 “Breiclub” begint. De code van de dag is {code}.")
        assert street.hears("jonas").endswith(f"Schrijf op het bord: stuur naar de bot: ik ben er {code}")
        assert code not in street.hears("#bewoners")
        await play(street, "clock 2024-05-03 16:00")
        assert street.hears("#bewoners") == "S1 “Breiclub” van vrijdag 3 mei 2024, 14 uur is voorbij."
        assert "Is er een link naar wat getoond werd" in street.hears("jonas")
        await play(street, "jonas> https://verslag.example.org")
        assert (await kept(street, 1)).materials == "https://verslag.example.org"
        await play(street, "clock +31d")
        archived = await kept(street, 1)
        assert (archived.state, archived.code, archived.link) == (SessionState.ARCHIVED, "", "")


async def test_what_began_and_ended_while_we_were_away_is_closed_without_a_code() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{DRAFT.format('23/4 14u')}jonas> ja")
        await street.down(timedelta(days=2))
        assert not [text for text in street.heard("jonas") if "code van de dag" in text]
        assert (await kept(street, 1)).state is SessionState.ENDED


async def test_the_code_is_told_late_while_it_still_goes_on() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{DRAFT.format('23/4 14u')}jonas> ja\nclock 2024-04-23 13:00")
        await street.down(timedelta(hours=2))
        assert street.hears("jonas").startswith("S1 “Breiclub” begint.")


# --- again and again ----------------------------------------------------------------------------------------------


async def test_a_series_has_three_times_ready_and_makes_the_next_when_one_is_over() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{DRAFT.format('elke eerste donderdag 14u')}jonas> ja")
        assert street.hears("jonas").endswith("De volgende keren zijn S2, S3. De andere maak ik zelf.")
        days = [(await kept(street, number)).starts_local.date().isoformat() for number in (1, 2, 3)]
        assert days == ["2024-05-02", "2024-06-06", "2024-07-04"]
        await play(street, "clock 2024-05-02 17:00")
        assert (await kept(street, 4)).starts_local.isoformat() == "2024-08-01T14:00:00"
        async with street.store.begin() as tx:
            assert await tx.session(5) is None


async def test_a_time_on_a_public_holiday_is_made_and_told_about() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{DRAFT.format('elke woensdag 10u')}jonas> ja")
        assert (await kept(street, 2)).starts_local.isoformat() == "2024-05-01T10:00:00"
        heard = [text for text in street.heard("jonas") if "feestdag" in text]
        assert heard == [
            "S2 “Breiclub” van woensdag 1 mei 2024, 10 uur valt op een feestdag, de Dag van de Arbeid. "
            "Die dag niet? Typ: sessie S2"
        ]


async def test_a_cancelled_time_does_not_end_the_series() -> None:
    async with Street.open() as street:
        await play(
            street, f"{PEOPLE}{DRAFT.format('elke dinsdag 14u')}jonas> ja\njonas> sessie S1 annuleren ziek\njonas> ja"
        )
        await play(street, "clock 2024-04-23 17:00")
        assert (await kept(street, 4)).starts_local.isoformat() == "2024-05-14T14:00:00"


async def test_a_day_can_be_left_out_and_the_series_ended() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{DRAFT.format('elke dinsdag 14u')}jonas> ja")
        for typed, heard in [
            ("sessie S1 overslaan 14/5", "Ik sla dinsdag 14 mei 2024 over."),
            ("sessie S1 overslaan 30/4", "Die dag is S2."),
            ("sessie S1 overslaan 15/5", "De reeks heeft geen keer op woensdag 15 mei 2024."),
            ("sessie S1 overslaan", "Welke dag valt weg?"),
            ("sessie S1 sla 4/6 over", "Ik sla dinsdag 4 juni 2024 over."),
            ("sessie S1 lass den 11/6 aus", "Ik sla dinsdag 11 juni 2024 over."),
        ]:
            await street.says("jonas", typed)
            assert street.hears("jonas").startswith(heard)
        await play(street, "clock 2024-04-23 17:00")
        assert (await kept(street, 4)).starts_local.isoformat() == "2024-05-21T14:00:00"
        await play(street, "jonas> sessie S2 reeks\njonas> 1\nclock 2024-06-30 12:00")
        async with street.store.begin() as tx:
            assert await tx.session(5) is None


async def test_the_end_of_a_series_is_asked_about_first() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{DRAFT.format('elke dinsdag 14u')}jonas> ja\njonas> sessie S1 reeks")
        assert street.hears("jonas").startswith("Ze komt terug: elke dinsdag. Al gepland: S1, S2, S3.")
        await play(street, "jonas> 2\nclock 2024-04-23 17:00")
        assert (await kept(street, 4)).rule == "FREQ=WEEKLY;BYDAY=TU"


# --- no number ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("who", "command"),
    [("jonas", "deelnemers"), ("jonas", "aanwezig"), ("jonas", "nodig uit voor"), ("els", "deelgroep")],
)
async def test_who_names_no_session_is_asked_which_one(who: str, command: str) -> None:
    async with Street.open() as street:
        await with_session(street, els=SeatState.CONFIRMED)
        await play(street, f"{who}> {command}")
        assert street.hears(who).startswith(f"Welke sessie? Typ {command} en het nummer")
