"""Read one sync answer, room by room, into what was heard; nothing is taken over before it is committed."""

from __future__ import annotations

import hashlib
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from bot.channels.matrix.gap import Gap, Gaps
from bot.channels.matrix.guard import Body, at, list_at, object_at, text_at
from bot.channels.matrix.late_keys import PREFIX, Unread
from bot.channels.matrix.membership import Passage, passage
from bot.channels.matrix.oddities import Odd
from bot.channels.matrix.roombook import Do
from bot.channels.matrix.rooms import RoomFacts
from bot.channels.matrix.shape import CHANNEL, Reader, events_in
from bot.channels.matrix.timeline import Reading, Sources, Timeline, read_state
from bot.channels.matrix.transport import NotFound, Refused
from handlers.model import Incoming, IncomingKind, RoomEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.channels.matrix.guard import Fold
    from bot.channels.matrix.invites import Policy
    from bot.channels.matrix.making import Maker
    from bot.channels.matrix.outcomes import KeyNews

MOST_REFUSALS: Final = 1_000
"""Invitations that wait to be declined; more are left unanswered, so that a flood of them fills nothing (B21)."""


class Intake:
    """Reads answers from ``sources``."""

    def __init__(self, sources: Sources, gaps: Gaps, maker: Maker, policy: Policy) -> None:
        """Read with these; *maker* asks for the state of rooms."""
        self.sources = sources
        self._book = sources.book
        self._gaps = gaps
        self._maker = maker
        self._policy = policy

    async def read(self, answer: Body, keys: KeyNews, reader: Reader, *, since: str | None, first: bool) -> Reading:
        """Read the answer to a sync from *since*; *first* in this process, so with the full state of each room.

        Raises ``MatrixError`` when a gap or a state that was left out could not be read: then nothing of this answer
        counts.
        """
        reading = Reading(reader)
        for room, part in _rooms(answer, "join"):
            await self._joined(room, part, reading, since=since, first=first)
        for room, part in _rooms(answer, "leave"):
            await self._left(room, part, reading, since=since)
        for room, part in _rooms(answer, "invite"):
            self._invited(room, part, reading, since=since)
        await self._late(keys, reading, first=first)
        reading.items[:] = [self._named(item) for item in reading.items]
        return reading

    def _named(self, item: Incoming) -> Incoming:
        """Name the sender so that nobody is taken for somebody else (B1)."""
        shown = self._book.names.shown(item.sender, item.sender_name) if item.sender else ""
        return item if shown == item.sender_name else replace(item, sender_name=shown)

    async def _joined(self, room: str, part: Body, reading: Reading, *, since: str | None, first: bool) -> None:
        state, events = _parts(part)
        facts = None if first else self._book.facts(room)
        known = facts if facts and self._book.is_stated(facts) else None
        anew = known or await self._anew(room, part, reading.reader)
        if since is None:
            # The first sync ever: what was said before it was said to nobody, or answered by an earlier life of ours.
            timeline = self._timeline(anew.after(read_state(events)), reading, inside=False)
            timeline.settle_in()
            timeline.finish()
            return
        gap = await self._gap(room, part, events, reading.reader, since=since)
        timeline = self._timeline(anew, reading, inside=room in self._book.entered)
        for event in gap.events:
            await timeline.read(event)
        timeline.restate(timeline.facts.after(state) if known else anew)
        for event in events:
            await timeline.read(event)
        self._close(timeline, gap, first=first)

    async def _anew(self, room: str, part: Body, reader: Reader) -> RoomFacts:
        """Return the room as it is stated before the timeline; where the answer leaves it out, as it is when asked for.

        Believed as it is, such an answer would make a shared room of a private talk.
        """
        state, events = _parts(part)
        folded = _folded(part)
        facts = self._book.blank(room).after(state) if folded is None else self._unfolded(room, folded)
        if self._book.is_stated(facts.after(read_state(events))):
            return facts
        with suppress(Refused, NotFound):
            facts = await self._maker.stated(room)
        if not self._book.is_stated(facts):
            self.sources.oddities.note(Odd.UNSTATED, room, reader.now)
        return facts

    def _close(self, timeline: Timeline, gap: Gap, *, first: bool) -> None:
        """Tell the room as it is when its changes may have been missed."""
        if not timeline.inside:
            timeline.settle_in()
        elif not gap.whole or (first and gap.events):
            timeline.tell_everything()
        if not gap.whole:
            timeline.tell_gap()
        timeline.finish()

    async def _left(self, room: str, part: Body, reading: Reading, *, since: str | None) -> None:
        """Read what was said until we were removed, and that we were."""
        if room not in self._book.entered or since is None:
            if room in self._book.errands:
                reading.notes[f"door:{room}"] = None
            return
        state, events = _parts(part)
        folded = _folded(part)
        facts = self._book.facts(room) or (
            self._book.blank(room).after(event for event in state if passage(event, reading.reader.me) is None)
            if folded is None
            else self._unfolded(room, folded)
        )
        timeline = self._timeline(facts, reading, inside=True)
        gap = await self._gap(room, part, events, reading.reader, since=since)
        farewell = [event for event in state if passage(event, reading.reader.me)]
        for event in [*gap.events, *events, *farewell]:
            await timeline.read(event)
        timeline.leave_at_last(since)
        timeline.finish()

    def _invited(self, room: str, part: Body, reading: Reading, *, since: str | None) -> None:
        expected = any(upgrade.new == room for upgrade in self._book.upgrades.values())
        known = self._book.errands.get(room)
        if known and known.by:
            return
        errand = self._policy.answer(room, part, expected=expected)
        waiting = sum(1 for one in self._book.errands.values() if one.do is Do.LEAVE)
        if errand.do is Do.LEAVE and waiting + len(reading.notes) >= MOST_REFUSALS:
            return
        reading.notes.update([errand.note])
        if errand.do is Do.JOIN and not errand.direct:
            reading.items.append(_invitation(errand.room, errand.by, reading.reader, since))

    async def _gap(self, room: str, part: Body, events: list[Body], reader: Reader, *, since: str) -> Gap:
        start = text_at(part, "timeline", "prev_batch")
        if at(part, "timeline", "limited") is not True or not start:
            return Gap()
        if room in self._book.entered:
            return await self._gaps.since(room, start, since, reader.now)
        if any(passage(event, reader.me) is Passage.ENTERED for event in events):
            return Gap()
        return await self._gaps.since_entry(room, start, reader.me, reader.now)

    async def _late(self, keys: KeyNews, reading: Reading, *, first: bool) -> None:
        """Try again what could not be read: all at the start, later what new keys are for, and once before telling."""
        late, now = self.sources.late, reading.reader.now
        for unread in late.all() if first else late.for_keys(keys.room_keys):
            await self._again(unread, reading, last_try=False)
        for unread in [*late.untold(now)]:
            if PREFIX + unread.id not in reading.notes:
                await self._again(unread, reading, last_try=True)
        for unread in late.too_old(now):
            reading.notes.setdefault(PREFIX + unread.id, None)

    async def _again(self, unread: Unread, reading: Reading, *, last_try: bool) -> None:
        facts = reading.rooms.get(unread.room) or self._book.facts(unread.room)
        if facts is None:
            return
        await self._timeline(facts, reading, inside=True).open(unread, last_try=last_try)

    def _unfolded(self, room: str, folded: RoomFacts) -> RoomFacts:
        return self._book.sure(replace(folded, room_id=room))

    def _timeline(self, facts: RoomFacts, reading: Reading, *, inside: bool) -> Timeline:
        return Timeline(facts, inside=inside, reading=reading, sources=self.sources)


