"""The yes of somebody to be asked in private, and taking it back: as easy as giving it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.decision import Command, Decision, Say, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.model import Consent, Neighbourhood, Withdrawn
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.signs import wave
from handlers.surveys.answering.asking import agreement, ask_to_agree
from handlers.surveys.nouns import SURVEY, Taker, Taking
from handlers.surveys.steps import SurveyAgree
from handlers.surveys.words import STOP_SURVEYS_WORDS
from handlers.text import FirstWord, _


@dataclass(frozen=True, slots=True)
class Agreeing:
    """Where somebody lives, what they said yes to already, and what they were asked and did not begin."""

    places: tuple[Neighbourhood, ...]
    given: tuple[Consent, ...] = ()
    asked: tuple[Taker, ...] = ()

    def has_agreed(self, place: str) -> bool:
        """Whether they said yes there."""
        return any(one.subject == place for one in self.given)


async def look_at_agreeing(turn: Turn, look: Look, _step: object = None) -> Agreeing:
    """Read it."""
    given = [one for one in await look.consents(turn.person.id) if one.purpose == SURVEY]
    asked = [one for one in await look.taken_by(turn.person.id) if one.taking is Taking.ASKED]
    return Agreeing(await places_of(turn, look), tuple(given), tuple(asked))


def offer(turn: Turn, facts: Agreeing) -> Decision:
    """Say that there is nothing now, and ask whether they want to be asked when there is."""
    if not facts.places:
        return no_neighbourhood(turn)
    place = next((one for one in facts.places if not facts.has_agreed(one.id)), None)
    if place is None:
        text = _(
            "There is no survey now. I ask you when there is one. Rather not? Type: {words}",
            words=FirstWord(STOP_SURVEYS_WORDS),
        )
        return say(Say(turn.me, "survey.none", text))
    nothing = Say(turn.me, "survey.none", _("There is no survey now."))
    return say(nothing, ask_to_agree(turn.person.id, place.id, place.name))


def answer_agree(turn: Turn, step: SurveyAgree, facts: Agreeing) -> Decision:
    """Keep a clear yes with its exact text; a no changes nothing."""
    place = next((one for one in facts.places if one.id == step.place), None)
    if place is None or turn.answer is None or turn.answer.choice != "yes":
        return say(Say(turn.me, "survey.agree.no", _("All right, I do not ask it.")))
    return agree(turn, facts, place)


def agree(turn: Turn, facts: Agreeing, place: Neighbourhood) -> Decision:
    """Keep the yes."""
    given = Consent(
        turn.person.id, SURVEY, place.id, agreement(place.name), turn.language, turn.incoming.channel, turn.now
    )
    told = _("Good. I ask you when there is a survey. Rather not? Type: {words}", words=FirstWord(STOP_SURVEYS_WORDS))
    kept = () if facts.has_agreed(place.id) else (given,)
    return Decision(save=kept) + say(Say(turn.me, "survey.agree.yes", told))


def stop_surveys(turn: Turn, facts: Agreeing) -> Decision:
    """Take the yes back: they are asked no more, also not reminded of what they did not begin."""
    left = tuple(replace(one, taking=Taking.DECLINED) for one in facts.asked)
    told = Say(turn.me, "survey.agree.no", _("Good. I ask you no more surveys."))
    return Decision(save=(Withdrawn(turn.person.id, (SURVEY,)), *left)) + say(*wave(turn), told)


STEPS = (StepKind(SurveyAgree, look_at_agreeing, answer_agree),)
COMMANDS = (
    Command(
        "survey.stop",
        STOP_SURVEYS_WORDS,
        _("be asked no more surveys"),
        look_at_agreeing,
        stop_surveys,
        Takes.NOTHING,
    ),
)
