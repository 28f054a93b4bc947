"""People on the whole product: who they become by coming and going, what stop does, and what danger leaves behind."""

from collections.abc import AsyncIterator
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.play.street import Street
from handlers.model import Incoming, IncomingKind, Role, RoomKind
from handlers.requests.nouns import Category
from handlers.volunteers.nouns import VolunteerState
from storage.schema import metadata
from storage.tables import counted, outbox, question

HITS_ME = "hij slaat mij weer, ik durf niet naar buiten"


@pytest.fixture
async def street() -> AsyncIterator[Street]:
    """Open a street with a resident, a volunteer, an organiser and a confidential person."""
    async with Street.open() as opened:
        for name, role in (("anna", "resident"), ("rita", "organiser"), ("sanne", "confidential")):
            await opened.person(name, role, "nl")
        yield opened


async def passes(street: Street, name: str, kind: IncomingKind, room: str = "#vrijwilligers") -> None:
    """Let somebody join a room, leave it, or be banned from it."""
    heard = Incoming("console", f"${kind}-{name}-{room}", name, kind, street.now, room=room, power=0)
    await street.does(heard)


async def test_joining_the_volunteers_makes_a_volunteer_and_leaving_ends_it(street: Street) -> None:
    await passes(street, "anna", IncomingKind.JOIN)
    async with street.store.begin() as tx:
        assert [who.name for who in await tx.people_with("delinde", Role.VOLUNTEER)] == ["Anna"]
    await passes(street, "anna", IncomingKind.LEAVE)
    async with street.store.begin() as tx:
        assert await tx.people_with("delinde", Role.VOLUNTEER) == ()
    assert street.heard("anna") == []


async def test_a_banned_organiser_organises_nothing_any_more(street: Street) -> None:
    await passes(street, "rita", IncomingKind.BAN, "#bewoners")
    async with street.store.begin() as tx:
        assert await tx.people_with("delinde", Role.ORGANISER) == ()


async def test_a_volunteer_signs_up_goes_back_once_and_is_known(street: Street) -> None:
    signing_up = ("ik wil vrijwilliger worden", "18", "1, 4", "Molenstraat 9", "terug", "Kerkstraat 12", "4", "1", "1")
    for words in (*signing_up, "ja"):
        await street.says("anna", words)
    async with street.store.begin() as tx:
        (known,) = await tx.volunteers("delinde")
    assert (known.state, known.categories) == (VolunteerState.ACTIVE, (Category.SHOPPING, Category.COMPANY))
    assert (known.street, known.days, known.per_week) == ("Kerkstraat", ("sat", "sun"), 1)
    await street.says("anna", "pauze tot 1 september")
    assert "tot en met dinsdag 31 augustus 2027. Klopt dat?" in street.hears("anna")
    for words in ("nee", "1/12"):
        await street.says("anna", words)
    assert "tot en met maandag 30 november 2026. Ik vraag je niets" in street.hears("anna")
    for words in ("pauze tot 1 september", "ja"):
        await street.says("anna", words)
    assert "tot en met dinsdag 31 augustus 2027. Ik vraag je niets" in street.hears("anna")


async def test_stop_twice_is_silence_until_the_person_writes_again(street: Street) -> None:
    for words in ("hulp", "stop", "stop"):
        await street.says("anna", words)
    goodbye = street.hears("anna")
    await street.says("rita", "buurt vervanger @nobody:example.org")
    assert goodbye.startswith("Ik schrijf je niet meer.")
    await street.says("anna", "menu")
    assert street.hears("anna").startswith("Wat kan ik voor jou doen?")


async def test_danger_comes_before_a_running_dialogue_and_leaves_only_a_counter(street: Street) -> None:
    await street.says("anna", "ik wil vrijwilliger worden")
    await street.says("anna", HITS_ME)
    assert "Bel 101" in street.hears("anna")
    async with street.store.begin() as tx:
        assert (await tx.connection.execute(select(counted.c.name, counted.c.n))).all() == [("safety.violence", 1)]
    assert not any("slaat" in line.text for line in street.lines)
    for words in ("2", "opnieuw"):
        await street.says("anna", words)
    assert "Hoe oud ben je?" in street.hears("anna")


@pytest.mark.parametrize("answer", ["2", "3", "wis dit gesprek"])
async def test_what_was_kept_after_an_answer_does_not_tell_that_there_was_danger(street: Street, answer: str) -> None:
    for words in (HITS_ME, answer):
        await street.says("anna", words)
    async with street.store.begin() as tx:
        assert await tx.open_questions("p-anna") == ()
        rows = {table: (await tx.connection.execute(select(table))).all() for table in metadata.sorted_tables}
        payloads = [row.payload for table in (question, outbox) for row in rows[table]]
    assert payloads
    assert set(payloads) == {None}
    told = [table.name for table, found in rows.items() if any(word in repr(found) for word in ("safety", "violence"))]
    assert told == ["counted"]
    (counts,) = rows[counted]
    assert "p-anna" not in repr(counts)


