"""How a noun moves from state to state: a table that is kept wherever the noun is saved, and drawn in docs/flows.md."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

S = TypeVar("S", bound=StrEnum)


@dataclass(frozen=True, slots=True)
class Move(Generic[S]):
    """From any of these states to one; from no state: so it begins. ``why`` says in few words what happened."""

    before: Set[S]
    after: S
    why: str

    @property
    def arrows(self) -> frozenset[tuple[S | None, S]]:
        """Every pair of states it stands for; None: it was not there before."""
        return frozenset((state, self.after) for state in self.before) or frozenset({(None, self.after)})


@dataclass(frozen=True, slots=True)
class Flow(Generic[S]):
    """Every move of a noun. To be saved in the same state is no move, and always possible.

    Raises:
        ValueError: a move goes nowhere.

    """

    noun: str
    moves: tuple[Move[S], ...]

    def __post_init__(self) -> None:
        """Refuse an arrow that comes back where it began: it would say nothing."""
        for before, after in self.arrows:
            if before is after:
                message = f"a {self.noun} cannot move from {before} to itself"
                raise ValueError(message)

    @property
    def arrows(self) -> frozenset[tuple[S | None, S]]:
        """Every pair of states."""
        return frozenset(arrow for move in self.moves for arrow in move.arrows)

    def states_before(self, after: str) -> frozenset[str]:
        """List, as they are stored, the states in which something may stand that is saved in this one."""
        return frozenset(str(before) for before, to in self.arrows if to == after and before) | {after}

    def may_begin(self, state: str) -> bool:
        """Whether something may be saved in this state for the first time."""
        return any(before is None and after == state for before, after in self.arrows)
