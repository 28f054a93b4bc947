"""After two days off each hears of all their tasks in one message of a kind, and is asked one question at a time."""

from __future__ import annotations

from bot.play.script import Script
from bot.play.street import Street

PEOPLE = """
clock 2026-11-24 08:30
person maria resident nl
person an resident nl
person karim volunteer nl
person rita organiser nl
"""


def asked(who: str, when: str) -> str:
    """Write how somebody asks for a moment."""
    return f"{who}> hulp boodschappen {when}\n{who}> ja\n{who}> Kerkstraat 9\n{who}> 0470 12 34 56\n{who}> ja\n"


OVER = PEOPLE + asked("maria", "woensdag 10 uur") + asked("maria", "woensdag 14 uur") + asked("an", "woensdag 17 uur")
AHEAD = PEOPLE + asked("maria", "vrijdag 11 uur") + asked("maria", "vrijdag 14 uur") + asked("an", "vrijdag 16 uur")
TAKEN = "karim> neem 1, 2 en 3\nmaria> ja\nmaria> ja\nan> ja\nclock +2h\n"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


def since(street: Street, count: int, to: str) -> list[str]:
    """List what was said to somebody after the first so many lines."""
    return [line.text for line in street.lines[count:] if line.to == to and line.kind == "said"]


async def test_three_late_reminders_are_one_list_for_who_helps_and_one_for_each_who_asked() -> None:
    async with Street.open() as street:
        await play(street, AHEAD + TAKEN)
        before = len(street.lines)
        await play(street, "down 56h\nclock +5min")
        (helper,) = since(street, before, "karim")
        assert helper.splitlines() == [
            "Herinnering aan je taken: (later dan gepland)",
            "Taak 1: Boodschappen. Vrijdag 27 november 2026, 11 uur.",
            "Taak 2: Boodschappen. Vrijdag 27 november 2026, 14 uur.",
            "Taak 3: Boodschappen. Vrijdag 27 november 2026, 16 uur.",
            "Voor wie en waar? Typ: mijn taken",
        ]
        (maria,) = since(street, before, "maria")
        assert maria.startswith("Herinnering aan wie komt helpen: (later dan gepland)\n#1: Karim.")
        (an,) = since(street, before, "an")
        assert an.startswith("Herinnering aan #3: Karim komt helpen.")


async def test_three_tasks_that_should_be_done_are_asked_about_one_after_the_other() -> None:
    async with Street.open() as street:
        await play(street, OVER + TAKEN)
        before = len(street.lines)
        await play(street, "down 56h\nclock +5min")
        (helper,) = since(street, before, "karim")
        assert helper.startswith("Het gaat over #1, #2 en #3. Ik vraag het een voor een. Is taak 1 gelukt?")
        await play(street, "karim> 1")
        assert street.heard("karim")[-1] == ""  # the contact was taken back behind it
        assert "Is alles goed gegaan?" in since(street, before, "karim")[-1]
        await play(street, "karim> 1")
        assert street.hears("karim").startswith("Is taak 2 gelukt?")
        await play(street, "karim> 3")
        assert since(street, before, "karim")[-1].startswith("Is taak 3 gelukt?")
        await play(street, "karim> 2")
        assert street.hears("karim").startswith("Goed. Is het klaar?")


async def test_who_does_not_answer_is_asked_how_it_was_in_one_message_too() -> None:
    async with Street.open() as street:
        await play(street, OVER + TAKEN + "down 49h\nclock +5min")
        before = len(street.lines)
        await play(street, "clock +3h")
        (helper,) = since(street, before, "karim")
        assert helper.startswith(
            "Het gaat over #1, #2 en #3. Ik vraag het een voor een. De contactgegevens haalde ik weg"
        )
        (maria,) = since(street, before, "maria")
        assert maria.startswith("Het gaat over #1 en #2. Ik vraag het een voor een. Het moment van #1 is voorbij.")
        (an,) = since(street, before, "an")
        assert an.startswith("Het moment van #3 is voorbij.")
        await play(street, "maria> ja")
        assert street.hears("maria").startswith("Het moment van #2 is voorbij. Is alles goed gegaan?")
        await play(street, "maria> ja\nkarim> ja\nkarim> ja\nkarim> ja\nan> ja")
        assert street.hears("an") == "Fijn om te horen. Dank je om het te zeggen!"


async def test_the_next_waits_until_what_went_wrong_was_told() -> None:
    async with Street.open() as street:
        await play(street, OVER + TAKEN + "down 49h\nclock +5min\nclock +3h\nmaria> 2")
        assert "er kwam niemand" in street.hears("maria")
        await play(street, "maria> iets anders")
        assert "organisator" in street.hears("maria")
        await play(street, "clock +11min")
        assert "Het moment van #2 is voorbij. Is alles goed gegaan?" in street.hears("maria")


async def test_one_task_is_asked_about_and_reminded_of_as_ever() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + asked("maria", "woensdag 10 uur") + "karim> neem 1\nmaria> ja\nclock +2h")
        before = len(street.lines)
        await play(street, "down 56h\nclock +5min")
        (helper,) = since(street, before, "karim")
        assert helper.startswith("Is taak 1 gelukt?")
