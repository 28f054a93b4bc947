"""Asking for somebody else: only with their yes, and with a record of how it was given and who says so."""

from handlers.basics.listing import person_called
from handlers.decision import Choice, Decision, Say, StepKind, ToRole, Turn, say
from handlers.model import LEADING, Note, Role
from handlers.requests import words
from handlers.requests.draft_steps import BehalfKnows, BehalfName, BehalfNotYet, BehalfThrough
from handlers.requests.drafting.ask import Asking, begin, look_at_step_asking
from handlers.requests.drafting.whom import ask_whom
from handlers.requests.nouns import Behalf
from handlers.text import FirstWord, _, sentences

_THROUGH = (
    Choice("phone", _("by phone")),
    Choice("visit", _("at their home")),
    Choice("family", _("through family")),
)
_NOT_YET = (Choice("ask", _("I will ask first")), Choice("organiser", _("let an organiser contact me")))


def answer_name(turn: Turn, step: BehalfName, asking: Asking) -> Decision:
    """Keep the first name alone: age, illness and the rest that people add are nobody's business."""
    return ask_whom(turn, step.neighbourhood, step.cause, turn.text)


def answer_knows(turn: Turn, step: BehalfKnows, asking: Asking) -> Decision:
    """Go on only with a yes; who cannot ask may let an organiser do it."""
    if turn.answer and turn.answer.choice == "yes":
        question = BehalfThrough(step.neighbourhood, step.cause, step.whom)
        return say(Say(turn.me, "behalf.through", _("How did they agree?"), choices=_THROUGH, step=question))
    if turn.roles_in(step.neighbourhood) & LEADING:
        return say(_ask_first(turn))
    text = _("I post nothing without their yes. What do you want to do?")
    return say(Say(turn.me, "behalf.not_yet", text, choices=_NOT_YET, step=BehalfNotYet(step.neighbourhood)))


def _ask_first(turn: Turn) -> Say:
    text = sentences(
        _("Please ask first. I keep nothing until then."),
        _("Is it a yes? Then type: {behalf}", behalf=FirstWord(words.BEHALF)),
    )
    return Say(turn.me, "behalf.ask_first", text)


def answer_not_yet(turn: Turn, step: BehalfNotYet, asking: Asking) -> Decision:
    """Ask the organisers to contact who worries; nothing about the neighbour is passed on."""
    if not turn.answer or turn.answer.choice != "organiser":
        return say(_ask_first(turn))
    team = _(
        "{name} knows somebody who may need help and cannot ask them. Please contact {name}.",
        name=person_called(turn.person),
    )
    note = Note(turn.person.id, "behalf.passed_on", "behalf", None, step.neighbourhood)
    mine = _("Thank you. An organiser will contact you. I keep nothing about your neighbour.")
    return Decision(
        save=(note,),
        say=(
            Say(ToRole(step.neighbourhood, Role.ORGANISER), "behalf.contact", team),
            Say(turn.me, "behalf.passed_on", mine),
        ),
    )


def answer_through(turn: Turn, step: BehalfThrough, asking: Asking) -> Decision:
    """Record how they agreed and who says so, and begin the request; the neighbour gets no account."""
    place = next((place for place in asking.places if place.id == step.neighbourhood), None)
    through = turn.answer.choice if turn.answer else None
    if place is None or through is None:
        return say(_ask_first(turn))
    behalf = Behalf(step.whom, turn.person.id, through, turn.now)
    return begin(turn, asking, place, "", step.cause, behalf)


STEPS = (
    StepKind(BehalfName, look_at_step_asking, answer_name),
    StepKind(BehalfKnows, look_at_step_asking, answer_knows),
    StepKind(BehalfNotYet, look_at_step_asking, answer_not_yet),
    StepKind(BehalfThrough, look_at_step_asking, answer_through),
)
