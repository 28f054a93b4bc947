"""The clear yes to an exact text, what follows from it, and drafts that lie still."""

from dataclasses import replace
from datetime import timedelta

from handlers.decision import NOTHING, YES_NO, Choice, Decision, Say, StepKind, Tick, TimerKind, Turn, say
from handlers.model import Consent, Note, PersonId, Role
from handlers.reading.plain import clean
from handlers.requests import moments
from handlers.requests.card import card_if_posted, public_words
from handlers.requests.case import Case, look_at_due, look_at_step
from handlers.requests.draft_steps import ChoosePart, GoOn, Preview
from handlers.requests.drafting.answers import back
from handlers.requests.drafting.ending import discard, end_draft, of_draft, stop_draft
from handlers.requests.drafting.questions import (
    IDLE,
    ask,
    ask_next,
    ask_which_part,
    preview_words,
    reads_another_language,
    untold,
)
from handlers.requests.drafting.working_hours import looked_at_by
from handlers.requests.nouns import IN_THE_ROOM, Category, Part, RequestState
from handlers.requests.opening import end_request, open_request
from handlers.requests.steps import CHECKING, Review, ReviewReason, closing
from handlers.requests.telling import tell, tell_asker, tell_team
from handlers.requests.words import WITHDRAW
from handlers.text import FirstWord, Said, Verbatim, _, lines, sentences

REVIEW_WITHIN = timedelta(hours=4)
_DECIDE = (Choice("approve", _("post it"), "👍"), Choice("refuse", _("do not post it"), "👎"))
_REASONS: dict[str, Said] = {
    "medical": _("It may be a medical task."),
    "money": _("It may be about money or a bank card."),
    "keys": _("It may be about keys."),
    "lifting": _("It may be about lifting a person."),
    "minors": _("It may be about minding children."),
    Category.RESPITE: _("A neighbour stays alone with somebody who needs care."),
}


def answer_preview(turn: Turn, step: Preview, case: Case) -> Decision:
    """Post it, change it, or stop."""
    match turn.answer.choice if turn.answer else None:
        case "yes" if step.both != reads_another_language(case):
            return ask_next(case, turn.now)  # another language since: the yes must be to what is kept as its proof
        case "yes" if not turn.roles_in(case.neighbourhood.id):
            return _no_longer_here(turn, case)
        case "yes":
            return consent(turn, case)
        case "change":
            return say(ask_which_part(case))
        case _:
            return stop_draft(turn, case)


def _no_longer_here(turn: Turn, case: Case) -> Decision:
    """Post nothing for who left the neighbourhood while they were asking."""
    text = _("You are not in {place} any more, so I do not post it.", place=case.neighbourhood.name)
    return say(tell(turn.person.id, case, "request.discarded", text)) + end_draft(case, turn.now)


def consent(turn: Turn, case: Case) -> Decision:
    """Keep the yes with the exact text; the team looks first where that is needed."""
    when = case.request.when
    if when and moments.last_call(when) <= case.local(turn.now):
        again = case.with_request(untold(case.request, Part.WHEN))
        return Decision(save=(again.request,), say=(ask(again, Part.WHEN, (_("That moment is past by now."),)),))
    given = Consent(
        turn.person.id,
        IN_THE_ROOM,
        str(case.number),
        preview_words(case),
        turn.language,
        turn.incoming.channel,
        turn.now,
    )
    follows = await_review(case, turn) if case.request.review else post(case, turn)
    return Decision(save=(given,)) + follows


def post(case: Case, turn: Turn) -> Decision:
    """Open the request and tell the asker so."""
    text = sentences(
        _("It is in the group as #{number}. I will tell you when somebody takes it.", number=case.number),
        _("Take it back? Type: {withdraw} {number}", withdraw=FirstWord(WITHDRAW), number=case.number),
    )
    opened = case.with_request(replace(case.request, state=RequestState.OPEN))
    return say(tell_asker(opened, "request.posted", text)) + open_request(case, turn.now)


# --- the team looks first ---------------------------------------------------------------------------------------


def await_review(case: Case, turn: Turn) -> Decision:
    """Ask the organisers; after four hours of work, or halfway to the moment, the deputies too."""
    waiting = case.with_request(replace(case.request, state=RequestState.TRIAGE))
    text = _("Thank you. An organiser looks at it first. I will let you know.")
    at = looked_at_by(case.request.when, waiting.local(turn.now), REVIEW_WITHIN)
    over = moments.due(moments.REVIEW_OVER, waiting.request, at, case.zone, wait=True)
    ends = moments.gives_up(case.request.when, waiting.local(turn.now), moments.LONGEST_REVIEW)
    return Decision(
        save=(waiting.request,),
        say=(
            *card_if_posted(waiting),
            tell_asker(waiting, "request.in_review", text),
            *_review_questions(waiting, Role.ORGANISER),
        ),
        due=(over, moments.due(moments.EXPIRE, waiting.request, ends, case.zone, wait=case.request.when is None)),
        cancel=moments.cancel(waiting.request, (moments.DRAFT_IDLE, moments.DRAFT_OVER)),
    )


def _review_questions(case: Case, role: Role) -> tuple[Say, ...]:
    """Ask those who have the role; of what one of the team asked, everybody else: nobody approves their own."""
    text = lines(
        sentences(
            _("Before #{number} is posted, please look at it.", number=case.number),
            _REASONS.get(case.request.review, _("It may need care.")),
        ),
        public_words(case.request),
    )
    if _others(case):
        step = Review(case.number)
        return tuple(tell(person, case, "request.review", text, step, _DECIDE) for person in _others(case))
    return (tell_team(case, "request.review", text, Review(case.number), _DECIDE, role=role),)


