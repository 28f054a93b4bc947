"""Announcements once they are written: taken back, put right, answered and counted."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import event

from bot.play.street import Street
from handlers.model import Incoming, IncomingKind
from tests.street.announcing import ALONE, EVERYWHERE, PLACES, ROOMS, in_rooms
from tests.street.playing import play


async def test_before_it_is_sent_it_is_taken_back_without_a_word() -> None:
    async with Street.open() as street:
        await play(street, PLACES + EVERYWHERE + "jonas> 1\njonas> omroep 1 intrekken")
        assert street.hears("jonas") == "Aankondiging 1 is ingetrokken. Er is niets verstuurd."
        await play(street, "rita> ja\nclock +1d")
        assert in_rooms(street) == dict.fromkeys(ROOMS, 0)


async def test_afterwards_it_disappears_with_one_line_in_its_place() -> None:
    async with Street.open() as street:
        await play(
            street, PLACES + EVERYWHERE + "jonas> 1\nrita> ja\nclock +2min\njonas> omroep 1 intrekken\njonas> ja"
        )
        assert [line.kind for line in street.lines if line.to == "#lisp"] == ["said", "taken back", "said"]
        assert street.hears("#lisp") == (
            "Het bericht van de organisatoren van maandag 23 november 2026, 9 uur is ingetrokken. Het geldt niet meer."
        )
        french, dutch = street.hears("#mol").splitlines()
        assert french.startswith("Le message des organisateurs du lundi 23 novembre 2026")
        assert dutch == street.hears("#lisp")


async def test_nothing_of_what_is_taken_back_is_said_again() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "jonas> omroep\njonas> 1\njonas> Bel Maria Peeters op 0470 12 34 56.\njonas> nee")
        await play(street, "jonas> 1\nclock +5min\njonas> omroep 1 intrekken\njonas> ja")
        assert street.hears("#bewoners").endswith("is ingetrokken. Het geldt niet meer.")
        assert not {"Maria", "Peeters", "0470"} & {*street.hears("#bewoners").split()}


async def test_a_mistake_is_put_right_by_words_in_every_language_of_it() -> None:
    async with Street.open() as street:
        await play(street, PLACES + "jonas> omroep alle buurten")
        await street.says("jonas", "Feest zaterdag 14u, Grote Markt.\n— fr —\nFête samedi à 14h, Grand-Place.")
        await play(street, "jonas> nee\njonas> 1\nrita> ja\nclock +2min\njonas> fout! het is 15u niet 14u\njonas> ja")
        edited = next(line for line in street.lines if line.to == "#mol" and line.kind == "edited")
        assert "samedi à 15h" in edited.text
        assert "zaterdag 15u" in edited.text
        assert edited.text.endswith("Corrigé : 15 uur / 15 h")
        assert street.hears("#mol").startswith("Correction de")
        assert "Jonas verbeterde aankondiging 1." in street.hears("rita")


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
        assert street.hears("jonas") == "Maria (maria) vraagt bij aankondiging 1: Is er ook brood?"


async def test_signs_are_counted_once_and_shown_as_a_number() -> None:
    async with Street.open() as street:
        await play(
            street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee\njonas> 1"
        )
        for emoji in ("👍", "✅"):
            await street.reacts("maria", emoji, room="bewoners")
        await play(street, "clock +2min\njonas> omroepen")
        assert (
            street.hears("jonas") == '#1 "Soep vrijdag 12 uur in de zaal.": verstuurd. In 1 groep. 1 persoon las het.'
        )


async def test_two_organisers_who_write_the_same_are_warned() -> None:
    async with Street.open() as street:
        again = (
            "omroep alle buurten\n{0}> Buurtfeest zaterdag 28 november 14u, Grote Markt. Iedereen is welkom!\n{0}> nee"
        )
        await play(street, PLACES + EVERYWHERE + "jonas> 1\nrita> stop\nadmin> " + again.format("admin"))
        assert "Let op: aankondiging 1 zegt bijna hetzelfde." in street.hears("admin")


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


async def test_a_number_that_may_mean_two_things_is_asked_about_and_no_text_is_touched() -> None:
    async with Street.open() as street:
        await play(
            street, ALONE + "jonas> omroep bewoners\njonas> Soep vrijdag 14 uur, Markt 14, voor iedereen.\njonas> nee"
        )
        await play(street, "jonas> 1\nclock +2min\njonas> fout! het is 15 niet 14")
        asked = "Ik weet niet welke “14” je bedoelt, dus ik verander zelf niets.\nStuur de tekst zoals die moet zijn."
        assert street.hears("jonas").startswith(asked)
        assert "Markt 14, voor iedereen." in street.hears("jonas")
        await play(street, "jonas> het is 15 niet 14")
        assert street.hears("jonas").startswith(asked)
        await play(street, "jonas> het is 15 uur niet 14 uur\njonas> ja\nclock +2min")
        assert "Soep vrijdag 15 uur, Markt 14, voor iedereen." in street.hears("#bewoners")
