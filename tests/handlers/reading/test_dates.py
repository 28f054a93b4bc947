"""Moments are read in four languages as people say them, and asked about when they are not sure."""

from datetime import date, datetime, time

import pytest

from handlers.reading.dates.reader import (
    DateQuestion,
    DayPart,
    Doubt,
    Moment,
    QuestionKind,
    read_moment,
)

SUNDAY = datetime(2026, 11, 22, 10, 3)  # noqa: DTZ001
STORY = datetime(2024, 11, 10, 11, 0)  # noqa: DTZ001

# What is said on Sunday 22 November 2026 at 10:03 = what is read; ! is a doubt, ? a question with its (options).
NL = """
donderdag in de voormiddag = Thu 2026-11-26 09:00-12:00 morning
donderdag 14 november om 10u = ?weekday_mismatch (Sun 2027-11-14 10:00- !no_year_rolled) (Thu 2027-11-11 10:00-)
14/11 10u30 = Sun 2027-11-14 10:30- !no_year_rolled !weekend
26/11 10u30 = Thu 2026-11-26 10:30-
13.30 uur = Sun 2026-11-22 13:30-
half drie = Sun 2026-11-22 14:30-
kwart voor 3 = Sun 2026-11-22 14:45-
vanavond = Sun 2026-11-22 18:00-21:00 evening
morgen namiddag = Mon 2026-11-23 13:00-17:00 afternoon
overmorgen = Tue 2026-11-24
volgende week dinsdag = Tue 2026-11-24
over 3 dagen = Wed 2026-11-25
binnen 2 uur = Sun 2026-11-22 12:05-
tussen 9 en 12 = Sun 2026-11-22 09:00-12:00
van 14 tot 16u = Sun 2026-11-22 14:00-16:00
elke dinsdag 14 uur = Tue 2026-11-24 14:00- weekly
vandaag = Sun 2026-11-22
zo snel mogelijk = Sun 2026-11-22 !soon
1/9 = Wed 2027-09-01 !no_year_rolled
28/4 = Wed 2027-04-28 !no_year_rolled
2026-11-24 08:30 = Tue 2026-11-24 08:30-
tegen den avond = Sun 2026-11-22 18:00-21:00 evening
's morgens = Sun 2026-11-22 09:00-12:00 morning
om 10 uren = Mon 2026-11-23 10:00-
noen = Sun 2026-11-22 12:00-14:00 noon
strakskes = Sun 2026-11-22 !soon
maandag 28/4 = ?weekday_mismatch (Wed 2027-04-28 !no_year_rolled) (Mon 2027-04-26)
4/28 = Wed 2027-04-28 !no_year_rolled !ambiguous_order
zondag = ?today_same_weekday (Sun 2026-11-22) (Sun 2026-11-29)
gisteren = Sat 2026-11-21 !past
31/2 = ?nonexistent (Sun 2027-02-28 !weekend) (Mon 2027-03-01)
29/2 = ?nonexistent (Sun 2027-02-28 !weekend) (Mon 2027-03-01)
30 februari = ?nonexistent (Sun 2027-02-28 !weekend) (Mon 2027-03-01)
dit weekend = ?which_day (Sun 2026-11-22)
dinsdag of donderdag = ?several (Tue 2026-11-24) (Thu 2026-11-26)
9-12 = Wed 2026-12-09
donderdag 9-12 = Thu 2026-11-26 09:00-12:00
woensdag 9-12 = ?several (Wed 2026-12-09) (Wed 2026-11-25 09:00-12:00)
14-16u = Sun 2026-11-22 14:00-16:00
dinsdag 14 = Tue 2026-11-24 14:00-
dinsdag 24 = Tue 2026-11-24
vijf over half drie = Sun 2026-11-22 14:35-
tien na drie = Sun 2026-11-22 15:10-
dinsdagavond = Tue 2026-11-24 18:00-21:00 evening
donderdagmorgen om half 9 = Thu 2026-11-26 08:30-
ma 18 november 13.30 uur = ?weekday_mismatch (Thu 2027-11-18 13:30- !no_year_rolled) (Mon 2027-11-15 13:30-)
di 14u = Tue 2026-11-24 14:00-
dinsdag 28/5 13u30 online = ?weekday_mismatch (Fri 2027-05-28 13:30- !no_year_rolled) (Tue 2027-05-25 13:30-)
elke week op dinsdag = Tue 2026-11-24 weekly
om de twee weken = ?unreadable
elke dag = ?unreadable
7 uur 's morgens = Mon 2026-11-23 07:00-
8 uur 's avonds = Sun 2026-11-22 20:00-
3 uur 's nachts = Mon 2026-11-23 03:00- !night
22u30 = Sun 2026-11-22 22:30- !night
1/1/2029 = Mon 2029-01-01 !far
1/1/2020 = Wed 2020-01-01 !past
in 0 min = ?unreadable
over 99999 dagen = ?unreadable
over een half uur = Sun 2026-11-22 10:35-
over een uur = Sun 2026-11-22 11:05-
na de middag = Sun 2026-11-22 13:00-17:00 afternoon
voor de middag = Sun 2026-11-22 09:00-12:00 morning
vanaf 14u = Sun 2026-11-22 14:00-
voor 12 uur = Sun 2026-11-22 -12:00
volgende maand = ?which_day
banaan = ?unreadable
eerste mei = Sat 2027-05-01 !no_year_rolled !weekend
de 14de om 10u = Mon 2026-12-14 10:00-
op 14 om 10u = Mon 2026-12-14 10:00-
ik heb 2 zakken aardappelen nodig donderdag = Thu 2026-11-26
dinsdag 24/11 van 9u tot 11u30 = Tue 2026-11-24 09:00-11:30
vrijdag vanaf 9 = Fri 2026-11-27 09:00-
woensdag tussen 2 en 4 = Wed 2026-11-25 14:00-16:00
tussen 10 en 12 morgen = Mon 2026-11-23 10:00-12:00
zondag 14u = ?today_same_weekday (Sun 2026-11-22 14:00-) (Sun 2026-11-29 14:00-)
zondag 9u = Sun 2026-11-29 09:00-
elke zondag 14u = Sun 2026-11-22 14:00- weekly
elke zondag 9u = Sun 2026-11-29 09:00- weekly
morgen = Mon 2026-11-23
morgenvroeg = Mon 2026-11-23 09:00-12:00 morning
morgen in de voormiddag = Mon 2026-11-23 09:00-12:00 morning
deze namiddag = Sun 2026-11-22 13:00-17:00 afternoon
deze week donderdag = Thu 2026-11-19 !past
volgende dinsdag = Tue 2026-11-24
dinsdag volgende week = Tue 2026-11-24
over een week = Sun 2026-11-29
over 2 weken op dinsdag = Tue 2026-12-01
binnen 14 dagen = Sun 2026-12-06
vorige dinsdag = Tue 2026-11-17 !past
24 nov = Tue 2026-11-24
24 november 2026 14:00 = Tue 2026-11-24 14:00-
24-11-2026 = Tue 2026-11-24
24-11 = Tue 2026-11-24
24.11 = Tue 2026-11-24
14.15 = Sun 2026-11-22 14:15-
10.11 = Wed 2027-11-10 !no_year_rolled
om 10.11 = Sun 2026-11-22 10:11-
dinsdag 10.11 = Tue 2026-11-24 10:11-
dinsdah 10u = Tue 2026-11-24 10:00-
donderag voormidag = Thu 2026-11-26 09:00-12:00 morning
40/40 = ?nonexistent
13/13 = ?nonexistent
0/5 = ?nonexistent
5/0 = ?nonexistent
99:99 = ?unreadable
25 uur = ?unreadable
vannacht = Sun 2026-11-22 22:00- !night
middernacht = Mon 2026-11-23 00:00- !night
hele dag vrijdag = Fri 2026-11-27 09:00-18:00 all_day
zaterdag en zondag = ?several (Sat 2026-11-28) (Sun 2026-11-22)
28/4/2024 = Sun 2024-04-28 !past !weekend
1/9/9999 = ?unreadable
op 31 = Thu 2026-12-31
dinsdag 2 uur lang = Tue 2026-11-24
dinsdag om 14u voor 2 uur = Tue 2026-11-24 14:00-
dinsdag 14u gedurende 2 uur = Tue 2026-11-24 14:00-16:00
kwart over 3 = Sun 2026-11-22 15:15-
om 3 = Sun 2026-11-22 15:00-
14u = Sun 2026-11-22 14:00-
9u = Mon 2026-11-23 09:00-
halfacht = Sun 2026-11-22 19:30-
half 8 's avonds = Sun 2026-11-22 19:30-
12u = Sun 2026-11-22 12:00-
van 11 tot 1 = Sun 2026-11-22 11:00-13:00
9 tot 3 = Sun 2026-11-22 09:00-15:00
van 22u tot 2u = Sun 2026-11-22 22:00-02:00 !night
maandag 23 nov. om 14u of dinsdag 24 nov. = ?several (Mon 2026-11-23 14:00-) (Tue 2026-11-24 14:00-)
voormiddag of namiddag = ?several (Sun 2026-11-22 09:00-12:00 morning) (Sun 2026-11-22 13:00-17:00 afternoon)
om 10u of om 14u = ?several (Mon 2026-11-23 10:00-) (Mon 2026-11-23 14:00-)
'k zou graag hebben dat er iemand komt tegen dinsdag den 24sten in de voormiddag = Tue 2026-11-24 09:00-12:00 morning
kom hier morgen = Mon 2026-11-23
morgen 14 = Mon 2026-11-23 14:00-
vanaf 9/12 = Wed 2026-12-09
na 24 november = Tue 2026-11-24
14 november 2026 vanaf 9 tot 12 = Sat 2026-11-14 09:00-12:00 !past !weekend
tot 12 = Sun 2026-11-22 -12:00
"""

