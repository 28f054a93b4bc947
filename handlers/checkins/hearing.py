"""What people say about the hour, the days and the contacts of a presence check, read into what is kept."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from typing import Final

from handlers.checkins.times import EARLIEST, LATEST
from handlers.model import Person
from handlers.reading.answers import bare_yes_or_no, is_only_an_answer, is_unsure
from handlers.reading.checkin_words import BESIDE_NOBODY, NOBODY, SAID_DAILY
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
    """Find the neighbours with that name: the whole of it if one has it so, else the first name, also among others.

    "My neighbour Leen" is Leen.
    """
    said = text.strip(" .!?,;")
    if not said:
        return ()
    exact = tuple(one for one in neighbours if bare(one.name) == bare(said))
    named = exact or tuple(one for one in neighbours if same_first_name(one.name, said))
    among = [word.text for word in words(said)]
    return named or tuple(one for one in neighbours if any(same_first_name(one.name, word) for word in among))


def wants_none(text: str) -> bool:
    """Tell whether these words want nothing of what is asked for: "no", "no thanks", "none", "I do not know"."""
    said = {word.text for word in words(text)}
    return bare_yes_or_no(text) == "no" or is_unsure(text) or (bool(said & NOBODY) and said <= NOBODY | BESIDE_NOBODY)


def code_word(text: str) -> str | None:
    """Read one word that can be told from others; None: it is too short, too long, more than one, or said every day."""
    said = words(text)
    if len(said) != 1 or not 3 <= len(said[0].text) <= _LONGEST or said[0].text.isdigit():
        return None
    is_said_daily = said[0].text in SAID_DAILY or is_only_an_answer(text)
    return None if is_said_daily else said[0].text
