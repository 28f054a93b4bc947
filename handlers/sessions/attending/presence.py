"""Being there, by the code of the day."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Final

from handlers.decision import NOTHING, Decision, Say, Turn, say
from handlers.look import Look
from handlers.reading.phrases import words_in
from handlers.reading.plain import bare
from handlers.reading.session_named import sessions_in
from handlers.reading.session_words import MYSELF
from handlers.requests.words import HERE
from handlers.sessions import due
from handlers.sessions.card import title_words
from handlers.sessions.case import SessionCase, read_sessions, with_networks
from handlers.sessions.joining.breakouts import group_of
from handlers.sessions.joining.guests import guest_called, guest_in
from handlers.sessions.nouns import Seat, SeatState, SessionState
from handlers.sessions.seats import refusal_of, tell_of_seat, whose
from handlers.sessions.telling import tell
from handlers.text import FirstWord, Said, Verbatim, _, sentences

MOST_TRIES: Final = 5
PAUSE: Final = timedelta(hours=1)
_WRONG: Final = "session.wrong_code"
_MYSELF: Final = words_in(MYSELF)
_DIGITS: Final = re.compile(r"\d+")
_CODE: Final = re.compile(r"\W*\d{4}\W*")
_HELD: Final = frozenset({SessionState.OPEN, SessionState.CLOSED, SessionState.RUNNING, SessionState.ENDED})


# --- by the code --------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Arrival:
    """At which session somebody says they are, by its code.

    ``going_on`` are the sessions that a code could be of now; ``tries`` is how many codes were wrong within the hour;
    ``guest`` is for whom they say it, empty for themselves.
    """

    code: str
    case: SessionCase | None
    going_on: tuple[SessionCase, ...]
    tries: int = 0
    guest: str = ""


async def look_at_arrival(turn: Turn, look: Look) -> Arrival:
    """Read what goes on around the person now, and whose code they say."""
    found = _DIGITS.search(bare(turn.text))
    code = found.group() if found else ""
    going_on = await _going_on(turn, look)
    case = next((one for one in going_on if code and one.session.code == code), None)
    tries = await look.times_told(turn.person.id, _WRONG, turn.now - PAUSE)
    return Arrival(code, case, going_on, tries, _guest_behind(turn.text))


def _guest_behind(text: str) -> str:
    """Read for whom it is behind the code: "4711 for Jeanne"; "for S7" and "for me" are nobody else."""
    behind = _DIGITS.split(text, maxsplit=1)[-1]
    name = guest_in(behind)
    return "" if bare(name) in _MYSELF or sessions_in(behind) else name


def is_code(text: str) -> bool:
    """Tell whether somebody types nothing but four digits."""
    return _CODE.fullmatch(bare(text)) is not None


async def _going_on(turn: Turn, look: Look) -> tuple[SessionCase, ...]:
    homes = [standing.neighbourhood for standing in turn.standings if standing.roles or standing.present]
    places = await with_networks(look, homes)
    held = [one for place in places for one in await look.sessions_in(place, _HELD)]
    now = [one for one in held if one.code and due.is_present_time(one, turn.now)]
    cases = await read_sessions(look, now)
    return tuple(case for case in cases if (case.is_for(turn) or case.seat_of(turn.person.id)))


def be_present(turn: Turn, facts: Arrival) -> Decision:
    """Note that somebody is at the session of that code, or ask for the right one."""
    if facts.tries >= MOST_TRIES:
        return NOTHING
    if facts.case is not None:
        return _guest_present(turn, facts.case, facts.guest) if facts.guest else _present(turn, facts.case)
    return _which_code(turn, facts) if not facts.code else _wrong_code(turn, facts)


def _present(turn: Turn, case: SessionCase) -> Decision:
    """Note it; who comes without having signed up is welcome too."""
    before = case.seat_of(turn.person.id)
    if before is not None and before.state is SeatState.REFUSED:
        return say(tell_of_seat(case, before, "session.refused", refusal_of(case, before)))
    place = 1 + max((seat.place for seat in case.seats), default=0)
    new = Seat(case.number, turn.person.id, SeatState.ATTENDED, turn.now, place)
    there = replace(before, state=SeatState.ATTENDED) if before else new
    welcome = _("Welcome to {title}! I noted that you are there.", title=title_words(case.session))
    group = group_of(case.session, there)
    told = tell_of_seat(case, there, "session.present", sentences(welcome, *((group,) if group else ())))
    is_known = before is not None and before.state is SeatState.ATTENDED
    return Decision(save=() if is_known else (there,), say=(told,), due=(due.after(case.session),))


def _guest_present(turn: Turn, case: SessionCase, name: str) -> Decision:
    """Note that a guest of theirs is there, and nobody else: who says it is not noted for it."""
    title, guest = title_words(case.session), guest_called(case, turn, name)
    if guest is None:
        text = _(
            "You signed up nobody called {name} for {title}, so I noted nobody. Whoever leads it can tick them off.",
            name=Verbatim(name),
            title=title,
        )
        return say(tell(turn.person.id, case.session, "session.no_guest", text))
    there = replace(guest, state=SeatState.ATTENDED)
    noted = _("I noted that {name} is at {title}.", name=whose(guest), title=title)
    told = tell_of_seat(case, there, "session.present", noted)
    return Decision(save=() if guest == there else (there,), say=(told,), due=(due.after(case.session),))


def _which_code(turn: Turn, facts: Arrival) -> Decision:
    case = facts.going_on[0]
    text = _(
        "At {title}? Type {here} and the code that is shown there.",
        title=title_words(case.session),
        here=FirstWord(HERE),
    )
    return say(tell(turn.person.id, case.session, "session.which_code", text))


def _wrong_code(turn: Turn, facts: Arrival) -> Decision:
    text: Said = _("That is not the code of today. Look once more, or ask whoever leads the session.")
    if facts.tries == MOST_TRIES - 1:
        text = _("That is not the code either. Whoever leads it can tick you off. I read no codes for an hour.")
    return say(Say(turn.me, _WRONG, text))
