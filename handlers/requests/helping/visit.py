"""Going in alone: who helps may say so, and when they are out again; else they are asked, then a human hears.

Nobody has to. No place is kept: only that somebody is inside for a task, as a timer, until they say that they are out.
"""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.decision import NOTHING, YES_NO, Command, Decision, Say, StepKind, Tick, TimerKind, Turn, say
from handlers.model import PersonId
from handlers.requests import moments, words
from handlers.requests.asking_after import ask_whether_done
from handlers.requests.case import Case, look_at_due
from handlers.requests.helping.inside import (
    Visit,
    all_is_well,
    has_come,
    is_not_elsewhere,
    look_at_not_reached,
    look_at_visit,
    look_at_visit_step,
    look_at_way_out,
    stop_watching,
)
from handlers.requests.helping.silence import (
    alarm,
    ask_whether_out,
    look_at_silence,
    take_back_where,
    tell_who_organises,
    watching,
    with_contact,
)
from handlers.requests.nouns import ClaimState, Contact, RequestState
from handlers.requests.refusing import knows, not_your_task, unknown_number, waits, which_one
from handlers.requests.steps import DidItHappen, NotReached, StillInside, WatchTheTime, closing
from handlers.requests.telling import tell
from handlers.safety.numbers import AMBULANCE
from handlers.text import FirstWord, Text, When, _, sentences

OVERDUE_AFTER = timedelta(minutes=60)


# --- in ---------------------------------------------------------------------------------------------------------


def arrive(turn: Turn, visit: Visit | None) -> Decision:
    """Note that it has begun, and offer to watch the time."""
    if refused := _not_there(turn, visit, words.HERE):
        return refused
    assert visit is not None  # noqa: S101 - it was not refused
    case, number = visit.case, visit.case.number
    text = sentences(
        _("Good. Task {number} has begun.", number=number), _("Do you go in alone, and shall I watch the time?")
    )
    question = tell(turn.person.id, case, "visit.watch", text, WatchTheTime(number), YES_NO, light=True)
    return _begun(case) + say(question)


def answer_watch(turn: Turn, step: WatchTheTime, visit: Visit | None) -> Decision:
    """Watch the time, or leave it."""
    if turn.answer and turn.answer.choice == "yes":
        return go_in(turn.with_text(str(step.request)), visit)
    return say(Say(turn.me, "visit.not_watched", _("Good. I do not watch the time.")))


def go_in(turn: Turn, visit: Visit | None) -> Decision:
    """Watch the time from now on, and say what happens when nothing is heard."""
    if refused := _not_there(turn, visit, words.INSIDE):
        return refused
    assert visit is not None  # noqa: S101 - it was not refused
    case, at = visit.case, visit.case.local(turn.now)
    overdue = _overdue_at(case, at)
    text = sentences(
        _("Good. When you are out again, type: {outside}", outside=FirstWord(words.OUTSIDE)),
        _(
            "If I hear nothing, I ask you on {moment}. Without an answer I tell an organiser half an hour later.",
            moment=When(overdue.date(), overdue.time()),
        ),
    )
    alone = moments.cancel(case.request, (moments.OVERDUE,)) if len(case.helping) == 1 else ()
    watched = Decision(
        due=(watching(moments.INSIDE, case, overdue, turn.person.id),),
        cancel=(*alone, *moments.visit_over(case.request, turn.person.id)),
    )
    return (
        _begun(case)
        + is_not_elsewhere(visit, turn.person.id)
        + watched
        + say(tell(turn.person.id, case, "visit.inside", text))
    )


def _not_there(turn: Turn, visit: Visit | None, word: Text) -> Decision | None:
    if visit is None:
        return which_one(turn, word, words.MY_TASKS)
    part = visit.case.part_of(turn.person.id)
    if visit.case.request.state is RequestState.HELD and part:
        return waits(turn, visit.case)
    if part is None or part.state is not ClaimState.HELPING:
        return _somebody_else_s(turn, visit.case)
    if visit.case.is_too_early(turn.now) and visit.case.request.when:
        text = _("That is only {when}.", when=When(visit.case.request.when.on))
        return say(tell(turn.person.id, visit.case, "request.too_early", text))
    return None


def _somebody_else_s(turn: Turn, case: Case) -> Decision:
    return not_your_task(turn, case) if knows(turn, case) else unknown_number(turn)


def _begun(case: Case) -> Decision:
    if case.request.state is not RequestState.MATCHED:
        return NOTHING
    return Decision(save=(replace(case.request, state=RequestState.IN_PROGRESS),))


def _overdue_at(case: Case, at: datetime) -> datetime:
    """Return an hour after it should be over; who comes late, or agreed on no moment, gets the usual hour first."""
    when = case.request.when
    planned = moments.ends(when) if when and moments.ends(when) > at else at + moments.USUAL_LENGTH
    return (planned + OVERDUE_AFTER).replace(second=0, microsecond=0)


# --- out --------------------------------------------------------------------------------------------------------


