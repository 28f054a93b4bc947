"""Who cares for somebody: their wish is done, nothing about the other person is kept, and no call is forgotten."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import select

from bot.play.street import Street
from handlers.model import RoomKind
from handlers.requests.nouns import Category, RequestState
from storage.resealing import SEALED
from storage.tables import audit, consent, due, outbox, question
from storage.tables_caregivers import monthly
from tests.street.playing import play

PEOPLE = """
clock 2026-12-08 10:00
person hilde resident nl
person rita organiser nl
person bert deputy nl
person karim volunteer nl
person sanne confidential nl
"""
CALL = "hilde> mantelzorg\nhilde> 1\nhilde> 2\nhilde> 2\nhilde> 1\n"
TOLD = "1 voor mijn man Jozef, hij heeft dementie en valt vaak"
SECRETS = ("dementie", "jozef", "valt vaak")


def about(street: Street, name: str, words: str) -> list[str]:
    return [line for line in street.heard(name) if words in line]


@pytest.mark.parametrize(
    "said",
    ["pfff #dahadikeffenodig", "amai, wat een dag #DaHadIkEffenNodig, ik ben stikkapot", "mantelzorg", "aidant proche"],
)
async def test_in_a_room_nobody_reads_what_it_is_about(said: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"hilde #bewoners> {said}")
        assert street.heard("#bewoners") == ["Dag Hilde, ik stuur je even privé. ☕"]
        assert street.hears("hilde").startswith("Zorg je voor iemand?")


@pytest.mark.parametrize("said", ["mantelzorg is zwaar hoor", "wie kent mantelzorg?", "ik zorg voor iemand zijn hond"])
async def test_talk_of_neighbours_about_caring_is_left_alone(said: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"hilde #bewoners> {said}")
        assert street.lines == []


async def test_a_session_of_the_network_with_that_hashtag_asks_nobody_anything() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "rita #leernetwerk> kom naar de sessie #dahadikeffenodig")
        assert street.lines == []


async def test_nothing_that_was_told_about_the_other_person_lies_in_the_database_sealed_or_not(tmp_path: Path) -> None:
    async with Street.open(f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}") as street:
        await play(street, PEOPLE + f"hilde> mantelzorg\nhilde> {TOLD}\nhilde> 2 door de dementie\nhilde> 2 en 3")
        await play(street, "hilde> 1 want Jozef valt vaak\nhilde> 1\nclock 2026-12-08 17:00\nbert> 1")
        files = everything_written(tmp_path)
        opened = "".join([text for texts in (await everything_opened(street)).values() for text in texts]).lower()
    assert "Hilde wil gebeld worden, mantelzorg" in street.heard("rita")[-2]
    assert b"p-hilde" in files
    assert [secret for secret in SECRETS if secret.encode() in files or secret in opened] == []


def everything_written(folder: Path) -> bytes:
    """Read the database and its log; both must hold something, or the search would find nothing in anything."""
    found = {file.name: file.read_bytes().lower() for file in folder.iterdir()}
    assert found["bot.db-wal"]
    return b"".join(found.values())


async def everything_opened(street: Street) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    async with street.store.begin() as tx:
        for column in SEALED:
            rows = (await tx.connection.execute(select(column.table))).mappings().all()
            kept = [row for row in rows if row[column.column] is not None]
            found[column.table.name] = [column.open(tx.vault, row) for row in kept]
    return found


async def test_who_agreed_to_nothing_is_nowhere_called_somebody_who_cares() -> None:
    async with Street.open() as street:
        await play(
            street, PEOPLE + CALL + "hilde> 2\nrita> 1\nhilde> mantelzorg\nhilde> 1\nhilde> 4\nhilde> 4\nhilde> 2"
        )
        async with street.store.begin() as tx:
            names = [
                *(await tx.connection.execute(select(outbox.c.msgid))).scalars(),
                *(await tx.connection.execute(select(question.c.step))).scalars(),
                *(await tx.connection.execute(select(due.c.kind))).scalars(),
                *(await tx.connection.execute(select(audit.c.action))).scalars(),
                *(await tx.connection.execute(select(consent.c.purpose))).scalars(),
            ]
            assert (await tx.connection.execute(select(monthly))).all() == []
    assert "call.promised" in names
    assert [name for name in names if "care" in name or "mantel" in name] == []


@pytest.mark.parametrize(
    ("language", "said", "sentence"),
    [
        ("nl", "mantelzorg", '"Hilde wil gebeld worden, mantelzorg"? Niets meer.'),
        ("fr", "aidant proche", "« Hilde souhaite un appel, aidant proche » ? Rien de plus."),
        ("en", "caregiver", '"Hilde would like to be called, as a caregiver"? Nothing more.'),
        ("de", "Pflege", "„Hilde möchte angerufen werden, Pflege zu Hause“? Nicht mehr."),
    ],
)
async def test_the_exact_sentence_is_shown_before_it_is_said(language: str, said: str, sentence: str) -> None:
    people = PEOPLE.replace("hilde resident nl", f"hilde resident {language}")
    async with Street.open() as street:
        await play(street, people + f"hilde> {said}\nhilde> 1\nhilde> 2\nhilde> 2")
        assert sentence in street.hears("hilde")
        assert street.heard("rita") == []
        await play(street, "hilde> 2")
        assert street.heard("rita") == []


async def test_rita_alone_reads_the_sentence_and_marks_it_done_with_a_sign() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + CALL)
        assert street.hears("rita").split("\n")[:2] == [
            "Hilde wil gebeld worden, mantelzorg",
            "Bel vandaag voor 17 uur.",
        ]
        assert {line.to for line in street.lines if "wil gebeld worden" in line.text} == {"hilde", "rita"}
        await play(street, "hilde> 2\nrita reacts ✅\nclock 2026-12-10 17:00")
        assert street.hears("hilde") == "Rita laat weten dat je gebeld bent. Klopt dat niet? Typ: mens"
        assert street.heard("bert") == []
        await play(street, "hilde> wie zag mij")
        assert about(street, "hilde", "Rita")


@pytest.mark.parametrize("said", ["klaar", "klaar, ik heb gebeld", "gebeld", "1"])
async def test_a_word_marks_it_done(said: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + CALL + f"rita> {said}")
        assert street.hears("rita") == "Dank je om te bellen."


async def test_without_a_word_of_rita_the_deputy_is_asked_and_hilde_hears_it_each_time() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + CALL + "hilde> 2\nclock 2026-12-08 17:00")
        assert street.hears("bert").startswith("Hilde wil gebeld worden, mantelzorg")
        assert street.hears("hilde").startswith("Rita liet niet weten of je al gebeld bent. Ik vroeg het nu aan Bert.")
        await play(street, "clock 2026-12-09 17:00")
        assert street.hears("hilde").startswith("Ik hoorde nog van geen telefoontje, sorry. Ik vroeg het opnieuw.")
        await play(street, "clock 2026-12-10 17:00")
        assert street.hears("hilde").startswith("Niemand kon je bellen, sorry.")
        heard = len(street.lines)
        await play(street, "clock 2026-12-31 17:00")
        assert len(street.lines) == heard


async def test_less_than_a_week_is_asked_for_the_same_day_and_looked_at_within_the_hour() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "hilde> mantelzorg\nhilde> 1\nhilde> 1")
        assert "2 iemand die mij vandaag nog belt" in street.hears("hilde")
        assert "106 (dag en nacht" in street.hears("hilde")
        await play(street, "hilde> 2\nhilde> 1\nhilde> 2")
        assert street.hears("rita").startswith("Hilde wil vandaag gebeld worden, mantelzorg")
        await play(street, "clock 2026-12-08 11:00")
        assert street.hears("bert").startswith("Hilde wil vandaag gebeld worden, mantelzorg")


async def test_a_number_goes_to_who_calls_and_lies_nowhere() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + CALL.removesuffix("hilde> 1\n") + "hilde> 1 0470 12 34 56\nrita> 3")
        await play(street, "hilde> weet ik niet meer\nhilde> 0471 22 33 44")
        assert about(street, "rita", "te bereiken op") == [
            "Hilde is te bereiken op 0470 12 34 56.",
            "Hilde is te bereiken op 0471 22 33 44.",
        ]
        assert street.heard("bert") == []
        await play(street, "rita> 1")
        assert street.hears("rita") == "Dank je om te bellen."


async def test_a_call_is_not_asked_twice_and_can_be_taken_back() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + CALL + "hilde> 2\nhilde> mantelzorg\nhilde> 1\nhilde> 2\nhilde> 2")
        assert "Je wacht al op een telefoontje." in street.hears("hilde")
        assert len(about(street, "rita", "wil gebeld worden")) == 1
        await play(street, "hilde> stop mantelzorg")
        assert street.hears("rita") == "Hilde hoeft niet meer gebeld te worden."
        assert street.hears("hilde") == "Goed. Je wordt niet meer gebeld."
        await play(street, "clock 2026-12-10 17:00")
        assert street.heard("bert") == []


async def test_a_neighbour_who_stays_is_a_request_that_the_team_looks_at_and_that_tells_nothing() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"hilde> mantelzorg\nhilde> {TOLD}\nhilde> 3\nhilde> 1\nhilde> 2")
        await play(street, "hilde> vrijdag 14 uur\nhilde> ja\nhilde> Kerkstraat\nhilde> 9\nhilde> ja")
        async with street.store.begin() as tx:
            request = await tx.request(1)
        assert request is not None
        assert (request.category, request.state, request.title) == (Category.RESPITE, RequestState.TRIAGE, "")
        assert street.heard("#bewoners") == []
        await play(street, "rita> 1")
        card = street.hears("#bewoners")
        assert "Even bij iemand blijven" in card
        assert not [secret for secret in (*SECRETS, "mantelzorg", "hilde") if secret in card.lower()]


async def test_who_keeps_people_company_is_asked_for_respite_and_nobody_can_choose_it_elsewhere() -> None:
    offered = "karim> vrijwilliger\nkarim> 4\nkarim> 4\nkarim> 1\nkarim> 5\nkarim> 1\nkarim> 3\nkarim> 1\n"
    asked = "hilde> mantelzorg\nhilde> 1\nhilde> 3\nhilde> 1\nhilde> 2\nhilde> zondag 14 uur\nhilde> ja\n"
    async with Street.open() as street:
        await play(street, PEOPLE + "hilde> hulp")
        assert "Even bij iemand" not in street.hears("hilde")
        await play(street, "hilde> stop\n" + offered + asked)
        await play(street, "hilde> Kerkstraat\nhilde> 9\nhilde> ja\nrita> 1\nclock +4h")
        assert "Even bij iemand blijven" in street.hears("karim")


async def test_information_names_its_source_with_and_without_a_directory() -> None:
    talk = PEOPLE + "hilde> mantelzorg\nhilde> 1\nhilde> 5\nhilde> 3"
    async with Street.open() as street:
        await play(street, talk)
        (told,) = about(street, "hilde", "OCMW")
        assert "Bron: " in told
    async with Street.open() as street:
        await street.knows_services()
        await play(street, talk + "\nhilde> Duffel")
        assert "Duffel hoort bij de eerstelijnszone Pallieterland." in about(street, "hilde", "Pallieterland")[0]
        assert "Thuiszorg van Duffel" in about(street, "hilde", "Thuiszorg")[0]
        assert street.hears("hilde").startswith("Zal ik elke maand één vraag stellen?")


@pytest.mark.parametrize(
    ("choice", "heard"),
    [("1", "Wanneer?"), ("2", "Ik vroeg een organisator"), ("3", "Goed. Je mag me altijd schrijven.")],
)
async def test_who_just_wants_to_talk_finds_a_person_and_is_asked_nothing_about_care(choice: str, heard: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"hilde> mantelzorg\nhilde> 2\nhilde> {choice}")
        assert street.hears("hilde").startswith(heard)


async def test_words_of_a_crisis_go_first_and_are_no_answer() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "hilde> mantelzorg\nhilde> 1\nhilde> ik wil niet meer leven")
        assert "1813" in street.hears("hilde")
        assert street.heard("rita") == []


# --- every month ----------------------------------------------------------------------------------------------------

MONTHLY = "hilde> mantelzorg\nhilde> 1\nhilde> 2\nhilde> 4\nhilde> 1\n"


async def test_the_question_comes_once_a_month_and_silence_tells_nobody_anything() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + MONTHLY + "clock 2027-04-01 10:00")
        asked = [line for line in street.lines if "Mijn vraag van deze maand." in line.text]
        assert [f"{line.at:%d/%m %H:%M}" for line in asked] == ["08/01 10:00", "08/02 10:00", "08/03 10:00"]
        assert [line.to for line in street.lines if line.to != "hilde"] == []


async def test_who_answers_hears_what_they_said_last_time_and_is_asked_what_helps() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + MONTHLY + "clock 2027-01-08 10:00\nhilde> 1")
        assert street.hears("hilde").startswith("Vorige keer zei je: een paar weken (dinsdag 8 december 2026).")
        await play(street, "hilde> 2\nhilde> 1\nhilde> mijn gegevens")
        assert street.hears("rita").startswith("Hilde wil vandaag gebeld worden, mantelzorg")
        mine = "een paar weken (dinsdag 8 december 2026), minder dan een week (vrijdag 8 januari 2027)"
        assert mine in about(street, "hilde", "Dit bewaar ik over jou")[0]


async def test_the_yes_is_kept_with_its_exact_text_and_only_a_yes_begins_it() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + MONTHLY.removesuffix("hilde> 1\n"))
        shown = street.hears("hilde")
        await play(street, "hilde> misschien\nhilde> 1")
        async with street.store.begin() as tx:
            (yes,) = [one for one in await tx.consents("p-hilde") if one.purpose == "caregiver.month"]
        assert getattr(yes.text, "words", "") in shown
    async with Street.open() as street:
        await play(street, PEOPLE + MONTHLY.removesuffix("hilde> 1\n") + "hilde> 2\nclock 2027-04-01 10:00")
        assert street.hears("hilde") == "Goed, ik vraag het niet. Je mag me altijd schrijven."


@pytest.mark.parametrize("said", ["stop mantelzorg", "6", "stop", "stop\nhilde> stop"])
async def test_it_ends_as_easily_as_it_began(said: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + MONTHLY + f"clock 2027-01-08 10:00\nhilde> {said}\nclock 2027-04-01 10:00")
        async with street.store.begin() as tx:
            assert (await tx.connection.execute(select(monthly))).all() == []
            assert await tx.consents("p-hilde") == ()
        assert len(about(street, "hilde", "Mijn vraag van deze maand.")) == 1


async def test_who_keeps_nothing_is_asked_and_nothing_of_it_is_kept() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + MONTHLY + "hilde> mantelzorg bewaar niets\nclock 2027-01-08 10:00\nhilde> 3")
        async with street.store.begin() as tx:
            kept = await tx.monthly("p-hilde")
        assert kept is not None
        assert kept.answers == ()


async def test_a_request_asked_while_the_question_of_the_month_is_open_is_heard() -> None:
    async with Street.open() as street:
        await play(
            street, PEOPLE + MONTHLY + "clock 2027-01-08 10:00\nhilde> ik heb hulp nodig met de boodschappen vrijdag"
        )
        assert "vrijdag" in street.hears("hilde").lower()


# --- who is young ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("said", ["mantelzorg ik ben 14", "mantelzorg\nhilde> ja, ik ben 14 en zorg voor mama"])
async def test_a_child_of_14_hears_whom_to_talk_to_and_only_sanne_with_a_yes(said: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"hilde> {said}")
        assert street.hears("hilde").startswith("Dat is veel voor jou. Jij mag ook hulp krijgen.")
        assert "102" in street.hears("hilde")
        await play(street, "hilde> 1")
        assert {line.to for line in street.lines} == {"hilde", "sanne"}


async def test_a_younger_child_hears_the_same_and_nothing_else() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "hilde> mantelzorg, ik ben 11\nclock 2027-04-01 10:00")
        assert street.hears("hilde").startswith("Dat is veel voor jou.")
        assert "Sanne" not in street.hears("hilde")
        assert len(street.heard("hilde")) == 2


async def test_a_child_who_says_no_leaves_no_trace_of_what_it_told(tmp_path: Path) -> None:
    talk = "hilde> ik wil vrijwilliger worden\nhilde> 2\nhilde> mama is ziek en ik doe alles thuis\nhilde> 3\n"
    async with Street.open(f"sqlite+aiosqlite:///{tmp_path / 'bot.db'}") as street:
        await play(street, PEOPLE + talk + "clock 2027-04-01 10:00")
        assert street.hears("hilde") == "Oké. Ik bewaar hier niets van. Je kan altijd terugkomen."
        assert {line.to for line in street.lines} == {"hilde"}
        opened = await everything_opened(street)
        async with street.store.begin() as tx:
            assert await tx.volunteer("p-hilde", "delinde") is None
            assert await tx.people_in("delinde", RoomKind.VOLUNTEERS)
    assert "ziek" not in "".join(text for texts in opened.values() for text in texts)
