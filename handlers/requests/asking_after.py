"""Asking how it went: who helps whether it happened, both how it was; of several tasks at once, one after the other."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol, TypeAlias, TypeVar

from handlers.basics.listing import person_called
from handlers.decision import YES, Choice, Decision, Say, Turn, Utterance, say
from handlers.look import Look
from handlers.model import PersonId
from handlers.requests import moments
from handlers.requests.case import Case, read_case, read_cases
from handlers.requests.nouns import UNDER_WAY, ClaimState, RequestState
from handlers.requests.steps import AskerFeedback, DidItHappen, HelperFeedback
from handlers.requests.telling import tell, tell_asker
from handlers.text import Said, _, sentences

_HAPPENED = (
    Choice("done", _("yes, it is done"), "👍"),
    Choice("later", _("not yet")),
    Choice("never", _("it did not happen")),
)


# --- the questions ------------------------------------------------------------------------------------------------


def report_choice(case: Case) -> tuple[Choice, ...]:
    """Offer to tell something in confidence, and say truthfully who will read it; nobody could: do not offer it."""
    if confidant := case.confidant:
        return (Choice("report", _("I want to report something (only for {name})", name=person_called(confidant))),)
    return ()


def feedback_choices(case: Case) -> tuple[Choice, ...]:
    """Offer the three answers of a feedback question."""
    return (YES, Choice("not_quite", _("not quite")), *report_choice(case))


def ask_whether_done(case: Case, helper: PersonId, opening: tuple[Said, ...] = (), more: tuple[int, ...] = ()) -> Say:
    """Ask who helps whether it happened; ``more`` are the tasks that are asked about afterwards."""
    text = sentences(*opening, _("Did task {number} work out?", number=case.number))
    return tell(helper, case, "request.happened", text, DidItHappen(case.number, more), _HAPPENED)


def ask_helper(case: Case, helper: PersonId, opening: Said, more: tuple[int, ...] = ()) -> Say:
    """Ask who helped how it was."""
    text = sentences(opening, _("Did everything go well?"))
    step = HelperFeedback(case.number, more)
    return tell(helper, case, "request.helped_well", text, step, feedback_choices(case), light=True)


def ask_asker(case: Case, opening: Said, more: tuple[int, ...] = ()) -> Say:
    """Ask who asked how it was."""
    text = sentences(opening, _("Did everything go well?"))
    step, choices = AskerFeedback(case.number, more), feedback_choices(case)
    return tell_asker(case, "request.went_well", text, step, choices, light=True)


# --- several, one after the other ---------------------------------------------------------------------------------


class _OneOfSeveral(Protocol):
    """A step about a request, and the requests that are asked about after it."""

    @property
    def request(self) -> int:
        """Return its number."""

    @property
    def more(self) -> tuple[int, ...]:
        """Return the others."""


S = TypeVar("S", bound=_OneOfSeveral)
Answering: TypeAlias = Callable[[Turn, S, Case | None], Decision]
Waits: TypeAlias = Callable[[Case, PersonId], bool]
Asks: TypeAlias = Callable[[Case, PersonId, tuple[int, ...]], Say]


@dataclass(frozen=True, slots=True)
class Row:
    """The request that was asked about, those that follow, and those of which nobody said yet whether they happened."""

    case: Case | None
    following: tuple[Case, ...] = ()
    undone: tuple[Case, ...] = ()


async def look_at_row(turn: Turn, look: Look, step: _OneOfSeveral) -> Row:
    """Read the request of a question and those that follow."""
    undone = step.undone if isinstance(step, HelperFeedback) else ()
    return Row(await read_case(look, step.request), await read_cases(look, step.more), await read_cases(look, undone))


def in_turn(answer: Answering[S], kind: str, waits: Waits, asks: Asks) -> Callable[[Turn, S, Row], Decision]:
    """Answer, then ask about the next; where the answer leads to another question, the next waits for that."""

    def decide(turn: Turn, step: S, row: Row) -> Decision:
        decision, me = answer(turn, step, row.case), turn.person.id
        left = tuple(case for case in row.following if waits(case, me))
        undone = tuple(case for case in row.undone if is_to_be_done(case, me))
        if not left and not undone:
            return decision
        if _asks(decision, turn):
            return _wait_for(decision, turn, kind, left or undone)
        if left:
            return decision + say(asks(left[0], me, _numbers(left[1:])))
        return decision + say(ask_whether_done(undone[0], me, more=_numbers(undone[1:])))

    return decide


def _asks(decision: Decision, turn: Turn) -> bool:
    return any(isinstance(said, Say) and said.to == turn.me and said.step for said in decision.say)


def _wait_for(decision: Decision, turn: Turn, kind: str, left: tuple[Case, ...]) -> Decision:
    """Go on behind the question of how it was; behind any other after a while."""
    if kind != moments.OVERDUES:
        later = moments.catch_up(kind, turn.person.id, turn.now + moments.A_WHILE, left[0].zone)
        return decision + Decision(due=(later,))
    return replace(decision, say=tuple(_with_undone(said, _numbers(left)) for said in decision.say))


def _with_undone(said: Utterance, undone: tuple[int, ...]) -> Utterance:
    if isinstance(said, Say) and isinstance(said.step, HelperFeedback):
        return replace(said, step=replace(said.step, undone=undone))
    return said


def _numbers(cases: tuple[Case, ...]) -> tuple[int, ...]:
    return tuple(case.number for case in cases)


def is_to_be_done(case: Case, helper: PersonId) -> bool:
    """Tell whether this person should have done it and has not said so."""
    part = case.part_of(helper)
    return case.request.state in UNDER_WAY and part is not None and part.state is ClaimState.HELPING


def helper_is_to_say(case: Case, helper: PersonId) -> bool:
    """Tell whether who helped has not said yet how it was."""
    part = case.part_of(helper)
    waits = case.request.state is RequestState.DONE_UNCONFIRMED
    return waits and part is not None and part.state is ClaimState.DONE and not part.feedback


def asker_is_to_say(case: Case, asker: PersonId) -> bool:
    """Tell whether who asked has not said yet how it was."""
    return case.request.state is RequestState.DONE_UNCONFIRMED and case.is_asker(asker)


def about_task(case: Case) -> Said:
    """Say which task it is about."""
    return _("It is about task {number}.", number=case.number)


def about_request(case: Case) -> Said:
    """Say that its moment has passed."""
    if case.request.when:
        return _("The moment of #{number} has passed.", number=case.number)
    return _("#{number} was taken a week ago.", number=case.number)
