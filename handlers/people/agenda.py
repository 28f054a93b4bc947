"""What somebody has ahead: sessions and tasks in one list, with a calendar file of all."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Final

from handlers.attachments import CalendarEntry, CalendarFile
from handlers.basics.listing import and_more
from handlers.decision import Command, Decision, Say, Turn, say
from handlers.feeds.address import link_words, opened
from handlers.feeds.entries import task_entry
from handlers.feeds.nouns import Feed
from handlers.look import Look
from handlers.requests import moments
from handlers.requests.card import what
from handlers.requests.nouns import CAME, Claim, Request
from handlers.sessions import due
from handlers.sessions.calendar import entry_of
from handlers.sessions.card import begins_words, title_words, where_words
from handlers.sessions.nouns import AHEAD, COMES, WITH_A_PART, Seat, SeatState, Session, SessionState
from handlers.sessions.seats import whose
from handlers.sessions.words import AGENDA, SESSIONS
from handlers.text import FirstWord, Joined, Said, Text, _, lines

MOST_SHOWN: Final = 12
_EMPTY: Final = _(
    "You have nothing planned. To see which sessions come, type: {sessions}", sessions=FirstWord(SESSIONS)
)
_NEVER: Final = datetime(9999, 1, 1, tzinfo=UTC)
_SHOWN = AHEAD | {SessionState.RUNNING}
_STATE_WORDS: Final[dict[SeatState, Text]] = {
    SeatState.PENDING: _("an organiser looks at it"),
    SeatState.WAITING: _("on the waiting list"),
    SeatState.OFFERED: _("there is a place: please answer"),
}


@dataclass(frozen=True, slots=True)
class Ahead:
    """What a person has ahead: their sessions and tasks with their part in each, and the feed of it.

    With a task stands the zone it is in.
    """

    sessions: tuple[tuple[Session, Seat], ...] = ()
    tasks: tuple[tuple[Request, Claim, str], ...] = ()
    feed: Feed | None = None


async def look_at_ahead(turn: Turn, look: Look) -> Ahead:
    """Read the sessions and tasks that are not over."""
    seats = [seat for seat in await look.seats_of(turn.person.id) if seat.state in WITH_A_PART]
    known = {one.number: one for one in await look.sessions_numbered({seat.session for seat in seats})}
    sessions = [(known[seat.session], seat) for seat in seats if seat.session in known]
    claims = [claim for claim in await look.claims_of(turn.person.id) if claim.state in CAME]
    requests = {one.number: one for one in await look.requests_numbered({claim.request for claim in claims})}
    homes = {one.id: one.zone for one in await look.neighbourhoods()}
    tasks = [
        (request, claim, homes.get(request.neighbourhood, turn.zone))
        for claim in claims
        if (request := requests.get(claim.request)) and not request.state.is_final
    ]
    shown = tuple(one for one in sessions if one[0].state in _SHOWN)
    return Ahead(shown, tuple(tasks), await look.feed(turn.person.id))


def agenda(turn: Turn, ahead: Ahead) -> Decision:
    """List everything by its moment, in private, with a file and an address for one's own calendar."""
    rows = (
        *((_session_at(one), _session_line(*one)) for one in ahead.sessions),
        *((_task_at(one), _task_line(one[0])) for one in ahead.tasks),
    )
    if not rows:
        return say(Say(turn.me, "agenda.empty", _EMPTY))
    ordered = [line for _at, line in sorted(rows, key=lambda row: row[0])]
    shown = (*ordered[:MOST_SHOWN], *and_more(len(ordered) - MOST_SHOWN))
    link = link_words(turn, ahead.feed) if ahead.feed else ()
    text = lines(_("This is what you have ahead:"), *shown, *link)
    kept = opened(turn, ahead.feed) if ahead.feed else ()
    return Decision(save=kept, say=(Say(turn.me, "agenda", text, attach=_file(ahead)),))


def _session_at(one: tuple[Session, Seat]) -> datetime:
    return due.starts_at(one[0])


def _task_at(one: tuple[Request, Claim, str]) -> datetime:
    """Return when a task begins (UTC); one without a moment stands behind everything."""
    request, _claim, zone = one
    return moments.instant(moments.begins(request.when), zone) if request.when else _NEVER


def _session_line(session: Session, seat: Seat) -> Said:
    state = (_STATE_WORDS[seat.state],) if seat.state in _STATE_WORDS else ()
    guest = (_("for {name}", name=whose(seat)),) if seat.guest else ()
    return Joined((begins_words(session), title_words(session), where_words(session), *guest, *state), by=" · ")


def _task_line(request: Request) -> Said:
    task = _("Task {number}: {what}", number=request.number, what=what(request))
    when = _("{when}", when=replace(request.when, weekly=False)) if request.when else _("moment to be agreed")
    return Joined((when, task), by=" · ")


# --- the file -----------------------------------------------------------------------------------------------------


def _file(ahead: Ahead) -> tuple[CalendarFile, ...]:
    entries = entries_of(ahead)
    return (CalendarFile("agenda", entries),) if entries else ()


def entries_of(ahead: Ahead) -> tuple[CalendarEntry, ...]:
    """Make the entries of what is certain: places, and tasks with a day; of a task not where or for whom it is."""
    sessions = {one.number: entry_of(one, seat) for one, seat in ahead.sessions if seat.state in COMES}
    tasks = (task_entry(request, claim, zone) for request, claim, zone in ahead.tasks)
    return (*sessions.values(), *(entry for entry in tasks if entry))


COMMANDS = (Command("agenda", AGENDA, _("see what you have ahead"), look_at_ahead, agenda),)
