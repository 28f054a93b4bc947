"""The number of a request before a moment: a date or an hour keeps its own numbers."""

import pytest

from handlers.reading.numbered import Numbered, read_numbered


def numbers_in(said: str, language: str) -> tuple[int | None, str]:
    read = read_numbered(said, language)
    return read.number, read.behind.strip(" ,:.-")


@pytest.mark.parametrize(
    ("language", "said", "number", "behind"),
    [
        ("nl", "1 14 december", 1, "14 december"),
        ("nl", "1, 5 dec", 1, "5 dec"),
        ("nl", "nr 1 24/11", 1, "24/11"),
        ("nl", "voor vraag 12: op 5 december om 10 uur", 12, "op 5 december om 10 uur"),
        ("nl", "#3 14u30", 3, "14u30"),
        ("nl", "1 14.30", 1, "14.30"),
        ("nl", "1 om 15 uur", 1, "om 15 uur"),
        ("nl", "12", 12, ""),
        ("nl", "1 14", 1, "14"),
        ("nl", "1: zaterdag", 1, "zaterdag"),
        ("fr", "1 le 5 décembre à 10h", 1, "le 5 décembre à 10h"),
        ("fr", "de la demande 2 au 5 décembre", 2, "au 5 décembre"),
        ("fr", "n° 1 24/11", 1, "24/11"),
        ("en", "1 the 5th", 1, "the 5th"),
        ("en", "of request 2 to 5 dec", 2, "to 5 dec"),
        ("en", "1 on December 5", 1, "on December 5"),
        ("de", "1 5. Dezember", 1, "5. Dezember"),
        ("de", "1 am 5. Dezember um 10 Uhr", 1, "am 5. Dezember um 10 Uhr"),
        ("de", "für Anfrage 2: 24.12.", 2, "24.12"),
    ],
)
def test_the_number_in_front_of_a_moment_is_the_request(language: str, said: str, number: int, behind: str) -> None:
    assert numbers_in(said, language) == (number, behind)
    assert not read_numbered(said, language).is_doubtful


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("nl", "14 december"),
        ("nl", "5 dec om 10 uur"),
        ("nl", "op 5 december om 10 uur"),
        ("nl", "24/11"),
        ("nl", "24/11/2026 14u30"),
        ("nl", "14u30"),
        ("nl", "14.30"),
        ("nl", "14:30"),
        ("nl", "10 uur"),
        ("nl", "de 5de"),
        ("nl", "zaterdag 15 uur"),
        ("fr", "5 décembre"),
        ("fr", "le 5"),
        ("fr", "le 5 déc. à 10h"),
        ("fr", "10h30"),
        ("en", "5th of December"),
        ("en", "the 5th"),
        ("en", "5 dec at 10"),
        ("en", "10 am"),
        ("en", "2026-12-05"),
        ("de", "24. Dezember"),
        ("de", "am 5. Dezember um 10 Uhr"),
        ("de", "24.12.2026"),
        ("de", "14 Uhr"),
        ("nl", ""),
        ("nl", "bij de bakker"),
    ],
)
def test_a_date_or_an_hour_is_no_request(language: str, said: str) -> None:
    assert read_numbered(said, language) == Numbered(None, said)


@pytest.mark.parametrize(
    ("language", "said", "number"),
    [
        ("nl", "1. 5 december", 1),
        ("nl", "1 - 5 dec", 1),
        ("nl", "10 - 12 uur", 10),
        ("nl", "5 voor 10 uur", 5),
        ("fr", "1 à 10h", 1),
        ("en", "1 to 3 pm", 1),
        ("de", "1. 5. Dezember", 1),
    ],
)
def test_what_may_be_either_is_said_to_be_so(language: str, said: str, number: int) -> None:
    read = read_numbered(said, language)
    assert (read.number, read.is_doubtful) == (number, True)


def test_a_number_far_behind_is_not_looked_for() -> None:
    assert read_numbered("de " * 5 + "1", "nl").number is None


@pytest.mark.parametrize("said", ["1 en 2", "1 of 2", "1 ou 2", "1 and 2 saturday", "1 oder 2", "1, en ook 2"])
def test_several_requests_are_noticed(said: str) -> None:
    assert read_numbered(said, "nl").is_several


@pytest.mark.parametrize("said", ["1 14 december", "1, 2 december", "1 en 2 december", "14 of 15 december", "1 14 uur"])
def test_a_request_and_a_date_are_not_several_requests(said: str) -> None:
    assert not read_numbered(said, "nl").is_several
