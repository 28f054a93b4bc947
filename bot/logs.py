"""Write logs that hold no person: a constant event, allowed keys, keyed hashes for who and where.

Our code says `log.info("message sent", extra={"channel": "matrix", "person": user_id})`. The event is the text as it
stands in the code: arguments are never put into it, because that is where words and names slip through. Of an error its
class and the places it came through are kept, never its text. Of a library's line only that there was one, and where.
"""

import hmac
import json
import logging
import re
import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import PurePath
from typing import Final, TextIO

OURS: Final = frozenset({"bot", "handlers", "storage"})
HASHED: Final = frozenset({"key", "person", "place", "room", "sender", "trigger"})
# fmt: off
ALLOWED: Final = frozenset({
    "attempt", "channel", "code", "command", "count", "due", "entity", "exit_code", "id", "kind", "language", "msgid",
    "neighbourhood", "port", "row", "seconds", "signal", "state", "status", "step", "table", "version",
})
# fmt: on
STANDARD: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
# Wide enough for our own words, ids and codes; too narrow for a sentence, a user id, a mail address or a phone number.
WORD: Final = re.compile(r"(?!.*\d{7})[\w.:/#-]{1,64}", re.ASCII)
HIDDEN: Final = "hidden"
DEEPEST: Final = 8

Shown = str | int | float | bool | list[str]


class Form(StrEnum):
    """How a line looks: for machines, or for someone at a terminal."""

    JSON = "json"
    PLAIN = "plain"


@dataclass(frozen=True, slots=True)
class Hasher:
    """Turns who and where into a short name that says nothing without the key, and is the same at every run with it."""

    secret: bytes

    def short(self, text: str) -> str:
        """Return eight hexadecimal digits (HMAC-SHA-256, cut)."""
        return hmac.digest(self.secret, text.encode(errors="replace"), "sha256")[:4].hex()


class Line(logging.Formatter):
    """Makes one line of a record, out of allowed parts only."""

    def __init__(self, form: Form, hasher: Hasher) -> None:
        super().__init__()
        self._form = form
        self._hasher = hasher

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, without its end; control characters are escaped in both forms."""
        parts = dict(self._parts(record))
        if self._form is Form.JSON:
            return json.dumps(parts, ensure_ascii=True)
        head = f"{parts.pop('at')} {parts.pop('level'):7} {parts.pop('event')}"
        return " ".join([head, *(f"{name}={json.dumps(value)}" for name, value in parts.items())])

    def _parts(self, record: logging.LogRecord) -> Iterator[tuple[str, Shown]]:
        ours = record.name.partition(".")[0] in OURS
        yield "at", datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        yield "level", record.levelname.lower()
        yield "event", _escaped(str(record.msg)) if ours else "a library logged"
        yield "logger", _escaped(record.name)
        if not ours:
            yield "where", f"{_escaped(record.module)}:{record.lineno}"
        yield from self._extras(record)
        if record.exc_info and record.exc_info[1]:
            yield from _error(record.exc_info[1])

    def _extras(self, record: logging.LogRecord) -> Iterator[tuple[str, Shown]]:
        for name, value in vars(record).items():
            if name in HASHED and value is not None:
                yield name, self._hasher.short(str(value))
            elif name in ALLOWED and value is not None:
                yield name, _plain(value)
        if unknown := sorted(vars(record).keys() - STANDARD - HASHED - ALLOWED):
            yield "left_out", [_escaped(name) for name in unknown]


def _plain(value: object) -> Shown:
    if isinstance(value, bool | int | float):
        return value
    return str(value) if WORD.fullmatch(str(value)) else HIDDEN


def _escaped(text: str) -> str:
    return text.encode("unicode_escape").decode("ascii")


def _error(error: BaseException) -> Iterator[tuple[str, Shown]]:
    yield "error", type(error).__name__
    frames = traceback.extract_tb(error.__traceback__)[-DEEPEST:]
    yield "through", [f"{PurePath(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    if isinstance(error, BaseExceptionGroup):
        yield "within", [type(inner).__name__ for inner in error.exceptions]
    elif cause := error.__cause__ or error.__context__:
        yield "because", type(cause).__name__


def configure(stream: TextIO, *, secret: bytes, form: Form = Form.JSON, level: int = logging.INFO) -> None:
    """Send every log line to the stream, through `Line`; libraries are heard from WARNING on.

    `secret` keys the short hashes: give the same one at every start to follow one person through the lines.
    """
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Line(form, Hasher(secret)))
    root = logging.getLogger()
    root.handlers[:] = [handler]
    root.setLevel(logging.WARNING)
    for name in OURS:
        logging.getLogger(name).setLevel(level)
    # A failing log call prints its arguments to stderr otherwise.
    logging.raiseExceptions = False
    logging.captureWarnings(capture=True)
