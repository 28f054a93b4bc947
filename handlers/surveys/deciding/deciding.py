"""An organiser writes what was decided, why, and when to ask what came of it; a vote is asked about until they do."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final

from handlers.decision import Audience, Cancel, Choice, Close, Decision, Entity, Lane, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Due, Note, Person, PersonId
from handlers.reading.dates.reader import DateQuestion, read_moment, says_when
from handlers.reading.plain import clean
from handlers.reading.walltime import to_local
from handlers.surveys.audience import is_telling, leads
from handlers.surveys.nouns import SURVEY, Decided, Survey, SurveyState
from handlers.surveys.steps import DECIDING, SurveyDecide, SurveyDecideWhen, SurveyDecideWhy
from handlers.surveys.timers import DECIDE, FOLLOW, Told, tell_due
from handlers.text import Text, Verbatim, When, _, lines

LONGEST: Final = 600
_SHORTEST: Final = 3
_AT: Final = time(10)
_LONGEST_WAIT: Final = timedelta(days=366)
_MONTH, _QUARTER = "month", "quarter"
_DAYS: Final = {_MONTH: 30, _QUARTER: 90}
DECIDABLE: Final = frozenset({SurveyState.CLOSED, SurveyState.TOO_FEW})


@dataclass(frozen=True, slots=True)
class Deciding:
    """A survey that is over, who made it, and all who lead there."""

    survey: Survey
    composer: Person | None = None
    leading: tuple[PersonId, ...] = ()

    @property
    def title(self) -> Verbatim:
        """What it is about, in the language it was written in."""
        return Verbatim(self.survey.form.title(self.survey.form.languages[0]))


async def read_deciding(look: Look, number: int) -> Deciding | None:
    """Read it."""
    survey = await look.survey(number)
    if survey is None:
        return None
    leading = await look.people_with_any(survey.neighbourhood, LEADING)
    return Deciding(survey, await look.person(survey.composer), tuple(who.id for who, _roles in leading))


async def look_at_deciding(
    turn: Turn, look: Look, step: SurveyDecide | SurveyDecideWhy | SurveyDecideWhen
) -> Deciding | None:
    """Read it for an answer."""
    return await read_deciding(look, step.number)


def ask_what_was_decided(to: Audience, deciding: Deciding, *, lane: Lane = Lane.REPLY) -> Say:
    """Ask it of one organiser."""
    survey = deciding.survey
    text = _("What was decided about “{title}”? Write it in a few words.", title=deciding.title)
    about, step = Entity(SURVEY, survey.subject), SurveyDecide(survey.number)
    return Say(to, "survey.decide", text, about, step=step, free=True, lane=lane)


def take_decision(turn: Turn, step: SurveyDecide, deciding: Deciding | None) -> Decision:
    """Keep the words for now, and ask why."""
    if (no := not_now(turn, deciding)) or deciding is None:
        return no or Decision()
    words, wrong = read_words(turn)
    if wrong:
        return say(replace(ask_what_was_decided(turn.me, deciding), text=wrong))
    return say(_ask_why(turn, deciding, words))


def not_now(turn: Turn, deciding: Deciding | None) -> Decision | None:
    """Say why nothing can be decided; None when it can."""
    if deciding is None or not leads(turn, deciding.survey.neighbourhood):
        return say(Say(turn.me, "survey.no", _("I do not know that survey.")))
    if deciding.survey.state in DECIDABLE:
        return None
    return say(Say(turn.me, "survey.no", _("Somebody settled that already. Thank you.")))


def read_words(turn: Turn) -> tuple[str, Text | None]:
    """Read what was typed, or say what is wrong with it."""
    words = clean(turn.answer.text if turn.answer else "").strip()
    if len(words) > LONGEST or turn.incoming.cut:
        return words, _("That is too long. Send at most {n} letters.", n=LONGEST)
    return words, _("I need a few words for that.") if len(words) < _SHORTEST else None


def _ask_why(turn: Turn, deciding: Deciding, words: str, before: Text | None = None) -> Say:
    text = before or _("Why was it decided so? People read this too.")
    about, step = Entity(SURVEY, deciding.survey.subject), SurveyDecideWhy(deciding.survey.number, words)
    return Say(turn.me, "survey.decide.why", text, about, step=step, free=True)


def take_why(turn: Turn, step: SurveyDecideWhy, deciding: Deciding | None) -> Decision:
    """Keep the reason for now, and ask when it should be looked at again."""
    if (no := not_now(turn, deciding)) or deciding is None:
        return no or Decision()
    why, wrong = read_words(turn)
    if wrong:
        return say(_ask_why(turn, deciding, step.words, wrong))
    return say(_ask_when(turn, deciding, step.words, why))


def _ask_when(turn: Turn, deciding: Deciding, words: str, why: str, before: Text | None = None) -> Say:
    today = turn.now_local.date()
    month, quarter = (When(_on_a_working_day(today + timedelta(days=_DAYS[one]))) for one in (_MONTH, _QUARTER))
    choices = (
        Choice(_MONTH, _("in a month: {day}", day=month)),
        Choice(_QUARTER, _("in three months: {day}", day=quarter)),
    )
    text = _("When shall I ask you what came of it? Everybody who was asked hears it then. Choose, or type a date.")
    said = lines(before, text) if before else text
    about, step = Entity(SURVEY, deciding.survey.subject), SurveyDecideWhen(deciding.survey.number, words, why)
    return Say(turn.me, "survey.decide.when", said, about, choices, step, free=True)


def _on_a_working_day(day: date) -> date:
    return day + timedelta(days=max(0, 7 - day.weekday())) if day.weekday() > 4 else day


def take_when(turn: Turn, step: SurveyDecideWhen, deciding: Deciding | None) -> Decision:
    """Keep the decision and tell it to everybody."""
    if (no := not_now(turn, deciding)) or deciding is None:
        return no or Decision()
    today, chosen = turn.now_local.date(), turn.answer.choice if turn.answer else None
    day = _on_a_working_day(today + timedelta(days=_DAYS[chosen])) if chosen in _DAYS else _read_day(turn)
    if day is None or not today < day <= today + _LONGEST_WAIT:
        why = _("Choose a day from tomorrow, and within a year.")
        return say(_ask_when(turn, deciding, step.words, step.why, why))
    return _decide(turn, deciding.survey, Decided(step.words, step.why, day))


def _read_day(turn: Turn) -> date | None:
    found = read_moment(turn.text, now_local=turn.now_local, language=turn.language)
    return None if isinstance(found, DateQuestion) or not says_when(turn.text, turn.language) else found.on


def _decide(turn: Turn, survey: Survey, decided: Decided) -> Decision:
    settled = replace(survey, state=SurveyState.DECIDED, decision=decided)
    note = Note(turn.person.id, "survey.decided", survey.subject, neighbourhood=survey.neighbourhood)
    told = _("Thank you. Everybody who was asked hears it. On {day} I ask what came of it.", day=When(decided.asks_on))
    return Decision(
        save=(settled, note),
        say=(Say(turn.me, "survey.decided", told, Entity(SURVEY, survey.subject)),),
        due=(tell_due(survey, to_local(turn.now, survey.zone), Told.DECISION), follow_due(settled, decided.asks_on)),
        cancel=(Cancel(DECIDE, survey.subject),),
        close=tuple(Close(one.name, survey.subject) for one in DECIDING),
    )


# --- when ---------------------------------------------------------------------------------------------------------


def decide_due(survey: Survey, day: date, times: int = 0) -> Due:
    """Plan to ask what was decided."""
    return _asking(DECIDE, survey, day, times)


def follow_due(survey: Survey, day: date, times: int = 0) -> Due:
    """Plan to ask what came of it."""
    return _asking(FOLLOW, survey, day, times)


def _asking(kind: str, survey: Survey, day: date, times: int) -> Due:
    local, fields = datetime.combine(day, _AT), (("times", str(times)),)
    return Due(kind, survey.subject, local, survey.zone, None, survey.neighbourhood, may_wait=True, fields=fields)


STEPS = (
    StepKind(SurveyDecide, look_at_deciding, take_decision, hears_danger=True, whole=True, takes=is_telling),
    StepKind(SurveyDecideWhy, look_at_deciding, take_why, hears_danger=True, whole=True, takes=is_telling),
    StepKind(SurveyDecideWhen, look_at_deciding, take_when),
)
