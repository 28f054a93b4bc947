"""Words that stop messages are known in all languages, and only when nothing else is said."""

from __future__ import annotations

import pytest

from handlers.reading.stop_words import Wish, wish_of


@pytest.mark.parametrize(
    "text", ["STOP", "stop", " Stop. ", "Stop!", "Arrêt", "arret", "DESINSCRIRE", "Abmelden", "dur", "UIT", "توقف"]
)
def test_who_says_stop_and_nothing_else_wants_no_messages(text: str) -> None:
    assert wish_of(text) is Wish.STOP


@pytest.mark.parametrize("text", ["START", "start!", "Démarrer", "Başla"])
def test_who_says_start_wants_them_again(text: str) -> None:
    assert wish_of(text) is Wish.START


@pytest.mark.parametrize(
    "text",
    [
        "",
        "stop alles goed",
        "bushalte stop 3",
        "ik kan niet stoppen met hoesten",
        "uit eten",
        "start maandag",
        "stopcontact",
    ],
)
def test_a_sentence_with_such_a_word_in_it_is_no_wish(text: str) -> None:
    assert wish_of(text) is None
