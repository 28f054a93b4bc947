"""Room events as a homeserver shows them, for tests."""

from itertools import count
from typing import Any

from bot.clock import SystemClock

Body = dict[str, Any]
ME = "@buurtbot:fake"
ANNA = "@anna:fake"
KARIM = "@karim:fake"
ROOM = "!linde:fake"

_numbers = count(1)


def event(kind: str, content: Body, *, sender: str = ANNA, event_id: str = "", **more: object) -> Body:
    """An event with an id of its own."""
    return {
        "type": kind,
        "content": content,
        "sender": sender,
        "event_id": event_id or f"$event{next(_numbers)}",
        "origin_server_ts": int(SystemClock().now().timestamp() * 1000),
        **more,
    }


def said(text: str, **more: Any) -> Body:  # noqa: ANN401 -- JSON has no type
    """Somebody says something."""
    return event("m.room.message", {"msgtype": "m.text", "body": text}, **more)


def state(kind: str, content: Body, key: str = "", **more: Any) -> Body:  # noqa: ANN401 -- JSON has no type
    """A state event."""
    return event(kind, content, state_key=key, **more)


def member(user: str, membership: str = "join", *, before: str = "", by: str = "", **more: Any) -> Body:  # noqa: ANN401
    """Somebody's membership, and what it was before."""
    unsigned = {"prev_content": {"membership": before}, "prev_sender": by or ANNA} if before else {}
    return state("m.room.member", {"membership": membership, **more}, user, sender=by or user, unsigned=unsigned)


def created(version: str = "10", *, sender: str = ANNA, **more: object) -> Body:
    """The creation of a room."""
    return state("m.room.create", {"room_version": version, **more}, sender=sender)


def levels(**content: object) -> Body:
    """Power levels."""
    return state("m.room.power_levels", content)


def named(name: str = "De Linde") -> Body:
    """The name of a room, so that it is none for two."""
    return state("m.room.name", {"name": name})


def synced(position: str, *timeline: Body, room: str = ROOM, state: list[Body] | None = None, **more: object) -> Body:
    """A sync answer about one room."""
    part: Body = {"timeline": {"events": list(timeline), **more}, "state": {"events": state or []}}
    return {"next_batch": position, "rooms": {"join": {room: part}}}


def a_room() -> list[Body]:
    """The state of a room where Anna and we are."""
    return [created(), levels(users={ANNA: 100}), named(), member(ANNA), member(ME)]
