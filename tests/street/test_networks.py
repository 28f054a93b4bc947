"""Learning networks and labels on the whole product."""

from __future__ import annotations

import pytest

from bot.play.script import Script, ScriptError
from bot.play.street import Street
from handlers.model import NetworkPlace, PlaceKind

LEARNING = """
person admin resident nl
person jonas organiser nl
person ines resident nl
room pallieter network Pallieterland
ines is member of Pallieterland
"""


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def test_an_admin_makes_a_network_with_one_room() -> None:
    async with Street.open() as street:
        await play(street, "person admin resident nl\nadmin> netwerk maken Kempen")
        assert street.heard("admin")[-2:] == [
            "Ik maak de groepen van Kempen. Een ogenblik.",
            "Kempen is klaar: een groep voor wie samen leert. Jij bent organisator.",
        ]
        async with street.store.begin() as tx:
            made = await tx.neighbourhood("kempen")
        assert made is not None
        assert made.kind is PlaceKind.NETWORK


async def test_a_neighbourhood_belongs_to_a_network_when_its_organiser_says_so() -> None:
    async with Street.open() as street:
        await play(street, LEARNING + "jonas> buurt in Pallieterland")
        assert street.hears("jonas") == "De Linde hoort nu bij Pallieterland."
        async with street.store.begin() as tx:
            assert await tx.network_places() == (NetworkPlace("pallieterland", "delinde"),)
        await play(street, "jonas> buurt uit Pallieterland")
        assert street.hears("jonas") == "De Linde hoort niet meer bij Pallieterland."
        async with street.store.begin() as tx:
            assert await tx.network_places() == ()


async def test_a_mistyped_neighbourhood_is_asked_and_never_ones_own() -> None:
    async with Street.open() as street:
        await play(street, LEARNING + "room mol residents Molenwijk\njonas> buurt in Pallieterland: Molenwjk")
        assert street.hears("jonas") == "Ik ken geen buurt met de naam Molenwjk. Welke buurt bedoel je?\n1 De Linde"
        await play(street, "jonas> buurt label Lier: Molenwjk")
        async with street.store.begin() as tx:
            assert await tx.network_places() == ()
            linde = await tx.neighbourhood("delinde")
        assert linde
        assert linde.tags == ()
        await play(street, "jonas> buurt in Pallieterland: Molenwjk\njonas> 1")
        assert street.hears("jonas") == "De Linde hoort nu bij Pallieterland."


async def test_who_organises_the_network_hears_that_a_neighbourhood_came() -> None:
    async with Street.open() as street:
        await play(street, LEARNING + "ines is organiser of Pallieterland\njonas> buurt in pallieterland")
        assert street.hears("ines") == "De Linde hoort nu bij Pallieterland."


async def test_who_is_only_in_the_room_of_a_network_lives_nowhere_by_that() -> None:
    async with Street.open() as street:
        await play(street, LEARNING.replace("person ines resident nl\n", "person ines member nl\n"))
        await play(street, "ines> hulp boodschappen vrijdag 10 uur")
        assert "Ik zie je nog niet in een buurt" in street.hears("ines")
        await play(street, "ines #pallieter> hulp boodschappen vrijdag 10 uur")
        assert "Ik zie je nog niet in een buurt" in street.heard("ines")[-1]
        async with street.store.begin() as tx:
            assert await tx.request(1) is None


async def test_an_unknown_network_and_a_name_of_nothing_are_answered_kindly() -> None:
    async with Street.open() as street:
        await play(street, LEARNING + "jonas> buurt in Kempen")
        assert street.hears("jonas") == "Ik ken geen netwerk met de naam Kempen. Zien welke er zijn? Typ: netwerken"
        await play(street, "jonas> buurt in")
        assert street.hears("jonas") == "Bijvoorbeeld: buurt in Pallieterland: De Linde"


async def test_labels_are_put_on_and_taken_off_and_each_stands_once() -> None:
    async with Street.open() as street:
        await play(street, LEARNING + "jonas> buurt label Lier, ELZ Pallieterland")
        assert street.hears("jonas") == "De Linde heeft deze labels: ELZ Pallieterland, Lier."
        await play(street, "jonas> buurt label lier\njonas> buurt zonder label ELZ Pallieterland")
        assert street.hears("jonas") == "De Linde heeft deze labels: Lier."
        await play(street, "jonas> buurt zonder label LIER")
        assert street.hears("jonas") == "De Linde heeft geen labels."


async def test_only_an_organiser_of_the_place_or_an_admin_sorts_it() -> None:
    async with Street.open() as street:
        await play(street, LEARNING + "room lisp residents Lisp-Noord\njonas> buurt label Lier: Lisp-Noord")
        assert street.hears("jonas") == "Dat kan alleen een organisator van Lisp-Noord."
        await play(street, "admin> buurt label Lier: Lisp-Noord")
        assert street.hears("admin") == "Lisp-Noord heeft deze labels: Lier."


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("room lisp cellar Lisp-Noord", "'cellar' is no kind of room"),
        ("room lisp residents xx Lisp-Noord", "'xx' is no language here"),
        ("jonas is king of De Linde", "'king' is no role"),
        ("jonas is organiser of Nergens", "there is no place called Nergens"),
        ("mute #nergens", "there is no room #nergens"),
    ],
)
async def test_a_script_says_what_is_wrong_about_another_place(line: str, says: str) -> None:
    async with Street.open() as street:
        with pytest.raises(ScriptError, match=says):
            await play(street, f"{LEARNING}\n{line}")


