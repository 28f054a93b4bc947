"""What follows once somebody has a place: reminders, a new date, being there, looking back, the agenda."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.play.street import Street
from handlers.sessions.nouns import Breakout, Seat, SeatState, SessionState
from tests.street.playing import play
from tests.street.taking_part import FULL, HERE, LINE, hold, state_of

REMINDER = "Herinnering: over 2 uur.\nS7 “Burenhulp”\nDinsdag 28 mei 2024, 13.30 uur tot 15.30 uur"


def reminders(street: Street, name: str) -> list[str]:
    """List when somebody was reminded."""
    return [f"{line.at:%d/%m %H:%M}" for line in street.lines if line.to == name and "Herinnering" in line.text]


async def change(street: Street, **fields: object) -> None:
    """Let the session be changed behind the scenes."""
    async with street.store.begin() as tx:
        session = await tx.session(7)
        assert session
        await tx.save_saved(replace(session, **fields), street.now)  # type: ignore[arg-type] # real fields


# --- reminders ----------------------------------------------------------------------------------------------------


async def test_people_are_reminded_a_week_a_day_and_two_hours_before_with_place_and_link() -> None:
    """A reminder without what, when and where is no reminder (zetkin/app.zetkin.org#3268)."""
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7\nclock 2024-05-28 14:00")
        assert reminders(street, "anna") == ["21/05 09:00", "27/05 09:00", "28/05 11:30"]
        assert street.hears("anna").startswith(REMINDER)
        assert "Link: https://meet.example.org/abc" in street.hears("anna")
        assert "Kan je toch niet? Typ: uitschrijven S7" in street.hears("anna")


async def test_who_joins_late_is_reminded_of_what_is_ahead_and_gets_the_link_at_once() -> None:
    """Late sign-ups missed the reminder (zetkin/app.zetkin.org#2433)."""
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7\nclock 2024-05-27 12:00\nels> inschrijven S7\nclock 2024-05-28 12:30")
        assert reminders(street, "els") == ["28/05 11:30"]
        await play(street, "anna> uitschrijven S7\nmaria> inschrijven S7\nclock 2024-05-28 14:00")
        assert "Link: https://meet.example.org/abc" in street.hears("maria")
        assert reminders(street, "maria") == []


async def test_who_left_waits_or_was_refused_is_not_reminded() -> None:
    """People who cancelled were reminded (zetkin/app.zetkin.org#3508)."""
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "maria> uitschrijven S7\nels> uitschrijven S7\npieter> nee\nclock 2024-05-28 14:00")
        assert [reminders(street, name) for name in ("els", "pieter", "maria")] == [[], [], []]
        assert len(reminders(street, "anna")) == 3


async def test_the_guest_is_reminded_through_who_signed_them_up_in_one_message() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7\nanna> inschrijven S7 voor Jeanne\nanna> ja\nclock 2024-05-27 10:00")
        assert reminders(street, "anna") == ["21/05 09:00", "27/05 09:00"]
        assert "Ook voor Jeanne." in street.hears("anna")


async def test_more_people_than_go_in_one_transaction_are_all_reminded_once() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, places=0))
        for n in range(230):
            await street.person(f"buur{n}", "resident", "nl")
        async with street.store.begin() as tx:
            for n in range(230):
                seat = Seat(7, f"p-buur{n}", SeatState.CONFIRMED, street.now, n + 1)
                await tx.save_saved(seat, street.now)
        await play(street, "anna> inschrijven S7\nclock 2024-05-27 09:01")
        told = [line.to for line in street.lines if "Herinnering" in line.text and f"{line.at:%d}" == "27"]
        assert len(told) == len(set(told)) == 231


async def test_nothing_is_said_of_a_session_that_is_off() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, FULL)
        await change(street, state=SessionState.CANCELLED)
        await play(street, "clock 2024-05-29 10:00")
        assert reminders(street, "anna") == []


