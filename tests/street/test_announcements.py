"""Announcements on the whole product: written, agreed to, and sent once to every room."""

from __future__ import annotations

from dataclasses import replace

from bot.play.street import Street
from handlers.model import Address, Incoming, IncomingKind, Room, RoomKind
from tests.street.announcing import ALONE, EVERYWHERE, OFFER, PLACES, ROOMS, in_rooms
from tests.street.playing import play


async def test_one_room_is_chosen_by_number_and_needs_nobody_elses_yes() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep")
        assert street.hears("jonas").startswith("Aan wie?\n1 de buurtbewoners van De Linde")
        await play(street, "jonas> 1\njonas> Soep in de zaal, vrijdag 12 uur.\njonas> nee\njonas> 1")
        assert street.hears("#bewoners") == "Bericht van de organisatoren:\nSoep in de zaal, vrijdag 12 uur."
        await play(street, "clock +5min")
        assert street.hears("jonas") == "Aankondiging 1 staat in 1 groep." + OFFER


async def test_several_kinds_of_rooms_are_counted_apart() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep De Linde bewoners, vrijwilligers")
        said = "Naar: bewoners van De Linde, vrijwilligers van De Linde (ongeveer 2 mensen). Stuur de tekst."
        assert street.hears("jonas") == said


async def test_more_than_one_room_waits_for_somebody_else() -> None:
    async with Street.open() as street:
        await play(street, PLACES + EVERYWHERE)
        assert "Ik vraag het aan Rita" in street.hears("jonas")
        await play(street, "jonas> 1")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 0)
        assert "Buurtfeest" in street.hears("rita")
        await play(street, "jonas> omroep 1 ok")
        assert street.hears("jonas") == "Je schreef het zelf: iemand anders moet ja zeggen."
        await play(street, "rita> ja")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 1)


async def test_a_room_reads_its_own_language_first_and_is_told_when_a_translation_is_to_come() -> None:
    async with Street.open() as street:
        await play(street, PLACES + EVERYWHERE + "jonas> 1\nrita> ja")
        told = street.hears("#mol")
        assert told.startswith("Message des organisateurs :\n(Ce message est en néerlandais.)\nBuurtfeest")


async def test_one_message_can_hold_all_languages() -> None:
    async with Street.open() as street:
        both = "jonas> omroep alle buurten"
        await play(street, PLACES + both)
        await street.says("jonas", "Buurtfeest zaterdag 14u, Grote Markt.\n— fr —\nFête samedi à 14h, Grand-Place.")
        assert "Français" not in street.hears("jonas")
        await play(street, "jonas> nee\njonas> 1\nrita> ja")
        assert street.hears("#mol").endswith(
            "Fête samedi à 14h, Grand-Place.\n— nl —\nBuurtfeest zaterdag 14u, Grote Markt."
        )


async def test_a_no_sends_nothing_and_its_reason_is_passed_on() -> None:
    async with Street.open() as street:
        await play(street, PLACES + EVERYWHERE + "jonas> 1\nrita> nee\nrita> Het is een week later.")
        assert street.hears("jonas") == (
            "Waarom aankondiging 1 niet verstuurd is: Het is een week later.\nVerbeteren: omroep 1 verbeter."
        )
        assert in_rooms(street) == dict.fromkeys(ROOMS, 0)


async def test_nobody_who_could_agree_is_said_and_what_to_do() -> None:
    async with Street.open() as street:
        await play(street, PLACES.replace("person rita deputy nl\n", "").replace("person admin resident nl\n", ""))
        await play(street, EVERYWHERE + "jonas> 1")
        assert "er is niemand. Maak iemand organisator of vervanger." in street.hears("jonas")


async def test_an_admin_is_asked_where_nobody_else_organises() -> None:
    async with Street.open() as street:
        await play(street, PLACES.replace("person rita deputy nl\n", "") + EVERYWHERE + "jonas> 1\nadmin> ja")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 1)


async def test_what_nobody_agrees_to_lapses_after_three_days() -> None:
    async with Street.open() as street:
        await play(street, PLACES + EVERYWHERE + "jonas> 1\nclock +3d\nclock +1h")
        assert street.hears("jonas") == (
            "Niemand zei in drie dagen ja op aankondiging 1. Ik verstuur ze niet. Wil je ze aanpassen?\n"
            "1 aanpassen · 2 zo laten"
        )
        await play(street, "rita> omroep 1 ok")
        assert street.hears("rita") == "Dat is al geregeld. Dank je."


async def test_of_two_who_agree_at_once_the_second_hears_that_it_is_settled() -> None:
    async with Street.open() as street:
        await play(street, PLACES + "person tom deputy nl\n" + EVERYWHERE + "jonas> 1\nrita> ja\ntom> omroep 1 ok")
        assert street.hears("tom") == "Dat is al geregeld. Dank je."
        assert in_rooms(street) == dict.fromkeys(ROOMS, 1)


async def test_at_night_it_waits_for_the_morning_unless_it_is_urgent_and_agreed_to() -> None:
    async with Street.open() as street:
        await play(street, "clock 2026-11-23 21:20\n" + PLACES + EVERYWHERE)
        assert "1 Dinsdag 24 november 2026, 8 uur\n2 nu (dringend)" in street.hears("jonas")
        await play(street, "jonas> 2")
        assert "Het is dringend" in street.hears("rita")
        await play(street, "rita> ja")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 1)


async def test_a_yes_in_the_night_does_not_wake_the_neighbours() -> None:
    async with Street.open() as street:
        await play(street, PLACES + EVERYWHERE + "jonas> 1\nclock 2026-11-23 22:30\nrita> ja")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 0)
        await play(street, "clock 2026-11-24 08:00")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 1)


