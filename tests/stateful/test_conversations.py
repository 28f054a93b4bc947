"""Thirty-six made-up conversations of thirty steps; ``make fuzz`` makes five thousand of fifty."""

import pytest

from tests.stateful.machine import conversations
from tests.stateful.plans import Together

SEEDS, RUNS, STEPS = range(3), 12, 30


@pytest.mark.slow
@pytest.mark.parametrize("seed", SEEDS)
def test_whatever_people_do_and_whenever_we_die_all_stays_well(seed: int) -> None:
    conversations(Together, seed, RUNS, STEPS)
