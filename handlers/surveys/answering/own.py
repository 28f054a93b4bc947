"""Somebody's own answers, for them alone, while the survey is open: to change one, or to erase all."""

from __future__ import annotations

from typing import Final

from handlers.decision import NOTHING, Choice, Decision, Entity, Say, StepKind, Turn, say
from handlers.records import Record
from handlers.surveys.answering.asking import SCALE, ask
from handlers.surveys.answering.case import Case, look_at_case, over
from handlers.surveys.answering.inviting import closes_at
from handlers.surveys.nouns import SURVEY, Ballot, Given, Kind, Taker, Taking
from handlers.surveys.steps import SurveyOwn
from handlers.text import Said, Verbatim, When, _, _n, lines

ERASE: Final = "erase"
SO: Final = "so"


def show_own(turn: Turn, case: Case) -> Decision:
    """Show what they answered; neither the question nor its message outlives the survey."""
    form, day = case.survey.form, When(case.survey.closes_local.date())
    answers = tuple(_line(case, at) for at in range(len(form.parts)))
    text = lines(_("These are your answers. Until {day} you can change them.", day=day), *answers, _("What changes?"))
    numbers = tuple(Choice(str(at), _("question {number}", number=at + 1)) for at in range(len(form.parts)))
    choices = (*numbers, Choice(ERASE, _("erase all my answers")), Choice(SO, _("nothing, leave it so")))
    about, step = Entity(SURVEY, case.survey.subject), SurveyOwn(case.number)
    return say(Say(turn.me, "survey.own", text, about, choices, step, light=True, not_after=closes_at(case.survey)))


def _line(case: Case, at: int) -> Said:
    given = case.ballot.to(at)
    question = Verbatim(f"{at + 1}. {case.survey.form.question(at, case.language)}")
    return _("{question} {answer}", question=question, answer=_answer(case, at, given))


def _answer(case: Case, at: int, given: Given | None) -> Said:
    if given is None or not given.says_something:
        return _("(left out)")
    if given.choice is None:
        return Verbatim(given.words)
    if case.survey.form.parts[at].kind is Kind.SCALE:
        return SCALE[given.choice]
    return Verbatim(case.survey.form.choices(at, case.language)[given.choice])


def choose_own(turn: Turn, step: SurveyOwn, case: Case | None) -> Decision:
    """Ask that question again, erase everything, or leave it."""
    if (no := over(turn, case)) or case is None:
        return no or NOTHING
    chosen = (turn.answer.choice if turn.answer else None) or SO
    if chosen == ERASE:
        return erase(turn, case)
    if chosen.isdecimal() and int(chosen) < len(case.survey.form.parts):
        return say(ask(turn, case, int(chosen), alone=True))
    return say(Say(turn.me, "survey.kept", _("Good. It stays as it is.")))


def erase(turn: Turn, case: Case) -> Decision:
    """Take all answers back: they are erased, and do not count."""
    text = _n("I have erased your answer.", "I have erased your answers.", max(len(case.ballot.given), 1))
    return Decision(save=nothing_of(turn, case)) + say(Say(turn.me, "survey.erased", text))


def nothing_of(turn: Turn, case: Case) -> tuple[Record, ...]:
    """Erase what somebody answered, and remind them of nothing."""
    declined = Taker(case.number, turn.person.id, Taking.DECLINED)
    return (declined, Ballot(case.number, turn.person.id))


STEPS = (StepKind(SurveyOwn, look_at_case, choose_own),)
