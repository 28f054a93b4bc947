"""Alles goed? A pause ends by itself, a check by one word; the code word is looked after, and little is kept."""

from __future__ import annotations

from dataclasses import replace

from bot.play.street import Street
from handlers.keeping.sweeping import tonight
from handlers.text import Verbatim
from tests.street.checking import ENROL, MISSED, PEOPLE, rounds, with_maria
from tests.street.playing import heard_at, play


async def test_a_pause_until_sunday_ends_on_monday() -> None:
    async with Street.open() as street:
        await with_maria(street, "maria> pauze tot zondag\nclock 2024-10-28 08:31\n")
        assert heard_at(street, "maria", "Goeiemorgen") == ["2024-10-28 08:30"]


async def test_the_code_word_is_answered_as_usual_and_looked_after_until_somebody_says_what_came_of_it() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 08:35\nmaria> ja hoor, de tulp staat mooi\n", code="tulp")
        assert street.hears("maria") == "Fijn! Een mooie dag nog."
        assert street.hears("rita").startswith("Maria gaf het codewoord")
        await play(street, "maria> alles goed\nmaria> stop alles goed\nclock 2024-10-26 09:36\n")
        assert len(heard_at(street, "rita", "Maria gaf het codewoord")) == 2
        await play(street, "rita> 1\nrita> ok\nclock 2024-10-26 14:00\n")
        assert len(heard_at(street, "rita", "Maria gaf het codewoord")) == 2
        assert not [text for who in ("maria", "leen", "karim") for text in street.heard(who) if "codewoord gaf" in text]


async def test_it_ends_by_one_word_and_nothing_of_it_is_kept() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + ENROL + f"leen> ja\n{MISSED}maria> stop alles goed\nclock 2024-10-27 12:00\n")
        assert street.hears("leen") == "Je bent geen contact meer voor Maria. Dank je!"
        assert heard_at(street, "maria", "Goeiemorgen") == ["2024-10-26 08:30"]
        async with street.store.begin() as tx:
            check = await tx.checkin("p-maria")
            assert check is not None
            assert (check.days, check.code, check.at.hour) == ((), "", 0)
            assert not [one for one in await tx.consents("p-maria") if one.purpose.startswith("checkin")]


async def test_after_thirty_days_nothing_is_kept_of_an_answer() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 08:31\nmaria> 1\nmaria> stop alles goed\nclock 2024-11-24 09:00\n")
        for left in (1, 0):
            async with street.store.begin() as tx:
                for due in tonight(street.now, street.zone):
                    await tx.schedule(due)
            await play(street, "clock +24h\n")
            assert len(await rounds(street)) == left


async def test_a_yes_is_kept_for_each_purpose_with_the_words_that_were_read() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + ENROL + "leen> ja\n")
        async with street.store.begin() as tx:
            mine, theirs = await tx.consents("p-maria"), await tx.consents("p-leen")
        assert {(one.purpose, one.subject) for one in mine} == {("checkin", "delinde"), ("checkin.contact", "p-leen")}
        assert all(isinstance(one.text, Verbatim) and "geen alarmsysteem" in one.text.words for one in mine)
        assert [(one.purpose, one.subject) for one in theirs] == [("checkin.be_contact", "p-maria")]


async def test_neighbours_who_ask_each_other_in_a_room_are_left_alone() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria #bewoners> alles goed?\n")
        assert not street.heard("#bewoners")
        assert "Wil je dat?" not in street.hears("maria")


async def test_discreetly_nothing_shows_what_it_is() -> None:
    async with Street.open() as street:
        await with_maria(street)
        async with street.store.begin() as tx:
            check = await tx.checkin("p-maria")
            assert check is not None
            await tx.save_saved(replace(check, discreet=True), street.now)
        await play(street, "clock 2024-10-26 08:31\n")
        assert street.hears("maria") == "Goeiemorgen Maria. Ben je er?\n1 ja · 2 bel mij"
