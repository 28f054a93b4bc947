"""What is decided is said in the reader's language, and a person's own words stay their own."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from bot.i18n import Catalogue, Speech
from handlers.text import Arg, FirstWord, InLanguage, Said, Text, Verbatim, When, _, _n, _w, lines, sentences

OURS = Speech.load()
TUESDAY = date(2026, 11, 24)


def dutch(messages: dict[str, str | tuple[str, ...]]) -> Speech:
    return Speech({"nl": Catalogue("nl", {(None, msgid): said for msgid, said in messages.items()}, lambda n: n != 1)})


@pytest.mark.parametrize(
    ("language", "when", "said"),
    [
        ("nl", When(TUESDAY), "Dinsdag 24 november 2026"),
        ("nl", When(TUESDAY, time(9)), "Dinsdag 24 november 2026, 9 uur"),
        ("nl", When(TUESDAY, time(9), time(12, 30)), "Dinsdag 24 november 2026, tussen 9 uur en 12.30 uur"),
        ("nl", When(TUESDAY, time(9), weekly=True), "Elke dinsdag, vanaf dinsdag 24 november 2026, 9 uur"),
        ("fr", When(TUESDAY, time(8, 5)), "Mardi 24 novembre 2026, 8 h 05"),
        ("de", When(TUESDAY, time(9), time(12)), "Dienstag, 24. November 2026, zwischen 9 Uhr und 12 Uhr"),
        ("nl", When(date(2026, 12, 1)), "Dinsdag 1 december 2026"),
        ("fr", When(date(2026, 12, 1), time(8)), "Mardi 1er décembre 2026, 8 h"),
        ("de", When(date(2026, 12, 1)), "Dienstag, 1. Dezember 2026"),
        ("en", When(TUESDAY, time(9), time(12, 30)), "Tuesday 24 November 2026, between 9:00 and 12:30"),
    ],
)
def test_a_moment_is_said_with_weekday_and_year(language: str, when: When, said: str) -> None:
    assert OURS.render(_("{when}", when=when), language) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (datetime(2026, 11, 24, 23, 30, tzinfo=UTC), "on Woensdag 25 november 2026, 0.30 uur".replace("W", "w")),
        (TUESDAY, "on dinsdag 24 november 2026"),
        (time(8, 5), "on 8.05 uur"),
        (12, "on 12"),
        ("Anna", "on Anna"),
        (Verbatim("{number} %s"), "on {number} %s"),
        (FirstWord(_w("nothing like it|other")), "on nothing like it"),
    ],
)
def test_every_kind_of_value_is_said(value: Arg, said: str) -> None:
    assert OURS.render(_("on {value}", value=value), "nl", "Europe/Brussels") == said


def test_a_text_without_translation_is_said_in_english() -> None:
    speech = dutch({"Hello {name}": "Dag {name}"})
    assert speech.render(_("Hello {name}", name="An"), "nl") == "Dag An"
    assert speech.render(_("Bye {name}", name="An"), "nl") == "Bye An"
    assert speech.render(_("Hello {name}", name="An"), "sw") == "Hello An"
    assert speech.languages == ("en", "nl")


def test_singular_and_plural_are_each_said_as_the_language_wants() -> None:
    speech = dutch({"{count} task": ("één taak", "{count} taken")})
    for count, said in [(0, "0 taken"), (1, "één taak"), (5, "5 taken")]:
        assert speech.render(_n("{count} task", "{count} tasks", count), "nl") == said
    assert speech.render(_n("{count} task", "{count} tasks", 1), "en") == "1 task"
    assert speech.render(_n("{count} task", "{count} tasks", 2), "en") == "2 tasks"


@pytest.mark.parametrize("words", ["{name}", "{0.__class__}", "{", "}", "%(name)s", "{number!r:>99}"])
def test_a_persons_words_are_never_a_template(words: str) -> None:
    for said in (_("You wrote: {words}", words=words), _("You wrote: {words}", words=Verbatim(words))):
        assert OURS.render(said, "en") == f"You wrote: {words}"


def test_a_moment_has_a_capital_where_a_text_begins_and_nowhere_else() -> None:
    until = _("{when} to {until}", when=When(date(2026, 11, 24), time(9)), until=time(12))
    told = "24 november 2026, 9 uur tot 12 uur"
    assert OURS.render(until, "nl") == f"Dinsdag {told}"
    assert OURS.render(_("The moment: {when}", when=until), "nl") == f"The moment: dinsdag {told}"
    assert OURS.render(_("{when}: the moment", when=until), "nl") == f"Dinsdag {told}: the moment"


def test_right_to_left_words_do_not_turn_what_stands_around_them() -> None:
    assert OURS.render(_("Task {number} of {name}", number=12, name="فاطمة"), "en") == "Task 12 of \u2068فاطمة\u2069"


def test_texts_are_joined_and_what_is_empty_leaves_no_gap() -> None:
    parts: tuple[Said, ...] = (Verbatim("one"), Verbatim(""), Verbatim("two"))
    assert OURS.render(lines(*parts), "en") == "one\ntwo"
    assert OURS.render(sentences(*parts), "en") == "one two"


def test_a_text_in_a_fixed_language_stays_in_it_whoever_reads() -> None:
    speech = dutch({"Hello": "Dag"})
    assert speech.render(sentences(_("Hello"), InLanguage("nl", _("Hello"))), "en") == "Hello Dag"


def test_the_words_of_a_command_hold_english_in_every_language() -> None:
    words = _w("take|claim")
    speech = Speech({"nl": Catalogue("nl", {("words", "take|claim"): "neem| pak |neem"}, lambda n: n != 1)})
    assert speech.alternatives(words) == {"nl": ("neem", "pak"), "en": ("take", "claim")}
    assert speech.render(FirstWord(words), "nl") == "neem"
    assert speech.render(FirstWord(words), "fr") == "take"


def test_fuzzy_and_empty_translations_are_not_used(tmp_path: Path) -> None:
    po = 'msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=utf-8\\n"\n\n'
    po += '#, fuzzy\nmsgid "Hello"\nmsgstr "Dag"\n\nmsgid "Bye"\nmsgstr ""\n\n'
    po += 'msgctxt "words"\nmsgid "Bye"\nmsgstr "Tot ziens"\n'
    (tmp_path / "nl.po").write_text(po, encoding="utf-8")
    speech = Speech.load(tmp_path)
    assert [speech.render(Text(word), "nl") for word in ("Hello", "Bye")] == ["Hello", "Bye"]
    assert speech.render(FirstWord(_w("Bye")), "nl") == "Tot ziens"


def test_a_catalogue_that_changed_is_read_anew(tmp_path: Path) -> None:
    for at, translation in enumerate(("Dag", "Hallo"), start=1):
        (tmp_path / "nl.po").write_text(f'msgid ""\nmsgstr ""\n\nmsgid "Hello"\nmsgstr "{translation}"\n')
        os.utime(tmp_path / "nl.po", ns=(at, at))
        assert Speech.load(tmp_path).render(Text("Hello"), "nl") == translation
