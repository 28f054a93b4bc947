"""The morning after: what there is to read, two short questions, and the next time; only who was there is asked."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, Final

from handlers.decision import NOTHING, YES_NO, Choice, Decision, Lane, Say, StepKind, Tick, TimerKind, Turn
from handlers.look import Look
from handlers.reading.answers import UNSURE
from handlers.sessions import due
from handlers.sessions.attending.opinions import LINE
from handlers.sessions.case import SessionCase, look_at_due, read_session
from handlers.sessions.nouns import COMES, Seat, SeatState, Session, SessionState
from handlers.sessions.reminding.remind import next_batch
from handlers.sessions.seat_steps import WantToJoin
from handlers.sessions.seats import hearer, title_and_when
from handlers.sessions.telling import tell
from handlers.text import Said, Verbatim, _, lines, sentences

_OVER: Final = frozenset({SessionState.RUNNING, SessionState.ENDED})
USEFUL: Final = (
    Choice("5", _("very useful")),
    Choice("4", _("useful")),
    Choice("3", _("a little useful")),
    Choice("2", _("hardly useful")),
    Choice("1", _("not useful")),
    Choice(UNSURE, _("I don't know")),
)
_NOTHING_BETTER: Final = (Choice("nothing", _("nothing")),)
LONGEST: Final = 500


@dataclass(frozen=True, slots=True)
class WasUseful:
    """Ask whether it was useful."""

    name: ClassVar[str] = "session.useful"
    session: int


@dataclass(frozen=True, slots=True)
class DoBetter:
    """Ask what to do better, in their own words."""

    name: ClassVar[str] = "session.better"
    session: int


# --- the morning after --------------------------------------------------------------------------------------------


def look_back(tick: Tick, case: SessionCase | None) -> Decision:
    """Send what there is to read to all who had a place, and ask those who were there how it was."""
    if case is None or case.session.state not in _OVER:
        return NOTHING
    noted, case = _note_who_was_not_there(tick, case)
    had_a_place = case.in_state(*COMES, SeatState.ABSENT)
    batch, rest = next_batch(tick, case, had_a_place)
    told = tuple(text for seats in batch for text in _afterwards(case, seats))
    return noted + Decision(say=told, due=rest)


def _note_who_was_not_there(tick: Tick, case: SessionCase) -> tuple[Decision, SessionCase]:
    """Where it was noted who was there, the others were not; where nobody was noted, everybody who had a place was."""
    if tick.due.fields or not case.in_state(SeatState.ATTENDED):
        return NOTHING, case
    absent = tuple(replace(seat, state=SeatState.ABSENT) for seat in case.in_state(SeatState.CONFIRMED))
    for seat in absent:
        case = case.with_seat(seat)
    return Decision(save=absent), case


def _afterwards(case: SessionCase, seats: tuple[Seat, ...]) -> tuple[Say, ...]:
    person, materials = hearer(seats[0]), _materials(case.session)
    own = next((seat for seat in seats if not seat.guest and seat.state in COMES), None)
    if own is None:
        to_read = tell(person, case.session, "session.materials", lines(*materials), lane=Lane.PLANNED)
        return (to_read,) if materials else ()
    thanks = _("Thank you for coming to {title}.", title=title_and_when(case.session))
    question = _("Was it useful for you?")
    text = lines(sentences(thanks), *materials, question)
    step = WasUseful(case.number)
    return (tell(person, case.session, "session.useful", text, step, USEFUL, light=True, lane=Lane.PLANNED),)


def _materials(session: Session) -> tuple[Said, ...]:
    if not session.materials:
        return ()
    return (
        _("To read about {title}: {materials}", title=title_and_when(session), materials=Verbatim(session.materials)),
    )


# --- what people say of it ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Opinion:
    """A session that somebody was at, and the next one of its row that they could join."""

    case: SessionCase
    following: Session | None = None


async def look_at_useful(turn: Turn, look: Look, step: WasUseful) -> Opinion | None:
    """Read the session."""
    case = await read_session(look, step.session)
    return Opinion(case) if case else None


async def look_at_better(turn: Turn, look: Look, step: DoBetter) -> Opinion | None:
    """Read the session and what follows it."""
    case = await read_session(look, step.session)
    return Opinion(case, await _following(turn, look, case.session)) if case else None


async def _following(turn: Turn, look: Look, session: Session) -> Session | None:
    row = await look.sessions_of_series(session.series or session.number)
    ahead = (one for one in row if one.state is SessionState.OPEN and one.starts_local > session.starts_local)
    for one in ahead:
        seat = await look.seat(one.number, turn.person.id)
        return one if seat is None else None
    return None


def answer_useful(turn: Turn, step: WasUseful, opinion: Opinion | None) -> Decision:
    """Keep how useful it was, and ask what could be better; who does not know gives no mark."""
    seat = _own(turn, opinion)
    if opinion is None or seat is None or not turn.answer:
        return NOTHING
    mark = "" if turn.answer.choice == UNSURE else turn.answer.choice or ""
    text = _("Thank you. What could be better? Write it in your own words. The organisers do not see from whom it is.")
    asked = tell(
        turn.person.id,
        opinion.case.session,
        "session.better",
        text,
        DoBetter(step.session),
        _NOTHING_BETTER,
        free=True,
        light=True,
    )
    return Decision(save=(replace(seat, feedback=mark),), say=(asked,))


def answer_better(turn: Turn, step: DoBetter, opinion: Opinion | None) -> Decision:
    """Keep what was said, and ask whether they come the next time."""
    seat = _own(turn, opinion)
    if opinion is None or seat is None:
        return NOTHING
    said = turn.answer.text.strip()[:LONGEST] if turn.answer and turn.answer.choice is None else ""
    kept = (replace(seat, feedback=f"{seat.feedback.partition(LINE)[0]}{LINE}{said}"),) if said else ()
    thanks = _("Thank you! That helps.")
    return Decision(save=kept, say=(_next_time(turn, opinion.following, thanks) or _end(turn, opinion, thanks),))


def _own(turn: Turn, opinion: Opinion | None) -> Seat | None:
    return opinion.case.seat_of(turn.person.id) if opinion else None


def _end(turn: Turn, opinion: Opinion, thanks: Said) -> Say:
    return tell(turn.person.id, opinion.case.session, "session.thanks", thanks)


def _next_time(turn: Turn, following: Session | None, thanks: Said) -> Say | None:
    if following is None:
        return None
    question = _("The next time is {title}. Would you like to come?", title=title_and_when(following))
    text, step = sentences(thanks, question), WantToJoin(following.number)
    return tell(turn.person.id, following, "session.next", text, step, YES_NO, light=True)


STEPS = (
    StepKind(WasUseful, look_at_useful, answer_useful),
    StepKind(DoBetter, look_at_better, answer_better),
)
TIMERS = (TimerKind(due.AFTER, "It is asked late too.", look_at_due, look_back),)
