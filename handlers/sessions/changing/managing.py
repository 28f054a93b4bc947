"""``session S7``: what is known about it, and for who may change it everything that can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final, TypeAlias, TypeVar

from handlers.basics.one_number import ask_for_one_number
from handlers.decision import Choice, Decision, Here, Say, Turn, say
from handlers.look import Look
from handlers.reading import session_words as spoken
from handlers.reading.dates.reader import says_when
from handlers.reading.session_named import read_named
from handlers.reading.written_phrases import behind, between, find_in, is_one_of, pattern_of
from handlers.sessions import due
from handlers.sessions.card import card_words, title_words
from handlers.sessions.case import SessionCase, read_session
from handlers.sessions.changing.news import known_from
from handlers.sessions.making.publishing import besides, link_words
from handlers.sessions.nouns import AHEAD, COMES, OVER, Session, SessionState
from handlers.sessions.refusing import not_an_organiser, unknown_session, which_session
from handlers.sessions.steps import Manage
from handlers.sessions.telling import tell
from handlers.sessions.words import SESSION
from handlers.signs import nod
from handlers.text import Said, When, _, lines


class Verb(StrEnum):
    """What can be done with a session."""

    SHOW = "show"
    MOVE = "move"
    WHERE = "where"
    LINK = "link"
    PLACES = "places"
    TITLE = "title"
    HOSTS = "hosts"
    CLOSE = "close"
    REOPEN = "reopen"
    SERIES = "series"
    SKIP = "skip"
    CANCEL = "cancel"
    MATERIALS = "materials"


_SAID: Final = (
    (Verb.SERIES, spoken.SERIES),
    (Verb.SKIP, spoken.SKIP),
    (Verb.MOVE, spoken.MOVE),
    (Verb.CANCEL, spoken.CANCEL),
    (Verb.CLOSE, spoken.CLOSE),
    (Verb.REOPEN, spoken.REOPEN),
    (Verb.LINK, spoken.LINK),
    (Verb.MATERIALS, spoken.MATERIALS),
    (Verb.PLACES, spoken.PLACES),
    (Verb.WHERE, spoken.WHERE),
    (Verb.TITLE, spoken.TITLE),
    (Verb.HOSTS, spoken.HOSTS),
)
_SO_MANY = pattern_of(spoken.PLACES, r"^\W*(\d{{1,6}})\s?(?:{})\W*$")
_OF_A_SERIES = frozenset({Verb.SERIES, Verb.SKIP})
_WHILE_IT_GOES_ON = frozenset({Verb.LINK, Verb.PLACES, Verb.SKIP, Verb.TITLE, Verb.HOSTS})
_NAMES_THE_MOMENT = frozenset({Verb.MOVE, Verb.CANCEL, Verb.WHERE, Verb.TITLE})
"""Who is told of it hears the moment that they know."""


@dataclass(frozen=True, slots=True)
class Managing:
    """A session, what is to be done with it and the words behind that.

    ``planned`` are the other sessions ahead there, ``row`` those of its series; ``is_asked_after``: people were asked
    how it was already, so that what comes now is sent at once; ``known`` is the moment people know of, while a move is
    not told yet; ``is_several``: more sessions were named; ``invites``: people will be asked to come.
    """

    case: SessionCase | None
    verb: Verb = Verb.SHOW
    words: str = ""
    named: int | None = None
    planned: tuple[Session, ...] = ()
    row: tuple[Session, ...] = ()
    is_asked_after: bool = False
    known: When | None = None
    is_several: bool = False
    invites: bool = False


S = TypeVar("S")
Does: TypeAlias = Callable[[Turn, Managing, SessionCase], Decision]


def read_verb(text: str, language: str) -> tuple[Verb, str]:
    """Read what stands behind the number of a session: what is wanted, and the words about it."""
    if find_in(text, _SO_MANY):
        return Verb.PLACES, text
    if (day := between(text, spoken.SKIP_AROUND)) is not None:
        return Verb.SKIP, day
    for verb, table in _SAID:
        if (rest := behind(text, table)) is not None:
            return _place_or_places(verb, _without_to(rest))
    return (Verb.MOVE, _without_to(text)) if says_when(text, language) else (Verb.SHOW, text)


def _place_or_places(verb: Verb, rest: str) -> tuple[Verb, str]:
    """Tell "place 50" and "places no limit" from "place town hall"."""
    if verb in {Verb.PLACES, Verb.WHERE} and rest:
        return (Verb.PLACES if rest.isdecimal() or is_one_of(rest, spoken.NONE) else Verb.WHERE), rest
    return verb, rest


def _without_to(text: str) -> str:
    rest = behind(text, spoken.TO)
    return text if rest is None else rest


async def look_at_managing(turn: Turn, look: Look) -> Managing:
    """Read the session whose number stands behind the command."""
    named = read_named(turn.text)
    verb, words = read_verb(named.behind, turn.language)
    managing = await read_managing(look, named.number, verb, words)
    return replace(managing, is_several=len(named.numbers) > 1)


async def look_at_moving(turn: Turn, look: Look) -> Managing:
    """Read the session behind "move S7", of which the letter belongs to the command, and the new moment."""
    named = read_named(turn.text)
    managing = await read_managing(look, named.number, Verb.MOVE, _without_to(named.behind))
    return replace(managing, is_several=len(named.numbers) > 1)


async def read_managing(look: Look, number: int | None, verb: Verb = Verb.SHOW, words: str = "") -> Managing:
    """Read a session with everything that bears on changing it."""
    case = await read_session(look, number)
    if case is None:
        return Managing(None, verb, words, number)
    ahead = await look.sessions_in(case.place.id, AHEAD)
    planned = tuple(one for one in ahead if one.number != case.number)
    series = case.session.series
    row = await look.sessions_of_series(series) if series else ()
    was_asked = case.session.state is SessionState.ENDED and not await look.is_due(due.AFTER, str(case.number))
    untold = await look.due_about(due.TELL_MOVED, str(case.number)) if verb in _NAMES_THE_MOMENT else ()
    known = known_from(untold[0]) if untold else None
    invites = await look.is_due(due.INVITE, str(case.number))
    return Managing(case, verb, words, number, planned, row, was_asked, known, invites=invites)


def manage(turn: Turn, facts: Managing, does: dict[Verb, Does]) -> Decision:
    """Show the session, or do with it what was said, in private."""
    if not turn.in_private and (facts.named is None or (facts.verb is Verb.SHOW and facts.words)):
        return Decision()  # neighbours who talk about a session
    if facts.is_several:
        return ask_for_one_number(turn, SESSION)
    case = facts.case
    if case is None or not case.is_for(turn):
        return unknown(turn, facts.named)
    if facts.verb is Verb.SHOW:
        return _show(turn, case)
    return say(*nod(turn)) + act(turn, facts, case, facts.verb, does)


def act(turn: Turn, facts: Managing, case: SessionCase, verb: Verb, does: dict[Verb, Does]) -> Decision:
    """Do something with a session, when this person may and when it still can."""
    return refused(turn, case, verb) or does[verb](turn, facts, case)


def refused(turn: Turn, case: SessionCase, verb: Verb) -> Decision | None:
    """Say why this person may not do this with a session, or why it no longer can be done; None: it can."""
    if not case.may_change(turn):
        return not_an_organiser(turn)
    reason = why_not(case, verb)
    return tell_why(turn, case, reason) if reason else None


def while_it_can(
    decide: Callable[[Turn, S, Managing, SessionCase], Decision],
) -> Callable[[Turn, S, Managing], Decision]:
    """Let an answer about changing a session count while its person may still change it, and it still can be done."""

    def answer(turn: Turn, step: S, facts: Managing) -> Decision:
        if facts.case is None:
            return unknown(turn, facts.named)
        return refused(turn, facts.case, facts.verb) or decide(turn, step, facts, facts.case)

    return answer


def why_not(case: SessionCase, verb: Verb) -> Said | None:
    """Say why something can no longer be done with a session; None: it can."""
    state, title = case.session.state, title_words(case.session)
    if verb is Verb.MATERIALS:
        return None if state is SessionState.ENDED else _("{title} is not over yet.", title=title)
    if verb in _OF_A_SERIES and not case.session.rule:
        return _("{title} does not come back.", title=title)
    if verb is Verb.SERIES:
        return None
    if state is SessionState.CANCELLED:
        return _("{title} is cancelled already.", title=title)
    if state in OVER:
        return _("{title} is over already.", title=title)
    if state is SessionState.RUNNING and verb not in _WHILE_IT_GOES_ON:
        return _("{title} has begun already.", title=title)
    return None


def tell_why(turn: Turn, case: SessionCase, text: Said) -> Decision:
    """Tell kindly why it cannot be done."""
    return say(tell(turn.person.id, case.session, "session.cannot", text))


def unknown(turn: Turn, number: int | None) -> Decision:
    """Tell somebody that there is no such session for them, or ask for its number."""
    return unknown_session(turn) if number else which_session(turn, SESSION)


# --- what is shown ------------------------------------------------------------------------------------------------

_LABELS: Final[dict[Verb, Said]] = {
    Verb.MOVE: _("another moment"),
    Verb.WHERE: _("another place"),
    Verb.LINK: _("the link"),
    Verb.PLACES: _("how many places"),
    Verb.TITLE: _("the title"),
    Verb.HOSTS: _("who leads it"),
    Verb.CLOSE: _("let nobody join any more"),
    Verb.REOPEN: _("let people join again"),
    Verb.SERIES: _("end the series"),
    Verb.CANCEL: _("cancel it"),
    Verb.MATERIALS: _("send a link or a report"),
}


def _show(turn: Turn, case: SessionCase) -> Decision:
    if not turn.in_private:
        return say(Say(Here(), "session.shown", card_words(case)))
    if not case.may_change(turn):
        seat = case.seat_of(turn.person.id)
        link = link_words(case.session) if seat and seat.state in COMES else ()
        return say(tell(turn.person.id, case.session, "session.shown", lines(card_words(case), *link)))
    choices = tuple(Choice(verb.value, label) for verb, label in _LABELS.items() if _is_offered(case, verb))
    shown = lines(card_words(case), *besides(case.session))
    if not choices:
        return say(tell(turn.person.id, case.session, "session.shown", shown))
    text = lines(shown, _("What do you want to do?"))
    nothing = Choice("nothing", _("nothing"))
    step = Manage(case.number)
    return say(tell(turn.person.id, case.session, "session.manage", text, step, (*choices, nothing), light=True))


def _is_offered(case: SessionCase, verb: Verb) -> bool:
    state = case.session.state
    if verb in {Verb.CLOSE, Verb.REOPEN}:
        return state is (SessionState.OPEN if verb is Verb.CLOSE else SessionState.CLOSED)
    return why_not(case, verb) is None


def verb_meant(turn: Turn, step: Manage) -> str | None:
    """Return what is chosen by who says nothing but a word of the command for it: "call off"."""
    return next((verb.value for verb, table in _SAID if is_one_of(turn.text, table)), None)


async def look_at_step(turn: Turn, look: Look, step: Manage) -> Managing:
    """Read the session that a question was about."""
    return await read_managing(look, step.session)


def choose(turn: Turn, facts: Managing, does: dict[Verb, Does]) -> Decision:
    """Do what was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    if facts.case is None or chosen in {None, "nothing"}:
        return say(Say(turn.me, "session.kept", _("Good. Everything stays as it is.")))
    return act(turn, facts, facts.case, Verb(chosen), does)
