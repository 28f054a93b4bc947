"""One request in two rooms of residents, and in a language that no volunteer offered."""

from __future__ import annotations

from bot.play.script import Script
from bot.play.street import Street
from handlers.model import Address, Incoming, IncomingKind, Room, RoomKind

ASKED = """
person maria resident {language}
person karim volunteer nl
person tom volunteer nl
person rita organiser nl
maria> hulp boodschappen vrijdag 10 uur
maria> ja
maria> Kerkstraat
maria> 9
maria> ja
"""


async def play(street: Street, text: str, language: str = "nl") -> None:
    await Script(street).play(text.replace("{language}", language))


async def test_the_number_means_the_same_in_both_rooms() -> None:
    async with Street.open() as street:
        other = Room(Address("console", "#overkant"), "delinde", RoomKind.RESIDENTS, encrypted=True)
        async with street.store.begin() as tx:
            await tx.save_saved(other, street.now)
        await play(street, ASKED)
        assert street.hears("#overkant") == street.hears("#bewoners")
        taken = Incoming("console", "$there", "karim", IncomingKind.MESSAGE, street.now, "#overkant", "neem 1")
        await street.does(taken)
        assert street.hears("karim").startswith("Jij hebt taak 1.")
        assert "er is een helper" in street.hears("#overkant")
        assert "er is een helper" in street.hears("#bewoners")
        await play(street, "tom #bewoners> neem 1")
        assert "Karim was net iets sneller" in street.hears("tom")


async def test_what_is_asked_in_a_language_that_nobody_offered_comes_to_the_organiser() -> None:
    dutch_only = "karim> vrijwilliger\nkarim> 4\nkarim> 1\nkarim> 1\nkarim> 5\nkarim> 1\nkarim> 3\nkarim> 1\n"
    people, asked = ASKED.split("maria> hulp", 1)
    async with Street.open() as street:
        await play(street, people + dutch_only + "maria> hulp" + asked, "fr")
        assert "Een buur vraagt hulp" not in street.hears("karim")
        await play(street, "clock +2d\nclock +1h")
        assert "Er paste geen vrijwilliger" in street.hears("rita")


async def test_a_helper_with_another_task_then_is_asked_first_whether_both_work() -> None:
    async with Street.open() as street:
        await play(street, ASKED + "karim> neem 1")
        await play(
            street, "maria> hulp boodschappen vrijdag 10.30 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9\nmaria> ja"
        )
        await play(street, "karim> neem 2")
        assert street.hears("karim").startswith("Je hebt op dat moment al een andere taak.")
