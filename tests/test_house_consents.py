"""House rules of consent: every purpose in the code is listed, and what can end is ended by a command."""

from __future__ import annotations

import ast
import hashlib
import importlib
from collections.abc import Iterator
from datetime import time
from pathlib import Path

import pytest

from bot.i18n import Speech
from bot.product import PRODUCT
from handlers.caregivers.questions import every_month_words
from handlers.checkins.contacts import what_it_is
from handlers.checkins.heat import consent_text
from handlers.checkins.steps import Plan
from handlers.checkins.summary import summary
from handlers.consents.lasting import READ
from handlers.consents.purposes import LASTING, PURPOSES
from handlers.people.consents import HOLDS
from handlers.surveys.answering.asking import agreement

_PLAN = Plan("linde", time(9), (0,), ("p",), discreet=True, code="tulip")
WORDS = {
    "checkin": (summary(Plan("linde"), ()), summary(_PLAN, ("Leen",))),
    "checkin.heat": (consent_text("De Linde"),),
    "checkin.be_contact": (what_it_is("Maria", "De Linde"),),
    "caregiver.month": (every_month_words(),),
    "survey": (agreement("De Linde"),),
}
"""The words of what is asked again, with what can stand in them."""
WORDED = {
    "checkin": (1, "16e6e897"),
    "checkin.heat": (1, "674db9a0"),
    "checkin.be_contact": (1, "7b37194b"),
    "caregiver.month": (1, "94214b7e"),
    "survey": (1, "d9c44ee1"),
}
"""Their editions, and what tells one wording from another."""
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


def test_words_that_change_their_meaning_have_a_new_edition() -> None:
    speech = Speech.load()
    worded = {name: "\n".join(speech.render(one, "en") for one in said) for name, said in WORDS.items()}
    found = {
        name: (PURPOSES[name].edition, hashlib.sha256(text.encode()).hexdigest()[:8]) for name, text in worded.items()
    }
    assert found == WORDED, "does it mean something else? raise its edition in handlers/consents/purposes.py"
    assert set(WORDS) == set(READ)


def test_what_lasts_can_end() -> None:
    assert {name for name in LASTING if PURPOSES[name].ends is None} == set()
