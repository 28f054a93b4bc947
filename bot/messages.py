"""Collect the texts of the code and bring every language's `.po` file up to date; run by `make messages`.

A text stands in `_(…)`, `_n(…)`, `_w(…)` or `_pattern(…)`; the function also says its context (see `handlers/text.py`).
"""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from babel.core import Locale, UnknownLocaleError
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

CONTEXTS: Final = {"_": None, "_w": "words", "_pattern": "pattern"}
ROOT: Final = Path(__file__).resolve().parent.parent
SOURCES: Final = ("bot", "handlers")


def collect(folders: Iterable[Path]) -> Catalog:
    """Return every text in the Python files of these folders, without translations."""
    template = Catalog(project="Buurtbot", charset="utf-8", fuzzy=False)
    for folder in folders:
        for file in sorted(folder.rglob("*.py")):
            for context, msgid in texts(file):
                template.add(msgid, context=context)
    return template


def texts(file: Path) -> Iterator[tuple[str | None, str | tuple[str, str]]]:
    """List the texts of one file, with their context; a text with a plural is a pair."""
    for node in ast.walk(ast.parse(file.read_bytes())):
        match node:
            case ast.Call(ast.Name("_n"), [ast.Constant(str(one)), ast.Constant(str(many)), *_rest]):
                yield None, (one, many)
            case ast.Call(ast.Name(function), [ast.Constant(str(msgid)), *_rest]) if function in CONTEXTS:
                yield CONTEXTS[function], msgid


def update(file: Path, template: Catalog) -> None:
    """Add what is new to one language's file and drop what is gone; translations stay, and so do the dates on top.

    A text that changed a little keeps its old translation, marked fuzzy: it is not used until somebody looked at it.
    """
    with file.open("rb") as old:
        catalogue = read_po(old, locale=file.stem)
    template.creation_date = catalogue.creation_date
    catalogue.update(template, update_header_comment=False)
    write(file, catalogue)


def start(folder: Path, code: str, template: Catalog) -> Path:
    """Write the empty file of a new language.

    Raises ValueError when Babel does not know the language, FileExistsError when it is there already.
    """
    try:
        locale = Locale.parse(code)
    except UnknownLocaleError:
        raise ValueError(f"{code} is not a language code; write one such as uk") from None
    file = folder / f"{code}.po"
    if file.exists():
        raise FileExistsError(f"{file.name} is there already; make messages brings it up to date")
    catalogue = Catalog(locale=locale, project="Buurtbot", charset="utf-8", fuzzy=False)
    catalogue.update(template)
    write(file, catalogue)
    return file


def write(file: Path, catalogue: Catalog) -> None:
    """Write a catalogue in the order of its texts, without places in the code: both would change with every edit."""
    catalogue.obsolete.clear()
    catalogue.header_comment = f"# Buurtbot in {file.stem}. AGPL-3.0-or-later."
    catalogue.version, catalogue.revision_date = "", catalogue.creation_date
    catalogue.last_translator = catalogue.language_team = catalogue.msgid_bugs_address = "Buurtbot"
    with file.open("wb") as new:
        write_po(new, catalogue, no_location=True, sort_output=True, width=120)


def main(arguments: list[str]) -> int:
    """Bring every language up to date, or start the one that is named."""
    folder = ROOT / "locales"
    template = collect(ROOT / source for source in SOURCES)
    if not arguments:
        for file in sorted(folder.glob("*.po")):
            update(file, template)
        return 0
    try:
        file = start(folder, arguments[0], template)
    except (ValueError, FileExistsError) as problem:
        sys.stderr.write(f"{problem}.\n")
        return 2
    sys.stdout.write(f"Translate {file.relative_to(ROOT)}, then: make check\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
