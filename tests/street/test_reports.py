"""A report stops contact at once; one person lifts it or ends it, and nobody hears who reported."""

from __future__ import annotations

import pytest

from bot.play.script import Script
from bot.play.street import Street
from handlers.model import Incoming, IncomingKind

TAKEN = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person tom volunteer nl
person rita organiser nl
person sanne confidential nl
maria> hulp vervoer naar station zaterdag 10 uur
maria> ja
maria> Kerkstraat
maria> 9
maria> ja
karim> neem 1
maria> ja
tom> neem 1
tom> ja
"""
HELD = "#1 staat even stil: iemand in de buurt kijkt eerst iets na, en dat kan om veel redenen zijn."


async def play(street: Street, text: str) -> None:
    await Script(street).play(text)


def of_request_1(street: Street, name: str) -> str:
    """Return the last thing somebody read that tells the way to Maria."""
    return next((text for text in reversed(street.heard(name)) if "Kerkstraat 9" in text), "")


@pytest.mark.parametrize("reporter", ["maria", "karim", "tom"])
async def test_a_report_takes_the_contact_back_and_everybody_reads_the_same(reporter: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN)
        await play(street, f"{reporter}> meld 1\n{reporter}> dit voelt niet goed")
        assert any(line.to == "karim" and line.kind == "taken back" for line in street.lines)
        for name in ("maria", "karim", "tom"):
            assert [text for text in street.heard(name) if text.startswith(HELD)], name
        assert "dit voelt niet goed" in "".join(street.heard("sanne"))
        others = [line.text for line in street.lines if line.to not in (reporter, "sanne")]
        assert not [text for text in others if "dit voelt niet goed" in text or "meldt" in text]


async def test_what_was_asked_keeps_nobody_guessing_and_nothing_more_is_released() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nmaria> hij vroeg mijn bankkaart")
        told = len(street.lines)
        await play(street, "karim> neem 1\nkarim> mijn taken\nkarim> klaar 1\ntom> neem 1\ntom> mijn taken")
        assert not [line.text for line in street.lines[told:] if "Kerkstraat 9" in line.text]
        assert street.hears("karim").startswith(HELD)
        told = len(street.lines)
        await play(street, "clock 2026-11-28 13:30")
        assert not [line.text for line in street.lines[told:] if line.to in ("karim", "maria", "tom")]


async def test_lifting_it_gives_the_contact_back_and_reminds_in_time() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nmaria> hij vroeg mijn bankkaart")
        assert "1 het mag doorgaan · 2 het stopt hier" in street.hears("sanne")
        await play(street, "sanne> 1")
        assert street.hears("karim").startswith("#1 gaat door zoals afgesproken. Jij hebt taak 1.")
        assert "Kerkstraat 9" in street.hears("karim")
        assert "#1 gaat door" in street.hears("maria")
        await play(street, "clock 2026-11-27 10:30")
        assert street.hears("karim").startswith("Herinnering")


HALF = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person tom volunteer nl
person rita organiser nl
person sanne confidential nl
maria> hulp verhuizen van een kast zaterdag 10 uur met 2 buren
maria> ja
maria> Kerkstraat
maria> 9
maria> ja
karim> neem 1
"""


async def test_lifting_it_while_one_more_is_needed_goes_on_for_everybody() -> None:
    async with Street.open() as street:
        await play(street, HALF + "maria> meld 1\nmaria> hij vroeg mijn bankkaart\nsanne> 1")
        assert street.hears("sanne").startswith("Goed. Ik liet iedereen weten dat #1 doorgaat.")
        assert street.hears("karim").startswith("#1 gaat door zoals afgesproken. Jij hebt taak 1.")
        assert street.hears("#bewoners").startswith("Nieuwe vraag: #1")
        await play(street, "tom> neem 1")
        assert "Kerkstraat 9" in of_request_1(street, "tom")
        await play(street, "clock 2026-11-27 10:30")
        assert street.hears("karim").startswith("Herinnering")
        assert street.hears("tom").startswith("Herinnering")


