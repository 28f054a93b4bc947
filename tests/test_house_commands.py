"""House rules about what people can say: documented, and never two commands behind one word."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.i18n import Speech
from bot.product import PRODUCT
from handlers.decision import Command
from handlers.reading.plain import plain

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
SPEECH = Speech.load()
LANGUAGES = ("nl", "fr", "en", "de")


@pytest.mark.parametrize("command", [c for c in PRODUCT.commands if c.listed], ids=lambda command: command.id)
def test_every_command_is_in_the_readme_in_four_languages(command: Command) -> None:
    alternatives = SPEECH.alternatives(command.words)
    assert [f"`{alternatives[language][0]}" in README for language in LANGUAGES] == [True] * 4


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_two_commands_share_a_word_within_a_language(language: str) -> None:
    taken: dict[str, str] = {}
    for command in PRODUCT.commands:
        for words in SPEECH.alternatives(command.words)[language]:
            assert taken.setdefault(plain(words), command.id) == command.id


@pytest.mark.parametrize("command", PRODUCT.commands, ids=lambda command: command.id)
def test_every_command_says_what_it_does_in_four_languages(command: Command) -> None:
    english = SPEECH.render(command.does, "en")
    assert english
    assert all(SPEECH.render(command.does, language) != "" for language in LANGUAGES)
