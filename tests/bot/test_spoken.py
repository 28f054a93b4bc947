"""The languages of a service: what is configured has an effect, and a file of texts is all that a new one needs."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from bot.config import ConfigError
from bot.i18n import FOLDER, Speech
from bot.messages import ROOT, SOURCES, collect, start, write
from bot.play.street import Street
from bot.spoken import every_language, spoken_languages
from handlers.basics.languages import language_called, speak
from handlers.model import Person, Service
from tests.handlers.speaking import asked, english, ids, saved, turn

SPEECH = Speech.load()
UKRAINIAN = {
    "Which language?": "Якою мовою?",
    "From now on I write to you in English.": "Відтепер я пишу вам українською.",
    "{language}: {word} {code}": "{language}: {word} {code}",
    "I am a computer program.": "Я комп'ютерна програма.",
    "What can I do for you?": "Що я можу для вас зробити?",
    "language": "мова",
}


@pytest.fixture
def with_ukrainian(tmp_path: Path) -> Speech:
    """Our texts, and a file for another language as ``make language code=uk`` begins it, partly filled in."""
    folder = tmp_path / "locales"
    shutil.copytree(FOLDER, folder)
    template = collect(ROOT / source for source in SOURCES)
    file = start(folder, "uk", template)
    catalogue = Catalog(locale="uk", charset="utf-8", fuzzy=False)
    catalogue.update(template)
    for message in catalogue:
        if isinstance(message.id, str) and message.id.partition("|")[0] in UKRAINIAN:
            message.string = UKRAINIAN[message.id.partition("|")[0]]
    write(file, catalogue)
    return Speech.load(folder)


async def test_a_file_of_texts_is_enough_to_be_written_to_in_a_new_language(with_ukrainian: Speech) -> None:
    async with Street.open(speech=with_ukrainian) as street:
        await street.person("oksana")
        await street.says("oksana", "menu")
        assert "Українська: мова uk" in street.heard("oksana")[0]
        await street.says("oksana", "taal")
        assert "5 Українська" in street.hears("oksana")
        await street.says("oksana", "5")
        assert street.hears("oksana") == "Відтепер я пишу вам українською."
        await street.says("oksana", "menu")
        assert street.hears("oksana").startswith("Що я можу для вас зробити?")


@pytest.mark.parametrize("typed", ["uk", "українська", "Oekraïens", "ukrainien bitte", "UKRAINISCH", "Ukrainian"])
def test_a_new_language_is_known_by_its_names_in_the_others(with_ukrainian: Speech, typed: str) -> None:
    assert language_called(typed, every_language(with_ukrainian)) == "uk"


def test_only_what_is_configured_is_offered() -> None:
    service = Service(languages=spoken_languages(("fr", "nl"), SPEECH))
    question = asked(speak(replace(turn(""), service=service), None))
    assert ids(question.choices) == ["fr", "nl"]
    assert [english(choice.label) for choice in question.choices] == ["Français", "Nederlands"]
    refused = speak(replace(turn("deutsch"), service=service), None)
    assert saved(refused, Person) == []
    assert english(asked(refused).text).startswith("Sorry, I do not speak that language.")


@pytest.mark.parametrize(
    ("code", "says"),
    [
        ("uk", "there are no texts in 'uk'"),
        ("ar", "in 'ar' there are only words for danger"),
        ("xx", "no texts in 'xx'"),
    ],
)
def test_a_language_without_texts_cannot_be_configured(code: str, says: str) -> None:
    with pytest.raises(ConfigError, match=says):
        spoken_languages(("nl", code), SPEECH)


def test_the_four_languages_are_there_by_themselves() -> None:
    assert [language.own_name for language in every_language(SPEECH)] == [
        "Nederlands",
        "Français",
        "English",
        "Deutsch",
    ]
