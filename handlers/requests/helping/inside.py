"""Who is inside for which task, and stopping to watch the time for them.

A person is in one place: who goes in somewhere else, or says that they are outside, is not inside anywhere else.
"""

from dataclasses import dataclass, replace
from datetime import timedelta

from handlers.decision import NOTHING, Close, Decision, Tick, Turn
from handlers.look import Look
from handlers.model import PersonId
from handlers.requests import moments
from handlers.requests.case import Case, look_at_due, look_at_step, read_case, read_cases
from handlers.requests.helping.silence import callers_of, take_back_where, tell_callers
from handlers.requests.nouns import CAME
from handlers.requests.steps import NotReached, StillInside, WatchTheTime, closing
from handlers.text import Said, _

_A_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Visit:
    """The task that somebody is at.

    ``is_watched``: they said that they went in, and not yet that they are out, whatever became of the task since.
    ``elsewhere`` are the other tasks for which they said so.
    """

    case: Case
    is_watched: bool = False
    elsewhere: tuple[Case, ...] = ()


# --- reading ----------------------------------------------------------------------------------------------------


async def look_at_visit(turn: Turn, look: Look) -> Visit | None:
    """Read the task that was named; without a number, the one of today that begins nearest to now."""
    if turn.number is not None:
        case = await read_case(look, turn.number)
        return await read_visit(look, case, turn.person.id) if case else None
    mine = [claim.request for claim in await look.claims_of(turn.person.id) if claim.state in CAME]
    found = await read_cases(look, mine)
    today = [case for case in found if not case.request.state.is_final and _is_today(case, turn)]
    nearest = min(today, key=lambda case: _distance(case, turn), default=None)
    return await read_visit(look, nearest, turn.person.id) if nearest else None


async def look_at_way_out(turn: Turn, look: Look) -> Visit | None:
    """Read the task that was named, where they have or had it; else the one whose time is watched, else as going in."""
    person = turn.person.id
    if turn.number is not None:
        named = await look_at_visit(turn, look)
        if named and (named.is_watched or has_come(named.case, person)):
            return named
    for case in await watched(look, person):
        return await read_visit(look, case, person)
    return await look_at_visit(turn, look)


async def look_at_visit_step(turn: Turn, look: Look, step: StillInside | WatchTheTime) -> Visit | None:
    """Read the task of a question."""
    case = await look_at_step(turn, look, step)
    return await read_visit(look, case, turn.person.id) if case else None


async def look_at_not_reached(turn: Turn, look: Look, step: NotReached) -> Visit | None:
    """Read the task at which somebody did not answer."""
    case = await look_at_step(turn, look, step)
    return await read_visit(look, case, step.helper) if case else None


async def read_visit(look: Look, case: Case, helper: PersonId) -> Visit:
    """Read whether somebody is inside for a task, and for which others."""
    inside = await watched(look, helper)
    here = next((one for one in inside if one.number == case.number), None)
    alarmed = here.alarmed if here else frozenset[PersonId]()
    return Visit(replace(case, alarmed=alarmed), here is not None, tuple(one for one in inside if one is not here))


async def watched(look: Look, helper: PersonId) -> tuple[Case, ...]:
    """Read the tasks for which somebody is inside, with whether the organisers were told."""
    # The last kind counts: what is alarmed was silent before.
    kinds = {int(due.subject): kind for kind in moments.VISITING for due in await look.to_come(kind, helper)}
    told = frozenset({helper})
    found = await read_cases(look, kinds)
    return tuple(replace(c, alarmed=told) if kinds[c.number] == moments.INSIDE_ALARMED else c for c in found)


async def look_who_is_inside(tick: Tick, look: Look) -> Case | None:
    """Read the request that a timer is about, and who of those who help is inside."""
    case = await look_at_due(tick, look)
    if case is None:
        return None
    inside = [c.person for c in case.helping if any(one.number == case.number for one in await watched(look, c.person))]
    return replace(case, inside=frozenset(inside))


def has_come(case: Case, person: PersonId) -> bool:
    """Tell whether this person helps, or did."""
    part = case.part_of(person)
    return part is not None and part.state in CAME


def _is_today(case: Case, turn: Turn) -> bool:
    when = case.request.when
    return when is None or when.on == case.local(turn.now).date()


def _distance(case: Case, turn: Turn) -> timedelta:
    when = case.request.when
    return abs(moments.begins(when) - case.local(turn.now)) if when else _A_DAY


# --- out --------------------------------------------------------------------------------------------------------


def stop_watching(case: Case, helper: PersonId) -> Decision:
    """Stop, and tell the organisers who were alarmed that somebody is outside again."""
    return _all_clear(case, helper) + Decision(
        cancel=moments.visit_over(case.request, helper),
        close=closing(case.number, (StillInside, WatchTheTime), person=helper),
    )


def is_not_elsewhere(visit: Visit, helper: PersonId) -> Decision:
    """Stop watching for every other task."""
    return sum((stop_watching(case, helper) for case in visit.elsewhere), NOTHING)


def _all_clear(case: Case, helper: PersonId) -> Decision:
    if helper not in case.alarmed:
        return NOTHING
    well = _(
        "{helper} is outside again after task {number}. All is well.", helper=case.name(helper), number=case.number
    )
    return all_is_well(case, helper, well)


def all_is_well(case: Case, helper: PersonId, well: Said) -> Decision:
    """Tell who was alarmed; who can ask where it is need not any more, and who was told gives the contact back."""
    close = tuple(Close(NotReached.name, str(case.number), person) for person in callers_of(case, helper))
    given_back = sum((take_back_where(case, finder) for finder in sorted(case.finders)), NOTHING)
    return given_back + Decision(say=tell_callers(case, helper, "visit.all_clear", well), close=close)
