"""Nobody fills the crypto store with room keys."""

from bot.channels.matrix.keylimits import EARLY_PER_DEVICE, KEYS_PER_DEVICE, KeyLimits, KeyName


def names(device: str, room: str, times: int, first: int = 0) -> list[KeyName]:
    return [KeyName(device, room, f"s{number}") for number in range(first, first + times)]


def test_a_member_has_much_room_and_not_without_end() -> None:
    limits = KeyLimits([])
    limits.enter(["!linde"])
    assert [limits.add(name) for name in names("anna", "!linde", KEYS_PER_DEVICE)] == [()] * KEYS_PER_DEVICE
    assert limits.add(KeyName("anna", "!linde", "one more")) == (KeyName("anna", "!linde", "s0"),)
    assert limits.add(KeyName("karim", "!linde", "another's")) == ()


def test_what_was_kept_before_is_judged_when_we_know_our_rooms() -> None:
    limits = KeyLimits([*names("anna", "!linde", 100), *names("eve", "!strange", 100)])
    limits.enter(["!linde"])
    assert limits.add(KeyName("anna", "!linde", "new")) == ()
    assert len(limits.add(KeyName("eve", "!strange", "new"))) == 101 - EARLY_PER_DEVICE


def test_keys_of_a_room_that_we_left_are_early_again() -> None:
    limits = KeyLimits([])
    limits.enter(["!linde"])
    limits.leave(["!linde"])
    gone = [limits.add(name) for name in names("anna", "!linde", EARLY_PER_DEVICE + 1)]
    assert gone[-1] == (KeyName("anna", "!linde", "s0"),)


def test_a_key_that_is_given_up_is_given_up_once() -> None:
    limits = KeyLimits([])
    gone = [one for name in names("eve", "!strange", 200) for one in limits.add(name)]
    assert len(gone) == len(set(gone)) == 200 - EARLY_PER_DEVICE
