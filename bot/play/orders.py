"""What a homeserver would do for us in a played conversation: make the rooms of a place, and tell who is in them."""

from __future__ import annotations

import json

from bot.channels.contract import Task
from bot.clock import Clock
from bot.play.scene import CONSOLE
from handlers.decision import OrderKind
from handlers.model import Incoming, IncomingKind


class Rooms:
    """The rooms that were made, with who was invited to them: here everybody comes at once."""

    def __init__(self, clock: Clock, names: list[str]) -> None:
        self._clock = clock
        self._names = names
        self._members: dict[str, list[str]] = {}

    def obey(self, task: Task, key: str) -> tuple[Incoming, ...]:
        """Carry out an order; what else there is has nothing to show in a terminal."""
        match task.kind:
            case OrderKind.MAKE_ROOMS:
                text = json.dumps(self._make(task))
                return (self._heard(IncomingKind.DONE, key, "bot", text=text, about=task.subject),)
            case OrderKind.MEMBERS:
                present = self._members.get(task.subject, ())
                return tuple(self._heard(IncomingKind.JOIN, f"{key}:{who}", who, room=task.subject) for who in present)
            case _:
                return ()

    def _make(self, task: Task) -> dict[str, str]:
        """Return the names of the rooms by kind: one room is called as its place."""
        kinds = task.fields["kinds"].split(",")
        names = {kind: f"{task.subject}-{kind}" if len(kinds) > 1 else task.subject for kind in kinds}
        self._names.extend(name for name in names.values() if name not in self._names)
        rooms = {kind: f"#{name}" for kind, name in names.items()}
        self._members.update(dict.fromkeys(rooms.values(), task.fields["invite"].split(",")))
        return rooms

    def _heard(
        self,
        kind: IncomingKind,
        key: str,
        sender: str,
        *,
        room: str | None = None,
        text: str = "",
        about: str | None = None,
    ) -> Incoming:
        now, name = self._clock.now(), sender.capitalize()
        return Incoming(
            CONSOLE, f"{kind}:{key}", sender, kind, now, room=room, text=text, about=about, sender_name=name
        )
