"""Volunteers who are kept: silence without blame, a year on paper, costs, and what an organiser sees."""

from __future__ import annotations

from sqlalchemy import func, select

from bot.play.script import Script
from bot.play.street import Street
from handlers.model import Incoming, IncomingKind, Role
from handlers.volunteers.nouns import VolunteerState
from storage.tables_volunteers import expense

PEOPLE = """
person maria resident nl
person karim resident nl
person lotte volunteer nl
person rita organiser nl
"""
SIGNED_UP = "".join(f"lotte> {word}\n" for word in ("vrijwilliger", "4", "1", "1", "5", "1", "3", "1"))
ASKED = """
maria> hulp boodschappen vrijdag van 10 tot 12 uur
maria> ja
maria> Kerkstraat 9
maria> 0470 12 34 56
maria> ja
"""
STILL_THERE = "Wil je nog helpen in De Linde?"


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


async def state_of(street: Street, person: str) -> VolunteerState:
    async with street.store.begin() as tx:
        offer = await tx.volunteer(person, "delinde")
    assert offer is not None
    return offer.state


async def test_who_was_silent_for_ninety_days_is_asked_once_and_then_left_in_peace() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + SIGNED_UP + ASKED + "clock +89d")
        assert STILL_THERE not in street.hears("lotte")
        await play(street, "clock +2d")
        assert STILL_THERE in street.hears("lotte")
        await play(street, "clock +15d")
        assert await state_of(street, "p-lotte") is VolunteerState.DORMANT
        await play(street, "clock +200d")
        assert len([text for text in street.heard("lotte") if STILL_THERE in text]) == 1
        await play(street, ASKED)
        assert STILL_THERE in street.hears("lotte")
        await play(street, "lotte> hervat")
        assert await state_of(street, "p-lotte") is VolunteerState.ACTIVE


async def test_a_late_answer_counts_and_a_claim_wakes_as_well() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + SIGNED_UP + ASKED + "clock +91d\nclock +20d\nlotte> 1")
        assert await state_of(street, "p-lotte") is VolunteerState.ACTIVE
        assert "Fijn dat je blijft." in street.hears("lotte")
        await play(street, ASKED + "lotte> nee\nclock +91d")
        assert len([text for text in street.heard("lotte") if STILL_THERE in text]) == 1


async def test_who_takes_a_task_while_dormant_is_asked_again() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + SIGNED_UP + ASKED + "clock +91d\nclock +20d")
        assert await state_of(street, "p-lotte") is VolunteerState.DORMANT
        await play(street, ASKED + "lotte> neem 2")
        assert await state_of(street, "p-lotte") is VolunteerState.ACTIVE


async def test_who_was_never_asked_is_not_silent() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + SIGNED_UP + "clock +400d")
        assert STILL_THERE not in "".join(street.heard("lotte"))


async def test_after_we_were_away_a_volunteer_gets_another_week() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + SIGNED_UP + ASKED + "clock +88d\ndown 4d")
        assert STILL_THERE not in street.hears("lotte")
        await play(street, "clock +8d")
        assert STILL_THERE in street.hears("lotte")


async def test_a_year_of_help_is_said_in_a_line_and_only_to_who_helped() -> None:
    done = "karim> neem 1\nmaria> ja\nclock 2026-11-27 12:30\nkarim> klaar 1\nkarim> 1\nmaria> 1\n"
    async with Street.open() as street:
        await play(street, PEOPLE + ASKED + done + "karim> attest 2026")
        assert street.hears("karim").startswith("Attest van 2026: 1 taak, 2 uur.")
        await play(street, "karim> attest 2025\nlotte> attest")
        assert street.hears("karim") == "Ik ken geen taak die je in 2025 afrondde."
        assert street.hears("lotte") == "Ik ken geen taak die je in 2026 afrondde."


async def test_costs_are_noted_after_a_yes_and_shown_beside_the_most_of_the_year() -> None:
    async with Street.open() as street:
        await play(
            street,
            "clock 2024-03-04 10:00\n" + PEOPLE + "karim> kosten 4,50\nkarim> nee\nkarim> kosten € 12,50\nkarim> ja",
        )
        assert "Genoteerd. Kosten in 2024: 1 dag, € 12,50. Hoogstens € 1659,29 per jaar" in street.hears("karim")
        assert "www.vlaanderenvrijwilligt.be" in street.hears("karim")
        await play(street, "karim> kosten 1/3 50\nkarim> ja")
        assert "Op vrijdag 1 maart 2024 is het meer dan dat." in street.hears("karim")
        async with street.store.begin() as tx:
            assert await tx.scalar(select(func.count()).select_from(expense)) == 2
        await play(street, "maria> kosten")
        assert street.hears("maria").startswith("Kosten in 2024: 0 dagen, € 0,00.")


async def test_a_year_without_a_known_amount_says_so_and_odd_words_are_asked_again() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "karim> kosten veel\nkarim> kosten 12 4,50")
        how = "Kosten noteren? Typ bijvoorbeeld: kosten 4,50. Voor taak 12: kosten 12 4,50"
        how = f"{how}\nMet je eigen auto: kosten 12 km"
        assert street.heard("karim")[-2:] == [
            f"Ik vond daarin geen bedrag en geen aantal kilometer.\n{how}",
            f"Ik ken geen taak 12 waar dat bij hoort.\n{how}",
        ]
        await play(street, "karim> kosten 4,50\nkarim> ja")
        assert "Ik ken het hoogste bedrag voor 2026 niet." in street.hears("karim")


