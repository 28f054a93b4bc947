"""An organiser hands over: who may, to whom, what goes along, and that nothing is ever without somebody who has it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import select

from bot.play.street import Street
from handlers.handover.nouns import HandoverState
from handlers.model import Role
from handlers.requests.nouns import FINAL as REQUEST_OVER
from storage.tables import audit, due, question, request
from storage.tables_announcements import announcement
from storage.tables_checkins import checkin_round
from storage.tables_contact import duty, inquiry
from storage.tables_guide import referral
from storage.tables_handover import handover
from storage.tables_sessions import session
from storage.tables_surveys import survey
from tests.street.checking import asked as checked
from tests.street.mortal import Mortal
from tests.street.playing import asked, play, since

PEOPLE = """
clock 2026-11-24 10:00
person jonas organiser nl
person rita volunteer nl
person maria resident nl
person sanne confidential nl
"""
A_REQUEST = """
jonas> namens
jonas> Jeanne
jonas> 1
jonas> 1
jonas> boodschappen 7 december 14 uur
jonas> ja
jonas> Kerkstraat 9
jonas> 0470 12 34 56
jonas> ja
"""
A_SESSION = """
jonas> sessie maken Breiclub elke vrijdag van 10 tot 12 uur online
jonas> 1
jonas> geen limiet
jonas> 1
jonas> 1
"""
AN_ANNOUNCEMENT = """
jonas> omroep
jonas> 1
jonas> Zaterdag is er een buurtfeest op het plein.
jonas> nee
jonas> vrijdag 8 uur
"""
A_MESSAGE = """
maria> contact vrijwillig helpen
maria> Kan ik ook op zaterdag helpen?
jonas> 1
"""
HAS_IN_HAND = A_REQUEST + A_SESSION + AN_ANNOUNCEMENT + A_MESSAGE
TO_RITA = "jonas> overdragen aan Rita\njonas> ja\n"


async def owned_by(street: Street, who: str) -> list[str]:
    """List whatever goes on in De Linde and has this person as the one who answers for it."""
    mine = {
        "request": select(request.c.number).where(
            request.c.requester == who, request.c.state.not_in([state.value for state in REQUEST_OVER])
        ),
        "session": select(session.c.number).where(session.c.made_by == who),
        "announcement": select(announcement.c.number).where(
            (announcement.c.composer == who) | (announcement.c.approver == who)
        ),
        "survey": select(survey.c.number).where(survey.c.composer == who),
        "duty": select(duty.c.desk).where((duty.c.person == who) | (duty.c.deputy == who)),
        "message": select(inquiry.c.id).where(
            (inquiry.c.held_by == who) | inquiry.c.asked.contains(f'"{who}"'), inquiry.c.state.in_(("waiting", "held"))
        ),
        "referral": select(referral.c.id).where(referral.c.taken_by == who),
        "silence": select(checkin_round.c.id).where(checkin_round.c.owner == who, checkin_round.c.ended_at.is_(None)),
        "due": select(due.c.kind).where(
            due.c.neighbourhood == "delinde",
            due.c.state == "due",
            (due.c.person == who) | due.c.fields.contains(f'"{who}"'),
        ),
        "question": select(question.c.step).where(question.c.person == who, question.c.closed_at.is_(None)),
    }
    async with street.store.begin() as tx:
        return [f"{what} {row[0]}" for what, query in mine.items() for row in await tx.connection.execute(query)]


async def roles_of(street: Street, who: str) -> frozenset[Role]:
    async with street.store.begin() as tx:
        (standing,) = [one for one in await tx.standings(who) if one.neighbourhood == "delinde"]
    return standing.granted


async def state(street: Street) -> str | None:
    """Read where the newest hand-over is."""
    async with street.store.begin() as tx:
        return await tx.scalar(select(handover.c.state).order_by(handover.c.asked_at.desc()).limit(1))


# --- what goes along ----------------------------------------------------------------------------------------------


async def test_everything_is_shown_first_and_goes_along_with_the_yes() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + HAS_IN_HAND + "jonas> overdragen aan Rita")
        shown = street.hears("jonas")
        assert shown.startswith("Overdracht van De Linde aan Rita (vrijwilliger): 1 open vraag (#1), ")
        assert "1 aankondiging (1), 1 bericht van een buur" in shown
        assert "Rita staat er dan alleen voor in De Linde." in shown
        assert "Daarna verlies jij je toegang als organisator. Doorgaan?" in shown
        assert await owned_by(street, "p-rita") == []
        before = await owned_by(street, "p-jonas")
        assert {one.split()[0] for one in before} >= {"request", "session", "announcement", "message"}
        await play(street, "jonas> ja\nrita> ja")
        assert await owned_by(street, "p-jonas") == []
        after = [one for one in await owned_by(street, "p-rita") if not one.startswith("question")]
        assert sorted(after) == sorted(one for one in before if not one.startswith("question"))
        assert (await roles_of(street, "p-jonas"), await roles_of(street, "p-rita")) == (
            frozenset(),
            frozenset({Role.ORGANISER}),
        )


async def test_the_access_ends_at_once_and_is_logged() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + A_SESSION + TO_RITA + "rita> ja")
        count = len(street.lines)
        await play(street, "jonas> deelnemers S1\njonas> sessie S1\njonas> buurt vrijwilligers")
        assert not any("Breiclub” gaat" in said or "Was er" in said for said in since(street, count, "jonas"))
        async with street.store.begin() as tx:
            logged = (await tx.connection.execute(select(audit.c.action, audit.c.actor, audit.c.about))).all()
        assert {("role.taken", "p-jonas", "p-jonas"), ("role.given.organiser", "p-jonas", "p-rita")} <= {
            *map(tuple, logged)
        }
        assert ("handover.done", "p-rita", "p-jonas") in {*map(tuple, logged)}


async def test_who_wrote_hears_who_answers_now_and_the_other_gets_the_words() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + A_MESSAGE + TO_RITA + "rita> ja")
        assert street.hears("maria").startswith("Je bericht is nu bij Rita")
        asked = next(said for said in street.heard("rita") if "zaterdag helpen" in said)
        assert asked.startswith("Jonas geeft je dit door.")
        await play(street, "rita> 3")
        assert "Rita zegt dat je bericht beantwoord is" in street.hears("maria")


async def test_a_neighbour_who_waits_for_a_call_waits_for_somebody_who_can() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TO_RITA + "maria> mens\nrita> ja")
        asked = [said for said in street.heard("rita") if "Maria (De Linde) wil een mens spreken" in said]
        assert asked == []
        await play(street, "rita> 1")
        assert "Rita neemt contact met jou op." in " ".join(street.heard("maria"))


async def test_a_question_goes_along_in_the_language_of_who_takes_over() -> None:
    async with Street.open() as street:
        people = PEOPLE.replace("rita volunteer nl", "rita volunteer fr")
        await play(street, people + TO_RITA + "maria> mens\nrita> oui")
        assert street.hears("rita").startswith("Vous reprenez cela de Jonas.\nMaria (De Linde)")


async def test_who_was_asked_the_same_already_is_not_asked_twice() -> None:
    async with Street.open() as street:
        people = PEOPLE.replace("rita volunteer", "rita deputy")
        await play(street, people + "maria> mens\n" + TO_RITA + "rita> ja\nrita> ja")
        count = len(street.lines)
        await play(street, "rita> herhaal")
        asked = [said for said in street.heard("rita") if "Maria (De Linde)" in said]
        assert len(asked) <= 2 + len(since(street, count, "rita"))
        assert not any("Je neemt dit over" in said for said in street.heard("rita"))


async def test_what_the_other_helps_with_stays_and_is_said() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + A_REQUEST + "rita> neem 1\njonas> ja\njonas> overdragen aan Rita")
        assert "#1 blijft bij jou: Rita kan dat niet overnemen." in street.hears("jonas")
        await play(street, "jonas> ja\nrita> overdragen\nrita> ja")
        assert "request 1" in await owned_by(street, "p-jonas")


async def test_the_other_organisers_hear_it_and_who_to_take_out_of_the_team() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "person els deputy nl\n" + TO_RITA + "rita> ja")
        assert street.hears("els") == (
            "Jonas droeg De Linde over aan Rita, en organiseert daar niet meer. "
            "Haal Jonas alsjeblieft uit de groep van het team."
        )
        assert "Je zit nog in de groep van het team." in street.hears("jonas")


async def test_who_begins_anew_is_not_asked_again_what_they_were_asked_before() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "jonas> overdragen\n" + TO_RITA)
        assert street.hears("jonas").startswith("Ik vroeg het aan Rita, die tijd heeft")
        await play(street, "rita> nee")
        questions = [one for one in await owned_by(street, "p-jonas") if one.startswith("question handover")]
        assert questions == []


# --- from a day on ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("overdragen aan Rita vanaf 7 december", "maandag 7 december 2026"),
        ("ik stop eind november, overdragen aan Rita", "dinsdag 1 december 2026"),
        ("overdragen aan rita volgende week", "maandag 30 november 2026"),
    ],
)
async def test_until_the_day_nothing_changes(said: str, day: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}jonas> {said}\njonas> ja\nrita> ja")
        assert f"Vanaf {day} ben jij organisator" in street.hears("rita")
        assert await roles_of(street, "p-jonas") == {Role.ORGANISER}
        assert await state(street) == HandoverState.AGREED
        await play(street, "clock +20d")
        assert await state(street) == HandoverState.DONE
        assert await roles_of(street, "p-rita") == {Role.ORGANISER}
        assert await roles_of(street, "p-jonas") == frozenset()


async def test_a_day_that_is_not_sure_is_asked() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "jonas> overdragen aan Rita om 14 uur")
        assert street.hears("jonas").startswith("Vanaf welke dag?")
        await play(street, "jonas> 1 januari")
        assert "Op vrijdag 1 januari 2027 verlies jij je toegang" in street.hears("jonas")


async def test_rights_are_looked_at_again_when_the_day_comes() -> None:
    later = PEOPLE + "person els organiser nl\njonas> overdragen aan Rita vanaf 7 december\njonas> ja\nrita> ja\n"
    async with Street.open() as street:
        await play(street, later)
        async with street.store.begin() as tx:
            (rita,) = await tx.standings("p-rita")
            await tx.save_saved(replace(rita, granted=frozenset({Role.CONFIDENTIAL})), street.now)
        await play(street, "clock +20d")
        assert await state(street) == HandoverState.LAPSED
        assert await roles_of(street, "p-jonas") == {Role.ORGANISER}
        assert "vertrouwenspersoon" in street.hears("jonas")
    async with Street.open() as street:
        await play(street, later + "els> buurt verwijder jonas\nels> ja\nclock +20d")
        assert await state(street) == HandoverState.LAPSED
        assert await roles_of(street, "p-rita") == frozenset()


# --- no, nothing, and taking it back ------------------------------------------------------------------------------


async def test_a_no_is_no_and_nothing_changes() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + A_MESSAGE)
        before = await owned_by(street, "p-jonas")
        await play(street, TO_RITA + "rita> nee")
        assert street.hears("rita").startswith("Dat is prima.")
        assert "Rita neemt De Linde niet over." in " ".join(street.heard("jonas"))
        assert await state(street) == HandoverState.REFUSED
        assert await owned_by(street, "p-jonas") == before
        assert await roles_of(street, "p-jonas") == {Role.ORGANISER}


async def test_who_does_not_answer_is_asked_once_more_and_then_it_lapses() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TO_RITA + "clock +3d")
        assert street.hears("rita").startswith("Je hebt nog niet geantwoord. Jonas vraagt")
        await play(street, "clock +5d")
        assert await state(street) == HandoverState.LAPSED
        assert street.hears("jonas").startswith("Rita antwoordde niet op de vraag")
        await play(street, "rita> ja")
        assert await roles_of(street, "p-rita") == frozenset()


async def test_it_can_be_taken_back_until_there_is_a_yes() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TO_RITA + "jonas> overdragen")
        assert street.hears("jonas").startswith("Ik vroeg aan Rita om De Linde over te nemen")
        await play(street, "jonas> 2")
        assert street.hears("rita") == "Jonas blijft toch organisator van De Linde."
        await play(street, "rita> ja")
        assert await state(street) == HandoverState.WITHDRAWN
        assert await roles_of(street, "p-rita") == frozenset()


# --- who may, and to whom -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["maria", "rita", "sanne"])
async def test_only_an_organiser_hands_over(name: str) -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}{name}> overdragen aan Maria")
        assert "Jonas (organisator)" in street.hears(name)
        assert await state(street) is None


async def test_the_confidential_person_and_strangers_are_not_among_those_who_can() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "jonas> overdragen aan Sanne")
        assert "Ik ken niemand die Sanne heet in De Linde en het kan overnemen." in street.hears("jonas")
        await play(street, "jonas> Klaas")
        assert "Ik ken niemand die Klaas heet in De Linde" in street.hears("jonas")
        await play(street, "jonas> niemand, ik blijf")
        assert street.hears("jonas") == "Goed. Alles blijft zoals het is."


async def test_of_two_with_one_name_it_asks_who_is_meant() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "person ritab resident nl\n")
        async with street.store.begin() as tx:
            other = await tx.person("p-ritab")
            assert other
            await tx.save_person(replace(other, name="Rita Bos"))
        await play(street, "jonas> overdragen aan Rita")
        assert "1 Rita (vrijwilliger)\n2 Rita Bos (buurtbewoner)" in street.hears("jonas").replace(" · ", "\n")
        await play(street, "jonas> 2")
        assert street.hears("jonas").startswith("Overdracht van De Linde aan Rita Bos (buurtbewoner)")


async def test_of_several_places_it_asks_which() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "room lisp residents Lisp-Noord\njonas is organiser of Lisp-Noord\n")
        await play(street, "jonas> overdragen aan Rita")
        assert street.hears("jonas").startswith("Welke?")
        await play(street, "jonas> De Linde\njonas> ja\nrita> ja")
        assert await roles_of(street, "p-rita") == {Role.ORGANISER}
        async with street.store.begin() as tx:
            places = {one.neighbourhood: one.granted for one in await tx.standings("p-jonas")}
        assert places == {"delinde": frozenset(), "lispnoord": frozenset({Role.ORGANISER})}


async def test_who_leads_alone_is_told_how_to_hand_over() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "jonas> stop\njonas> 2")
        assert street.hears("jonas").endswith("Of draag alles over aan iemand: overdragen")


# --- whatever happens ---------------------------------------------------------------------------------------------


async def test_a_service_that_dies_in_the_middle_hands_over_once_and_whole() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + A_MESSAGE + A_SESSION)
        life = Mortal(street, seed=3)
        await life.play("jonas> overdragen aan Rita vanaf 1 december\njonas> ja\nrita> ja")
        await life.play("clock 2026-12-01 09:00")
        assert life.deaths
        assert await owned_by(street, "p-jonas") == []
        assert await roles_of(street, "p-rita") == {Role.ORGANISER}
        assert len([said for said in street.heard("rita") if said.startswith("Jij bent nu organisator")]) == 1


async def test_who_takes_over_and_is_then_forgotten_takes_nothing() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TO_RITA + "rita> vergeet mij\nrita> 1\nclock +8d")
        assert await state(street) == HandoverState.LAPSED
        assert await roles_of(street, "p-jonas") == {Role.ORGANISER}
        async with street.store.begin() as tx:
            row = (await tx.connection.execute(select(handover.c.taker))).scalar_one()
        assert row.startswith("~")


# --- what is under way --------------------------------------------------------------------------------------------


async def test_a_service_that_is_being_contacted_is_contacted_by_the_other() -> None:
    async with Street.open() as street:
        await street.knows_services()
        await play(street, PEOPLE + "maria> wegwijs schulden in Duffel\nmaria> 1\nmaria> ja\njonas> 1\n" + TO_RITA)
        assert "1 dienst om te contacteren" in " ".join(street.heard("jonas"))
        await play(street, "rita> ja")
        assert street.hears("maria") == "Rita doet verder in de plaats van Jonas."
        asked = street.hears("rita")
        assert asked.startswith("Je neemt dit over van Jonas.\nMaria (De Linde) wil Sociale dienst van Duffel bereiken")
        assert await owned_by(street, "p-jonas") == []
        await play(street, "rita> 1\nrita> 1")
        assert street.hears("maria").startswith("Goed nieuws: Sociale dienst van Duffel helpt je.")


async def test_nothing_reaches_the_other_of_somebody_from_whom_a_report_keeps_them_apart() -> None:
    shopping = asked("boodschappen 7 december 14 uur", "maria")
    walk = asked("gezelschap zondag 29 november 10 uur", "maria")
    told = "rita> neem 1\nmaria> ja\nmaria> meld 1\nmaria> Er werd geroepen.\n"
    proposed = "maria> sessie maken Breiclub 15/12 14u\nmaria> Buurthuis\nmaria> 12\nmaria> ja\n"
    async with Street.open() as street:
        await play(street, PEOPLE + shopping + told + proposed + walk + "clock 2026-11-27 15:00")
        assert {"question request.unfilled", "question session.proposal"} <= {*await owned_by(street, "p-jonas")}
        count = len(street.lines)
        await play(street, TO_RITA + "rita> ja\nrita> herhaal\nclock +1d")
        assert await roles_of(street, "p-rita") == {Role.ORGANISER}
        assert not any("Breiclub" in said or "Maria" in said or "#2" in said for said in since(street, count, "rita"))
        assert not {one for one in await owned_by(street, "p-jonas") if one.startswith("question")}


async def test_a_call_that_was_promised_is_made_by_the_other_who_alone_has_the_number() -> None:
    asked = "maria> hulp vervoer naar station maandag 30 november 10 uur\nmaria> ja\nmaria> Kerkstraat\n"
    async with Street.open() as street:
        await play(street, PEOPLE + asked + "maria> 9, 0470 12 34 56\nmaria> ja\nclock 2026-11-27 12:00\njonas> 2\n")
        assert "0470 12 34 56" in street.hears("jonas")
        await play(street, TO_RITA + "rita> ja")
        assert "0470 12 34 56" in " ".join(street.heard("rita"))
        taken = [line for line in street.lines if line.to == "jonas" and line.kind == "taken back"]
        assert len(taken) == 1
        assert street.hears("maria") == "Rita belt jou nu over #1."
        await play(street, "clock +2d")
        assert "Is het opgelost?" in street.hears("rita")
        assert await owned_by(street, "p-jonas") == []


async def test_who_said_that_they_go_and_see_passes_that_on() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> menu\njonas> menu\n")
        await checked(street, "maria", contacts={})
        await play(street, "clock 2026-11-25 11:00\njonas> 1\n" + TO_RITA + "rita> ja")
        assert "Je neemt dit over van Jonas." in street.hears("rita")
        assert "hoe het is met Maria" in street.hears("rita")
        assert await owned_by(street, "p-jonas") == []
        await play(street, "rita> 1")
        assert street.hears("maria").startswith("Rita liet weten dat alles goed is met jou.")
