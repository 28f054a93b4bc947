"""Commands are found as people type them, and ordinary talk in a room is left alone."""

from __future__ import annotations

import pytest

from bot.i18n import Catalogue, Speech
from bot.words import CommandWords
from handlers.decision import Command, Decision, Takes, Turn, look_at_nothing
from handlers.text import Text, _w


def _nothing(turn: Turn, facts: None) -> Decision:
    return Decision()


def _command(id_: str, words: str, takes: Takes) -> Command:
    return Command(id_, _w(words), Text(id_), look_at_nothing, _nothing, takes=takes)


COMMANDS = (
    _command("take", "take|claim", Takes.NUMBER),
    _command("move", "another moment", Takes.NUMBER_THEN_MOMENT),
    _command("tasks", "tasks", Takes.NOTHING),
    _command("my tasks", "my tasks|my agenda", Takes.NOTHING),
    _command("need", "need|help me", Takes.WORDS),
    _command("pause", "pause until", Takes.ANYTHING),
    _command("stop", "stop", Takes.NOTHING),
    _command("here", "present", Takes.NUMBER_OR_NOTHING),
)
DUTCH = {"take|claim": "neem|ik doe", "tasks": "taken", "my tasks|my agenda": "mijn taken", "need|help me": "hulp"}
FRENCH = {"take|claim": "je prends|prendre", "tasks": "tâches", "stop": "arrêter|stop"}


def _catalogue(language: str, words: dict[str, str]) -> Catalogue:
    return Catalogue(language, {("words", msgid): said for msgid, said in words.items()}, lambda n: n != 1)


WORDS = CommandWords(COMMANDS, Speech({"nl": _catalogue("nl", DUTCH), "fr": _catalogue("fr", FRENCH)}))


def found(text: str, *, in_private: bool = True, language: str = "nl") -> tuple[str, str] | None:
    command = WORDS.find(text, language, in_private=in_private)
    return (command.command.id, command.rest) if command else None


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("neem 12", ("take", "12")),
        ("Neem12 👍", ("take", "12 👍")),
        ("  !NEEM   12  ", ("take", "12")),
        ("ik doe 12", ("take", "12")),
        ("claim 12", ("take", "12")),
        ("je prends 12", ("take", "12")),
        ("taken", ("tasks", "")),
        ("Tâches!", ("tasks", "")),
        ("taches", ("tasks", "")),
        ("mijn taken", ("my tasks", "")),
        ("mijn takn", ("my tasks", "")),
        ("my agneda", ("my tasks", "")),
        ("hulp Mijn kraan LEKT", ("need", "Mijn kraan LEKT")),
        ("help me with the shopping", ("need", "with the shopping")),
        ("pause untill 1/9", ("pause", "1/9")),
        ("another moment", ("move", "")),
        ("another moment 12, 5 dec", ("move", "12, 5 dec")),
        ("another moment next tuesday", ("move", "next tuesday")),
        ("another moment that I love", None),
        ("present", ("here", "")),
        ("present 4711", ("here", "4711")),
        ("Present 4711 !", ("here", "4711 !")),
        ("present company is welcome of course", None),
        ("pauze", None),
        ("goeiemorgen", None),
        ("", None),
        ("!", None),
        ("neemt u 12?", None),
        ("takenlijst", None),
    ],
)
def test_in_private_a_command_is_found_in_every_language(text: str, command: tuple[str, str] | None) -> None:
    assert found(text) == command


@pytest.mark.parametrize(
    ("text", "command"),
    [
        ("neem 12", ("take", "12")),
        ("neem12 👍", ("take", "12 👍")),
        ("neem nr 12 aub", ("take", "nr 12 aub")),
        ("neem 12 graag!", ("take", "12 graag!")),
        ("!neem 12", ("take", "12")),
        ("neem gerust een koekje", None),
        ("neem de bus van 12 uur naar het station", None),
        ("taken", ("tasks", "")),
        ("another moment 12", ("move", "12")),
        ("another moment on the 5th perhaps?", None),
        ("taken genoeg vandaag", None),
        ("hulp", ("need", "")),
        ("hulp gezocht voor zaterdag", None),
        ("!hulp gezocht voor zaterdag", ("need", "gezocht voor zaterdag")),
        ("mijn takn", None),
        ("!mijn takn", ("my tasks", "")),
        ("stop daar eens mee jongens", None),
    ],
)
def test_in_a_room_only_the_shape_of_a_command_is_one(text: str, command: tuple[str, str] | None) -> None:
    assert found(text, in_private=False) == command


def test_ones_own_language_wins_when_two_share_a_word() -> None:
    stop = _command("halt", "halt", Takes.NOTHING)
    pause = _command("rest", "rest", Takes.NOTHING)
    speech = Speech({"nl": _catalogue("nl", {"halt": "rust"}), "de": _catalogue("de", {"rest": "rust"})})
    words = CommandWords((stop, pause), speech)
    for language, id_ in [("nl", "halt"), ("de", "rest")]:
        command = words.find("rust", language, in_private=True)
        assert command is not None
        assert command.command.id == id_
