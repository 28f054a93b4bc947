"""Honest JSON made wrong by a seeded machine: values replaced, dropped, doubled, swapped, wrapped, grown."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable, Sequence
from typing import Any

from tests.matrix.events import ANNA, KARIM, ME

Json = Any
ODD_TEXTS = (
    *("", " ", "\n", "\0", "\ud800", "x" * 300, "é" * 256, "\u202e\u2066@room", "a\u0301" * 80, "👩‍👩‍👧" * 20),
    *("@", "@:", "@a:b c", "!", "!:", "$", "$:fake", "#a:b", "mxc://../x", ME, ANNA, KARIM, "m.room.message"),
    *("m.room.encrypted", "m.room.member", "m.replace", "m.thread", "join", "leave", "ban", "invite", "12", "org.x"),
    *("m.megolm.v1.aes-sha2", "AwgA", "AAAA", "==", "nul", "{", "٣", "²", "-1", "9" * 40, "1e999", "s0", "m.text"),
)
ODD_VALUES: Sequence[Json] = (
    *(None, True, False, 0, -1, 1, 1.5, -0.0, 1e308, 2**31, 2**53, -(2**63), 10**30, [], {}, [[]], [None], {"": ""}),
    *([{}], {"a": []}, {"users": {}}, [1, "a", None], {"event_id": {}}, {"body": None}, {"membership": ["join"]}),
)


def odd(rng: random.Random) -> Json:
    """Make a value that nobody expects."""
    kind = rng.random()
    if kind < 0.45:
        return rng.choice(ODD_TEXTS)
    if kind < 0.93:
        return copy.deepcopy(rng.choice(ODD_VALUES))
    nested: Json = rng.choice(ODD_TEXTS)
    for _ in range(rng.choice((3, 20, 60))):
        nested = [nested] if rng.random() < 0.5 else {"a": nested}
    return nested


def mutated(value: Json, rng: random.Random, *, times: int = 2) -> Json:
    """Return a copy in which up to *times* places are wrong; it may be wrong as a whole."""
    if rng.random() < 0.02:
        return odd(rng)
    box = [copy.deepcopy(value)]
    for _ in range(rng.randint(1, times)):
        rng.choice(_CHANGES)(*_place(box, rng), rng)
    return box[0] if box else None


def _place(box: Json, rng: random.Random) -> tuple[Json, Json]:
    """Walk to some container and the key of one of its children, deep ones as likely as shallow ones."""
    node, key = box, 0
    while box:
        child = node[key]
        if not isinstance(child, dict | list) or not child or rng.random() < 0.15:
            return node, key
        node, key = child, rng.choice(list(child) if isinstance(child, dict) else range(len(child)))
    return [None], 0


def _replace(node: Json, key: Json, rng: random.Random) -> None:
    node[key] = odd(rng)


def _drop(node: Json, key: Json, rng: random.Random) -> None:
    del node[key]


def _double(node: Json, key: Json, rng: random.Random) -> None:
    if isinstance(node, list):
        node.insert(rng.randint(0, len(node)), copy.deepcopy(node[key]))
    else:
        node[rng.choice(ODD_TEXTS)] = copy.deepcopy(node[key])


def _wrap(node: Json, key: Json, rng: random.Random) -> None:
    node[key] = [node[key]] if rng.random() < 0.5 else {rng.choice(ODD_TEXTS): node[key]}


def _swap(node: Json, key: Json, rng: random.Random) -> None:
    other = rng.choice(list(node) if isinstance(node, dict) else range(len(node)))
    node[key], node[other] = node[other], node[key]


def _scratch(node: Json, key: Json, rng: random.Random) -> None:
    """Change a text or a number a little."""
    value = node[key]
    if isinstance(value, str) and value:
        at = rng.randrange(len(value))
        node[key] = value[:at] + rng.choice(("", "A", "=", "\0", "\ud83d", "😀", value)) + value[at + 1 :]
    elif isinstance(value, int) and not isinstance(value, bool):
        node[key] = rng.choice((-value, value + 1, value * 10**12, float(value % 10**9), str(value)))
    else:
        node[key] = odd(rng)


_CHANGES: Sequence[Callable[[Json, Json, random.Random], None]] = (
    *(_replace, _replace, _replace, _drop, _drop, _double, _wrap, _swap, _scratch, _scratch),
)
