"""Who cannot come and does not say where: the only thing they have ahead is meant, of several they are asked which.

"Ik kan niet komen" may be about a task as well as about a session; who says `uitschrijven` means a session.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from handlers.decision import Choice, Command, Decision, Heeds, Say, StepKind, Takes, Turn, Watch, say
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.reading.news_words import CANNOT_COME
from handlers.reading.phrases import book_of
from handlers.reading.session_named import sessions_in
from handlers.requests.card import what
from handlers.requests.case import Case, read_cases
from handlers.requests.helping.release import release
from handlers.requests.nouns import ClaimState
from handlers.requests.refusing import has_number
from handlers.sessions.case import Meant, SessionCase, look_at_meant, read_session
from handlers.sessions.joining.leaving import leave, leave_own, look_at_parts
from handlers.sessions.refusing import which_session
from handlers.sessions.seat_steps import WhichToLeave
from handlers.sessions.seats import title_and_when
from handlers.sessions.telling import heard
from handlers.sessions.words import CANNOT, LEAVE
from handlers.text import _

_CANNOT = book_of(CANNOT_COME)
_NONE = Choice("none", _("none of these"))
_SESSION, _TASK = "s", "t"


@dataclass(frozen=True, slots=True)
class MayMean:
    """What somebody may mean: the session they named, or everything they have ahead."""

    meant: Meant | None = None
    sessions: tuple[SessionCase, ...] = ()
    tasks: tuple[Case, ...] = ()


# --- uitschrijven -------------------------------------------------------------------------------------------------


async def look_at_leaving(turn: Turn, look: Look) -> MayMean:
    """Read the session that was named; without a number, those in which this person has a part."""
    meant = await look_at_meant(turn, look)
    return MayMean(meant) if meant.is_named else MayMean(sessions=await look_at_parts(look, turn.person.id))


def leave_session(turn: Turn, ahead: MayMean) -> Decision:
    """Leave the session that is meant."""
    if ahead.meant:
        return leave(turn, ahead.meant)
    return _leave_or_ask(turn, ahead) if ahead.sessions else heard(turn) + which_session(turn, LEAVE)


def _leave_or_ask(turn: Turn, ahead: MayMean) -> Decision:
    if len(ahead.sessions) == 1 and not ahead.tasks:
        return heard(turn) + leave_own(turn, ahead.sessions[0])
    return heard(turn) + say(_which(turn, ahead))


def _which(turn: Turn, ahead: MayMean) -> Say:
    sessions = (Choice(f"{_SESSION}{case.number}", title_and_when(case.session)) for case in ahead.sessions)
    tasks = (
        Choice(f"{_TASK}{case.number}", _("Task {number}: {what}", number=case.number, what=what(case.request)))
        for case in ahead.tasks
    )
    text = _("What can you not come to?")
    choices = (*tasks, *sessions, _NONE)
    return Say(turn.me, "session.which_to_leave", text, choices=choices, step=WhichToLeave(), light=True)


# --- ik kan niet komen --------------------------------------------------------------------------------------------


async def look_at_missed(turn: Turn, look: Look) -> MayMean:
    """Read what was named, a session or a task; without a number, all that this person has ahead."""
    if numbers := sessions_in(turn.text):
        number = turn.number if turn.number in numbers else numbers[0]  # of several, each is decided about in its turn
        return MayMean(Meant(await read_session(look, number), is_named=True))
    if has_number(turn):
        return MayMean(tasks=await read_cases(look, (turn.number,) if turn.number else ()))
    held = (c.request for c in await look.claims_of(turn.person.id) if c.state is ClaimState.HELPING)
    return MayMean(None, await look_at_parts(look, turn.person.id), await read_cases(look, dict.fromkeys(held)))


def miss(turn: Turn, ahead: MayMean) -> Decision:
    """Let go of the task or leave the session that is meant."""
    if ahead.meant:
        return leave(turn, ahead.meant)
    return _leave_or_ask(turn, ahead) if ahead.sessions else release(turn, _only(ahead.tasks))


def _only(cases: Iterable[Case]) -> Case | None:
    found = tuple(cases)
    return found[0] if len(found) == 1 else None


async def look_at_news(turn: Turn, look: Look) -> MayMean | None:
    """Hear in other words that somebody is ill or will not make it; None where they have no session, or a task."""
    if not turn.in_private or not any(_CANNOT.find(turn.text)):
        return None
    ahead = await look_at_missed(turn.with_text(""), look)
    return ahead if ahead.sessions and not ahead.tasks else None


def ask_which(turn: Turn, ahead: MayMean) -> Decision:
    """Ask, for what was said may be about something else."""
    return say(_which(turn, ahead))


async def look_at_choice(turn: Turn, look: Look, step: WhichToLeave) -> MayMean:
    """Read what was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    if chosen is None or not chosen[1:].isdecimal():
        return MayMean()
    number = int(chosen[1:])
    if chosen.startswith(_TASK):
        return MayMean(tasks=await read_cases(look, (number,)))
    return MayMean(Meant(await read_session(look, number), is_named=True))


def choose(turn: Turn, step: WhichToLeave, ahead: MayMean) -> Decision:
    """Let go of what was chosen, or of nothing."""
    if ahead.meant:
        return leave(turn, ahead.meant)
    if ahead.tasks:
        return release(turn, ahead.tasks[0])
    return say(Say(turn.me, "session.kept", _("Good. Everything stays as it is.")))


COMMANDS = (
    Command(
        "session.leave",
        LEAVE,
        _("no longer take part in a session"),
        look_at_leaving,
        leave_session,
        Takes.NUMBERS,
        example="S7",
    ),
    Command(
        "cannot_come",
        CANNOT,
        _("say that you cannot come"),
        look_at_missed,
        miss,
        Takes.NUMBERS,
        listed=False,
        heeds=Heeds.NO_BUT_REASONS,
    ),
)
WATCHES = (Watch(IncomingKind.MESSAGE, look_at_news, ask_which),)
STEPS = (StepKind(WhichToLeave, look_at_choice, choose),)
