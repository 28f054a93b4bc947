"""When nobody was found: said honestly, decided by a human, and kept as an unmet need whatever comes of it."""

from dataclasses import replace
from datetime import timedelta

from handlers.decision import NOTHING, YES_NO, Choice, Decision, Say, StepKind, Tick, TimerKind, Turn, say
from handlers.model import Counted, Note
from handlers.reading.plain import clean
from handlers.requests import moments
from handlers.requests.card import card, contact_for, public_words
from handlers.requests.case import CALLS, Case, look_at_due, look_at_step
from handlers.requests.drafting.questions import ask, keep_awake, untold
from handlers.requests.nouns import CALLED, WANTING, Part, Reply, RequestState
from handlers.requests.opening import end_request
from handlers.requests.steps import CalledOutcome, OtherMoment, ReferTo, StillNeeded, Unfilled, closing
from handlers.requests.telling import tell, tell_asker, tell_team, tell_those_in_charge
from handlers.requests.words import NEED
from handlers.text import FirstWord, Said, Verbatim, _, _n, lines, sentences

ASK_AFTER_CALL = timedelta(hours=24)
_WHAT_NOW = (
    Choice("moment", _("another moment")),
    Choice("call", _("I will call")),
    Choice("refer", _("refer to a service")),
    Choice("close", _("close as not managed")),
)
_OUTCOMES = (Choice("solved", _("yes, it is solved"), "👍"), Choice("not", _("no"), "👎"))


def nobody_found(tick: Tick, case: Case | None) -> Decision:
    """Tell the asker honestly and put the choice before an organiser; the request can still be taken meanwhile."""
    if case is None or case.request.state is not RequestState.OPEN:
        return NOTHING
    if case.helping:
        return too_few_found(case)
    request = replace(case.request, state=RequestState.UNFILLED, was_unmet=True)
    after = case.with_request(request)
    decision = Decision(save=(request, *_count(case)), say=(card(after),)) + say(_ask_in_charge(after))
    return decision if case.request.requester in case.team else say(_honest_news(after)) + decision


def too_few_found(case: Case) -> Decision:
    """Tell the asker and the organisers that some were found but not all; the request stays open."""
    found, needed = len(case.helping), case.request.helpers
    text = _(
        "I found {found} of {needed} neighbours for #{number} so far.", found=found, needed=needed, number=case.number
    )
    return say(tell_asker(case, "request.too_few", text), tell_team(case, "request.too_few", text))


def _count(case: Case) -> tuple[Counted, ...]:
    """Count an unmet need once, by kind of help."""
    if case.request.was_unmet:
        return ()
    return (Counted("request.unmet", case.neighbourhood.id, (("category", case.request.category.value),)),)


def _ask_in_charge(case: Case) -> Say:
    text = sentences(_("Nobody was found for {words}.", words=public_words(case.request)), _asked(case), _("What now?"))
    return tell_those_in_charge(case, "request.unfilled", text, Unfilled(case.number), _WHAT_NOW)


def _asked(case: Case) -> Said:
    asked = len(case.asked)
    if not asked and case.claims:
        return _("Who wanted to help cannot come after all.")
    if not asked:
        return _("No volunteer fitted, so only the group was asked.")
    refused = sum(one.reply is Reply.NO for one in case.asked)
    return _n(
        "{count} person was asked: {refused} said no, {silent} did not answer.",
        "{count} people were asked: {refused} said no, {silent} did not answer.",
        asked,
        refused=refused,
        silent=sum(one.reply is Reply.NONE for one in case.asked),
    )


def _honest_news(case: Case) -> Say:
    asked = len(case.asked)
    tried = (
        _n(
            "I asked {count} neighbour for #{number}, but found nobody yet.",
            "I asked {count} neighbours for #{number}, but found nobody yet.",
            asked,
            number=case.number,
        )
        if asked
        else _("I have found nobody for #{number} yet.", number=case.number)
    )
    return tell_asker(case, "request.nobody_yet", sentences(tried, _("An organiser looks at it with you now.")))


# --- what an organiser decides ----------------------------------------------------------------------------------


def answer_unfilled(turn: Turn, step: Unfilled, case: Case | None) -> Decision:
    """Do what the organiser chose; the first to choose decides."""
    if case is None or case.request.state is not RequestState.UNFILLED or turn.person.id not in case.team:
        return _not_any_more(turn, step.request)
    match turn.answer.choice if turn.answer else None:
        case "moment":
            return _other_moment(turn, case)
        case "call":
            return _will_call(turn, case)
        case "refer":
            text = _which_service(turn, case)
            return say(tell(turn.person.id, case, "request.refer", text, ReferTo(case.number), free=True))
        case _:
            return _unmet(turn, case)


def _not_any_more(turn: Turn, number: int) -> Decision:
    text = _("That is no longer needed for #{number}. Thank you!", number=number)
    return say(Say(turn.me, "request.decided", text))


