"""A survey closes: counts are kept, every answer is erased, and everybody who was asked hears what came of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from handlers.decision import NOTHING, Decision, Entity, Lane, Say, Tick, TimerKind, ToPerson
from handlers.look import Look
from handlers.model import Due, Neighbourhood, Person
from handlers.reading.walltime import to_local
from handlers.surveys.answering.inviting import room_of
from handlers.surveys.closing.counting import outcome_of, texts_of
from handlers.surveys.closing.result import came, decided, result
from handlers.surveys.deciding.deciding import decide_due
from handlers.surveys.nouns import SURVEY, Aim, Given, Survey, SurveyState, Taking, Unlinked
from handlers.surveys.steps import holding_nothing
from handlers.surveys.timers import AT_ONCE, CLOSE, TELL, Told, after_whom, nothing_more, tell_due, told_of
from handlers.surveys.words import PROPOSAL_WORDS, called
from handlers.text import FirstWord, InLanguage, Said, _, lines

A_WEEK: Final = timedelta(days=7)
"""So long after a vote organisers are asked what was decided."""
_TEXTS: Final[Mapping[Told, Callable[[Survey, str], Said]]] = {
    Told.RESULT: result,
    Told.DECISION: decided,
    Told.CAME: came,
}


@dataclass(frozen=True, slots=True)
class Closing:
    """A survey that ends, and all answers; whose they are is not known here."""

    survey: Survey
    all_given: tuple[tuple[Given, ...], ...]


async def read_closing(look: Look, number: int) -> Closing | None:
    """Read it; None when there is nothing to close."""
    survey = await look.survey(number)
    if survey is None or not survey.is_open:
        return None
    return Closing(survey, await look.all_given(number))


async def look_at_closing(tick: Tick, look: Look) -> Closing | None:
    """Read it when its day came."""
    return await read_closing(look, int(tick.due.subject))


def close_in_time(tick: Tick, closing: Closing | None) -> Decision:
    """Close it; an earlier end by hand leaves nothing to do."""
    return close(closing, tick.now) if closing else NOTHING


def close(closing: Closing, now: datetime) -> Decision:
    """Keep the counts and loose texts, erase the rest; then everybody is told."""
    survey = closing.survey
    outcome = outcome_of(survey.form, closing.all_given)
    state = SurveyState.CLOSED if outcome else SurveyState.TOO_FEW
    over = replace(survey, state=state, outcome=outcome, closed_at=now)
    texts = texts_of(survey.form, closing.all_given) if outcome else ()
    return Decision(
        save=(over, Unlinked(survey.number, texts)),
        due=(tell_due(survey, to_local(now, survey.zone)), *_asked_later(over)),
        cancel=nothing_more(survey),
        close=holding_nothing(survey.subject),
    )


def _asked_later(over: Survey) -> tuple[Due, ...]:
    """Plan to ask what was decided on a vote: nobody votes for nothing."""
    if over.aim is not Aim.VOTE or over.closed_at is None:
        return ()
    return (decide_due(over, (to_local(over.closed_at, over.zone) + A_WEEK).date()),)


# --- telling --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Telling:
    """A survey that is over, where, and the people who were asked."""

    survey: Survey
    place: Neighbourhood
    people: tuple[Person, ...]
    composer: Person | None
    has_texts: bool = False


async def look_at_telling(tick: Tick, look: Look) -> Telling | None:
    """Read who is to hear of it."""
    survey = await look.survey(int(tick.due.subject))
    place = await look.neighbourhood(survey.neighbourhood) if survey else None
    if survey is None or place is None or survey.is_open:
        return None
    asked = [one.person for one in await look.takers(survey.number) if one.taking is not Taking.DECLINED]
    people = await look.people([one for one in asked if one != survey.composer])
    composer, texts = await look.person(survey.composer), await look.loose_texts(survey.number)
    return Telling(survey, place, people, composer, bool(texts))


def tell(tick: Tick, telling: Telling | None) -> Decision:
    """Tell the next hundred people; with the first of them the room, and who made it."""
    if telling is None or telling.survey.state is SurveyState.WITHDRAWN:
        return NOTHING
    after, what = after_whom(tick.due), told_of(tick.due)
    left = tuple(one for one in telling.people if one.id > after and not one.stopped)
    batch = left[:AT_ONCE]
    first = () if after else (*_to_room(telling, what), *_to_composer(telling, what))
    told = tuple(_to_person(telling, one, what) for one in batch)
    local = to_local(tick.now, telling.survey.zone)
    rest = (tell_due(telling.survey, local, what, batch[-1].id),) if len(left) > len(batch) else ()
    return Decision(say=(*first, *told), due=rest)


def _to_person(telling: Telling, person: Person, what: Told, *more: Said) -> Say:
    survey = telling.survey
    text = lines(_TEXTS[what](survey, person.language or telling.place.language), *more)
    return Say(ToPerson(person.id), f"survey.{what}", text, Entity(SURVEY, survey.subject), lane=Lane.PLANNED)


def _to_room(telling: Telling, what: Told) -> tuple[Say, ...]:
    survey, language = telling.survey, telling.place.language
    if not survey.tells_room:
        return ()
    text, about = InLanguage(language, _TEXTS[what](survey, language)), Entity(SURVEY, survey.subject)
    return (Say(room_of(survey), f"survey.{what}", text, about, lane=Lane.PLANNED),)


def _to_composer(telling: Telling, what: Told) -> tuple[Say, ...]:
    """Tell who made it the same, and what can follow."""
    if telling.composer is None or what is not Told.RESULT:
        return ()
    survey = telling.survey
    read = _(
        "What people wrote in their own words, you read with: {words} read. After thirty days I erase it.",
        words=called(survey.number),
    )
    decide = _("To write what is decided, type: {words}. People hear it.", words=called(survey.number))
    vote = _("To let people vote on proposals, type: {words}", words=FirstWord(PROPOSAL_WORDS))
    asked = _("If you have not written in a week what is decided, I ask you.")
    follows = (asked,) if survey.aim is Aim.VOTE else (vote,)
    more = (*((read,) if telling.has_texts else ()), decide, *follows)
    return (_to_person(telling, telling.composer, what, *more),)


TIMERS = (
    TimerKind(CLOSE, "It closes late; what was answered until then counts.", look_at_closing, close_in_time),
    TimerKind(TELL, "Everybody hears of it late.", look_at_telling, tell),
)