ON_BEHALF = """
clock 2026-11-23 09:00
person jonas organiser nl
person sanne confidential nl
jonas> namens
jonas> Jeanne
jonas> 1
jonas> 1
jonas> koffie drinken, elke dinsdag 14 uur
jonas> 1
jonas> Kerkstraat
jonas> Kerkstraat 12
jonas> 1
jonas> neem 1
clock 2026-11-24 15:10
jonas> neem 2
"""


async def test_who_asks_for_somebody_and_helps_as_well_may_report_something_too() -> None:
    async with Street.open() as street:
        await play(street, ON_BEHALF + "jonas> meld 1\njonas> er klopt iets niet")
        assert "Jonas meldt iets over #1:\ner klopt iets niet" in street.heard("sanne")
        assert [text for text in street.heard("sanne") if text.startswith("#2 staat stil")]


async def test_ending_it_keeps_the_two_apart_from_then_on() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nmaria> hij vroeg mijn bankkaart\nsanne> 2")
        assert "#1 gaat niet door" in street.hears("maria")
        assert "#1 gaat niet door" in street.hears("karim")
        await play(street, "maria> hulp vervoer naar station maandag 10 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9")
        await play(street, "maria> ja\nkarim> neem 2")
        assert street.hears("karim") == "Taak 2 gaat toch naar iemand anders. Bedankt voor je aanbod!"


async def test_after_the_end_a_report_keeps_them_apart_until_it_is_lifted() -> None:
    again = "maria> hulp vervoer naar station maandag 10 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9\nmaria> ja"
    async with Street.open() as street:
        await play(street, TAKEN + "clock 2026-11-28 12:00\nkarim> klaar 1\nmaria> 3\nmaria> hij riep\n" + again)
        assert not street.hears("karim").startswith("Een buur vraagt hulp")
        await play(street, "karim> neem 2")
        assert "iemand anders" in street.hears("karim")
        await play(street, "sanne> 1\nkarim> neem 2")
        assert street.hears("karim").startswith("Jij hebt taak 2.")


async def test_where_else_the_two_meet_is_on_hold_too() -> None:
    async with Street.open() as street:
        await play(street, TAKEN.replace("zaterdag 10 uur", "elke zaterdag 10 uur"))
        await play(street, "clock 2026-11-28 12:00\nkarim> neem 2")
        assert of_request_1(street, "karim").startswith("Jij hebt taak 2.")
        await play(street, "maria> meld 1\nmaria> hij riep")
        assert [text for text in street.heard("karim") if text.startswith("#2 staat even stil")]
        await play(street, "karim> mijn taken")
        assert "Kerkstraat 9" not in street.hears("karim")


async def test_an_organiser_who_helps_reads_no_report_about_it() -> None:
    async with Street.open() as street:
        await play(street, TAKEN.replace("person sanne confidential nl\n", "person an organiser nl\n"))
        await play(street, "karim> loslaten 1\ntom> nee\nrita> neem 1\nmaria> meld 1\nmaria> hij riep")
        assert "hij riep" in "".join(street.heard("an"))
        assert "hij riep" not in "".join(street.heard("rita"))


async def test_a_confidential_person_who_helps_is_not_who_reads_it() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> loslaten 1\ntom> nee\nsanne> neem 1\nmaria> meld 1")
        assert "Alleen de organisatoren lezen het" in street.hears("maria")
        await play(street, "maria> ze riep")
        assert "ze riep" not in "".join(street.heard("sanne"))
        assert "ze riep" in "".join(street.heard("rita"))


async def test_nobody_decides_for_two_days_and_the_organisers_hear_that_it_waits_but_not_why() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nmaria> hij riep\nclock +2d\nclock +1h")
        assert "#1 staat al twee dagen stil" in street.hears("rita")
        assert "hij riep" not in "".join(street.heard("rita"))


async def test_who_lets_go_of_what_is_on_hold_is_thanked_and_nobody_else_is_asked() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nmaria> hij riep")
        told = len(street.lines)
        await play(street, "karim> loslaten 1")
        assert [line.to for line in street.lines[told:]] == ["karim"]
        await play(street, "sanne> 1\nclock +5min")
        assert street.hears("tom").startswith("Kan jij taak 1 overnemen?")


