"""Everything that can be said, asked, answered or come due about a request, in every state it can be in.

What is found here is more than can happen: a question is answered in states in which nobody has it open. But answers
come late, and a mistake of ours should not be needed to find an arrow that the chart does not have.
"""

from collections.abc import Callable, Iterator
from dataclasses import MISSING, dataclass, fields, replace
from datetime import datetime, timedelta
from functools import cache
from itertools import product
from types import NoneType
from typing import Any, Final, get_args, get_type_hints

from handlers.decision import Decision
from handlers.hearing import Delivered
from handlers.model import IncomingKind
from handlers.requests import table
from handlers.requests.afterwards import nobody_came
from handlers.requests.asking_after import Row
from handlers.requests.case import Case
from handlers.requests.changing import changes, leaving
from handlers.requests.changing.changes import OnceMore, Repeated
from handlers.requests.changing.leaving import LeftBehind
from handlers.requests.changing.moving import Moving
from handlers.requests.changing.weekly import Following
from handlers.requests.drafting.ask import Asking
from handlers.requests.drafting.ending import end_draft
from handlers.requests.finding.waves import Search
from handlers.requests.helping.catching_up import Commitments
from handlers.requests.helping.inside import Visit
from handlers.requests.helping.missed import Missed
from handlers.requests.helping.silence import Silence
from handlers.requests.nouns import (
    BEGUN,
    NOT_YET,
    TO_WITHDRAW,
    UNDER_WAY,
    WAS_DONE,
    WITH_A_PART,
    Claim,
    ClaimState,
    RequestState,
)
from handlers.requests.reporting.beginning import Meant
from handlers.requests.reporting.deciding import Deciding
from handlers.requests.reporting.objecting import Objecting
from handlers.requests.reporting.together import Reported
from handlers.requests.taking.along import Along
from handlers.requests.taking.note_first import NoteFirst
from handlers.requests.taking.ready import Ready
from handlers.requests.taking.taker import Taking
from handlers.volunteers.note import ToRead
from tests.handlers.requests.setting import KARIM, LOTTE, MARIA, NOW, RITA, SANNE, SHOPPING, THURSDAY, TOM, case, part
from tests.handlers.requests.setting import tick as tick_of
from tests.handlers.requests.setting import turn as turn_of

S, C = RequestState, ClaimState
BEFORE, DURING, AFTER = NOW, NOW + timedelta(days=1, hours=23), NOW + timedelta(days=3)
PARTS: Final = (
    (),
    (part(KARIM),),
    (part(KARIM), part(LOTTE, C.RESERVE, 1)),
    (part(KARIM), part(LOTTE, C.OFFERED, 1)),
    (part(KARIM, C.RELEASED), part(LOTTE, C.OFFERED, 1), part(TOM, C.RESERVE, 2)),
    (part(KARIM, C.RELEASED_LATE), part(LOTTE, C.OFFERED, 1)),
    (part(KARIM, C.REFUSED), part(LOTTE, C.RESERVE, 1)),
    (part(KARIM, C.DONE),),
    (part(KARIM, C.DONE), part(LOTTE)),
    (part(KARIM, C.NO_SHOW),),
)
CHOICES: Final = {
    "request.what": ("shopping",),
    "request.part": ("when",),
    "request.helpers": ("1", "2"),
    "request.preview": ("yes", "change"),
    "request.new_moment": ("other",),
    "request.when_right": ("yes", "no"),
    "request.review": ("approve", "refuse"),
    "request.unfilled": ("moment", "call", "close"),
    "request.called": ("solved", "not"),
    "request.holiday": ("go", "skip", "stop"),
    "request.held": ("lift", "end", "outside", "unfounded"),
    "request.withdraw_which": ("once", "series"),
    "request.happened": ("done", "never"),
    "request.what_wrong": ("nobody", "other"),
    "request.went_well": ("well", "not_quite"),
    "visit.still_inside": ("out", "call"),
}
FACTS: Final[dict[type, Callable[[Case], object]]] = {
    Case: lambda at: at,
    Deciding: lambda at: Deciding(case=at),
    Meant: lambda at: Meant(Reported(at)),
    **{kind: kind for kind in (Taking, Row, Visit, Reported, Repeated)},
    OnceMore: lambda at: OnceMore(at, 13),
    Following: lambda at: Following(at, 13),
    Search: lambda at: Search(at, "nl", ()),
    Silence: lambda at: Silence(at, NOW, Delivered(NOW, "matrix")),
    Along: lambda at: Along(at, TOM),
    NoteFirst: lambda at: NoteFirst(Taking(at, ready=Ready(ToRead(at.neighbourhood)))),
    Moving: lambda at: Moving(at, is_named=True, words="vrijdag 10 uur"),
}
"""What a handler reads of one request that is there already, made of its case."""
ELSEWHERE: Final = frozenset({Objecting, Asking, Missed, Commitments, NoneType})
"""What is read of something else."""
WORDS: Final = "Hij bleef staan en ik voelde me niet veilig"
PEOPLE: Final = (MARIA, KARIM, LOTTE, RITA, SANNE)
_NEXT_WEEK = replace(THURSDAY, on=THURSDAY.on + timedelta(days=7))


