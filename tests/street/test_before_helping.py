"""Before somebody helps: the information note, the agreement on paper, their age, an extract, as conversations."""

from __future__ import annotations

from sqlalchemy import select

from bot.play.script import Script
from bot.play.street import Street
from handlers.requests.nouns import ClaimState
from handlers.volunteers.nouns import Document, VolunteerState
from storage.tables import audit, metadata

PEOPLE = """
person maria resident nl
person karim resident nl
person lotte volunteer nl
person rita organiser nl
person sanne confidential nl
"""
NOTE = "rita> buurt nota\nrita> 2\nrita> ja\n"
ASKED = """
maria> hulp boodschappen vrijdag 10 uur
maria> ja
maria> Kerkstraat 9
maria> 0470 12 34 56
maria> ja
"""


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def helpers(street: Street) -> list[str]:
    async with street.store.begin() as tx:
        return [claim.person for claim in await tx.claims(1) if claim.state is ClaimState.HELPING]


async def test_nobody_gets_a_task_before_the_note_is_read_and_then_it_goes_on_by_itself() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + NOTE + ASKED + "karim #bewoners> neem 1")
        assert "Heb je dit gelezen?" in street.hears("karim")
        assert "vzw De Linde staat ervoor in" in street.hears("karim")
        assert await helpers(street) == []
        await play(street, "karim> gelezen")
        assert street.hears("karim").startswith("Jij hebt taak 1.")
        assert await helpers(street) == ["p-karim"]


async def test_the_note_is_read_once_and_again_when_it_changes() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + NOTE + ASKED + "karim> neem 1\nkarim> 1\nkarim> laat los 1\nkarim> neem 1")
        assert street.hears("karim").startswith("Jij hebt taak 1.")
        await play(street, "karim> laat los 1\nrita> buurt nota\nrita> Vraag alles aan Rita.\nrita> ja\nkarim> neem 1")
        assert "Vraag alles aan Rita." in street.hears("karim")
        await play(street, "karim> ja")
        assert street.hears("karim").startswith("Jij hebt taak 1.")
        async with street.store.begin() as tx:
            read = {yes.subject for yes in await tx.consents("p-karim") if yes.purpose == "info_note"}
            has = await tx.readiness("p-karim", "delinde")
    assert read == {"delinde:1", "delinde:2"}
    assert has is not None
    assert (has.edition, has.language) == (2, "nl")


async def test_somebody_is_faster_while_the_note_is_read() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + NOTE + ASKED + "karim> neem 1\nlotte> neem 1\nlotte> 1\nkarim> 1")
        assert "Lotte was net iets sneller" in street.hears("karim")
        assert await helpers(street) == ["p-lotte"]


async def test_a_note_that_changed_while_it_was_read_is_shown_again() -> None:
    async with Street.open() as street:
        await play(
            street, PEOPLE + NOTE + ASKED + "karim> neem 1\nrita> buurt nota\nrita> Nieuwe tekst.\nrita> ja\nkarim> 1"
        )
        assert "Nieuwe tekst." in street.hears("karim")
        assert await helpers(street) == []


async def test_a_reader_of_another_language_reads_the_standard_text_and_the_words_of_the_organisers() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "person amina resident fr\nrita> buurt nota\nrita> Bel Rita.\nrita> ja\n" + ASKED)
        await play(street, "amina> prendre 1")
        assert "L'organisation ajoute : (Nederlands)\nBel Rita." in street.hears("amina")
        await play(street, "rita> buurt nota frans\nrita> Appelez Rita.\nrita> ja\namina> 1")
        assert "Appelez Rita." in street.hears("amina")
        assert "Bel Rita." not in street.hears("amina")


async def test_who_is_no_organiser_does_not_write_the_note() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "karim> buurt nota\nkarim> 2\nkarim> ja")
        async with street.store.begin() as tx:
            assert await tx.info_notes("delinde") == ()


async def test_under_the_decree_a_paper_comes_first_and_the_organisers_hear_of_it_once() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "rita> buurt afspraken\nrita> 4\n" + ASKED + "karim> neem 1\nkarim> neem 1")
        assert "teken je eerst een afsprakennota" in street.hears("karim")
        assert [text for text in street.heard("rita") if text.startswith("Karim (karim) wil helpen")] != []
        assert len([text for text in street.heard("rita") if text.startswith("Karim (karim) wil helpen")]) == 1
        await play(street, "rita> buurt papier karim 31/12/2026\nrita> buurt papier karim")
        assert "maandag 23 november 2026" in street.hears("rita")
        await play(street, "karim> neem 1")
        assert await helpers(street) == ["p-karim"]


async def test_only_an_organiser_notes_a_paper_and_never_about_themselves() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "karim> buurt papier karim\nrita> buurt papier rita\nrita> buurt papier nemand")
        assert street.heard("rita")[-2:] == [
            "Laat een andere organisator dat over jou noteren.",
            "Ik ken niemand met dat adres. Geef het volledige adres, zoals @rita:example.org.",
        ]
        async with street.store.begin() as tx:
            assert await tx.readiness("p-karim", "delinde") is None


