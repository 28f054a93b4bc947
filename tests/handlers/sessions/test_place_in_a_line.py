"""A place that stands at the end of a line about a session; everything else stays in the title."""

from __future__ import annotations

from datetime import datetime

import pytest

from handlers.sessions.making.reading_line import read_line

NOW = datetime.fromisoformat("2024-04-22T10:00")


@pytest.mark.parametrize(
    ("language", "text", "title", "where"),
    [
        ("nl", "Koffie op 28/5 14u in het buurthuis", "Koffie", "het buurthuis"),
        ("nl", "Koffie in het buurthuis", "Koffie", "het buurthuis"),
        ("nl", "Koffie op 28/5 om 14 uur bij Jeanne", "Koffie", "bij Jeanne"),
        ("nl", "Koffie dinsdag 14u, in het buurthuis in Lier.", "Koffie", "het buurthuis in Lier"),
        ("nl", "Breien 28/5 14u te Lier", "Breien", "Lier"),
        ("nl", "Petanque 28/5 14u op het plein", "Petanque", "op het plein"),
        ("nl", "Koffie 28/5 14u in het buurthuis 20 plaatsen", "Koffie", "het buurthuis"),
        ("fr", "Café le 28/5 à 14h à la bibliothèque", "Café", "la bibliothèque"),
        ("fr", "Café le 28/5 à 14h chez Jeanne", "Café", "chez Jeanne"),
        ("fr", "Café le 28/5 à 14h au centre culturel", "Café", "centre culturel"),
        ("en", "Coffee on 28/5 2pm at the library", "Coffee", "the library"),
        ("en", "Coffee on 28/5 2pm in Lier", "Coffee", "Lier"),
        ("de", "Kaffee am 28.5. um 14 Uhr im Nachbarschaftshaus", "Kaffee", "Nachbarschaftshaus"),
        ("de", "Kaffee am 28.5. um 14 Uhr beim Bäcker", "Kaffee", "beim Bäcker"),
    ],
)
def test_a_place_at_the_end_is_the_place(language: str, text: str, title: str, where: str) -> None:
    line = read_line(text, NOW, language)
    assert (line.title, line.where) == (title, where)


@pytest.mark.parametrize(
    ("language", "text", "title"),
    [
        ("nl", "Koffie in de voormiddag 28/5", "Koffie"),
        ("nl", "Wandelen in stilte 28/5 14u", "Wandelen in stilte"),
        ("nl", "Praten met wie in een park slaapt 28/5 14u", "Praten met wie in een park slaapt"),
        ("nl", "Hulp bij het invullen van formulieren op 28/5", "Hulp bij het invullen van formulieren"),
        ("fr", "Initiation à la couture le 28/5 à 14h", "Initiation à la couture"),
        ("en", "Learning to live in a new country on 28/5 2pm", "Learning to live in a new country"),
        ("de", "Leben im Alter am 28.5. um 14 Uhr", "Leben im Alter"),
    ],
)
def test_other_words_stay_in_the_title(language: str, text: str, title: str) -> None:
    line = read_line(text, NOW, language)
    assert (line.title, line.where) == (title, None)


@pytest.mark.parametrize("text", ["Praten op 28/5 14u in het Frans", "28/5 14u In gesprek over zorg"])
def test_what_is_no_place_behind_a_moment_is_none(text: str) -> None:
    assert read_line(text, NOW, "nl").where is None


def test_what_is_online_is_in_no_place() -> None:
    line = read_line("Koffie 28/5 14u online in het Frans", NOW, "nl")
    assert line.where == ""
