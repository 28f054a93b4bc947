"""What the answer to each question means for the session that is being made; None when it says nothing about it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final, TypeAlias

from handlers.basics.languages import language_called
from handlers.decision import Turn
from handlers.model import RoomKind
from handlers.neighbourhoods.places import kind_called
from handlers.reading.answers import bare_yes_or_no, is_only_an_answer
from handlers.reading.dates.days import read_duration
from handlers.reading.dates.hour_words import BEHIND_AN_HOUR
from handlers.reading.dates.pieces import InMinutes
from handlers.reading.dates.tokens import tokens
from handlers.reading.phrases import either
from handlers.reading.plain import bare, clean, one_line
from handlers.reading.session_words import AND, LATER, NONE, ONLINE
from handlers.reading.written_phrases import is_one_of, pattern_of
from handlers.sessions.making.asking import ONCE, Making
from handlers.sessions.making.draft import LONGEST, MOST_PLACES, NO_LIMIT, Draft, Part
from handlers.sessions.making.reading_line import LONGEST_PLACE, LONGEST_TITLE
from handlers.sessions.making.series import rules_for
from handlers.sessions.nouns import Breakout

Reads: TypeAlias = Callable[[Turn, Making, Draft], Draft | None]

LONGEST_LINK: Final = 500
MOST_HOSTS: Final = 6
MOST_BREAKOUTS: Final = 12
_LONGEST_NAME: Final = 60
_SHORTEST: Final = timedelta(minutes=10)
_LINK = re.compile(r"(?<![^\s/@:(<\"'])(?:https?://)?[^\s/@:]+\.[^\s@:]{2,}(?::\d+)?(?:/\S*)?", re.IGNORECASE)
"""Begins where a word does, so that a long word without a dot is looked through once."""
_NUMBER = re.compile(rf"(?<![\w/.:-])\d{{1,6}}(?![\d/:]|[.-]\d| ?(?:{either(BEHIND_AN_HOUR)})(?![a-z]))")
"""A number by itself: none of S1, of a date, or before an hour."""
_GROUP = re.compile(r"^(.*?)[\s:(–-]*?(?:(\d{1,4})(?:\s?\w+)?\)?)?$")
_COMMAS = re.compile(r"\s*[,;\n&]\s*")
_AND = pattern_of(AND, r"\s(?:{})\s")


def _said(turn: Turn) -> str:
    return clean(turn.answer.text if turn.answer else turn.text)


def _choice(turn: Turn) -> str | None:
    return turn.answer.choice if turn.answer else None


def _unsure(turn: Turn) -> bool:
    return turn.answer is not None and turn.answer.unsure


def read_title(turn: Turn, making: Making, draft: Draft) -> Draft | None:
    """Take the title as it was typed, on one line."""
    title = one_line(_said(turn), LONGEST_TITLE)
    return replace(draft, title=title) if _is_a_name(title) and not _unsure(turn) else None


def read_length(turn: Turn, making: Making, draft: Draft) -> Draft | None:
    """Take a length that was chosen or typed: "2 uur", "90 minuten"."""
    chosen = _choice(turn)
    minutes = int(chosen) if chosen else minutes_in(_said(turn), turn.language)
    length = timedelta(minutes=minutes)
    return replace(draft, lasts=length) if _SHORTEST <= length <= LONGEST else None


def minutes_in(text: str, language: str) -> int:
    """Add up the lengths that are said: "1 uur 30 minuten"; 0 when there is none."""
    said, total, i = tokens(text, language), 0, 0
    while i < len(said):
        found = read_duration(said, i)
        total += found[0].minutes if found and isinstance(found[0], InMinutes) else 0
        i = found[1] if found else i + 1
    return total


def read_where(turn: Turn, making: Making, draft: Draft) -> Draft | None:
    """Take a place, or that it is online."""
    said = one_line(_said(turn), LONGEST_PLACE)
    if _choice(turn) == "online" or is_one_of(said, ONLINE):
        return replace(draft, where="")
    if link := link_in(said):
        return replace(draft, where="", link=link)
    return replace(draft, where=said) if _is_a_name(said) and not _unsure(turn) else None


def _is_a_name(said: str) -> bool:
    """Tell whether it may name something: a yes or a no names nothing."""
    return any(map(str.isalpha, said)) and not is_only_an_answer(said)


def link_in(text: str) -> str:
    """Return the address of a page in a text, with https:// in front; empty when there is none."""
    found = _LINK.search(text)
    if found is None or len(found.group()) > LONGEST_LINK:
        return ""
    link = found.group().rstrip(".,;)")
    return link if link.lower().startswith("http") else f"https://{link}"