def _which_service(turn: Turn, case: Case) -> Said:
    behalf = case.request.behalf
    if not case.is_asker(turn.person.id):
        return _("To which service? I pass your words on to who asked.")
    if behalf is None:
        return _("To which service? It is your own request: I close it then.")
    return _(
        "To which service? You asked this for {name}, so you tell them yourself. I close the request then.",
        name=Verbatim(behalf.name),
    )


def _decided(case: Case) -> Decision:
    return Decision(close=closing(case.number, (Unfilled,)))


def _other_moment(turn: Turn, case: Case) -> Decision:
    if case.is_asker(turn.person.id):
        return _decided(case) + ask_again(case, turn)
    text = sentences(
        _("Nobody could help with #{number} at that moment.", number=case.number), _("Would another moment help?")
    )
    mine = _("I'm asking who needs the help for another moment.")
    question = tell_asker(case, "request.other_moment", text, OtherMoment(case.number), YES_NO)
    return _decided(case) + say(question, tell(turn.person.id, case, "request.noted", mine))


def ask_again(case: Case, turn: Turn) -> Decision:
    """Make it a draft again and ask for a moment; a new yes to the new public text follows."""
    request = untold(replace(case.request, state=RequestState.DRAFT, when=None), Part.WHEN)
    again = case.with_request(request)
    return (
        Decision(
            save=(request,), say=(card(again), ask(again, Part.WHEN)), cancel=moments.cancel(request, moments.SEARCHING)
        )
        + keep_awake(again, turn.now)
        + Decision(close=closing(case.number, (Unfilled, OtherMoment)))
    )


def answer_other_moment(turn: Turn, step: OtherMoment, case: Case | None) -> Decision:
    """Ask for the moment, or close it as unmet when no other moment helps."""
    if case is None or not case.request.state.is_claimable or case.helping:
        return NOTHING
    if turn.answer and turn.answer.choice == "yes":
        return ask_again(case, turn)
    return end_unmet(case, turn, RequestState.UNMET)


def _will_call(turn: Turn, case: Case) -> Decision:
    request = replace(case.request, state=RequestState.ESCALATED)
    after = case.with_request(request)
    seen = Note(
        turn.person.id, "contact.shown", f"request:{case.number}", request.requester, case.neighbourhood.id, CALLS
    )
    at = case.local(turn.now) + ASK_AFTER_CALL
    later = moments.due(moments.CALLED, request, at, case.zone, wait=True, who=turn.person.id)
    gives_up = moments.gives_up(case.request.when, case.local(turn.now), moments.LONGEST_OPEN)
    over = moments.due(
        moments.EXPIRE, case.request, gives_up, case.zone, wait=case.request.when is None, who=turn.person.id
    )
    contact = contact_for(
        after, turn.person.id, "request.please_call", _("Thank you for calling about #{number}.", number=case.number)
    )
    asker = (
        ()
        if case.is_asker(turn.person.id)
        else (
            tell_asker(
                after, "request.will_call", _("An organiser will call you about #{number}.", number=case.number)
            ),
        )
    )
    again = moments.cancel(case.request, (moments.EXPIRE,))
    return _decided(case) + Decision(save=(request, seen), say=(contact, *asker), due=(later, over), cancel=again)


def ask_after_call(tick: Tick, case: Case | None) -> Decision:
    """Ask who called how it ended."""
    if case is None or case.request.state not in CALLED:
        return NOTHING
    who = dict(tick.due.fields).get("who", "")
    text = _("You called about #{number}. Is it solved?", number=case.number)
    return say(tell(who, case, "request.called", text, CalledOutcome(case.number), _OUTCOMES))


def answer_called(turn: Turn, step: CalledOutcome, case: Case | None) -> Decision:
    """Close it as the organiser says."""
    if case is None or case.request.state not in CALLED:
        return NOTHING
    if turn.answer and turn.answer.choice == "solved":
        thanks = tell(turn.person.id, case, "request.thanks", _("Wonderful. Thank you!"))
        return say(thanks) + end_request(case, RequestState.CLOSED_OK, turn.now)
    return end_unmet(case, turn, RequestState.UNMET)


def refer(turn: Turn, step: ReferTo, case: Case | None) -> Decision:
    """Pass the name of a service on to the asker; it stays an unmet need in the count."""
    if case is None or not case.request.state.is_claimable or turn.person.id not in case.team or case.helping:
        return _not_any_more(turn, step.request)
    note = Note(
        turn.person.id, "request.referred", f"request:{case.number}", case.request.requester, case.neighbourhood.id
    )
    words = lines(
        _("No neighbour could help with #{number}. An organiser advises:", number=case.number),
        Verbatim(clean(turn.text, 300)),
    )
    mine = tell(turn.person.id, case, "request.noted", _thanks_for_referring(turn, case))
    asker = () if case.is_asker(turn.person.id) else (tell_asker(case, "request.referred", words),)
    ended = end_request(case, RequestState.REFERRED, turn.now)
    return Decision(save=(note,), say=(mine, *asker)) + ended + _end_series(case)


