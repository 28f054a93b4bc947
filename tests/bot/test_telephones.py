"""Played telephones keep the promises of a channel on which addresses are nobody's business."""

from __future__ import annotations

import pytest

from bot.channels.contract import Later, Message, Permanent, Place, ShownChoice, TakeBack, Unsendable
from bot.channels.telephones import Telephones
from bot.clock import SystemClock

ANNA = Place("sms", "7f3a", private=True)
NUMBER = "+32470123456"


async def _resolve(id_: str) -> str | None:
    return NUMBER if id_ == ANNA.address else None


def _telephones(shown: list[tuple[str, str, str]]) -> Telephones:
    return Telephones("sms", lambda *what: shown.append(what), _resolve, SystemClock())


async def test_a_message_is_shown_with_its_letters_on_the_telephone_it_is_for() -> None:
    shown: list[tuple[str, str, str]] = []
    asked = Message("", choices=(ShownChoice("yes", 1, "ja"),), letter="C", asks="Alles goed, Zoë?")
    receipt = await _telephones(shown).send(ANNA, asked, "o1")
    assert shown == [(NUMBER, receipt.external_id, "Alles goed, Zoe?\nC1 = ja")]


async def test_a_long_message_comes_in_parts_under_one_name() -> None:
    shown: list[tuple[str, str, str]] = []
    receipt = await _telephones(shown).send(ANNA, Message("Wat ik kan. " * 100), "o1")
    assert [(id_, text[:4]) for _number, id_, text in shown] == [
        (receipt.external_id, "1/2 "),
        (receipt.external_id, "2/2 "),
    ]


async def test_who_is_nobodys_any_more_is_gone_for_good() -> None:
    with pytest.raises(Permanent) as refusal:
        await _telephones([]).send(Place("sms", "else", private=True), Message("dag"), "o1")
    assert NUMBER not in str(refusal.value)


async def test_what_is_no_message_cannot_be_sent() -> None:
    with pytest.raises(Unsendable):
        await _telephones([]).send(ANNA, TakeBack("sms1"), "o1")


async def test_a_network_that_is_out_takes_nothing_and_is_deaf_until_it_begins() -> None:
    shown: list[tuple[str, str, str]] = []
    network = _telephones(shown)
    network.cut_off()
    with pytest.raises(Later) as refusal:
        await network.send(ANNA, Message("dag"), "o1")
    assert refusal.value.everywhere
    assert not network.hearing().since_then(network.hearing().until, network.hearing().until)
    network.begin()
    await network.send(ANNA, Message("dag"), "o1")
    assert len(shown) == 1
