"""Joining a session: by word, by a hand on its card, by a yes below it; and taking a place that came free."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.decision import YES_NO, Command, Decision, Heeds, StepKind, Takes, Turn, Watch, say
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.reading.answers import read_choice
from handlers.reading.plain import plain
from handlers.sessions.card import HAND
from handlers.sessions.case import (
    Meant,
    SessionCase,
    look_at_meant,
    look_at_step,
    read_session,
    read_sessions,
    with_networks,
)
from handlers.sessions.joining.guests import bring, companion_in, guest_in, how_to_bring
from handlers.sessions.joining.leaving import leave, let_go, signs_off
from handlers.sessions.joining.placing import give
from handlers.sessions.joining.waiting import new_seat, say_in_line, state_once_taken
from handlers.sessions.nouns import OVER, Seat, SeatState, SessionState
from handlers.sessions.refusing import not_open, unknown_session, which_session
from handlers.sessions.seat_steps import TakePlace, WantToJoin
from handlers.sessions.seats import hearer, how_it_is, how_to_leave, refusal_of, tell_of_seat, title_and_when
from handlers.sessions.telling import heard, tell
from handlers.sessions.words import JOIN
from handlers.text import Said, _, lines

_JOINABLE = frozenset({SessionState.OPEN})


@dataclass(frozen=True, slots=True)
class _Shown:
    id: str
    n: int
    label: str = ""
    emoji: str | None = None


_SHOWN = (_Shown("yes", 1, emoji="👍"), _Shown("no", 2, emoji="👎"))


async def look_at_joining(turn: Turn, look: Look) -> Meant:
    """Read the session that was named; without a number, the only one that this person can still join."""
    meant = await look_at_meant(turn, look)
    return meant if meant.is_named else Meant(await _only_one(turn, look), is_named=False)


async def _only_one(turn: Turn, look: Look) -> SessionCase | None:
    homes = [one.neighbourhood for one in turn.standings if one.roles or one.present]
    planned = [one for place in await with_networks(look, homes) for one in await look.sessions_in(place, _JOINABLE)]
    mine = [case for case in await read_sessions(look, planned) if case.is_for(turn) and not not_open(turn, case)]
    return mine[0] if len(mine) == 1 and mine[0].seat_of(turn.person.id) is None else None


def join(turn: Turn, facts: Meant) -> Decision:
    """Give a place, or the next best; a guest is asked about first. What is said is said in private."""
    if not facts.is_named:
        return _whether(turn, facts.case) if facts.case else which_session(turn, JOIN)
    if signs_off(facts.behind):
        return leave(turn, facts)
    if facts.case is None or not facts.case.is_for(turn):
        return heard(turn) + unknown_session(turn)
    if guest := guest_in(facts.behind):
        return heard(turn) + (not_open(turn, facts.case) or bring(turn, facts.case, guest))
    along = companion_in(facts.behind) if not not_open(turn, facts.case) else ""
    how = (how_to_bring(turn, facts.case, along),) if along else ()
    return heard(turn) + come(turn, facts.case) + say(*how)


def come(turn: Turn, case: SessionCase) -> Decision:
    """Join somebody themselves; who has a part already is told which."""
    seat = case.seat_of(turn.person.id)
    if seat is not None and (told := _already(turn, case, seat)):
        return told
    if refused := not_open(turn, case):
        return refused
    return give(case, new_seat(case, turn.person.id, turn.now), turn.now, turn.person.name)


def _already(turn: Turn, case: SessionCase, seat: Seat) -> Decision | None:
    if case.session.state in OVER:
        return None
    match seat.state:
        case SeatState.CONFIRMED | SeatState.ATTENDED:
            yours = _("You have a place already.")
            all_of_it = lines(yours, how_it_is(case.session), how_to_leave(seat))
            return say(tell_of_seat(case, seat, "session.place", all_of_it))
        case SeatState.OFFERED:
            return take(turn, case, seat)
        case SeatState.WAITING:
            return say(say_in_line(case, seat))
        case SeatState.PENDING:
            text = _("An organiser looks whether you can come to {title}. I let you know.", title=_title(case))
            return say(tell_of_seat(case, seat, "session.pending", text))
        case SeatState.REFUSED:
            return say(tell_of_seat(case, seat, "session.refused", refusal_of(case, seat)))
        case _:
            return None


def _title(case: SessionCase) -> Said:
    return title_and_when(case.session)


# --- a place that came free ---------------------------------------------------------------------------------------


def answer_place(turn: Turn, step: TakePlace, case: SessionCase | None) -> Decision:
    """Take the place that was offered, or leave it to who comes next."""
    seat = case.seat_of(step.person) if case else None
    if case is None or seat is None or hearer(seat) != turn.person.id:
        return unknown_session(turn)
    if turn.answer and turn.answer.choice == "no":
        return let_go(turn, case, seat)
    return take(turn, case, seat)


def take(turn: Turn, case: SessionCase, seat: Seat) -> Decision:
    """Give the place to who said yes, as long as it is theirs or nobody was faster."""
    if refused := not_open(turn, case, is_new=False):
        return refused
    is_theirs = seat.state is SeatState.OFFERED
    is_first = seat.state is SeatState.WAITING and case.free != 0
    if is_theirs or is_first:
        return give(case, replace(seat, state=state_once_taken(case)), turn.now, turn.person.name)
    if seat.state is SeatState.WAITING:
        return say(say_in_line(case, seat, _("Somebody was just a little faster.")))
    if told := _already(turn, case, seat):
        return told
    late = _("Your answer came late: the place was offered to somebody else.")
    anew = new_seat(case, seat.person, turn.now, seat.by, seat.guest)
    return say(tell_of_seat(case, seat, "session.too_late", late)) + give(case, anew, turn.now, turn.person.name)


# --- a hand, or a yes, on the card --------------------------------------------------------------------------------


async def look_at_card(turn: Turn, look: Look, message: str | None) -> SessionCase | None:
    """Read the session whose card a message is, when it is for this person."""
    if turn.incoming.room is None or message is None:
        return None
    session = await look.session_on_card(turn.incoming.channel, message)
    case = await read_session(look, session.number) if session else None
    return case if case and case.is_for(turn) else None


async def look_at_hand(turn: Turn, look: Look) -> SessionCase | None:
    """Read the session on whose card a hand was raised; None for every other sign."""
    is_hand = plain(turn.incoming.text).startswith(HAND)
    return await look_at_card(turn, look, turn.incoming.about) if is_hand else None


def raise_hand(turn: Turn, case: SessionCase) -> Decision:
    """Join, or ask in private whether it was meant: a sign alone is no yes by default."""
    has_part = case.seat_of(turn.person.id) is not None
    if case.place.claim_by_reaction or has_part or not_open(turn, case):
        return come(turn, case)
    return _whether(turn, case)


def _whether(turn: Turn, case: SessionCase) -> Decision:
    text = _("Would you like to come to {title}?", title=_title(case))
    return say(tell(turn.person.id, case.session, "session.hand", text, WantToJoin(case.number), YES_NO, light=True))


async def look_at_reply(turn: Turn, look: Look) -> SessionCase | None:
    """Read the session below whose card somebody said yes; None for everything else."""
    is_yes = turn.incoming.reply_to is not None and read_choice(turn.text, _SHOWN) == "yes"
    return await look_at_card(turn, look, turn.incoming.reply_to) if is_yes else None


def reply(turn: Turn, case: SessionCase) -> Decision:
    """Join who said so in words below the card."""
    return heard(turn) + come(turn, case)


def answer_wish(turn: Turn, step: WantToJoin, case: SessionCase | None) -> Decision:
    """Join, or leave it."""
    if case is None or not case.is_for(turn):
        return unknown_session(turn)
    if turn.answer and turn.answer.choice == "yes":
        return come(turn, case)
    return say(tell(turn.person.id, case.session, "session.no_thanks", _("That's fine. Thank you for answering.")))


COMMANDS = (
    Command(
        "session.join",
        JOIN,
        _("take part in a session"),
        look_at_joining,
        join,
        Takes.NUMBERS,
        example="S7",
        heeds=Heeds.ANY_NO,
    ),
)
STEPS = (StepKind(TakePlace, look_at_step, answer_place), StepKind(WantToJoin, look_at_step, answer_wish))
WATCHES = (
    Watch(IncomingKind.REACTION, look_at_hand, raise_hand),
    Watch(IncomingKind.MESSAGE, look_at_reply, reply),
)
