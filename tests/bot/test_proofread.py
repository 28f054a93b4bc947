"""Every mistake a translation can have is found, and ours have none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from bot.proofread import proofread, proofread_ours
from handlers.decision import Command, Decision, Turn, look_at_nothing
from handlers.text import _w

HEAD = """msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""
Proofreader = Callable[[str], list[str]]


def _nothing(turn: Turn, facts: None) -> Decision:
    return Decision()


TAKE = Command("take", _w("take|claim"), _w("take"), look_at_nothing, _nothing)
DROP = Command("drop", _w("drop"), _w("drop"), look_at_nothing, _nothing)


@pytest.fixture
def mistakes(tmp_path: Path) -> Proofreader:
    """Proofread one Dutch catalogue against three texts of the code."""
    template = Catalog()
    template.add("You have task {number}.")
    template.add(("{count} task", "{count} tasks"))
    template.add("take|claim", context="words")

    def read(po: str, *, partial: tuple[str, ...] = ("nl",)) -> list[str]:
        (tmp_path / "nl.po").write_text(HEAD + po, encoding="utf-8")
        return [str(mistake) for mistake in proofread(tmp_path, template, (TAKE, DROP), partial)]

    return read


def test_our_translations_have_no_mistakes() -> None:
    assert [str(mistake) for mistake in proofread_ours()] == []


def test_a_good_translation_is_left_alone(mistakes: Proofreader) -> None:
    assert mistakes('msgid "You have task {number}."\nmsgstr "Taak {number} is van jou."\n') == []
    plural = 'msgid "{count} task"\nmsgid_plural "{count} tasks"\nmsgstr[0] "één taak"\nmsgstr[1] "{count} taken"\n'
    assert mistakes(plural) == []


def test_what_is_missing_is_found_where_everything_is_said(tmp_path: Path) -> None:
    template = Catalog()
    template.add("Hello")
    (tmp_path / "nl.po").write_text(HEAD, encoding="utf-8")
    assert proofread(tmp_path, template, (), ("nl",)) == []
    assert [str(mistake) for mistake in proofread(tmp_path, template, (), ())] == ["nl: Hello: is not translated"]


@pytest.mark.parametrize(
    ("po", "what"),
    [
        ('msgid "You have task {number}."\nmsgstr "Taak {nummer} is van jou."', "other placeholders: number, nummer"),
        ('msgid "You have task {number}."\nmsgstr "Een taak is van jou."', "other placeholders: number"),
        ('msgid "You have task {number}."\nmsgstr "Taak {number} {is."', "braces that do not fit"),
        ('msgid "You have task {number}."\nmsgstr "Taak {number.real}."', "has {number.real} for a placeholder"),
        ('msgid "You have task {number}."\nmsgstr "Taak {number:>9}."', "has {number:>9} for a placeholder"),
        ('#, fuzzy\nmsgid "You have task {number}."\nmsgstr "Taak {number}."', "is marked fuzzy"),
        (f'msgid "You have task {{number}}."\nmsgstr "{"taak " * 70}{{number}}"', "letters long"),
        ('msgid "You have task {number}."\nmsgstr "{number}\\n1\\n2\\n3\\n4"', "more than 4 lines"),
        (
            'msgid "{count} task"\nmsgid_plural "{count} tasks"\nmsgstr[0] "één taak"\nmsgstr[1] ""',
            "needs 2 plural forms",
        ),
        (
            'msgid "{count} task"\nmsgid_plural "{count} tasks"\nmsgstr[0] "{count} taak"\nmsgstr[1] "veel taken"',
            "other placeholders: count",
        ),
        ('msgctxt "words"\nmsgid "take|claim"\nmsgstr "neem||pak"', "has an empty alternative"),
        ('msgctxt "words"\nmsgid "take|claim"\nmsgstr "neem|laat los"\n\nmsgctxt "words"\nmsgid "drop"\nmsgstr "Neem"',
         "means both take and drop"),
        ('msgid "Gone from the code"\nmsgstr "Weg"', "is not in the code any more"),
    ],
)  # fmt: skip
def test_a_mistake_is_found(mistakes: Proofreader, po: str, what: str) -> None:
    assert any(what in mistake for mistake in mistakes(po + "\n"))
