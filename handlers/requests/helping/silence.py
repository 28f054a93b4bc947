"""Somebody who went in is not heard: they are asked, and when they had the whole time for an answer, a human hears.

The time runs from when the question was delivered and we were there to hear. What was not delivered is no silence: it
is asked once more, and then told as that.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from handlers.decision import NOTHING, Choice, Decision, Entity, Lane, Redact, Say, Tick, ToPerson, say
from handlers.hearing import Delivered
from handlers.look import Look
from handlers.model import Due, Note, PersonId
from handlers.requests import moments
from handlers.requests.card import task_words
from handlers.requests.case import Case, look_at_due
from handlers.requests.nouns import ClaimState, RequestState
from handlers.requests.steps import NotReached, StillInside, closing
from handlers.requests.telling import tell, tell_team
from handlers.text import Said, _, sentences

ANSWERS_WITHIN = timedelta(minutes=30)
_UNKNOWN_FOR = 2 * ANSWERS_WITHIN
_LOOKS_AGAIN_AFTER = timedelta(minutes=10)
"""While the channel brings nothing, no time runs for an answer; we look so often whether it is back."""
_A_DAY = timedelta(days=1)
_VISIT = "visit"
_WHERE_IT_IS = "visit_contact"
_QUESTION = "visit.overdue"
_WHERE = (Choice("where", _("I do not reach them: where is it?")),)
_STILL = (
    Choice("out", _("yes, I am outside"), "👍"),
    Choice("later", _("not yet, all is well")),
    Choice("call", _("please call me")),
)


def watching(kind: str, case: Case, at: datetime, person: PersonId) -> Due:
    """Make a timer about somebody who is inside."""
    return replace(moments.due(kind, case.request, at, case.zone), person=person)


def ask_whether_out(tick: Tick, case: Case | None) -> Decision:
    """Ask who went in whether they are out."""
    person = tick.due.person
    if case is None or person is None:
        return NOTHING
    text = _("Are you outside again after task {number}?", number=case.number)
    question = tell(person, case, _QUESTION, text, StillInside(case.number), _STILL)
    return Decision(
        say=(question,),
        due=(_listen(tick, case, ANSWERS_WITHIN, {"asked": tick.now.isoformat()}),),
        close=closing(case.number, (StillInside,), person=person),
    )


def _listen(tick: Tick, case: Case, left: timedelta, fields: Mapping[str, str]) -> Due:
    """Plan to see whether an answer has come; an hour that a clock shows twice is the second one."""
    at = case.local(tick.now + left)
    while moments.instant(at, case.zone) <= tick.now:
        at += timedelta(hours=1)
    timer = moments.due(moments.INSIDE_SILENT, case.request, at, case.zone)
    return replace(timer, person=tick.due.person, fields=tuple(fields.items()))


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing was heard since the question; ``delivered`` is None when it was not delivered."""

    case: Case
    asked_at: datetime
    delivered: Delivered | None


async def look_at_silence(tick: Tick, look: Look) -> Silence | None:
    """Read whether the question has reached who is inside."""
    case, person = await look_at_due(tick, look), tick.due.person
    if case is None or person is None:
        return None
    asked = dict(tick.due.fields).get("asked")
    asked_at = datetime.fromisoformat(asked) if asked else tick.due_at - ANSWERS_WITHIN
    delivered = await look.delivered(person, _QUESTION, ("request", str(case.number)), asked_at)
    return Silence(case, asked_at, delivered)


def tell_who_organises(tick: Tick, silence: Silence | None) -> Decision:
    """Tell the organisers that who went in does not answer, once there was the whole time for an answer."""
    person = tick.due.person
    if silence is None or person is None:
        return NOTHING
    if tick.away:
        return ask_whether_out(tick, silence.case)
    waited = tick.waited(silence.delivered)
    if waited < ANSWERS_WITHIN:
        return _wait_for_an_answer(tick, silence, ANSWERS_WITHIN - waited)
    news = _(
        "{helper} went in for task {number} and does not answer me. It may be nothing: an empty battery. "
        "Please call {helper} now, or else the person who asked.",
        helper=silence.case.name(person),
        number=silence.case.number,
    )
    return alarm(silence.case, person, news, tick.now)