async def test_after_we_were_away_all_sessions_are_named_in_one_message() -> None:
    async with Street.open() as street:
        await hold(street)
        other = replace(HERE, number=8, title="Koffie", starts_local=datetime.fromisoformat("2024-05-28T16:00"))
        async with street.store.begin() as tx:
            await tx.save_saved(other, street.now)
        await play(street, "anna> inschrijven S7\nanna> inschrijven S8\nels> inschrijven S7\nclock 2024-05-27 08:30")
        await play(street, "down 4h")
        assert street.hears("anna") == (
            "Herinnering aan je sessies: (later dan gepland)\nS7 “Burenhulp” (dinsdag 28 mei 2024, 13.30 uur)\n"
            "S8 “Koffie” (dinsdag 28 mei 2024, 16 uur)\nWaar is het? Typ: mijn agenda"
        )
        assert street.hears("els").startswith("Herinnering: morgen. (later dan gepland)\nS7")


async def test_a_reminder_that_comes_after_the_beginning_is_told_to_who_made_it() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7\nclock 2024-05-28 11:00\ndown 3h")
        assert "Ik kon de herinnering aan S7" in street.hears("rita")
        assert reminders(street, "anna") == ["21/05 09:00", "27/05 09:00"]


async def test_the_groups_are_given_in_the_order_of_joining_and_told_with_the_last_reminder() -> None:
    groups = (Breakout(1, "Vraag", 1), Breakout(2, "Aanbod", 1))
    async with Street.open() as street:
        await hold(street, replace(HERE, places=0, breakouts=groups))
        await play(street, "anna> inschrijven S7\nanna> Vraag\nels> inschrijven S7\nels> Vraag")
        await play(street, "pieter> inschrijven S7\nclock 2024-05-28 12:00")
        assert "Jij zit in de groep “Vraag”." in street.hears("anna")
        assert "Jij zit in de groep “Aanbod”." in street.hears("els")
        assert "Jij zit in de groep" not in street.hears("pieter")
        await play(street, "els> uitschrijven S7\nmaria> inschrijven S7\nmaria> Aanbod")
        assert street.hears("pieter") == "Jij zit in de groep “Aanbod”."
        assert street.hears("maria") == "Alle groepen zijn vol. Wie de sessie leidt, zoekt een plaats voor je."


# --- being there --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["ik ben er 4711", "present 4711", "Ik ben er: 4711!", "4711", "4711."])
async def test_the_code_of_the_day_says_that_somebody_is_there(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"anna> inschrijven S7\nclock 2024-05-28 13:00\nanna> {said}")
        assert street.hears("anna") == "Welkom bij S7 “Burenhulp”! Ik noteerde dat je er bent."
        assert await state_of(street, "anna") is SeatState.ATTENDED


@pytest.mark.parametrize("at", ["2024-05-28 12:59", "2024-05-28 17:31"])
async def test_the_code_counts_around_the_session_alone(at: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"anna> inschrijven S7\nclock {at}\nanna> ik ben er 4711")
        assert await state_of(street, "anna") is SeatState.CONFIRMED


async def test_who_guesses_codes_is_not_heard_for_an_hour() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "clock 2024-05-28 13:30")
        await play(street, "\n".join(f"pieter> ik ben er 100{n}" for n in range(5)))
        assert street.hears("pieter").startswith("Ook dat is de code niet.")
        heard = len(street.heard("pieter"))
        await play(street, "pieter> ik ben er 4711")
        assert len(street.heard("pieter")) == heard
        assert await state_of(street, "pieter") is None
        await play(street, "clock 2024-05-28 14:31\npieter> ik ben er 4711")
        assert await state_of(street, "pieter") is SeatState.ATTENDED


async def test_bare_codes_that_are_wrong_are_counted_as_well() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "clock 2024-05-28 13:30\n" + "\n".join(f"pieter> 100{n}" for n in range(5)))
        assert street.hears("pieter").startswith("Ook dat is de code niet.")
        await play(street, "pieter> 4711")
        assert await state_of(street, "pieter") is None


@pytest.mark.parametrize("said", ["pieter #bewoners> 4711", "pieter> 47111", "pieter> kamer 4711"])
async def test_other_numbers_are_no_codes(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"clock 2024-05-28 13:30\n{said}")
        assert await state_of(street, "pieter") is None