async def test_a_series_does_not_come_back_while_a_report_is_looked_at() -> None:
    async with Street.open() as street:
        await play(street, TAKEN.replace("zaterdag 10 uur", "elke zaterdag 10 uur"))
        await play(street, "karim> meld 1\nkarim> dit klopt niet\nclock 2026-11-29 12:00")
        assert not [text for text in street.heard("#bewoners") if "#2" in text]
        await play(street, "sanne> 1\nclock 2026-11-30 14:00")
        assert [text for text in street.heard("#bewoners") if "#2" in text]


async def test_a_report_of_violence_gets_the_numbers_to_call_and_is_passed_on_all_the_same() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1")
        told = len(street.lines)
        await play(street, "maria> Karim sloeg mij en hij bedreigt mij")
        mine = [line.text for line in street.lines[told:] if line.to == "maria"]
        assert "101" in mine[0]
        assert mine[1].startswith("Dank je. Ik gaf het door")
        assert "Karim sloeg mij en hij bedreigt mij" in "".join(street.heard("sanne"))
        assert any(line.to == "karim" and line.kind == "taken back" for line in street.lines)
        others = [line.text for line in street.lines[told:] if line.to not in ("maria", "sanne")]
        assert not [text for text in others if "sloeg" in text or "101" in text]
        await play(street, "maria> 2\nsanne> 2")
        assert "#1 gaat niet door" in street.hears("karim")


async def test_words_of_danger_behind_the_command_are_the_report_too() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 Karim sloeg mij")
        assert "101" in "".join(street.heard("maria"))
        assert "Maria meldt iets over #1:\nKarim sloeg mij" in street.heard("sanne")


async def test_words_of_danger_that_answer_no_report_are_passed_on_to_nobody() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> Karim sloeg mij en hij bedreigt mij")
        assert "101" in street.hears("maria")
        assert not [text for text in street.heard("sanne") if "#1" in text]


async def test_what_stands_behind_the_number_is_the_report_and_nothing_more_is_asked() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij vroeg mijn bankkaart")
        assert "Maria meldt iets over #1:\nhij vroeg mijn bankkaart" in street.heard("sanne")
        assert "Dank je. Ik gaf het door en ik bewaar er niets van. Alleen Sanne leest het." in street.heard("maria")
        assert [text for text in street.heard("karim") if text.startswith(HELD)]


@pytest.mark.parametrize(
    "words", ["nee laat maar", "stop", "non laisse tomber", "never mind", "nein, doch nicht", "nee", "toch niet"]
)
async def test_never_mind_is_no_report(words: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + f"maria> meld 1\nmaria> {words}")
        assert not street.heard("sanne")
        assert not [text for text in street.heard("karim") if "stil" in text]
        await play(street, "maria> meld 1 hij riep")
        assert "Maria meldt iets over #1:\nhij riep" in street.heard("sanne")


