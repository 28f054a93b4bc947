"""Who comes and goes: being in a room makes a resident or a volunteer, a ban takes every role away.

Nobody is greeted for joining: a newcomer hears from us when they write to us.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.checkins.ending import NO_CHECKS, Checks, look_at_checks, tell_what_goes_on
from handlers.decision import Decision, Say, ToRole, Turn, Watch, say
from handlers.look import Look
from handlers.model import IncomingKind, Note, Role, Room, RoomKind, Standing
from handlers.neighbourhoods.appoint import role_label
from handlers.neighbourhoods.places import kind_label
from handlers.requests.nouns import Request
from handlers.text import Joined, Said, _, sentences
from handlers.volunteers.nouns import OFFERS, Volunteer, ended, signed_off
from handlers.volunteers.promised import tasks_of


@dataclass(frozen=True, slots=True)
class Passing:
    """Somebody who came to or went from a room of ours."""

    room: Room
    standing: Standing
    tasks: tuple[Request, ...] = ()
    offer: Volunteer | None = None
    checks: Checks = NO_CHECKS


async def look_at_coming(turn: Turn, look: Look) -> Passing | None:
    """Read what the person is there already; None when nothing changes.

    Being in the volunteers' room does not make somebody a volunteer again who left or was removed.
    """
    passing = _passing(turn)
    if passing is None or passing.room.kind in passing.standing.present:
        return None
    if passing.room.kind is RoomKind.VOLUNTEERS:
        is_suppressed = await look.is_suppressed(turn.person.address, passing.room.neighbourhood)
        return None if is_suppressed else passing
    return passing


async def look_at_going(turn: Turn, look: Look) -> Passing | None:
    """Read what the person was there and what is left to do."""
    passing = _passing(turn)
    if passing is None:
        return None
    tasks = [task for task in await tasks_of(turn, look) if task.neighbourhood == passing.room.neighbourhood]
    offer = await look.volunteer(turn.person.id, passing.room.neighbourhood)
    return replace(passing, tasks=tuple(tasks), offer=offer, checks=await look_at_checks(turn, look))


def _passing(turn: Turn) -> Passing | None:
    if turn.room is None:
        return None
    none = Standing(turn.person.id, turn.room.neighbourhood)
    found = next((one for one in turn.standings if one.neighbourhood == turn.room.neighbourhood), none)
    return Passing(turn.room, found)


def come_in(turn: Turn, passing: Passing) -> Decision:
    """Note that the person is in the room."""
    return Decision(save=(replace(passing.standing, present=passing.standing.present | {passing.room.kind}),))


def go_out(turn: Turn, passing: Passing) -> Decision:
    """Note that the person left; whoever left altogether with a task in hand needs a human.

    To leave the rooms is not to take back what was agreed in private: what goes on is said, and how it ends.
    """
    present = passing.standing.present - {passing.room.kind}
    noted = Decision(save=(replace(passing.standing, present=present),))
    if present:
        return noted
    if passing.standing.present:
        noted += tell_what_goes_on(turn, passing.checks, passing.room.neighbourhood)
    if not passing.tasks:
        return noted
    left = _("{name} left the neighbourhood.", name=turn.person.name)
    return noted + _tell_organisers(passing, "member.left", sentences(left, _open_tasks(passing)))


def ban(turn: Turn, passing: Passing) -> Decision:
    """Take away presence, roles and offer of who was banned, and tell the organisers what that leaves open."""
    standing = passing.standing
    gone = replace(standing, present=standing.present - {passing.room.kind}, granted=frozenset())
    roles = sorted(role.value for role in standing.granted)
    kind = passing.room.kind.value
    note = Note(None, "member.banned", kind, turn.person.id, standing.neighbourhood, ", ".join(roles))
    offer = passing.offer if passing.offer and passing.offer.state in OFFERS else None
    saved = (gone, note, *((ended(offer), signed_off(offer)) if offer else ()))
    if not (standing.granted or offer or passing.tasks):
        return Decision(save=saved)
    return Decision(save=saved) + _tell_organisers(passing, "member.banned", _banned(turn, passing))


def _banned(turn: Turn, passing: Passing) -> Said:
    name, granted = turn.person.name, passing.standing.granted
    text: Said = _("{name} was banned from a room: {kind}.", name=name, kind=kind_label(passing.room.kind))
    if granted:
        roles = Joined(tuple(role_label(role) for role in Role if role in granted), by=", ")
        text = sentences(text, _("No longer: {roles}.", roles=roles))
    return sentences(text, _open_tasks(passing)) if passing.tasks else text


def _open_tasks(passing: Passing) -> Said:
    numbers = ", ".join(str(task.number) for task in passing.tasks)
    return _("Still open with this person: task {numbers}. Please look for somebody else.", numbers=numbers)


def _tell_organisers(passing: Passing, msgid: str, text: Said) -> Decision:
    return say(Say(ToRole(passing.room.neighbourhood, Role.ORGANISER), msgid, text))


WATCHES = (
    Watch(IncomingKind.JOIN, look_at_coming, come_in),
    Watch(IncomingKind.LEAVE, look_at_going, go_out),
    Watch(IncomingKind.BAN, look_at_going, ban),
)
