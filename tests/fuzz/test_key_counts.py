"""What a homeserver says of the number of our keys."""

from pathlib import Path

import pytest

from bot.channels.matrix.publishing import FULL
from tests.matrix.fake_homeserver import FakeHomeserver
from tests.matrix.fake_person import fake_person


@pytest.mark.parametrize("count", [-1, -(2**63), True, "0", None, 2.0, {}])
async def test_a_count_that_is_none_makes_a_full_set_of_keys_and_no_more(count: object, tmp_path: Path) -> None:
    async with FakeHomeserver() as server, fake_person(server, "anna", tmp_path) as anna:
        before = set(server.one_time_keys[anna.device_id])
        await anna.device.after_sync({"device_one_time_keys_count": {"signed_curve25519": count}})
        assert len(set(server.one_time_keys[anna.device_id]) - before) == FULL
