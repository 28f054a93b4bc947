"""All handlers there are, found by what calls them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from handlers.decision import Command, StepKind, TimerKind, Watch


@dataclass(frozen=True, slots=True)
class HandlerTable:
    """The product: what people can say, what they can be asked, what comes due, and what is watched for.

    ``first`` are tried on every message before anything else, ``last`` when nothing else knew what to do;
    ``insistent`` also on words in private that are none of the answers to an open question. ``beside`` are tried on
    everything that comes in, beside whatever else is decided: somebody who says anything is there. Where people are
    written to by telephone ``stopping`` come even before ``first``, ``stopped`` right behind it.
    """

    commands: tuple[Command, ...]
    steps: tuple[StepKind, ...]
    timers: tuple[TimerKind, ...]
    watches: tuple[Watch, ...]
    first: tuple[Watch, ...] = ()
    last: tuple[Watch, ...] = ()
    insistent: tuple[Watch, ...] = ()
    beside: tuple[Watch, ...] = ()
    stopping: tuple[Watch, ...] = ()
    stopped: tuple[Watch, ...] = ()
    _steps: Mapping[str, StepKind] = field(init=False)
    _timers: Mapping[str, TimerKind] = field(init=False)

    def __post_init__(self) -> None:
        """Index the tables; a name that is used twice is a mistake of ours.

        Raises:
            ValueError: two handlers share a name.

        """
        _refuse_twins("command", (command.id for command in self.commands))
        _refuse_twins("step", (step.type.name for step in self.steps))
        _refuse_twins("timer", (timer.kind for timer in self.timers))
        object.__setattr__(self, "_steps", {step.type.name: step for step in self.steps})
        object.__setattr__(self, "_timers", {timer.kind: timer for timer in self.timers})

    def step(self, name: str) -> StepKind | None:
        """Find where the answers to a step go."""
        return self._steps.get(name)

    def is_menu(self, name: str) -> bool:
        """Tell whether a step offers things to do."""
        return name in self._steps and self._steps[name].menu

    def timer(self, kind: str) -> TimerKind | None:
        """Find what happens when a due row of this kind comes up."""
        return self._timers.get(kind)

    def watching(self, kind: str) -> tuple[Watch, ...]:
        """Find who watches for a kind of incoming."""
        return tuple(watch for watch in self.watches if watch.kind == kind)


def _refuse_twins(what: str, names: Iterable[str]) -> None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            raise ValueError(f"two {what}s are called {name}")
        seen.add(name)
