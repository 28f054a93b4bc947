"""One question, a week before, to those it is for who have not joined; only when an organiser wants it.

Nobody is asked who leads it or had a part in it, asked us to be silent, or was asked about any session within a week;
nobody at all when it is full, and no session twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from handlers.decision import (
    NOTHING,
    YES_NO,
    Command,
    Decision,
    Entity,
    Lane,
    Say,
    Takes,
    Tick,
    TimerKind,
    ToPerson,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import LEADING, Due, Person, PersonId
from handlers.reading.naming import is_called
from handlers.reading.walltime import to_local
from handlers.sessions import due
from handlers.sessions.card import title_words, when_words, where_words
from handlers.sessions.case import SessionCase, look_at_number, read_session
from handlers.sessions.nouns import SessionState
from handlers.sessions.refusing import not_found, not_open
from handlers.sessions.seat_steps import WantToJoin
from handlers.sessions.telling import tell
from handlers.sessions.words import INVITE
from handlers.text import When, _, sentences

AT_ONCE: Final = 100
A_WEEK: Final = timedelta(days=7)
_TOLD: Final = "session.invitation"
_INVITATION: Final = "invitation"


# --- wanting it ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Invitation:
    """A session for which people may be asked; ``is_done``: that is planned, or was done."""

    case: SessionCase | None
    is_done: bool = False


async def look_at_wish(turn: Turn, look: Look) -> Invitation:
    """Read the session whose number stands behind the command, and whether people were asked."""
    case = await look_at_number(turn, look)
    if case is None:
        return Invitation(None)
    number = str(case.number)
    was_asked = await look.was_told_about(_INVITATION, number, case.session.made_at)
    return Invitation(case, was_asked or await look.is_due(due.INVITE, number))


def invite(turn: Turn, wish: Invitation) -> Decision:
    """Plan to ask, a week before or as soon as that is past."""
    case = wish.case
    if case is None or not case.may_change(turn):
        return not_found(turn, INVITE)
    if refused := not_open(turn, case):
        return refused
    if wish.is_done:
        done = _("For {title} I ask already, or asked. I ask once.", title=title_words(case.session))
        return say(tell(turn.person.id, case.session, "session.invited_already", done))
    planned = due.invitation(case.session, turn.now)
    moment = When(planned.local.date(), planned.local.time().replace(second=0, microsecond=0))
    text = _(
        "On {moment} I ask, once and in private, whoever {title} is for and has not joined. Nobody when it is full.",
        moment=moment,
        title=title_words(case.session),
    )
    return Decision(say=(tell(turn.person.id, case.session, "session.inviting", text),), due=(planned,))


# --- asking -------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Invited:
    """A session and the next people to ask; ``last`` is after whom to go on, None when all were looked at."""

    case: SessionCase
    people: tuple[PersonId, ...]
    last: PersonId | None = None


async def look_at_invited(tick: Tick, look: Look) -> Invited | None:
    """Read who is next, and which of them may be asked."""
    case = await read_session(look, int(tick.due.subject))
    if case is None:
        return None
    after = dict(tick.due.fields).get("after", "")
    audience = await look.people_in(case.place.id, case.session.audience)
    following = sorted((one for one in audience if one.id > after), key=lambda one: one.id)
    now = following[:AT_ONCE]
    asked = await look.told_any([one.id for one in now], _TOLD, tick.now - A_WEEK)
    left_out = asked | await _who_leads(look, case, audience)
    people = tuple(one.id for one in now if not one.stopped and one.id not in left_out and case.seat_of(one.id) is None)
    return Invited(case, people, now[-1].id if len(following) > AT_ONCE else None)


async def _who_leads(look: Look, case: SessionCase, audience: tuple[Person, ...]) -> frozenset[PersonId]:
    """Read who made it, organises there or hosts it: they know of it."""
    granted = await look.people_granted((case.place.id,))
    organisers = (person.id for person, standing in granted if standing.roles & LEADING)
    return frozenset({case.session.made_by, *organisers, *_hosts(case, audience)})


def _hosts(case: SessionCase, audience: tuple[Person, ...]) -> Iterator[PersonId]:
    """Find who hosts it by name; where two are called so nobody knows which of them it is, and both are asked."""
    for host in case.session.hosts:
        called = [one.id for one in audience if is_called(one.name, host)]
        yield from called if len(called) == 1 else ()


def ask(tick: Tick, invited: Invited | None) -> Decision:
    """Ask the next hundred, and plan the rest."""
    if invited is None or invited.case.session.state is not SessionState.OPEN:
        return NOTHING
    case = invited.case
    if case.free == 0 or due.has_begun(case.session, tick.now):
        return NOTHING
    rest = (_rest(tick, case, invited.last),) if invited.last else ()
    return Decision(say=tuple(_question(case, person) for person in invited.people), due=rest)


def _rest(tick: Tick, case: SessionCase, last: PersonId) -> Due:
    return due.due(due.INVITE, case.session, to_local(tick.now, case.session.zone), wait=True, after=last)


def _question(case: SessionCase, person: PersonId) -> Say:
    session = case.session
    what = _(
        "{when}: {title}, {where}.", when=when_words(session), title=title_words(session), where=where_words(session)
    )
    text = sentences(what, _("Would you like to come? I ask this once."))
    about, step = Entity(_INVITATION, str(session.number)), WantToJoin(session.number)
    return Say(ToPerson(person), _TOLD, text, about, YES_NO, step, light=True, lane=Lane.PLANNED)


COMMANDS = (
    Command(
        "session.invite",
        INVITE,
        _("ask once who has not joined a session"),
        look_at_wish,
        invite,
        Takes.NUMBER,
        example="S7",
        roles=LEADING,
    ),
)
TIMERS = (TimerKind(due.INVITE, "It is asked late too, as long as it begins later.", look_at_invited, ask),)
