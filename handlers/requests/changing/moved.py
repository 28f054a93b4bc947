"""What follows when a request has another moment: timers move, who promised is asked whether it suits, all are told."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.decision import NOTHING, YES_NO, Cancel, Decision, Say, StepKind, Tick, TimerKind, Turn, say
from handlers.model import Due, PersonId
from handlers.requests import moments
from handlers.requests.card import card, public_words, when_words
from handlers.requests.case import Case, look_at_due, look_at_step
from handlers.requests.drafting.preview import await_review
from handlers.requests.helping.release import release, wait_anew
from handlers.requests.nouns import STANDING_BY, UNDER_WAY, ClaimState, Reply, RequestState
from handlers.requests.opening import search
from handlers.requests.refusing import is_over, not_your_task
from handlers.requests.steps import CHECKING, MOVING, CalledOutcome, OtherMoment, SuitsYou, Unfilled, closing
from handlers.requests.telling import tell, tell_asker, tell_team, to_each
from handlers.text import Said, When, _, sentences

HASTE = timedelta(hours=1)
ANSWERS_WITHIN = timedelta(days=1)
SHORTEST = timedelta(minutes=10)


def move(turn: Turn, case: Case, when: When) -> Decision:
    """Give it the new moment; where nobody helps yet, look for somebody from now on."""
    after = case.with_request(replace(case.request, when=when))
    old = Decision(cancel=moments.cancel(case.request, (moments.NEXT,)), close=closing(case.number, MOVING))
    match case.request.state:
        case RequestState.TRIAGE:
            timers = moments.cancel(case.request, (moments.REVIEW_OVER, moments.EXPIRE))
            return old + Decision(cancel=timers, close=closing(case.number, CHECKING)) + await_review(after, turn)
        case RequestState.MATCHED | RequestState.OFFERED:
            return old + _keep_state(after) + wait_anew(after, turn.now) + _go_on(after, turn)
        case _:
            stale = Decision(close=closing(case.number, (Unfilled, OtherMoment, CalledOutcome)))
            return old + stale + search(after, turn.now) + _go_on(after, turn)


def _keep_state(case: Case) -> Decision:
    """Save it and show it; the next time of a series moves along."""
    request = case.request
    following: tuple[Due, ...] = ()
    if request.when and request.when.weekly:
        following = (moments.due(moments.NEXT, request, moments.ends(request.when), case.zone, wait=True),)
    return Decision(save=(request,), say=(card(case),), due=following)


def _go_on(case: Case, turn: Turn) -> Decision:
    """Tell the asker what happens now, move the reminders, and plan to ask and tell the others."""
    moved = _("Good. #{number} has another moment now.", number=case.number)
    if case.helping:
        what_now: Said = _("I ask who helps you whether that suits.")
    elif case.request.state is RequestState.OFFERED:
        what_now = _("A neighbour has been asked. One moment, please.")
    else:
        what_now = _("I'm looking for a neighbour.")
    told = say(tell_asker(case, "request.moved", sentences(moved, what_now)))
    return told + (_remind_anew(case, turn) if case.helping else NOTHING) + _later(case, turn)


def _remind_anew(case: Case, turn: Turn) -> Decision:
    timers = moments.timers_of_a_taken(case.request, case.local(turn.now), case.zone)
    return Decision(cancel=moments.cancel(case.request, moments.TAKEN), due=timers)


def _later(case: Case, turn: Turn) -> Decision:
    """Plan to ask and tell: now, or in the morning unless that is too late."""
    at, morning, when = case.local(turn.now), moments.after_quiet(turn.now, case.zone), case.request.when
    is_late = when is not None and moments.begins(when) < morning + HASTE
    # Told apart by the answer: two changes may follow each other at once.
    moved = moments.due(moments.MOVED, case.request, at, case.zone, wait=not is_late, cause=turn.new_id("moved"))
    return Decision(due=(moved,))


# --- those who promised -------------------------------------------------------------------------------------------


def ask_and_tell(tick: Tick, case: Case | None) -> Decision:
    """Ask who helps whether the new moment suits; tell who stands by or was asked and has not answered."""
    if case is None or case.request.when is None or case.request.state.is_final:
        return NOTHING
    asked = tuple(_does_it_suit(case, claim.person) for claim in case.helping)
    waiting = [claim.person for claim in case.in_state(*STANDING_BY)]
    waiting += [one.person for one in case.asked if one.reply is Reply.NONE and not case.part_of(one.person)]
    news = _("There is another moment now for this request: {words}", words=public_words(case.request))
    listening = tuple(_listen(case, claim.person, tick.now) for claim in case.helping)
    return Decision(say=(*asked, *to_each(tuple(waiting), case, "request.moved", news)), due=listening)


def _does_it_suit(case: Case, helper: PersonId) -> Say:
    when = case.request.when
    assert when is not None  # noqa: S101 - the caller has looked
    text = _(
        "The moment of task {number} has changed. Now it is: {when}. Does that suit you? No is fine too.",
        number=case.number,
        when=replace(when, weekly=False),
    )
    return tell(helper, case, "request.suits_you", text, SuitsYou(case.number), YES_NO)


def _listen(case: Case, helper: PersonId, now: datetime) -> Due:
    """Plan to look whether they have said it: after a day, or halfway to a moment that is nearer."""
    at, when = case.local(now), case.request.when
    left = (moments.begins(when) - at) / 2 if when else ANSWERS_WITHIN
    until = at + max(min(ANSWERS_WITHIN, left), SHORTEST)
    return replace(moments.due(moments.NOT_SAID, case.request, until, case.zone, wait=True), person=helper)


def not_said(tick: Tick, case: Case | None) -> Decision:
    """Ask once more who has not said whether it suits, and tell the others so; then remember it until it begins."""
    helper = tick.due.person
    if case is None or helper is None or "told" in dict(tick.due.fields) or not _is_awaited(case, helper, tick.now):
        return NOTHING
    if tick.away:
        return Decision(due=(_listen(case, helper, tick.now),))
    when, name, number = case.request.when, case.name(helper), case.number
    assert when is not None  # noqa: S101 - it is awaited
    text = _("{helper} has not told me yet whether the new moment of #{number} suits.", helper=name, number=number)
    asker = () if case.is_asker(helper) else (tell_asker(case, "request.not_said", sentences(text, _("I ask again."))),)
    team = tell_team(case, "request.not_said", sentences(text, when_words(case.request), _("Please ask, too.")))
    until_it_begins = replace(tick.due, local=moments.begins(when), fields=(("told", "yes"),))
    return Decision(
        say=(_does_it_suit(case, helper), *asker, team),
        due=(until_it_begins,),
        close=closing(number, (SuitsYou,), person=helper),
    )


def _is_awaited(case: Case, helper: PersonId, now: datetime) -> bool:
    part, when = case.part_of(helper), case.request.when
    is_theirs = part is not None and part.state is ClaimState.HELPING and case.request.state in UNDER_WAY
    return is_theirs and when is not None and case.local(now) < moments.begins(when)


def answer_suits(turn: Turn, step: SuitsYou, case: Case | None) -> Decision:
    """Keep who can come then; let who cannot go without a bad word, and look for somebody else."""
    part = case.part_of(turn.person.id) if case else None
    if case is None or part is None:
        return NOTHING
    if case.request.state.is_final:
        return is_over(turn, case)
    if part.state is not ClaimState.HELPING:
        return not_your_task(turn, case)
    if turn.answer is None or turn.answer.choice != "yes":
        return release(turn, case)
    mine: Said = _("Thank you! I will remind you in time.")
    theirs = _("{helper} comes at the new moment of #{number}.", helper=case.name(part.person), number=case.number)
    told = tell(turn.person.id, case, "request.suits", mine)
    said = Decision(cancel=(Cancel(moments.NOT_SAID, str(case.number), part.person),), say=(told,))
    return said if case.is_asker(part.person) else said + say(tell_asker(case, "request.suits", theirs))


STEPS = (StepKind(SuitsYou, look_at_step, answer_suits),)
TIMERS = (
    TimerKind(moments.MOVED, "It is asked and told late too.", look_at_due, ask_and_tell),
    TimerKind(moments.NOT_SAID, "After we were away there is time again to say it.", look_at_due, not_said),
)
