"""What people say about the hour, the days and the contacts of a presence check, read into what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Final

from handlers.checkins.times import EARLIEST, LATEST
from handlers.model import Person
from handlers.reading.dates.reader import DateQuestion, read_moment
from handlers.reading.naming import same_first_name
from handlers.reading.plain import bare, words

_LONGEST: Final = 30


def hour_in(text: str, now_local: datetime, language: str) -> time | None:
    """Read the hour that is said; of two it may be, the one at which may be asked. None: there is none."""
    if text.strip().isascii() and text.strip().isdigit():
        return time(int(text)) if int(text) < 24 else None
    read = read_moment(text, now_local=now_local, language=language)
    moments = read.options if isinstance(read, DateQuestion) else (read,)
    hours = [moment.start for moment in moments if moment.start is not None and moment.part is None]
    return next((one for one in hours if may_ask_at(one)), hours[0] if hours else None)


def may_ask_at(hour: time) -> bool:
    """Tell whether nobody is woken for it."""
    return EARLIEST <= hour <= LATEST


def who_is_meant(text: str, neighbours: Sequence[Person]) -> tuple[Person, ...]:
    """Find the neighbours with that name: the whole of it if one has it so, else the first name."""
    said = text.strip(" .!?,;")
    if not said:
        return ()
    exact = tuple(one for one in neighbours if bare(one.name) == bare(said))
    return exact or tuple(one for one in neighbours if same_first_name(one.name, said))


def code_word(text: str) -> str | None:
    """Read one word that can be told from others; None: it is too short, too long, or more than one."""
    said = words(text)
    if len(said) != 1 or not 3 <= len(said[0].text) <= _LONGEST or said[0].text.isdigit():
        return None
    return said[0].text
