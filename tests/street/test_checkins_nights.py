"""Alles goed? Nobody is woken for it, whenever we come back; and after a night without us everybody is asked again."""

from __future__ import annotations

from datetime import time

from bot.play.street import Street
from handlers.checkins.nouns import RoundState
from tests.street.checking import rounds, said, with_maria
from tests.street.playing import heard_at, play


async def test_who_was_missed_until_after_midnight_is_unknown_for_that_day_and_asked_at_the_hour_of_the_next() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 08:00\ndown 18h\nclock 2024-10-27 08:31\n")
        assert heard_at(street, "maria", "Goeiemorgen Maria. Alles goed?") == ["2024-10-27 08:30"]
        assert [(one.state, one.on.day) for one in await rounds(street)] == [
            (RoundState.UNKNOWN, 26),
            (RoundState.ASKED, 27),
        ]
        await play(street, "maria> 1\nrita> alles goed lijst\n")
        assert "antwoordde, of werd gezien: 1" in street.hears("rita")


async def test_nobody_is_asked_again_in_the_night_when_we_come_back() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-25 19:40\ndown 5h\nclock 2024-10-26 06:00\n", at=time(19, 30))
        assert heard_at(street, "maria", "Ik was even weg") == []
        assert [one.state for one in await rounds(street)] == [RoundState.UNKNOWN]
        assert not await said(street, "checkin.alert")


async def test_a_question_that_cannot_be_delivered_before_the_night_is_never_delivered() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-25 19:25\noutage console on\n", at=time(19, 30))
        await play(street, "clock 2024-10-25 21:30\noutage console off\nclock 2024-10-26 06:00\n")
        assert heard_at(street, "maria", "Goeie") == []
        assert [one.state for one in await rounds(street)] == [RoundState.UNKNOWN]


async def test_a_silence_of_yesterday_stands_on_the_list_until_it_ends() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-27 10:00\nrita> alles goed lijst\n")
        assert "nu nodig: 1 (Maria)" in street.hears("rita")
        await play(street, "maria> 1\nrita> alles goed lijst\n")
        assert "nu nodig: 0" in street.hears("rita")
