"""Naming who is asked first; who asks never hears whether that person is a volunteer here, nor what they said."""

from dataclasses import replace

from handlers.decision import Decision, Turn
from handlers.look import Look
from handlers.model import PersonId, Role
from handlers.reading.naming import named_in, same_first_name
from handlers.reading.whom import first_name
from handlers.requests.case import Case
from handlers.requests.draft_steps import AskNamed
from handlers.requests.drafting.questions import ask_again, ask_next, told
from handlers.requests.nouns import Part, Request
from handlers.text import Said, _

ASKED_FIRST = _("I first ask who you named, if I know them.")


def take_name(request: Request, said: str) -> tuple[Request, str, tuple[Said, ...]]:
    """Keep the name of who should be asked first; return the words without it, and what is said about it."""
    name, rest = named_in(said)
    if not name:
        return request, said, ()
    return told(replace(request, named=name), Part.NAMED), rest, (ASKED_FIRST,)


def is_only_a_name(said: str) -> bool:
    """Tell whether the whole answer names who should be asked first, and says nothing else."""
    name, rest = named_in(said)
    return bool(name) and not rest


def note_name(turn: Turn, case: Case) -> Decision:
    """Keep the name, and ask once more what is still missing."""
    request, _rest, said = take_name(case.request, turn.text)
    return ask_next(case.with_request(request), turn.now, said)


def answer_named(turn: Turn, step: AskNamed, case: Case) -> Decision:
    """Keep a first name alone; who names nobody is asked nothing more about it."""
    if turn.answer and turn.answer.unsure:
        return ask_next(case.with_request(told(replace(case.request, named=""), Part.NAMED)), turn.now)
    name = first_name(turn.text)
    if not name:
        return ask_again(case, Part.NAMED, turn.now, _("I could not find a name in that."), step.missed)
    request = told(replace(case.request, named=name), Part.NAMED)
    return ask_next(case.with_request(request), turn.now, (ASKED_FIRST,))


async def who_is_named(look: Look, case: Case) -> tuple[PersonId, ...]:
    """Read who is meant: the only one with that first name who helps in this neighbourhood; of two, nobody."""
    there = await look.people_with_any(case.neighbourhood.id, (Role.RESIDENT, Role.VOLUNTEER))
    offered = {volunteer.person for volunteer in await look.volunteers(case.neighbourhood.id)}
    meant = [
        person.id
        for person, roles in there
        if same_first_name(person.name, case.request.named) and (Role.VOLUNTEER in roles or person.id in offered)
    ]
    return tuple(meant) if len(meant) == 1 else ()
