"""Alles goed? What could not be asked or heard is unknown, and many silences at once are rather a fault."""

from __future__ import annotations

from bot.play.street import Street
from handlers.checkins.nouns import RoundState
from tests.street.checking import PEOPLE, asked, rounds, said, with_maria
from tests.street.playing import heard_at, play


async def test_what_could_not_be_delivered_is_unknown_and_told_once_of_all() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        await asked(street, "maria", "jos")
        for who in ("maria", "jos"):
            await street.mute(who, on=True)
        await play(street, "clock 2024-10-26 20:00\n")
        assert {about.state for about in await rounds(street)} == {RoundState.UNKNOWN}
        assert not await said(street, "checkin.alert")
        (told,) = [text for text in street.heard("rita") if "kon ik NIET vragen" in text]
        assert "Jos, Maria" in told


async def test_an_hour_in_which_we_were_away_is_no_silence() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 08:40\ndown 3h\n")
        assert heard_at(street, "maria", "Ik was even weg. Alles goed?") == ["2024-10-26 11:40"]
        assert not await said(street, "checkin.alert")
        await play(street, "clock 2024-10-26 12:41\n")
        assert heard_at(street, "leen", "Dag Leen, je bent contact") == ["2024-10-26 12:40"]


async def test_who_was_to_be_asked_while_we_were_away_is_asked_when_we_are_back_but_not_at_night() -> None:
    async with Street.open() as street:
        await with_maria(street, "clock 2024-10-26 08:00\ndown 2h\n")
        assert heard_at(street, "maria", "Goeiemorgen Maria. Alles goed?") == ["2024-10-26 10:00"]
        await play(street, "maria> 1\nclock 2024-10-27 08:00\ndown 14h\nclock 2024-10-27 23:00\n")
        assert [about.state for about in await rounds(street)] == [RoundState.ANSWERED, RoundState.UNKNOWN]
        assert not await said(street, "checkin.alert")


async def test_when_many_are_silent_at_once_an_organiser_is_asked_once_and_nobody_is_alarmed() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        await asked(street, "maria", "jos", "ria")
        await play(street, "clock 2024-10-26 10:20\nria> 1\n")
        (question,) = [text for text in street.heard("rita") if "binnen hetzelfde kwartier" in text]
        assert question.startswith("3 van de 3 mensen")
        assert not await said(street, "checkin.alert")
        await play(street, "rita> ga door\n")
        assert len(heard_at(street, "leen", "Dag Leen, je bent contact voor")) == 2


async def test_who_wants_to_wait_is_asked_again_and_a_silence_that_stays_goes_on() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        await asked(street, "maria", "jos", "ria")
        await play(street, "clock 2024-10-26 09:40\nrita> wacht\nclock 2024-10-26 11:39\n")
        assert not await said(street, "checkin.alert")
        await play(street, "clock 2024-10-26 11:45\n")
        assert len(heard_at(street, "leen", "Dag Leen, je bent contact voor")) == 3
