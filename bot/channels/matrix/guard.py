"""Bounds on what others wrote: JSON becomes plain values of limited depth, or ``MalformedError``.

Nothing here knows Matrix. The same gate stands before the homeserver's answers and before every decrypted text, because
the homeserver cannot see inside the second kind and so cannot refuse it (docs/bad-input.md A7 to A9, A18).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Final, TypeAlias

Body: TypeAlias = dict[str, object]
Fold: TypeAlias = Callable[[Body], Body]

ANSWER_DEPTH: Final = 100
"""Deepest nesting read from the homeserver; what is deeper it passes on without looking, above all between devices."""
EVENT_DEPTH: Final = 64
"""Deepest nesting accepted inside an encrypted text."""

_TOKEN = re.compile(rb'"(?:[^"\\]++|\\.)*+"?|[\[{\]}]|-?Infinity|NaN|-?[0-9]{400,}', re.DOTALL)
_LONE = re.compile(r"[\ud800-\udfff]")
_LONE_ESCAPE = re.compile(rb"\\u[dD][89a-fA-F]")


class MalformedError(Exception):
    """What arrived is not a JSON object within bounds; the only argument is a fixed word that may be logged."""


def parse_object(raw: bytes, *, depth: int, fold: Fold | None = None) -> Body:
    """Read one JSON object nested at most *depth* levels; raises ``MalformedError``.

    Lone surrogates become U+FFFD: they can be neither stored in SQLite nor sent again. *fold* may replace each object
    as soon as it is read, so that a large answer is never there as a whole; not where there are lone surrogates.
    """
    is_lone = bool(_LONE_ESCAPE.search(raw))
    try:
        text = raw.decode("utf-8")
        value = json.loads(text, parse_constant=_refuse_constant, object_hook=None if is_lone else fold)
    except (ValueError, RecursionError):
        raise MalformedError("not JSON") from None
    if not isinstance(value, dict):
        raise MalformedError("not an object")
    if deeper_than(value, depth):
        raise MalformedError("too deep")
    return _mend(value) if is_lone else value


def parse_answer(raw: bytes, *, depth: int, fold: Fold | None = None) -> Body:
    """Read an answer in which a homeserver passes on what anybody wrote; raises ``MalformedError``.

    What is nested deeper than *depth*, and a number too long to be one, becomes null. To refuse the whole answer would
    be to let a stranger decide that we hear nobody any more: it would come again and again.
    """
    try:
        return parse_object(raw, depth=depth, fold=fold)
    except MalformedError:
        return parse_object(_within_bounds(raw, depth), depth=depth, fold=fold)


def _within_bounds(raw: bytes, depth: int) -> bytes:
    """Return JSON text with null in the places that are out of bounds."""
    kept: list[bytes] = []
    level = goes_on = 0
    for token in _TOKEN.finditer(raw):
        sign = token[0][:1]
        if sign in b"[{":
            level += 1
            if level == depth + 1:
                kept.append(raw[goes_on : token.start()])
        elif sign in b"]}":
            if level == depth + 1:
                goes_on = token.end()
            level -= 1
        elif sign != b'"' and level <= depth:
            kept.append(raw[goes_on : token.start()])
            goes_on = token.end()
    return b"null".join([*kept, raw[goes_on:]])


def deeper_than(value: object, depth: int) -> bool:
    """Tell whether *value* nests more than *depth* objects and lists, without recursion."""
    level = [value] if isinstance(value, dict | list) else []
    for _ in range(depth):
        if not level:
            return False
        level = [child for node in level for child in _children(node) if isinstance(child, dict | list)]
    return bool(level)


def text_at(value: object, *keys: str) -> str:
    """Return the string found by following *keys* through nested objects, or an empty one."""
    found = at(value, *keys)
    return found if isinstance(found, str) else ""


def object_at(value: object, *keys: str) -> Body:
    """Return the object found by following *keys*, or an empty one."""
    found = at(value, *keys)
    return found if isinstance(found, dict) else {}


def list_at(value: object, *keys: str) -> list[object]:
    """Return the list found by following *keys*, or an empty one."""
    found = at(value, *keys)
    return found if isinstance(found, list) else []


def at(value: object, *keys: str) -> object:
    """Follow *keys* through nested objects; ``None`` where the way ends."""
    for key in keys:
        if not isinstance(value, dict):
            return None
        value = value.get(key)
    return value


def _refuse_constant(_name: str) -> object:
    raise ValueError("NaN and Infinity are not JSON")


def _children(node: object) -> list[object]:
    if isinstance(node, dict):
        return list(node.values())
    return node if isinstance(node, list) else []


def _mend(value: Body) -> Body:
    """Replace lone surrogates in keys and values; the depth is already known to be bounded."""
    return {_LONE.sub("\ufffd", key): _mend_value(child) for key, child in value.items()}


def _mend_value(value: object) -> object:
    match value:
        case str():
            return _LONE.sub("\ufffd", value)
        case dict():
            return _mend(value)
        case list():
            return [_mend_value(child) for child in value]
        case _:
            return value
