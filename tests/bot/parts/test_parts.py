"""Messages become the parts that a channel can carry, and nothing of them is lost without being told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.abilities import Abilities
from bot.channels.contract import Message, ShownChoice
from bot.parts.gsm import fits, gsm_segments, plainly, wide_segments
from bot.parts.rendering import Loss, render
from tests.bot.parts.golden import FILE, SMS, told

YES = ShownChoice("yes", 1, "ja")
NO = ShownChoice("no", 2, "nee")


def test_standard_messages_become_these_text_messages_in_four_languages() -> None:
    assert told() == FILE.read_text(encoding="utf-8")


def test_a_question_has_its_letter_before_each_number() -> None:
    asked = Message("Alles goed?\n1 ja · 2 nee", choices=(YES, NO), letter="B", asks="Alles goed?")
    assert render(asked, SMS).parts[0].text == "Alles goed?\nB1 = ja, B2 = nee"
    assert render(asked, Abilities()).parts[0].text == asked.text


def test_many_choices_stand_on_lines_of_their_own() -> None:
    choices = tuple(ShownChoice(name, n, name) for n, name in enumerate(("melk", "brood", "kaas", "fruit"), start=1))
    asked = Message("", choices=choices, letter="A", asks="Wat?")
    assert render(asked, SMS).parts[0].text == "Wat?\nA1 = melk\nA2 = brood\nA3 = kaas\nA4 = fruit"


def test_a_question_without_a_letter_is_said_as_everywhere() -> None:
    asked = Message("Alles goed?\n1 ja - 2 nee", choices=(YES, NO))
    assert render(asked, SMS).parts[0].text == asked.text


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("Ideeën voor België: geïnteresseerd?", "Ideeen voor Belgie: geinteresseerd?"),
        ("Ça va bientôt, c’est sûr…", "Ça va bientot, c'est sur..."),
        ("“Zoë” – œuvre", '"Zoe" - oeuvre'),
        ("Şükrü ve Işık", "Sükrü ve Isik"),
        ("Łukasz · Đorđe", "Lukasz - Dorde"),
        ("Hoera! 🎉", "Hoera!"),
        ("€ 5 à 10, déjà réglé", "€ 5 à 10, déjà réglé"),
        ("\N{FIRST STRONG ISOLATE}12\N{POP DIRECTIONAL ISOLATE}", "12"),
    ],
)
def test_letters_that_would_double_the_price_are_written_plainly(written: str, read: str) -> None:
    made = render(Message(written), SMS)
    assert [(part.text, part.wide) for part in made.parts] == [(read, False)]


@pytest.mark.parametrize("text", ["هل أنت بخير؟", "Добрый день", "Dag محمد, alles goed?"])
def test_another_script_is_sent_as_it_is(text: str) -> None:
    made = render(Message(text), SMS)
    assert [(part.text, part.wide) for part in made.parts] == [(text, True)]
    assert made.lost == frozenset()


def test_who_reads_accents_written_plainly_can_be_told_so() -> None:
    assert render(Message("België"), SMS).lost == {Loss.LETTERS}
    assert render(Message("Lier"), SMS).lost == frozenset()


@pytest.mark.parametrize(
    ("text", "segments"),
    [("a" * 160, 1), ("a" * 161, 2), ("a" * 306, 2), ("a" * 307, 3), ("€" * 80, 1), ("€" * 81, 2), ("", 1)],
)
def test_seven_bits_fill_segments_as_telephones_count_them(text: str, segments: int) -> None:
    assert gsm_segments(text) == segments


def test_a_letter_of_two_septets_is_not_cut_in_half() -> None:
    assert gsm_segments("a" * 152 + "€" + "a" * 151) == 2
    assert gsm_segments("a" * 152 + "€" + "a" * 152) == 3


@pytest.mark.parametrize(
    ("text", "segments"), [("ع" * 70, 1), ("ع" * 71, 2), ("ع" * 134, 2), ("ع" * 135, 3), ("🎉" * 35, 1), ("🎉" * 36, 2)]
)
def test_other_scripts_take_twice_the_room(text: str, segments: int) -> None:
    assert wide_segments(text) == segments


def test_what_it_costs_is_known_before_it_is_sent() -> None:
    made = render(Message("a" * 161), SMS)
    assert (made.segments, made.cost) == (2, 2_000)


def test_a_text_that_is_too_long_comes_in_numbered_pieces() -> None:
    made = render(Message("Wat ik kan. " * 100), SMS)
    assert [part.text[:12] for part in made.parts] == ["1/2 Wat ik k", "2/2 Wat ik k"]
    assert made.lost == {Loss.WHOLENESS}


ANY_TEXT = st.text(st.sampled_from("ab€ç\n 🎉ع’"), max_size=2500)


@given(ANY_TEXT)
def test_no_part_is_longer_than_may_be_and_no_word_is_left_out(text: str) -> None:
    made = render(Message(text), SMS)
    bodies = [part.text.partition(" ")[2] if len(made.parts) > 1 else part.text for part in made.parts]
    sent = text if made.parts[0].wide else plainly(text)[0]
    assert all(part.segments <= 6 for part in made.parts)
    assert "".join("".join(bodies).split()) == "".join(sent.split())


@given(st.text(max_size=400))
def test_seven_bits_are_chosen_only_for_what_fits_into_them(text: str) -> None:
    for part in render(Message(text), SMS).parts:
        assert part.wide or fits(part.text)