async def test_only_the_confidential_person_hears_of_a_call_and_only_that(street: Street) -> None:
    for words in (HITS_ME, "1", "0470 12 34 56"):
        await street.says("anna", words)
    assert street.heard("rita") == []
    assert street.heard("sanne")[1:] == [
        "Anna (De Linde) wil graag met een mens praten. Schrijf naar anna. Neem jij dit op?\n"
        "1 ja, ik neem contact op · 2 nu lukt het niet",
        "Anna is te bereiken op 0470 12 34 56.",
    ]


async def test_the_language_changes_at_once_and_rescue_words_of_all_languages_go_on_working(street: Street) -> None:
    await street.says("anna", "langue fr")
    assert street.hears("anna") == "Désormais, je vous écris en français."
    await street.says("anna", "uitleg")
    assert street.hears("anna").startswith("Sur quoi voulez-vous en savoir plus ?")
    await street.says("anna", "la langue, la vie privée et ce qui marche toujours")
    assert "humain – parler à une personne" in street.hears("anna")


async def test_a_command_typed_at_the_list_of_topics_is_done_and_not_explained(street: Street) -> None:
    for said in ("uitleg", "privacy"):
        await street.says("anna", said)
    assert "privacy@example.org" in street.hears("anna")
    await street.says("anna", "uitleg")
    await street.says("anna", "buren helpen")
    assert street.hears("anna").startswith("Over buren helpen:")


async def test_everything_that_can_be_said_comes_in_pieces_that_can_be_read(street: Street) -> None:
    await street.says("rita", "uitleg")
    before = len(street.heard("rita"))
    await street.says("rita", "alles")
    pages = street.heard("rita")[before:]
    assert len(pages) == 11
    assert max(map(len, pages)) < 1200
    await street.says("rita", "1")
    assert street.hears("rita").startswith("Over hulp vragen:"), "one topic after another can be read"


async def test_privacy_says_who_answers_for_the_data(street: Street) -> None:
    await street.says("anna", "privacy")
    assert street.hears("anna").startswith("vzw De Linde is verantwoordelijk voor jouw gegevens.")
    assert "privacy@example.org" in street.hears("anna")


async def test_rooms_that_were_made_become_rooms_of_the_neighbourhood(street: Street) -> None:
    await street.person("admin", "resident", "nl")
    await street.says("admin", "buurt maken De Eik")
    async with street.store.begin() as tx:
        rooms = await tx.rooms("deeik")
        assert {room.kind for room in rooms} == {RoomKind.RESIDENTS, RoomKind.VOLUNTEERS, RoomKind.TEAM}
    assert street.hears("admin").startswith("De Eik is klaar")
    await street.says("admin", "hulp", room="deeik-residents")
    assert street.hears("#deeik-residents") == "Dag Admin, ik stuur je een privébericht."
    assert "Waarmee heb je hulp nodig?" in street.hears("admin"), "asked in a room, it goes on in private"


async def test_one_call_is_open_at_a_time_and_who_takes_it_ends_it(street: Street) -> None:
    await street.says("anna", "mens")
    asked = [line for line in street.lines if line.to == "rita"]
    await street.says("anna", "mens")
    assert [line for line in street.lines if line.to == "rita"] == asked
    assert street.hears("anna").startswith("Ik vroeg al een organisator van De Linde")
    await street.says("anna", "0470 12 34 56")
    await street.says("rita", "1")
    heard = len(street.heard("anna"))
    await street.clock(street.now + timedelta(days=2))
    assert len(street.heard("anna")) == heard


async def test_a_pause_is_as_long_as_was_said_and_is_said_back_with_its_last_day(street: Street) -> None:
    for words in ("ik wil vrijwilliger worden", "18", "1, 4", "Molenstraat 9", "4", "1", "1", "ja"):
        await street.says("anna", words)
    for said, last in [
        ("pauze tot en met 5 december", "zaterdag 5 december 2026"),
        ("pauze tot 5 december", "vrijdag 4 december 2026"),
        ("pauze tot eind december", "donderdag 31 december 2026"),
    ]:
        await street.says("anna", said)
        assert street.hears("anna").startswith(f"Pauze tot en met {last}. Ik vraag je niets.")
    for said, length in [("deux semaines", 14), ("zwei Wochen", 14), ("two weeks", 14), ("3 weken", 21), ("1", 7)]:
        for words in ("pauze", said):
            await street.says("anna", words)
        async with street.store.begin() as tx:
            (known,) = await tx.volunteers("delinde")
        assert known.paused_until == street.now.date() + timedelta(days=length - 1)


async def test_who_goes_back_a_question_is_answered_however_often_they_did(street: Street) -> None:
    await street.says("rita", "sessie maken Soep op 28/12 14u")
    for _time in range(12):
        for words in ("in de zaal", "terug"):
            before = len(street.heard("rita"))
            await street.says("rita", words)
            if words == "terug":
                assert len(street.heard("rita")) > before