def _thanks_for_referring(turn: Turn, case: Case) -> Said:
    """Say what happens now, and who tells the person that no neighbour was found."""
    behalf, asked = case.request.behalf, case.is_asker(turn.person.id)
    closed = _("I close #{number}. Here it counts as help that is still missing.", number=case.number)
    if not asked:
        return sentences(_("Thank you. I passed your words on."), closed)
    if behalf is None:
        return sentences(_("Thank you. I hope that they can help you there."), closed)
    tell_them = _(
        "Will you tell {name}? That no neighbour could come, and where help can be had.", name=Verbatim(behalf.name)
    )
    return sentences(_("Thank you for looking further."), tell_them, closed)


def _end_series(case: Case) -> Decision:
    """Make no next time of what a service does from now on."""
    if case.request.when is None or not case.request.when.weekly:
        return NOTHING
    text = _("The series stops. It does not come back next week.")
    return Decision(
        say=(tell_asker(case, "request.series_stopped", text),), cancel=moments.cancel(case.request, (moments.NEXT,))
    )


def _unmet(turn: Turn, case: Case) -> Decision:
    mine = _("#{number} is closed as not managed. It stays counted as an unmet need.", number=case.number)
    return say(tell(turn.person.id, case, "request.noted", mine)) + end_unmet(case, turn, RequestState.UNMET)


def end_unmet(case: Case, turn: Turn, state: RequestState) -> Decision:
    """End it without help, and say so to the asker with a way on."""
    unmet = case.with_request(replace(case.request, was_unmet=True))
    decision = Decision(save=_count(case)) + end_request(unmet, state, turn.now)
    if case.is_asker(turn.person.id) and turn.person.id in case.team:
        return decision
    text = sentences(
        _("I'm sorry. We did not manage to find help for #{number}.", number=case.number),
        _("You can always ask again. Type: {need}", need=FirstWord(NEED)),
    )
    return say(tell_asker(case, "request.unmet", text)) + decision


# --- the moment has passed --------------------------------------------------------------------------------------


def expire(tick: Tick, case: Case | None) -> Decision:
    """Apologise when the moment passed and nobody came forward, and ask whether it is still needed."""
    if case is None or case.request.state not in {*WANTING, RequestState.TRIAGE} or case.helping:
        return NOTHING
    expired = case.with_request(replace(case.request, was_unmet=True))
    ended = Decision(save=_count(case)) + end_request(expired, RequestState.EXPIRED, tick.now)
    if caller := dict(tick.due.fields).get("who"):
        at = case.local(tick.now)
        return ended + Decision(due=(moments.due(moments.CALLED, case.request, at, case.zone, wait=True, who=caller),))
    if case.request.opened_at and case.request.requester not in case.team:
        news = _("Nobody was found for #{number} in time.", number=case.number)
        ended += say(tell_team(case, "request.nobody_in_time", news))
    if moments.is_quiet(tick.now, case.zone):
        morning = moments.due(moments.SORRY, case.request, case.local(tick.now), case.zone, wait=True)
        return ended + Decision(due=(morning,))
    return ended + say(_sorry(expired))


def apologise(tick: Tick, case: Case | None) -> Decision:
    """Say in the morning what happened at night."""
    return say(_sorry(case)) if case and case.request.state is RequestState.EXPIRED else NOTHING


def _sorry(case: Case) -> Say:
    sorry = (
        _("I'm sorry: nobody was found for #{number} in time.", number=case.number)
        if case.request.opened_at
        else _("I'm sorry: nobody looked at #{number} in time, so I did not post it.", number=case.number)
    )
    if case.request.when and case.request.when.weekly:
        return tell_asker(case, "request.expired", sentences(sorry, _("Next week I ask again.")))
    question = sentences(sorry, _("Is the help still needed?"))
    return tell_asker(case, "request.still_needed", question, StillNeeded(case.number), YES_NO, light=True)


STEPS = (
    StepKind(Unfilled, look_at_step, answer_unfilled),
    StepKind(OtherMoment, look_at_step, answer_other_moment),
    StepKind(CalledOutcome, look_at_step, answer_called),
    StepKind(ReferTo, look_at_step, refer),
)
TIMERS = (
    TimerKind(moments.UNFILLED, "The organisers are asked late, unless somebody was found.", look_at_due, nobody_found),
    TimerKind(moments.EXPIRE, "The apology comes late, but it comes.", look_at_due, expire),
    TimerKind(moments.SORRY, "It is said late too.", look_at_due, apologise),
    TimerKind(moments.CALLED, "It is asked late too, unless it was closed.", look_at_due, ask_after_call),
)
