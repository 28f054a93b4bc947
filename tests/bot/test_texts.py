"""Texts as JSON and back: what is asked again later is what was asked."""

import json
from datetime import UTC, date, datetime, time

import pytest

from bot.texts import read_text, text_fields
from handlers.text import (
    Elsewhere,
    FirstWord,
    HowSoon,
    InLanguage,
    Joined,
    Said,
    Verbatim,
    When,
    _,
    _n,
    _w,
    lines,
    sentences,
)
from storage.values import Misshapen

TEXTS: list[Said] = [
    _("Which language?"),
    _("Hello {name}, it is {count}.", name=Verbatim("An"), count=3),
    _n("{count} neighbour", "{count} neighbours", 2, number=12),
    _("{when}. Is that right?", when=When(date(2026, 11, 26), time(9), time(12))),
    _("{when}", when=When(date(2026, 11, 26), weekly=True)),
    _("{on} {at} {then}", on=date(2026, 11, 26), at=time(9, 30), then=datetime(2026, 11, 26, 9, tzinfo=UTC)),
    lines(InLanguage("nl", _("Hello")), sentences(_("One."), Verbatim("two"))),
    _("Type: {take}", take=FirstWord(_w("take|claim"))),
    Joined((Verbatim("a"), Verbatim("b")), by=" · "),
    _(
        "Reminder: {how_soon}.",
        how_soon=HowSoon(datetime(2026, 11, 26, 9, tzinfo=UTC), datetime(2026, 11, 25, tzinfo=UTC)),
    ),
    sentences(Elsewhere(datetime(2026, 11, 26, 9, tzinfo=UTC), "Europe/Brussels")),
]


@pytest.mark.parametrize("said", TEXTS)
def test_a_text_is_read_as_it_was_written(said: Said) -> None:
    assert read_text(json.loads(json.dumps(text_fields(said)))) == said


@pytest.mark.parametrize(
    "found", [None, {}, {"text": 1}, {"parts": 3, "by": ""}, "words", {"in": {}, "language": "nl"}]
)
def test_what_is_no_text_is_refused(found: object) -> None:
    with pytest.raises(Misshapen):
        read_text(found)
