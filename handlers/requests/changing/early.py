"""Saying "done" before the day has come: who helps is asked whether they want to let go, who asked takes it back."""

from handlers.decision import YES_NO, Decision, StepKind, Turn, say
from handlers.requests.case import Case, look_at_step
from handlers.requests.changing.changes import withdraw
from handlers.requests.helping.release import release
from handlers.requests.nouns import ClaimState
from handlers.requests.refusing import unknown_number
from handlers.requests.steps import LetGo
from handlers.requests.telling import tell
from handlers.requests.words import WITHDRAW
from handlers.text import FirstWord, Said, When, _, sentences


def done_too_early(turn: Turn, case: Case) -> Decision:
    """Ask who helps what they mean; for who asked it is not needed any more."""
    part = case.part_of(turn.person.id)
    if part and part.state is ClaimState.HELPING:
        text = sentences(_not_yet(case), _("Do you want to let go of task {number}?", number=case.number))
        return say(tell(turn.person.id, case, "request.let_go", text, LetGo(case.number), YES_NO))
    if case.is_asker(turn.person.id):
        return withdraw(turn, case)
    back = _("Is it no longer needed? Type: {withdraw} {number}", withdraw=FirstWord(WITHDRAW), number=case.number)
    return say(tell(turn.person.id, case, "request.too_early", sentences(_not_yet(case), back)))


def _not_yet(case: Case) -> Said:
    when = case.request.when
    assert when is not None  # noqa: S101 - the caller has looked
    return _("That is only {when}.", when=When(when.on))


def answer_done_too_early(turn: Turn, step: LetGo, case: Case | None) -> Decision:
    """Let them go, or leave the task with them."""
    if case is None:
        return unknown_number(turn)
    if turn.answer and turn.answer.choice == "yes":
        return release(turn, case)
    text = _("Good. You keep task {number}.", number=case.number)
    return say(tell(turn.person.id, case, "request.kept", text))


STEPS = (StepKind(LetGo, look_at_step, answer_done_too_early),)
