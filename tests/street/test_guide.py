"""Somebody looks for the right door, on the whole product, with the example directory."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from bot.play.script import Script
from bot.play.street import Street
from handlers.guide.checking import next_check
from handlers.guide.nouns import Municipality, Proof

PEOPLE = """
clock 2026-11-24 10:00
person maria resident nl
person rita organiser nl
person jonas organiser nl
maria> menu
"""
SENSITIVE = ("geweld", "verslav", "gokken", "zelfmoord", "addiction", "Druglijn", "drugs")

LIST = "Deze adressen van wegwijs moeten opnieuw nagekeken worden:"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def test_one_question_at_a_time_leads_to_the_zone_and_its_doors() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, f"{PEOPLE}maria> wegwijs")
        assert street.hears("maria").startswith("Waarover gaat het?")
        await play(street, "maria> 1")
        assert street.hears("maria") == "Waar woon je? Typ je postcode of je gemeente."
        await play(street, "maria> 2570")
        zone, doors, _offer = street.heard("maria")[-3:]
        assert zone.startswith(
            "Duffel hoort bij de eerstelijnszone Pallieterland.\nDe zorgraad daar: Zorgraad Pallieterland."
        )
        assert "Nagekeken op woensdag 1 maart 2023. Bron: eerstelijnszone.be" in zone
        assert "⚠ Dat is al lang niet nagekeken. Je kan het opzoeken: eerstelijnszone.be" in zone
        assert doors.startswith(
            "Sociale dienst van Duffel\nbel 015 31 12 02 · socialedienst@duffel.be\nOpen: op afspraak\n"
        )
        assert (
            "Dit weet ik niet: de talen, hoe toegankelijk het is.\nNagekeken op dinsdag 5 mei 2020. Bron: hln.be"
            in doors
        )
        assert "⚠ Dat is lang geleden. Vraag eerst of het nog klopt." in doors
        assert doors.endswith("Meer diensten: desocialekaart.be")
        assert doors.count("Nagekeken op") <= 3


async def test_topic_and_place_in_one_line_are_answered_at_once() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, f"{PEOPLE}maria> wegwijs thuiszorg in Duffel")
        assert street.heard("maria")[-2].startswith("Thuiszorg van Duffel\nbel 015 30 99 40")


async def test_a_place_we_do_not_know_is_never_guessed() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, f"{PEOPLE}maria> wegwijs schulden\nmaria> 9000 Gent")
        unsure = (
            "Ik weet het niet zeker. Ik ken die plaats niet.\nJe eerstelijnszone vind je op eerstelijnszone.be\n"
            "Alle diensten vind je op desocialekaart.be"
        )
        assert unsure in street.heard("maria")
        assert "Pallieterland" not in street.hears("maria")


async def test_without_a_directory_it_says_so_and_where_to_look() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria> wegwijs\nmaria> 7\nmaria> Lier")
        assert street.hears("maria").startswith("Ik weet het niet zeker.")


async def test_a_postcode_that_two_municipalities_share_is_asked_about() -> None:
    async with Street.open() as street:
        await street.knows_services()
        async with street.store.begin() as tx:
            (lier,) = [one for one in await tx.municipalities() if one.id == "lier"]
            await tx.write_line(replace(lier, id="ham", name="Ham", zone="Kust", also=()))
        await play(street, f"{PEOPLE}maria> wegwijs wonen\nmaria> 2500")
        assert street.hears("maria").startswith("Er is meer dan één gemeente met die naam of postcode.")
        await play(street, "maria> Ham")
        assert street.heard("maria")[-2].startswith(
            "Ham hoort bij de eerstelijnszone Kust.\nWelke zorgraad daar is, weet ik niet."
        )


async def test_in_a_room_it_goes_on_in_private_and_nothing_of_it_stands_in_public() -> None:
    async with Street.open() as street:
        await street.knows_services()
        before = len(street.heard("#bewoners"))
        await play(street, f"{PEOPLE}maria #bewoners> wegwijs\nmaria> 6\nmaria> 1\nmaria> Lier")
        assert street.heard("#bewoners")[before:] == ["👋"]
        assert street.heard("rita") == []


async def test_where_there_may_be_danger_the_numbers_to_call_come_first() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, f"{PEOPLE}maria> wegwijs\nmaria> 6\nmaria> 1")
        assert street.hears("maria") == (
            "Nu gevaar? Bel 101 (politie).\n"
            "Iemand om mee te praten: 1712 (weekdagen, je hoeft geen naam te zeggen).\n"
            "Wissen wat ik schreef? Typ: wis\n"
            "Waar woon je? Typ je postcode of je gemeente."
        )
        await play(street, "maria> Nijlen\nmaria> wegwijs alcohol in Lier")
        first, zone, doors = street.heard("maria")[-3:]
        assert first.startswith("Nu gevaar? Bel 112")
        assert zone.startswith("Lier hoort bij")
        assert doors.startswith("De Druglijn")


async def test_words_of_danger_are_answered_as_such() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, f"{PEOPLE}maria> wegwijs ik wil niet meer leven")
        assert "1813" in street.hears("maria")
        assert "Waar woon je" not in street.hears("maria")


async def test_no_name_of_a_message_tells_what_somebody_looked_for() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, f"{PEOPLE}maria> wegwijs\nmaria> 6\nmaria> 2\nmaria> Lier")
        async with street.store.begin() as tx:
            rows = await tx.connection.exec_driver_sql("select * from outbox")
            sent = " ".join(map(str, rows.mappings().all()))
            rows = await tx.connection.exec_driver_sql("select step, subject, payload from question")
            asked = " ".join(map(str, rows.mappings().all()))
        assert [word for word in SENSITIVE if word in sent or word in asked] == []


async def test_once_a_month_every_organiser_gets_one_list_of_what_must_be_looked_at() -> None:
    async with Street.open() as street:
        await street.knows_services()
        async with street.store.begin() as tx:
            await tx.schedule(next_check(date(2026, 11, 24), street.zone))
            fresh = Municipality("x", "Xdorp", ("2999",), "Kust", Proof("example.org", date(2026, 11, 1)))
            await tx.write_line(fresh)
        await play(street, f"{PEOPLE}clock 2026-12-01 09:05")
        for name in ("rita", "jonas"):
            (told,) = lists(street, name)
            assert told.startswith(f"{LIST}\nSociaal Huis Lier (OCMW): nagekeken op")
            assert told.count("\n") == 14
            assert "Xdorp" not in told
        assert lists(street, "maria") == []
        await play(street, "clock 2027-01-01 09:05")
        assert len(lists(street, "rita")) == 2


def lists(street: Street, name: str) -> list[str]:
    """Return the lists of what must be looked at again that somebody got."""
    return [text for text in street.heard(name) if text.startswith(LIST)]


async def test_what_was_said_about_danger_at_home_can_be_wiped_off_the_screen_at_once() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, f"{PEOPLE}clock +2h\nmaria> wegwijs\nmaria> 6\nmaria> 1\nmaria> wis")
        taken = [line.id for line in street.lines if line.to == "maria" and line.kind == "taken back"]
        assert len(taken) == 3
        assert "Gewist aan mijn kant. Wis op je toestel wat je zelf schreef." in street.heard("maria")
        await play(street, "maria> terug\nmaria> opnieuw")
        assert not [text for text in street.heard("maria")[-2:] if "Waar woon je" in text or "Bel 101" in text]
