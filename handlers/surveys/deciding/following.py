"""What came of a decision: asked on its day, again every week until somebody says it, and told to everybody."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import Final

from handlers.decision import (
    NOTHING,
    Audience,
    Cancel,
    Close,
    Decision,
    Entity,
    Lane,
    Say,
    StepKind,
    Tick,
    TimerKind,
    ToPerson,
    ToRole,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import Note, Role
from handlers.reading.walltime import to_local
from handlers.surveys.audience import is_telling, leads
from handlers.surveys.deciding.deciding import (
    DECIDABLE,
    Deciding,
    ask_what_was_decided,
    decide_due,
    follow_due,
    read_deciding,
    read_words,
)
from handlers.surveys.nouns import SURVEY, Aim, SurveyState
from handlers.surveys.steps import SurveyCame
from handlers.surveys.timers import DECIDE, FOLLOW, Told, tell_due
from handlers.text import Verbatim, _

_WEEKLY, _MONTHLY = timedelta(days=7), timedelta(days=30)
_TIMES_WEEKLY: Final = 4
"""So often it is asked every week; then every month."""


async def look_at_due(tick: Tick, look: Look) -> Deciding | None:
    """Read what is asked about."""
    return await read_deciding(look, int(tick.due.subject))


def ask_for_a_decision(tick: Tick, deciding: Deciding | None) -> Decision:
    """Ask what was decided on a vote, and again in a week: people voted, so they hear what became of it."""
    if deciding is None or deciding.survey.aim is not Aim.VOTE or deciding.survey.state not in DECIDABLE:
        return NOTHING
    asked = tuple(ask_what_was_decided(one, deciding, lane=Lane.PLANNED) for one in _whom(tick, deciding))
    return Decision(say=asked, due=(decide_due(deciding.survey, _next(tick, deciding), _times(tick) + 1),))


def ask_what_came(tick: Tick, deciding: Deciding | None) -> Decision:
    """Ask what came of a decision, and again in a week."""
    if deciding is None or deciding.survey.state is not SurveyState.DECIDED:
        return NOTHING
    asked = tuple(ask_for_words(one, deciding, lane=Lane.PLANNED) for one in _whom(tick, deciding))
    return Decision(say=asked, due=(follow_due(deciding.survey, _next(tick, deciding), _times(tick) + 1),))


def _whom(tick: Tick, deciding: Deciding) -> tuple[Audience, ...]:
    """Ask who made it; where that brought nothing, or they lead no more, all who lead there."""
    composer = deciding.composer
    if composer is not None and not composer.stopped and composer.id in deciding.leading and _times(tick) == 0:
        return (ToPerson(composer.id),)
    everybody = tuple(map(ToPerson, deciding.leading))
    return everybody or (ToRole(deciding.survey.neighbourhood, Role.ORGANISER),)


def _times(tick: Tick) -> int:
    return int(dict(tick.due.fields).get("times", "0"))


def _next(tick: Tick, deciding: Deciding) -> date:
    length = _WEEKLY if _times(tick) < _TIMES_WEEKLY else _MONTHLY
    return (to_local(tick.now, deciding.survey.zone) + length).date()


def ask_for_words(to: Audience, deciding: Deciding, *, lane: Lane = Lane.REPLY) -> Say:
    """Ask what came of it, with what was decided."""
    survey = deciding.survey
    decided = Verbatim(survey.decision.words if survey.decision else "")
    text = _(
        "About “{title}” was decided: {decision}\nWhat came of it? Everybody who was asked hears it.",
        title=deciding.title,
        decision=decided,
    )
    about, step = Entity(SURVEY, survey.subject), SurveyCame(survey.number)
    return Say(to, "survey.came", text, about, step=step, free=True, lane=lane)


async def look_at_came(turn: Turn, look: Look, step: SurveyCame) -> Deciding | None:
    """Read it for an answer."""
    return await read_deciding(look, step.number)


def take_what_came(turn: Turn, step: SurveyCame, deciding: Deciding | None) -> Decision:
    """Keep it and tell it to everybody; only then it is over."""
    if deciding is None or not leads(turn, deciding.survey.neighbourhood):
        return say(Say(turn.me, "survey.no", _("I do not know that survey.")))
    survey = deciding.survey
    if survey.state is not SurveyState.DECIDED:
        return say(Say(turn.me, "survey.no", _("Somebody settled that already. Thank you.")))
    words, wrong = read_words(turn)
    if wrong:
        return say(replace(ask_for_words(turn.me, deciding), text=wrong))
    over = replace(survey, state=SurveyState.FOLLOWED, came_of=words, followed_at=turn.now)
    note = Note(turn.person.id, "survey.followed", survey.subject, neighbourhood=survey.neighbourhood)
    thanks = Say(turn.me, "survey.followed", _("Thank you. Everybody who was asked hears it."))
    return Decision(
        save=(over, note),
        say=(thanks,),
        due=(tell_due(survey, to_local(turn.now, survey.zone), Told.CAME),),
        cancel=(Cancel(FOLLOW, survey.subject),),
        close=(Close(SurveyCame.name, survey.subject),),
    )


STEPS = (StepKind(SurveyCame, look_at_came, take_what_came, hears_danger=True, whole=True, takes=is_telling),)
TIMERS = (
    TimerKind(DECIDE, "It is asked late too.", look_at_due, ask_for_a_decision),
    TimerKind(FOLLOW, "It is asked late too.", look_at_due, ask_what_came),
)