def read_link(turn: Turn, making: Making, draft: Draft) -> Draft | None:
    """Take a link, or that it comes later."""
    if _choice(turn) == "later" or _unsure(turn) or is_one_of(_said(turn), LATER) or is_one_of(_said(turn), NONE):
        return replace(draft, link="")
    link = link_in(_said(turn))
    return replace(draft, link=link) if link else None


def read_places(turn: Turn, making: Making, draft: Draft) -> Draft | None:
    """Take a number of places, or that there is no limit."""
    if _unsure(turn) or is_one_of(_said(turn), NONE):
        return replace(draft, places=NO_LIMIT)
    places = places_in(_said(turn))
    return replace(draft, places=places) if places else None


def places_in(text: str) -> int | None:
    """Return the number of places that is said; None when there is none, or one that cannot be."""
    found = _NUMBER.search(bare(text))
    return int(found.group()) if found and 0 < int(found.group()) <= MOST_PLACES else None


def read_audience(turn: Turn, making: Making, draft: Draft) -> Draft | None:
    """Take for whom it is, among the rooms there are."""
    chosen = _choice(turn)
    named = (kind_called(word.strip(".,!?")) for word in _said(turn).split())
    kind = RoomKind(chosen) if chosen else next((kind for kind in named if kind), None)
    return replace(draft, audience=kind) if kind in making.kinds else None


def read_repeat(turn: Turn, making: Making, draft: Draft) -> Draft | None:
    """Take how it comes back."""
    chosen = _choice(turn)
    fits = (ONCE, *rules_for(draft.when.on)) if draft.when else (ONCE,)
    return replace(draft, rule="" if chosen == ONCE else chosen or "") if chosen in fits else None


def read_language(turn: Turn, making: Making, draft: Draft) -> Draft | None:
    """Take the language it is in."""
    code = _choice(turn) or language_called(_said(turn), turn.service.languages)
    return replace(draft, language=code) if code else None


def read_hosts(turn: Turn, making: Making, draft: Draft) -> Draft | None:
    """Take the names of those who lead it, parted by commas."""
    hosts = () if _unsure(turn) else hosts_in(_said(turn))
    return None if hosts is None else replace(draft, hosts=hosts)


def hosts_in(text: str) -> tuple[str, ...] | None:
    """Read the names of those who lead it; empty: nobody, None: no names are said."""
    if is_one_of(text, NONE) or bare_yes_or_no(text) == "no":
        return ()
    names = (one_line(name, _LONGEST_NAME) for part in _COMMAS.split(text) for name in _AND.split(part))
    hosts = tuple(dict.fromkeys(name for name in names if any(map(str.isalpha, name))))
    return None if is_only_an_answer(text) else hosts[:MOST_HOSTS] or None


def read_approval(turn: Turn, making: Making, draft: Draft) -> Draft | None:
    """Take whether an organiser says yes to everybody who joins."""
    return replace(draft, approval=_choice(turn) == "yes") if _choice(turn) in {"yes", "no"} else None


def read_breakouts(turn: Turn, making: Making, draft: Draft) -> Draft | None:
    """Take groups, one on each line or between commas, each with its number of places: "Vraag 10, Aanbod 10"."""
    if _unsure(turn) or is_one_of(_said(turn), NONE) or bare_yes_or_no(_said(turn)) == "no":
        return replace(draft, breakouts=())
    found = [match.groups() for part in _COMMAS.split(_said(turn)) if (match := _GROUP.match(part.strip()))]
    named = [(one_line(title or "", _LONGEST_NAME), int(places or 0)) for title, places in found]
    groups = [(title, places) for title, places in named if any(map(str.isalpha, title))][:MOST_BREAKOUTS]
    told = tuple(Breakout(n, title, places) for n, (title, places) in enumerate(groups, start=1))
    return replace(draft, breakouts=told) if told else None


READS: Final[dict[Part, Reads]] = {
    Part.TITLE: read_title,
    Part.LENGTH: read_length,
    Part.WHERE: read_where,
    Part.LINK: read_link,
    Part.PLACES: read_places,
    Part.AUDIENCE: read_audience,
    Part.REPEAT: read_repeat,
    Part.LANGUAGE: read_language,
    Part.HOSTS: read_hosts,
    Part.APPROVAL: read_approval,
    Part.BREAKOUTS: read_breakouts,
}
"""When is read in `handlers.sessions.making.make`, because it may have to be asked back."""
