"""What somebody leaves behind who wants no messages any more: requests are taken back, tasks go to somebody else."""

from dataclasses import dataclass, replace

from handlers.basics.listing import person_called
from handlers.decision import NOTHING, Decision, Turn, say
from handlers.look import Look
from handlers.model import PersonId
from handlers.requests import moments
from handlers.requests.case import Case, read_cases
from handlers.requests.changing.changes import no_longer_needed, spare_the_team
from handlers.requests.helping.inside import watched
from handlers.requests.helping.release import give_back, pass_on
from handlers.requests.nouns import BEGUN, TO_WITHDRAW, WITH_A_PART, Claim, ClaimState, RequestState
from handlers.requests.opening import end_request
from handlers.requests.reporting.holding import ended_otherwise
from handlers.requests.telling import tell_team
from handlers.text import Said, Text, _


@dataclass(frozen=True, slots=True)
class LeftBehind:
    """What a person asked for that has not begun, and what others count on them for.

    ``begun`` cannot be given back. ``inside`` are those at which somebody watches the time for them.
    """

    requests: tuple[Case, ...] = ()
    tasks: tuple[Case, ...] = ()
    begun: tuple[Case, ...] = ()
    inside: tuple[Case, ...] = ()


NOTHING_LEFT = LeftBehind()


async def look_at_left_behind(look: Look, person: PersonId) -> LeftBehind:
    """Read what would be left behind."""
    mine = [request.number for request in await look.requests_by(person) if request.state in TO_WITHDRAW]
    requests = await read_cases(look, mine)
    own = {case.number for case in requests}
    parts = [c for c in await look.claims_of(person) if c.state in WITH_A_PART and c.request not in own]
    tasks = [case for case in await read_cases(look, [c.request for c in parts]) if not case.request.state.is_final]
    begun = tuple(case for case in tasks if case.request.state in BEGUN)
    inside = await watched(look, person)
    return LeftBehind(requests, tuple(case for case in tasks if case not in begun), begun, inside)


def leave(turn: Turn, left: LeftBehind) -> Decision:
    """Take the requests back and give the tasks back; the other side hears of each."""
    decision = NOTHING
    for case in left.requests:
        decision += end_request(
            case, RequestState.WITHDRAWN, turn.now, no_longer_needed(case), scrub=True
        ) + spare_the_team(case)
        decision += Decision(cancel=moments.cancel(case.request, (moments.NEXT,))) + ended_otherwise(case)
    for case in left.tasks:
        part = case.part_of(turn.person.id)
        decision += _give_up(turn, case, part) if part else NOTHING
    inside = {case.number for case in left.inside}
    for case in left.begun:
        if case.number not in inside:
            decision += say(tell_team(case, "stop.with_task", _silent_helper(turn, case)))
    for case in left.inside:
        decision += _watch_no_more(turn, case)
    return decision


def _give_up(turn: Turn, case: Case, part: Claim) -> Decision:
    match part.state:
        case ClaimState.HELPING:
            return give_back(turn, case, part)
        case ClaimState.OFFERED:
            return pass_on(case, part, turn.now)
        case _:
            return Decision(save=(replace(part, state=ClaimState.RELEASED),))


def _silent_helper(turn: Turn, case: Case) -> Said:
    return _(
        "{name} wants no messages any more and still has task {number}. Please ask whether it will be done.",
        name=person_called(turn.person),
        number=case.number,
    )


def _watch_no_more(turn: Turn, case: Case) -> Decision:
    """Stop watching the time for who cannot be asked any more: a human does it, who hears that this is no silence."""
    text = _(
        "{name} is inside for task {number} and wants no messages any more, so I no longer watch the time. "
        "Please call {name}.",
        name=person_called(turn.person),
        number=case.number,
    )
    return Decision(cancel=moments.visit_over(case.request, turn.person.id)) + say(tell_team(case, "stop.inside", text))


def what_becomes(left: LeftBehind) -> tuple[Text, ...]:
    """Say what became of it."""
    taken = (_("I took {numbers} back.", numbers=_numbers(left.requests)),) if left.requests else ()
    given = (_("I look for somebody else for task {numbers}.", numbers=_plain(left.tasks)),) if left.tasks else ()
    begun = (_("You still have task {numbers}. I tell the organisers.", numbers=_plain(left.begun)),)
    inside = (_("I no longer watch the time."),) if left.inside else ()
    return (*taken, *given, *(begun if left.begun else ()), *inside)


def what_would_become(left: LeftBehind) -> tuple[Text, ...]:
    """Say beforehand what would become of it."""
    taken = (_("Then I take {numbers} back.", numbers=_numbers(left.requests)),) if left.requests else ()
    given = (_("Then I look for somebody else for task {numbers}.", numbers=_plain(left.tasks)),) if left.tasks else ()
    inside = (_("Then I no longer watch the time."),) if left.inside else ()
    return (*taken, *given, *inside)


def _numbers(cases: tuple[Case, ...]) -> str:
    return ", ".join(f"#{case.number}" for case in cases)


def _plain(cases: tuple[Case, ...]) -> str:
    return ", ".join(str(case.number) for case in cases)
