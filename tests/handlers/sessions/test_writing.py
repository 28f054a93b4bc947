"""To whom an organiser writes, and what, read from one line."""

from __future__ import annotations

import pytest

from handlers.sessions.joining.guests import guest_in
from handlers.sessions.reminding.writing import COMING, WAITING, read_message


@pytest.mark.parametrize(
    ("behind", "to", "message"),
    [
        ("wachtlijst: Nog even geduld.", WAITING, "Nog even geduld."),
        ("aan de wachtlijst nog even geduld", WAITING, "nog even geduld"),
        ("deelnemers Breng koekjes mee!", COMING, "Breng koekjes mee!"),
        ("liste d'attente : Patience", WAITING, "Patience"),
        ("waiting list\nOne moment", WAITING, "One moment"),
        ("an die Teilnehmer: Bis bald", COMING, "Bis bald"),
        ("Breng koekjes mee", "", "Breng koekjes mee"),
        ("de zaal is veranderd, ook voor de wachtlijst", "", "de zaal is veranderd, ook voor de wachtlijst"),
        ("", "", ""),
    ],
)
def test_to_whom_and_what_are_read_from_one_line(behind: str, to: str, message: str) -> None:
    assert read_message(behind) == (to, message)


@pytest.mark.parametrize(
    ("behind", "guest"),
    [
        ("voor Jeanne", "Jeanne"),
        ("for my mother", "mother"),
        ("pour Jeanne, 82 ans", "Jeanne"),
        ("für Jeanne", "Jeanne"),
        ("", ""),
        ("aub", ""),
        ("voor", ""),
        ("Jeanne", ""),
    ],
)
def test_a_guest_is_named_behind_for(behind: str, guest: str) -> None:
    assert guest_in(behind) == guest
