"""Alles goed? While the channel is cut off nobody is silent: the time is given again, or it is unknown."""

from __future__ import annotations

from dataclasses import replace

from bot.play.street import Street
from handlers.checkins.nouns import RoundState
from tests.street.checking import asked, rounds, said, with_maria
from tests.street.playing import heard_at, play

OUT = "clock 2024-10-26 09:05\noutage console on\n"
ALERT = "Dag Leen, je bent contact"
UNKNOWN = "kon ik NIET vragen"


async def test_a_while_in_which_the_channel_was_cut_off_is_no_silence_and_the_whole_time_is_given_again() -> None:
    async with Street.open() as street:
        await with_maria(street, f"{OUT}clock 2024-10-26 09:20\noutage console off\nclock 2024-10-26 10:19\n")
        assert heard_at(street, "maria", "Ik was even weg. Alles goed?") == ["2024-10-26 09:30"]
        assert not await said(street, "checkin.alert")
        await play(street, "clock 2024-10-26 10:21\n")
        assert heard_at(street, "leen", ALERT) == ["2024-10-26 10:20"]


async def test_what_is_answered_after_an_outage_ends_it_and_nobody_was_alarmed() -> None:
    async with Street.open() as street:
        await with_maria(street, f"{OUT}clock 2024-10-26 09:20\noutage console off\nmaria> 1\nclock 2024-10-26 20:00\n")
        assert not await said(street, "checkin.alert")
        assert [one.state for one in await rounds(street)] == [RoundState.ANSWERED]


async def test_who_cannot_be_heard_any_more_is_unknown_and_the_organisers_hear_it_when_we_are_back() -> None:
    async with Street.open() as street:
        await with_maria(street, f"{OUT}clock 2024-10-26 10:30\noutage console off\nclock 2024-10-26 20:00\n")
        assert not await said(street, "checkin.alert")
        assert [one.state for one in await rounds(street)] == [RoundState.UNKNOWN]
        (told,) = [text for text in street.heard("rita") if UNKNOWN in text]
        assert "Maria" in told


async def test_a_fault_that_passes_within_a_quarter_of_an_hour_makes_nobody_unknown() -> None:
    async with Street.open() as street:
        out = "clock 2024-10-26 09:25\noutage console on\nclock 2024-10-26 09:35\noutage console off\n"
        await with_maria(street, f"{out}clock 2024-10-26 10:34\n")
        assert [one.state for one in await rounds(street)] == [RoundState.ASKED]
        await play(street, "clock 2024-10-26 10:36\n")
        assert heard_at(street, "leen", ALERT) == ["2024-10-26 10:35"]


async def test_an_outage_of_another_channel_changes_nothing() -> None:
    async with Street.open() as street:
        await with_maria(street, f"{OUT.replace('console', 'sms')}clock 2024-10-26 09:31\n")
        assert heard_at(street, "leen", ALERT) == ["2024-10-26 09:30"]


async def test_an_outage_after_an_hour_of_silence_takes_nothing_back() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 09:40\noutage console on\nclock 2024-10-26 09:50\n")
        assert heard_at(street, "leen", ALERT) == ["2024-10-26 09:30"]
        await play(street, "outage console off\nleen> 1\n")
        assert [one.state for one in await rounds(street)] == [RoundState.LOOKING]


async def test_outages_that_come_back_all_day_end_in_unknown_and_never_in_an_alarm() -> None:
    async with Street.open() as street:
        await with_maria(street)
        for minute in range(545, 1260, 30):
            at = f"2024-10-26 {minute // 60:02d}:{minute % 60:02d}"
            await play(street, f"clock {at}\noutage console on\nclock +10min\noutage console off\n")
        assert not await said(street, "checkin.alert")
        assert [one.state for one in await rounds(street)] == [RoundState.UNKNOWN]


async def test_a_day_that_we_missed_wholly_is_unknown_where_the_next_day_is_not_asked_on() -> None:
    async with Street.open() as street:
        await with_maria(street)
        async with street.store.begin() as tx:
            check = await tx.checkin("p-maria")
            assert check is not None
            await tx.save_saved(replace(check, days=(5,)), street.now)  # on Saturdays
        await play(street, "clock 2024-10-26 08:00\ndown 30h\nclock 2024-10-27 20:00\n")
        assert not heard_at(street, "maria", "Goeiemorgen")
        assert [(one.state, f"{one.on:%A}") for one in await rounds(street)] == [(RoundState.UNKNOWN, "Saturday")]
        assert [UNKNOWN in text for text in street.heard("rita")].count(True) == 1


async def test_two_who_are_cut_off_are_told_in_one_message() -> None:
    async with Street.open() as street:
        await with_maria(street)
        await asked(street, "jos")
        await play(street, f"{OUT}clock 2024-10-26 10:30\noutage console off\nclock 2024-10-26 11:00\n")
        assert ["Jos, Maria" in text for text in street.heard("rita") if UNKNOWN in text] == [True]
