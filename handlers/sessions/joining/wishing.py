"""Joining or leaving in one's own words: "I would like to come to S7", "ik kan niet naar S7 komen"."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.decision import NOTHING, Decision, Turn, Watch
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.reading.denial import is_denied
from handlers.reading.phrases import PhraseBook, book_of, words_in
from handlers.reading.plain import words
from handlers.reading.session_named import read_named
from handlers.reading.session_words import BEHIND_A_NO, BEHIND_A_WISH, COMING, NOT_COMING
from handlers.sessions.case import Meant, read_session
from handlers.sessions.joining.guests import companion_in, guest_in
from handlers.sessions.joining.join import join
from handlers.sessions.joining.leaving import leave

_SAYS_NOTHING = words_in(BEHIND_A_WISH)
_BOOKS: tuple[tuple[bool, PhraseBook[bool], frozenset[str]], ...] = (
    (True, book_of(COMING), _SAYS_NOTHING),
    (False, book_of(NOT_COMING), _SAYS_NOTHING | words_in(BEHIND_A_NO)),
)


@dataclass(frozen=True, slots=True)
class Said:
    """The numbers of the sessions that were named, what stands behind them, and whether somebody comes to them."""

    numbers: tuple[int, ...]
    behind: str
    comes: bool


@dataclass(frozen=True, slots=True)
class Wish:
    """Sessions that somebody would like to join, or to leave."""

    meant: tuple[Meant, ...]
    comes: bool


def read_wish(text: str) -> Said | None:
    """Read such words; None when they say anything else besides: then somebody talks about a session."""
    for comes, book, small in _BOOKS:
        for hit in book.find(text):
            named = read_named(text[words(text)[hit.end - 1].end :])
            behind = _behind(named.behind, small) if named.is_sure else None
            if behind is not None and not is_denied(behind):
                return Said(named.numbers, behind, comes)
    return None


def _behind(behind: str, small: frozenset[str]) -> str | None:
    """Return for whom it is, or nothing; None when something else is said behind the numbers."""
    if guest_in(behind) or companion_in(behind):
        return behind
    return "" if all(word.text in small for word in words(behind)) else None


async def look_at_wish(turn: Turn, look: Look) -> Wish | None:
    """Read the sessions that were named in such words."""
    said = read_wish(turn.text) if any(map(str.isdecimal, turn.text)) else None
    if said is None:
        return None
    meant = [Meant(await read_session(look, number), is_named=True, behind=said.behind) for number in said.numbers]
    return Wish(tuple(meant), said.comes)


def grant(turn: Turn, wish: Wish) -> Decision:
    """Join or leave one after the other; the sign in a room is given once."""
    does, decided = (join if wish.comes else leave), NOTHING
    for meant in wish.meant:
        decided += does(turn, meant)
    return replace(decided, say=tuple(dict.fromkeys(decided.say)))


WATCHES = (Watch(IncomingKind.MESSAGE, look_at_wish, grant),)
