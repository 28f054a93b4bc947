"""The grammar of handlers: look at what is known, then decide; a decision is a value.

A handler is a pair: ``look`` reads through `Look` (async, no way to write), ``decide`` is a plain function
``(turn, facts) -> Decision``. The dispatcher saves, says and schedules everything a decision holds in one
transaction, or nothing of it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, TypeAlias

from handlers.feeds.nouns import Feed
from handlers.keeping.nouns import Forgotten, PlaceGone, Sweep
from handlers.look import Look
from handlers.model import (
    Consent,
    Counted,
    Due,
    Neighbourhood,
    NetworkPlace,
    Note,
    Person,
    PersonId,
    Role,
    Room,
    Standing,
    Withdrawn,
)
from handlers.records import Identity, Record, identity_of
from handlers.text import Text
from handlers.turn import Answer, Tick, Turn
from handlers.utterance import (
    NO,
    YES,
    YES_NO,
    Again,
    Audience,
    Choice,
    Entity,
    HandOn,
    Here,
    IfLate,
    Lane,
    Order,
    OrderKind,
    Pin,
    React,
    Redact,
    RedactTalk,
    Say,
    Step,
    ToOneRoom,
    ToPerson,
    ToRole,
    ToRoom,
    Utterance,
)
from handlers.ways.nouns import Way

# Handlers take the whole grammar from here.
__all__ = [
    "NO",
    "NOTHING",
    "YES",
    "YES_NO",
    "Again",
    "Answer",
    "Audience",
    "Cancel",
    "Choice",
    "Close",
    "Command",
    "Decision",
    "Entity",
    "HandOn",
    "Heeds",
    "Here",
    "IfLate",
    "Lane",
    "Looking",
    "Order",
    "OrderKind",
    "Pin",
    "React",
    "Redact",
    "RedactTalk",
    "Saved",
    "Say",
    "Step",
    "StepKind",
    "Takes",
    "Tick",
    "TimerKind",
    "ToOneRoom",
    "ToPerson",
    "ToRole",
    "ToRoom",
    "Turn",
    "Utterance",
    "Watch",
    "beside",
    "look_at_nothing",
    "say",
]

# --- the decision -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Cancel:
    """Nothing of this kind about this subject is due any more (for one person, or for all)."""

    kind: str
    subject: str
    person: PersonId | None = None


@dataclass(frozen=True, slots=True)
class Close:
    """A question is no longer open: by step name and subject (None: any), for one person or for all."""

    step: str | None
    subject: str | None
    person: PersonId | None = None


Saved: TypeAlias = (
    Record
    | Feed
    | Person
    | Way
    | Neighbourhood
    | NetworkPlace
    | Room
    | Standing
    | Consent
    | Withdrawn
    | Note
    | Counted
    | Sweep
    | Forgotten
    | PlaceGone
)


@dataclass(frozen=True, slots=True)
class Decision:
    """Everything that follows from one trigger; saved, said and scheduled together or not at all.

    ``keep_open`` leaves the question that was just answered open (the answer was not usable).

    Raises:
        ValueError: a record with a version is saved twice; the second would be refused as outdated, every time.

    """

    save: tuple[Saved, ...] = ()
    say: tuple[Utterance, ...] = ()
    due: tuple[Due, ...] = ()
    cancel: tuple[Cancel, ...] = ()
    close: tuple[Close, ...] = ()
    keep_open: bool = False

    def __post_init__(self) -> None:
        """Refuse to save a record twice; adding decisions together makes a new one, so that is refused too."""
        seen: set[Identity] = set()
        for identity in filter(None, map(identity_of, self.save)):
            if identity in seen:
                message = f"one decision saves the same {identity[0]} twice"
                raise ValueError(message)
            seen.add(identity)

    def __add__(self, other: Decision) -> Decision:
        """Do both, in this order."""
        return Decision(
            self.save + other.save,
            self.say + other.say,
            self.due + other.due,
            self.cancel + other.cancel,
            self.close + other.close,
            self.keep_open or other.keep_open,
        )


NOTHING = Decision()


def beside(decided: Decision, more: Decision) -> Decision:
    """Do more beside what was decided, unless it is about the same records: who decided about them knew better.

    What the person began is asked last, so that what they say next answers that.
    """
    touched = {identity_of(what) for what in decided.save} - {None}
    if touched & {identity_of(what) for what in more.save}:
        return decided
    asks = any(isinstance(said, Say) and said.step is not None for said in decided.say)
    return replace(decided + more, say=more.say + decided.say) if asks else decided + more


def say(*utterances: Utterance) -> Decision:
    """Decide to say this and nothing else."""
    return Decision(say=utterances)


# --- the tables that every handler file ends with ---------------------------------------------------------------


class Takes(StrEnum):
    """What stands behind the command word; it decides what counts as this command among ordinary talk in a room.

    With NUMBERS several may be named ("take 1 and 2"): each is decided by itself, one after the other. Behind the
    number of NUMBER_THEN_MOMENT stands when: its dates and hours are no numbers of requests, nor are those in the
    words of NUMBER_THEN_WORDS.
    """

    NOTHING = "nothing"
    NUMBER_OR_NOTHING = "number or nothing"
    NUMBER = "number"
    NUMBERS = "numbers"
    NUMBER_THEN_MOMENT = "number, then moment"
    NUMBER_THEN_WORDS = "number, then words"
    WORDS = "words"
    ANYTHING = "anything"

    @property
    def numbered(self) -> bool:
        """Whether a number may be wanted, or several; words may stand behind it."""
        return self in _NUMBERED


_NUMBERED = frozenset(Takes) - {Takes.NOTHING, Takes.WORDS, Takes.ANYTHING}


class Heeds(StrEnum):
    """Which no behind the command word means that it is not to be done: none, any, or any but a reason."""

    NO_NO = "no no"
    ANY_NO = "any no"
    NO_BUT_REASONS = "no but reasons"


Looking: TypeAlias = Callable[[Turn, Look], Awaitable[Any]]
"""Reads the facts of one handler; its decide takes exactly what this returns."""


@dataclass(frozen=True, slots=True)
class Command:
    """Something people can say. ``words`` are its alternatives, translated; ``does`` is its line in the help.

    ``roles`` empty: for everyone. ``listed`` False keeps it out of the help. ``rescue`` words work in every state and
    language. ``hears_danger``: words of danger behind it are answered as such and are meant for it as well.
    ``is_talk``: people say the same in answer to a question, so that where one is open it is an answer first.
    ``is_sure``: no text for others begins with its words, however much stands behind them.
    """

    id: str
    words: Text
    does: Text
    look: Looking
    decide: Callable[[Turn, Any], Decision]
    takes: Takes = Takes.NOTHING
    example: str = ""
    roles: frozenset[Role] = frozenset()
    admins: bool = False
    listed: bool = True
    rescue: bool = False
    heeds: Heeds = Heeds.NO_NO
    hears_danger: bool = False
    is_talk: bool = False
    is_sure: bool = False

    def is_for(self, turn: Turn) -> bool:
        """Whether the person may say it: by a role in the neighbourhood of this turn, else in any; admins may all."""
        if turn.is_admin:
            return True
        everywhere = frozenset(role for standing in turn.standings for role in standing.roles)
        roles = turn.roles if turn.neighbourhood else everywhere
        return not self.admins and (not self.roles or bool(self.roles & roles))


@dataclass(frozen=True, slots=True)
class StepKind:
    """Where the answers to one step go: ``look(turn, look, step)``, then ``decide(turn, step, facts)``.

    ``back`` asks what was asked before it, from what the step and the facts hold; None: there is nothing before it.
    ``hears`` tells which words that are none of the choices answer it all the same; others go on past it, as if it had
    not been asked, and it is closed. None: all do, where the question lets words through.
    ``hears_danger``: words of danger are answered as such, and are the answer as well.
    ``human`` is the choice of who wants to talk to a person: who asks for one chooses it. ``whole``: a file is the
    answer, and without choices a longer text, even if it begins as a command does.
    ``menu``: it offers things to do, and is over once its person begins something else.
    ``takes`` tells which words can answer a question that lets words through; a command in others is meant as such.
    ``means`` returns the choice (its id) that words mean which were not shown for it; None where they mean none. One
    that is not offered now is chosen too, to be told why not.
    """

    type: type[Any]  # noqa: A003 - the step's own type
    look: Callable[[Turn, Look, Any], Awaitable[Any]]
    decide: Callable[[Turn, Any, Any], Decision]
    back: Callable[[Turn, Any, Any], Decision] | None = None
    hears: Callable[[Turn, Any], bool] | None = None
    hears_danger: bool = False
    human: str = ""
    whole: bool = False
    menu: bool = False
    takes: Callable[[Turn], bool] | None = None
    means: Callable[[Turn, Any], str | None] | None = None


@dataclass(frozen=True, slots=True)
class TimerKind:
    """What happens when a due row of this kind comes up; ``late`` says in one sentence what happens when it is late."""

    kind: str
    late: str
    look: Callable[[Tick, Look], Awaitable[Any]]
    decide: Callable[[Tick, Any], Decision]


@dataclass(frozen=True, slots=True)
class Watch:
    """A handler for something of one kind that came in: a message that is no command, an edit, a reaction, a join.

    Watches of one kind are tried in order; the first whose look returns something other than None decides.
    """

    kind: str
    look: Looking
    decide: Callable[[Turn, Any], Decision]


async def look_at_nothing(turn: Turn, look: Look) -> None:
    """Read nothing: the handler needs no facts."""
