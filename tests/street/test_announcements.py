"""Announcements on the whole product: written, agreed to, sent once to every room, put right, taken back."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import event

from bot.play.script import Script
from bot.play.street import Street
from handlers.attachments import FileRef
from handlers.model import Address, Incoming, IncomingKind, Room, RoomKind

ALONE = """
person jonas organiser nl
person maria resident nl
"""
PLACES = """
person admin resident nl
person jonas organiser nl
person rita deputy nl
person maria resident nl
room lisp residents Lisp-Noord
room mol residents fr bridged Molenwijk
jonas is organiser of Lisp-Noord
jonas is organiser of Molenwijk
"""
EVERYWHERE = """
jonas> omroep alle buurten
jonas> Buurtfeest zaterdag 28 november 14u, Grote Markt. Iedereen welkom!
jonas> nee
"""
ROOMS = ("#bewoners", "#lisp", "#mol")


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


def in_rooms(street: Street, words: str = "Buurtfeest") -> dict[str, int]:
    """Count how often each room was told something with these words."""
    return {room: sum(words in text for text in street.heard(room)) for room in ROOMS}


async def test_one_room_is_chosen_by_number_and_needs_nobody_elses_yes() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep")
        assert street.hears("jonas").startswith("Aan wie?\n1 de buurtbewoners van De Linde")
        await play(street, "jonas> 1\njonas> Soep in de zaal, vrijdag 12 uur.\njonas> nee\njonas> 1")
        assert street.hears("#bewoners") == "Bericht van de organisatoren:\nSoep in de zaal, vrijdag 12 uur."
        await play(street, "clock +5min")
        assert street.hears("jonas") == "Omroep 1 staat in 1 groep."


async def test_several_kinds_of_rooms_are_counted_apart() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep De Linde bewoners, vrijwilligers")
        said = "Naar 2 groepen (ongeveer 2 mensen): bewoners 1, vrijwilligers 1. Stuur de tekst."
        assert street.hears("jonas") == said


async def test_more_than_one_room_waits_for_somebody_else() -> None:
    async with Street.open() as street:
        await play(street, PLACES + EVERYWHERE)
        assert "Ik vraag het aan Rita" in street.hears("jonas")
        await play(street, "jonas> 1")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 0)
        assert "Buurtfeest" in street.heard("rita")[0]
        await play(street, "jonas> omroep 1 ok")
        assert street.hears("jonas") == "Je schreef het zelf: iemand anders moet ja zeggen."
        await play(street, "rita> ja")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 1)


async def test_a_room_reads_its_own_language_first_and_is_told_when_a_translation_is_to_come() -> None:
    async with Street.open() as street:
        await play(street, PLACES + EVERYWHERE + "jonas> 1\nrita> ja")
        told = street.hears("#mol")
        assert told.startswith("Message des organisateurs :\n(La traduction suit.)\nBuurtfeest")


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
        assert street.hears("jonas") == "Waarom omroep 1 niet verstuurd is: Het is een week later."
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
        assert street.hears("jonas") == "Niemand zei in drie dagen ja op omroep 1. Ik verstuur ze niet."
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
        assert "Het is dringend" in street.heard("rita")[0]
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
        assert street.hears("rita") == "Ik heb omroep 1 niet verstuurd: Jonas mag daar niet meer omroepen."
        assert street.hears("jonas") == street.hears("rita")


async def test_a_crash_and_an_outage_in_the_middle_leave_one_message_in_each_room() -> None:
    async with Street.open() as street:
        await play(
            street, PLACES + EVERYWHERE + "jonas> 1\noutage console on\nrita> ja\ncrash\ncrash\noutage console off"
        )
        await play(street, "clock +2h\ncrash")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 1)
        assert street.hears("jonas") == "Omroep 1 staat in alle 3 groepen."


async def test_what_should_have_gone_long_ago_is_asked_about_first() -> None:
    async with Street.open() as street:
        await play(street, "clock 2026-11-23 21:20\n" + PLACES + EVERYWHERE + "jonas> 1\nrita> ja\ndown 18h")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 0)
        assert street.hears("jonas").startswith("Ik lag stil toen omroep 1 moest vertrekken")
        await play(street, "jonas> ja")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 1)


async def test_rooms_that_refused_it_are_tried_again_and_no_others() -> None:
    async with Street.open() as street:
        await play(street, PLACES + "mute #lisp\n" + EVERYWHERE + "jonas> 1\nrita> ja\nclock +2min")
        assert street.hears("jonas").startswith("2 van 3 gelukt. Lisp-Noord – bewoners: ik mag daar niet schrijven.")
        await play(street, "unmute #lisp\njonas> ja\nclock +2min")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 1)
        assert street.hears("jonas") == "Omroep 1 staat in alle 3 groepen."


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
        assert street.hears("jonas") == "Omroep 1 staat in alle 3 groepen."


async def test_a_fourth_announcement_in_a_week_goes_only_where_it_is_urgent() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "person rita deputy nl")
        for n in range(1, 5):
            await play(street, f"jonas> omroep bewoners\njonas> Nieuws nummer {n}, vrijdag {n} uur.\njonas> nee")
            if n == 4:
                assert "kreeg deze week al 3 omroepen" in street.hears("jonas")
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
        assert "De Linde – bewoners: kreeg deze week al genoeg omroepen." in street.hears("jonas")


async def test_before_it_is_sent_it_is_taken_back_without_a_word() -> None:
    async with Street.open() as street:
        await play(street, PLACES + EVERYWHERE + "jonas> 1\njonas> omroep 1 intrekken")
        assert street.hears("jonas") == "Omroep 1 is ingetrokken. Er is niets verstuurd."
        await play(street, "rita> ja\nclock +1d")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 0)


async def test_afterwards_it_disappears_with_one_line_in_its_place() -> None:
    async with Street.open() as street:
        await play(
            street, PLACES + EVERYWHERE + "jonas> 1\nrita> ja\nclock +2min\njonas> omroep 1 intrekken\njonas> ja"
        )
        assert [line.kind for line in street.lines if line.to == "#lisp"] == ["said", "taken back", "said"]
        assert street.hears("#lisp") == (
            "Dit bericht van de organisatoren is teruggenomen: “Buurtfeest zaterdag 28 november 14u,…” "
            "Het geldt niet meer."
        )
        french, dutch = street.hears("#mol").splitlines()
        assert french.startswith("Ce message des organisateurs a été retiré : “Buurtfeest zaterdag")
        assert dutch == street.hears("#lisp")


async def test_what_is_taken_back_is_named_without_the_number_that_stood_in_it() -> None:
    async with Street.open() as street:
        await play(
            street, ALONE + "jonas> omroep\njonas> 1\njonas> Bel 0470 12 34 56 voor soep in de zaal.\njonas> nee"
        )
        await play(street, "jonas> 1\nclock +5min\njonas> omroep 1 intrekken\njonas> ja")
        assert street.hears("#bewoners").startswith("Dit bericht van de organisatoren is teruggenomen: “")
        assert "0470" not in street.hears("#bewoners")


async def test_a_mistake_is_put_right_by_words_in_every_language_of_it() -> None:
    async with Street.open() as street:
        await play(street, PLACES + "jonas> omroep alle buurten")
        await street.says("jonas", "Feest zaterdag 14u, Grote Markt.\n— fr —\nFête samedi à 14h, Grand-Place.")
        await play(street, "jonas> nee\njonas> 1\nrita> ja\nclock +2min\njonas> fout! het is 15u niet 14u\njonas> ja")
        edited = next(line for line in street.lines if line.to == "#mol" and line.kind == "edited")
        assert "samedi à 15h" in edited.text
        assert "zaterdag 15u" in edited.text
        assert edited.text.endswith("Corrigé : 15u")
        assert street.hears("#mol").startswith("Correction de")
        assert "Jonas verbeterde omroep 1." in street.hears("rita")


async def test_another_text_is_asked_for_when_the_words_do_not_say_what_is_wrong() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag in de zaal.\njonas> nee\njonas> 1")
        await play(street, "clock +2min\njonas> omroep 1 verbeter")
        assert street.hears("jonas").endswith("— nl —\nSoep vrijdag in de zaal.")
        await play(street, "jonas> Soep zaterdag in de zaal.\njonas> ja")
        assert "Soep zaterdag in de zaal.\nVerbeterd: Soep zaterdag in de zaal." in street.hears("#bewoners")


async def test_a_correction_after_a_day_needs_somebody_elses_yes() -> None:
    async with Street.open() as street:
        await play(
            street, PLACES + EVERYWHERE + "jonas> 1\nrita> ja\nclock +30h\njonas> omroep 1 verbeter het is 15u niet 14u"
        )
        await play(street, "jonas> ja")
        assert in_rooms(street, "15u") == dict.fromkeys(ROOMS, 0)
        await play(street, "rita> ja")
        assert in_rooms(street, "15u")["#lisp"] == 1


async def test_a_yes_to_a_correction_that_was_changed_meanwhile_puts_nothing_right() -> None:
    async with Street.open() as street:
        await play(street, PLACES + EVERYWHERE + "jonas> 1\nrita> ja\nclock +30h")
        await play(street, "jonas> omroep 1 verbeter het is 15u niet 14u\njonas> ja")
        await play(street, "rita> omroep 1 verbeter het is 16u niet 14u\nrita> ja\nrita> ja")
        assert in_rooms(street, "16u") == in_rooms(street, "15u") == dict.fromkeys(ROOMS, 0)
        await play(street, "jonas> ja")
        assert in_rooms(street, "16u")["#lisp"] == 1
        assert in_rooms(street, "15u") == dict.fromkeys(ROOMS, 0)
        assert "Jonas zei ja." in "\n".join(street.heard("rita"))


async def test_of_two_corrections_only_the_last_is_still_asked_about() -> None:
    async with Street.open() as street:
        await play(street, PLACES + EVERYWHERE + "jonas> 1\nrita> ja\nclock +30h")
        await play(street, "jonas> omroep 1 verbeter het is 15u niet 14u\njonas> ja")
        await play(street, "jonas> omroep 1 verbeter het is 16u niet 14u\njonas> ja\nrita> ja")
        assert in_rooms(street, "16u")["#lisp"] == 1
        assert in_rooms(street, "15u") == dict.fromkeys(ROOMS, 0)


async def test_an_answer_reads_once_which_places_there_are() -> None:
    async with Street.open() as street:
        await play(street, PLACES + EVERYWHERE + "jonas> 1")
        queries: list[str] = []
        async with street.store.begin() as tx:
            bind = tx.connection.engine.sync_engine
        event.listen(bind, "before_cursor_execute", lambda *call: queries.append(call[2]))
        await play(street, "rita> ja")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 1)
        answered = queries[: next(n for n, query in enumerate(queries) if query.startswith("UPDATE announcement"))]
        assert sum("FROM network_place" in query for query in answered) == 1


async def test_a_question_under_it_is_taken_in_private_once_and_passed_on() -> None:
    async with Street.open() as street:
        await play(
            street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee\njonas> 1"
        )
        told = next(line for line in street.lines if line.to == "#bewoners")
        for n in range(2):
            asked = Incoming(
                "console", f"$q{n}", "maria", IncomingKind.MESSAGE, street.now, "#bewoners", "Hoe laat is het?"
            )
            await street.does(replace(asked, reply_to=told.id, sender_name="Maria"))
        assert len([text for text in street.heard("maria") if "geef ik ze door aan Jonas" in text]) == 1
        assert len(street.heard("#bewoners")) == 1
        await play(street, "maria> Is er ook brood?")
        assert street.hears("jonas") == "Maria (maria) vraagt bij omroep 1: Is er ook brood?"


async def test_signs_are_counted_once_and_shown_as_a_number() -> None:
    async with Street.open() as street:
        await play(
            street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee\njonas> 1"
        )
        for emoji in ("👍", "✅"):
            await street.reacts("maria", emoji, room="bewoners")
        await play(street, "clock +2min\njonas> omroepen")
        assert street.hears("jonas") == '#1 "Soep vrijdag 12 uur in de zaal.": verstuurd. In 1 groep. 1 buur las het.'


async def test_two_organisers_who_write_the_same_are_warned() -> None:
    async with Street.open() as street:
        again = (
            "omroep alle buurten\n{0}> Buurtfeest zaterdag 28 november 14u, Grote Markt. Iedereen is welkom!\n{0}> nee"
        )
        await play(street, PLACES + EVERYWHERE + "jonas> 1\nrita> stop\nadmin> " + again.format("admin"))
        assert "Let op: omroep 1 zegt bijna hetzelfde." in street.hears("admin")


async def test_what_is_too_long_is_refused_kindly() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners\njonas> " + "soep en brood " * 200)
        assert street.hears("jonas") == "Dat is te lang. Stuur hoogstens 1200 tekens."
        await play(street, "jonas> Soep vrijdag 12 uur in de zaal.")
        assert "Nog een taal erbij?" in street.hears("jonas")


async def test_a_text_may_begin_as_a_command_does() -> None:
    async with Street.open() as street:
        await play(
            street, ALONE + "jonas> omroep bewoners\njonas> Hulp gezocht voor het buurtfeest van zaterdag 14 uur."
        )
        assert "Nog een taal erbij?" in street.hears("jonas")


async def test_words_of_danger_in_a_text_are_answered_and_it_goes_on() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners\njonas> Er is brand in de zaal, blijf vrijdag weg aub.")
        assert any("112" in text for text in street.heard("jonas")[-3:])
        assert "Nog een taal erbij?" in street.hears("jonas")


async def test_a_network_has_its_room_and_its_neighbourhoods() -> None:
    async with Street.open() as street:
        await play(street, PLACES + "person ines member nl\nroom pallieter network Pallieterland")
        await play(street, "ines is organiser of Pallieterland\nadmin> buurt in Pallieterland: Lisp-Noord")
        await play(street, "ines> omroep Pallieterland\nines> Studiedag vrijdag 9 uur in Lier.\nines> nee\nines> 1")
        assert "Studiedag" in street.hears("#pallieter")
        await play(
            street, "ines> omroep alle buurten Pallieterland\nines> Feest zaterdag 14u in Lier.\nines> nee\nines> 1"
        )
        await play(street, "jonas> ja")
        assert "Feest" in street.hears("#lisp")
        assert street.hears("#bewoners") == ""


async def test_a_label_that_others_carry_too_reaches_only_ones_own_places() -> None:
    async with Street.open() as street:
        await play(street, PLACES + "room kruis residents Kruisheide\nadmin> buurt label Lier: De Linde")
        await play(street, "admin> buurt label Lier: Kruisheide\njonas> omroep Lier")
        assert "Ik laat 1 buurt weg: daar ben jij geen organisator." in street.hears("jonas")


async def test_a_resident_announces_nothing() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "maria> omroep alle buurten")
        assert "Stuur de tekst" not in street.hears("maria")


@pytest.mark.parametrize(
    ("language", "word", "asked"),
    [
        ("nl", "omroep", "Aan wie?"),
        ("fr", "annonce", "À qui ?"),
        ("en", "announce", "To whom?"),
        ("de", "Durchsage", "An wen?"),
    ],
)
async def test_it_begins_in_every_language(language: str, word: str, asked: str) -> None:
    async with Street.open() as street:
        await play(street, f"person jonas organiser {language}\njonas> {word}")
        assert street.hears("jonas").startswith(asked)


async def test_in_a_room_it_goes_on_in_private() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas #team> omroep")
        assert street.hears("jonas").startswith("Aan wie?")


async def test_back_and_change_lead_to_every_question_again() -> None:
    async with Street.open() as street:
        await play(
            street,
            PLACES + EVERYWHERE + "jonas> aanpassen\njonas> de tekst\njonas> Nieuwe tekst, zondag 10 uur in Lier.",
        )
        await play(street, "jonas> nee\njonas> aanpassen\njonas> aan wie\njonas> Lisp-Noord\njonas> bewoners")
        assert "Nieuwe tekst, zondag 10 uur in Lier." in street.hears("jonas")
        await play(street, "jonas> 1")
        assert "Nieuwe tekst" in street.hears("#lisp")


async def test_it_can_be_left_at_the_end() -> None:
    async with Street.open() as street:
        await play(
            street,
            ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee\njonas> niet versturen",
        )
        assert street.hears("jonas") == "Goed. Ik heb niets verstuurd."


async def test_what_is_not_finished_in_a_day_is_let_go_of() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\nclock +25h")
        assert street.hears("jonas").startswith("Je hebt je omroep niet afgewerkt.")
        await play(street, "jonas> nee\nclock +2d")
        assert street.hears("#bewoners") == ""


async def test_one_room_that_became_two_meanwhile_needs_a_second_yes_after_all() -> None:
    async with Street.open() as street:
        await play(
            street, ALONE + "person rita deputy nl\njonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal."
        )
        await play(street, "jonas> nee\njonas> morgen 9 uur\nroom linde2 residents De Linde\nclock +1d")
        assert street.hears("#linde2") == ""
        await play(street, "rita> ja")
        assert "Soep" in street.hears("#linde2")
        assert "Soep" in street.hears("#bewoners")


async def test_two_hundred_rooms_each_get_it_once_and_a_neighbour_is_answered_first() -> None:
    async with Street.open() as street:
        await play(street, "person admin resident nl\nperson jonas organiser nl\nperson maria resident nl")
        rooms = [f"kamer{n}" for n in range(200)]
        await play(street, "\n".join(f"room {room} residents Buurt {n}" for n, room in enumerate(rooms)))
        await play(street, "admin> omroep iedereen\nadmin> Soep vrijdag 12 uur in de zaal.\nadmin> nee\nadmin> 1")
        await play(street, "outage console on\njonas> ja\nmaria> menu\noutage console off\nclock +5min")
        told = [line.to for line in street.lines]
        assert told.index("maria") < min(told.index(f"#{room}") for room in rooms)
        assert sorted(to for to in told if to.startswith("#kamer")) == sorted(f"#{room}" for room in rooms)


POSTER = FileRef("console", "affiche.pdf", "application/pdf", 20_000, "mxc://street/poster", "sleutel")


async def sends(street: Street, ref: FileRef = POSTER) -> None:
    """Let Jonas send a file."""
    number = len(street.lines)
    await street.does(
        Incoming("console", f"$file{number}", "jonas", IncomingKind.FILE, street.now, text="m.file", file=ref)
    )


async def test_a_poster_goes_along_with_one_line_for_who_cannot_open_it() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners")
        await sends(street)
        assert street.hears("jonas") == "Wat staat erin? Eén regel, voor wie het niet kan zien of openen."
        await play(street, "jonas> Affiche van de soepdag\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee")
        assert "Met een bestand: Affiche van de soepdag" in street.hears("jonas")
        await play(street, "jonas> 1\nclock +5min")
        assert [line.text for line in street.lines if line.to == "#bewoners"][-1] == "📎 affiche.pdf"
        assert street.hears("jonas") == "Omroep 1 staat in 1 groep."
        await play(street, "jonas> fout! het is 13 uur niet 12 uur\njonas> ja\njonas> omroep 1 intrekken\njonas> ja")
        kinds = [line.kind for line in street.lines if line.to == "#bewoners"]
        assert kinds == ["said", "file", "edited", "taken back", "taken back", "said"]


async def test_a_file_may_come_at_the_end_and_go_again() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee")
        await sends(street)
        await play(street, "jonas> Affiche van de soepdag")
        assert "Met een bestand" in street.hears("jonas")
        await play(street, "jonas> aanpassen\njonas> zonder het bestand")
        assert "Met een bestand" not in street.hears("jonas")
        assert street.hears("jonas").startswith("Naar 1 groep")


async def test_a_file_that_cannot_be_passed_on_is_refused_and_the_question_stays() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners")
        await sends(street, replace(POSTER, media_type="video/mp4"))
        assert street.hears("jonas") == "Dat kan ik niet doorgeven. Stuur een foto of een PDF van hoogstens 10 MB."
        await play(street, "jonas> Soep vrijdag 12 uur in de zaal.")
        assert "Nog een taal erbij?" in street.hears("jonas")


async def test_a_file_is_no_correction() -> None:
    async with Street.open() as street:
        await play(
            street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee\njonas> 1"
        )
        await play(street, "clock +2min\njonas> omroep 1 verbeter")
        await sends(street)
        assert street.hears("jonas").startswith("Een bestand kan je niet meer veranderen, alleen de tekst.")


async def test_a_long_answer_to_a_question_with_choices_is_still_an_answer() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.")
        await play(street, "jonas> 4 nee dank je, zo is het voor iedereen goed")
        assert "Wanneer versturen?" in street.hears("jonas")


async def test_what_was_not_understood_at_the_end_is_asked_again_without_the_whole_preview() -> None:
    async with Street.open() as street:
        await play(
            street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee\njonas> euh"
        )
        assert street.hears("jonas").startswith("Sorry, dat begreep ik niet.")
        assert "Soep" not in street.hears("jonas")
        await play(street, "jonas> vrijdag 23 uur")
        assert street.heard("jonas")[-2] == "'s Nachts verstuur ik niets."
        assert street.hears("jonas").endswith("Ik verstuur het op zaterdag 28 november 2026, 8 uur.")


async def test_a_place_that_we_do_not_know_is_said_to_be_so() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep Atlantis")
        assert street.hears("jonas").startswith("Die plek ken ik niet.\nAan wie?")