FR = """
jeudi matin = Thu 2026-11-26 09:00-12:00 morning
demain à 14h30 = Mon 2026-11-23 14:30-
mardi 5 mai = ?weekday_mismatch (Wed 2027-05-05 !no_year_rolled) (Tue 2027-05-04)
trois heures et quart = Sun 2026-11-22 15:15-
trois heures moins le quart = Sun 2026-11-22 14:45-
deux heures et demie = Sun 2026-11-22 14:30-
demain après-midi = Mon 2026-11-23 13:00-17:00 afternoon
ce soir = Sun 2026-11-22 18:00-21:00 evening
entre midi et 14h = Sun 2026-11-22 12:00-14:00
de 14h à 16h = Sun 2026-11-22 14:00-16:00
tous les mardis à 14h = Tue 2026-11-24 14:00- weekly
le 1er mai = Sat 2027-05-01 !no_year_rolled !weekend
le 24 à 10h = Tue 2026-11-24 10:00-
la semaine prochaine mardi = Tue 2026-11-24
lundi prochain = Mon 2026-11-23
dans une heure = Sun 2026-11-22 11:05-
dans 3 jours = Wed 2026-11-25
d'ici 2 jours = Tue 2026-11-24
aujourd'hui à midi = Sun 2026-11-22 12:00-
après-demain dans la matinée = Tue 2026-11-24 09:00-12:00 morning
dès que possible = Sun 2026-11-22 !soon
mercredi 25 à 10h = Wed 2026-11-25 10:00-
mercredi 25 novembre de 9h30 à 11h = Wed 2026-11-25 09:30-11:00
le 5/12 = Sat 2026-12-05 !weekend
dimanche soir = ?today_same_weekday (Sun 2026-11-22 18:00-21:00 evening) (Sun 2026-11-29 18:00-21:00 evening)
samedi 28 = Sat 2026-11-28
ce week-end = ?which_day (Sun 2026-11-22)
midi = Sun 2026-11-22 12:00-14:00 noon
demain midi = Mon 2026-11-23 12:00-14:00 noon
à partir de 14h = Sun 2026-11-22 14:00-
avant midi = Sun 2026-11-22 09:00-12:00 morning
mar 24/11 = Tue 2026-11-24
tout de suite = Sun 2026-11-22 !soon
à dix-sept heures = Sun 2026-11-22 17:00-
toutes les deux semaines = ?unreadable
une fois par semaine le mardi = Tue 2026-11-24 weekly
"""

