"""Tells of a regular expression whether one letter more can double its work: an unbounded repeat within another."""

from __future__ import annotations

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants, _parser  # type: ignore[attr-defined]  # what the compiler itself reads
from typing import Any

_GREEDY = (_constants.MAX_REPEAT, _constants.MIN_REPEAT)


def patterns_in(package: str) -> Iterator[tuple[str, re.Pattern[Any]]]:
    """Yield every compiled pattern that stands at the top of a module of a package, with its name."""
    root = importlib.import_module(package)
    for found in pkgutil.walk_packages(root.__path__, f"{package}."):
        module = importlib.import_module(found.name)
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{found.name}.{name}", value


def can_explode(pattern: re.Pattern[Any]) -> bool:
    """Tell whether an unbounded repeat lies within another that can give back what it took."""
    return _explodes(_parser.parse(pattern.pattern, pattern.flags & ~re.DEBUG), within=False)


def _explodes(node: Any, *, within: bool) -> bool:  # noqa: ANN401 -- the tree has no types
    for operation, argument in node:
        repeats = operation in _GREEDY and argument[1] is _constants.MAXREPEAT
        if repeats and within:
            return True
        if any(_explodes(inner, within=within or repeats) for inner in _children(argument)):
            return True
    return False


def _children(argument: Any) -> Iterator[Any]:  # noqa: ANN401 -- the tree has no types
    if isinstance(argument, _parser.SubPattern):
        yield argument
    elif isinstance(argument, tuple | list):
        for one in argument:
            yield from _children(one)
