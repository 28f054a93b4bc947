"""Proposals, a vote, a decision with its reason, and what came of it: nobody who was asked hears nothing of it."""

from __future__ import annotations

from bot.play.street import Street
from handlers.surveys.nouns import SurveyState
from tests.street.playing import heard_at, play, since
from tests.street.surveying import AGREED, LEADERS, PEOPLE, SIX, everybody_answers, open_six

FRENCH = "Où placer le banc ?\nprès de l'église\nsur la place\nprès de l'école"
DECIDED = "jonas> De bank komt aan de kerk.\njonas> De meeste mensen kozen dat.\njonas> 1\n"


async def open_vote(street: Street) -> None:
    """Let six people vote on where a bench comes; the room hears of it."""
    await play(street, LEADERS + PEOPLE + AGREED + "jonas> voorstel Waar komt de bank?")
    await play(street, "jonas> aan de kerk, op het plein, aan de school\njonas> 1")
    await street.says("jonas", FRENCH)
    await play(street, "jonas> nee\njonas> 1\njonas> 1\njonas> ja\njonas> 1")


async def test_people_vote_once_in_private_and_change_it_until_it_closes() -> None:
    async with Street.open() as street:
        await open_vote(street)
        assert street.hears("ben").startswith(
            "Les organisateurs de De Linde vous font voter : « Où placer le banc ? »."
        )
        for name in SIX:
            await play(street, f"{name}> 1\n{name}> 1")
        await play(street, "anna> bevraging\nanna> 1\nanna> op het plein\nanna> bevraging\nanna> 1\nanna> 1")
        await play(street, "clock 2026-11-30 20:00")
        said = "Wat eruit kwam: “Waar komt de bank?”\n6 mensen antwoordden.\n– aan de kerk: 6\n– op het plein: 0"
        assert [street.hears(name).startswith(said) for name in ("anna", "#bewoners", "jonas")] == [True] * 3
        assert "– près de l'église : 6" in street.hears("ben")


async def test_a_vote_is_asked_about_until_it_is_decided_and_followed_and_all_hear_both() -> None:
    async with Street.open() as street:
        await open_vote(street)
        await play(street, "anna> 1\nanna> 1\ndirk> 3\nclock 2026-12-08 11:00")
        assert street.hears("anna").startswith("Wat eruit kwam: “Waar komt de bank?”\nMinder dan 5 mensen antwoordden.")
        asked = "Wat is er beslist over “Waar komt de bank?”?"
        assert heard_at(street, "jonas", asked) == ["2026-12-07 10:00"]
        await play(street, "clock 2026-12-15 11:00")
        assert heard_at(street, "rita", asked) == ["2026-12-14 10:00"], "all who lead are asked when one says nothing"
        before = len(street.lines)
        await play(street, DECIDED)
        told = "Wat er beslist is over “Waar komt de bank?”:\nDe bank komt aan de kerk.\nWaarom: De meeste mensen"
        assert since(street, before, "anna")[0].startswith(told)
        assert since(street, before, "#bewoners")[0].startswith(told)
        assert since(street, before, "dirk") == [], "who said no is left in peace"
        await play(street, "rita> Toch op het plein.\nclock 2027-01-25 11:00")
        assert len(heard_at(street, "jonas", asked)) == 2
        came = "Over “Waar komt de bank?” is beslist: De bank komt aan de kerk.\nWat is ervan gekomen?"
        assert heard_at(street, "rita", came) == ["2027-01-21 10:00"], "first who made it, on the 14th, then all"
        await play(street, "rita> De bank staat er sinds 5 januari.")
        assert street.hears("anna").endswith("Wat ervan gekomen is: De bank staat er sinds 5 januari.")
        assert street.hears("#bewoners") == street.hears("anna")
        before = len(street.lines)
        await play(street, "clock 2027-03-25 11:00\njonas> bevraging 1")
        (shown,) = since(street, before, "jonas")
        assert shown.endswith("Wat ervan gekomen is: De bank staat er sinds 5 januari.")
        async with street.store.begin() as tx:
            survey = await tx.survey(1)
        assert survey is not None
        assert survey.state is SurveyState.FOLLOWED


async def test_what_is_decided_after_a_survey_is_told_too_and_only_who_leads_decides() -> None:
    async with Street.open() as street:
        await open_six(street)
        await everybody_answers(street, *SIX)
        await play(street, "clock 2026-12-01 10:00")
        assert "Om mensen over voorstellen te laten stemmen, typ: voorstel" in street.hears("jonas")
        await play(
            street, "anna> bevraging 1 besluit\nrita> bevraging 1 besluit\nrita> Er komt meer licht in het park."
        )
        assert street.hears("anna").startswith("Deze bevraging is afgelopen")
        await play(street, "rita> Veel mensen schreven dat.\nrita> gisteren\nrita> 1/3")
        assert street.hears("anna").startswith(
            "Wat er beslist is over “Wonen in De Linde”:\nEr komt meer licht in het park."
        )
        await play(street, "jonas> bevraging 1 besluit")
        assert street.hears("jonas") == "Dat is al geregeld. Dank je."


async def test_a_resident_proposes_with_or_without_a_name_and_hears_what_organisers_say() -> None:
    async with Street.open() as street:
        await play(street, LEADERS + PEOPLE + "anna> voorstel Een bank aan de kerk\nanna> 1")
        assert [street.hears(one).splitlines()[0] for one in ("jonas", "rita")] == [
            "Anna stelt voor: “Een bank aan de kerk”"
        ] * 2
        await play(street, "rita> 1\njonas> 2")
        assert street.hears("anna").startswith("De organisatoren nemen je voorstel mee: “Een bank aan de kerk”.")
        assert len([line for line in street.heard("anna") if "je voorstel" in line]) == 1, "it is settled by the first"
        await play(street, "eva> voorstel\neva> Een moestuin op het plein, bel 0470 12 34 56\neva> ja, met mijn naam")
        assert "0470" not in "".join(street.heard("jonas"))
        await play(street, "jonas> nee\njonas> Daar is geen plaats.")
        assert street.hears("eva").endswith("“Een moestuin op het plein”. Waarom: Daar is geen plaats.")
        await play(street, "ben> proposition Plus de fleurs au parc\nben> 2")
        assert street.hears("rita").startswith("Een buurtbewoner stelt voor: “Plus de fleurs au parc”")
        before = len(street.lines)
        await play(street, "rita> nee\nfons> voorstel Meer licht in het park\nfons> nee, niets sturen")
        assert since(street, before, "ben") == since(street, before, "jonas") == []


async def test_who_lives_in_two_places_says_in_private_for_which_a_proposal_is() -> None:
    async with Street.open() as street:
        await play(street, LEADERS + PEOPLE + "room lisp residents Lisp-Noord\nperson olga resident nl")
        await play(street, "olga is organiser of Lisp-Noord\nanna is resident of Lisp-Noord\nanna> voorstel Een boom")
        assert street.hears("anna").startswith("Voor welke buurt is het?")
        await play(street, "anna> Lisp-Noord\nanna> 2")
        assert street.hears("olga").startswith("Een buurtbewoner stelt voor: “Een boom”")
        assert "Een boom" not in "".join(street.heard("jonas"))