EN = """
next tuesday 2pm = Tue 2026-11-24 14:00-
tomorrow at half past two = Mon 2026-11-23 14:30-
the 5th of may = Wed 2027-05-05 !no_year_rolled
half three = Sun 2026-11-22 15:30-
quarter to three = Sun 2026-11-22 14:45-
between 2 and 4 pm = Sun 2026-11-22 14:00-16:00
10 to 12 = Sun 2026-11-22 10:00-12:00
ten to twelve = Sun 2026-11-22 11:50-
tomorrow morning = Mon 2026-11-23 09:00-12:00 morning
this evening = Sun 2026-11-22 18:00-21:00 evening
every monday at 10 = Mon 2026-11-23 10:00- weekly
may 5, 2027 at 3 p.m. = Wed 2027-05-05 15:00-
in two weeks = Sun 2026-12-06
asap = Sun 2026-11-22 !soon
on the 24th = Tue 2026-11-24
monday = Mon 2026-11-23
this friday at noon = Fri 2026-11-27 12:00-
friday 5pm = Fri 2026-11-27 17:00-
2:30pm friday = Fri 2026-11-27 14:30-
nov 24 = Tue 2026-11-24
november 24th at 10am = Tue 2026-11-24 10:00-
24 November = Tue 2026-11-24
I may come on friday = Fri 2026-11-27
in an hour = Sun 2026-11-22 11:05-
in half an hour = Sun 2026-11-22 10:35-
day after tomorrow at 9 = Tue 2026-11-24 09:00-
midnight = Mon 2026-11-23 00:00- !night
every other week = ?unreadable
from 9 to 5 on monday = Mon 2026-11-23 09:00-17:00
"""

