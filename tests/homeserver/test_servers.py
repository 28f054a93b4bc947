"""The servers of the demo and the tests do what the other tests count on."""

import asyncio
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from blockbuster import blockbuster_ctx

from bot.demo.homeserver import Account, Homeserver, HomeserverFailed, HomeserverRefused
from bot.demo.homeserver_files import HomeserverFiles
from bot.demo.orphan import end_orphan
from tests.servers.child import Child
from tests.servers.fixtures import PASSWORD, People


async def whoami(homeserver: Homeserver, account: Account) -> str:
    answer = await homeserver.request("GET", "/_matrix/client/v3/account/whoami", token=account.access_token)
    user_id: str = answer["user_id"]
    return user_id


async def send_twenty(homeserver: Homeserver, room_id: str, txn: str, account: Account) -> None:
    for number in range(20):
        path = f"/_matrix/client/v3/rooms/{room_id}/send/m.room.message/{txn}-{number}"
        await homeserver.request("PUT", path, {"msgtype": "m.text", "body": "dag"}, account.access_token)


async def new_room(homeserver: Homeserver, account: Account) -> str:
    answer = await homeserver.request("POST", "/_matrix/client/v3/createRoom", {}, account.access_token)
    room_id: str = answer["room_id"]
    return room_id


async def test_new_people_are_strangers_to_every_other_test(homeserver: Homeserver, people: People) -> None:
    first, second = await people("anna", "anna")
    assert first.user_id != second.user_id
    assert await whoami(homeserver, first) == first.user_id


async def test_registering_again_signs_in(homeserver: Homeserver, people: People) -> None:
    (anna,) = await people("anna")
    localpart = anna.user_id[1:].split(":")[0]
    again = await homeserver.register(localpart, PASSWORD, device_id="KITCHEN")
    assert (again.user_id, again.device_id) == (anna.user_id, "KITCHEN")


async def test_registering_with_another_password_is_refused(homeserver: Homeserver, people: People) -> None:
    (anna,) = await people("anna")
    with pytest.raises(HomeserverRefused) as refused:
        await homeserver.register(anna.user_id[1:].split(":")[0], "another password")
    assert (refused.value.status, refused.value.errcode) == (403, "M_FORBIDDEN")


async def test_an_access_token_never_shows_in_a_text(people: People) -> None:
    (anna,) = await people("anna")
    assert anna.access_token not in repr(anna)


async def test_accounts_and_address_survive_a_kill_and_nothing_blocks(tmp_path: Path, synapse_python: Path) -> None:
    with blockbuster_ctx():
        await kill_and_restart(Homeserver(tmp_path, synapse_python))


async def kill_and_restart(homeserver: Homeserver) -> None:
    async with homeserver:
        anna = await homeserver.register("anna", PASSWORD)
        before = (homeserver.url, homeserver.pid)
        await homeserver.kill()
        assert homeserver.pid is None
        await homeserver.restart()
        assert homeserver.url == before[0]
        assert homeserver.pid != before[1]
        assert await whoami(homeserver, anna) == anna.user_id


async def test_a_homeserver_with_limits_says_429_until_they_are_lifted_for_one(
    tmp_path: Path, synapse_python: Path
) -> None:
    async with Homeserver(tmp_path, synapse_python, rc_message=(0.01, 3)) as homeserver:
        bot = await homeserver.register("buurtbot", PASSWORD)
        room_id = await new_room(homeserver, bot)
        with pytest.raises(HomeserverRefused) as refused:
            await send_twenty(homeserver, room_id, "limited", bot)
        assert (refused.value.status, refused.value.errcode) == (429, "M_LIMIT_EXCEEDED")
        await homeserver.override_ratelimit(bot.user_id)
        await send_twenty(homeserver, room_id, "lifted", bot)


async def test_two_homeservers_never_share_a_directory(tmp_path: Path, synapse_python: Path) -> None:
    async with Homeserver(tmp_path, synapse_python):
        with pytest.raises(HomeserverFailed, match="already runs"):
            await Homeserver(tmp_path, synapse_python).start()


async def test_a_taken_port_is_named(homeserver: Homeserver, tmp_path: Path, synapse_python: Path) -> None:
    with pytest.raises(HomeserverFailed, match=f"Port {homeserver.port} is in use"):
        await Homeserver(tmp_path, synapse_python, port=homeserver.port).start()


async def test_a_failed_start_names_the_file_to_read(tmp_path: Path) -> None:
    without_synapse = Path(sys.executable)
    with pytest.raises(HomeserverFailed, match=r"start\.log, which ends with: .*synapse"):
        await Homeserver(tmp_path, without_synapse).start()


async def test_a_pid_file_that_names_somebody_elses_process_harms_nobody(tmp_path: Path, synapse_python: Path) -> None:
    bystander = await asyncio.create_subprocess_exec("cat", stdin=asyncio.subprocess.PIPE)
    (tmp_path / "homeserver.pid").write_text(str(bystander.pid))
    async with Homeserver(tmp_path, synapse_python):
        assert bystander.returncode is None
    bystander.terminate()
    assert await bystander.wait() == -signal.SIGTERM


def test_a_homeserver_left_by_an_earlier_run_is_ended(tmp_path: Path) -> None:
    files = HomeserverFiles(tmp_path)
    pipe = subprocess.PIPE
    command = [sys.executable, "-c", "print(flush=True); input()", str(files.settings)]
    with Child(command, stdin=pipe, stdout=pipe) as orphan:
        assert orphan.stdout is not None
        orphan.stdout.readline()
        files.pid.write_text(str(orphan.pid))
        end_orphan(files)
        assert orphan.wait() == -signal.SIGTERM
    assert not files.pid.exists()


PARENT = """
import asyncio, sys
from pathlib import Path
from bot.demo.homeserver import Homeserver

async def main():
    async with Homeserver(Path(sys.argv[1]), Path(sys.argv[2])) as homeserver:
        print(homeserver.pid, flush=True)
        await asyncio.Event().wait()

asyncio.run(main())
"""


async def test_the_homeserver_ends_with_a_parent_that_was_killed(tmp_path: Path, synapse_python: Path) -> None:
    parent = await asyncio.create_subprocess_exec(
        sys.executable, "-c", PARENT, tmp_path, synapse_python, stdout=asyncio.subprocess.PIPE
    )
    assert parent.stdout is not None
    pid = int(await asyncio.wait_for(parent.stdout.readline(), 60))
    ended = os.pidfd_open(pid)
    parent.send_signal(signal.SIGKILL)
    await parent.wait()
    await asyncio.wait_for(readable(ended), 20)
    os.close(ended)
    async with Homeserver(tmp_path, synapse_python) as homeserver:
        assert homeserver.pid != pid


async def readable(descriptor: int) -> None:
    """Wait until it can be read; of a process descriptor, until the process has ended."""
    loop = asyncio.get_running_loop()
    done = asyncio.Event()
    loop.add_reader(descriptor, done.set)
    try:
        await done.wait()
    finally:
        loop.remove_reader(descriptor)
