"""What reaches us is kept once, together with how far the channel was heard."""

from __future__ import annotations

import contextlib
from dataclasses import replace

import pytest
from sqlalchemy import update

from handlers.attachments import FileRef
from handlers.model import Incoming, IncomingKind
from storage.inbox import PARKED
from storage.store import Store
from storage.tables import inbox
from storage.values import to_json
from tests.storage.things import NOW, heard


async def test_b20_the_rows_of_those_who_wait_come_after_those_of_others(store: Store) -> None:
    rows = [replace(heard(f"${number}"), sender=sender) for number, sender in enumerate(("eve", "eve", "anna"))]
    async with store.begin() as tx:
        for row in rows:
            await tx.hear(row)
    order = []
    for _row in rows:
        async with store.begin() as tx:
            waiting = await tx.next_waiting(NOW, ("eve", "mallory"))
            assert waiting
            order.append(waiting.incoming.id)
            await tx.settle(waiting.seq)
    assert order == ["$2", "$0", "$1"]


class Cut(Exception):
    """The power goes."""


async def test_a_thing_that_comes_twice_is_kept_once(store: Store) -> None:
    async with store.begin() as tx:
        assert await tx.hear(heard("$1")) is True
        assert await tx.hear(heard("$1")) is False
    async with store.begin() as tx:
        assert await tx.hear(heard("$1", "something else")) is False
        assert await tx.inbox_counts() == {"new": 1}


async def test_the_same_id_on_another_channel_is_another_thing(store: Store) -> None:
    async with store.begin() as tx:
        assert await tx.hear(heard("$1"))
        assert await tx.hear(replace(heard("$1"), channel="sms"))


async def test_a_replayed_ciphertext_is_refused_under_a_new_id(store: Store) -> None:
    async with store.begin() as tx:
        assert await tx.hear(heard("$1", fingerprint="f" * 64))
        assert await tx.hear(heard("$2", fingerprint="f" * 64)) is False
        assert await tx.hear(heard("$3", fingerprint="e" * 64))
        assert await tx.hear(heard("$4"))
        assert await tx.hear(heard("$5"))


async def test_a_batch_and_its_position_are_kept_together_or_not_at_all(store: Store) -> None:
    with contextlib.suppress(Cut):
        async with store.begin() as tx:
            await tx.hear(heard("$1"))
            await tx.take_position("matrix", "s1")
            await tx.take_notes("matrix", [("space", "!space")])
            raise Cut
    async with store.begin() as tx:
        assert await tx.next_waiting(NOW) is None
        assert await tx.position_of("matrix") is None
        assert await tx.notes("matrix", "") == {}
        await tx.hear(heard("$1"))
        await tx.take_position("matrix", "s1")
    async with store.begin() as tx:
        assert (waiting := await tx.next_waiting(NOW)) is not None
        assert waiting.incoming == heard("$1")
        assert await tx.position_of("matrix") == "s1"


async def test_what_came_first_is_decided_first_and_then_forgotten(store: Store) -> None:
    async with store.begin() as tx:
        for n in range(3):
            await tx.hear(heard(f"${n}"))
    order = []
    for _ in range(3):
        async with store.begin() as tx:
            waiting = await tx.next_waiting(NOW)
            assert waiting
            order.append(waiting.incoming.id)
            await tx.settle(waiting.seq)
    assert order == ["$0", "$1", "$2"]
    async with store.begin() as tx:
        assert await tx.next_waiting(NOW) is None
        assert await tx.inbox_counts() == {"done": 3}


async def test_a_failed_thing_is_tried_again_and_a_parked_one_is_passed_by(store: Store) -> None:
    async with store.begin() as tx:
        await tx.hear(heard("$1"))
        await tx.hear(heard("$2"))
        first = await tx.next_waiting(NOW)
        assert first
        await tx.count_failure(first.seq, "KeyError", NOW)
        again = await tx.next_waiting(NOW)
        assert again is not None
        assert (again.incoming.id, again.attempts) == ("$1", 1)
        await tx.count_failure(first.seq, "KeyError", None)
        after = await tx.next_waiting(NOW)
        assert after is not None
        assert after.incoming.id == "$2"


async def test_what_another_version_wrote_is_parked_and_stops_nobody(store: Store) -> None:
    async with store.begin() as tx:
        await tx.hear(heard("$1"))
        await tx.hear(heard("$2"))
        strange = store.vault.seal('{"kind": "hologram"}', "inbox", "payload", "matrix", "$1")
        await tx.connection.execute(update(inbox).where(inbox.c.external_id == "$1").values(payload=strange))
    async with store.begin() as tx:
        waiting = await tx.next_waiting(NOW)
        assert waiting is not None
        assert waiting.incoming.id == "$2"
        assert (await tx.inbox_counts())[PARKED] == 1


@pytest.mark.parametrize("text", ["half a \ud83d smile", "nothing \0 at all", "\udc00\ud800", "\0"])
async def test_text_that_no_database_can_hold_is_kept_anyway(store: Store, text: str) -> None:
    strange = Incoming("matrix", "$1" + text, text, heard("$1").kind, NOW, text=text, about=text, reply_to=text)
    async with store.begin() as tx:
        assert await tx.hear(strange)
    async with store.begin() as tx:
        waiting = await tx.next_waiting(NOW)
        assert waiting is not None
        kept = waiting.incoming
        assert await tx.key_of("matrix", kept.about or "") is None
        assert "�" in kept.text
        assert to_json(kept).encode()


async def test_notes_are_found_by_how_they_begin_and_none_deletes(store: Store) -> None:
    async with store.begin() as tx:
        await tx.take_notes("matrix", [("utd_1", "a"), ("utd_2", "b"), ("utdx", "c"), ("utd%", "d")])
        await tx.take_notes("sms", [("utd_1", "other")])
        await tx.take_notes("matrix", [("utd_2", None), ("utd_1", "a2")])
        assert await tx.notes("matrix", "utd_") == {"utd_1": "a2"}
        assert await tx.notes("matrix", "utd%") == {"utd%": "d"}


async def test_a_file_that_came_in_can_be_pointed_at_later(store: Store) -> None:
    file = FileRef("matrix", "affiche.png", "image/png", 2000, "mxc://example.org/abc", '{"v": "v2"}')
    came = replace(heard("$m1"), kind=IncomingKind.FILE, file=file)
    async with store.begin() as tx:
        await tx.hear(came)
        waiting = await tx.next_waiting(NOW)
        assert waiting is not None
        assert waiting.incoming == came
