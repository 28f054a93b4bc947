"""House rules about the words that people read: one word per idea, the one that docs/words.md has."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from babel.messages.pofile import read_po

ROOT = Path(__file__).resolve().parent.parent
OTHER_WORDS = {
    "nl": ("coördinator", "coordinator", "plaatsvervanger", "cliënt", "patiënt"),
    "fr": ("coordinat", "volontaire", "remplaçant", "renonc"),
    "en": ("coordinator", "substitute"),
    "de": ("koordinator", "stellvertreter"),
}
"""Words that people would say too, for which docs/words.md has another."""
TOO_NEAR = {
    "de": re.compile(r"\b([Dd]u|[Dd]ein\w*|[Dd]ir|[Dd]ich|Behalte|Gib|Lass|Nenne|Schick|Schreibe|Setze|Tippe)\b"),
    "fr": re.compile(r"\b([Tt]u|[Tt]on|[Tt]a|[Tt]es|[Tt]oi|Dis|Donnes?|Nomme|Tape)\b"),
}
"""How one speaks to a friend, in the languages where the bot says Sie and vous."""
WORD_TABLES = tuple(sorted(path.stem for path in (ROOT / "handlers/reading").glob("*_words.py")))


def shown(language: str) -> list[str]:
    """List the texts that are shown in a language, in talks and on the page; the words of commands may be many."""
    page = (ROOT / "bot/demo/page/words" / f"{language}.js").read_text(encoding="utf-8")
    catalogue = ROOT / "locales" / f"{'nl' if language == 'en' else language}.po"
    with catalogue.open("rb") as file:
        messages = [message for message in read_po(file) if message.context is None]
    return [page, *(str(message.id if language == "en" else message.string) for message in messages)]


@pytest.mark.parametrize("language", OTHER_WORDS)
def test_one_word_is_used_for_one_idea(language: str) -> None:
    found = [text for text in shown(language) for word in OTHER_WORDS[language] if word in text.casefold()]
    assert found == []


@pytest.mark.parametrize("language", TOO_NEAR)
def test_nobody_is_addressed_as_a_friend(language: str) -> None:
    assert [text for text in shown(language) if TOO_NEAR[language].search(text)] == []


def tables_by_language() -> Iterator[tuple[str, Mapping[str, str]]]:
    """Yield each table of people's words whose rows are languages."""
    for stem in WORD_TABLES:
        for name, value in vars(importlib.import_module(f"handlers.reading.{stem}")).items():
            if isinstance(value, dict) and all(isinstance(key, str) and len(key) == len("nl") for key in value):
                yield f"{stem}.{name}", value


def test_every_table_of_words_has_all_languages() -> None:
    tables = dict(tables_by_language())
    assert len(tables) > 20
    missing = [
        (name, code) for name, table in tables.items() for code in OTHER_WORDS if not table.get(code, "").strip()
    ]
    assert missing == []


def test_who_adds_a_language_is_told_of_every_file_with_words() -> None:
    told = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    assert [stem for stem in WORD_TABLES if f"`{stem}.py`" not in told] == []


@pytest.mark.parametrize("folder", ["basics", "neighbourhoods", "requests", "volunteers"])
def test_handlers_hold_no_words_of_people_themselves(folder: str) -> None:
    assert [place for file in sorted((ROOT / "handlers" / folder).rglob("*.py")) for place in word_lists_in(file)] == []


def word_lists_in(file: Path) -> Iterator[str]:
    """Yield where a file makes a book or a set of words, or a set of plain words, that it has written out itself."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name):
            continue
        texts = [text for text in map(text_of, ast.walk(node)) if text]
        makes_words = node.func.id in {"word_set", "PhraseBook"}
        if texts and (makes_words or (node.func.id == "frozenset" and all(text.isalpha() for text in texts))):
            yield f"{file.name}:{node.lineno}"


def text_of(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""
