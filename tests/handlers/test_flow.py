"""A flow says where something may begin and where it may go, and refuses arrows that say nothing."""

from enum import StrEnum

import pytest

from handlers.flow import Flow, Move


class Light(StrEnum):
    """Of a street."""

    RED = "red"
    GREEN = "green"
    BROKEN = "broken"


LIGHT = Flow(
    "light",
    (
        Move(frozenset(), Light.RED, "switched on"),
        Move({Light.RED}, Light.GREEN, "after a while"),
        Move({Light.RED, Light.GREEN}, Light.BROKEN, "hit by a lorry"),
    ),
)


def test_it_begins_only_where_an_arrow_begins() -> None:
    assert LIGHT.may_begin("red")
    assert not LIGHT.may_begin("green")


def test_it_is_saved_in_a_state_that_it_was_in_or_could_come_from() -> None:
    assert LIGHT.states_before("broken") == {"red", "green", "broken"}
    assert LIGHT.states_before("red") == {"red"}


def test_an_arrow_to_itself_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot move from red to itself"):
        Flow("light", (Move({Light.RED, Light.GREEN}, Light.RED, "again"),))