def fold_rooms(me: str) -> Fold:
    """Return what folds the state of each room we are in while a large answer is still being read.

    As events the state of 5,000 rooms takes some 300 MiB, as facts a tenth of it.
    """

    def fold(part: Body) -> Body:
        if "timeline" not in part or "state" not in part:
            return part
        facts = RoomFacts("").after(read_state(events_in(list_at(part, "state", "events"))))
        # Of the rest of a room we use nothing but what was said.
        return {"state": facts, "timeline": part["timeline"]} if facts.membership_of(me) == "join" else part

    return fold


def _folded(part: Body) -> RoomFacts | None:
    state = part.get("state")
    return state if isinstance(state, RoomFacts) else None


def _parts(part: Body) -> tuple[list[Body], list[Body]]:
    """Return the state before the timeline, and the timeline."""
    return read_state(events_in(list_at(part, "state", "events"))), events_in(list_at(part, "timeline", "events"))


def _rooms(answer: Body, kind: str) -> Iterator[tuple[str, Body]]:
    for room, part in object_at(answer, "rooms", kind).items():
        if room.startswith("!") and len(room) <= 255 and isinstance(part, dict):
            yield room, part


def _invitation(room: str, by: str, reader: Reader, since: str | None) -> Incoming:
    """Say that we were invited; an invitation has no event id, but it comes at one position."""
    once = hashlib.sha256(f"{room}|{since}".encode()).hexdigest()[:32]
    return Incoming(CHANNEL, f"invited:{once}", by, IncomingKind.ROOM, reader.now, room, RoomEvent.INVITED)
