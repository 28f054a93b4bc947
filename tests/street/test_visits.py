"""Going in alone: only who wants it is watched over, and a silence is asked about before anybody is alarmed."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street
from tests.street.reporting import GOES_ON

TAKEN = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer {language}
person tom volunteer nl
person rita organiser nl
maria> hulp koffie drinken zaterdag 10 tot 11 uur
maria> ja
maria> Kerkstraat
maria> 9
maria> ja
karim> neem 1
maria> ja
clock 2026-11-28 10:05
"""


async def play(street: Street, text: str, language: str = "nl") -> None:
    await Script(street).play(text.replace("{language}", language))


async def test_it_is_offered_shortly_before_and_nobody_has_to() -> None:
    async with Street.open() as street:
        await play(street, TAKEN)
        assert "Ga je alleen binnen? Als je wil, let ik op de tijd." in street.hears("karim")
        await play(street, "clock 2026-11-28 13:00")
        assert not [text for text in street.heard("karim") if text.startswith("Ben je weer buiten")]


@pytest.mark.parametrize(
    ("language", "inside", "outside"),
    [
        ("nl", "ik ben binnen", "ik ben buiten"),
        ("fr", "je suis à l'intérieur", "je suis sorti"),
        ("en", "I'm inside", "I am outside"),
        ("de", "ich bin drinnen", "ich bin draußen"),
    ],
)
async def test_who_goes_in_and_comes_out_again_alarms_nobody(language: str, inside: str, outside: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + f"karim> {inside}", language)
        assert "2026" in street.hears("karim")
        assert "12" in street.hears("karim")
        told = len(street.heard("rita"))
        await play(street, f"clock +50m\nkarim> {outside}\nkarim> 1\nclock +3h")
        assert len(street.heard("rita")) == told


async def test_who_is_overdue_is_asked_and_an_answer_is_enough() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> ik ben binnen\nclock 2026-11-28 12:01")
        assert street.hears("karim").startswith("Ben je weer buiten na taak 1?")
        told = len(street.heard("rita"))
        await play(street, "karim> 2\nclock 2026-11-28 12:50")
        assert len(street.heard("rita")) == told
        await play(street, "clock 2026-11-28 13:02")
        assert street.hears("karim").startswith("Ben je weer buiten na taak 1?")
        await play(street, "karim> 1")
        assert "Is taak 1 gelukt?" in street.hears("karim")


async def test_who_stays_silent_is_told_to_the_organiser_and_the_all_clear_follows() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> ik ben binnen\nclock 2026-11-28 12:29")
        assert "antwoordt mij niet" not in street.hears("rita")
        await play(street, "clock 2026-11-28 12:31")
        assert street.hears("rita").startswith("Karim ging binnen voor taak 1 en antwoordt mij niet.")
        assert "Kerkstraat 9" in street.hears("rita")
        await play(street, "karim> ik ben buiten")
        assert street.hears("rita") == "Karim is weer buiten na taak 1. Alles is in orde."


async def test_our_own_absence_alarms_nobody() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> ik ben binnen\nclock 2026-11-28 12:10\ndown 1h")
        assert "antwoordt mij niet" not in "".join(street.heard("rita"))
        assert street.hears("karim").startswith("Ben je weer buiten na taak 1?")
        await play(street, "clock +31m")
        assert "antwoordt mij niet" in street.hears("rita")


async def test_who_wants_a_call_gets_it() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> ik ben binnen 1\nclock 2026-11-28 12:01\nkarim> 3")
        assert street.hears("rita").startswith("Karim is binnen voor taak 1 en vraagt of je belt.")


async def test_done_means_outside() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> ik ben er\nkarim> ja\nclock +40m\nkarim> klaar 1\nclock +4h")
        assert not [text for text in street.heard("karim") if text.startswith("Ben je weer buiten")]


async def test_who_only_says_that_they_are_there_is_not_watched() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> ik ben er\nkarim> nee\nclock 2026-11-28 12:40")
        assert not [text for text in street.heard("karim") if text.startswith("Ben je weer buiten")]


async def test_somebody_without_a_task_today_is_asked_which_one() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "tom> ik ben binnen")
        assert street.hears("tom").startswith("Welke?")
        await play(street, "tom> ik ben binnen nr 1")
        assert street.hears("tom") == "Jij hebt taak 1 niet."


INSIDE = TAKEN + "karim> ik ben binnen\n"


