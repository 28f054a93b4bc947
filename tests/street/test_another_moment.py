"""Another moment for a request: nothing changes before the yes, and who promised is asked whether it suits."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street
from handlers.model import Due
from handlers.requests import moments

PEOPLE = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person tom volunteer nl
person rita organiser nl
"""
ASKED = PEOPLE + "maria> hulp {}\nmaria> ja\nmaria> Kerkstraat 9\nmaria> 0470 12 34 56\nmaria> ja\n"
OPEN = ASKED.format("boodschappen vrijdag 10 uur")
TAKEN = OPEN + "karim> neem 1\nmaria> ja\n"
TO_SATURDAY = "maria> verander 1\nmaria> zaterdag 15 uur\nmaria> 1\n"
SATURDAY = "zaterdag 28 november 2026, 15 uur"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


@pytest.mark.parametrize("said", ["verander 1", "ander moment", "ander moment 1", "verzet 1"])
async def test_an_open_request_gets_another_moment_after_a_yes_to_the_words_in_the_group(said: str) -> None:
    async with Street.open() as street:
        await play(street, OPEN + f"clock +1h\nmaria> {said}")
        assert street.hears("maria").startswith("Nu is #1 op vrijdag 27 november 2026, 10 uur. Welk moment wordt het?")
        await play(street, "maria> zaterdag 15 uur")
        assert f"#1 Boodschappen · {SATURDAY} · omgeving Kerkstraat" in street.hears("maria")
        assert "vrijdag" in street.hears("#bewoners")
        await play(street, "maria> ja")
        assert street.hears("maria") == "Goed. #1 heeft nu een ander moment. Ik zoek een buur."
        assert SATURDAY in street.hears("#bewoners")
        async with street.store.begin() as tx:
            agreed = [str(consent.text) for consent in await tx.consents("p-maria")]
        assert [SATURDAY in text for text in agreed] == [False, True]


@pytest.mark.parametrize(
    ("said", "when"),
    [
        ("verander 1 zaterdag 15 uur", SATURDAY),
        ("ander moment zaterdag 15 uur", SATURDAY),
        ("verander 1 om 15 uur", "vrijdag 27 november 2026, 15 uur"),
        ("verander 1: zaterdag", "zaterdag 28 november 2026, 10 uur"),
    ],
)
async def test_the_moment_may_stand_behind_the_command_and_what_is_not_said_stays(said: str, when: str) -> None:
    async with Street.open() as street:
        await play(street, OPEN + f"maria> {said}")
        assert f"#1 Boodschappen · {when} · omgeving Kerkstraat" in street.hears("maria")


PLAYED_IN = {
    "nl": ("hulp boodschappen vrijdag 10 uur", "ja"),
    "fr": ("aide courses vendredi 10h", "oui"),
    "en": ("help groceries friday at 10", "yes"),
    "de": ("hilfe Einkauf Freitag 10 Uhr", "ja"),
}
TOLD = {
    "nl": ("{} december 2026", "{} uur"),
    "fr": ("{} décembre 2026", "{} h"),
    "en": ("{} December 2026", "{}:"),
    "de": ("{}. Dezember 2026", "{} Uhr"),
}


def asked_in(language: str) -> str:
    need, yes = PLAYED_IN[language]
    people = PEOPLE.replace("maria resident nl", f"maria resident {language}")
    return f"{people}maria> {need}\nmaria> {yes}\nmaria> Kerkstraat 9\nmaria> 0470 12 34 56\nmaria> {yes}\n"


@pytest.mark.parametrize(
    ("language", "said", "day"),
    [
        ("nl", "ander moment 1 14 december", 14),
        ("nl", "verander 1, 5 dec", 5),
        ("nl", "ander moment 14 december", 14),
        ("nl", "ander moment 1 op 5 december om 10 uur", 5),
        ("nl", "verzet vraag 1 naar 5 december", 5),
        ("nl", "ander moment volgende dinsdag", 1),
        ("nl", "verander 1. 5 december", 5),
        ("fr", "autre moment 1 le 5 décembre", 5),
        ("fr", "autre moment 14 décembre", 14),
        ("fr", "déplacer 1 au 5 décembre", 5),
        ("fr", "autre moment le 5 à 10h", 5),
        ("fr", "changer l'heure de la demande 1: 5/12", 5),
        ("en", "another moment 1 the 5th", 5),
        ("en", "another time the 5th", 5),
        ("en", "reschedule 1 to 5 dec", 5),
        ("en", "another moment for 1 on 14 december at 10", 14),
        ("en", "reschedule 14 december", 14),
        ("de", "anderer Termin 1 5. Dezember", 5),
        ("de", "anderer Termin 14. Dezember", 14),
        ("de", "verschieben 1. 5. Dezember", 5),
        ("de", "anderer Termin für 1: am 5. Dezember um 10 Uhr", 5),
    ],
)
async def test_a_date_behind_the_command_is_read_and_no_second_number(language: str, said: str, day: int) -> None:
    async with Street.open() as street:
        await play(street, asked_in(language) + f"maria> {said}")
        assert TOLD[language][0].format(day) in street.hears("maria")
        assert "#1 " in street.hears("maria")