def come_out(turn: Turn, visit: Visit | None) -> Decision:
    """Stop watching whoever is watched, tell the organisers who were alarmed that all is well, and ask how it went."""
    if visit is None:
        return which_one(turn, words.OUTSIDE, words.MY_TASKS)
    case, person = visit.case, turn.person.id
    if not visit.is_watched and not has_come(case, person):
        return _somebody_else_s(turn, case)
    stopped = stop_watching(case, person) + is_not_elsewhere(visit, person)
    stopped += Decision(close=closing(case.number, (DidItHappen,), person=person))
    opening = _("Good that you say so. I stop watching the time.")
    part = case.part_of(person)
    if part is None or part.state is not ClaimState.HELPING or case.request.state is RequestState.HELD:
        return stopped + say(tell(person, case, "visit.outside", opening))
    return stopped + say(ask_whether_done(case, person, (opening,)))


# --- what is answered -------------------------------------------------------------------------------------------


def answer_not_reached(turn: Turn, step: NotReached, visit: Visit | None) -> Decision:
    """Tell one organiser where it is, as long as somebody may be inside; where that is forgotten, who asked."""
    if visit is None or turn.person.id not in visit.case.team:
        return NOTHING
    case, helper = visit.case, visit.case.name(step.helper)
    if not visit.is_watched:
        well = _("{helper} is outside again after task {number}. All is well.", helper=helper, number=case.number)
        return say(tell(turn.person.id, case, "visit.all_clear", well))
    danger = _(
        "Please see whether {helper} is there. In danger, call {ambulance}.", helper=helper, ambulance=AMBULANCE.number
    )
    if case.request.contact == Contact() and not case.request.street:
        asker = case.name(case.request.requester)
        forgotten = _("I have forgotten the address of task {number}. {name} asked.", number=case.number, name=asker)
        return say(tell(turn.person.id, case, "visit.where", sentences(danger, forgotten)))
    return with_contact(case, (turn.person.id,), danger)


def answer_still(turn: Turn, step: StillInside, visit: Visit | None) -> Decision:
    """Stop watching, ask again in an hour, or let an organiser call at once."""
    if visit is None:
        return NOTHING
    match turn.answer.choice if turn.answer else None:
        case "out":
            return come_out(turn, visit)
        case "call":
            return _let_call(turn, visit.case)
        case _:
            return _still_inside(turn, visit)


def _let_call(turn: Turn, case: Case) -> Decision:
    person, number = turn.person.id, case.number
    news = _("{helper} is inside for task {number} and asks you to call.", helper=case.name(person), number=number)
    mine = _("I asked an organiser to call you. In danger, call {ambulance}.", ambulance=AMBULANCE.number)
    stopped = Decision(cancel=moments.visit_over(case.request, person))
    return stopped + alarm(case, person, news, turn.now) + say(tell(person, case, "visit.will_call", mine))


def _still_inside(turn: Turn, visit: Visit) -> Decision:
    if not visit.is_watched:
        return say(Say(turn.me, "visit.not_watched", _("Good. I do not watch the time.")))
    return _still_well(visit.case, turn.person.id) + _ask_later(turn, visit.case)


def _still_well(case: Case, helper: PersonId) -> Decision:
    if helper not in case.alarmed:
        return NOTHING
    well = _("{helper} is still inside for task {number}. All is well.", helper=case.name(helper), number=case.number)
    return all_is_well(case, helper, well)


def _ask_later(turn: Turn, case: Case) -> Decision:
    at = (case.local(turn.now) + OVERDUE_AFTER).replace(second=0, microsecond=0)
    text = _("Good. I ask again on {moment}.", moment=When(at.date(), at.time()))
    return Decision(
        say=(tell(turn.person.id, case, "visit.later", text),),
        due=(watching(moments.INSIDE, case, at, turn.person.id),),
        cancel=moments.visit_over(case.request, turn.person.id),
    )


def stop_waiting(tick: Tick, case: Case | None) -> Decision:
    """Wait no longer for the all-clear: the organisers know, and a day has passed; the contact is taken back."""
    if case is None:
        return NOTHING
    given_back = sum((take_back_where(case, finder) for finder in sorted(case.finders)), NOTHING)
    return given_back + Decision(close=closing(case.number, (StillInside,), person=tick.due.person))


COMMANDS = (
    Command("visit.inside", words.INSIDE, _("let me watch the time while you are inside"), look_at_visit, go_in),
    Command("visit.outside", words.OUTSIDE, _("say that you are outside again"), look_at_way_out, come_out),
)
STEPS = (
    StepKind(StillInside, look_at_visit_step, answer_still, human="call"),
    StepKind(WatchTheTime, look_at_visit_step, answer_watch),
    StepKind(NotReached, look_at_not_reached, answer_not_reached),
)
TIMERS = (
    TimerKind(moments.INSIDE, "It is asked late too.", look_at_due, ask_whether_out),
    TimerKind(
        moments.INSIDE_SILENT, "After we were away the helper is asked once more.", look_at_silence, tell_who_organises
    ),
    TimerKind(moments.INSIDE_ALARMED, "It says nothing; being late changes nothing.", look_at_due, stop_waiting),
)
