"""Messages and dialogue steps as JSON and back, for the outbox and the open questions."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any, TypeAlias, TypeVar

from bot.channels.contract import Message, ShownChoice, Sign, Task
from bot.papers.enclosed import WordedFile
from storage.values import Misshapen, converter, from_json, structured


@dataclass(frozen=True, slots=True)
class Edit:
    """A message that replaces an earlier one; which one stands in the outbox row."""

    message: Message


@dataclass(frozen=True, slots=True)
class Erase:
    """An earlier message is taken back; which one stands in the outbox row."""


@dataclass(frozen=True, slots=True)
class Pinning:
    """An earlier message is pinned in its room, or no longer; which one stands in the outbox row."""

    off: bool = False


T = TypeVar("T")

Parcel: TypeAlias = Message | Edit | Erase | Pinning | WordedFile | Sign | Task

_KINDS: dict[str, type[Any]] = {
    "message": Message,
    "edit": Edit,
    "erase": Erase,
    "pin": Pinning,
    "enclosed": WordedFile,
    "sign": Sign,
    "task": Task,
}
_NAMES = {kind: name for name, kind in _KINDS.items()}

# Labels and fields are plain JSON already.
converter.register_structure_hook_func(lambda kind: kind == Mapping[str, object], lambda found, _: found)
converter.register_unstructure_hook_func(lambda kind: kind == Mapping[str, object], dict)


def pack(parcel: Parcel) -> str:
    """Write an outgoing thing as JSON."""
    return json.dumps({"kind": _NAMES[type(parcel)], "is": converter.unstructure(parcel)}, ensure_ascii=False)


def unpack(text: str) -> Parcel:
    """Read an outgoing thing.

    Raises:
        Misshapen: it is none of ours.

    """
    found = from_json(text, dict[str, Any])
    kind = _KINDS.get(str(found.get("kind")))
    if kind is None:
        raise Misshapen("no kind of thing that goes out")
    parcel: Parcel = structured(found.get("is"), kind)
    return parcel


@dataclass(frozen=True, slots=True)
class Posed:
    """A question as it was posed: what it needs to be answered and to be said again.

    ``message`` is how it was said; ``said`` and ``labels`` are its texts, to be said in another language. ``aside``:
    the person was told about something else since, so that a bare yes may be about that.
    """

    step: Mapping[str, object]
    message: Message
    free: bool
    many: bool = False
    entity_kind: str = ""
    entity_id: str = ""
    light: bool = False
    said: Mapping[str, object] | None = None
    labels: tuple[Mapping[str, object], ...] = ()
    aside: bool = False

    @property
    def choices(self) -> tuple[ShownChoice, ...]:
        """The choices as the person saw them."""
        return self.message.choices


def pack_asked(asked: Posed) -> str:
    """Write an open question as JSON."""
    return json.dumps(asdict(asked), ensure_ascii=False, default=str)


def unpack_asked(text: str) -> Posed:
    """Read an open question.

    Raises:
        Misshapen: it has another shape by now.

    """
    return from_json(text, Posed)


def step_fields(step: object) -> dict[str, object]:
    """Write what was said so far in a dialogue as plain JSON values."""
    fields: dict[str, object] = converter.unstructure(step)
    return fields


def read_step(fields: Mapping[str, object], kind: type[T]) -> T:
    """Read a dialogue's step.

    Raises:
        Misshapen: the step has other fields by now.

    """
    return structured(dict(fields), kind)