async def test_a_room_that_is_muted_in_a_script_takes_nothing_until_it_is_unmuted() -> None:
    async with Street.open() as street:
        await play(street, LEARNING + "mute #bewoners\nines #bewoners> sessies\nunmute #bewoners")
        assert street.hears("#bewoners") == ""


async def test_a_network_plans_sessions_of_its_own_and_its_members_see_them() -> None:
    async with Street.open() as street:
        await play(street, LEARNING + "person lea member nl\nlea is member of Pallieterland")
        await play(street, "ines is organiser of Pallieterland")
        await play(street, "ines #pallieter> sessie maken Burenhulp op 27/11 om 14 uur")
        await play(street, "ines> zaal De Ster, Lier\nines> 40\nines> ja")
        assert "Burenhulp" in street.hears("#pallieter")
        await play(street, "lea> sessies")
        assert "Burenhulp" in street.hears("lea")


SEVERAL = """
person admin resident nl
room pallieter network Pallieterland
room lisp residents Lisp-Noord
room mol residents Mol
person jonas organiser nl
person maria resident nl
jonas is organiser of Lisp-Noord
jonas is resident of Mol
"""


async def test_an_organiser_of_several_neighbourhoods_is_asked_which_one_is_meant() -> None:
    async with Street.open() as street:
        await play(street, SEVERAL + "jonas> buurt in Pallieterland")
        assert street.hears("jonas") == "Welke buurt bedoel je?\n1 De Linde · 2 Lisp-Noord"
        await play(street, "jonas> 2")
        assert street.hears("jonas") == "Lisp-Noord hoort nu bij Pallieterland."
        await play(street, "jonas> buurt label Lier\njonas> de linde")
        assert street.hears("jonas") == "De Linde heeft deze labels: Lier."


async def test_who_organises_one_neighbourhood_and_lives_in_another_is_asked_nothing() -> None:
    async with Street.open() as street:
        await play(street, SEVERAL.replace("jonas is organiser of Lisp-Noord\n", "") + "jonas> buurt in Pallieterland")
        assert street.hears("jonas") == "De Linde hoort nu bij Pallieterland."


@pytest.mark.parametrize("words", ["netwerken", "réseaux", "networks", "Netzwerke"])
async def test_organisers_see_which_networks_there_are(words: str) -> None:
    async with Street.open() as street:
        await play(
            street, f"{SEVERAL}room kempen network Kempen\njonas> buurt in Pallieterland: De Linde\njonas> {words}"
        )
        assert street.hears("jonas").splitlines() == [
            "Kempen: nog geen buurt",
            "Pallieterland: De Linde",
            "Moet je buurt bij een netwerk horen? Typ: buurt in en de naam van het netwerk.",
        ]
        await play(street, f"maria> {words}")
        assert "Jonas (organisator)" in street.hears("maria")


async def test_one_network_is_shown_with_its_neighbourhoods_its_rooms_and_who_organises() -> None:
    async with Street.open() as street:
        await play(street, SEVERAL + "person ines member nl\nines is organiser of Pallieterland")
        await play(street, "jonas> buurt in Pallieterland: De Linde\njonas> netwerk Pallieterland")
        assert street.hears("jonas").splitlines() == [
            "Netwerk Pallieterland",
            "Buurten: De Linde",
            "Groepen: leernetwerk",
            "Organisatie: Ines (organisator)",
        ]
        await play(street, "jonas> netwerk")
        assert street.hears("jonas").startswith("Netwerk Pallieterland")
        await play(street, "jonas> netwerk Nergens")
        assert street.hears("jonas").startswith("Ik ken geen netwerk met de naam Nergens.")


async def test_an_admin_sees_that_there_is_no_network_yet() -> None:
    async with Street.open() as street:
        await play(street, "person admin resident nl\nadmin> netwerken")
        assert street.hears("admin") == "Er is nog geen netwerk."


PLANNED = """
ines #pallieter> sessie maken Burenhulp op 27/11 om 14 uur
ines> zaal De Ster, Lier
ines> 40
ines> ja
"""


async def test_residents_and_organisers_of_a_neighbourhood_see_and_join_sessions_of_its_network() -> None:
    async with Street.open() as street:
        await play(street, SEVERAL + "person ines member nl\nines is organiser of Pallieterland\n" + PLANNED)
        await play(street, "maria> sessies\nmaria> inschrijven S1")
        assert street.heard("maria")[-2:] == [
            "Er is nu geen sessie gepland.",
            "Ik ken hier geen sessie met dat nummer. Zien wat er gepland is? Typ: sessies",
        ]
        await play(street, "jonas> buurt in Pallieterland: De Linde\nmaria> sessies\njonas> sessies")
        for who in ("maria", "jonas"):
            assert "“Burenhulp”" in street.hears(who)
            assert " · Pallieterland · " in street.hears(who)
        await play(street, "maria #bewoners> sessies")
        assert " · Pallieterland · " in street.hears("#bewoners")
        await play(street, "maria> inschrijven S1")
        assert any(said.startswith("Je bent ingeschreven") for said in street.heard("maria"))
