"""House rules of consent: every purpose in the code is listed, and what can end is ended by a command."""

from __future__ import annotations

import ast
import importlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.product import PRODUCT
from handlers.consents.purposes import LASTING, PURPOSES
from handlers.people.consents import HOLDS

ROOT = Path(__file__).resolve().parent.parent


def purposes_in_code() -> Iterator[tuple[str, str]]:
    """Yield where a yes is kept, and for which purpose, by the second argument of each ``Consent(...)``."""
    for file in sorted((ROOT / "handlers").rglob("*.py")):
        name = ".".join(file.relative_to(ROOT).with_suffix("").parts)
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Consent" and len(node.args) > 1:
                yield name, _value(name, node.args[1])


def _value(module: str, node: ast.expr) -> str:
    if isinstance(node, ast.Constant):
        return str(node.value)
    return str(getattr(importlib.import_module(module), ast.unparse(node), f"a constant, not {ast.unparse(node)}"))


def test_every_purpose_in_the_code_is_listed_and_every_one_that_is_listed_is_in_the_code() -> None:
    found = {purpose for _where, purpose in purposes_in_code()}
    assert found == set(PURPOSES), "give it a line in handlers/consents/purposes.py"


@pytest.mark.parametrize("name", PURPOSES)
def test_what_can_end_is_ended_by_a_command_that_there_is(name: str) -> None:
    ends = PURPOSES[name].ends
    assert (ends is not None) == (name in HOLDS)
    assert ends is None or ends in {command.words for command in PRODUCT.commands if not command.roles}


def test_what_lasts_can_end() -> None:
    assert {name for name in LASTING if PURPOSES[name].ends is None} == set()
