"""Read a tree of frozen dataclasses from TOML and the environment, refusing every key it does not know.

Flow: `overlay` lays the environment over the file; `read` walks the dataclasses and converts each value by its
annotation. A key is `Annotated[type, Key("One sentence.")]`; without a default it is required. A `Secret` may also come
from a file, as `<key>_file`.
"""

import difflib
import types
from collections.abc import Callable, Iterable, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin, get_type_hints

Shape = TypeVar("Shape")
Table = dict[str, object]
PREFIX = "BUURTBOT__"


class ConfigError(Exception):
    """The operator's configuration cannot be used; the text is one sentence with the key and the fix (exit code 78)."""


class Secret:
    """A text that no log line, traceback or `repr` ever shows."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """Return the text itself, for the one call that needs it."""
        return self._text

    def __repr__(self) -> str:
        return "***"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)


class Worded(str):
    """A value from the environment, where everything is text."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Key:
    """What an operator reads about a key.

    `fault` says what is wrong with a value, or nothing; `example` is shown where there is no default.
    """

    help: str
    example: str | tuple[str, ...] | None = None
    fault: Callable[[str], str | None] | None = None


@dataclass(frozen=True, slots=True)
class Spot:
    """One field of a section: its dotted name, its type without `None`, and what its `Key` says."""

    name: str
    kind: Any  # a type, or a generic alias such as tuple[str, ...]: typing has no name for both
    key: Key
    field: Field[object]

    @property
    def required(self) -> bool:
        """True when the operator must write it."""
        return self.field.default is MISSING and self.field.default_factory is MISSING

    @property
    def is_section(self) -> bool:
        """True for a table of its own."""
        return is_dataclass(self.kind)


def spots(shape: type, name: str = "") -> tuple[Spot, ...]:
    """List the keys of a section in the order they were written."""
    hints = get_type_hints(shape, include_extras=True)
    return tuple(_spot(f"{name}.{field.name}".lstrip("."), hints[field.name], field) for field in fields(shape))


def _spot(name: str, hint: object, field: Field[object]) -> Spot:
    key = Key("")
    if get_origin(hint) is Annotated:
        hint, key = get_args(hint)
    if get_origin(hint) in {Union, types.UnionType}:
        hint = next(part for part in get_args(hint) if part is not type(None))
    return Spot(name, hint, key, field)


def overlay(table: Table, environ: Mapping[str, str]) -> Table:
    """Return the table with every `BUURTBOT__SECTION__KEY` laid over it; an empty variable counts as absent."""
    merged = _copied(table)
    for variable, value in sorted(environ.items()):
        if variable.startswith(PREFIX) and value:
            _put(merged, variable.removeprefix(PREFIX).lower().split("__"), Worded(value), variable)
    return merged


def _copied(table: Table) -> Table:
    return {name: _copied(value) if isinstance(value, dict) else value for name, value in table.items()}


def _put(table: Table, path: list[str], value: Worded, variable: str) -> None:
    *sections, key = path
    for section in sections:
        inner = table.setdefault(section, {})
        if not isinstance(inner, dict):
            raise ConfigError(f"{variable} names a key inside {section}, which is not a section; remove it.")
        table = inner
    for other_form in (f"{key}_file", key.removesuffix("_file")):
        if not isinstance(table.get(other_form), Worded):
            table.pop(other_form, None)
    table[key] = value


def read(shape: type[Shape], table: Table, folder: Path, name: str = "") -> Shape:
    """Make the section from its table; relative paths start at `folder`.

    Raises ConfigError for a key that is unknown, missing, of another type or refused by its own check.
    """
    known = spots(shape, name)
    _refuse_unknown(table, known, name)
    values = {}
    for spot in known:
        value = _value(spot, table, folder)
        if value is not MISSING:
            values[spot.field.name] = value
    return shape(**values)


def _refuse_unknown(table: Table, known: Iterable[Spot], name: str) -> None:
    names = [spot.field.name for spot in known]
    names += [f"{spot.field.name}_file" for spot in known if spot.kind is Secret]
    for written in table:
        if written not in names:
            raise ConfigError(f"{f'{name}.{written}'.lstrip('.')} is not a known key{suggestion(written, names)}.")


