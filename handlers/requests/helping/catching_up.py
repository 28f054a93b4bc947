"""After we were away: each hears of all their tasks in one message of a kind, and answers one question at a time."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from handlers.basics.listing import all_of, and_more
from handlers.decision import NOTHING, Decision, Say, Tick, TimerKind, say
from handlers.look import Look
from handlers.model import PersonId
from handlers.requests import moments
from handlers.requests.asking_after import (
    about_request,
    about_task,
    ask_asker,
    ask_helper,
    ask_whether_done,
    asker_is_to_say,
    helper_is_to_say,
    is_to_be_done,
)
from handlers.requests.card import CONTACT_IS_GONE, what, when_words
from handlers.requests.case import Case, read_cases, with_unsure
from handlers.requests.helping.remind import remind_asker, remind_helper
from handlers.requests.nouns import CAME, UNDER_WAY, ClaimState
from handlers.requests.telling import tell
from handlers.requests.words import MY_TASKS
from handlers.text import FirstWord, Said, Verbatim, _, lines, sentences

MOST_LISTED = 8
_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_LATE = _("(later than planned)")


@dataclass(frozen=True, slots=True)
class Commitments:
    """What a person promised or did, and what they asked; each in the order of its moment."""

    person: PersonId
    tasks: tuple[Case, ...]
    requests: tuple[Case, ...]


async def look_at_commitments(tick: Tick, look: Look) -> Commitments | None:
    """Read what a person has a part in and is not over."""
    person = tick.due.person
    if person is None:
        return None
    helps = [c.request for c in await look.claims_of(person) if c.state in CAME]
    asked = [request.number for request in await look.requests_by(person)]
    tasks = [await with_unsure(look, case) for case in await read_cases(look, helps)]
    requests = [await with_unsure(look, case) for case in await read_cases(look, asked)]
    return Commitments(person, _in_order(tasks), _in_order(requests))


def _in_order(cases: Iterable[Case]) -> tuple[Case, ...]:
    return tuple(sorted((case for case in cases if not case.request.state.is_final), key=_begin))


def _begin(case: Case) -> tuple[str, int]:
    when = case.request.when
    return (moments.begins(when).isoformat() if when else "~", case.number)


def catch_up(tick: Tick, mine: Commitments | None) -> Decision:
    """Say all of one kind at once."""
    if mine is None:
        return NOTHING
    match tick.due.subject:
        case moments.REMINDERS:
            return _remind(tick, mine)
        case moments.OVERDUES:
            return _ask_what_happened(tick, mine)
        case _:
            return _ask_how_it_was(mine)


# --- reminders ----------------------------------------------------------------------------------------------------


def _remind(tick: Tick, mine: Commitments) -> Decision:
    tasks = tuple(c for c in mine.tasks if _is_helping(c, mine.person) and _is_soon(c, tick))
    asked = tuple(c for c in mine.requests if c.helping and _is_soon(c, tick))
    return say(*_remind_of_tasks(mine.person, tasks), *_remind_of_help(mine.person, asked))


def _is_helping(case: Case, person: PersonId) -> bool:
    part = case.part_of(person)
    return case.request.state in UNDER_WAY and part is not None and part.state is ClaimState.HELPING


def _is_soon(case: Case, tick: Tick) -> bool:
    """Tell whether its reminder should have been sent by now and is still useful."""
    when, now = case.request.when, case.local(tick.now)
    return when is not None and now < moments.begins(when) <= now + _DAY


def _remind_of_tasks(person: PersonId, tasks: tuple[Case, ...]) -> tuple[Say, ...]:
    if len(tasks) < 2:
        return tuple(remind_helper(case, person, (_LATE,)) for case in tasks)
    shown = map(_task, tasks[:MOST_LISTED])
    where = _("For whom and where? Type: {mine}", mine=FirstWord(MY_TASKS))
    text = lines(sentences(_("Reminder of your tasks:"), _LATE), *shown, *and_more(len(tasks) - MOST_LISTED), where)
    return (tell(person, tasks[0], "request.reminder", text),)


def _remind_of_help(person: PersonId, asked: tuple[Case, ...]) -> tuple[Say, ...]:
    if len(asked) < 2:
        return tuple(remind_asker(case, (_LATE,)) for case in asked)
    shown = map(_who_comes, asked[:MOST_LISTED])
    text = lines(sentences(_("Reminder of who comes to help:"), _LATE), *shown, *and_more(len(asked) - MOST_LISTED))
    return (tell(person, asked[0], "request.reminder", text),)


def _task(case: Case) -> Said:
    number, request = case.number, case.request
    return sentences(_("Task {number}: {what}.", number=number, what=what(request)), when_words(request))


def _who_comes(case: Case) -> Said:
    names = all_of(tuple(_name(case, claim.person) for claim in case.helping))
    return sentences(_("#{number}: {helper}.", number=case.number, helper=names), when_words(case.request))


def _name(case: Case, helper: PersonId) -> Said:
    name = case.name(helper)
    return _("{helper} (has not told me yet whether it suits)", helper=name) if helper in case.unsure else name


# --- questions ----------------------------------------------------------------------------------------------------


def _ask_what_happened(tick: Tick, mine: Commitments) -> Decision:
    """Ask about the first task that should be done, and name the others."""
    over = tuple(c for c in mine.tasks if is_to_be_done(c, mine.person) and _should_be_done(c, tick))
    if not over:
        return NOTHING
    opening = (_several(over),) if len(over) > 1 else ()
    return say(ask_whether_done(over[0], mine.person, opening, _numbers(over[1:])))


def _should_be_done(case: Case, tick: Tick) -> bool:
    when = case.request.when
    return when is not None and moments.ends(when) + _HOUR <= case.local(tick.now)


def _ask_how_it_was(mine: Commitments) -> Decision:
    """Ask how it was: who helped, and who asked."""
    helped = tuple(case for case in mine.tasks if helper_is_to_say(case, mine.person))
    asked = tuple(case for case in mine.requests if asker_is_to_say(case, mine.person))
    told: tuple[Say, ...] = ()
    if helped:
        opening = _several(helped) if len(helped) > 1 else about_task(helped[0])
        first = sentences(opening, CONTACT_IS_GONE, *((about_task(helped[0]),) if len(helped) > 1 else ()))
        told += (ask_helper(helped[0], mine.person, first, _numbers(helped[1:])),)
    if asked:
        several = (_several(asked),) if len(asked) > 1 else ()
        told += (ask_asker(asked[0], sentences(*several, about_request(asked[0])), _numbers(asked[1:])),)
    return say(*told)


def _several(cases: tuple[Case, ...]) -> Said:
    numbers = all_of(tuple(Verbatim(f"#{case.number}") for case in cases))
    return _("It is about {numbers}. I ask you one by one.", numbers=numbers)


def _numbers(cases: tuple[Case, ...]) -> tuple[int, ...]:
    return tuple(case.number for case in cases)


TIMERS = (TimerKind(moments.CATCH_UP, "It is said late too.", look_at_commitments, catch_up),)
