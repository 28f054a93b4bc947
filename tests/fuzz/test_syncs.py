"""Wrong things in sync answers: nothing leaves the loop, and nothing honest beside them is lost."""

from pathlib import Path

import pytest

from tests.fuzz.flood import LIFE, flood

pytestmark = pytest.mark.slow
SEEDS = range(10)
DECIDED = 500


@pytest.mark.parametrize("seed", SEEDS)
async def test_wrong_events_stop_nothing_and_hide_no_honest_message(seed: int, tmp_path: Path) -> None:
    async with flood(seed, tmp_path) as run:
        await run.live(LIFE)
        assert await run.verdict() == ""
        assert run.items > LIFE


async def test_whatever_was_heard_can_be_decided_about(tmp_path: Path) -> None:
    async with flood(100, tmp_path, together=1) as run:
        await run.live(DECIDED)
        assert await run.verdict() == ""
