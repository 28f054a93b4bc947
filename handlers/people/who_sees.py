"""Who sees this: the answer for where it is asked, before anything is sent: a room, a private talk, an open draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.basics.listing import person_called
from handlers.basics.words import WHO_SAW_WORDS, WHO_SEES_WORDS
from handlers.contact.words import CONTACT_WORDS
from handlers.decision import Command, Decision, Say, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Person, Room
from handlers.requests.case import Case, read_cases
from handlers.requests.moments import KEPT
from handlers.requests.nouns import LIVE, RequestState
from handlers.requests.words import REPORT
from handlers.surveys.kept import read_asked, seen_words
from handlers.surveys.nouns import Survey
from handlers.text import FirstWord, Joined, Said, _, _n, lines

MOST_NAMED: Final = 3
_OWN_NETWORK: Final = "matrix"


@dataclass(frozen=True, slots=True)
class Readers:
    """Who reads along: in a room how many people over how many homeservers, in private who has which request.

    ``draft`` is what is being asked now, ``lives`` what stands in public; ``leading`` are those who organise here.
    ``surveys`` are those that they were asked.
    """

    room: Room | None = None
    people: int = 0
    servers: int = 1
    draft: Case | None = None
    lives: tuple[Case, ...] = ()
    leading: tuple[Person, ...] = ()
    surveys: tuple[Survey, ...] = ()


async def look_who_reads(turn: Turn, look: Look) -> Readers:
    """Read it for where the question was asked."""
    if turn.room is not None:
        people = await look.people_in(turn.room.neighbourhood, turn.room.kind)
        servers = {person.address.value.partition(":")[2] for person in people}
        return Readers(turn.room, len(people), max(len(servers), 1))
    mine = await read_cases(look, [request.number for request in await look.requests_by(turn.person.id)])
    draft = next((case for case in mine if case.request.state is RequestState.DRAFT), None)
    lives = tuple(case for case in mine if case.request.state in LIVE)
    places = dict.fromkeys(standing.neighbourhood for standing in turn.standings if standing.roles)
    leading = [who for place in places for who, _roles in await look.people_with_any(place, LEADING)]
    asked = await read_asked(look, turn.person.id)
    return Readers(None, draft=draft, lives=lives, leading=tuple(dict.fromkeys(leading)), surveys=asked)


def tell_who_sees(turn: Turn, readers: Readers) -> Decision:
    """Say who reads along where the question was asked."""
    if not turn.in_private:
        return say(Say(turn.me, "who_sees.room", lines(*_in_room(readers))))
    text = lines(
        _("What you write here, only I read: a computer program."),
        *_carried(turn),
        *_draft(readers.draft),
        *map(_request, readers.lives[:MOST_NAMED]),
        *_team(turn, readers),
        *seen_words(readers.surveys),
        _(
            "What you write with {contact} or {report}, only those read whom I name first.",
            contact=FirstWord(CONTACT_WORDS),
            report=FirstWord(REPORT),
        ),
        _forgotten(),
        _("Who saw something of you, I note. To read it, type: {words}", words=FirstWord(WHO_SAW_WORDS)),
    )
    return say(Say(turn.me, "who_sees.private", text))


def _in_room(readers: Readers) -> tuple[Said, ...]:
    room = readers.room
    everybody = _("What you write in this room, everybody in it can read, and keep.")
    if room is None:
        return (everybody, _to_me())
    known = _n("I know {count} person in it.", "I know {count} people in it.", readers.people)
    bridged = _("It also goes to another network, such as WhatsApp. The company behind that keeps it too.")
    clear = _("This room is not encrypted: who runs a homeserver of somebody in it can read along.")
    spread = _n("{count} homeserver keeps a copy.", "{count} homeservers keep a copy.", readers.servers)
    return (
        everybody,
        known,
        *((bridged,) if room.bridged else ()),
        *(() if room.encrypted else (clear,)),
        *((spread,) if readers.servers > 1 else ()),
        _to_me(),
    )


def _to_me() -> Said:
    return _("Write to me in private about what only I should know.")


def _carried(turn: Turn) -> tuple[Said, ...]:
    channel = turn.incoming.channel
    if channel in {_OWN_NETWORK, "console", "web"}:
        return ()
    return (_("This talk goes over {channel}. The company behind that carries it, and keeps it too.", channel=channel),)


def _draft(case: Case | None) -> tuple[Said, ...]:
    if case is None:
        return ()
    return (
        _(
            "What you are asking now (#{number}), nobody else has seen. I show you the words first; only after your "
            "yes they go to the group of {place}.",
            number=case.number,
            place=case.neighbourhood.name,
        ),
    )


def _request(case: Case) -> Said:
    helpers = tuple(case.name(claim.person) for claim in case.helping)
    if not helpers:
        return _("#{number}: the group sees the words. Nobody sees how to reach you yet.", number=case.number)
    names = Joined(helpers, by=", ")
    return _("#{number}: the group sees the words. {names} sees how to reach you.", number=case.number, names=names)


def _team(turn: Turn, readers: Readers) -> tuple[Said, ...]:
    others = tuple(person_called(one) for one in readers.leading if one.id != turn.person.id)[:MOST_NAMED]
    if not others:
        return ()
    return (
        _(
            "The organisers ({names}) see your requests, not this talk. How to reach you they see only when you ask to "
            "be called, or when something goes wrong.",
            names=Joined(others, by=", "),
        ),
    )


def _forgotten() -> Said:
    return _n(
        "I forget the words of a request {count} day after it is over.",
        "I forget the words of a request {count} days after it is over.",
        KEPT.days,
    )


COMMANDS = (Command("who_sees", WHO_SEES_WORDS, _("who reads along"), look_who_reads, tell_who_sees),)
