"""Who said very much just now lets others go first, for a few seconds."""

from datetime import UTC, datetime, timedelta

from bot.engine.courtesy import JUST_NOW, MUCH, Courtesy
from handlers.model import Incoming, IncomingKind

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def said(sender: str, room: str | None = None) -> Incoming:
    return Incoming("console", "$x", sender, IncomingKind.MESSAGE, NOW, room)


def test_b20_only_much_in_private_makes_one_wait_and_only_for_a_while() -> None:
    courtesy = Courtesy()
    for _time in range(MUCH):
        assert courtesy.who_waits(NOW) == ()
        courtesy.note(said("maria"), NOW)
        courtesy.note(said("karim", "#bewoners"), NOW)
    assert courtesy.who_waits(NOW) == ("maria",)
    assert courtesy.who_waits(NOW + JUST_NOW) == ("maria",)
    assert courtesy.who_waits(NOW + JUST_NOW + timedelta(seconds=1)) == ()


def test_b20_nobody_is_remembered_for_longer_than_that() -> None:
    courtesy = Courtesy()
    for number in range(1_000):
        courtesy.note(said(f"eve{number}"), NOW)
    courtesy.who_waits(NOW + timedelta(minutes=1))
    assert not courtesy._times
    assert not courtesy._lately