@pytest.mark.parametrize(
    ("language", "said", "on", "at"),
    [
        ("nl", "ander moment 24/12", "24 december 2026", "10 uur"),
        ("nl", "ander moment 1 24/12 14u30", "24 december 2026", "14.30 uur"),
        ("nl", "ander moment 14u30", "27 november 2026", "14.30 uur"),
        ("nl", "verander 1 14.30", "27 november 2026", "14.30 uur"),
        ("nl", "ander moment 14.30", "27 november 2026", "14.30 uur"),
        ("nl", "ander moment 10 - 12 uur", "27 november 2026", "tussen 10 uur en 12 uur"),
        ("fr", "déplacer 1 à 14h30", "27 novembre 2026", "14"),
        ("fr", "autre heure 14h30", "27 novembre 2026", "14"),
        ("en", "another time 1 14:30", "27 November 2026", "14:30"),
        ("de", "andere Zeit 14.30 Uhr", "27. November 2026", "14"),
    ],
)
async def test_an_hour_behind_the_command_is_no_request(language: str, said: str, on: str, at: str) -> None:
    async with Street.open() as street:
        await play(street, asked_in(language) + f"maria> {said}")
        assert on in street.hears("maria")
        assert at in street.hears("maria")


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("ander moment 1 en 2", "Ik lees meer dan één nummer."),
        ("ander moment 1 of 2", "Ik lees meer dan één nummer."),
        ("ander moment 1 14", "Ik vond geen dag in je antwoord."),
        ("ander moment 2", "Ik ken hier geen vraag met dat nummer."),
    ],
)
async def test_what_could_be_meant_by_two_numbers_is_asked(said: str, answer: str) -> None:
    async with Street.open() as street:
        await play(street, OPEN + f"maria> {said}")
        assert street.hears("maria").startswith(answer)


@pytest.mark.parametrize("said", ["3", "laat maar zoals het is", "stop"])
async def test_without_a_yes_everything_stays(said: str) -> None:
    async with Street.open() as street:
        await play(street, OPEN + f"maria> verander 1 zaterdag\nmaria> {said}\nmaria> mijn vragen")
        assert "vrijdag 27 november 2026, 10 uur" in street.hears("maria")
        assert "(we zoeken iemand)" in street.hears("maria")


@pytest.mark.parametrize("said", ["gisteren", "om 25 uur", "bij de bakker op de hoek"])
async def test_what_cannot_be_the_moment_is_asked_once_more_and_then_left(said: str) -> None:
    async with Street.open() as street:
        await play(street, OPEN + f"maria> verander 1\nmaria> {said}\nmaria> {said}")
        assert street.hears("maria").startswith("Goed. Alles blijft zoals het is.")
        assert "vrijdag" in street.hears("#bewoners")


async def test_who_promised_is_asked_and_a_yes_keeps_the_task_with_its_reminders_moved() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + TO_SATURDAY)
        assert street.hears("karim").startswith(f"Het moment van taak 1 is veranderd. Nu is het: {SATURDAY}.")
        await play(street, "karim> ja")
        assert street.hears("maria") == "Karim komt op het nieuwe moment van #1."
        heard = len(street.heard("karim"))
        await play(street, "clock 2026-11-27 14:00")
        assert len(street.heard("karim")) == heard
        await play(street, "clock 2026-11-27 15:00")
        assert SATURDAY in street.hears("karim")


async def test_a_no_is_a_release_and_somebody_else_is_looked_for_at_the_new_moment() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + TO_SATURDAY + "karim> nee")
        assert any(line.startswith("Geen probleem. Je hebt taak 1 niet meer.") for line in street.heard("karim"))
        assert street.hears("maria").startswith("#1: Karim kan toch niet komen.")
        assert f"Nieuwe vraag: #1 Boodschappen · {SATURDAY}" in street.hears("#bewoners")


async def test_a_reserve_hears_of_the_new_moment() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "tom> neem 1\ntom> ja\n" + TO_SATURDAY)
        assert street.hears("tom").startswith("Voor deze vraag is er nu een ander moment: #1")


async def test_who_helps_is_not_woken_for_it() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "clock 2026-11-24 22:30\n" + TO_SATURDAY)
        assert not street.hears("karim").startswith("Het moment van taak 1")
        await play(street, "clock 2026-11-25 08:00")
        assert street.hears("karim").startswith("Het moment van taak 1 is veranderd.")


async def test_a_series_moves_as_a_whole_and_comes_back_once_a_week() -> None:
    async with Street.open() as street:
        await play(street, ASKED.format("boodschappen elke vrijdag 10 uur"))
        await play(street, "maria> verander 1 zaterdag\nmaria> 1")
        async with street.store.begin() as tx:
            request = await tx.request(1)
            assert request
            assert request.when
            assert request.when.weekly
        await play(street, "clock 2026-11-30 09:00")
        cards = [line for line in street.heard("#bewoners") if "Nieuwe vraag: #2" in line]
        assert "elke zaterdag, vanaf zaterdag 5 december 2026, 10 uur" in cards[-1]
        assert not any("#3" in line for line in street.heard("#bewoners"))


