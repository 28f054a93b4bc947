"""A survey on the whole product: written, asked in four languages, answered in private, counted, and told to all."""

from __future__ import annotations

from bot.play.street import Street
from tests.street.playing import play, since
from tests.street.surveying import (
    AGREED,
    FRENCH,
    LEADERS,
    PEOPLE,
    SIX,
    WRITTEN,
    answer,
    everybody_answers,
    open_six,
    start,
)

CLOSES = "clock 2026-11-30 20:00\n"
WISHES = ("licht", "groen", "rust", "banken", "bomen", "water")
RESULT = """Wat eruit kwam: “Wonen in De Linde”
6 mensen antwoordden.
1. Voel je je thuis in de buurt?
– 1 helemaal niet: 0
– 2 een beetje: 0
– 3 gaat wel: 0
– 4 vrij veel: …
– 5 heel veel: …
– overgeslagen: 0
2. Wat ontbreekt er het meest?
– een bank: 6
– bloemen: 0
– een speelplein: 0
– overgeslagen: 0
3. Wat moeten we nog weten?
– Wat mensen in hun eigen woorden schreven, lezen de organisatoren."""


async def test_six_people_in_four_languages_answer_all_hear_the_same_and_organisers_read_their_words() -> None:
    async with Street.open() as street:
        await open_six(street)
        assert street.hears("ben").startswith(
            "Les organisateurs de De Linde vous demandent votre avis : « Habiter De Linde »"
        )
        assert street.hears("dirk").startswith("Die Organisation von De Linde fragt Sie etwas: „Wonen in De Linde“.")
        for name, what in zip(SIX, WISHES, strict=True):
            await answer(street, name, "4" if name < "dirk" else "5", "1", f"Meer {what} graag, alstublieft.")
        await play(street, "jonas> bevraging 1 lees")
        assert street.hears("jonas").startswith("Mensen zijn nog aan het antwoorden.")
        assert street.hears("cleo").startswith("Thank you! Until Monday 30 November 2026 you can change")
        before = len(street.lines)
        await play(street, CLOSES)
        (told,) = since(street, before, "anna")
        assert told.startswith(RESULT)
        assert [len(since(street, before, name)) for name in ("jonas", *SIX)] == [1] * 7
        assert since(street, before, "ben")[0].startswith(
            "Ce qui ressort de « Habiter De Linde » :\n6 personnes ont répondu."
        )
        assert since(street, before, "rita") == since(street, before, "#bewoners") == []
        await play(street, "rita> bevraging 1 lees\nanna> bevraging 1 lees")
        heading, *read = street.hears("rita").splitlines()
        assert heading == "3. Wat moeten we nog weten?"
        assert sorted(read) == sorted(f"– Meer {what} graag, alstublieft." for what in WISHES)
        assert street.hears("anna").startswith("Deze bevraging is afgelopen")


async def test_of_four_answers_nothing_is_told_and_who_answers_late_hears_that_it_is_over() -> None:
    async with Street.open() as street:
        await open_six(street)
        await everybody_answers(street, *SIX[:5])
        await play(street, "anna> bevraging 1\nanna> al mijn antwoorden wissen\nfons> 1\nfons> 6\nfons> 4")
        assert street.heard("anna")[-1] == "Ik heb je antwoorden gewist."
        before = len(street.lines)
        await play(street, CLOSES + "jonas> bevraging 1 lees")
        assert since(street, before, "anna") == []
        nothing = "Wat eruit kwam: “Wonen in De Linde”\nMinder dan 5 mensen antwoordden. Dan zeg ik niets:"
        assert street.hears("eva").startswith(nothing)
        assert street.hears("jonas").startswith("Er is niets te lezen:")
        await play(street, "fons> 1\nben> enquête 1\neva> bedankt voor alles!")
        assert street.hears("fons") == "Deze bevraging is afgelopen sinds maandag 30 november 2026. Toch bedankt."
        assert street.hears("ben").startswith("Cette enquête est terminée depuis le lundi 30 novembre 2026.")
        assert "Beginnen we eraan?" not in street.hears("eva"), "an invitation is no question that waits"


async def test_a_question_is_left_out_a_talk_interrupted_and_gone_on_with_after_a_crash() -> None:
    async with Street.open() as street:
        await open_six(street)
        await play(street, "anna> 1\nanna> 6\nanna> later\ncrash\nanna> bevraging")
        assert street.hears("anna").startswith("Vraag 2 van 3: Wat ontbreekt er het meest?\n1 een bank")
        await play(street, "anna> bloemen\nanna> stop\nclock +1d\nanna> bevraging 1\nanna> sla over\nanna> nee")
        await play(street, "anna> bevraging 1")
        assert "thuis in de buurt? (overgeslagen)\n2. Wat ontbreekt er het meest? bloemen\n3." in street.hears("anna")
        assert "nog weten? (overgeslagen)" in street.hears("anna")


async def test_an_answer_is_changed_until_it_closes() -> None:
    async with Street.open() as street:
        await open_six(street)
        await everybody_answers(street, *SIX)
        await play(street, "fons> bevraging 1\nfons> 2\nfons> 1\neva> bevraging 1\neva> 2\neva> 1\ndirk> Befragung 1")
        await play(street, "dirk> 2\ndirk> 1\nanna> bevraging 1\nanna> 3\nanna> sla over")
        before = len(street.lines)
        await play(street, "rita> bevraging 1 sluit")
        assert since(street, before, "anna")[0].startswith(RESULT)
        await play(street, "jonas> bevraging 1")
        assert RESULT in street.hears("jonas")


