"""Reminders to both a day and two hours before, who they are for being decided when they are sent."""

from dataclasses import replace
from datetime import timedelta

from handlers.basics.listing import all_of
from handlers.decision import NOTHING, YES_NO, Decision, Say, Tick, TimerKind, say
from handlers.look import Look
from handlers.model import PersonId
from handlers.requests import moments, words
from handlers.requests.card import contact_for, when_words
from handlers.requests.case import Case, look_at_due, with_unsure
from handlers.requests.helping.missed import list_of_missed
from handlers.requests.nouns import UNDER_WAY
from handlers.requests.steps import SuitsYou
from handlers.requests.telling import tell_asker, tell_team
from handlers.text import FirstWord, Said, _, _n, sentences

LATER_THAN_PLANNED = timedelta(minutes=30)
SOON = timedelta(hours=2)


def remind(tick: Tick, case: Case | None) -> Decision:
    """Remind everybody who helps and who asked; nobody when nothing was agreed, or when it is over."""
    if case is None or case.request.when is None or case.request.state not in UNDER_WAY or not case.helping:
        return NOTHING
    begins, now = moments.begins(case.request.when), case.local(tick.now)
    if now >= begins:
        return _missed(tick, case) if tick.due.kind == moments.REMIND_SOON else NOTHING
    if tick.due.kind == moments.REMIND_DAY and now >= begins - SOON:
        return NOTHING  # the second reminder is due as well: one is enough
    if tick.gathers:
        people = (case.request.requester, *(claim.person for claim in case.helping))
        planned = (moments.catch_up(moments.REMINDERS, person, tick.now, case.zone) for person in people)
        return Decision(due=tuple(dict.fromkeys(planned)))
    late = (_("(later than planned)"),) if tick.late_by > LATER_THAN_PLANNED else ()
    watch = _offer_to_watch(tick, case)
    helpers = tuple(remind_helper(case, claim.person, late, *watch) for claim in case.helping)
    return Decision(say=(*helpers, remind_asker(case, late)))


def remind_helper(case: Case, helper: PersonId, late: tuple[Said, ...] = (), *more: Said) -> Say:
    """Remind one who helps, with the contact."""
    opening = sentences(_("Reminder: you have task {number}.", number=case.number), *late)
    way_out = _(
        "It does not work out after all? Type: {release} {number}",
        release=FirstWord(words.RELEASE),
        number=case.number,
    )
    if helper not in case.unsure:
        return contact_for(case, helper, "request.reminder", opening, way_out, *more)
    suits = _("You have not told me yet whether this moment suits you. Does it?")
    reminder = contact_for(case, helper, "request.reminder", opening, suits)
    return replace(reminder, step=SuitsYou(case.number), choices=YES_NO)


def _offer_to_watch(tick: Tick, case: Case) -> tuple[Said, ...]:
    """Offer to watch the time, shortly before; two do not go in alone."""
    if tick.due.kind != moments.REMIND_SOON or len(case.helping) > 1:
        return ()
    text = _(
        "Do you go in alone? If you like, I watch the time. Type then: {inside}. And afterwards: {outside}",
        inside=FirstWord(words.INSIDE),
        outside=FirstWord(words.OUTSIDE),
    )
    return (text,)


def remind_asker(case: Case, late: tuple[Said, ...] = ()) -> Say:
    """Remind who asked of who comes."""
    text = sentences(*_who_comes(case), when_words(case.request), *_who_is_unsure(case), *late)
    return tell_asker(case, "request.reminder", text)


def _who_comes(case: Case) -> tuple[Said, ...]:
    names = tuple(case.name(claim.person) for claim in case.helping if claim.person not in case.unsure)
    if not names:
        return (_("Reminder of #{number}.", number=case.number),)
    coming = _n(
        "Reminder of #{number}: {helper} comes to help.",
        "Reminder of #{number}: {helper} come to help.",
        len(names),
        number=case.number,
        helper=all_of(names),
    )
    return (coming,)


def _who_is_unsure(case: Case) -> tuple[Said, ...]:
    return tuple(
        _("{helper} has not told me yet whether this moment suits.", helper=case.name(claim.person))
        for claim in case.helping
        if claim.person in case.unsure
    )


async def look_at_reminder(tick: Tick, look: Look) -> Case | None:
    """Read the request, and who has not said yet whether its new moment suits."""
    case = await look_at_due(tick, look)
    return await with_unsure(look, case) if case else None


def _missed(tick: Tick, case: Case) -> Decision:
    """Tell the organisers that it was missed: one by one, or in one list of all after we were away."""
    if tick.away:
        return Decision(due=(list_of_missed(case, tick),))
    text = _("I could not send the reminder for #{number} in time. Please check that all is well.", number=case.number)
    return say(tell_team(case, "request.reminder_missed", text))


_LATE = "Sent late with a word about it while the moment is ahead; afterwards the organisers hear that it was missed."
TIMERS = (
    TimerKind(moments.REMIND_DAY, _LATE, look_at_reminder, remind),
    TimerKind(moments.REMIND_SOON, _LATE, look_at_reminder, remind),
)
