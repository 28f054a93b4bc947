"""A question about a pause that nobody answered stands in the way of nothing later."""

from __future__ import annotations

from bot.play.street import Street
from tests.street.playing import PEOPLE, play, since

OFFER = "".join(f"maria> {words}\n" for words in ("vrijwilliger", "18", "1, 4", "Kerkstraat 12", "4", "1", "1", "ja"))


async def test_a_word_that_is_no_day_goes_past_the_question_of_a_pause() -> None:
    async with Street.open() as street:
        await play(street, f"clock 2026-11-05 10:00\n{PEOPLE}{OFFER}maria> pauze\nmaria> tot ooit eens")
        assert street.hears("maria").startswith("Tot welke dag?")
        so_far = len(street.lines)
        await play(street, "clock +1d\nmaria> klaar\nmaria> goed")
        assert since(street, so_far, "maria")
        assert not any("Tot welke dag?" in text for text in since(street, so_far, "maria"))
