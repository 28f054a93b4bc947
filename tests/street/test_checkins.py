"""Alles goed? Asked at one's own hour, told to nobody but who agreed, and never a silence where we could not hear."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.street import Street
from handlers.checkins import times
from handlers.checkins.nouns import RoundState
from handlers.decision import Cancel
from handlers.model import IncomingKind
from tests.street.checking import MISSED, PEOPLE, rounds, said, with_maria
from tests.street.playing import heard_at, play


async def test_the_question_is_asked_at_the_wall_time_in_both_nights_when_the_clock_changes() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 08:31\nmaria> ja\nclock 2024-10-27 08:31\nmaria> ja\n")
        await play(street, "maria> pauze tot en met 29 maart 2025\nmaria> ja\nclock 2025-03-30 08:31\nmaria> ja\n")
        assert heard_at(street, "maria", "Goeiemorgen") == ["2024-10-26 08:30", "2024-10-27 08:30", "2025-03-30 08:30"]
        assert "Dit is geen alarmsysteem. Bij gevaar bel je 112." in street.heard("maria")[-2]


async def test_who_cannot_passes_it_on_at_once_and_then_the_organisers_are_told() -> None:
    async with Street.open() as street:
        await with_maria(
            street, f"{MISSED}clock 2024-10-26 09:32\nleen> 2\nclock 2024-10-26 09:34\nkarim> ik kan niet\n"
        )
        assert heard_at(street, "leen", "Dag Leen, je bent contact") == ["2024-10-26 09:30"]
        assert heard_at(street, "karim", "Dag Karim, je bent contact") == ["2024-10-26 09:32"]
        assert heard_at(street, "rita", "Maria antwoordde nog niet") == ["2024-10-26 09:34"]


async def test_without_an_answer_of_anybody_it_climbs_every_quarter_of_an_hour_and_never_ends_by_itself() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 22:00\n")
        assert heard_at(street, "karim", "Dag Karim") == ["2024-10-25 10:00", "2024-10-26 09:45"]
        assert heard_at(street, "rita", "Maria antwoordde")[:3] == [f"2024-10-26 {h}:00" for h in (10, 11, 12)]
        (about,) = await rounds(street)
        assert about.state is RoundState.MISSED


async def test_the_organisers_are_told_again_every_hour_wherever_the_person_lives() -> None:
    async with Street.open() as street:
        await with_maria(street)
        async with street.store.begin() as tx:
            check = await tx.checkin("p-maria")
            assert check is not None
            there = replace(check, zone="America/New_York")
            await tx.save_saved(there, street.now)
            await tx.cancel(Cancel(times.ASK, "p-maria"))
            await tx.schedule(times.next_ask(there, street.now))
        await play(street, "clock 2024-10-26 23:00\n")
        told = heard_at(street, "rita", "Maria antwoordde")
        assert told[:5] == [f"2024-10-25 {h}:00" for h in (16, 17, 18, 19, 20)]


async def test_a_silence_of_several_days_is_one_and_its_end_is_told_once() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-28 08:31\n")
        assert len(await rounds(street)) == 1
        assert heard_at(street, "maria", "Goeiemorgen") == [f"2024-10-{day} 08:30" for day in (26, 27, 28)]
        assert heard_at(street, "leen", "Dag Leen, je bent contact") == ["2024-10-26 09:30"]
        await play(street, "maria> 1\n")
        assert [who for who, _about in await said(street, "checkin.all_clear")] == ["p-leen", "p-karim", "p-rita"]


async def test_the_days_that_are_named_are_the_days() -> None:
    async with Street.open() as street:
        days = "maria> alles goed\nmaria> ja\nmaria> 1\nmaria> maandag en dinsdag\nmaria> 1\nmaria> 1\nmaria> 1\n"
        await play(street, f"{PEOPLE}{days}")
        assert "maandag, dinsdag." in street.hears("maria").split("\n")[0]


async def test_who_goes_says_how_it_is_and_nobody_else_has_to_go() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 09:50\nleen> 1\n")
        assert street.hears("karim") == "Er gaat iemand kijken bij Maria. Jij hoeft niet."
        await play(street, "karim> 1\nleen> ok\n")
        assert street.hears("maria") == "Leen liet weten dat alles goed is met jou. Tot de volgende keer."
        (about,) = await rounds(street)
        assert (about.state, about.answer) == (RoundState.SEEN, "ok")


async def test_who_went_and_says_nothing_is_asked_and_then_it_goes_on() -> None:
    async with Street.open() as street:
        await with_maria(street, f"{MISSED}leen> 1\nclock 2024-10-26 11:01\n")
        assert heard_at(street, "leen", "Ik hoorde het nog niet.") == ["2024-10-26 10:30"]
        assert heard_at(street, "karim", "Dag Karim, je bent") == ["2024-10-26 11:00"]


async def test_help_that_is_needed_goes_to_the_organisers_who_end_it() -> None:
    async with Street.open() as street:
        await with_maria(street, f"{MISSED}leen> 1\nleen> hulp\n")
        assert "Leen is bij Maria en zegt dat er hulp nodig is." in street.hears("rita")
        await play(street, "rita> 1\nrita> 2\n")
        (about,) = await rounds(street)
        assert (about.state, about.answer) == (RoundState.SEEN, "help")
        assert await said(street, "checkin.all_clear") == [("p-leen", about.id)]


@pytest.mark.parametrize("answer", ["1", "alles goed", "ja alles oké hoor"])
async def test_an_answer_one_minute_after_the_alarm_is_told_once_to_everybody_who_was_alarmed(answer: str) -> None:
    async with Street.open() as street:
        await with_maria(street, f"clock 2024-10-26 09:46\nmaria> {answer}\nmaria> 1\nclock 2024-10-26 20:00\n")
        good = "Goed nieuws: Maria liet weten dat alles goed is. Dank je!"
        assert [street.heard(who).count(good) for who in ("leen", "karim", "rita")] == [1, 1, 0]
        assert not heard_at(street, "rita", "Maria antwoordde")


@pytest.mark.parametrize(
    ("kind", "room"),
    [
        (IncomingKind.FILE, None),
        (IncomingKind.FILE, "#bewoners"),
        (IncomingKind.REACTION, "#bewoners"),
        (IncomingKind.UNREADABLE, None),
    ],
)
async def test_any_sign_of_life_stops_the_ladder_and_is_asked_about(kind: IncomingKind, room: str | None) -> None:
    async with Street.open() as street:
        await with_maria(street, MISSED)
        await street.does(street._incoming("maria", kind, text="🌻", room=room, about="$m1"))
        assert street.hears("maria").split("\n")[0].endswith("Alles goed?")
        await play(street, "clock 2024-10-26 09:40\nmaria> 1\nclock 2024-10-26 12:00\n")
        assert not heard_at(street, "karim", "Dag Karim, je bent")
        assert [who for who, _about in await said(street, "checkin.all_clear")] == ["p-leen"]


async def test_a_word_in_a_room_before_anybody_is_told_ends_the_silence_without_a_word() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 08:50\nmaria #bewoners> wie gaat er mee naar de markt?\n")
        await play(street, "clock 2024-10-26 12:00\n")
        assert len(heard_at(street, "maria", "Ik hoorde nog niets")) == 0
        assert not await said(street, "checkin.alert")
        await play(street, "maria> 1\n")
        assert street.hears("maria") == "Fijn! Een mooie dag nog."


async def test_a_sign_without_an_answer_is_told_as_what_it_is() -> None:
    async with Street.open() as street:
        await with_maria(street, f"{MISSED}maria #bewoners> hallo\nclock 2024-10-26 09:46\n")
        assert street.hears("leen").startswith("Maria liet iets horen, maar zei niet of alles goed is.")
        await play(street, "maria> 1\n")
        assert len(await said(street, "checkin.all_clear")) == 1


async def test_words_of_danger_end_no_silence() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 08:50\nmaria> ik ben gevallen en kan niet meer opstaan, bel 112\n")
        assert "112" in street.hears("maria")
        await play(street, MISSED)
        assert heard_at(street, "leen", "Dag Leen, je bent contact")


@pytest.mark.parametrize("answer", ["2", "neen, slecht", "niet zo goed"])
async def test_who_needs_help_is_not_told_as_well_and_who_was_told_may_still_go(answer: str) -> None:
    async with Street.open() as street:
        await with_maria(street, f"{MISSED}maria> {answer}\n")
        assert street.hears("maria").startswith("Goed dat je het zegt.")
        assert street.hears("leen").startswith("Maria liet iets horen, maar zei niet of alles goed is.")
        await play(street, "leen> 1\n")
        assert street.hears("leen").startswith("Dank je. Laat weten hoe het is met Maria.")
        await play(street, "leen> ok\n")
        (about,) = await rounds(street)
        assert about.state is RoundState.SEEN


async def test_what_would_help_is_asked_once_more_and_then_somebody_looks() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 08:35\nmaria> 2\nclock 2024-10-26 08:51\n")
        assert street.hears("maria").startswith("Ik hoorde nog niets.")
        assert not await said(street, "checkin.alert")
        await play(street, "clock 2024-10-26 09:10\n")
        assert "Maria liet iets horen, maar zei niet of alles goed is." in street.hears("leen")
        await play(street, "maria> alles goed\n")
        assert street.hears("leen").startswith("Goed nieuws: Maria liet weten dat alles goed is.")


async def test_a_way_to_be_helped_ends_it_and_contacts_hear_nothing_of_which() -> None:
    async with Street.open() as street:
        await with_maria(street, f"{MISSED}maria> 2\nmaria> 1\n")
        assert street.hears("maria").startswith("Waarmee heb je hulp nodig?")
        assert street.hears("leen") == "Maria liet iets horen. Dank je!"
        assert not heard_at(street, "rita", "Maria")
        await play(street, "clock 2024-10-26 20:00\n")
        assert not heard_at(street, "karim", "Dag Karim, je bent")


async def test_the_day_that_is_promised_is_the_day_on_which_is_asked() -> None:
    async with Street.open() as street:
        await play(street, f"{PEOPLE}maria> alles goed\nmaria> 1\nmaria> 1\nmaria> niet op zaterdag en zondag\n")
        await play(street, "maria> 1\nmaria> 1\nmaria> 1\nmaria> 1\n")
        assert "maandag 28 oktober 2024" in street.hears("maria")


async def test_who_was_silent_and_begins_something_is_asked_about_that_last() -> None:
    async with Street.open() as street:
        await with_maria(street, f"{MISSED}maria> wegwijs\n")
        *_before, how_is_it, begun = street.heard("maria")
        assert how_is_it.startswith("Fijn dat ik je hoor. Alles goed?")
        assert "Alles goed?" not in begun
