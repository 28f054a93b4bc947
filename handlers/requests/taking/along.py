"""Going along with somebody who helps already, to learn how it goes: the helper says yes first, then who asked.

A newcomer gets a second place beside the helper; nobody goes into a home without the yes of who lives there.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.basics.listing import person_called
from handlers.decision import YES_NO, Command, Decision, Heeds, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.model import Note, Person, PersonId
from handlers.requests.card import contact_for
from handlers.requests.case import Case, read_case
from handlers.requests.nouns import HIDDEN, Claim, ClaimState, RequestState
from handlers.requests.refusing import has_number, unknown_number, which_one
from handlers.requests.taking.ready import what_comes_first
from handlers.requests.taking.taker import Taking, look_at_taking
from handlers.requests.telling import tell, tell_asker
from handlers.requests.words import RELEASE, TAKE, TASKS
from handlers.signs import nod
from handlers.text import FirstWord, Text, _
from handlers.volunteers.words import ALONG_WORDS


@dataclass(frozen=True, slots=True)
class MayComeAlong:
    """Ask who helps whether a newcomer may go along."""

    name: ClassVar[str] = "request.along"
    request: int
    newcomer: PersonId


@dataclass(frozen=True, slots=True)
class MayBringAlong:
    """Ask who asked for help whether the helper may bring a newcomer."""

    name: ClassVar[str] = "request.bring_along"
    request: int
    newcomer: PersonId


# --- asking -----------------------------------------------------------------------------------------------------


def go_along(turn: Turn, taking: Taking | None) -> Decision:
    """Ask the helper whether this person may go along; whoever wants an open request takes it."""
    if taking is None and not has_number(turn):
        return which_one(turn, ALONG_WORDS, TASKS)
    if taking is None or taking.case.request.state in HIDDEN or not turn.roles_in(taking.case.neighbourhood.id):
        return unknown_number(turn)
    if no := _refusal(turn, taking):
        return say(tell(turn.person.id, taking.case, "request.along_no", no))
    first = what_comes_first(turn, taking.case, taking.ready, along=True) if taking.ready else None
    return first or _ask_helper(turn, taking.case)


def _refusal(turn: Turn, taking: Taking) -> Text | None:
    case = taking.case
    part = case.part_of(turn.person.id)
    if case.request.state.is_claimable:
        return _(
            "Nobody does #{number} yet. You can take it: {take} {number}", number=case.number, take=FirstWord(TAKE)
        )
    if case.is_asker(turn.person.id) or (part and part.state is ClaimState.HELPING):
        return _("You have to do with #{number} already.", number=case.number)
    was_refused = taking.is_apart or (part is not None and part.state is ClaimState.REFUSED)
    if case.request.state is not RequestState.MATCHED or was_refused or not case.helping:
        return _("You cannot go along with #{number} now. Thank you for asking!", number=case.number)
    return None


def _ask_helper(turn: Turn, case: Case) -> Decision:
    helper, newcomer = case.helping[0].person, turn.person
    question = _(
        "{name} would like to go along with you for #{number}, to see how it goes. Is that OK?",
        name=person_called(newcomer),
        number=case.number,
    )
    told = _("I ask {helper} whether you may go along with #{number}.", helper=case.name(helper), number=case.number)
    return say(
        *nod(turn),
        tell(newcomer.id, case, "request.along_asked", told),
        tell(helper, case, "request.along", question, MayComeAlong(case.number, newcomer.id), YES_NO),
    )


# --- the two answers ----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Along:
    """The request and who wants to go along."""

    case: Case | None
    newcomer: Person | None = None


async def look_at_along(turn: Turn, look: Look, step: MayComeAlong | MayBringAlong) -> Along:
    """Read both as they are now."""
    return Along(await read_case(look, step.request), await look.person(step.newcomer))


def answer_helper(turn: Turn, step: MayComeAlong, along: Along) -> Decision:
    """Pass the helper's yes on to who asked for help, whose home it is."""
    case, newcomer = along.case, along.newcomer
    if case is None or newcomer is None or not _is_still_so(case, newcomer):
        return _too_late(turn, case, newcomer)
    if turn.answer is None or turn.answer.choice != "yes":
        return _not_this_time(turn, case, newcomer)
    question = _(
        "{helper} would like to bring {name} for #{number}, who is new and wants to see how it goes. Is that OK?",
        helper=person_called(turn.person),
        name=person_called(newcomer),
        number=case.number,
    )
    thanks = _("Thank you. I ask the neighbour as well.")
    step_to = MayBringAlong(case.number, newcomer.id)
    return say(
        tell(turn.person.id, case, "request.along_thanks", thanks),
        tell_asker(case, "request.bring_along", question, step_to, YES_NO),
    )