async def test_a_moment_is_read_from_words_and_asked_again_when_it_is_none() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee")
        await play(street, "jonas> 2\njonas> vrijdag")
        assert street.hears("jonas").startswith("Hoe laat?")
        await play(street, "jonas> gisteren 8 uur")
        assert street.hears("jonas").startswith("Dat moment is al voorbij.")
        await play(street, "jonas> versturen op vrijdag 8 uur")
        assert street.hears("jonas").endswith("Ik verstuur het op vrijdag 27 november 2026, 8 uur.")
        await play(street, "clock 2026-11-27 08:00")
        assert "Soep" in street.hears("#bewoners")


async def test_who_may_not_announce_any_more_when_it_is_sent_says_nothing_and_another_hears_why() -> None:
    async with Street.open() as street:
        await play(street, "clock 2026-11-23 21:20\n" + PLACES + EVERYWHERE + "jonas> 1\nrita> ja")
        await play(street, "jonas is resident of Lisp-Noord\nclock 2026-11-24 09:00")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 0)
        assert street.hears("rita") == "Ik heb aankondiging 1 niet verstuurd: Jonas mag daar niets meer aankondigen."
        assert street.hears("jonas") == street.hears("rita")


async def test_a_crash_and_an_outage_in_the_middle_leave_one_message_in_each_room() -> None:
    async with Street.open() as street:
        await play(
            street, PLACES + EVERYWHERE + "jonas> 1\noutage console on\nrita> ja\ncrash\ncrash\noutage console off"
        )
        await play(street, "clock +2h\ncrash")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 1)
        assert street.hears("jonas") == "Aankondiging 1 staat in alle 3 groepen." + OFFER


async def test_what_should_have_gone_long_ago_is_asked_about_first() -> None:
    async with Street.open() as street:
        await play(street, "clock 2026-11-23 21:20\n" + PLACES + EVERYWHERE + "jonas> 1\nrita> ja\ndown 18h")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 0)
        assert street.hears("jonas").startswith("Ik was er niet toen aankondiging 1 moest vertrekken")
        await play(street, "jonas> ja")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 1)


async def test_rooms_that_refused_it_are_tried_again_and_no_others() -> None:
    async with Street.open() as street:
        await play(street, PLACES + "mute #lisp\n" + EVERYWHERE + "jonas> 1\nrita> ja\nclock +2min")
        assert street.hears("jonas").startswith("2 van 3 gelukt. Lisp-Noord – bewoners: ik mag daar niet schrijven.")
        await play(street, "unmute #lisp\njonas> ja\nclock +2min")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 1)
        assert street.hears("jonas") == "Aankondiging 1 staat in alle 3 groepen."


async def test_a_room_that_took_our_right_away_before_is_named_at_once() -> None:
    async with Street.open() as street:
        await play(street, PLACES)
        muted = Incoming("console", "$muted", "bot", IncomingKind.ROOM, street.now, "#lisp", "muted")
        await street.does(muted)
        await play(street, EVERYWHERE)
        assert "Ik mag niet schrijven in: Lisp-Noord – bewoners." in street.hears("jonas")
        await play(street, "jonas> 1\nrita> ja\nclock +2min")
        assert street.hears("jonas").startswith("2 van 3 gelukt.")
        await play(street, "jonas> ja")
        assert street.hears("jonas").startswith("Ik mag nog altijd niet schrijven in: Lisp-Noord")


async def test_a_room_that_moved_meanwhile_is_reached_where_it_is_now() -> None:
    async with Street.open() as street:
        await play(street, "clock 2026-11-23 21:20\n" + PLACES + EVERYWHERE + "jonas> 1\nrita> ja")
        async with street.store.begin() as tx:
            old = await tx.room_at(Address("console", "#lisp"))
            assert old is not None
            await tx.save_saved(replace(old, open=False), street.now)
            await tx.save_saved(Room(Address("console", "#lisp2"), old.neighbourhood, RoomKind.RESIDENTS), street.now)
        await play(street, "clock 2026-11-24 08:05")
        assert "Buurtfeest" in street.hears("#lisp2")
        assert street.hears("jonas") == "Aankondiging 1 staat in alle 3 groepen." + OFFER


async def test_a_fourth_announcement_in_a_week_goes_only_where_it_is_urgent() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "person rita deputy nl")
        for n in range(1, 5):
            await play(street, f"jonas> omroep bewoners\njonas> Nieuws nummer {n}, vrijdag {n} uur.\njonas> nee")
            if n == 4:
                assert "kreeg deze week al 3 aankondigingen" in street.hears("jonas")
                await play(street, "jonas> nu (dringend)\nrita> ja")
            else:
                await play(street, "jonas> 1\nclock +5min")
        assert "nummer 4" in street.hears("#bewoners")


async def test_what_is_not_urgent_stays_out_of_a_full_room() -> None:
    async with Street.open() as street:
        await play(street, ALONE)
        for n in range(1, 5):
            await play(
                street, f"jonas> omroep bewoners\njonas> Nieuws nummer {n}, vrijdag {n} uur.\njonas> nee\njonas> 1"
            )
        await play(street, "clock +5min")
        assert "nummer 3" in street.hears("#bewoners")
        assert street.hears("jonas").endswith("De Linde – bewoners: kreeg deze week al genoeg aankondigingen.")
        await play(street, "jonas> ja\nclock +5min")
        assert "nummer 3" in street.hears("#bewoners")
