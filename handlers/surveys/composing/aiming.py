"""Whom a survey asks, until when, and whether the room hears of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Final, Protocol

from handlers.basics.misread import misread
from handlers.decision import YES_NO, Choice, Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Neighbourhood, Person
from handlers.reading.dates.reader import DateQuestion, read_moment, says_when
from handlers.surveys.audience import look_at_audience
from handlers.surveys.composing.ready import ask_whether_ready
from handlers.surveys.nouns import Whom
from handlers.surveys.steps import Draft, SurveyRoom, SurveyUntil, SurveyWhom
from handlers.surveys.timers import CLOSES
from handlers.text import Said, Text, When, _, _n, lines

_LONGEST: Final = timedelta(days=92)
_WEEK: Final = timedelta(days=7)
_ONE, _TWO = "one", "two"


class OfDraft(Protocol):
    """A question about something that is being written."""

    @property
    def draft(self) -> Draft:
        """How far it is."""
        ...


@dataclass(frozen=True, slots=True)
class Aiming:
    """The neighbourhood, and who would be asked today, by whom that is."""

    place: Neighbourhood | None
    people: Mapping[Whom, tuple[Person, ...]] = field(default_factory=dict)

    def how_many(self, whom: Whom | None) -> int:
        """Count who would be asked."""
        return len(self.people.get(whom, ())) if whom else 0


async def look_at_aiming(turn: Turn, look: Look, step: OfDraft) -> Aiming:
    """Read who could be asked."""
    place = await look.neighbourhood(step.draft.place)
    if place is None:
        return Aiming(None)
    return Aiming(place, {whom: await look_at_audience(look, place, whom) for whom in Whom})


# --- whom -----------------------------------------------------------------------------------------------------------


def ask_whom(turn: Turn, draft: Draft, facts: Aiming, before: Text | None = None) -> Say:
    """Ask who is to be asked; it says how many, and never who."""
    choices = tuple(Choice(whom, _label(whom, facts.how_many(whom))) for whom in Whom)
    text = _("Whom shall I ask, each in private?")
    said = lines(before, text) if before else text
    return Say(turn.me, "survey.whom", said, choices=choices, step=SurveyWhom(draft))


def _label(whom: Whom, count: int) -> Text:
    match whom:
        case Whom.AGREED:
            return _n(
                "residents who said yes to surveys ({count} person)",
                "residents who said yes to surveys ({count} people)",
                count,
            )
        case Whom.VOLUNTEERS:
            return _n("the volunteers ({count} person)", "the volunteers ({count} people)", count)
        case Whom.ROOM:
            return _n(
                "who is in the room of residents and has talked with me ({count} person)",
                "who is in the room of residents and has talked with me ({count} people)",
                count,
            )


def choose_whom(turn: Turn, step: SurveyWhom, facts: Aiming) -> Decision:
    """Go on to the day."""
    if turn.answer is None or turn.answer.choice is None:
        return say(ask_whom(turn, step.draft, facts, misread(0)))
    draft = replace(step.draft, whom=Whom(turn.answer.choice))
    return say(
        ask_whether_ready(turn, draft, facts.how_many(draft.whom)) if draft.closes_local else ask_until(turn, draft)
    )


# --- until when -----------------------------------------------------------------------------------------------------


def ask_until(turn: Turn, draft: Draft, before: Text | None = None) -> Say:
    """Ask for the last day."""
    today = turn.now_local.date()
    choices = (
        Choice(_ONE, _("in a week: {day}", day=When(today + _WEEK))),
        Choice(_TWO, _("in two weeks: {day}", day=When(today + 2 * _WEEK))),
    )
    text = _("Which is the last day on which people can answer? Choose, or type a date.")
    said = lines(before, text) if before else text
    return Say(turn.me, "survey.until", said, choices=choices, step=SurveyUntil(draft), free=True)


def choose_until(turn: Turn, step: SurveyUntil, facts: Aiming) -> Decision:
    """Keep the day and go on to the room, or say what is wrong with it."""
    today, chosen = turn.now_local.date(), turn.answer.choice if turn.answer else None
    weeks = {_ONE: 1, _TWO: 2}.get(chosen or "")
    day = today + weeks * _WEEK if weeks else _read_day(turn)
    if isinstance(day, Text):
        return say(ask_until(turn, step.draft, day))
    if not today < day <= today + _LONGEST:
        return say(ask_until(turn, step.draft, _("Choose a day from tomorrow, and within three months.")))
    draft = replace(step.draft, closes_local=datetime.combine(day, CLOSES))
    if step.draft.closes_local is not None:
        return say(ask_whether_ready(turn, draft, facts.how_many(draft.whom)))
    return say(_ask_room(turn, draft))


def _read_day(turn: Turn) -> date | Text:
    found = read_moment(turn.text, now_local=turn.now_local, language=turn.language)
    if not says_when(turn.text, turn.language) or isinstance(found, DateQuestion):
        return _("I do not know which day you mean.")
    return found.on


# --- the room -------------------------------------------------------------------------------------------------------


def _ask_room(turn: Turn, draft: Draft, before: Said | None = None) -> Say:
    room = _("volunteers") if draft.whom is Whom.VOLUNTEERS else _("residents")
    text = _(
        "Shall I also tell the room of {room}? There I say how others can take part, and later what came of it.",
        room=room,
    )
    said = lines(before, text) if before else text
    return Say(turn.me, "survey.room", said, choices=YES_NO, step=SurveyRoom(draft))


def choose_room(turn: Turn, step: SurveyRoom, facts: Aiming) -> Decision:
    """Show all of it."""
    if turn.answer is None or turn.answer.choice is None:
        return say(_ask_room(turn, step.draft, misread(0)))
    draft = replace(step.draft, tells_room=turn.answer.choice == "yes")
    return say(ask_whether_ready(turn, draft, facts.how_many(draft.whom)))


# --- back -----------------------------------------------------------------------------------------------------------


def back_to_whom(turn: Turn, step: SurveyUntil, facts: Aiming) -> Decision:
    """Ask again whom to ask."""
    return say(ask_whom(turn, step.draft, facts))


def back_to_until(turn: Turn, step: SurveyRoom, facts: Aiming) -> Decision:
    """Ask again until when."""
    return say(ask_until(turn, replace(step.draft, closes_local=None)))


STEPS = (
    StepKind(SurveyWhom, look_at_aiming, choose_whom),
    StepKind(SurveyUntil, look_at_aiming, choose_until, back_to_whom),
    StepKind(SurveyRoom, look_at_aiming, choose_room, back_to_until),
)
