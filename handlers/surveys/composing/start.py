"""Starting a survey: its number, and everything that comes due."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.decision import Decision, Entity, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Note
from handlers.reading.walltime import to_local
from handlers.surveys.audience import leads
from handlers.surveys.composing.aiming import Aiming, ask_until, ask_whom, look_at_aiming
from handlers.surveys.composing.ready import ask_whether_ready
from handlers.surveys.composing.writing import Writing as Places
from handlers.surveys.composing.writing import begin, look_at_writing, no_more
from handlers.surveys.nouns import SURVEY, Aim, Survey, SurveyState
from handlers.surveys.steps import Draft, SurveyReady
from handlers.surveys.timers import all_dues
from handlers.surveys.words import called
from handlers.text import Said, When, _, sentences


@dataclass(frozen=True, slots=True)
class Starting:
    """Who would be asked, the next number, and where the person may make surveys."""

    aiming: Aiming
    number: int
    places: Places


async def look_at_ready(turn: Turn, look: Look, step: SurveyReady) -> Starting:
    """Read it anew: people come and go."""
    aiming, number = await look_at_aiming(turn, look, step), await look.next_number(SURVEY)
    return Starting(aiming, number, await look_at_writing(turn, look))


def choose_ready(turn: Turn, step: SurveyReady, facts: Starting) -> Decision:
    """Start, change something, or leave it."""
    draft = step.draft
    if not leads(turn, draft.place):
        return no_more(turn)
    match turn.answer.choice if turn.answer else None:
        case "start":
            return _start(turn, draft, facts)
        case "others":
            return say(ask_whom(turn, draft, facts.aiming))
        case "day":
            return say(ask_until(turn, draft))
        case "anew":
            return begin(turn, facts.places, aim=draft.aim)
        case "stop":
            return say(Say(turn.me, "survey.dropped", _("All right. Nothing was sent.")))
        case _:
            return say(ask_whether_ready(turn, draft, facts.aiming.how_many(draft.whom)))


def _start(turn: Turn, draft: Draft, facts: Starting) -> Decision:
    place, whom, closes = facts.aiming.place, draft.whom, draft.closes_local
    if place is None or whom is None or closes is None:
        return begin(turn, facts.places, aim=draft.aim)
    survey = Survey(
        facts.number,
        place.id,
        turn.person.id,
        SurveyState.OPEN,
        whom,
        closes,
        place.zone,
        turn.now,
        draft.form,
        draft.tells_room,
        aim=draft.aim,
    )
    told = Say(turn.me, "survey.started", _started(survey), Entity(SURVEY, survey.subject))
    note = Note(turn.person.id, "survey.started", survey.subject, neighbourhood=place.id)
    rows = all_dues(survey, to_local(turn.now, place.zone))
    return Decision(save=(survey, note), say=(told,), due=rows)


def _started(survey: Survey) -> Said:
    when = When(survey.closes_local.date(), survey.closes_local.time())
    return sentences(
        _("Vote {number} has started.", number=survey.number)
        if survey.aim is Aim.VOTE
        else _("Survey {number} has started.", number=survey.number),
        _("On {when} I tell you what came of it.", when=when),
        _("To end it or to take it back, type: {words}", words=called(survey.number)),
    )


STEPS = (StepKind(SurveyReady, look_at_ready, choose_ready),)
