"""What somebody answers: kept at once, so that nothing is lost when they stop in the middle."""

from __future__ import annotations

from typing import Final

from handlers.basics.misread import misread
from handlers.decision import NOTHING, Choice, Decision, Entity, Say, StepKind, Turn, say
from handlers.reading.answers import is_unsure
from handlers.reading.own_text import COULD_TELL, tidied
from handlers.reading.plain import clean
from handlers.surveys.answering.asking import LATER, SKIP, ask, go_on
from handlers.surveys.answering.case import Case, as_taking, look_at_case, over
from handlers.surveys.answering.inviting import CHOICES as INVITING
from handlers.surveys.answering.inviting import closes_at, invitation
from handlers.surveys.answering.own import nothing_of, show_own
from handlers.surveys.audience import is_telling
from handlers.surveys.nouns import SURVEY, Given, Taking
from handlers.surveys.steps import SurveyAnswer, SurveyInvited, SurveyTidy, SurveyWords
from handlers.surveys.words import called
from handlers.text import Said, Text, Verbatim, _, lines

LONGEST: Final = 500
_KEEP, _ANEW = "keep", "anew"
_TIDY: Final = (
    Choice(_KEEP, _("keep it like this")),
    Choice(_ANEW, _("write it again")),
    Choice(SKIP, _("leave it out")),
)


# --- beginning ------------------------------------------------------------------------------------------------------


def take_part(turn: Turn, case: Case | None) -> Decision:
    """Begin, go on where somebody stopped, or show them what they answered."""
    if (no := over(turn, case)) or case is None:
        return no or NOTHING
    if not case.left:
        return show_own(turn, case)
    if not case.ballot.given:
        return Decision(save=as_taking(case, turn.person.id, Taking.BEGUN)) + say(_invite(turn, case))
    return go_on(turn, case)


def _invite(turn: Turn, case: Case) -> Say:
    text, step = invitation(case.survey, case.place, case.language), SurveyInvited(case.number)
    return Say(turn.me, "survey.begin", text, Entity(SURVEY, case.survey.subject), INVITING, step, light=True)


def answer_invited(turn: Turn, step: SurveyInvited, case: Case | None) -> Decision:
    """Begin, or leave them in peace; who says no is reminded of nothing."""
    if (no := over(turn, case)) or case is None:
        return no or NOTHING
    match turn.answer.choice if turn.answer else None:
        case "begin":
            return go_on(turn, case) if case.left else show_own(turn, case)
        case "never":
            text = _("All right, I ask you no more about this one.")
            return Decision(save=nothing_of(turn, case)) + say(Say(turn.me, "survey.declined", text))
        case _:
            return say(_go_on_later(turn, case))


def _answers_otherwise(turn: Turn, step: SurveyInvited) -> bool:
    """Words that are none of the choices never answer an invitation: it is no question that waits."""
    return False


def _go_on_later(turn: Turn, case: Case) -> Say:
    return Say(turn.me, "survey.later", _("All right. To go on, type: {words}", words=called(case.number)))


# --- a choice -------------------------------------------------------------------------------------------------------


def answer_choice(turn: Turn, step: SurveyAnswer, case: Case | None) -> Decision:
    """Keep a choice, or that it was left out, and go on."""
    if (no := over(turn, case)) or case is None:
        return no or NOTHING
    chosen = turn.answer.choice if turn.answer else None
    if chosen == LATER:
        return say(_go_on_later(turn, case))
    if chosen == SKIP:
        return go_on(turn, case.saying(Given(step.question)), alone=step.alone)
    if chosen is None or not chosen.isdecimal() or int(chosen) >= case.survey.form.parts[step.question].answers:
        return say(ask(turn, case, step.question, (misread(0),), alone=step.alone))
    return go_on(turn, case.saying(Given(step.question, int(chosen))), alone=step.alone)


# --- own words ------------------------------------------------------------------------------------------------------


def answer_words(turn: Turn, step: SurveyWords, case: Case | None) -> Decision:
    """Keep own words; where something private stands in them, ask whether they may be kept without it."""
    if (no := over(turn, case)) or case is None:
        return no or NOTHING
    said = clean(turn.answer.text if turn.answer else "").strip()
    if not said or is_unsure(said):
        return go_on(turn, case.saying(Given(step.question)), alone=step.alone)
    tidy = tidied(said, LONGEST, cut=turn.incoming.cut)
    if isinstance(tidy, Text):
        return _again(turn, case, step, tidy)
    if not tidy:
        return _again(turn, case, step, COULD_TELL)
    if tidy != said:
        return say(_ask_whether_tidy(turn, case, step, tidy))
    return go_on(turn, case.saying(Given(step.question, words=said)), alone=step.alone)


def _again(turn: Turn, case: Case, step: SurveyWords, why: Said) -> Decision:
    return say(ask(turn, case, step.question, (why,), alone=step.alone))


def _ask_whether_tidy(turn: Turn, case: Case, step: SurveyWords, tidy: str) -> Say:
    """Show what would be kept; neither the question nor its message outlives the survey."""
    text = lines(_("Something private stood in it. I would keep this:"), Verbatim(tidy))
    tidied = SurveyTidy(case.number, step.question, tidy, step.alone)
    about, until = Entity(SURVEY, case.survey.subject), closes_at(case.survey)
    return Say(turn.me, "survey.question", text, about, _TIDY, tidied, light=True, not_after=until)


def answer_tidy(turn: Turn, step: SurveyTidy, case: Case | None) -> Decision:
    """Keep it without what was private, ask again, or leave it out."""
    if (no := over(turn, case)) or case is None:
        return no or NOTHING
    match turn.answer.choice if turn.answer else None:
        case "keep":
            return go_on(turn, case.saying(Given(step.question, words=step.words)), alone=step.alone)
        case "skip":
            return go_on(turn, case.saying(Given(step.question)), alone=step.alone)
        case _:
            return say(ask(turn, case, step.question, alone=step.alone))


STEPS = (
    StepKind(SurveyInvited, look_at_case, answer_invited, hears=_answers_otherwise),
    StepKind(SurveyAnswer, look_at_case, answer_choice),
    StepKind(SurveyWords, look_at_case, answer_words, hears_danger=True, whole=True, takes=is_telling),
    StepKind(SurveyTidy, look_at_case, answer_tidy),
)
