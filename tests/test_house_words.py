"""House rules about the words that people read: one word per idea, the one that docs/words.md has."""

from __future__ import annotations

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
