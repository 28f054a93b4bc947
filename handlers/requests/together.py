"""A report about one request: where else the same people meet is put on hold as well."""

from dataclasses import dataclass

from handlers.decision import Decision, StepKind, Turn
from handlers.look import Look
from handlers.model import PersonId
from handlers.requests.case import Case, look_at_step, read_cases
from handlers.requests.feedback import pass_on_report, readers_of
from handlers.requests.holding import hold, stops_contact
from handlers.requests.nouns import WITH_A_PART
from handlers.requests.steps import ReportWords


@dataclass(frozen=True, slots=True)
class Reported:
    """The request of a report, and the others in which its asker and its helpers have to do with each other."""

    case: Case
    others: tuple[Case, ...] = ()


async def look_at_report(turn: Turn, look: Look, step: ReportWords) -> Reported | None:
    """Read the request of a report and where else its people meet.

    Who asks on behalf asks for many people: then only the same series counts.
    """
    case = await look_at_step(turn, look, step)
    if case is None:
        return None
    helpers = frozenset(claim.person for claim in case.claims)
    asker = case.request.requester
    found = [*await _of(look, case, asker, helpers)]
    for helper in helpers:
        found += await _of(look, case, helper, frozenset({asker}))
    return Reported(case, tuple({other.number: other for other in found}.values()))


async def _of(look: Look, case: Case, asker: PersonId, helpers: frozenset[PersonId]) -> list[Case]:
    """Read what one of them asked and the others take part in."""
    numbers = [request.number for request in await look.requests_by(asker) if request.number != case.number]
    found = await read_cases(look, numbers)
    return [other for other in found if _is_theirs(case, other) and _meets(other, helpers)]


def _is_theirs(case: Case, other: Case) -> bool:
    is_behalf = case.request.behalf or other.request.behalf
    return not is_behalf or (other.request.series is not None and other.request.series == case.request.series)


def _meets(case: Case, helpers: frozenset[PersonId]) -> bool:
    return stops_contact(case) and any(claim.person in helpers for claim in case.in_state(*WITH_A_PART))


def hear_report(turn: Turn, step: ReportWords, reported: Reported | None) -> Decision:
    """Pass it on, and stop contact wherever these people meet; nothing stops when nobody could read it."""
    decision = pass_on_report(turn, step, reported.case if reported else None)
    if reported is None or not readers_of(step, reported.case):
        return decision
    for other in reported.others:
        decision += hold(other, other.readers, turn.now)
    return decision


STEPS = (StepKind(ReportWords, look_at_report, hear_report),)