DE = """
nächsten Dienstag um 14 Uhr = Tue 2026-11-24 14:00-
halb drei = Sun 2026-11-22 14:30-
übermorgen vormittag = Tue 2026-11-24 09:00-12:00 morning
jeden Dienstag = Tue 2026-11-24 weekly
am Dienstag Morgen = Tue 2026-11-24 09:00-12:00 morning
morgen früh = Mon 2026-11-23 09:00-12:00 morning
heute Abend = Sun 2026-11-22 18:00-21:00 evening
Viertel vor drei = Sun 2026-11-22 14:45-
zehn vor drei = Sun 2026-11-22 14:50-
14.12. = Mon 2026-12-14
am 14.12.2026 um 10.30 Uhr = Mon 2026-12-14 10:30-
in 3 Tagen = Wed 2026-11-25
in einer halben Stunde = Sun 2026-11-22 10:35-
zwischen 9 und 12 Uhr = Sun 2026-11-22 09:00-12:00
nächste Woche Mittwoch = Wed 2026-11-25
dienstags um 10 = Tue 2026-11-24 10:00- weekly
Mittwoch um halb zehn = Wed 2026-11-25 09:30-
Mi 25.11. 10 Uhr = Wed 2026-11-25 10:00-
wo 25/11 = Wed 2026-11-25
morgen um 8 = Mon 2026-11-23 08:00-
Samstag = Sat 2026-11-28
um 14 Uhr 30 = Sun 2026-11-22 14:30-
von 14 bis 16 Uhr = Sun 2026-11-22 14:00-16:00
alle zwei Wochen = ?unreadable
ab 14 Uhr = Sun 2026-11-22 14:00-
Sonntagabend = ?today_same_weekday (Sun 2026-11-22 18:00-21:00 evening) (Sun 2026-11-29 18:00-21:00 evening)
in einer Woche = Sun 2026-11-29
5. Mai = Wed 2027-05-05 !no_year_rolled
den 5. = Sat 2026-12-05 !weekend
"""


def cases(table: str, language: str) -> list[tuple[str, str, str]]:
    """Return what is said, in which language, and what should be read."""
    rows = [line.split(" = ") for line in table.strip().splitlines()]
    return [(said, language, read) for said, read in rows]


