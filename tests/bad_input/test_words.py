"""What people type that could break a reader, a screen or a database is read, shown or asked about again, kindly."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from bot.play.street import Street
from handlers.model import IncomingKind
from handlers.reading.plain import graphemes
from tests.bad_input.playing import counts, heard, linde, say_all


@pytest.fixture
async def street() -> AsyncIterator[Street]:
    async with linde() as street:
        yield street


async def posted(street: Street, what: str, where: str = "Lindestraat") -> str:
    """Let Maria ask for something, and return the card."""
    await say_all(street, "maria", ["need", "5", what, "I don't know", where, "I don't know"])
    await street.says("maria", "yes")
    assert set(await counts(street)) == {"done"}
    return street.hears("#bewoners")


@pytest.mark.parametrize(
    "words",
    [
        "<img src=x onerror=alert(1)> lamp",
        "[lamp](javascript:alert(1))",
        "<mx-reply>lamp</mx-reply>",
        "lamp'; DROP TABLE request; --",
        'lamp" OR 1=1 --',
        "=HYPERLINK(lamp)",
    ],
)
async def test_c01_c21_markup_and_sql_are_words_like_any_other(street: Street, words: str) -> None:
    card = await posted(street, words)
    assert words.rstrip("- ;").casefold() in card.casefold()
    await street.says("karim", "take 1")
    assert words.rstrip("- ;").casefold() in "".join(street.heard("karim")).casefold()


@pytest.mark.parametrize("words", ["{0.__class__} {name} %s %(x)s lamp", "{{lamp}}", "{number} lamp {", "%n lamp %"])
async def test_c12_what_looks_like_a_placeholder_is_never_filled_in(street: Street, words: str) -> None:
    assert words in await posted(street, words)


async def test_c04_a_message_of_64_kilobytes_is_cut(street: Street) -> None:
    card = await posted(street, "lamp " * 13000)
    assert card.startswith("New request: #1 Lamp lamp")
    assert max(len(line.text) for line in street.lines) < 4000


async def test_c04_who_wrote_more_than_we_read_hears_it_where_we_answer_and_only_there(street: Street) -> None:
    long = heard(street, "maria", text="need someone to fix my lamp", cut=True)
    await street.does(long, heard(street, "maria", text="lovely weather", room="#bewoners", cut=True))
    told = street.heard("maria")
    assert [text.startswith("Your message was very long") for text in told] == [True, False]
    assert street.heard("#bewoners") == []


async def test_c05_stacked_marks_and_emoji_do_not_flood_the_room(street: Street) -> None:
    card = await posted(street, "lamp" + "\u0301" * 500 + "👩\u200d👩\u200d👧" * 3000)
    assert len(list(graphemes(card))) < 250
    assert card.count("\u0301") <= 4


async def test_c06_signs_that_turn_the_text_around_are_gone(street: Street) -> None:
    card = await posted(street, "lamp \u202e evil \u2066 x", where="Linde\u202estraat")
    assert "near Lindestraat" in card
    assert not set(card) & {"\u202a", "\u202b", "\u202d", "\u202e", "\u2066", "\u2067"}


async def test_c06_words_from_right_to_left_stand_apart(street: Street) -> None:
    card = await posted(street, "مصباح")
    assert "\u2068مصباح\u2069" in card


@pytest.mark.parametrize("word", ["ST\u200bOP", "\ufeffstop", "ｓｔｏｐ", "S\u00adtop", "STOP!!!", " stop\u202c"])
async def test_c07_c09_a_disguised_stop_is_stop(street: Street, word: str) -> None:
    await street.says("maria", "need someone to fix my lamp")
    await street.says("maria", word)
    assert street.hears("maria").startswith("I stopped.")


@pytest.mark.parametrize(("digit", "understood"), [("２", True), ("٢", True), ("২", True), ("²", True), ("Ⅱ", False)])
async def test_c08_digits_of_any_script_are_read_or_asked_about(
    street: Street, digit: str, *, understood: bool
) -> None:
    await street.says("maria", "menu")
    await street.says("maria", digit)
    assert ("2 help a neighbour" in street.hears("maria")) is not understood
    assert set(await counts(street)) == {"done"}


@pytest.mark.parametrize("number", ["9" * 5000, "-1", "0", "1e999", "१२३४५६७८९०" * 20, "1" + "\u0660" * 50])
async def test_c08_c10_no_number_is_too_odd_for_a_task(street: Street, number: str) -> None:
    for word in ("take", "done", "release", "withdraw", "change"):
        await street.says("karim", f"{word} {number}")
        assert street.hears("karim")
    assert set(await counts(street)) == {"done"}


@pytest.mark.parametrize(
    ("when", "answer"),
    [
        ("31 Feb", "That date does not exist"),
        ("yesterday at 3", "already past"),
        ("in 0 min", "could not find a day"),
        ("1/1/2090 10:00", "more than a year from now"),
        ("1/1/9999 10:00", "could not find a day"),
        ("31.12.1800 10:00", "could not find a day"),
        ("-5 days", "could not find a day"),
        ("29/3/2027 02:30", "at night"),
        ("9" * 5000, "could not find a day"),
    ],
)
async def test_c11_an_odd_moment_is_asked_about(street: Street, when: str, answer: str) -> None:
    await street.says("maria", "need someone to fix my lamp")
    await street.says("maria", when)
    assert answer in street.hears("maria")


@pytest.mark.parametrize("kind", ["m.image", "m.audio", "m.location", "m.sticker", "m.poll.start", "x" * 60])
async def test_c14_a_picture_as_an_answer_leaves_the_question_open(street: Street, kind: str) -> None:
    await street.says("maria", "need someone to fix my lamp")
    await street.does(heard(street, "maria", IncomingKind.FILE, text=kind))
    assert "My question is still open" in street.hears("maria")
    await street.does(heard(street, "maria", IncomingKind.FILE, text=kind, room="#bewoners"))
    assert street.heard("#bewoners") == []
    await street.says("maria", "thursday 10:00")
    assert "Is that right?" in street.hears("maria")


async def test_c22_words_of_despair_are_answered_at_once_in_the_middle_of_anything(street: Street) -> None:
    await street.says("maria", "need someone to fix my lamp")
    await street.says("maria", "ik wil dood")
    assert "1813" in street.hears("maria")
    assert not [line for line in street.lines if line.to.startswith("#")]


async def test_f02_a_phone_number_in_the_room_is_not_repeated_there(street: Street) -> None:
    await street.says("maria", "need help, call 0470 12 34 56, I live alone at Kerkstraat 9", room="bewoners")
    await street.says("maria", "I cannot go to the shop, my number is 0470 12 34 56", room="bewoners")
    said = "".join(street.heard("#bewoners"))
    assert "0470" not in said
    assert "Kerkstraat 9" not in said


async def test_f03_who_asked_is_told_to_nobody_before_a_claim(street: Street) -> None:
    await posted(street, "lamp")
    before = len(street.lines)
    for text in ("who is 1", "tasks", "change 1", "done 1", "release 1", "withdraw 1", "my requests"):
        await street.says("karim", text)
        await street.says("lotte", text, room="bewoners")
    told = "".join(line.text for line in street.lines[before:] if line.to != "maria")
    assert "Maria" not in told