def _wait_for_an_answer(tick: Tick, silence: Silence, left: timedelta) -> Decision:
    """Give the time again; ask once more what was not delivered, and say when we cannot tell for an hour."""
    case, delivered = silence.case, silence.delivered
    fields = {"asked": silence.asked_at.isoformat()} | dict(tick.due.fields)
    lasts = tick.now - silence.asked_at
    if "told" in fields and lasts >= _A_DAY:
        return NOTHING
    is_unknown = delivered is None or not tick.heard_all_since(delivered)
    if delivered and not tick.can_hear(delivered):
        left = max(left, _LOOKS_AGAIN_AFTER)
    if not is_unknown or "told" in fields:
        return Decision(due=(_listen(tick, case, left, fields),))
    if lasts >= _UNKNOWN_FOR:
        return _not_reached(tick, case) + Decision(due=(_listen(tick, case, left, fields | {"told": "yes"}),))
    again = Decision(due=(_listen(tick, case, left, fields),))
    return again if delivered else replace(ask_whether_out(tick, case), due=again.due)


def _not_reached(tick: Tick, case: Case) -> Decision:
    """Tell the organisers that it is us who do not reach somebody: this is no silence."""
    assert tick.due.person is not None  # noqa: S101 - somebody went in
    helper = case.name(tick.due.person)
    news = _(
        "{helper} went in for task {number}, and I do not reach {helper}: the fault may be mine. "
        "Please call {helper}, or else the person who asked.",
        helper=helper,
        number=case.number,
    )
    return alarm(case, tick.due.person, news, tick.now)


def alarm(case: Case, helper: PersonId, news: Said, now: datetime) -> Decision:
    """Tell each organiser, with the contact that the helper still has; what was taken back is given when it is needed.

    Until somebody says that all is well, a timer remembers that the organisers wait for it.
    """
    waiting = Decision(due=(watching(moments.INSIDE_ALARMED, case, case.local(now) + _A_DAY, helper),))
    return waiting + _at_once(_told(case, helper, news))


def _told(case: Case, helper: PersonId, news: Said) -> Decision:
    callers = callers_of(case, helper)
    if not callers:
        return say(tell_team(case, "visit.alarm", news))
    if _has_contact(case, helper):
        return with_contact(case, callers, news)
    text = sentences(news, _("If you do not reach {helper}, I tell you where it is.", helper=case.name(helper)))
    step, about = NotReached(case.number, helper), Entity(_VISIT, str(case.number))
    return say(*(Say(ToPerson(caller), "visit.alarm", text, about, _WHERE, step) for caller in callers))


def _at_once(told: Decision) -> Decision:
    """Let an alarm leave before all that can wait."""
    said = (replace(what, lane=Lane.URGENT) if isinstance(what, Say) else what for what in told.say)
    return replace(told, say=tuple(said))


def callers_of(case: Case, helper: PersonId) -> tuple[PersonId, ...]:
    """Return which organisers can call somebody; what was reported may be about one of them, so rather the others."""
    there = tuple(person for person in case.team if person != helper and person not in case.silent)
    apart = tuple(person for person in there if not case.is_party(person))
    return apart or there if case.request.held_from else there


def tell_callers(case: Case, helper: PersonId, msgid: str, news: Said) -> tuple[Say, ...]:
    """Tell those who heard of the silence how it ended."""
    callers = callers_of(case, helper)
    return tuple(tell(caller, case, msgid, news) for caller in callers) or (tell_team(case, msgid, news),)


def _has_contact(case: Case, helper: PersonId) -> bool:
    part = case.part_of(helper)
    is_theirs = part is not None and part.state is ClaimState.HELPING
    return is_theirs and case.request.state is not RequestState.HELD


def with_contact(case: Case, callers: tuple[PersonId, ...], opening: Said) -> Decision:
    """Give the contact, which organisers may have when something goes wrong; that is noted."""
    subject, asker, place = f"request:{case.number}", case.request.requester, case.neighbourhood.id
    notes = tuple(Note(caller, "contact.shown", subject, asker, place, _VISIT) for caller in callers)
    about, text = _where(case), task_words(case, opening)
    return Decision(save=notes, say=tuple(Say(ToPerson(caller), "visit.alarm", text, about) for caller in callers))


def take_back_where(case: Case, finder: PersonId) -> Decision:
    """Take the contact back from who had it to find somebody, and note it."""
    note = Note(
        finder, "contact.withdrawn", f"request:{case.number}", case.request.requester, case.neighbourhood.id, _VISIT
    )
    return Decision(save=(note,), say=(Redact(_where(case), ToPerson(finder)),))


def _where(case: Case) -> Entity:
    """Name the messages that hold the contact for who has to find somebody."""
    return Entity(_WHERE_IT_IS, str(case.number))