def shown(read: Moment | DateQuestion) -> str:
    """Write what was read as the tables do."""
    if isinstance(read, DateQuestion):
        return " ".join([f"?{read.kind.value}", *(f"({shown(option)})" for option in read.options)])
    start, end = (f"{at:%H:%M}" if at else "" for at in (read.start, read.end))
    hours = f"{start}-{end}" if start or end else ""
    words = [f"{read.on:%a %Y-%m-%d}", hours, read.part.value if read.part else "", "weekly" * read.weekly]
    return " ".join(word for word in [*words, *(f"!{doubt.value}" for doubt in read.doubts)] if word)


@pytest.mark.parametrize(
    ("said", "language", "read"), [*cases(NL, "nl"), *cases(FR, "fr"), *cases(EN, "en"), *cases(DE, "de")]
)
def test_a_moment_is_read_as_it_was_meant(said: str, language: str, read: str) -> None:
    assert shown(read_moment(said, now_local=SUNDAY, language=language)) == read


@pytest.mark.parametrize(
    "said",
    [
        "ik ben alleen thuis",
        "Bel mij op 0470/12.34.56 aub",
        "85.07.30-033.28",
        "iemand om een lamp te vervangen",
        "ik kan niet opstaan zo vroeg",
        "il a un chien",
        "mogen wij iets vragen",
        "montage van een kast",
        "een taxi om twee dozen te halen",
        "so much to do",
        "mon voisin sur la place",
        "I may need a hand",
        "do you have a ladder",
        "3 personen",
        "Jeanne, 84, geen gsm",
    ],
)
def test_everyday_words_are_not_taken_for_a_moment(said: str) -> None:
    for language in ("nl", "fr", "en", "de"):
        assert read_moment(said, now_local=SUNDAY, language=language) == DateQuestion(QuestionKind.UNREADABLE)


@pytest.mark.parametrize(
    ("said", "language"),
    [
        ("jeudi matin", "nl"),
        ("tomorrow at 2pm", "fr"),
        ("übermorgen um 14 Uhr", "en"),
        ("donderdag om half drie", "de"),
    ],
)
def test_all_languages_are_understood_whatever_the_persons_own_is(said: str, language: str) -> None:
    assert isinstance(read_moment(said, now_local=SUNDAY, language=language), Moment)


def test_the_own_language_decides_what_hier_means() -> None:
    assert shown(read_moment("hier", now_local=SUNDAY, language="fr")) == "Sat 2026-11-21 !past"
    assert shown(read_moment("hier morgen", now_local=SUNDAY, language="nl")) == "Mon 2026-11-23"


def test_half_three_is_an_hour_later_in_english() -> None:
    read = [read_moment("half 3", now_local=SUNDAY, language=language) for language in ("nl", "en")]
    assert [one.start for one in read if isinstance(one, Moment)] == [time(14, 30), time(15, 30)]


def test_maria_asks_for_thursday_morning() -> None:
    read = read_moment("donderdag in de voormiddag", now_local=STORY, language="nl")
    assert read == Moment(date(2024, 11, 14), time(9), time(12), DayPart.MORNING)


def test_the_session_of_28_april_2024_is_on_a_sunday() -> None:
    april = datetime(2024, 4, 22, 9, 0)  # noqa: DTZ001
    assert read_moment("28/4", now_local=april, language="nl") == Moment(date(2024, 4, 28), doubts=(Doubt.WEEKEND,))
    read = read_moment("dinsdag 28/5 13u30 online", now_local=april, language="nl")
    assert read == Moment(date(2024, 5, 28), time(13, 30))


def test_transport_at_half_past_one_on_monday() -> None:
    read = read_moment("ma 18 november 13.30 uur", now_local=STORY, language="nl")
    assert read == Moment(date(2024, 11, 18), time(13, 30))


def test_coffee_every_tuesday() -> None:
    read = read_moment("elke dinsdag koffie drinken, 14 uur", now_local=STORY, language="nl")
    assert read == Moment(date(2024, 11, 12), time(14), weekly=True)


def test_a_leap_day_exists_only_in_a_leap_year() -> None:
    before = datetime(2028, 1, 10, 9, 0)  # noqa: DTZ001
    assert read_moment("29/2", now_local=before, language="nl") == Moment(date(2028, 2, 29))
    read = read_moment("29/2/2027", now_local=before, language="nl")
    assert isinstance(read, DateQuestion)
    assert read.kind is QuestionKind.NONEXISTENT
