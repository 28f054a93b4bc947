"""What comes: the sessions in a person's places."""

from __future__ import annotations

from handlers.basics.listing import and_more
from handlers.decision import Command, Decision, Here, Say, Turn, say
from handlers.look import Look
from handlers.sessions.card import begins_words, places_words, title_words, where_words
from handlers.sessions.case import SessionCase, read_sessions, with_networks
from handlers.sessions.nouns import AHEAD, SessionState
from handlers.sessions.words import JOIN, SESSIONS
from handlers.text import FirstWord, Joined, Said, Verbatim, _, lines

MOST_SHOWN = 8
_SHOWN = AHEAD | {SessionState.RUNNING}


async def look_at_coming(turn: Turn, look: Look) -> tuple[SessionCase, ...]:
    """Read what comes where this person belongs; in a room, only what is for that room."""
    places = await with_networks(look, _places(turn))
    found = [one for place in places for one in await look.sessions_in(place, _SHOWN)]
    cases = [case for case in await read_sessions(look, found) if _is_shown(turn, case)]
    return tuple(sorted(cases, key=lambda case: (case.session.starts_local, case.number)))


def _places(turn: Turn) -> tuple[str, ...]:
    """List the place of the room, or in private every place the person is in: also the networks, where nobody lives."""
    if turn.room is not None:
        return (turn.room.neighbourhood,)
    return tuple(one.neighbourhood for one in turn.standings if one.roles or one.present)


def _is_shown(turn: Turn, case: SessionCase) -> bool:
    if turn.room is None:
        return case.is_for(turn)
    return turn.room.kind is case.session.audience or turn.room.neighbourhood in case.members


def coming(turn: Turn, cases: tuple[SessionCase, ...]) -> Decision:
    """List what comes, where it was asked: nothing in it is private."""
    if not cases:
        return say(Say(Here(), "sessions.none", _("No session is planned now.")))
    shown = tuple(line_of(case) for case in cases[:MOST_SHOWN])
    how = _("Would you like to come? Type: {join} and the number.", join=FirstWord(JOIN))
    rest = and_more(len(cases) - MOST_SHOWN)
    return say(Say(Here(), "sessions.coming", lines(_("These sessions are planned:"), *shown, *rest, how)))


def line_of(case: SessionCase) -> Said:
    """Say one session in one line."""
    session, places = case.session, places_words(case)
    state = {
        SessionState.CLOSED: (_("closed for joining"),),
        SessionState.RUNNING: (_("going on now"),),
    }.get(session.state, (places,) if places else ())
    title, when, where = title_words(session), begins_words(session), where_words(session)
    of_network = (Verbatim(case.place.name),) if case.place.is_network else ()
    return Joined((_("{title} · {when} · {where}", title=title, when=when, where=where), *of_network, *state), by=" · ")


COMMANDS = (Command("sessions", SESSIONS, _("see which sessions are planned"), look_at_coming, coming),)