@pytest.mark.parametrize("before", ["karim> laat los 1", "maria> intrekken 1\nmaria> ja"])
@pytest.mark.parametrize("out", ["ik ben buiten", "ik ben buiten 1"])
async def test_who_is_inside_can_always_say_that_they_are_out(before: str, out: str) -> None:
    async with Street.open() as street:
        await play(street, f"{INSIDE}{before}\nkarim> {out}")
        assert street.hears("karim").startswith("Goed dat je het zegt. Ik let niet meer op de tijd.")
        await play(street, "clock +4h")
        assert "antwoordt mij niet" not in "".join(street.heard("rita"))


@pytest.mark.parametrize("before", ["karim> laat los 1", "maria> intrekken 1\nmaria> ja"])
async def test_the_button_is_heard_after_the_task_is_gone(before: str) -> None:
    async with Street.open() as street:
        await play(street, f"{INSIDE}{before}\nclock 2026-11-28 12:01\nkarim> 1")
        assert street.hears("karim").startswith("Goed dat je het zegt.")
        assert "gelukt" not in street.hears("karim")
        await play(street, "clock +1h")
        assert "antwoordt mij niet" not in "".join(street.heard("rita"))


async def test_a_contact_that_was_taken_back_is_given_only_to_who_cannot_reach_the_helper() -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "person jonas organiser nl\nkarim> laat los 1")
        told = len(street.lines)
        await play(street, "clock 2026-11-28 12:31")
        assert street.hears("rita").startswith("Karim ging binnen voor taak 1 en antwoordt mij niet.")
        assert not [line for line in street.lines[told:] if "Kerkstraat 9" in line.text]
        await play(street, "rita> 1")
        assert "Kerkstraat 9" in street.hears("rita")
        assert "Kerkstraat 9" not in street.hears("jonas")


async def test_who_is_out_by_then_needs_no_address() -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "karim> laat los 1\nclock 2026-11-28 12:31\nkarim> ik ben buiten")
        assert street.hears("rita") == "Karim is weer buiten na taak 1. Alles is in orde."
        told = len(street.lines)
        await play(street, "rita> 1")
        assert not [line for line in street.lines[told:] if "Kerkstraat 9" in line.text]


async def test_where_the_address_is_forgotten_the_organisers_hear_who_asked() -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "maria> intrekken 1\nmaria> ja\nclock 2026-11-28 12:31\nrita> 1")
        assert "Maria" in street.hears("rita")
        assert "Contact:" not in street.hears("rita")


async def test_an_alarm_ends_however_somebody_says_that_all_is_well() -> None:
    for words, heard in (("klaar 1", "Karim is weer buiten"), ("2", "Karim is nog binnen voor taak 1")):
        async with Street.open() as street:
            await play(street, INSIDE + f"clock 2026-11-28 12:31\nkarim> {words}")
            assert street.hears("rita").startswith(heard)


async def test_the_all_clear_is_about_who_was_missed() -> None:
    async with Street.open() as street:
        two = "tom> neem 1\nmaria> ja\nkarim> neem"
        await play(street, INSIDE.replace("zaterdag", "met 2 buren zaterdag").replace("karim> neem", two))
        await play(street, "clock 2026-11-28 12:31")
        told = len(street.heard("rita"))
        await play(street, "tom> ik ben buiten")
        assert len(street.heard("rita")) == told
        await play(street, "karim> ik ben buiten\nkarim> ik ben buiten")
        assert [text for text in street.heard("rita")[told:] if text] == [
            "Karim is weer buiten na taak 1. Alles is in orde."
        ]


@pytest.mark.parametrize("over", ["maria> klaar 1", "maria> niemand is gekomen", "maria> meld 1\nmaria> hij doet raar"])
async def test_who_says_done_is_out_also_when_it_was_over_or_held_already(over: str) -> None:
    async with Street.open() as street:
        await play(street, f"{INSIDE}{over}\nclock 2026-11-28 12:31\nkarim> klaar 1")
        assert street.hears("rita") == "Karim is weer buiten na taak 1. Alles is in orde."
        told = len(street.heard("karim"))
        await play(street, "clock 2026-11-28 14:00")
        assert not [text for text in street.heard("karim")[told:] if text.startswith("Ben je weer buiten")]


SILENT = "antwoordt mij niet"


def alarms(street: Street) -> list[str]:
    return [text for text in street.heard("rita") if SILENT in text]