def answer_asker(turn: Turn, step: MayBringAlong, along: Along) -> Decision:
    """Give the newcomer a place beside the helper, or not."""
    case, newcomer = along.case, along.newcomer
    if case is None or newcomer is None or not _is_still_so(case, newcomer):
        return _too_late(turn, case, newcomer)
    if turn.answer is None or turn.answer.choice != "yes":
        return _not_this_time(turn, case, newcomer)
    return _join(turn, case, newcomer)


def _is_still_so(case: Case, newcomer: Person) -> bool:
    part = case.part_of(newcomer.id)
    is_free = part is None or (part.state is not ClaimState.HELPING and part.state is not ClaimState.REFUSED)
    return case.request.state is RequestState.MATCHED and is_free and not newcomer.stopped


def _join(turn: Turn, case: Case, newcomer: Person) -> Decision:
    part = case.part_of(newcomer.id)
    claim = Claim(case.number, newcomer.id, ClaimState.HELPING, turn.now, version=part.version if part else 0)
    request = replace(case.request, helpers=case.request.helpers + 1)
    after = replace(case, people=(*case.people, newcomer)).with_request(request).with_claim(claim)
    about = f"request:{case.number}"
    seen = Note(newcomer.id, "contact.shown", about, case.request.requester, case.neighbourhood.id)
    opening = _("You go along with task {number}.", number=case.number)
    out = _("It does not work out after all? Type: {words} {number}", words=FirstWord(RELEASE), number=case.number)
    news = _("{name} goes along with you for #{number}.", name=person_called(newcomer), number=case.number)
    helpers = tuple(tell(one.person, after, "request.along_news", news) for one in case.helping)
    told = _("Good. {name} comes along for #{number}.", name=person_called(newcomer), number=case.number)
    mine = contact_for(after, newcomer.id, "request.yours", opening, out)
    return Decision(save=(request, claim, seen)) + say(tell_asker(after, "request.along_yes", told), mine, *helpers)


def _not_this_time(turn: Turn, case: Case, newcomer: Person) -> Decision:
    text = _("It does not work out for #{number}. Another time? Thank you for asking!", number=case.number)
    fine = _("That's fine. I say that it does not work out this time.")
    return say(
        tell(turn.person.id, case, "request.along_fine", fine), tell(newcomer.id, case, "request.along_not", text)
    )


def _too_late(turn: Turn, case: Case | None, newcomer: Person | None) -> Decision:
    if case is None:
        return unknown_number(turn)
    text = _("That is no longer needed for #{number}.", number=case.number)
    told = (tell(newcomer.id, case, "request.along_not", text),) if newcomer and not newcomer.stopped else ()
    return say(tell(turn.person.id, case, "request.along_late", text), *told)


COMMANDS = (
    Command(
        "along",
        ALONG_WORDS,
        _("go along with who helps, to see how it goes"),
        look_at_taking,
        go_along,
        Takes.NUMBER,
        "12",
        heeds=Heeds.ANY_NO,
    ),
)
STEPS = (
    StepKind(MayComeAlong, look_at_along, answer_helper),
    StepKind(MayBringAlong, look_at_along, answer_asker),
)