async def test_near_the_most_of_the_year_somebody_is_warned() -> None:
    spent = "".join(f"karim> kosten {day}/1 41\nkarim> ja\n" for day in range(1, 32))
    more = "karim> kosten 1/2 41\nkarim> ja\nkarim> kosten 2/2 41\nkarim> ja\n"
    async with Street.open() as street:
        await play(street, "clock 2024-03-04 10:00\n" + PEOPLE + spent)
        assert "Je komt dicht bij" not in street.hears("karim")
        await play(street, more)
        assert "Je komt dicht bij het hoogste bedrag van dit jaar." in street.hears("karim")


async def test_an_organiser_sees_who_volunteers_and_nobody_else_does() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + SIGNED_UP + ASKED + "rita> buurt identiteit lotte\nrita> buurt vrijwilligers")
        assert street.hears("rita").splitlines()[1] == (
            "Lotte (lotte) · 1 keer gevraagd in een maand · de identiteitskaart: maandag 23 november 2026"
        )
        await play(street, "karim> buurt vrijwilligers")
        assert "Lotte" not in street.hears("karim")


async def test_what_is_marked_as_about_children_is_hidden_from_the_list() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + ASKED + "rita> minderjarigen 1\nkarim> taken")
        assert "#1" not in street.hears("karim")
        await play(street, "karim> minderjarigen 1\nrita> minderjarigen 1\nkarim> taken")
        assert "#1" in street.hears("karim")


async def test_who_helps_every_week_can_leave_one_day_out_and_is_asked_for_the_next() -> None:
    weekly = ASKED.replace("vrijdag van 10 tot 12 uur", "elke vrijdag van 10 tot 12 uur")
    first = "lotte> neem 1\nmaria> ja\nclock 2026-11-27 12:30\nlotte> klaar 1\nlotte> 1\nmaria> 1\n"
    async with Street.open() as street:
        await play(street, PEOPLE + SIGNED_UP + weekly + first + "clock 2026-11-28 10:00")
        assert any(text.startswith("Een buur vraagt hulp: #2") for text in street.heard("lotte"))
        await play(street, "lotte> nee\nclock 2026-12-05 10:00")
        assert any(text.startswith("Een buur vraagt hulp: #3") for text in street.heard("lotte"))


async def test_two_tasks_at_the_same_time_are_asked_about_kindly() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + ASKED + ASKED + "karim> neem 1\nkarim> neem 2")
        assert street.hears("karim").startswith("Je hebt op dat moment al een andere taak.")
        await play(street, "karim> nee\nkarim> mijn taken")
        assert not any("Je taak 2" in text or "Jij hebt taak 2" in text for text in street.heard("karim"))


async def test_my_data_names_the_note_the_papers_and_the_costs() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "rita> buurt nota\nrita> 2\nrita> ja\n" + ASKED + "karim> neem 1\nkarim> 1")
        await play(
            street, "rita> buurt papier karim\nkarim> kosten 3\nkarim> ja\nkarim> mijn gegevens\nkarim> toestemmingen"
        )
        told = "\n".join(street.heard("karim"))
        assert "Dat je de informatienota las." in told
        assert "de afsprakennota op papier, op maandag 23 november 2026" in told
        assert "Wat helpen je kostte." in told
        assert "Uit 1 ja volgt niets meer. Ik bewaar dat als bewijs." in told


async def test_a_room_makes_nobody_a_volunteer_again_who_left_until_they_say_so() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + SIGNED_UP + "lotte> stop als vrijwilliger\nlotte> 1")
        joined = Incoming("console", "$join", "lotte", IncomingKind.JOIN, street.now, "#vrijwilligers")
        await street.does(joined)
        async with street.store.begin() as tx:
            assert await tx.people_with("delinde", Role.VOLUNTEER) == ()
        assert await state_of(street, "p-lotte") is VolunteerState.LEFT
        await play(street, SIGNED_UP)
        await street.does(Incoming("console", "$join2", "lotte", IncomingKind.JOIN, street.now, "#vrijwilligers"))
        async with street.store.begin() as tx:
            assert [who.id for who in await tx.people_with("delinde", Role.VOLUNTEER)] == ["p-lotte"]


async def test_who_stops_is_asked_nothing_more_about_their_offer() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + SIGNED_UP + "lotte> vrijwilliger\nlotte> 1\nlotte> stop als vrijwilliger\nlotte> 1")
        left = street.hears("lotte")
        await play(street, "lotte> opnieuw")
        assert left.startswith("Gelukt. Ik vraag je niets meer")
        assert street.hears("lotte").startswith("Ik heb geen vraag open voor jou.")


async def test_a_year_that_is_to_come_has_no_certificate_yet() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "karim> attest 2030")
        assert street.hears("karim") == "2030 moet nog komen. Vraag het me als het zover is."