@dataclass(frozen=True, slots=True)
class Found:
    """What was decided about a case, and by what; ``by`` reads ``answer_held:lift``."""

    case: Case
    by: str
    decision: Decision


def every_decision() -> Iterator[Found]:
    """Decide everything that can be decided about every case."""
    for at in every_case():
        for now in (BEFORE, DURING, AFTER):
            yield from _timers(at, now)
            if now is not DURING or at.request.state is S.HELD:
                yield from _steps(at, now)
        yield from _words(at)
        yield from _watched(at)


def every_case() -> Iterator[Case]:
    """Make a request in every state, with every part there can be in it; for one helper and two, once and weekly."""
    for state, parts in product(S, PARTS):
        if not _can_be(state, parts):
            continue
        one = replace(SHOPPING, state=state)
        if state is S.HELD:
            yield from (case(replace(one, held_from=before), *parts) for before in (S.OPEN, S.MATCHED, S.IN_PROGRESS))
            continue
        yield case(one, *parts)
        if state in NOT_YET:
            yield case(replace(one, opened_at=None, review="money"), *parts)
        elif parts:
            yield case(replace(one, helpers=2), *parts)
        else:
            yield case(replace(one, when=replace(THURSDAY, weekly=True), series=12))


def _can_be(state: RequestState, parts: tuple[Claim, ...]) -> bool:
    """Whether anybody helps only where that is known, and nobody stands by for what is over."""
    found = {one.state for one in parts}
    if found & {C.NO_SHOW, C.DONE} and not found & WITH_A_PART:
        return state in WAS_DONE
    return state in UNDER_WAY | {S.HELD} or not found & (WITH_A_PART if state.is_final else {C.HELPING})


def _timers(at: Case, now: datetime) -> Iterator[Found]:
    since = (NOW - timedelta(days=20)).replace(tzinfo=None).isoformat()
    for kind in table.TIMERS:
        if facts := _facts(kind.look, at):
            tick = tick_of(kind.kind, now, who="lotte", since=since)
            yield Found(at, kind.kind, kind.decide(tick, facts))


def _steps(at: Case, now: datetime) -> Iterator[Found]:
    for kind in table.STEPS:
        if facts := _facts(kind.look, at):
            step = _step(kind.type)
            for who, choice in product(PEOPLE, CHOICES.get(kind.type.name, ("yes", "no"))):
                decision = kind.decide(turn_of(who, WORDS, choice=choice, now=now), step, facts)
                yield Found(at, f"{kind.type.name}: {choice}", decision)


def _step(kind: type[Any]) -> object:
    values = {"request": 12, "options": (_NEXT_WEEK,), "helper": "karim", "instead_of": "karim", "when": _NEXT_WEEK}
    values |= {"reader": "sanne", "edition": 0}
    wanted = [f.name for f in fields(kind) if f.default is MISSING and f.default_factory is MISSING]
    return kind(**{name: values.get(name, "boodschappen zaterdag 10 uur") for name in wanted})


def _words(at: Case) -> Iterator[Found]:
    for kind in table.COMMANDS:
        if kind.takes.numbered and (facts := _facts(kind.look, at)):
            for who in PEOPLE:
                yield Found(at, kind.id, kind.decide(replace(turn_of(who, WORDS), number=12), facts))


def _watched(at: Case) -> Iterator[Found]:
    deleted = turn_of(MARIA, about="$asked", kind=IncomingKind.REDACTION)
    if not at.request.state.is_final:
        yield Found(at, "deleted", changes.deleted(deleted, at))
    if at.request.state is S.DONE_UNCONFIRMED or (at.helping and at.request.state in UNDER_WAY):
        yield Found(at, "nobody came", nobody_came.hear_it(turn_of(MARIA, now=AFTER), at))
    if at.request.state in TO_WITHDRAW:
        yield Found(at, "stop", leaving.leave(turn_of(MARIA), LeftBehind(requests=(at,))))
    if at.request.state is S.DRAFT:
        yield Found(at, "stop", end_draft(at, NOW))
    for claim in at.in_state(*WITH_A_PART):
        if not at.request.state.is_final and at.request.state not in BEGUN:
            who = next(person for person in at.people if person.id == claim.person)
            yield Found(at, "stop", leaving.leave(turn_of(who), LeftBehind(tasks=(at,))))


@cache
def _reads(look: Callable[..., object]) -> type:
    found: type = get_type_hints(look)["return"]
    return next((one for one in get_args(found) if one is not NoneType), found)


def _facts(look: Callable[..., object], at: Case) -> object | None:
    """Make what a handler reads, by what it says that it reads; None: that is no request that is there already."""
    kind = _reads(look)
    return None if kind in ELSEWHERE else FACTS[kind](at)
