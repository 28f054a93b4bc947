"""Whatever anybody types, anywhere and at any moment: nothing breaks, and no answer is broken."""

from __future__ import annotations

import string
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.play.street import Line, Street
from handlers.reading.plain import words
from handlers.reading.privacy import find_private
from tests.bad_input.playing import counts, linde

LONGEST = 4000
MOST_LINES = 30
DIALOGUE = ("need someone to fix my lamp", "thursday 10:00", "yes", "Lindestraat", "9, 0470 12 34 56", "1", "yes")
NASTY = (
    "@room",
    "alice: hello",
    "%s %(name)s %n",
    "<img src=x onerror=alert(1)>",
    "[x](javascript:alert(1))",
    "'; DROP TABLE person; --",
    "\u202e0470 12 34 56\u202c",
    "z" + "\u0301" * 500,
    "👩‍👩‍👧‍👦" * 300,
    "ST\u200bOP",
    "\ud83d",
    "a\0b",
    "\x1b[31mred",
    "٣",
    "²",
    "İIıi ﬀ",
    "9" * 5000,
    "31 Feb 9999 at 25:61",
    "in 0 min",
    "-1",
    "x" * 60000,
    "> take 1\n\ntake 1",
    "!" * 200,
    "/" * 200,
    "\n" * 200,
    "يا حكومة 0470 12 34 56 Kerkstraat 12",
)
USUAL = (
    *("need", "yes", "no", "1", "2", "3", "take 1", "done 1", "release 1", "withdraw 1", "change 1", "stop", "menu"),
    *("commands", "volunteer", "tasks", "my requests", "language", "behalf", "human", "back", "repeat", "pause", "5"),
    *("neighbourhood organiser @maria:example.org", "neighbourhood bind De Linde residents", "erase", "I don't know"),
    *("I live alone at home, Kerkstraat 12, call me 0470 12 34 56", "I have cancer and my pin is 1234"),
)
TEXTS = (
    st.sampled_from(USUAL)
    | st.sampled_from(NASTY)
    | st.text(st.characters(exclude_characters="{}"), max_size=300)
    | st.lists(st.sampled_from((*USUAL, *NASTY)), min_size=2, max_size=3).map(" ".join)
)
ACTS = st.tuples(
    st.sampled_from(("maria", "maria", "karim", "rita", "lotte")),
    st.sampled_from((None, None, None, "bewoners", "vrijwilligers", "team")),
    st.sampled_from(("says", "says", "says", "edits", "reacts")),
    TEXTS,
)
CONFIRMING = ("1 yes · 2 no", "1 yes · 2 change something · 3 stop")
CALM = settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))


async def act(street: Street, name: str, room: str | None, how: str, text: str) -> None:
    if how == "reacts" and any(line.to == (f"#{room}" if room else name) for line in street.lines):
        await street.reacts(name, text, room=room)
    elif how == "edits":
        await street.says(name, "need a lamp", room=room)
        await street.edits(name, text)
    else:
        await street.says(name, text, room=room)


async def karim_takes_what_is_open(street: Street) -> None:
    for number in range(1, 4):
        await street.says("karim", f"take {number}")


def must_be_well(line: Line) -> None:
    """Hold one line of ours to what every line must be."""
    assert len(line.text) <= LONGEST
    assert line.text.count("\n") < MOST_LINES
    assert "{" not in line.text
    assert line.text.count("\u2068") == line.text.count("\u2069")
    assert not [c for c in line.text if unicodedata.bidirectional(c) in {"RLO", "LRO", "RLE", "LRE", "PDF"}]
    assert not [c for c in line.text if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]


def private_words(line: Line) -> list[str]:
    """List what should not stand in a room; the numbers to call in danger may."""
    found = [line.text[one.start : one.end] for one in find_private(line.text)]
    return [words for words in found if not set(words) <= set(string.digits)]


@CALM
@given(st.integers(0, len(DIALOGUE)), st.lists(ACTS, min_size=1, max_size=5))
async def test_c_any_words_at_any_step_leave_everything_whole(
    done: int, acts: list[tuple[str, str | None, str, str]]
) -> None:
    async with linde() as street:
        for text in DIALOGUE[:done]:
            await street.says("maria", text)
        for one in acts:
            await act(street, *one)
        assert set(await counts(street)) == {"done"}
        for line in street.lines:
            must_be_well(line)
            if line.to.startswith("#"):
                assert private_words(line) == [], line.text


@CALM
@given(st.lists(TEXTS, min_size=1, max_size=5))
async def test_c_any_answers_to_a_request_end_in_a_card_that_says_nothing_private(answers: list[str]) -> None:
    async with linde() as street:
        await street.says("maria", "need")
        left = iter(answers)
        for _turn in range(15):
            asked = street.hears("maria")
            if asked.startswith("It is in the group"):
                break
            await street.says("maria", "yes" if asked.endswith(CONFIRMING) else next(left, "I don't know"))
        assert set(await counts(street)) == {"done"}
        await karim_takes_what_is_open(street)
        for line in street.lines:
            must_be_well(line)
            if line.to.startswith("#"):
                assert private_words(line) == [], line.text


@CALM
@given(st.lists(TEXTS, min_size=3, max_size=10))
async def test_c_no_sequence_of_words_leaves_anybody_stuck(said: list[str]) -> None:
    async with linde() as street:
        for text in said:
            await street.says("maria", text)
        for rescue in ("menu", "stop", "human", "language"):
            before = len(street.heard("maria"))
            await street.says("maria", rescue)
            assert len(street.heard("maria")) > before, rescue


def test_the_words_that_are_tried_are_read_as_they_are_meant() -> None:
    assert words(NASTY[-1])
    assert find_private(NASTY[-1])
