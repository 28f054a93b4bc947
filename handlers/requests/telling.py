"""Ways to address the people of a request: the asker, the helper, the team."""

from handlers.decision import Choice, Lane, Say, Step, ToPerson, ToRole, Utterance
from handlers.model import PersonId, Role
from handlers.requests.card import about
from handlers.requests.case import Case
from handlers.text import Said, Verbatim, _, sentences


def tell(
    person: PersonId,
    case: Case,
    msgid: str,
    text: Said,
    step: Step | None = None,
    choices: tuple[Choice, ...] = (),
    *,
    free: bool = False,
    light: bool = False,
    lane: Lane = Lane.REPLY,
) -> Say:
    """Say something about a request to one person in private."""
    return Say(ToPerson(person), msgid, text, about(case.request), choices, step, free=free, light=light, lane=lane)


def tell_asker(
    case: Case,
    msgid: str,
    text: Said,
    step: Step | None = None,
    choices: tuple[Choice, ...] = (),
    *,
    light: bool = False,
) -> Say:
    """Say something to whom we talk with about the request; who asked for somebody else reads for whom it is."""
    behalf = case.request.behalf
    said = sentences(_("This is about {name}.", name=Verbatim(behalf.name)), text) if behalf else text
    return tell(case.request.requester, case, msgid, said, step, choices, light=light)


def tell_team(
    case: Case,
    msgid: str,
    text: Said,
    step: Step | None = None,
    choices: tuple[Choice, ...] = (),
    *,
    role: Role = Role.ORGANISER,
) -> Say:
    """Say something to everybody who organises there."""
    return Say(ToRole(case.neighbourhood.id, role), msgid, text, about(case.request), choices, step)


def tell_those_in_charge(
    case: Case, msgid: str, text: Said, step: Step | None = None, choices: tuple[Choice, ...] = ()
) -> Say:
    """Say it to the organiser who asked on behalf of somebody, else to the whole team."""
    if case.request.requester in case.team:
        return tell_asker(case, msgid, text, step, choices)
    return tell_team(case, msgid, text, step, choices)


def to_each(people: tuple[PersonId, ...], case: Case, msgid: str, text: Said) -> tuple[Utterance, ...]:
    """Say the same to several people, when nothing more urgent waits."""
    return tuple(tell(person, case, msgid, text, lane=Lane.PLANNED) for person in people)
