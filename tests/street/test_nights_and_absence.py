"""At night people are left in peace, and after we were away everybody hears one calm word."""

from __future__ import annotations

from bot.play.script import Script
from bot.play.street import Street

PEOPLE = """
person maria resident nl
person karim volunteer nl
person lotte volunteer nl
person rita organiser nl
"""
OFFERS = "".join(
    f"{name}> {word}\n" for name in ("karim", "lotte") for word in ("vrijwilliger", "4", "1", "1", "5", "1", "3", "1")
)


def asked(when: str, rest: str = "maria> ja") -> str:
    """Write how Maria asks for a moment."""
    return f"maria> hulp boodschappen {when}\n{rest}\nmaria> Kerkstraat 9\nmaria> 0470 12 34 56\nmaria> ja\n"


async def play(street: Street, text: str) -> None:
    """Play lines of a written conversation."""
    await Script(street).play(text)


def since(street: Street, count: int, to: str) -> list[str]:
    """List what was said to somebody after the first so many lines."""
    return [str(line) for line in street.lines[count:] if line.to == to and line.kind == "said"]


async def test_asked_in_the_evening_for_early_tomorrow_the_organiser_and_the_asker_hear_at_once() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "clock 2026-11-23 21:30\n" + asked("morgen om 7 uur 's ochtends"))
        assert "'s Nachts vraag ik geen vrijwilligers" in street.hears("rita")
        assert "#1 Boodschappen · dinsdag 24 november 2026, 7 uur" in street.hears("rita")
        assert street.hears("maria").startswith("'s Nachts maak ik niemand wakker")


async def test_asked_in_the_evening_for_tomorrow_afternoon_nobody_is_alarmed_and_the_waves_begin_at_eight() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + OFFERS + "clock 2026-11-23 21:30\n" + asked("morgen om 15 uur"))
        assert street.heard("rita") == []
        await play(street, "clock 2026-11-24 08:00")
        assert street.hears("karim").startswith("Een buur vraagt hulp: #1")
        await play(street, "clock 2026-11-24 09:00")
        assert street.heard("rita") == []
        assert not street.hears("#bewoners").startswith("We zoeken nog iemand")


async def test_what_expires_at_night_is_told_at_eight() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "clock 2026-11-23 21:30\n" + asked("morgen om 7 uur 's ochtends"))
        before = len(street.lines)
        await play(street, "clock 2026-11-24 07:59")
        assert street.hears("#bewoners") == "Het moment van #1 is voorbij."
        assert since(street, before, "maria") == []
        await play(street, "clock 2026-11-24 08:00")
        (told,) = since(street, before, "maria")
        assert "Sorry: voor #1 is niet op tijd iemand gevonden." in told


async def test_a_reminder_that_comes_late_in_the_night_waits_until_eight() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + asked("woensdag 15 uur") + "karim #bewoners> neem 1\nclock 2026-11-24 14:00")
        before = len(street.lines)
        await play(street, "down 9h")
        assert since(street, before, "karim") == []
        await play(street, "clock 2026-11-25 08:00")
        (told,) = since(street, before, "karim")
        assert "08:00" in told
        assert "(later dan gepland)" in told


async def test_the_second_reminder_of_an_early_task_comes_the_evening_before() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + asked("donderdag om 8 uur 's ochtends") + "karim #bewoners> neem 1")
        before = len(street.lines)
        await play(street, "clock 2026-11-26 08:30")
        times = [told[12:17] for told in since(street, before, "karim")]
        assert times == ["08:00", "20:30"]
        assert street.heard("rita") == []


async def test_after_five_days_away_each_hears_one_thing_and_the_end_takes_its_time() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + asked("vrijdag 10 uur") + "karim #bewoners> neem 1\nmaria> 1\nclock +2h")
        before = len(street.lines)
        await play(street, "down 5d\nclock +5min")
        (helper,) = since(street, before, "karim")
        _greeting, team = since(street, before, "rita")
        assert "Is taak 1 gelukt?" in helper
        assert "voor #1 stuurde ik geen herinnering" in team
        assert since(street, before, "maria") == []
        await play(street, "clock +3h")
        assert len(since(street, before, "maria")) == 1


async def test_reminders_of_many_tasks_that_were_missed_make_one_list() -> None:
    other = asked("vrijdag 11 uur").replace("maria> ja\nmaria> Kerkstraat", "maria> ja\nmaria> Molenstraat")
    async with Street.open() as street:
        await play(street, PEOPLE + asked("vrijdag 10 uur") + other)
        await play(street, "karim #bewoners> neem 1\nlotte #bewoners> neem 2")
        before = len(street.lines)
        await play(street, "down 5d\nclock +5min")
        _greeting, team = since(street, before, "rita")
        assert "#1, #2" in team


async def test_the_rounds_of_a_search_go_on_at_their_own_pace_after_we_were_away() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + OFFERS + asked("vrijdag 4 december 10 uur") + "clock +3h")
        before = len(street.lines)
        await play(street, "down 3d\nclock +1h")
        assert since(street, before, "rita") == since(street, before, "maria") == []
        await play(street, "clock +2d")
        _greeting, _nobody_found = since(street, before, "rita")


async def test_a_reserve_who_was_asked_before_we_were_away_gets_the_time_again() -> None:
    reserve = "karim #bewoners> neem 1\nlotte #bewoners> neem 1\nlotte> 1\nkarim> laat los 1\n"
    async with Street.open() as street:
        await play(street, PEOPLE + asked("vrijdag 10 uur") + reserve + "down 10h\nclock 2026-11-24 08:30\nlotte> ja")
        assert "Kerkstraat 9" in street.hears("lotte")


async def test_an_idle_draft_is_not_thrown_away_because_we_were_away() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "maria> hulp\nclock 2026-11-24 10:00\ndown 3d\nmaria> ja")
        assert street.hears("maria").startswith("Waarmee heb je hulp nodig?")