def suggestion(written: str, known: Iterable[str]) -> str:
    """Say which known word was probably meant, or which there are when there are few."""
    known = list(known)
    if near := difflib.get_close_matches(written, known, n=1, cutoff=0.6):
        return f"; did you mean {near[0]}"
    return f"; known are {', '.join(known)}" if 0 < len(known) <= 12 else ""


def _value(spot: Spot, table: Table, folder: Path) -> object:
    key = spot.field.name
    if spot.is_section:
        return _section(spot, table.get(key, MISSING), folder)
    if spot.kind is Secret and f"{key}_file" in table:
        return _secret_from_file(spot, table, folder)
    if key in table:
        return _converted(spot, table[key], folder)
    if spot.required:
        raise ConfigError(f"{spot.name} is missing; {_how_to_write(spot)}.")
    return folder / spot.field.default if isinstance(spot.field.default, Path) else MISSING


def _how_to_write(spot: Spot) -> str:
    *sections, key = spot.name.split(".")
    return f'write {key} = "{spot.key.example or "…"}" under [{".".join(sections)}]'


def _section(spot: Spot, raw: object, folder: Path) -> object:
    if raw is MISSING and spot.field.default is None:
        return None
    if raw is MISSING:
        raw = {}
    if not isinstance(raw, dict):
        raise ConfigError(f"{spot.name} must be a section: write [{spot.name}] on a line of its own.")
    return read(spot.kind, raw, folder, spot.name)


def _secret_from_file(spot: Spot, table: Table, folder: Path) -> Secret:
    name = f"{spot.name}_file"
    if spot.field.name in table:
        raise ConfigError(f"{spot.name} and {name} are both given; keep one of them.")
    written = table[f"{spot.field.name}_file"]
    if not isinstance(written, str):
        raise ConfigError(f"{name} must be the name of a file, between quotes.")
    try:
        text = (folder / written).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as problem:
        cause = type(problem).__name__
        raise ConfigError(
            f"{name}: the file {written} cannot be read ({cause}); make it or correct the name."
        ) from None
    if not text:
        raise ConfigError(f"{name}: the file {written} is empty; write the secret in it.")
    return Secret(text)


def _converted(spot: Spot, raw: object, folder: Path) -> object:
    value = _typed(spot, raw, folder)
    texts = value if isinstance(value, tuple) else (raw,)
    for text in texts:
        fault = spot.key.fault(str(text)) if spot.key.fault else None
        if fault:
            raise ConfigError(f"{spot.name}{'' if spot.kind is Secret else f' = {str(text)!r}'} {fault}.")
    return value


def _typed(spot: Spot, raw: object, folder: Path) -> object:
    if get_origin(spot.kind) is tuple:
        return _texts(spot, raw)
    if spot.kind is bool:
        return _yes_or_no(spot, raw)
    if spot.kind is int:
        return _whole_number(spot, raw)
    if not isinstance(raw, str) or not raw.strip():
        raise ConfigError(f"{spot.name} must be text between quotes, and not empty.")
    if issubclass(spot.kind, StrEnum):
        return _one_of(spot, raw)
    if spot.kind is Path:
        return folder / raw
    return spot.kind(raw)


def _texts(spot: Spot, raw: object) -> tuple[str, ...]:
    if isinstance(raw, Worded):
        return tuple(part.strip() for part in raw.split(",") if part.strip())
    if isinstance(raw, list) and all(isinstance(part, str) for part in raw):
        return tuple(raw)
    raise ConfigError(f'{spot.name} must be a list of texts, as in {spot.field.name} = ["one", "two"].')


def _yes_or_no(spot: Spot, raw: object) -> bool:
    if isinstance(raw, bool):
        return raw
    if isinstance(raw, Worded) and raw.lower() in {"true", "false"}:
        return raw.lower() == "true"
    raise ConfigError(f"{spot.name} must be true or false, without quotes.")


def _whole_number(spot: Spot, raw: object) -> int:
    if isinstance(raw, int) and not isinstance(raw, bool):
        return raw
    if isinstance(raw, Worded) and raw.isascii() and raw.isdecimal():
        return int(raw)
    raise ConfigError(f"{spot.name} must be a whole number, without quotes.")


def _one_of(spot: Spot, raw: str) -> StrEnum:
    words = [str(member) for member in spot.kind]
    if raw not in words:
        raise ConfigError(f"{spot.name} = {raw!r} is not one of {', '.join(words)}; choose one of them.")
    chosen: StrEnum = spot.kind(raw)
    return chosen
