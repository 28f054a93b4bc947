"""What state events mean: who came and went, and what happened to us or to a room as a whole.

Who came and went carries the id of the membership event, whether that was seen in the timeline, in a gap or in the
state of a room we enter: so the inbox knows each only once.
"""

from __future__ import annotations

from enum import Enum, auto
from typing import TYPE_CHECKING

from bot.channels.matrix.guard import Body, text_at
from bot.channels.matrix.rights import may_speak, power_of
from bot.channels.matrix.shape import CHANNEL, Reader, sent_at
from handlers.model import Incoming, IncomingKind, RoomEvent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from bot.channels.matrix.rooms import Member, RoomFacts


class Passage(Enum):
    """What a membership event of ours means."""

    ENTERED = auto()
    LEFT = auto()
    REMOVED = auto()
    BANNED = auto()


def passage(event: Body, me: str) -> Passage | None:
    """Read our own coming and going; None when it is neither, as with a change of name."""
    if text_at(event, "type") != "m.room.member" or text_at(event, "state_key") != me:
        return None
    match text_at(event, "content", "membership"), _previous(event):
        case "join", before if before != "join":
            return Passage.ENTERED
        case "ban", _:
            return Passage.BANNED
        case "leave", _:
            return Passage.LEFT if text_at(event, "sender") == me else Passage.REMOVED
        case _:
            return None


def invited_by(event: Body, me: str) -> str:
    """Return who brought us in, from our own join; ourselves when nobody did."""
    return text_at(event, "unsigned", "prev_sender") if _previous(event) == "invite" else me


def coming_or_going(event: Body, facts: RoomFacts, reader: Reader) -> Incoming | None:
    """Read that somebody else joined, left or was banned; *facts* are those after the event."""
    user = text_at(event, "state_key")
    if text_at(event, "type") != "m.room.member" or user in {"", reader.me}:
        return None
    match text_at(event, "content", "membership"), _previous(event):
        case "join", before if before != "join":
            kind = IncomingKind.JOIN
        case "ban", before if before != "ban":
            kind = IncomingKind.BAN
        case "leave", "join" | "":
            kind = IncomingKind.LEAVE
        case _:
            return None
    return _about_member(kind, user, facts.members.get(user), text_at(event, "event_id"), facts, reader)


def who_is_here(facts: RoomFacts, reader: Reader, *, everybody: bool) -> Iterator[Incoming]:
    """Tell who has joined, from the state of the room; with *everybody* also who has left or is banned."""
    told = {"join": IncomingKind.JOIN}
    if everybody:
        told |= {"leave": IncomingKind.LEAVE, "ban": IncomingKind.BAN}
    for user, member in facts.members.items():
        if user != reader.me and member.membership in told:
            yield _about_member(told[member.membership], user, member, member.event_id, facts, reader)


def change_of_room(event: Body, before: RoomFacts, after: RoomFacts, reader: Reader) -> Incoming | None:
    """Read what one state event did to the room as a whole."""
    what = _change(before, after, reader.me)
    if what is None:
        return None
    return room_event(what, text_at(event, "event_id"), text_at(event, "sender"), after, reader, event=event)


def how_it_is(facts: RoomFacts, reader: Reader, *, everything: bool) -> Iterator[Incoming]:
    """Tell what is so in a room we enter; with *everything* also that we may speak there."""
    speaks = may_speak(facts, reader.me)
    found = [
        (RoomEvent.ENCRYPTED, facts.encrypted, ("m.room.encryption",)),
        (RoomEvent.PUBLIC, facts.is_public, ("m.room.join_rules", "m.room.history_visibility")),
        (RoomEvent.MUTED, not speaks, ("m.room.power_levels",)),
        (RoomEvent.UNMUTED, everything and speaks, ("m.room.power_levels",)),
    ]
    for what, is_so, kinds in found:
        stated = next((facts.stated[kind] for kind in kinds if kind in facts.stated), None)
        if is_so and stated:
            yield room_event(what, f"{what}:{stated.event_id}", stated.sender, facts, reader)


def room_event(
    what: RoomEvent,
    event_id: str,
    by: str,
    facts: RoomFacts,
    reader: Reader,
    *,
    about: str | None = None,
    private: bool = False,
    event: Body | None = None,
) -> Incoming:
    """Say what happened to us or to a room, and who did it."""
    doer = facts.members.get(by)
    return Incoming(
        channel=CHANNEL,
        id=event_id,
        sender=by,
        kind=IncomingKind.ROOM,
        received_at=reader.now,
        room=None if private else facts.room_id,
        text=what,
        about=about,
        sender_name=doer.name if doer else "",
        sent_at=sent_at(event) if event else None,
        power=power_of(facts, by),
    )


def _change(before: RoomFacts, after: RoomFacts, me: str) -> RoomEvent | None:
    if after.encrypted and not before.encrypted:
        return RoomEvent.ENCRYPTED
    if after.is_public and not before.is_public:
        return RoomEvent.PUBLIC
    if may_speak(before, me) == may_speak(after, me):
        return None
    return RoomEvent.UNMUTED if may_speak(after, me) else RoomEvent.MUTED


def _about_member(
    kind: IncomingKind, user: str, member: Member | None, event_id: str, facts: RoomFacts, reader: Reader
) -> Incoming:
    return Incoming(
        channel=CHANNEL,
        id=event_id or f"member:{facts.room_id}:{user}",
        sender=user,
        kind=kind,
        received_at=reader.now,
        room=facts.room_id,
        sender_name=member.name if member else "",
        power=power_of(facts, user),
    )


def _previous(event: Body) -> str:
    return text_at(event, "unsigned", "prev_content", "membership")