async def test_a_request_about_children_is_for_who_showed_an_extract() -> None:
    asked = ASKED.replace("boodschappen", "oppas op mijn kind van 4 jaar")
    async with Street.open() as street:
        await play(street, PEOPLE + asked + "rita> 1\nkarim> taken\nkarim> neem 1")
        assert "uittreksel" in street.hears("karim")
        assert await helpers(street) == []
        await play(street, "rita> buurt uittreksel karim 3/11\nkarim> neem 1")
        assert await helpers(street) == ["p-karim"]
        async with street.store.begin() as tx:
            has = await tx.readiness("p-karim", "delinde")
        assert has is not None
        assert [(seen.what, seen.by) for seen in has.seen] == [(Document.MINORS, "p-rita")]


async def test_of_a_child_who_wants_to_help_nothing_is_kept_and_only_their_yes_reaches_the_confidential_person() -> (
    None
):
    async with Street.open() as street:
        await play(
            street,
            PEOPLE + "karim> ik wil vrijwilliger worden\nkarim> 14\nkarim> mama is ziek en ik doe alles\nkarim> 3",
        )
        assert "Ik bewaar hier niets van." in street.hears("karim")
        assert street.heard("sanne") == []
        async with street.store.begin() as tx:
            assert await tx.volunteer("p-karim", "delinde") is None
            assert await tx.open_questions("p-karim") == ()
            kept = {table.name: (await tx.connection.execute(select(table))).all() for table in metadata.sorted_tables}
        assert "mama" not in str(kept)
        assert "13-15" not in str(kept)


async def test_a_child_under_thirteen_hears_whom_to_talk_to_and_nothing_is_asked() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "karim> ik wil vrijwilliger worden\nkarim> 1")
        assert "bel 102" in street.hears("karim")
        async with street.store.begin() as tx:
            assert await tx.open_questions("p-karim") == ()


async def test_who_is_sixteen_drives_nobody_and_goes_in_nowhere_alone() -> None:
    ride = ASKED.replace("boodschappen", "vervoer naar de dokter")
    signing_up = "karim> vrijwilliger\nkarim> 16\nkarim> 1\nkarim> 1\nkarim> 5\nkarim> 1\nkarim> 3\n"
    async with Street.open() as street:
        await play(street, PEOPLE + signing_up)
        assert not any("Vervoer" in text for text in street.heard("karim"))
        await play(street, "karim> 1\n" + ride + "karim> neem 1")
        assert "voor wie 18 of ouder is" in street.hears("karim")
        assert await helpers(street) == []


async def test_who_is_suspended_hands_on_tasks_hears_why_and_comes_back() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + ASKED + "lotte> neem 1\nmaria> ja\nsanne> buurt schors lotte\nsanne> 1")
        assert any("Sanne besliste dat je voorlopig geen taken neemt" in text for text in street.heard("lotte"))
        assert "ik zoek iemand anders" in street.hears("maria").lower()
        assert await helpers(street) == []
        assert "geen vragen meer" in street.hears("rita")
        await play(street, "lotte> neem 1\nlotte> vrijwilliger")
        assert "Je kan nu geen taken nemen" in street.hears("lotte")
        await play(street, "rita> buurt toelaten lotte\nlotte> neem 1")
        assert await helpers(street) == ["p-lotte"]
        async with street.store.begin() as tx:
            noted = (await tx.connection.execute(select(audit.c.action, audit.c.why))).all()
    assert ("volunteer.suspended", "look") in [tuple(row) for row in noted]
    assert ("volunteer.readmitted", "") in [tuple(row) for row in noted]


async def test_a_room_makes_nobody_a_volunteer_again_who_was_excluded() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "rita> buurt uitsluiten lotte\nrita> 2\nlotte> vrijwilliger")
        assert "Je kan nu geen taken nemen" in street.hears("lotte")
        async with street.store.begin() as tx:
            offer = await tx.volunteer("p-lotte", "delinde")
            (standing,) = await tx.standings("p-lotte")
        assert offer is not None
        assert offer.state is VolunteerState.REMOVED
        assert "volunteers" not in standing.present
        await play(street, "rita> buurt schors lotte")
        assert street.hears("rita").startswith("Lotte is geen vrijwilliger meer.")
        await play(street, "rita> buurt toelaten lotte")
        assert "Je mag weer helpen" in street.hears("lotte")


async def test_of_two_tasks_taken_at_once_the_note_is_kept_once() -> None:
    second = ASKED.replace("vrijdag", "zaterdag")
    async with Street.open() as street:
        await play(street, PEOPLE + NOTE + ASKED + second + "karim> neem 1 en 2\nkarim> gelezen\nkarim> gelezen")
        async with street.store.begin() as tx:
            tasks = {claim.request for claim in await tx.claims_of("p-karim") if claim.state is ClaimState.HELPING}
            proofs = [yes for yes in await tx.consents("p-karim") if yes.purpose == "info_note"]
        assert tasks == {1, 2}
        assert len(proofs) == 1


async def test_a_paper_of_long_ago_is_asked_about_before_it_is_noted() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "rita> buurt papier karim 21/5")
        assert street.hears("rita") == "Je zag het op donderdag 21 mei 2026. Klopt dat?\n1 ja · 2 nee"
        await play(street, "rita> nee")
        assert "met het jaar achter de dag" in street.hears("rita")
        assert "afsprakennota" not in street.hears("karim")
        await play(street, "rita> buurt papier karim 21/5\nrita> ja")
        assert street.hears("rita").startswith(
            "Genoteerd: de afsprakennota op papier van Karim, donderdag 21 mei 2026."
        )
        await play(street, "rita> buurt papier karim 21/5/2025")
        assert street.hears("rita").startswith("Genoteerd: de afsprakennota op papier van Karim, woensdag 21 mei 2025.")
