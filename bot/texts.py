"""Texts as JSON and back: an open question keeps what it says, and not only how it was said in one language."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any, assert_never

from handlers.text import Arg, Elsewhere, FirstWord, HowSoon, InLanguage, Joined, Said, Text, Verbatim, When
from storage.values import Misshapen

_MOMENTS: dict[str, type[datetime] | type[date] | type[time]] = {"instant": datetime, "day": date, "hour": time}


def text_fields(said: Said) -> dict[str, object]:
    """Write a text as plain JSON values."""
    match said:
        case Text(msgid, args, plural, count, context):
            given = {name: _written(value) for name, value in args}
            return {"text": msgid, "args": given, "plural": plural, "count": count, "context": context}
        case Verbatim(words):
            return {"words": words}
        case Joined(parts, by):
            return {"parts": [text_fields(part) for part in parts], "by": by}
        case InLanguage(language, text):
            return {"language": language, "in": text_fields(text)}
        case FirstWord(words):
            return {"first": text_fields(words)}
        case HowSoon(at, now):
            return {"soon": [at.isoformat(), now.isoformat()]}
        case Elsewhere(at, zone):
            return {"elsewhere": [at.isoformat(), zone]}
        case _:
            assert_never(said)


def _written(value: Arg) -> object:
    match value:
        case str() | int():
            return value
        case When(on, start, end, weekly):
            hours = [at.isoformat() if at else None for at in (start, end)]
            return {"when": [on.isoformat(), *hours, weekly]}
        case datetime() | date() | time():
            kind = next(name for name, known in _MOMENTS.items() if isinstance(value, known))
            return {kind: value.isoformat()}
        case _:
            return text_fields(value)


def read_text(found: object) -> Said:
    """Read a text.

    Raises:
        Misshapen: it is none of ours.

    """
    try:
        return _said(found)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Misshapen("no text") from error


def _said(found: Any) -> Said:  # noqa: ANN401 - JSON
    for key, read in _KINDS.items():
        if key in found:
            return read(found)
    raise ValueError("no kind of text")


def _text(found: Mapping[str, Any]) -> Text:
    args = tuple((name, _read(value)) for name, value in found["args"].items())
    return Text(found["text"], args, found["plural"], found["count"], found["context"])


def _read(value: Any) -> Arg:  # noqa: ANN401 - JSON
    if isinstance(value, str | int):
        return value
    if "when" in value:
        on, start, end, weekly = value["when"]
        first, last = (time.fromisoformat(at) if at else None for at in (start, end))
        return When(date.fromisoformat(on), first, last, weekly)
    kind = next((name for name in _MOMENTS if name in value), None)
    return _MOMENTS[kind].fromisoformat(value[kind]) if kind else _said(value)


_KINDS: dict[str, Callable[[Any], Said]] = {
    "text": _text,
    "words": lambda found: Verbatim(found["words"]),
    "parts": lambda found: Joined(tuple(_said(part) for part in found["parts"]), found["by"]),
    "in": lambda found: InLanguage(found["language"], _said(found["in"])),
    "first": lambda found: FirstWord(_text(found["first"])),
    "soon": lambda found: HowSoon(*map(datetime.fromisoformat, found["soon"])),
    "elsewhere": lambda found: Elsewhere(datetime.fromisoformat(found["elsewhere"][0]), found["elsewhere"][1]),
}
