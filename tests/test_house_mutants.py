"""The rules that the fault bench takes out, one at a time, are where its patches look for them."""

from pathlib import Path

import pytest

from tests.faults.mutants import MUTANTS
from tests.faults.mutation import Patch

ROOT = Path(__file__).resolve().parents[1]
RULES = {f"R{number}" for number in range(2, 14)}


@pytest.mark.parametrize("patch", [patch for mutant in MUTANTS for patch in mutant.patches], ids=lambda one: one.file)
def test_a_rule_stands_where_it_is_taken_out(patch: Patch) -> None:
    assert (ROOT / patch.file).read_text().count(patch.old) == 1, f"the rule moved; {patch.file} must be named anew"


def test_each_rule_is_taken_out_once_at_least() -> None:
    assert {mutant.rule for mutant in MUTANTS} == RULES
