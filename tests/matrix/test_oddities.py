"""What a homeserver should not show is told to the operator for a day, and acted on by nobody."""

from datetime import UTC, datetime, timedelta

from bot.channels.contract import Level
from bot.channels.matrix.oddities import MOST_EVENTS, Odd, Oddities

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)


def said(oddities: Oddities, after: timedelta = timedelta()) -> list[tuple[str, str]]:
    found = oddities.findings(NOW + after)
    assert {finding.level for finding in found} <= {Level.WARN}
    return [(finding.name, finding.says) for finding in found]


def test_b14_the_first_room_of_an_event_wins_and_the_others_are_told() -> None:
    oddities = Oddities()
    assert not oddities.is_of_another_room("$one", "!a", NOW)
    assert not oddities.is_of_another_room("$one", "!a", NOW)
    assert said(oddities) == []
    assert [oddities.is_of_another_room("$one", room, NOW) for room in ("!b", "!c", "!a")] == [True, True, False]
    assert said(oddities) == [("matrix homeserver", "events shown in a room that are of another: 1; ignored there")]


def test_b15_only_what_claims_to_come_from_the_future_is_odd() -> None:
    oddities = Oddities()
    for away in (timedelta(days=-3000), timedelta(), timedelta(minutes=9)):
        oddities.claims(f"${away}", NOW + away, NOW)
    oddities.claims("$none", None, NOW)
    assert said(oddities) == []
    oddities.claims("$early", NOW + timedelta(minutes=11), NOW)
    assert said(oddities) == [("matrix clock", "messages that claim to be sent later than it is: 1")]


def test_a_gap_is_told_for_a_day_and_each_room_counts_once() -> None:
    oddities = Oddities()
    for room in ("!a", "!b", "!a"):
        oddities.note(Odd.GAP, room, NOW)
    assert said(oddities) == [("matrix gaps", "rooms that said more while we were away than was read: 2")]
    assert said(oddities, timedelta(hours=23)) != []
    assert said(oddities, timedelta(hours=25)) == []


def test_nobody_fills_the_memory_with_odd_things() -> None:
    oddities = Oddities()
    for number in range(3 * MOST_EVENTS):
        oddities.is_of_another_room(f"${number}", "!a", NOW)
        oddities.is_of_another_room(f"${number}", "!b", NOW)
    assert len(oddities._rooms) <= MOST_EVENTS
    assert len(oddities._noted) <= 1000