async def test_a_question_that_arrived_late_leaves_the_whole_time_for_an_answer() -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "clock 2026-11-28 11:50\noutage console on\nclock 2026-11-28 12:50")
        await play(street, "outage console off\nclock 2026-11-28 13:19")
        assert street.hears("karim").startswith("Ben je weer buiten na taak 1?")
        assert not alarms(street)
        await play(street, "clock 2026-11-28 14:32")
        assert len(alarms(street)) == 1


@pytest.mark.parametrize("back", ["12:20", "12:34"])
async def test_a_while_in_which_the_channel_was_cut_off_is_no_silence(back: str) -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "clock 2026-11-28 12:02\nclock 2026-11-28 12:10\noutage console on")
        await play(street, f"clock 2026-11-28 {back}\noutage console off\nclock 2026-11-28 12:49")
        assert not alarms(street)
        await play(street, "clock 2026-11-28 13:06")
        assert len(alarms(street)) == 1


async def test_who_cannot_be_heard_for_an_hour_is_told_as_not_reached() -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "clock 2026-11-28 12:10\noutage console on\nclock 2026-11-28 13:15")
        await play(street, "outage console off\nclock 2026-11-28 13:20")
        assert not alarms(street)
        assert street.hears("rita").startswith("Karim ging binnen voor taak 1, en ik bereik Karim niet")


async def test_a_question_that_does_not_arrive_is_told_as_that_and_not_as_silence() -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "clock 2026-11-28 11:50\noutage console on\nclock 2026-11-28 13:05")
        await play(street, "outage console off\nclock 2026-11-28 13:06")
        assert street.hears("rita").startswith("Karim ging binnen voor taak 1, en ik bereik Karim niet")
        await play(street, "karim> 1")
        assert street.hears("rita") == "Karim is weer buiten na taak 1. Alles is in orde."
        await play(street, "clock +3h")
        assert not alarms(street)


async def test_who_was_not_reached_and_then_stays_silent_is_told_to_the_organiser() -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "clock 2026-11-28 11:50\noutage console on\nclock 2026-11-28 13:05")
        await play(street, "outage console off\nclock 2026-11-28 13:34")
        assert not alarms(street)
        await play(street, "clock 2026-11-28 14:05")
        assert len(alarms(street)) == 1
        await play(street, "clock 2026-11-29 18:00")
        assert len([text for text in street.heard("rita") if "ik bereik Karim niet" in text]) == 1


@pytest.mark.parametrize(
    ("down_at", "length", "back_at", "alarm_by"),
    [("12:27", "4min", "12:59", "13:02"), ("12:01", "28min", "12:58", "13:00"), ("12:10", "2min", "12:41", "12:43")],
)
async def test_our_absence_within_the_time_for_an_answer_gives_it_again(
    down_at: str, length: str, back_at: str, alarm_by: str
) -> None:
    async with Street.open() as street:
        await play(street, f"{INSIDE}clock 2026-11-28 {down_at}\ndown {length}\nclock 2026-11-28 {back_at}")
        assert not alarms(street)
        await play(street, f"clock 2026-11-28 {alarm_by}")
        assert len(alarms(street)) == 1


async def test_who_stays_silent_while_we_start_again_and_again_is_told_as_not_reached() -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "clock 2026-11-28 12:20\ndown 1min\n" + "clock +20min\ndown 1min\n" * 3)
        assert not alarms(street)
        assert len([text for text in street.heard("rita") if "ik bereik Karim niet" in text]) == 1


BOTH = (
    TAKEN.replace("clock 2026-11-28 10:05\n", "")
    + """maria> hulp boodschappen zaterdag 11.30 uur
maria> ja
maria> Kerkstraat
maria> 9
maria> ja
karim> neem 2
maria> ja
clock 2026-11-28 10:05
"""
)


@pytest.mark.parametrize("out", ["ik ben buiten", "ik ben buiten 1", "ik ben buiten 2", "ik ben buiten 7"])
@pytest.mark.parametrize("into", ["ik ben binnen 1", "ik ben binnen 2\nkarim> ik ben binnen 1"])
async def test_who_is_out_is_inside_nowhere_whatever_number_is_said(into: str, out: str) -> None:
    async with Street.open() as street:
        await play(street, BOTH + f"karim> {into}\nkarim> {out}")
        assert street.hears("karim").startswith("Goed dat je het zegt. Ik let niet meer op de tijd.")
        await play(street, "clock +5h")
        assert not [text for text in street.heard("karim") if text.startswith("Ben je weer buiten")]
        assert not alarms(street)


