"""A whole session in one line, in four languages; what is not said stays empty."""

from __future__ import annotations

from datetime import datetime, time

import pytest

from handlers.model import RoomKind
from handlers.sessions.making.reading_line import Line, read_line

NOW = datetime.fromisoformat("2024-04-22T10:00")


def read(text: str, language: str = "nl") -> Line:
    return read_line(text, NOW, language)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("nl", "Burenhulp op dinsdag 28/5 13u30 online 40 plaatsen voor het leernetwerk"),
        ("nl", "40 plaatsen, online: Burenhulp 28 mei om 13.30 uur voor leernetwerk"),
        ("fr", "Burenhulp le 28 mai à 13h30 en ligne pour le réseau, 40 places"),
        ("en", "Burenhulp on 28 May at 1:30 pm online 40 places for the network"),
        ("de", "Burenhulp am 28.5. um 13:30 online 40 Plätze für das Netzwerk"),
    ],
)
def test_everything_is_read_in_any_order_and_language(language: str, text: str) -> None:
    line = read(text, language)
    assert line.heard.when is not None
    assert (line.heard.when.on.isoformat(), line.heard.when.start) == ("2024-05-28", time(13, 30))
    assert (line.title, line.where, line.places, line.audience) == ("Burenhulp", "", 40, RoomKind.NETWORK)


@pytest.mark.parametrize(
    ("language", "text", "rule", "first"),
    [
        ("nl", "Koffie elke eerste donderdag van de maand om 14u", "FREQ=MONTHLY;BYDAY=1TH", "2024-05-02"),
        ("nl", "Koffie elke dinsdag 14u", "FREQ=WEEKLY;BYDAY=TU", "2024-04-23"),
        ("nl", "Koffie elke maand op 15 mei om 14u", "FREQ=MONTHLY;BYMONTHDAY=15", "2024-05-15"),
        ("fr", "Café chaque dernier vendredi du mois à 14h", "FREQ=MONTHLY;BYDAY=-1FR", "2024-04-26"),
        ("en", "Coffee the second monday of every month at 2 pm", "FREQ=MONTHLY;BYDAY=2MO", "2024-05-13"),
        ("de", "Kaffee jeden ersten Donnerstag im Monat um 14 Uhr", "FREQ=MONTHLY;BYDAY=1TH", "2024-05-02"),
    ],
)
def test_how_it_comes_back_is_read(language: str, text: str, rule: str, first: str) -> None:
    line = read(text, language)
    assert line.heard.when is not None
    assert (line.rule, line.heard.when.on.isoformat(), line.heard.when.start) == (rule, first, time(14))


def test_the_first_thursday_of_one_month_is_no_repetition() -> None:
    assert read("Koffie op de eerste donderdag van mei").rule == ""


def test_a_link_means_that_it_is_online() -> None:
    line = read("Burenhulp https://meet.example.org/abc, 28/5 13u30 tot 16u")
    assert (line.link, line.where) == ("https://meet.example.org/abc", "")
    assert line.heard.when is not None
    assert line.heard.when.end == time(16)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Sessie 3: dementie op 28/5/2024 om 13.30 uur", "Sessie 3: dementie"),
        ("Samen koken voor 12 mensen zaterdag 11u", "Samen koken"),
        ("“Koffie & taart”", "Koffie & taart"),
        ("op 28/5", ""),
        ("40 plaatsen", ""),
        ("", ""),
    ],
)
def test_the_title_is_what_is_left(text: str, title: str) -> None:
    assert read(text).title == title


def test_what_was_not_said_stays_empty() -> None:
    assert read("Burenhulp") == Line("Burenhulp", heard=read("").heard, said="Burenhulp")
