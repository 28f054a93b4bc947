"""Proofreads the translations: complete, the same placeholders, plurals, lengths, and no word for two commands.

``python -m bot.proofread`` prints what is wrong, one line each; a language that says only what saves lives may leave
the rest out.
"""

from __future__ import annotations

import string
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from bot.i18n import ENGLISH, FOLDER, Speech
from bot.messages import ROOT, SOURCES, collect
from handlers.basics.languages import SAFETY_ONLY
from handlers.decision import Command
from handlers.reading.plain import plain
from handlers.table import COMMANDS

LONGEST: Final = 320
"""Letters of one message: longer ones are not read (domain 6)."""
MOST_LINES: Final = 4
WORDS: Final = "words"
_SHOWN: Final = 50


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong in one language: with which text, and what."""

    language: str
    text: str
    what: str

    def __str__(self) -> str:
        """Write it on one line."""
        shown = self.text.replace("\n", "⏎")
        return f"{self.language}: {shown[:_SHOWN]}{'…' if len(shown) > _SHOWN else ''}: {self.what}"


def proofread(folder: Path, template: Catalog, commands: Iterable[Command], partial: Iterable[str]) -> list[Flaw]:
    """Find every mistake in the catalogues of a folder; languages that are ``partial`` may lack texts."""
    found = [mistake for message in texts_of(template) for mistake in _in_english(message)]
    for file in sorted(folder.glob("*.po")):
        with file.open("rb") as source:
            catalogue = read_po(source, locale=file.stem)
        found += _in_catalogue(catalogue, template, may_lack=file.stem in {*partial, ENGLISH})
    return found + list(_shared_words(commands, Speech.load(folder)))


def texts_of(catalogue: Catalog) -> Iterator[Message]:
    """List the texts of a catalogue, without its head."""
    return (message for message in catalogue if message.id)


def _in_english(message: Message) -> Iterator[Flaw]:
    for form in _forms(message.id):
        for what in (*_broken(form), *_too_long(message, form)):
            yield Flaw(ENGLISH, form, what)


def _in_catalogue(catalogue: Catalog, template: Catalog, *, may_lack: bool) -> Iterator[Flaw]:
    language = str(catalogue.locale_identifier)
    known = {(message.context, _name(message)) for message in texts_of(template)}
    written = {(message.context, _name(message)): message for message in texts_of(catalogue)}
    for _context, name in sorted(written.keys() - known, key=str):
        yield Flaw(language, name, "is not in the code any more; run make messages")
    for context, name in sorted(known, key=str):
        message = written.get((context, name))
        if message is None or not any(_forms(message.string)):
            if not may_lack:
                yield Flaw(language, name, "is not translated")
            continue
        for what in _wrong(message, catalogue.num_plurals):
            yield Flaw(language, name, what)


def _wrong(message: Message, plurals: int) -> Iterator[str]:
    if message.fuzzy:
        yield "is marked fuzzy: read it again and take the mark away"
    forms, wanted = _forms(message.string), _placeholders(_forms(message.id)[-1])
    if len(_forms(message.id)) > 1 and (len(forms) != plurals or not all(forms)):
        yield f"needs {plurals} plural forms"
    for number, form in enumerate(forms):
        if broken := _broken(form):
            yield from broken
            continue
        may_drop = {"count"} if number < len(forms) - 1 else set()
        if differing := (wanted - _placeholders(form) - may_drop) | (_placeholders(form) - wanted):
            yield f"has other placeholders: {', '.join(sorted(differing))}"
        yield from _too_long(message, form)
        if message.context == WORDS and not all(word.strip() for word in form.split("|")):
            yield "has an empty alternative"


def _too_long(message: Message, form: str) -> Iterator[str]:
    if message.context is None and len(form) > LONGEST:
        yield f"is {len(form)} letters long, not at most {LONGEST}"
    if message.context is None and form.count("\n") >= MOST_LINES:
        yield f"has more than {MOST_LINES} lines"


def _broken(form: str) -> list[str]:
    try:
        return [f"has {{{name}}} for a placeholder" for name in _placeholders(form) if not name.isidentifier()]
    except ValueError as error:
        return [f"has braces that do not fit ({error})"]


def _placeholders(form: str) -> set[str]:
    fields = string.Formatter().parse(form)
    return {f"{name}{f':{spec}' if spec else ''}" for _text, name, spec, _conversion in fields if name is not None}


def _forms(text: object) -> tuple[str, ...]:
    return tuple(map(str, text)) if isinstance(text, (tuple, list)) else (str(text or ""),)


def _name(message: Message) -> str:
    return _forms(message.id)[0]


def _shared_words(commands: Iterable[Command], speech: Speech) -> Iterator[Flaw]:
    owners: dict[tuple[str, str], str] = {}
    for command in commands:
        for language, alternatives in speech.alternatives(command.words).items():
            for word in {plain(word) for word in alternatives}:
                owner = owners.setdefault((language, word), command.id)
                if owner != command.id:
                    yield Flaw(language, word, f"means both {owner} and {command.id}")


def proofread_ours() -> list[Flaw]:
    """Proofread our own translations."""
    return proofread(FOLDER, collect(ROOT / source for source in SOURCES), COMMANDS, SAFETY_ONLY)


def main() -> int:
    """Print every mistake, and say with the exit code whether there are any."""
    mistakes = proofread_ours()
    sys.stdout.writelines(f"{mistake}\n" for mistake in mistakes)
    return 1 if mistakes else 0


if __name__ == "__main__":
    sys.exit(main())
