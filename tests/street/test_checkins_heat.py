"""When it is very warm only who said yes is asked, and the organisers of where they said it read the list."""

from __future__ import annotations

from bot.play.street import Street
from tests.street.checking import PEOPLE, rounds, with_maria
from tests.street.playing import play


async def test_in_the_heat_only_who_said_yes_is_asked_and_a_no_later_counts() -> None:
    async with Street.open() as street:
        yes = "".join(f"{who}> hittecheck\n{who}> ja\n" for who in ("jos", "ria"))
        await play(street, f"{PEOPLE}{yes}ria> hittecheck\nria> nee\nrita> hittecheck\nrita> ja\n")
        assert [about.person for about in await rounds(street)] == ["p-jos"]
        async with street.store.begin() as tx:
            assert [one.purpose for one in await tx.consents("p-jos")] == ["checkin.heat"]
            assert not await tx.consents("p-ria")


async def test_who_lives_in_two_neighbourhoods_says_yes_to_the_organisers_of_where_they_are_asked() -> None:
    async with Street.open() as street:
        await with_maria(street, "room beek residents Aan de Beek\nmaria is resident of Aan de Beek\n")
        await play(street, "maria> hittecheck\n")
        assert "de organisatoren van De Linde" in street.hears("maria")
        await play(street, "maria> ja\n")
        async with street.store.begin() as tx:
            (yes,) = [one for one in await tx.consents("p-maria") if one.purpose == "checkin.heat"]
        assert yes.subject == "delinde"


async def test_who_needs_help_in_the_heat_is_called_and_stays_on_the_list() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}jos> hittecheck\njos> ja\nrita> hittecheck\nrita> ja\njos> 2\n")
        assert any(text.startswith("Jos (De Linde) wil graag met een mens praten.") for text in street.heard("rita"))
        await play(street, "rita> alles goed lijst\n")
        assert "nu nodig: 1 (Jos)" in street.hears("rita")
