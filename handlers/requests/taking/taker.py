"""Who takes a request: what counts about them, and what the asker and the organisers hear of them."""

from dataclasses import dataclass

from handlers.basics.listing import person_called
from handlers.decision import YES, Choice, Say, Turn
from handlers.look import Look
from handlers.model import PersonId
from handlers.requests.case import About, Case, look_at_number, read_case
from handlers.requests.finding import waves
from handlers.requests.first_visit import words_for_asker
from handlers.requests.nouns import ClaimState
from handlers.requests.steps import ConfirmChange, ConfirmHelper
from handlers.requests.taking.ready import Ready, read_ready
from handlers.requests.telling import tell_asker, tell_team
from handlers.text import Joined, Said, Verbatim, _, _n, lines, sentences


@dataclass(frozen=True, slots=True)
class Taking:
    """A request and who wants to take it. ``street`` is what they told as volunteers.

    ``ready`` is what they did before they may help (None: nothing is asked).
    ``is_apart``: something was reported between this person and the asker, and nobody has lifted that.
    """

    case: Case
    helped: int = 0
    street: str = ""
    busy: bool = False
    is_apart: bool = False
    ready: Ready | None = None


async def look_at_taking(turn: Turn, look: Look) -> Taking | None:
    """Read the request whose number was said, and what counts about who said it."""
    return await read_taking(turn, look, await look_at_number(turn, look))


async def look_at_asked(turn: Turn, look: Look, step: About) -> Taking | None:
    """Read the same for an answer to a question."""
    return await read_taking(turn, look, await read_case(look, step.request))


async def read_taking(turn: Turn, look: Look, case: Case | None) -> Taking | None:
    """Read what counts about the person of this turn for that request."""
    if case is None:
        return None
    ready = await read_ready(turn, look, case.neighbourhood)
    helped = await look.times_helped(turn.person.id)
    busy = await waves.is_busy(look, turn.person.id, case.request)
    is_apart = turn.person.id in await waves.kept_apart(look, case.request)
    return Taking(case, helped, ready.offer.street if ready.offer else "", busy, is_apart, ready)


def news_for_asker(turn: Turn, taking: Taking, after: Case, instead_of: PersonId | None) -> Say:
    """Tell the asker who comes; they may rather have somebody else."""
    case, helper = after, turn.person.id
    who = _who(turn, taking)
    if instead_of is not None:
        text = _(
            "A small change to #{number}: {helper} comes instead of {other}. Is that OK?",
            number=case.number,
            helper=who,
            other=case.name(instead_of),
        )
        choices = (YES, Choice("call", _("please call me")))
        first = (sentences(*words_for_asker(case, helper)),) if words_for_asker(case, helper) else ()
        return tell_asker(case, "request.change", lines(text, *first), ConfirmChange(case.number, helper), choices)
    coming = _("Good news. {helper} does #{number}.", helper=who, number=case.number)
    news = sentences(coming, *words_for_asker(case, helper))
    if not case.request.confirms or case.is_asker(helper):
        return tell_asker(case, "request.helper", news)
    choices = (YES, Choice("no", _("rather somebody else"), "👎"))
    question = sentences(news, _("Is that OK for you?"))
    return tell_asker(case, "request.helper", question, ConfirmHelper(case.number, helper), choices, light=True)


def news_for_team(case: Case, helper: PersonId, instead_of: PersonId | None) -> tuple[Say, ...]:
    """Tell the organisers, who heard that somebody let go late, that a reserve steps in."""
    part = case.part_of(instead_of) if instead_of else None
    if part is None or part.state is not ClaimState.RELEASED_LATE:
        return ()
    text = _("#{number}: {helper} steps in. All is arranged.", number=case.number, helper=case.name(helper))
    return (tell_team(case, "request.stepped_in", text),)


def _who(turn: Turn, taking: Taking) -> Said:
    name = person_called(turn.person)
    street = (Verbatim(taking.street),) if taking.street else ()
    times = (_n("helped {count} time before", "helped {count} times before", taking.helped),) if taking.helped else ()
    known = (*street, *times)
    return _("{name} ({known})", name=name, known=Joined(known, by=", ")) if known else name
