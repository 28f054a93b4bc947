"""One row of the bench."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.faults.ground import Ground
from tests.faults.report import Report


@dataclass(frozen=True, slots=True)
class Row:
    """What is played under a name; ``target`` is its number in the table of docs/reliability.md."""

    name: str
    target: str
    play: Callable[[Ground], Awaitable[Report]]
    short: bool = True
    """Whether it is played in the short bench too."""
