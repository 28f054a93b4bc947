"""What goes along when an organiser hands over: all of it, with its words, and nothing a report keeps from them."""

from __future__ import annotations

from sqlalchemy import select

from bot.play.street import Street
from handlers.model import Role
from storage.tables import audit
from tests.street.checking import asked as checked
from tests.street.handing import (
    A_MESSAGE,
    A_REQUEST,
    A_SESSION,
    HAS_IN_HAND,
    PEOPLE,
    TO_RITA,
    owned_by,
    roles_of,
)
from tests.street.playing import asked, play, since

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
