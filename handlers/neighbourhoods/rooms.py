"""What happens to us and our rooms: we are let in, removed or muted, a room moves, is public, has lost messages.

A room where we cannot speak is closed until we can again; the organisers are told in private, never the room.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.decision import YES_NO, Close, Decision, Entity, Say, StepKind, ToRole, Turn, Watch, say
from handlers.look import Look
from handlers.model import LEADING, Address, IncomingKind, Neighbourhood, Note, Role, Room, RoomEvent, RoomKind
from handlers.neighbourhoods.make import who_is_there
from handlers.neighbourhoods.places import kind_label
from handlers.neighbourhoods.words import BIND_WORDS
from handlers.text import FirstWord, Said, Text, _, sentences


@dataclass(frozen=True, slots=True)
class FollowRoom:
    """Ask whether a room that moved is to be followed; the channel has checked the move."""

    name: ClassVar[str] = "room.follow"
    question: str
    channel: str
    old: str
    new: str
    neighbourhood: str
    kind: RoomKind


@dataclass(frozen=True, slots=True)
class Happened:
    """What happened to which room; ``room`` is None for one that is not ours (yet)."""

    event: RoomEvent
    room: Room | None
    neighbourhood: Neighbourhood | None = None


async def look_what_happened(turn: Turn, look: Look) -> Happened | None:
    """Read the event; None in a private conversation and for what we need not know."""
    if turn.incoming.room is None or turn.incoming.text not in set(RoomEvent):
        return None
    return Happened(RoomEvent(turn.incoming.text), turn.room, turn.neighbourhood)


def take_note(turn: Turn, happened: Happened) -> Decision:
    """Remember what changed, and tell who must know."""
    room, event = happened.room, happened.event
    if room is None:
        return _say_how_to_bind(turn) if event is RoomEvent.ENTERED else Decision()
    match event:
        case RoomEvent.REMOVED | RoomEvent.BANNED | RoomEvent.MUTED:
            return _close(happened, room) if room.open else Decision()
        case RoomEvent.ENTERED | RoomEvent.UNMUTED:
            return Decision() if room.open else _open_again(happened, room)
        case RoomEvent.UPGRADED:
            return _ask_to_follow(turn, happened, room)
        case RoomEvent.ENCRYPTED:
            return Decision() if room.encrypted else Decision(save=(replace(room, encrypted=True),))
        case RoomEvent.PUBLIC:
            return _tell(room, "room.public", _public(happened, room))
        case RoomEvent.GAP:
            return _tell(room, "room.gap", _gap(happened, room))
        case _:
            return Decision()


def _say_how_to_bind(turn: Turn) -> Decision:
    leads = any(standing.roles & LEADING for standing in turn.standings)
    if not (turn.is_admin or leads):
        return Decision()
    text = _(
        "I am in that room now. To let me work there, type in the room: {words} De Linde residents",
        words=FirstWord(BIND_WORDS),
    )
    return say(Say(turn.me, "room.entered", text))


def _close(happened: Happened, room: Room) -> Decision:
    place, kind = _place(happened), kind_label(room.kind)
    texts = {
        RoomEvent.REMOVED: _("I was removed from a room of {place}: {kind}.", place=place, kind=kind),
        RoomEvent.BANNED: _("I was banned from a room of {place}: {kind}.", place=place, kind=kind),
        RoomEvent.MUTED: _("I may not write any more in a room of {place}: {kind}.", place=place, kind=kind),
    }
    text = sentences(texts[happened.event], _("Neighbours there do not hear me until I am back."))
    closed = Decision(save=(replace(room, open=False), _note(happened, room)))
    return closed + _tell(room, f"room.{happened.event.value}", text)


def _place(happened: Happened) -> str:
    return happened.neighbourhood.name if happened.neighbourhood else ""


def _open_again(happened: Happened, room: Room) -> Decision:
    text = _("I can write again in a room of {place}: {kind}.", place=_place(happened), kind=kind_label(room.kind))
    opened = replace(room, open=True)
    return Decision(save=(opened, _note(happened, room)), say=(who_is_there(opened),)) + _tell(room, "room.open", text)


def _ask_to_follow(turn: Turn, happened: Happened, room: Room) -> Decision:
    new = turn.incoming.about
    held = Decision(save=(replace(room, open=False), _note(happened, room)))
    if not new:
        return held
    text = _(
        "A room of {place} moved to a new one: {kind}. I checked that the new room really follows the old one. "
        "Shall I move too?",
        place=_place(happened),
        kind=kind_label(room.kind),
    )
    question = turn.new_id("follow")
    step = FollowRoom(question, room.address.channel, room.address.value, new, room.neighbourhood, room.kind)
    to = ToRole(room.neighbourhood, Role.ORGANISER)
    return held + say(Say(to, "room.follow", text, Entity("room", question), YES_NO, step))


def _public(happened: Happened, room: Room) -> Text:
    return _(
        "Anybody can now read along in a room of {place}: {kind}. I post no personal details there. "
        "Did nobody mean this? Make the room private again.",
        place=_place(happened),
        kind=kind_label(room.kind),
    )


def _gap(happened: Happened, room: Room) -> Text:
    return _(
        "I was away too long and missed messages in a room of {place}: {kind}. "
        "Please ask there whether somebody waits for me.",
        place=_place(happened),
        kind=kind_label(room.kind),
    )


def _note(happened: Happened, room: Room) -> Note:
    return Note(None, f"room.{happened.event.value}", room.kind.value, neighbourhood=room.neighbourhood)


def _tell(room: Room, msgid: str, text: Said) -> Decision:
    return say(Say(ToRole(room.neighbourhood, Role.ORGANISER), msgid, text))


# --- following ----------------------------------------------------------------------------------------------------


async def look_at_new_room(turn: Turn, look: Look, step: FollowRoom) -> Room | None:
    """Read whether the new room is already ours."""
    return await look.room_at(Address(step.channel, step.new))


def follow(turn: Turn, step: FollowRoom, already: Room | None) -> Decision:
    """Move to the new room, or stay out of it; rights are checked again now."""
    if not turn.is_admin and not turn.roles_in(step.neighbourhood) & LEADING:
        return Decision()
    done = Close(FollowRoom.name, step.question)
    if turn.answer is None or turn.answer.choice != "yes":
        text = _("All right. To use another room, type in it: {words}", words=FirstWord(BIND_WORDS))
        return Decision(say=(Say(turn.me, "room.not_followed", text),), close=(done,))
    room = already or Room(Address(step.channel, step.new), step.neighbourhood, step.kind)
    note = Note(turn.person.id, "room.followed", step.kind.value, neighbourhood=step.neighbourhood)
    moved = Say(turn.me, "room.followed", _("Done. From now on I work in the new room."))
    return Decision(save=(replace(room, open=True), note), say=(moved, who_is_there(room)), close=(done,))


STEPS = (StepKind(FollowRoom, look_at_new_room, follow),)
WATCHES = (Watch(IncomingKind.ROOM, look_what_happened, take_note),)