@pytest.mark.parametrize("words", ["1", "ok", "👍"])
async def test_a_number_or_a_short_answer_is_no_report_yet(words: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nmaria> hij riep\ntom> meld 1")
        told = len(street.heard("sanne"))
        await play(street, f"tom> {words}")
        assert len(street.heard("sanne")) == told
        assert street.hears("tom").startswith("Ik gaf nog niets door. Schrijf wat je wil vertellen.")
        await play(street, "tom> hij riep ook tegen mij")
        assert "Tom meldt iets over #1:\nhij riep ook tegen mij" in street.heard("sanne")


CALLED = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person rita organiser nl
person sanne confidential nl
maria> hulp vervoer naar station zondag 10 uur
maria> ja
maria> Kerkstraat
maria> 9, 0470 12 34 56
maria> ja
clock 2026-11-27 12:00
rita> 2
"""


async def test_an_organiser_who_was_to_call_gives_the_contact_back_too() -> None:
    async with Street.open() as street:
        await play(street, CALLED)
        assert "0470 12 34 56" in street.hears("rita")
        await play(street, "maria> meld 1\nmaria> Rita riep op mij")
        assert any(line.to == "rita" and line.kind == "taken back" for line in street.lines)
        assert [text for text in street.heard("rita") if text.startswith(HELD)]


async def test_an_organiser_who_was_to_call_is_kept_apart_too() -> None:
    async with Street.open() as street:
        await play(street, CALLED + "maria> meld 1 Rita riep op mij\nsanne> 2")
        await play(street, "maria> hulp vervoer naar station maandag 10 uur\nmaria> ja\nmaria> Kerkstraat\nmaria> 9")
        await play(street, "maria> ja\nrita> neem 2")
        assert street.hears("rita") == "Taak 2 gaat toch naar iemand anders. Bedankt voor je aanbod!"
        assert "Kerkstraat 9" not in "".join(street.heard("karim"))
        await play(street, "karim> neem 2")
        assert street.hears("karim").startswith("Jij hebt taak 2.")


async def test_an_organiser_who_was_to_call_does_not_read_a_report_about_it() -> None:
    async with Street.open() as street:
        await play(street, CALLED.replace("sanne confidential", "an organiser"))
        await play(street, "maria> meld 1\nmaria> Rita riep op mij")
        assert "Rita riep op mij" in "".join(street.heard("an"))
        assert "Rita riep op mij" not in "".join(street.heard("rita"))


async def test_who_was_not_asked_about_a_new_moment_yet_is_asked_when_it_goes_on() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> verander 1 maandag 10 uur\nmaria> ja\nkarim> meld 1 dit klopt niet")
        await play(street, "sanne> 1\nclock +5min")
        assert "Past dat voor jou?" in street.hears("karim")
        assert "maandag 30 november 2026" in street.hears("karim")
        await play(street, "karim> nee\nclock +5min")
        assert street.hears("tom").startswith("Kan jij taak 1 overnemen?")


async def test_who_agreed_to_the_new_moment_is_not_asked_twice() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> verander 1 maandag 10 uur\nmaria> ja\nclock +5min\nkarim> ja")
        await play(street, "karim> meld 1 dit klopt niet\nsanne> 1")
        told = len(street.heard("karim"))
        await play(street, "clock +5min")
        assert len(street.heard("karim")) == told


async def test_who_stands_by_hears_that_it_goes_on() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij riep\nsanne> 1")
        assert street.hears("tom") == "#1 gaat door zoals afgesproken. Je bent nog altijd reserve."


async def test_who_was_asked_to_take_over_is_asked_again() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> laat los 1\nclock +5min")
        assert street.hears("tom").startswith("Kan jij taak 1 overnemen?")
        await play(street, "maria> meld 1 hij riep\nsanne> 1\nclock +5min")
        assert street.hears("tom").startswith("Kan jij taak 1 overnemen?")


RITA_HELPS = TAKEN + "karim> loslaten 1\ntom> nee\nrita> neem 1\nmaria> ja\n"


async def test_an_organiser_who_helps_cannot_end_what_is_on_hold_and_who_decides_hears_of_it() -> None:
    async with Street.open() as street:
        await play(street, RITA_HELPS + "maria> meld 1 zij vroeg geld\nrita> intrekken 1")
        assert street.hears("rita").startswith(HELD)
        tried = "Iemand die met #1 te maken heeft, probeerde de vraag weg te halen. Ze blijft stil staan."
        assert tried in street.heard("sanne")
        await play(street, "sanne> 1")
        assert "#1 gaat door" in street.hears("maria")


APART = "Tot je antwoordt, breng ik deze buren niet meer samen."


@pytest.mark.parametrize("ends", ["maria> intrekken 1", "maria> stop\nmaria> stop", "rita> intrekken 1"])
async def test_who_decides_hears_that_it_ended_otherwise_and_is_asked_what_is_left(ends: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij riep\n" + ends)
        assert street.hears("sanne").startswith(f"#1 is ondertussen ingetrokken. {APART}")
        await play(street, "clock +1d")
        assert street.hears("sanne").startswith(f"#1 was al voorbij. {APART}")
        await play(street, "sanne> 1\nclock +2d")
        assert street.hears("sanne").startswith("Genoteerd.")


async def test_who_decides_hears_that_the_message_of_what_is_on_hold_was_deleted() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1 hij riep")
        await to_the_first_message(street, IncomingKind.REDACTION)
        assert street.hears("sanne").startswith(f"#1 is ondertussen ingetrokken. {APART}")


async def to_the_first_message(street: Street, kind: IncomingKind, text: str = "") -> None:
    """Let Maria edit or delete the message that began her request."""
    async with street.store.begin() as tx:
        request = await tx.request(1)
    assert request is not None
    channel, _, about = request.cause.partition(":")
    await street.does(Incoming(channel, "$later", "maria", kind, street.now, text=text, about=about))


async def test_what_nobody_decides_ends_after_two_weeks_and_who_was_to_decide_hears_it() -> None:
    async with Street.open() as street:
        await play(
            street, TAKEN.replace("zaterdag 10 uur", "24 december 10 uur") + "maria> meld 1 hij riep\nclock +15d"
        )
        assert street.hears("sanne").startswith("#1: in twee weken besliste niemand, dus ik vraag niet verder.")
        assert "#1 gaat niet door" in street.hears("karim")
        told = len(street.heard("sanne"))
        await play(street, "clock +3d")
        assert len(street.heard("sanne")) == told


async def test_a_report_after_the_end_that_nobody_answers_is_asked_about_every_day_for_two_weeks() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "clock 2026-11-28 12:00\nkarim> klaar 1\nmaria> 3\nmaria> hij riep\nclock +2d")
        assert len([text for text in street.heard("sanne") if APART in text]) == 3
        await play(street, "clock +14d")
        assert street.hears("sanne").startswith("#1: in twee weken besliste niemand")


async def test_where_nobody_can_read_a_report_contact_stops_all_the_same() -> None:
    alone = RITA_HELPS.replace("person sanne confidential nl\n", "")
    async with Street.open() as street:
        await play(street, alone + "maria> meld 1")
        assert any(line.to == "rita" and line.kind == "taken back" for line in street.lines)
        said = "".join(street.heard("maria"))
        assert "Ik leg #1 toch stil" in said
        assert "1712" in said
        assert [text for text in street.heard("rita") if text.startswith(HELD)]
        assert "hoe gaat het verder" not in "".join(street.heard("rita")).casefold()
        await play(street, "person an organiser nl\nclock 2026-11-26 09:00")
        assert "1 het mag doorgaan · 2 het stopt hier" in street.hears("an")


async def test_who_edits_the_message_of_what_is_on_hold_reads_nothing_that_is_not_so() -> None:
    async with Street.open() as street:
        await play(street, TAKEN.partition("karim> neem 1")[0])
        await play(street, "maria> meld 1 er klopt iets niet")
        await to_the_first_message(street, IncomingKind.EDIT, "hulp boodschappen maandag 9 uur")
        assert "helpt al" not in street.hears("maria")
        assert street.hears("maria").startswith("Je paste je bericht aan. Ik laat #1 nu zoals het is.")


async def test_what_to_type_ends_its_line() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nmaria> hij riep\nsanne> 2")
        told = [line for text in street.heard("karim") for line in text.splitlines() if "Typ: mens" in line]
        assert told
        assert all(line.endswith("Typ: mens") for line in told)


@pytest.mark.parametrize("who", ["maria", "karim", "tom"])
async def test_a_sum_behind_the_command_is_no_number_of_a_request(who: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + f"{who}> meld er werd 50 euro gevraagd")
        assert street.hears(who).startswith("Ik gaf nog niets door. Schrijf wat je wil vertellen.")
        assert not [text for text in street.heard("karim") if text.startswith(HELD)]
        await play(street, f"{who}> er werd 50 euro gevraagd")
        assert [text for text in street.heard("karim") if text.startswith(HELD)]


async def test_who_only_saw_the_card_is_read_and_stops_nothing() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "person els resident nl\nels> meld 1")
        assert (
            street.hears("els") == "Schrijf wat je wil vertellen. Alleen Sanne leest het, en ziet dat jij het schreef."
        )
        await play(street, "els> dit is beledigend voor onze straat")
        assert street.hears("sanne").endswith("Els meldt iets over #1:\ndit is beledigend voor onze straat")
        assert not [text for text in street.heard("karim") if text.startswith(HELD)]
        await play(street, "karim> mijn taken\nels> meld 7 iets raars")
        assert "Kerkstraat 9" in street.hears("karim")
        assert street.hears("els").startswith("Ik ken hier geen vraag met dat nummer.")


async def test_what_is_to_be_told_to_somebody_else_is_no_report_yet() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "karim> meld aan maria dat ik wat later kom")
        assert street.hears("karim").startswith("Ik gaf nog niets door.")
        assert street.heard("sanne") == []
        await play(street, "maria> meld 1 en 2")
        assert street.hears("maria") == "Ik lees meer dan één nummer. Typ meld en één nummer."


@pytest.mark.parametrize(
    "said",
    ["ik wil iets melden", "klacht", "je veux signaler quelque chose", "I want to report something", "Beschwerde"],
)
async def test_who_wants_to_report_something_is_heard_as_people_say_it(said: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + f"maria> {said}")
        assert street.hears("maria").startswith("Schrijf wat je wil vertellen.")


async def test_who_asked_for_one_thing_needs_no_number_to_report() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld")
        assert street.hears("maria").startswith("Schrijf wat je wil vertellen.")


@pytest.mark.parametrize("then", ["meld 1 hij riep", "meld 1 laat maar", "meld 1\nmaria> laat maar, ik zeg niets"])
async def test_after_a_report_other_words_are_passed_on_to_nobody(then: str) -> None:
    async with Street.open() as street:
        await play(street, TAKEN + f"maria> meld 1\nmaria> {then}")
        told = len(street.heard("sanne"))
        await play(street, "maria> mijn buurvrouw is vandaag jarig")
        assert "jarig" not in "".join(street.heard("sanne")[told:])


FOR_TWO = """
clock 2026-11-24 08:30
person maria resident nl
person karim volunteer nl
person tom volunteer nl
person sanne confidential nl
maria> hulp zetel dragen met 2 personen zaterdag 10 uur in de Kerkstraat
maria> ja
maria> 9
maria> ja
"""


@pytest.mark.parametrize("edit_first", [True, False])
async def test_a_report_stops_contact_also_where_the_asker_just_edited_the_message(edit_first: bool) -> None:
    async with Street.open() as street:
        await play(street, FOR_TWO)
        if edit_first:
            await to_the_first_message(street, IncomingKind.EDIT, "hulp kast dragen met 2 personen zondag 14 uur")
        await play(street, "karim> neem 1")
        if not edit_first:
            await to_the_first_message(street, IncomingKind.EDIT, "hulp kast dragen met 2 personen zondag 14 uur")
        assert [text for text in street.heard("maria") if "helpt al" in text or "Zal ik #1" in text]
        await play(street, "maria> ja\nkarim> meld 1 zij riep tegen mij")
        assert any(line.to == "karim" and line.kind == "taken back" for line in street.lines)
        await play(street, "karim> mijn taken")
        assert street.hears("karim").startswith(HELD)


async def test_who_is_reported_is_not_who_is_asked_to_call() -> None:
    async with Street.open() as street:
        await play(street, RITA_HELPS + "person an organiser nl\nmaria> meld 1\nmaria> zij vroeg geld")
        told = len(street.heard("rita"))
        await play(street, "maria> mens")
        assert street.hears("an").startswith("Maria (De Linde) wil graag met een mens praten.")
        await play(street, "an> 1\nmaria> dank je")
        assert len(street.heard("rita")) == told


async def test_where_only_the_reported_could_call_that_is_told_honestly() -> None:
    async with Street.open() as street:
        await play(street, RITA_HELPS + "maria> meld 1\nmaria> zij vroeg geld")
        told = len(street.heard("rita"))
        await play(street, "maria> mens")
        assert street.hears("maria").startswith("Ik vind nu niemand in De Linde die jou kan bellen")
        assert len(street.heard("rita")) == told


async def test_what_is_written_days_after_the_question_is_no_report() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\nclock +25h")
        assert street.hears("maria") == "Goed. Ik gaf niets door. Wil je het later vertellen? Typ: meld 1"
        await play(street, "maria> alles is in orde met mijn vraag, bedankt")
        assert street.heard("sanne") == []


async def test_while_we_were_away_the_question_what_to_report_waits() -> None:
    async with Street.open() as street:
        await play(street, TAKEN + "maria> meld 1\ndown 30h\nmaria> hij deed raar tegen mij")
        assert "hij deed raar tegen mij" in "".join(street.heard("sanne"))