async def test_a_draft_is_simply_asked_its_moment_again() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp boodschappen vrijdag 10 uur\nmaria> ja\nmaria> ander moment")
        assert street.hears("maria").startswith("Wanneer?")


async def test_only_who_asked_can_choose_it_and_not_once_it_has_begun() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> verander 1")
        assert street.hears("karim") == "Alleen wie #1 vroeg, kan een ander moment kiezen."
        await play(street, "clock 2026-11-27 10:10\nmaria> verander 1")
        assert street.hears("maria").startswith("#1 is al begonnen.")


async def test_what_an_organiser_still_looks_at_is_looked_at_with_its_new_moment() -> None:
    async with Street.open() as street:
        await play(street, ASKED.format("geld afhalen met mijn bankkaart vrijdag 10 uur"))
        assert "vrijdag" in street.hears("rita")
        await play(street, "maria> verander 1 zaterdag\nmaria> 1")
        assert "zaterdag" in street.hears("rita")
        await play(street, "rita> 1")
        assert "zaterdag" in street.hears("#bewoners")


async def test_nothing_of_the_old_moment_comes_due_any_more() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + TO_SATURDAY + "karim> ja")
        left: list[Due] = []
        async with street.store.begin() as tx:
            while (at := await tx.next_due_at()) and (occurrence := await tx.take_due(at)):
                left.append(occurrence.due)
                await tx.finish_due(occurrence.id)
        assert {due.local.day for due in left if due.kind in moments.TAKEN} == {27, 28}
        assert [due.kind for due in left if due.local.day == 27] == [moments.REMIND_DAY]


async def test_who_was_asked_to_take_over_has_no_longer_than_the_new_moment_leaves() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "tom> neem 1\ntom> ja\nkarim> laat los 1")
        await play(street, "maria> ander moment 1 vandaag 10 uur\nmaria> ja\nclock 2026-11-24 08:55")
        assert "Nieuwe vraag: #1" in street.hears("#bewoners")
        assert street.hears("maria").startswith("#1: wie klaarstond, kan niet komen.")


async def test_one_moment_is_asked_about_at_a_time() -> None:
    async with Street.open() as street:
        await play(
            street, TAKEN + "maria> ander moment 1 zaterdag 15 uur\nmaria> ander moment 1 zondag 15 uur\nmaria> ja"
        )
        assert street.hears("maria").startswith("Goed. #1 heeft nu een ander moment.")
        async with street.store.begin() as tx:
            assert await tx.open_questions("p-maria") == ()


UNSAID = TAKEN + "maria> ander moment 1 zondag 15 uur\nmaria> ja\n"


@pytest.mark.parametrize("silence", ["", "karim> stop\n"])
async def test_who_does_not_say_whether_it_suits_is_asked_once_more_and_nobody_hears_that_they_come(
    silence: str,
) -> None:
    async with Street.open() as street:
        await play(street, UNSAID + silence + "clock +25h")
        assert street.hears("karim").startswith("Het moment van taak 1 is veranderd.")
        assert street.hears("maria") == "Karim zei nog niet of het nieuwe moment van #1 past. Ik vraag het nog eens."
        assert street.hears("rita").endswith("Vraag jij het ook even?")
        told = len(street.heard("rita"))
        await play(street, "clock 2026-11-28 15:01")
        assert street.hears("karim").endswith("Je zei nog niet of dit moment voor jou past. Past het?\n1 ja · 2 nee")
        assert "Karim komt helpen" not in street.hears("maria")
        assert street.hears("maria").endswith("Karim zei nog niet of dit moment past.")
        await play(street, "karim> ja\nclock 2026-11-29 13:01")
        assert street.hears("maria").startswith("Herinnering aan #1: Karim komt helpen.")
        assert len(street.heard("rita")) == told


async def test_who_said_that_it_suits_is_not_asked_again() -> None:
    async with Street.open() as street:
        await play(street, UNSAID + "karim> ja\nclock +26h")
        assert street.hears("karim") == "Dank je! Ik herinner je er op tijd aan."


async def test_who_gave_it_back_and_took_it_anew_has_said_enough() -> None:
    async with Street.open() as street:
        await play(street, UNSAID + "karim> nee\nkarim> neem 1\nmaria> ja\nclock +26h")
        assert street.hears("maria") == "Goed. Ik herinner iedereen er op tijd aan."


async def test_while_we_were_away_nobody_was_silent_about_the_new_moment() -> None:
    async with Street.open() as street:
        await play(street, UNSAID + "down 30h\nclock +10h")
        assert street.hears("maria").startswith("Goed. #1 heeft nu een ander moment.")
        await play(street, "clock +15h")
        assert "zei nog niet" in street.hears("maria")
