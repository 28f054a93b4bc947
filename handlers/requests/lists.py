"""What is open, what is mine, what I took."""

from dataclasses import dataclass

from handlers.basics.listing import and_more
from handlers.decision import Command, Decision, Entity, Here, Say, Turn, say
from handlers.look import Look
from handlers.neighbourhoods.places import places_of
from handlers.requests import words
from handlers.requests.card import STATE_WORDS, contact_for, on_hold, public_words
from handlers.requests.case import Case, read_case
from handlers.requests.nouns import CLAIMABLE, WITH_A_PART, ClaimState, Request, RequestState
from handlers.requests.telling import tell
from handlers.requests.words import NEED, TAKE, TASKS
from handlers.text import FirstWord, _, lines
from handlers.volunteers.fit import may_see

MOST_SHOWN = 8


async def look_at_open(turn: Turn, look: Look) -> tuple[Request, ...]:
    """Read what is open where this person belongs; what is about children only for who showed an extract."""
    found: list[Request] = []
    for place in await places_of(turn, look):
        has = await look.readiness(turn.person.id, place.id)
        found += [request for request in await look.requests_in(place.id, CLAIMABLE) if may_see(has, request)]
    return tuple(found)


def tasks(turn: Turn, requests: tuple[Request, ...]) -> Decision:
    """List what is open, where it was asked: nothing in it is private."""
    if not requests:
        return say(Say(Here(), "tasks.none", _("Nothing is open now. Thank you for asking!")))
    shown = tuple(public_words(request) for request in requests[:MOST_SHOWN])
    how = _("Can you help? Type: {take} and the number.", take=FirstWord(TAKE))
    return say(
        Say(
            Here(),
            "tasks.open",
            lines(_("These requests are open:"), *shown, *and_more(len(requests) - MOST_SHOWN), how),
        )
    )


async def look_at_mine(turn: Turn, look: Look) -> tuple[Request, ...]:
    """Read what this person asked and is not over."""
    return await look.requests_by(turn.person.id)


def my_requests(turn: Turn, requests: tuple[Request, ...]) -> Decision:
    """List what this person asked, in private, with where each stands."""
    if not requests:
        text = _("You have no open requests. To ask for help, type: {need}", need=FirstWord(NEED))
        return say(Say(turn.me, "requests.none", text))
    shown = tuple(
        _("{words} ({state})", words=public_words(request), state=STATE_WORDS[request.state])
        for request in requests[:MOST_SHOWN]
        if request.state in STATE_WORDS
    )
    rest = and_more(len(requests) - MOST_SHOWN)
    return say(Say(turn.me, "requests.mine", lines(_("Your requests:"), *shown, *rest)))


@dataclass(frozen=True, slots=True)
class Mine:
    """What a person took, and for what they are reserve."""

    helping: tuple[Case, ...]
    reserve: tuple[Case, ...]


async def look_at_my_tasks(turn: Turn, look: Look) -> Mine:
    """Read what this person took and is not over."""
    helping: list[Case] = []
    reserve: list[Case] = []
    for claim in await look.claims_of(turn.person.id):
        if claim.state not in WITH_A_PART:
            continue
        case = await read_case(look, claim.request)
        if case is None or case.request.state.is_final:
            continue
        (helping if claim.state is ClaimState.HELPING else reserve).append(case)
    return Mine(tuple(helping), tuple(reserve))


def my_tasks(turn: Turn, mine: Mine) -> Decision:
    """Say each task with its contact, in private; each can be taken back on its own."""
    if not mine.helping and not mine.reserve:
        text = _("You have no tasks now. To see what is open, type: {tasks}", tasks=FirstWord(TASKS))
        return say(Say(turn.me, "my_tasks.none", text))
    helping = tuple(_my_task(turn, case) for case in mine.helping[:MOST_SHOWN])
    reserve = tuple(
        Say(
            turn.me,
            "my_tasks.reserve",
            _("You are reserve for {words}.", words=public_words(case.request)),
            Entity("request", str(case.number), case.request.state),
        )
        for case in mine.reserve[:MOST_SHOWN]
    )
    rest = and_more(sum(max(len(cases) - MOST_SHOWN, 0) for cases in (mine.helping, mine.reserve)))
    return say(*helping, *reserve, *(Say(turn.me, "my_tasks.more", text) for text in rest))


def _my_task(turn: Turn, case: Case) -> Say:
    if case.request.state is RequestState.HELD:
        return tell(turn.person.id, case, "request.on_hold", on_hold(case))
    return contact_for(case, turn.person.id, "my_tasks.one", _("Your task {number}:", number=case.number))


COMMANDS = (
    Command("tasks", words.TASKS, _("see which requests are open"), look_at_open, tasks),
    Command("my_requests", words.MY_REQUESTS, _("see what you asked"), look_at_mine, my_requests),
    Command("my_tasks", words.MY_TASKS, _("see what you will do"), look_at_my_tasks, my_tasks),
)
