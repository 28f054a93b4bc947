"""The list of an organiser: who needs somebody now, of whom nothing is known, who is still to answer, who is well.

Everybody who is asked today stands in exactly one group, so that the groups add up to all. What somebody answered to
the daily question is theirs: it counts as an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, time
from enum import StrEnum
from typing import Final

from handlers.checkins.nouns import Checkin, Round, RoundKind, RoundState
from handlers.checkins.words import LIST_WORDS
from handlers.decision import NOTHING, Command, Decision, React, Say, Tick, ToPerson, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, Note, Person, PersonId
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.reading.walltime import to_instant, to_local
from handlers.text import Said, _, _n, lines

MOST_NAMED: Final = 8
_NEED: Final = frozenset({RoundState.MISSED, RoundState.LOOKING, RoundState.HELD})
_WAITING: Final = frozenset({RoundState.ASKED, RoundState.HEARD})


class Group(StrEnum):
    """Where somebody stands today; the first that fits counts."""

    NEED = "need"
    UNKNOWN = "unknown"
    WAITING = "waiting"
    WELL = "well"


@dataclass(frozen=True, slots=True)
class Board:
    """How it stands in a neighbourhood; ``people`` are those who are named."""

    place: Neighbourhood
    groups: dict[PersonId, Group]
    people: tuple[Person, ...] = ()

    def count(self, group: Group) -> int:
        """Count who stands there."""
        return sum(1 for one in self.groups.values() if one is group)

    def names(self, group: Group) -> str:
        """Name who stands there, the first ones."""
        named = [one.name for one in self.people if self.groups.get(one.id) is group]
        more = ", …" if len(named) > MOST_NAMED else ""
        return ", ".join(named[:MOST_NAMED]) + more


def board_of(checkins: Sequence[Checkin], rounds: Sequence[Round], now: datetime) -> dict[PersonId, Group]:
    """Put everybody who is asked today in one group."""
    asked = [one for one in rounds if one.kind is not RoundKind.CODE]
    today = {one.person for one in checkins if one.asks_on(to_local(now, one.zone).date())}
    people = sorted(today | {one.person for one in asked})
    return {person: _group([one for one in asked if one.person == person]) for person in people}


def _group(all_rounds: Sequence[Round]) -> Group:
    """Put one person in a group: what became of a day that is over counts no more, once a later one is asked about."""
    newest = max((one.on for one in all_rounds), default=None)
    rounds = [one for one in all_rounds if one.is_open or one.on == newest]
    if any(one.state in _NEED or (one.kind is RoundKind.HEAT and one.answer == "help") for one in rounds):
        return Group.NEED
    if any(one.state is RoundState.UNKNOWN for one in rounds):
        return Group.UNKNOWN
    if not rounds or any(one.state in _WAITING for one in rounds):
        return Group.WAITING
    return Group.WELL


async def read_board(look: Look, place: Neighbourhood, now: datetime) -> Board:
    """Read how it stands there today, with the silences of days before that still go on."""
    midnight = to_instant(to_local(now, place.zone).date(), time(0), place.zone)
    rounds = {one.id: one for one in await look.open_rounds_in(place.id)}
    rounds |= {one.id: one for one in await look.rounds_in(place.id, midnight)}
    groups = board_of(await look.checkins_in(place.id), tuple(rounds.values()), now)
    named = sorted(person for person, group in groups.items() if group is not Group.WELL)
    return Board(place, groups, await look.people(named))


async def look_at_board(turn: Turn, look: Look) -> tuple[Board, ...]:
    """Read how it stands where this person organises."""
    places = [place for place in await places_of(turn, look) if turn.roles_in(place.id) & LEADING]
    return tuple([await read_board(look, place, turn.now) for place in places])


async def look_at_due_board(tick: Tick, look: Look) -> Board | None:
    """Read how it stands where a timer is about."""
    place = await look.neighbourhood(tick.due.subject)
    return await read_board(look, place, tick.now) if place else None


def show_board(turn: Turn, boards: tuple[Board, ...]) -> Decision:
    """Show it in private; that it was looked at is noted."""
    if not boards:
        return no_neighbourhood(turn)
    sign = () if turn.in_private else (React("👋"),)
    notes = tuple(Note(turn.person.id, "checkin.list", one.place.id, None, one.place.id) for one in boards)
    shown = tuple(Say(turn.me, "checkin.board", board_text(one)) for one in boards)
    return Decision(save=notes) + say(*sign, *shown)


def tell_board(tick: Tick, board: Board | None) -> Decision:
    """Tell who started it how it stands."""
    if board is None or tick.due.person is None:
        return NOTHING
    return say(Say(ToPerson(tick.due.person), "checkin.board", board_text(board)))


def board_text(board: Board) -> Said:
    """Say how it stands: four numbers that add up, with the names of who is not well yet."""
    total = len(board.groups)
    title = _n(
        "{place}, today: {count} person is asked whether all is well.",
        "{place}, today: {count} people are asked whether all is well.",
        total,
        place=board.place.name,
    )
    return lines(
        title,
        _with_names(_("needed now: {n}", n=board.count(Group.NEED)), board, Group.NEED),
        _with_names(_("unknown, I could not ask: {n}", n=board.count(Group.UNKNOWN)), board, Group.UNKNOWN),
        _with_names(_("still to come today: {n}", n=board.count(Group.WAITING)), board, Group.WAITING),
        _("answered or seen: {n}", n=board.count(Group.WELL)),
    )


def _with_names(line: Said, board: Board, group: Group) -> Said:
    names = board.names(group)
    return _("{line} ({names})", line=line, names=names) if names else line


COMMANDS = (
    Command(
        "checkin.list",
        LIST_WORDS,
        _("see how it stands with who is asked whether all is well"),
        look_at_board,
        show_board,
        roles=LEADING,
    ),
)