async def test_who_does_not_answer_is_reminded_twice_and_who_wants_no_more_is_not() -> None:
    async with Street.open() as street:
        await open_six(street)
        await answer(street, "anna", "4", "1", "sla over")
        await play(street, "ben> 3\ncleo> consents\ncleo> no surveys")
        assert any("To end it, type: no surveys" in text for text in street.heard("cleo"))
        before = len(street.lines)
        await play(street, "clock 2026-11-30 19:00")
        assert [since(street, before, name) for name in ("anna", "ben", "cleo")] == [[], [], []]
        said = [line for line in street.lines[before:] if line.to == "eva"]
        assert [f"{line.at:%d %H:%M}" for line in said] == ["26 10:00", "29 10:00"]
        assert said[0].text.startswith("Een herinnering: de organisatoren van De Linde vragen je iets")


async def test_two_rounds_that_come_up_together_after_an_absence_are_one() -> None:
    async with Street.open() as street:
        await open_six(street)
        before = len(street.lines)
        await play(street, "down 6d\nclock 2026-11-30 19:00")
        assert len(since(street, before, "eva")) == 1
        await play(street, "down 12h\nclock +2h")
        assert "Minder dan 5 mensen antwoordden." in street.hears("eva")
        assert f"{street.lines[-1].at:%H:%M}" == "08:00", "nobody is woken"


async def test_who_wants_to_hear_nothing_is_not_asked() -> None:
    async with Street.open() as street:
        await play(street, LEADERS + PEOPLE + AGREED + "eva> stop\neva> stop")
        await start(street)
        asked = [name for name in SIX if street.hears(name).startswith("De organisatoren van De Linde vragen")]
        assert asked == ["anna", "fons"]


async def test_who_was_not_asked_takes_part_by_the_word_that_the_room_reads() -> None:
    async with Street.open() as street:
        await play(street, LEADERS + PEOPLE)
        await start(street, room=True)
        assert "Er is nog niemand aan wie ik het privé mag vragen." in street.heard("jonas")[-2]
        said = "De organisatoren vragen de buurt: “Wonen in De Linde”.\nMeedoen? Schrijf mij privé: bevraging 1."
        assert street.hears("#bewoners").startswith(said)
        await play(street, "anna #bewoners> bevraging 1")
        for name in SIX[1:]:
            await street.says(name, "bevraging 1")
        await everybody_answers(street, *SIX)
        await play(street, CLOSES)
        assert street.hears("#bewoners").startswith("Wat eruit kwam: “Wonen in De Linde”\n6 mensen antwoordden.")
        assert street.hears("anna").startswith("Wat eruit kwam")


async def test_what_is_private_in_own_words_is_kept_only_without_it_and_after_a_yes() -> None:
    async with Street.open() as street:
        await open_six(street)
        await play(street, "anna> 1\nanna> 4\nanna> 1\nanna> Meer licht op het plein, bel mij op 0470 12 34 56")
        said = street.hears("anna")
        assert said.startswith("Er stond iets privé in. Ik zou dit bewaren:\nMeer licht op het plein")
        assert "0470" not in said
        await play(street, "anna> 1\nanna> nee\nanna> bevraging 1")
        assert "Meer licht op het plein" in street.hears("anna")
        assert "0470" not in street.hears("anna")
        await play(street, "ben> 1\nben> 4\nben> 1\nben> Madame Dupont est trop bruyante la nuit")
        assert "Dupont" not in street.hears("ben")


async def test_only_who_leads_takes_it_back_and_every_answer_goes_with_it() -> None:
    async with Street.open() as street:
        await open_six(street)
        await everybody_answers(street, "anna")
        await play(street, "anna> bevraging nieuw Mijn vragen")
        assert street.hears("anna") == "Alleen een organisator kan een bevraging maken."
        await play(street, "anna> bevraging 1 sluit\nanna> bevraging 1 intrekken\nanna> bevraging 1")
        assert street.hears("anna").startswith("Dit zijn je antwoorden.")
        before = len(street.lines)
        await play(street, "jonas> bevraging 1 intrekken\njonas> ja\n" + CLOSES)
        assert since(street, before, "eva") == []
        await play(street, "anna> bevraging 1")
        assert street.hears("anna").startswith("De organisatoren hebben deze bevraging ingetrokken.")
        async with street.store.begin() as tx:
            assert await tx.all_given(1) == ()


async def test_other_languages_need_as_many_lines_and_a_day_must_come() -> None:
    async with Street.open() as street:
        await play(street, LEADERS + PEOPLE + AGREED + WRITTEN + "jonas> 1\njonas> Habiter De Linde")
        assert street.hears("jonas").startswith("Ik lees 1 regel.\nStuur deze 7 regels in deze taal: Français.")
        await street.says("jonas", FRENCH)
        await play(street, "jonas> nee\njonas> 1\njonas> gisteren")
        assert street.hears("jonas").startswith("Kies een dag vanaf morgen")
        await play(street, "jonas> 4/12\njonas> nee")
        assert "tot vrijdag 4 december 2026, 20 uur" in street.hears("jonas")
