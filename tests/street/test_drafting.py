"""Telling what help is needed, on the whole product: what a person may say instead of what was asked."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street
from handlers.model import Incoming, IncomingKind

PEOPLE = "clock 2026-11-24 08:30\nperson maria resident nl\nperson karim volunteer nl\nperson rita organiser nl\n"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def test_a_medical_task_asks_for_words_and_never_names_the_patient() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp Jan moet insuline krijgen morgen 8u Kerkstraat 5, 0470 11 22 33")
        await play(street, "maria> ja")
        assert "in een paar woorden" in street.hears("maria")
        await play(street, "maria> bezoek in de ochtend")
        assert "Jan" not in street.hears("maria")
        await play(street, "maria> ja")
        assert "medische taak" in street.hears("rita")


async def test_a_bare_moment_is_not_what_help_is_for() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp\nmaria> 25/12 om 10u\nmaria> ja")
        assert street.hears("maria").startswith("Waarmee heb je hulp nodig?")


async def test_yes_is_no_street_and_is_asked_about_once_only() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp boodschappen vrijdag 10 uur\nmaria> ja\nmaria> klopt")
        assert street.hears("maria").startswith("Ik vond geen straat in je antwoord.")
        await play(street, "maria> nee")
        assert street.hears("maria").startswith("Geen probleem, we gaan verder zonder.")
        await play(street, "maria> ja\nmaria> ja")
        assert "#1 Boodschappen · vrijdag 27 november 2026, 10 uur\n" in street.hears("maria")


async def test_a_phone_number_told_for_the_street_is_kept() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp boodschappen vrijdag 10 uur\nmaria> ja\nmaria> 0470 11 22 33")
        await play(street, "maria> Kerkstraat")
        assert "het telefoonnummer" in street.hears("maria")


async def test_who_cannot_say_when_goes_on_without_a_moment() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp boodschappen vrijdag\nmaria> weet ik niet")
        assert street.hears("maria").startswith("In welke straat")
        await play(street, "maria> annuleren\nmaria> stop\nmaria> hulp boodschappen\nmaria> ja\nmaria> ja")
        assert "In welke straat" in street.hears("maria")


async def test_yes_is_no_street_of_a_volunteer() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "karim> vrijwilliger\nkarim> 4\nkarim> 1\nkarim> ja")
        assert street.hears("karim").startswith("Ik vond geen straat")
        await play(street, "karim> ja")
        assert street.hears("karim").startswith("Wanneer kan je helpen?")


async def test_a_whole_sentence_in_private_is_a_request() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hallo\nmaria> kan iemand mij morgen naar de dokter brengen")
        assert street.hears("maria") == "Woensdag 25 november 2026. Klopt dat?\n1 ja · 2 nee"


async def test_what_was_told_in_the_room_is_not_asked_again() -> None:
    async with Street.open() as street:
        told = "Wie kan mijn hond uitlaten zaterdag om 10 uur? Kerkstraat 9, 0470 11 22 33"
        await play(street, f"{PEOPLE}maria #bewoners> {told}\nmaria> ja")
        assert street.hears("maria").startswith("Zaterdag 28 november 2026, 10 uur. Klopt dat?")
        await play(street, "maria> ja\nmaria> 1")
        assert "zaterdag 28 november 2026, 10 uur · omgeving Kerkstraat\n" in street.hears("maria")
        assert "het telefoonnummer" in street.hears("maria")


async def test_the_tip_comes_while_a_request_is_made_but_no_second_offer() -> None:
    async with Street.open() as street:
        told = "Wie kan mijn hond eten geven? Ik ben een week weg vanaf zaterdag, sleutel onder de mat, Kerkstraat 9"
        await play(street, f"{PEOPLE}maria> hulp boodschappen\nmaria #bewoners> {told}")
        assert "Tip" in street.hears("#bewoners")
        assert street.hears("maria").startswith("Je kan je bericht")
        await play(street, "maria> vrijdag 10 uur")
        assert street.hears("maria").startswith("Vrijdag 27 november 2026")


@pytest.mark.parametrize("said", ["annuleren", "annuler", "cancel", "intrekken"])
async def test_one_word_to_cancel_throws_the_draft_away(said: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria> hulp boodschappen vrijdag 10 uur\nmaria> ja\nmaria> {said}")
        assert "gooide" in street.hears("maria") or "wist" in street.hears("maria")


@pytest.mark.parametrize("said", ["namens mijn moeder", "behalf my mother"])
async def test_for_whom_may_stand_behind_the_command(said: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria> {said}")
        assert street.hears("maria").startswith(("Weet moeder dat", "Weet mother dat"))


async def test_not_yet_is_nobodys_name() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria> namens\nmaria> nog niet")
        assert street.hears("maria").startswith("Voor wie?")


async def test_a_question_is_not_repeated_in_the_language_somebody_left() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria> hulp boodschappen vrijdag 10 uur\nmaria> ja\nmaria> taal fr")
        assert "straat" not in street.hears("maria")
        await play(street, "maria> Kerkstraat")
        assert street.hears("maria").startswith("Comment")


async def test_what_is_said_about_what_was_left_out_is_true_whatever_that_was() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp wandelen met mijn zus Greet morgen 10 uur")
        assert street.hears("maria").startswith("Ik liet weg wat mij privé leek.")
        await play(street, "maria> ja\nmaria> Kerkstraat\nmaria> 9")
        assert "Verder komt er niets van ons gesprek in de groep." in street.hears("maria")
        assert not any("gezondheid zeg ik niets" in line for line in street.heard("maria"))


async def test_when_only_a_moment_is_left_of_the_words_they_are_asked() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp bij wassen na mijn chemo, morgen 10 uur, Kerkstraat 9\nmaria> ja")
        assert street.hears("maria").startswith("Waarover gaat het, in een paar woorden?")


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("hulp met boodschappen vrijdag 10 uur", "#1 Boodschappen ·"),
        ("hulp bij het verven vrijdag 10 uur", "#1 Verven ·"),
        ("help with the garden fence vrijdag 10 uur", "#1 Garden fence ·"),
    ],
)
async def test_the_words_behind_help_do_not_begin_with_the_word_that_led_to_them(said: str, title: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"maria> {said}\nmaria> ja\nmaria> Kerkstraat\nmaria> 9\nmaria> 1")
        assert any(title in line for line in street.heard("maria"))


async def test_who_leaves_the_neighbourhood_in_the_middle_of_asking_posts_nothing_there() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp boodschappen vrijdag 10 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9")
        await street.does(Incoming("console", "$left", "maria", IncomingKind.LEAVE, street.now, "#bewoners", power=0))
        await play(street, "maria> ja")
        assert street.hears("maria") == "Je zit niet meer in De Linde. Daarom plaats ik je vraag niet."
        assert street.heard("#bewoners") == []


CONTACT_ASKED = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person rita organiser nl
maria> hulp boodschappen zondag 10 uur
maria> ja
maria> Kerkstraat
"""


async def test_the_asker_reads_before_the_yes_exactly_what_the_helper_will_read() -> None:
    async with Street.open() as street:
        await Script(street).play(CONTACT_ASKED + "maria> nr 12 bus 3, tweede verdieping en 015 22 33 44")
        contact = "Maria, Kerkstraat 12 bus 3, 015 22 33 44, tweede verdieping"
        assert f"De buur die helpt leest: {contact}" in street.hears("maria")
        await Script(street).play("maria> ja\nkarim> neem 1")
        assert f"Contact: {contact}." in street.hears("karim")
        assert not any("015 22 33 44" in line for line in street.heard("#bewoners"))


async def test_back_from_a_part_that_was_to_be_changed_goes_to_the_choice_of_parts() -> None:
    async with Street.open() as street:
        await Script(street).play(CONTACT_ASKED + "maria> 12, 015 22 33 44\nmaria> aanpassen")
        menu = street.hears("maria")
        for part in "1234567":
            await Script(street).play(f"maria> {part}\nmaria> terug")
            assert street.hears("maria") == menu
        await Script(street).play("maria> terug")
        assert "De buur die helpt leest: Maria, Kerkstraat 12, 015 22 33 44" in street.hears("maria")
