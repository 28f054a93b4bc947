"""Nouns as rows and back: one declaration per noun says which fields are sealed, the rest follows from the types."""

from __future__ import annotations

import json
from collections.abc import Set
from dataclasses import dataclass, field, fields
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any, Generic, TypeVar, get_type_hints

import cattrs
from cattrs.errors import CattrsError
from sqlalchemy import Table

from handlers.flow import Flow
from storage.types import Instant, Json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from storage.vault import Vault

T = TypeVar("T")


class Misshapen(Exception):
    """A stored value has not the shape of its type: another version of the code wrote it, or something changed it."""


converter = cattrs.Converter(unstruct_collection_overrides={Set: sorted}, detailed_validation=False)
for _type in (date, datetime, time):
    converter.register_unstructure_hook(_type, lambda value: value.isoformat())
    converter.register_structure_hook(_type, lambda text, kind: kind.fromisoformat(text))
converter.register_unstructure_hook(timedelta, lambda length: int(length.total_seconds()))
converter.register_structure_hook(timedelta, lambda seconds, _kind: timedelta(seconds=seconds))


def to_json(value: object, kind: object = None) -> str:
    """Write a value as JSON, deterministically."""
    return json.dumps(converter.unstructure(value, unstructure_as=kind), ensure_ascii=False, sort_keys=True)


def from_json(text: str, kind: type[T]) -> T:
    """Read a value of that type from its JSON.

    Raises:
        Misshapen: it is not of that type.

    """
    try:
        found = json.loads(text)
    except ValueError as error:
        raise Misshapen("no JSON") from error
    return structured(found, kind)


def structured(found: object, kind: type[T]) -> T:
    """Make a value of plain JSON values.

    Raises:
        Misshapen: they are not of that type.

    """
    try:
        return converter.structure(found, kind)
    except (cattrs.BaseValidationError, CattrsError, LookupError, TypeError, ValueError, AttributeError) as error:
        raise Misshapen(getattr(kind, "__name__", str(kind))) from error


@dataclass(frozen=True, slots=True)
class Layout(Generic[T]):
    """How one noun lies in its table: ``key`` columns find it, ``sealed`` fields lie together in the sealed column.

    With a ``flow`` its column ``state`` moves along the arrows of that, or not at all. What is sealed for a ``role``
    is sealed with keys of its own (`Vault.of_role`).
    """

    noun: type[T]
    table: Table
    key: tuple[str, ...]
    sealed: tuple[str, ...] = ()
    flow: Flow[Any] | None = None
    role: str = ""
    hints: dict[str, Any] = field(init=False)

    def __post_init__(self) -> None:
        """Read the field types once."""
        object.__setattr__(self, "hints", get_type_hints(self.noun))

    def row(self, value: T, vault: Vault) -> dict[str, Any]:
        """Turn a noun into column values."""
        row: dict[str, Any] = {
            f.name: self._out(f.name, getattr(value, f.name))
            for f in fields(self.noun)  # type: ignore[arg-type]
            if f.name not in self.sealed
        }
        if self.sealed:
            hidden = {name: converter.unstructure(getattr(value, name), self.hints[name]) for name in self.sealed}
            row["sealed"] = vault.of_role(self.role).seal(json.dumps(hidden, ensure_ascii=False), *self._place(row))
        return row

    def value(self, row: Mapping[Any, Any], vault: Vault) -> T:
        """Turn a row into the noun."""
        found: dict[str, Any] = {name: self._in(name, row[name]) for name in self.hints if name not in self.sealed}
        if self.sealed:
            hidden = json.loads(vault.of_role(self.role).open(row["sealed"], *self._place(row)))
            found |= {
                name: converter.structure(hidden[name], self.hints[name]) for name in self.sealed if name in hidden
            }
        return self.noun(**found)

    def _place(self, row: Mapping[Any, Any]) -> tuple[str, ...]:
        return (self.table.name, "sealed", *(str(row[name]) for name in self.key))

    def _out(self, name: str, value: object) -> object:
        kind = self.table.c[name].type
        if isinstance(kind, Instant) or value is None or isinstance(value, date):
            return value
        if isinstance(kind, Json):
            return to_json(value, self.hints[name])
        return converter.unstructure(value)

    def _in(self, name: str, raw: Any) -> object:  # noqa: ANN401 - a cell of any type
        kind = self.table.c[name].type
        if raw is None or isinstance(raw, date):
            return raw
        return (
            from_json(raw, self.hints[name]) if isinstance(kind, Json) else converter.structure(raw, self.hints[name])
        )
