"""What goes out: in order in its place, urgent first, edits never before what they edit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from storage.outbox import Spoken
from storage.store import Store, Transaction
from tests.storage.things import NOW, edit_of, outgoing


async def _keys(tx: Transaction) -> list[str]:
    return [head.key for head in await tx.heads()]


async def _send(tx: Transaction, key: str, external_id: str | None = None) -> None:
    (head,) = (head for head in await tx.heads() if head.key == key)
    await tx.mark_sent(head.seq, external_id or f"${key}", NOW)


async def test_what_is_queued_again_under_the_same_key_is_queued_once(store: Store) -> None:
    async with store.begin() as tx:
        assert await tx.queue(outgoing("a"))
        assert not await tx.queue(outgoing("a", payload='"other words"'))
        (head,) = await tx.heads()
        assert head.payload(store.vault) == '"hello"'


async def test_each_place_has_one_head_and_they_leave_in_the_order_of_decision(store: Store) -> None:
    async with store.begin() as tx:
        for key, place in [("a1", "!a"), ("b1", "!b"), ("a2", "!a"), ("b2", "!b")]:
            await tx.queue(outgoing(key, place))
        assert await _keys(tx) == ["a1", "b1"]
        await _send(tx, "a1")
        assert await _keys(tx) == ["b1", "a2"]


async def test_the_urgent_leaves_first_within_its_place_and_among_places(store: Store) -> None:
    async with store.begin() as tx:
        await tx.queue(outgoing("planned", "!a", lane=2))
        await tx.queue(outgoing("reply", "!a", lane=1))
        await tx.queue(outgoing("elsewhere", "!b", lane=2))
        await tx.queue(outgoing("urgent", "!c", lane=0))
        assert await _keys(tx) == ["urgent", "reply", "elsewhere"]


async def test_an_edit_learns_the_id_of_its_target_when_that_was_sent(store: Store) -> None:
    async with store.begin() as tx:
        await tx.queue(outgoing("card"))
        await tx.queue(edit_of("card", "edit"))
        assert await _keys(tx) == ["card"]
        await _send(tx, "card", "$event")
        (head,) = await tx.heads()
        assert head.key == "edit"
        assert head.target is not None
        assert (head.target.key, head.target.external_id) == ("card", "$event")


async def test_a_row_waits_its_time_counts_its_tries_and_is_forgotten_when_over(store: Store) -> None:
    async with store.begin() as tx:
        await tx.queue(outgoing("a"))
        (head,) = await tx.heads()
        await tx.mark_later(head.seq, NOW + timedelta(minutes=5), "Later")
        await tx.mark_later(head.seq, NOW + timedelta(minutes=6), "Later", count=False)
        (head,) = await tx.heads()
        assert (head.attempts, head.next_at) == (1, NOW + timedelta(minutes=6))
        await tx.mark_over(head.seq, "parked", "Gone")
        assert await tx.heads() == ()
        assert await tx.outbox_counts() == {"parked": 1}
        assert await tx.oldest_waiting() is None


async def test_parking_a_place_leaves_orders_and_other_places_alone(store: Store) -> None:
    async with store.begin() as tx:
        await tx.queue(outgoing("a1", "!a"))
        await tx.queue(outgoing("a2", "!a"))
        await tx.queue(replace(outgoing("join", "!a"), msgid=""))
        await tx.queue(outgoing("b1", "!b"))
        await tx.park_messages("matrix", "!a", "Gone")
        assert await _keys(tx) == ["join", "b1"]


async def test_a_living_card_is_found_until_it_is_given_up_or_taken_back(store: Store) -> None:
    async with store.begin() as tx:
        await tx.queue(outgoing("card"))
        await tx.note_card("matrix", "!linde", "request", "1", "card")
        assert await tx.card_key("matrix", "!linde", "request", "1") == "card"
        await _send(tx, "card")
        assert await tx.card_key("matrix", "!linde", "request", "1") == "card"
        await tx.take_back(("card",))
        assert await tx.card_key("matrix", "!linde", "request", "1") is None
        await tx.queue(outgoing("second"))
        await tx.note_card("matrix", "!linde", "request", "1", "second")
        (head,) = await tx.heads()
        await tx.mark_over(head.seq, "parked", "Gone")
        assert await tx.card_key("matrix", "!linde", "request", "1") is None


async def test_an_edit_posted_anew_becomes_the_card_for_those_behind_it(store: Store) -> None:
    async with store.begin() as tx:
        for row in (outgoing("card"), edit_of("card", "edit1"), edit_of("card", "edit2")):
            await tx.queue(row)
        await tx.note_card("matrix", "!linde", "request", "1", "card")
        (head,) = await tx.heads()
        await tx.mark_over(head.seq, "parked", "Unsendable")
        await _send(tx, "edit1", "$new")
        await tx.replace_card("card", "edit1")
        (head,) = await tx.heads()
        assert head.target is not None
        assert head.target.external_id == "$new"
        assert await tx.card_key("matrix", "!linde", "request", "1") == "edit1"


async def test_taking_back_stops_what_waits_and_finds_what_was_said_in_its_place(store: Store) -> None:
    private = replace(outgoing("contact", "@karim"), private=True, person="karim")
    async with store.begin() as tx:
        await tx.queue(outgoing("room"))
        await tx.queue(private)
        await tx.queue(edit_of("room", "edit"))
        contact = Spoken("contact", "matrix", "@karim", True)
        room = Spoken("room", "matrix", "!linde", False)
        assert await tx.messages_about("request", "1") == (room, contact)
        assert await tx.messages_about("request", "1", person="karim") == (contact,)
        assert await tx.messages_about("request", "1", place=("matrix", "!linde")) == (room,)
        assert await tx.messages_to("karim", NOW) == (contact,)
        assert await tx.messages_to("karim", NOW + timedelta(seconds=1)) == ()
        await tx.take_back(("contact", "room"))
        assert await tx.heads() == ()
        assert await tx.outbox_counts() == {"expired": 3}


async def test_what_was_taken_back_on_its_way_stays_so_unless_it_arrived(store: Store) -> None:
    async with store.begin() as tx:
        await tx.queue(outgoing("a"))
        await tx.queue(outgoing("b", "!b"))
        first, second = await tx.heads()
        await tx.take_back(("a", "b"))
        await tx.mark_later(first.seq, NOW, "Later")
        await tx.mark_sent(second.seq, "$b", NOW)
        assert await tx.outbox_counts() == {"expired": 1, "sent": 1}
        assert await tx.key_of("matrix", "$b") == "b"


async def test_what_was_said_is_counted_by_name_person_and_time(store: Store) -> None:
    async with store.begin() as tx:
        for key, person, made_at in [("1", "anna", NOW), ("2", "anna", NOW - timedelta(hours=1)), ("3", "bert", NOW)]:
            await tx.queue(replace(outgoing(key), private=True, person=person, made_at=made_at))
        assert await tx.times_told("anna", "told", NOW - timedelta(minutes=5)) == 1
        assert await tx.times_told("anna", "told", NOW - timedelta(hours=5)) == 2
        assert await tx.times_told("anna", "other", NOW - timedelta(hours=5)) == 0
        assert await tx.oldest_waiting() == NOW - timedelta(hours=1)


async def test_what_waits_for_who_said_stop_is_forgotten_and_nothing_else(store: Store) -> None:
    mine = replace(outgoing("a", "@anna:street"), private=True, person="anna")
    async with store.begin() as tx:
        for row in (
            mine,
            replace(mine, key="under way"),
            replace(mine, key="karim's", person="karim"),
            outgoing("room"),
        ):
            await tx.queue(row)
        under_way = next(head for head in await tx.heads() if head.key == "a")
        await tx.mark_sending(under_way.seq)
        await tx.silence("anna")
        assert await tx.outbox_counts() == {"sending": 1, "expired": 1, "pending": 2}