def _others(case: Case) -> tuple[PersonId, ...]:
    """Return who else can look at what one of the team asked; empty when nobody of the team asked it."""
    if case.request.requester not in case.team:
        return ()
    return tuple(person for person in case.team if not case.is_asker(person) and person not in case.silent)


def _may_review(case: Case, person: PersonId) -> bool:
    return person in (_others(case) or case.team)


def ask_deputies(tick: Tick, case: Case | None) -> Decision:
    """Ask the deputies when no organiser decided in time, and tell the asker that it takes longer."""
    if case is None or case.request.state is not RequestState.TRIAGE:
        return NOTHING
    text = _("Nobody has looked at #{number} yet, sorry. I asked again.", number=case.number)
    return say(*_review_questions(case, Role.DEPUTY), tell_asker(case, "request.in_review", text))


def answer_review(turn: Turn, step: Review, case: Case | None) -> Decision:
    """Post what the team approves; ask why not otherwise."""
    if case is None or case.request.state is not RequestState.TRIAGE or not _may_review(case, turn.person.id):
        return say(tell(turn.person.id, case, "request.reviewed", _reviewed(case))) if case else NOTHING
    if turn.answer and turn.answer.choice == "refuse":
        text = _("Why not? I pass your words on to who asked.")
        question = tell(turn.person.id, case, "request.review_reason", text, ReviewReason(case.number), free=True)
        return say(question)
    note = Note(turn.person.id, "review.approved", f"request:{case.number}", None, case.neighbourhood.id)
    told = tell(turn.person.id, case, "request.reviewed", _("Thank you. I'm posting #{number}.", number=case.number))
    return Decision(save=(note,), say=(told,), close=closing(case.number, CHECKING)) + post(case, turn)


def _reviewed(case: Case) -> Said:
    return _("Somebody has already decided about #{number}. Thank you!", number=case.number)


def refuse(turn: Turn, step: ReviewReason, case: Case | None) -> Decision:
    """Tell the asker kindly why it is not posted, in the organiser's words."""
    if case is None or case.request.state is not RequestState.TRIAGE or not _may_review(case, turn.person.id):
        return NOTHING
    why = lines(
        _("The organisers cannot post #{number}. This is what they say:", number=case.number),
        Verbatim(clean(turn.text, 300)),
    )
    note = Note(turn.person.id, "review.refused", f"request:{case.number}", None, case.neighbourhood.id)
    told = tell(turn.person.id, case, "request.reviewed", _("Thank you. I passed your words on."))
    ended = end_request(case, RequestState.BLOCKED, turn.now, scrub=True)
    return Decision(save=(note,), say=(told, tell_asker(case, "request.blocked", why))) + ended


# --- change, stop, forget ---------------------------------------------------------------------------------------


def change_part(turn: Turn, step: ChoosePart, case: Case) -> Decision:
    """Ask one part again; the preview comes back after it."""
    choice = turn.answer.choice if turn.answer else None
    if choice is None:
        return ask_next(case, turn.now)
    again = case.with_request(untold(case.request, Part(choice)))
    return Decision(save=(again.request,), say=(ask(again, Part(choice), changing=True),))


def back_to_preview(turn: Turn, step: ChoosePart, case: Case) -> Decision:
    """Show again what will stand in the group: nothing is to be changed."""
    return ask_next(case, turn.now)


def nudge(tick: Tick, case: Case | None) -> Decision:
    """Ask once whether somebody wants to go on with a draft that lay still for a day."""
    if case is None or case.request.state is not RequestState.DRAFT:
        return NOTHING
    over = moments.due(moments.DRAFT_OVER, case.request, case.local(tick.now) + IDLE, case.zone)
    text = _("You began to ask for help. Do you want to go on? Without an answer I throw it away tomorrow.")
    question = tell_asker(case, "request.go_on", text, GoOn(case.number), YES_NO)
    return Decision(say=(question,), due=(over,))


def answer_nudge(turn: Turn, step: GoOn, case: Case) -> Decision:
    """Go on where it stopped, or throw it away."""
    if turn.answer and turn.answer.choice == "no":
        return stop_draft(turn, case)
    return ask_next(case, turn.now)


def forget_draft(tick: Tick, case: Case | None) -> Decision:
    """Throw a forgotten draft away without a word; what stood in public before is an unmet need."""
    if case is None or case.request.state is not RequestState.DRAFT:
        return NOTHING
    if tick.away:
        return Decision(due=(replace(tick.due, local=case.local(tick.now) + IDLE),))
    if not case.request.opened_at:
        return discard(case.request, tick.now)
    unmet = case.with_request(replace(case.request, was_unmet=True))
    return end_request(unmet, RequestState.EXPIRED, tick.now)


STEPS = (
    StepKind(Preview, look_at_step, of_draft(answer_preview), of_draft(back)),
    StepKind(ChoosePart, look_at_step, of_draft(change_part), of_draft(back_to_preview)),
    StepKind(GoOn, look_at_step, of_draft(answer_nudge)),
    StepKind(Review, look_at_step, answer_review),
    StepKind(ReviewReason, look_at_step, refuse),
)
TIMERS = (
    TimerKind(moments.DRAFT_IDLE, "A late nudge is still useful; the draft waits a day more.", look_at_due, nudge),
    TimerKind(moments.DRAFT_OVER, "A day more after we were away, then it is thrown away.", look_at_due, forget_draft),
    TimerKind(moments.REVIEW_OVER, "The deputies are asked late, unless it was decided.", look_at_due, ask_deputies),
)
