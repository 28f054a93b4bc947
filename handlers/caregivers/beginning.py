"""The talk begins by word, or by a hashtag anywhere in a sentence, and goes on in private.

In a room everybody reads that a private message follows, and not about what. Who says to be younger than 16 hears whom
a child can talk to, and nothing is kept, as for a child who wants to help (`handlers.volunteers.age`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.basics.calls import Reach, reach
from handlers.basics.human import call_for
from handlers.basics.listing import person_called
from handlers.caregivers.facts import Caring, read_caring
from handlers.caregivers.going_on import tell
from handlers.caregivers.questions import again, ask_for_somebody, ask_how_long, ask_with_whom
from handlers.caregivers.steps import ForSomebody, JustTalk, Talk, WhichPlace
from handlers.caregivers.words import CAREGIVER_WORDS, HASHTAG
from handlers.decision import NOTHING, Choice, Command, Decision, Here, Say, StepKind, Takes, Turn, Watch, say
from handlers.look import Look
from handlers.model import IncomingKind, Neighbourhood, Role, RoomKind
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.reading.caring import age_said, speaks_of_caring, speaks_of_somebody_close
from handlers.reading.plain import same_word, words
from handlers.requests.drafting.ask import begin_as
from handlers.requests.nouns import Category
from handlers.text import Verbatim, _
from handlers.volunteers.age import TalkMore, comfort

YOUNG: Final = 16
TEENAGER: Final = 13


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where somebody lives, and when that is clear the facts of a talk there; ``reached`` is who could call them.

    That is an organiser, or of who is young only the confidential person.
    """

    places: tuple[Neighbourhood, ...]
    caring: Caring | None = None
    reached: Reach | None = None


# --- the beginning --------------------------------------------------------------------------------------------------


async def look_at_beginning(turn: Turn, look: Look) -> Beginning:
    """Read where the person lives, and what counts there when that is clear."""
    places = await places_of(turn, look)
    return await _read(turn, look, places) if len(places) == 1 else Beginning(places)


async def _read(turn: Turn, look: Look, places: tuple[Neighbourhood, ...]) -> Beginning:
    place, role = places[0].id, Role.CONFIDENTIAL if _is_young(turn) else Role.ORGANISER
    return Beginning(places, await read_caring(turn, look, place), await reach(look, place, role, turn.person.id))


async def look_at_hashtag(turn: Turn, look: Look) -> Beginning | None:
    """Notice the hashtag in a sentence, with a slip at most, in private and in rooms where neighbours talk."""
    if not any(same_word(word.text, HASHTAG) for word in words(turn.text)):
        return None
    is_shared = turn.room is not None and turn.room.kind is not RoomKind.NETWORK
    return await look_at_beginning(turn, look) if turn.in_private or is_shared else None


def begin(turn: Turn, beginning: Beginning) -> Decision:
    """Go on in private, and ask the first question."""
    return _greet_in_room(turn) + _first(turn, beginning)


def _greet_in_room(turn: Turn) -> Decision:
    if turn.in_private:
        return NOTHING
    return say(
        Say(
            Here(), "talk.in_private", _("Hello {name}, I write to you in private. ☕", name=person_called(turn.person))
        )
    )


def _first(turn: Turn, beginning: Beginning) -> Decision:
    if not beginning.places:
        return no_neighbourhood(turn)
    if len(beginning.places) > 1:
        choices = tuple(Choice(place.id, Verbatim(place.name)) for place in beginning.places)
        text, step = _("In which neighbourhood?"), WhichPlace()
        return say(Say(turn.me, step.name, text, choices=choices, step=step, light=True))
    talk = Talk(beginning.places[0].id)
    if _is_young(turn):
        return _comfort(turn, beginning, talk)
    is_known = beginning.caring is not None and beginning.caring.monthly is not None
    return say(ask_how_long(turn.person.id, talk) if is_known else ask_for_somebody(turn.person.id, talk))


async def look_at_place(turn: Turn, look: Look, step: WhichPlace) -> Beginning:
    """Read what counts in the neighbourhood that was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    found = tuple([place for place in await places_of(turn, look) if place.id == chosen])
    return await _read(turn, look, found) if found else Beginning(())


def begin_there(turn: Turn, step: WhichPlace, beginning: Beginning) -> Decision:
    """Ask the first question about the neighbourhood that was chosen."""
    return _first(turn, beginning)


# --- for somebody? --------------------------------------------------------------------------------------------------


async def look_at_answer(turn: Turn, look: Look, step: ForSomebody | JustTalk) -> Beginning:
    """Read the facts again."""
    place = await look.neighbourhood(step.talk.place)
    return await _read(turn, look, (place,)) if place else Beginning(())


def hear_for_somebody(turn: Turn, step: ForSomebody, beginning: Beginning) -> Decision:
    """Ask the one question, or with whom they want to talk; who begins to tell does care for somebody."""
    if not beginning.places:
        return no_neighbourhood(turn)
    if _is_young(turn):
        return _comfort(turn, beginning, step.talk)
    chosen = turn.answer.choice if turn.answer else None
    tells = speaks_of_caring(turn.text) or speaks_of_somebody_close(turn.text)
    if chosen == "yes" or (chosen is None and tells):
        return say(ask_how_long(turn.person.id, step.talk))
    if chosen == "no":
        return say(ask_with_whom(turn.person.id, step.talk, turn.language))
    return say(again(ask_for_somebody(turn.person.id, step.talk)))


def hear_with_whom(turn: Turn, step: JustTalk, beginning: Beginning) -> Decision:
    """Look for a neighbour or an organiser to talk to, or leave it."""
    if beginning.caring is None or beginning.reached is None:
        return no_neighbourhood(turn)
    match turn.answer.choice if turn.answer else None:
        case "neighbour":
            return begin_as(turn, beginning.caring.asking, beginning.places[0], Category.COMPANY)
        case "call":
            return call_for(turn, beginning.reached)
        case "nobody":
            return tell(turn, (_("Good. You can always write to me."),))
        case _:
            return say(again(ask_with_whom(turn.person.id, step.talk, turn.language)))


# --- who is young ---------------------------------------------------------------------------------------------------


def _is_young(turn: Turn) -> bool:
    age = age_said(turn.incoming.text)
    return age is not None and age < YOUNG


def _comfort(turn: Turn, beginning: Beginning, talk: Talk) -> Decision:
    """Say whom a child can talk to; from 13 on a call of the confidential person is offered too."""
    is_child = (age_said(turn.incoming.text) or 0) < TEENAGER
    return comfort(turn, TalkMore(talk.place), None if is_child else beginning.reached)


COMMANDS = (
    Command("caregiver", CAREGIVER_WORDS, _("when you care for somebody"), look_at_beginning, begin, takes=Takes.WORDS),
)
STEPS = (
    StepKind(WhichPlace, look_at_place, begin_there),
    StepKind(ForSomebody, look_at_answer, hear_for_somebody),
    StepKind(JustTalk, look_at_answer, hear_with_whom),
)
HASHTAG_WATCH: Final = Watch(IncomingKind.MESSAGE, look_at_hashtag, begin)