async def test_where_presence_was_noted_only_who_was_there_is_thanked_and_asked() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, FULL + "clock 2024-05-28 13:30\nanna> 4711")
        await change(street, state=SessionState.RUNNING)
        await play(street, "clock 2024-05-29 09:00")
        assert street.hears("anna").startswith("Dank je om te komen naar S7")
        assert not [text for text in street.heard("els") if "Dank je om te komen" in text]


async def test_nobody_was_at_a_session_that_was_cancelled() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7\nclock 2024-05-28 13:30\nanna> 4711\nrita> aanwezig S7")
        await change(street, state=SessionState.CANCELLED, reason="de zaal is dicht")
        await play(street, "rita> 1")
        assert "gaat niet door" in street.hears("rita")
        await play(street, "rita> aanwezig S7\nanna> attest S7")
        for name in ("rita", "anna"):
            assert "gaat niet door. Reden: de zaal is dicht" in street.hears(name)
        assert street.files("anna")[-1][0] != "S7.pdf"


async def test_i_am_here_without_a_code_is_about_a_task() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> ik ben er")
        assert street.hears("anna").startswith("Welke? Typ ik ben er en het nummer.")
        await play(street, "clock 2024-05-28 13:30\nanna> ik ben er")
        assert street.hears("anna") == "Bij S7 “Burenhulp”? Typ ik ben er en de code die daar getoond wordt."


async def test_who_leads_it_ticks_off_who_was_there() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, places=0))
        await play(street, FULL + "rita> inschrijven S7 voor Jeanne\nrita> ja\nrita> aanwezig S7")
        assert street.hears("rita") == ("S7 “Burenhulp” is nog niet begonnen. Vraag het opnieuw als het zover is.")
        await play(street, "clock 2024-05-28 15:00\nrita> aanwezig S7")
        assert street.hears("rita").splitlines()[1:] == ["1 Anna · 2 Els · 3 Jeanne"]
        await play(street, "rita> 1 en 3\nanna> aanwezig S7")
        assert "Ik noteerde 2 aanwezigen. Iemand te veel genoteerd? Typ: afwezig S7" in street.heard("rita")
        assert (await state_of(street, "anna"), await state_of(street, "els")) == (
            SeatState.ATTENDED,
            SeatState.CONFIRMED,
        )
        assert "Anna" not in street.hears("anna")


# --- for who leads it ---------------------------------------------------------------------------------------------


async def test_who_leads_it_sees_who_takes_part_and_what_they_need() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, where="Buurthuis"))
        await play(street, "anna> inschrijven S7\nanna> 3\nels> inschrijven S7\nels> 7\npieter> inschrijven S7")
        await play(street, "rita> deelnemers S7\npieter> deelnemers S7")
        assert street.hears("rita") == (
            "S7 “Burenhulp” (dinsdag 28 mei 2024, 13.30 uur)\nIngeschreven:\n"
            "- Anna: een toegang voor een rolstoel\n- Els\nOp de wachtlijst:\n- Pieter"
        )
        assert "Anna" not in street.hears("pieter")


async def test_the_waiting_list_can_be_written_to() -> None:
    """There was no way to write to the waiting list (pretix/pretix#1192)."""
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "rita> schrijf S7 wachtlijst: We zoeken een grotere zaal.")
        assert street.hears("rita").startswith("Dit gaat naar 2 mensen:")
        assert "grotere zaal" not in street.hears("pieter")
        await play(street, "rita> ja")
        for name in ("pieter", "maria"):
            assert street.hears(name) == (
                "Een organisator van De Linde schrijft je over S7 “Burenhulp” (dinsdag 28 mei 2024, 13.30 uur):\n"
                "We zoeken een grotere zaal.\nLiever niets meer hierover? Typ: uitschrijven S7"
            )
        assert "grotere zaal" not in street.hears("anna")
        await play(
            street, "rita> schrijf S7 Breng koekjes mee\nrita> wie meedoet\nrita> ja\nanna> schrijf S7 deelnemers hoi"
        )
        assert "Breng koekjes mee" in street.hears("els")


# --- afterwards ---------------------------------------------------------------------------------------------------


async def ends(street: Street, **fields: object) -> None:
    await change(street, state=SessionState.ENDED, **fields)


