"""Stop and start on a telephone: a way is closed to what we begin, never to what people say.

These words come before everything else, danger too, and only as the whole message. Whoever writes by a way that is
closed is heard: danger is answered as always, an organiser hears that they wrote, and they read once a day how to open
the way again. Nothing else opens it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from handlers.decision import Decision, Here, Say, ToRole, Turn, Watch
from handlers.look import Look
from handlers.model import Address, IncomingKind, Person, Role
from handlers.reading.stop_words import Wish, wish_of
from handlers.text import Verbatim, _
from handlers.ways.nouns import Way, WayState, first_way, without

CLOSED: Final = "way.closed"
"""The name of what who wrote by a closed way reads."""
_DAY: Final = timedelta(days=1)
_STOP: Final = Verbatim("STOP")
_START: Final = Verbatim("START")


@dataclass(frozen=True, slots=True)
class Wished:
    """What somebody wants of messages by a way."""

    way: Way
    wish: Wish


async def look_at_wish(turn: Turn, look: Look) -> Wished | None:
    """Read whether all that was said is that messages must stop, or may begin again."""
    wish = wish_of(turn.text)
    way = await _way_of(turn, look) if wish else None
    if wish is None or way is None or (wish is Wish.START and way.state is WayState.OPEN):
        return None
    return Wished(way, wish)


async def _way_of(turn: Turn, look: Look) -> Way | None:
    return await look.way(Address(turn.incoming.channel, turn.incoming.sender))


def stop_or_start(turn: Turn, wished: Wished) -> Decision:
    """Close the way, or open it again."""
    return _open(turn, wished.way) if wished.wish is Wish.START else _close(turn, wished.way)


def _close(turn: Turn, way: Way) -> Decision:
    """Close it once, and say so once."""
    if way.state is WayState.STOPPED:
        return Decision()
    person = _without(turn.person, way.address)
    text = _("All right. I send you no more text messages. Do you want them again? Send {word}.", word=_START)
    return Decision(save=(replace(way, state=WayState.STOPPED), person), say=(Say(Here(), "way.stopped", text),))


def _without(person: Person, way: Address) -> Person:
    """Leave a way out; who has no other hears nothing more from us."""
    left = replace(person, ways=without(person.ways, way))
    return replace(left, stopped=left.stopped or first_way(left) == way)


def _open(turn: Turn, way: Way) -> Decision:
    person = replace(turn.person, stopped=False)
    if way.address not in (person.address, *person.ways):
        person = replace(person, ways=(*(person.ways or (person.address,)), way.address))
    text = _("Good to hear from you. I may write to you again. No more messages? Send {word}.", word=_STOP)
    return Decision(save=(replace(way, state=WayState.OPEN), person), say=(Say(Here(), "way.started", text),))


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Words by a way that is closed; ``told``: they read today how to open it."""

    told: bool


async def look_whether_closed(turn: Turn, look: Look) -> Unanswered | None:
    """Read whether the words came by a way that is closed; None: it is open."""
    way = await _way_of(turn, look)
    if way is None or way.state is not WayState.STOPPED:
        return None
    return Unanswered(await look.times_told(turn.person.id, CLOSED, turn.now - _DAY) > 0)


def pass_on(turn: Turn, unanswered: Unanswered) -> Decision:
    """Tell once a day how to open the way again, and whoever organises that somebody wrote; never their words."""
    if unanswered.told:
        return Decision()
    how = _("You asked me to send no more text messages. Do you want to talk with me again? Send {word}.", word=_START)
    wrote = _(
        "{name} sent me a text message, but wants none from me. Please call {name}, or go and see.",
        name=turn.person.name or _("a neighbour without a name"),
    )
    homes = [standing.neighbourhood for standing in turn.standings if standing.roles] or [""]
    told = tuple(Say(ToRole(home, Role.ORGANISER), "way.wrote", wrote) for home in homes)
    return Decision(say=(Say(Here(), CLOSED, how), *told))


STOPPING = (Watch(IncomingKind.MESSAGE, look_at_wish, stop_or_start),)
STOPPED = (Watch(IncomingKind.MESSAGE, look_whether_closed, pass_on),)
