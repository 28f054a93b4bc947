"""Making a session on the whole product: by questions, in one line, and everything that can be odd about a date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.script import Script
from bot.play.street import Street
from handlers.model import Neighbourhood, PlaceKind, Role, Standing
from handlers.sessions.nouns import SessionState

PEOPLE = """
clock 2024-04-22 10:00
person jonas organiser nl
person rita organiser nl
person maria resident nl
jonas> menu
"""


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def said(text: str, name: str = "jonas") -> str:
    """Return what somebody heard last when this is played."""
    async with Street.open() as street:
        await play(street, PEOPLE + text)
        return street.hears(name)


async def test_a_session_is_made_by_short_questions() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        for answer, question in [
            ("sessie maken", "Waarover gaat de sessie?"),
            ("Breiclub", "Wanneer is het?"),
            ("vrijdag 3 mei", "Vrijdag 3 mei 2024. Hoe laat begint het?"),
            ("om 14u", "Waar is het?"),
            ("Buurthuis", "Hoeveel plaatsen zijn er?"),
            ("12", "Voor wie is het?"),
        ]:
            await street.says("jonas", answer)
            assert street.hears("jonas").startswith(question)
        await street.says("jonas", "bewoners")
        assert street.hears("jonas") == (
            "Dit komt in de groep (bewoners):\nS1 “Breiclub”\n"
            "Vrijdag 3 mei 2024, 14 uur tot 16 uur · Buurthuis\nnog 12 van 12 plaatsen vrij · Nederlands\n"
            "Zal ik dit publiceren?\n1 ja · 2 aanpassen · 3 niet publiceren"
        )
        assert street.hears("#bewoners") == ""
        await street.says("jonas", "ja")
        assert street.hears("jonas").startswith("S1 is gepubliceerd.")
        assert street.hears("#bewoners").startswith("S1 “Breiclub”\nVrijdag 3 mei 2024")


async def test_the_verb_of_the_question_publishes_and_never_throws_the_session_away() -> None:
    line = "jonas> sessie maken Breiclub op dinsdag 28/5 13u30 in het buurthuis\njonas> 12\njonas> bewoners\n"
    assert (await said(line + "jonas> publiceren")).startswith("S1 is gepubliceerd.")
    assert await said(line + "jonas> niet publiceren") == "Oké. Ik heb niets gepubliceerd."


async def test_one_line_leaves_only_what_is_missing_to_be_asked() -> None:
    line = "jonas #leernetwerk> sessie maken Burenhulp op dinsdag 28/5 13u30 tot 16u online 40 plaatsen\njonas> later\n"
    assert await said(line) == (
        "Dit komt in de groep (leernetwerk):\nS1 “Burenhulp”\n"
        "Dinsdag 28 mei 2024, 13.30 uur tot 16 uur · online\nnog 40 van 40 plaatsen vrij · Nederlands\n"
        "Er is nog geen link.\nZal ik dit publiceren?\n1 ja · 2 aanpassen · 3 niet publiceren"
    )


async def test_a_place_at_the_end_of_the_line_is_not_asked_for_and_shown() -> None:
    line = "jonas #leernetwerk> sessie maken Koffie op dinsdag 28/5 14u in het buurthuis"
    assert await said(line) == "Hoeveel plaatsen zijn er? Typ een getal, of: geen limiet."
    assert (await said(f"{line}\njonas> geen limiet")).startswith(
        "Dit komt in de groep (leernetwerk):\nS1 “Koffie”\nDinsdag 28 mei 2024, 14 uur tot 16 uur · het buurthuis\n"
    )


@pytest.mark.parametrize(
    ("language", "line", "asked"),
    [
        ("fr", "session nouvelle Entraide le 28 mai à 13h30", "Où est-ce ?"),
        ("en", "session new Neighbour help on 28 May at 1:30 pm", "Where is it?"),
        ("de", "Sitzung neu Nachbarschaftshilfe am 28.5. um 13:30", "Wo ist es?"),
    ],
)
async def test_it_is_made_in_four_languages(language: str, line: str, asked: str) -> None:
    people = f"clock 2024-04-22 10:00\nperson jonas organiser {language}\njonas> menu\n"
    async with Street.open() as street:
        await play(street, f"{people}jonas> {line}")
        assert street.hears("jonas").startswith(asked)


# --- the date -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("when", "warning"),
    [
        ("28/4 14u", "Let op: dat is in het weekend. Zondag 28 april 2024, 14 uur. Klopt dat?"),
        ("1/5 14u", "Let op: dat is een feestdag, de Dag van de Arbeid. Woensdag 1 mei 2024, 14 uur. Klopt dat?"),
        ("20/4 14u", "Zondag 20 april 2025, 14 uur. Klopt dat?"),
        ("29/2/2028 14u", "Let op: dat is 29 februari."),
        ("28/5 om 23u", "Let op: dat is 's nachts."),
        ("4/28 14u", "Zondag 28 april 2024, 14 uur. Klopt dat?"),
        ("22/4/2023 14u", "Zaterdag 22 april 2023, 14 uur: dat is al voorbij."),
        ("vandaag 9u", "Maandag 22 april 2024, 9 uur: dat is al voorbij."),
        ("maandag 28/5 14u", "Die datum valt op een andere weekdag. Welke dag bedoel je?"),
        ("30/2 14u", "Die datum bestaat niet. Welke dag bedoel je?"),
        ("28/5 om 7 uur", "'s Morgens of 's avonds?"),
        ("31/3/2030 om 02:30", "Het uur dat je zei, bestaat niet. Zondag 31 maart 2030, 3 uur. Klopt dat?"),
    ],
)
async def test_an_odd_date_is_asked_about(when: str, warning: str) -> None:
    assert warning in await said(f"jonas> sessie maken Breiclub\njonas> {when}\n")


async def test_a_sunday_that_was_meant_is_kept() -> None:
    assert (await said("jonas> sessie maken Breiclub op 28/4\njonas> ja\n")).startswith(
        "Zondag 28 april 2024. Hoe laat"
    )


async def test_another_day_is_an_answer_where_it_is_offered() -> None:
    assert (await said("jonas> sessie maken Breiclub\njonas> 5/5 14u\njonas> andere dag")) == await said(
        "jonas> sessie maken Breiclub\njonas> 5/5 14u\njonas> 2"
    )


async def test_a_date_that_comes_with_the_no_is_read_at_once() -> None:
    corrected = (
        "jonas> sessie maken Breiclub op 28/4\njonas> 2  dinsdag 28/5 13u30 online\njonas> later\njonas> 40\njonas> 1\n"
    )
    assert "Dinsdag 28 mei 2024, 13.30 uur tot 15.30 uur · online" in await said(corrected)


async def test_another_session_at_the_same_time_is_told_of() -> None:
    first = "jonas> sessie maken Breiclub 3/5 14u\njonas> Buurthuis\njonas> 12\njonas> 1\njonas> ja\n"
    heard = await said(f"{first}rita> sessie maken Koffie 3/5 15u\n", "rita")
    assert heard.startswith("Let op: dan is er ook S1 “Breiclub”. Vrijdag 3 mei 2024, 15 uur. Klopt dat?")


async def test_a_moment_that_passes_while_somebody_thinks_is_not_published() -> None:
    drafted = "jonas> sessie maken Breiclub vandaag 11u\njonas> Buurthuis\njonas> 12\njonas> 1\n"
    assert "dat is al voorbij" in await said(f"{drafted}clock 2024-04-22 11:30\njonas> ja\n")


# --- going back, changing -----------------------------------------------------------------------------------------


async def test_one_can_go_back_question_by_question() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}jonas> sessie maken Breiclub\njonas> 3/5 14u\njonas> Buurthuis")
        assert street.hears("jonas").startswith("Hoeveel plaatsen")
        for question in ("Waar is het?", "Wanneer is het?", "Waarover gaat de sessie?", "Waarover gaat de sessie?"):
            await street.says("jonas", "terug")
            assert street.hears("jonas").startswith(question)
        await play(street, "clock 2024-04-22 11:00\njonas> Naaiclub")
        assert street.hears("jonas").startswith("Hoeveel plaatsen")
        await play(street, "jonas> terug\njonas> Bibliotheek\njonas> 8\njonas> 2")
        assert "“Naaiclub”\nVrijdag 3 mei 2024, 14 uur tot 16 uur · Bibliotheek" in street.hears("jonas")


@pytest.mark.parametrize(
    ("part", "answer", "shown"),
    [
        (1, "Naaiclub", "“Naaiclub”"),
        (2, "zaterdag 4 mei", "Zaterdag 4 mei 2024, 14 uur tot 16 uur"),
        (2, "om 15u", "Vrijdag 3 mei 2024, 15 uur tot 17 uur"),
        (3, "90 minuten", "14 uur tot 15.30 uur"),
        (4, "Bibliotheek", "· Bibliotheek"),
        (5, "https://meet.example.org/x", "Buurthuis, en online"),
        (6, "geen limiet", "Buurthuis\nNederlands"),
        (7, "vrijwilligers", "in de groep (vrijwilligers)"),
        (8, "4", "Ze komt terug: elke eerste vrijdag van de maand."),
        (9, "frans", "Français"),
        (10, "Els, Karim en Tom", "met Els, Karim, Tom"),
        (11, "ja", "Een organisator zegt ja tegen iedereen die zich inschrijft."),
        (12, "Vraag 10, Aanbod", "Groepjes: Vraag (10 plaatsen), Aanbod."),
    ],
)
async def test_each_part_can_be_changed_by_its_number(part: int, answer: str, shown: str) -> None:
    drafted = "jonas> sessie maken Breiclub 3/5 14u\njonas> Buurthuis\njonas> 12\njonas> bewoners\n"
    heard = await said(f"{drafted}jonas> 2\njonas> {part}\njonas> {answer}\n")
    assert shown in heard
    assert heard.endswith("Zal ik dit publiceren?\n1 ja · 2 aanpassen · 3 niet publiceren")


@pytest.mark.parametrize(
    ("until", "nonsense"),
    [("", "???"), ("jonas> Breiclub\n", "bla bla"), ("jonas> Breiclub\njonas> 3/5 14u\njonas> Huis\n", "heel veel")],
)
async def test_an_answer_that_says_nothing_is_asked_again(until: str, nonsense: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}jonas> sessie maken\n{until}")
        question = street.hears("jonas").split("?")[0]
        await street.says("jonas", nonsense)
        assert question in street.hears("jonas")


async def test_a_crash_in_the_middle_loses_nothing() -> None:
    lines = "jonas> sessie maken Breiclub 3/5 14u\ncrash\njonas> Buurthuis\ncrash\njonas> 12\njonas> bewoners\n"
    assert "“Breiclub”\nVrijdag 3 mei 2024, 14 uur tot 16 uur · Buurthuis" in await said(lines)


# --- who may ------------------------------------------------------------------------------------------------------


async def test_a_stranger_hears_kindly_that_they_are_in_no_neighbourhood() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        async with street.store.begin() as tx:
            await tx.save_saved(Standing("p-maria", "delinde"), street.now)
        await street.says("maria", "sessie maken Breiclub op 3/5 14u")
        assert street.hears("maria").startswith("Ik zie je nog niet in een buurt.")


async def test_who_organises_no_longer_can_only_propose() -> None:
    drafted = "jonas> sessie maken Breiclub 3/5 14u\njonas> Buurthuis\njonas> 12\njonas> bewoners\n"
    async with Street.open() as street:
        await play(street, PEOPLE + drafted)
        async with street.store.begin() as tx:
            (standing,) = await tx.standings("p-jonas")
            await tx.save_saved(replace(standing, granted=frozenset()), street.now)
        await street.says("jonas", "ja")
        assert street.hears("jonas") == "Dank je! Een organisator bekijkt het. Ik laat het je weten."
        assert street.hears("rita").startswith("Jonas stelt een activiteit voor")
        assert street.hears("#bewoners") == ""


async def test_who_organises_in_two_neighbourhoods_is_asked_which() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        async with street.store.begin() as tx:
            await tx.save_saved(Neighbourhood("debeuk", "De Beuk", "nl", "Europe/Brussels"), street.now)
            await tx.save_saved(Standing("p-jonas", "debeuk", granted=frozenset({Role.ORGANISER})), street.now)
        await street.says("jonas", "sessie maken Breiclub 3/5 14u")
        assert street.hears("jonas").startswith("Voor welke buurt is de sessie?")
        await street.says("jonas", "De Linde")
        assert street.hears("jonas").startswith("Waar is het?")


async def test_a_network_among_the_choices_is_called_one() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        async with street.store.begin() as tx:
            network = Neighbourhood("net", "Leernetwerk", "nl", "Europe/Brussels", kind=PlaceKind.NETWORK)
            await tx.save_saved(network, street.now)
            await tx.save_saved(Standing("p-jonas", "net", granted=frozenset({Role.ORGANISER})), street.now)
        await street.says("jonas", "sessie maken Breiclub 3/5 14u")
        assert street.hears("jonas").startswith("Voor welke buurt of welk netwerk is de sessie?")


async def test_two_who_publish_at_once_get_two_numbers() -> None:
    drafted = "{0}> sessie maken {1} 3/5 {2}\n{0}> Buurthuis\n{0}> 12\n{0}> bewoners\n"
    async with Street.open() as street:
        await play(
            street, PEOPLE + drafted.format("jonas", "Breiclub", "14u") + drafted.format("rita", "Koffie", "19u")
        )
        await play(street, "jonas> ja\nrita> ja\nrita> sessies")
        assert "S1 “Breiclub”" in street.hears("rita")
        assert "S2 “Koffie”" in street.hears("rita")


async def test_the_link_and_the_code_are_sealed() -> None:
    lines = "jonas> sessie maken Breiclub 3/5 14u https://meet.example.org/x\njonas> 12\njonas> bewoners\njonas> ja\n"
    async with Street.open() as street:
        await play(street, PEOPLE + lines)
        async with street.store.begin() as tx:
            session = await tx.session(1)
        assert session is not None
        assert session.state is SessionState.OPEN
        assert session.link == "https://meet.example.org/x"
        assert session.code.isdecimal()
        in_rooms = [line.text for line in street.lines if line.to.startswith("#")]
        assert not [text for text in in_rooms if "meet.example.org" in text or session.code in text]