async def test_the_morning_after_who_was_there_is_asked_two_questions() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, FULL + "clock 2024-05-28 13:30\nanna> ik ben er 4711\nclock 2024-05-28 16:00")
        await ends(street, materials="https://example.org/verslag")
        await play(street, "clock 2024-05-29 09:00")
        assert street.hears("anna").startswith(
            "Dank je om te komen naar S7 “Burenhulp” (dinsdag 28 mei 2024, 13.30 uur).\n"
            "Om na te lezen over S7 “Burenhulp” (dinsdag 28 mei 2024, 13.30 uur): https://example.org/verslag\n"
            "Was het nuttig voor jou?"
        )
        assert street.hears("els").startswith("Om na te lezen over S7")
        assert await state_of(street, "els") is SeatState.ABSENT
        await play(street, "anna> 2\nanna> Meer tijd om te praten")
        assert street.hears("anna") == "Dank je! Dat helpt."
        async with street.store.begin() as tx:
            seat = await tx.seat(7, "p-anna")
        assert seat
        assert seat.feedback == "4\nMeer tijd om te praten"


@pytest.mark.parametrize("said", ["weet niet", "ik weet het niet", "je ne sais pas", "weiß nicht", "not sure", "6"])
async def test_who_does_not_know_whether_it_was_useful_gives_no_mark(said: str) -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, places=0))
        await play(street, FULL + "pieter> inschrijven S7\nmaria> inschrijven S7\nclock 2024-05-28 16:00")
        await ends(street)
        await play(street, f"clock 2024-05-29 09:00\nanna> 1\nels> 1\npieter> 1\nmaria> {said}\nmaria> Meer koffie")
        await play(street, "rita> deelnemers S7")
        assert "Hoe nuttig, van 1 tot 5: 5.0 (3 antwoorden)" in street.hears("rita")
        assert "- “Meer koffie”" in street.hears("rita")


async def test_who_leads_it_reads_what_people_say_once_nobody_can_be_guessed() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, places=0))
        await play(street, FULL + "pieter> inschrijven S7\nclock 2024-05-28 16:00")
        await ends(street)
        await play(
            street, "clock 2024-05-29 09:00\nanna> 1\nanna> niets\nels> 1\nels> Meer koffie\nrita> deelnemers S7"
        )
        assert "koffie" not in street.hears("rita")
        await play(street, "pieter> 3\npieter> niets\nrita> deelnemers S7")
        assert street.hears("rita").splitlines()[-2:] == [
            "Hoe nuttig, van 1 tot 5: 4.3 (3 antwoorden)",
            "- “Meer koffie”",
        ]


async def test_who_was_there_is_asked_whether_they_come_the_next_time() -> None:
    following = replace(HERE, number=8, series=7, starts_local=datetime.fromisoformat("2024-06-25T13:30"))
    async with Street.open() as street:
        await hold(street, replace(HERE, series=7))
        async with street.store.begin() as tx:
            await tx.save_saved(following, street.now)
        await play(street, "anna> inschrijven S7\nclock 2024-05-28 16:00")
        await ends(street)
        await play(street, "clock 2024-05-29 09:00\nanna> 1\nanna> niets")
        assert "De volgende keer is S8 “Burenhulp” (dinsdag 25 juni 2024, 13.30 uur). Wil je komen?" in street.hears(
            "anna"
        )
        await play(street, "anna> ja")
        assert street.hears("anna").startswith("Je bent ingeschreven.\nS8")


# --- the agenda ---------------------------------------------------------------------------------------------------


async def test_the_agenda_has_sessions_and_tasks_in_the_order_of_their_moments() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "anna> mijn agenda\npieter> mijn agenda\nrita> mijn agenda")
        assert street.hears("anna").startswith(
            "Dit staat er op je agenda:\nDinsdag 28 mei 2024, 13.30 uur · S7 “Burenhulp” · online\n"
        )
        assert "https://buurtbot.example.org/cal/" in street.hears("anna")
        assert "S7 “Burenhulp” · online · op de wachtlijst\n" in street.hears("pieter")
        assert street.hears("rita").startswith("Er staat niets op je agenda.")
