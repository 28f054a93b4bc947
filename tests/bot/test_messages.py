"""The texts of the code reach the translators, and what they wrote stays."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from bot.messages import collect, start, update

CODE = '''
def ask() -> object:
    """Nothing _("in a docstring") counts."""
    several = _n("{count} task", "{count} tasks", 2)
    return [_("You have task {number}.", number=1), several, _w("take|claim"), _("two " "parts"), _(several)]

DAY = _pattern("EEEE d MMMM")
'''


@pytest.fixture
def code(tmp_path: Path) -> Path:
    """Give a folder with one file of code."""
    folder = tmp_path / "code"
    folder.mkdir()
    (folder / "requests.py").write_text(CODE, encoding="utf-8")
    return folder


def opened(file: Path) -> Catalog:
    """Read a `.po` file."""
    with file.open("rb") as source:
        return read_po(source, locale=file.stem)


def test_every_kind_of_text_is_collected_with_its_context(code: Path) -> None:
    assert {(message.context, message.id) for message in collect([code]) if message.id} == {
        (None, "You have task {number}."),
        (None, ("{count} task", "{count} tasks")),
        (None, "two parts"),
        ("words", "take|claim"),
        ("pattern", "EEEE d MMMM"),
    }


def test_a_new_language_has_every_text_and_its_own_plurals(code: Path, tmp_path: Path) -> None:
    catalogue = opened(start(tmp_path, "uk", collect([code])))
    assert catalogue.num_plurals == 3
    assert len(catalogue) == 5
    assert not any(message.fuzzy for message in catalogue if message.id)


def test_a_language_that_does_not_exist_or_is_there_already_is_refused(code: Path, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="qx is not a language code"):
        start(tmp_path, "qx", collect([code]))
    start(tmp_path, "nl", collect([code]))
    with pytest.raises(FileExistsError, match=r"nl\.po is there already"):
        start(tmp_path, "nl", collect([code]))


def test_translations_stay_when_texts_come_and_go(code: Path, tmp_path: Path) -> None:
    file = start(tmp_path, "nl", collect([code]))
    text = file.read_text(encoding="utf-8").replace(
        'msgid "take|claim"\nmsgstr ""', 'msgid "take|claim"\nmsgstr "neem"'
    )
    file.write_text(text, encoding="utf-8")
    (code / "requests.py").write_text('_w("take|claim")\n_("Quite another sentence.")\n', encoding="utf-8")
    update(file, collect([code]))
    catalogue = opened(file)
    kept, added = catalogue.get("take|claim", context="words"), catalogue.get("Quite another sentence.")
    assert kept
    assert kept.string == "neem"
    assert added
    assert added.string == ""
    assert catalogue.get("two parts") is None


def test_bringing_up_to_date_twice_changes_nothing(code: Path, tmp_path: Path) -> None:
    file = start(tmp_path, "nl", collect([code]))
    update(file, collect([code]))
    once = file.read_bytes()
    update(file, collect([code]))
    assert file.read_bytes() == once