async def test_who_goes_in_somewhere_else_is_out_of_the_first() -> None:
    async with Street.open() as street:
        await play(street, BOTH + "karim> ik ben binnen 1\nclock 2026-11-28 12:31\nkarim> ik ben binnen 2")
        assert street.hears("rita") == "Karim is weer buiten na taak 1. Alles is in orde."
        await play(street, "clock 2026-11-28 14:32")
        assert street.hears("karim").startswith("Ben je weer buiten na taak 2?")


async def test_who_wants_no_messages_any_more_while_inside_is_no_silence() -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "karim> stop")
        assert street.hears("karim").endswith("Dan let ik niet meer op de tijd.")
        await play(street, "karim> stop")
        assert "Ik let niet meer op de tijd." in street.hears("karim")
        assert street.hears("rita").startswith("Karim is binnen voor taak 1 en wil geen berichten meer")
        told = len(street.heard("rita"))
        await play(street, "clock +5h")
        assert not [text for text in street.heard("rita")[told:] if "ging binnen" in text]


@pytest.mark.parametrize("words", ["bel mij", "Bel me!", "mens", "kan iemand mij bellen"])
async def test_who_asks_for_a_person_when_asked_whether_they_are_out_is_called_at_once(words: str) -> None:
    async with Street.open() as street:
        await play(street, INSIDE + f"clock 2026-11-28 12:01\nkarim> {words}")
        assert street.hears("rita").startswith("Karim is binnen voor taak 1 en vraagt of je belt.")
        assert "Kerkstraat 9" in street.hears("rita")
        told = len(street.heard("rita"))
        await play(street, "clock +1h")
        assert len(street.heard("rita")) == told


@pytest.mark.parametrize("words", ["ik ben weer buiten", "weer buiten", "ben terug buiten"])
@pytest.mark.parametrize("asked", ["", "clock 2026-11-28 12:01\n"])
async def test_outside_is_heard_as_people_say_it(asked: str, words: str) -> None:
    async with Street.open() as street:
        await play(street, INSIDE + f"{asked}karim> {words}\nclock +4h")
        assert not alarms(street)


async def test_the_contact_goes_back_when_all_is_well() -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "clock 2026-11-28 12:31\nkarim> ik ben buiten")
        assert any(line.to == "rita" and line.kind == "taken back" for line in street.lines)
        assert "Karim is weer buiten na taak 1. Alles is in orde." in street.heard("rita")


async def test_without_an_all_clear_the_contact_goes_back_after_a_day() -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "clock 2026-11-29 12:00")
        assert not any(line.to == "rita" and line.kind == "taken back" for line in street.lines)
        await play(street, "clock 2026-11-29 12:31")
        assert any(line.to == "rita" and line.kind == "taken back" for line in street.lines)


async def test_on_hold_an_organiser_with_a_part_in_it_is_not_who_looks_for_the_helper() -> None:
    async with Street.open() as street:
        two = "rita> neem 1\nmaria> ja\nkarim> neem"
        await play(street, INSIDE.replace("zaterdag", "met 2 buren zaterdag").replace("karim> neem", two))
        await play(street, "person an organiser nl\nmaria> meld 1 er klopt iets niet")
        told = len(street.heard("rita"))
        await play(street, "clock 2026-11-28 12:31")
        assert street.hears("an").startswith("Karim ging binnen voor taak 1")
        await play(street, "karim> ik ben buiten")
        assert street.hears("an").startswith("Karim is weer buiten")
        assert len(street.heard("rita")) == told


async def test_who_is_inside_is_asked_one_thing_at_a_time() -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "person sanne confidential nl\nmaria> meld 1 er klopt iets niet")
        await play(street, f"{GOES_ON}\nclock 2026-11-28 12:01")
        asked = [text for text in street.heard("karim") if text.startswith(("Is taak 1 gelukt", "Ben je weer buiten"))]
        assert len(asked) == 1


async def test_who_is_still_inside_keeps_the_contact_and_nobody_hears_that_it_is_over() -> None:
    async with Street.open() as street:
        await play(street, INSIDE + "clock 2026-11-28 12:01\nkarim> 2\nclock 2026-11-28 13:02\nkarim> 2")
        told = len(street.lines)
        await play(street, "clock 2026-11-28 14:01")
        assert not [line for line in street.lines[told:] if line.to in ("karim", "maria")]
        await play(street, "karim> ik ben buiten\nkarim> 1")
        assert street.hears("maria").startswith("#1 is klaar. Is alles goed gegaan?")
