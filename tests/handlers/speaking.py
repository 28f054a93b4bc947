"""Turns and decisions as values: somebody says something, and what is decided can be read in English."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import TypeVar

from bot.i18n import Speech
from handlers.decision import Answer, Audience, Choice, Decision, Order, Say, ToPerson, ToRole, Turn
from handlers.model import (
    Address,
    Incoming,
    IncomingKind,
    Neighbourhood,
    Person,
    Role,
    Room,
    RoomKind,
    Standing,
)
from handlers.requests.nouns import Category, Request, RequestState
from handlers.text import Said

T = TypeVar("T")
NOW = datetime(2026, 11, 24, 10, 0, tzinfo=UTC)
LINDE = Neighbourhood("delinde", "De Linde", "nl", "Europe/Brussels", made_by="jonas")
RESIDENTS = Room(Address("matrix", "!linde:example.org"), "delinde", RoomKind.RESIDENTS)
VOLUNTEERS = Room(Address("matrix", "!help:example.org"), "delinde", RoomKind.VOLUNTEERS)
SPEECH = Speech({})


def person(name: str) -> Person:
    """Make somebody whom we have greeted."""
    address = Address("matrix", f"@{name.lower()}:example.org")
    return Person(name.lower(), name, address, created_at=NOW, greeted_at=NOW)


AN, KARIM, RITA, SANNE = person("An"), person("Karim"), person("Rita"), person("Sanne")
RESIDENT = Standing("an", "delinde", frozenset({RoomKind.RESIDENTS}))


def organiser(who: Person) -> Standing:
    """Make somebody organiser of De Linde."""
    return Standing(who.id, "delinde", frozenset({RoomKind.RESIDENTS}), frozenset({Role.ORGANISER}))


def turn(
    text: str = "",
    *,
    who: Person = AN,
    room: Room | None = None,
    kind: IncomingKind = IncomingKind.MESSAGE,
    standings: tuple[Standing, ...] = (RESIDENT,),
    neighbourhood: Neighbourhood | None = LINDE,
    answer: Answer | None = None,
    admin: bool = False,
    power: int | None = None,
) -> Turn:
    """Let somebody say something in private, or in a room."""
    place = room.address.value if room else None
    incoming = Incoming("matrix", "$1", who.address.value, kind, NOW, room=place, text=text, power=power)
    return Turn(
        cause="matrix:$1",
        now=NOW,
        person=who,
        incoming=incoming,
        language="en",
        zone="Europe/Brussels",
        text=text,
        neighbourhood=neighbourhood,
        room=room,
        standings=standings,
        is_admin=admin,
        answer=answer,
    )


def answers(choice: str | None, text: str = "", *, who: Person = AN, unsure: bool = False, also: str = "") -> Turn:
    """Let somebody answer a question: by a choice (and a second one), or in words of their own."""
    choices = tuple(id_ for id_ in (choice, also) if id_)
    return replace(turn(text, who=who), answer=Answer(choice, text or choice or "", unsure, choices))


def english(said: Said) -> str:
    """Say it in English."""
    return SPEECH.render(said, "en")


def says(decision: Decision, to: Audience | None = None) -> list[str]:
    """List what is said to an audience, or to anybody, in English."""
    return [english(one.text) for one in spoken(decision) if to is None or one.to == to]


def spoken(decision: Decision) -> list[Say]:
    """List everything that is said."""
    return [one for one in decision.say if isinstance(one, Say)]


def asked(decision: Decision, to: Audience | None = None) -> Say:
    """Return the one question in a decision."""
    (question,) = [one for one in spoken(decision) if one.step is not None and (to is None or one.to == to)]
    return question


def ids(choices: tuple[Choice, ...]) -> list[str]:
    """List the ids of choices."""
    return [choice.id for choice in choices]


def saved(decision: Decision, kind: type[T]) -> list[T]:
    """List what is saved of one kind."""
    return [one for one in decision.save if isinstance(one, kind)]


def orders(decision: Decision) -> list[Order]:
    """List the orders to a channel."""
    return [one for one in decision.say if isinstance(one, Order)]


def to(who: Person) -> ToPerson:
    """Address somebody in private."""
    return ToPerson(who.id)


ORGANISERS = ToRole("delinde", Role.ORGANISER)


def task(number: int = 12, state: RequestState = RequestState.MATCHED) -> Request:
    """Make a request that somebody promised to do."""
    return Request(number, "delinde", "maria", state, Category.SHOPPING, NOW, version=1)
