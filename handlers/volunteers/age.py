"""How old somebody is who wants to help, as a band: under 16 nothing is kept, and kind words instead of a profile.

The law lets somebody volunteer from the year they turn 16, at the earliest at 15 (law of 3 July 2005). A child who says
that they care for somebody at home hears whom they can talk to; only with their yes the confidential person hears of
it. Nothing of it is kept, and the names of these messages do not tell what they were about.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final

from handlers.basics.calls import Reach, reach
from handlers.basics.human import call_for
from handlers.decision import Choice, Decision, Say, StepKind, ToPerson, Turn, say
from handlers.look import Look
from handlers.model import Role
from handlers.reading.caring import speaks_of_caring
from handlers.safety.numbers import child_line
from handlers.safety.warning import NOTICE
from handlers.text import Said, Text, _, sentences
from handlers.volunteers.nouns import AgeBand

CHILD: Final = "child"
TEENAGER: Final = "13-15"
AGES: Final = (
    Choice(CHILD, _("younger than 13")),
    Choice(TEENAGER, _("13 to 15")),
    Choice(AgeBand.YOUNG, _("16 or 17")),
    Choice(AgeBand.ADULT, _("18 or older")),
)
_FROM: Final = ((18, AgeBand.ADULT.value), (16, AgeBand.YOUNG.value), (13, TEENAGER), (5, CHILD))


@dataclass(frozen=True, slots=True)
class TalkMore:
    """Let a child say what is on their mind, after hearing that they are too young to volunteer."""

    name: ClassVar[str] = "talk.more"
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class TalkCall:
    """Ask a child whether the confidential person may call them, or somebody at home."""

    name: ClassVar[str] = "talk.call"
    neighbourhood: str


def band_of(turn: Turn) -> str | None:
    """Read the band that was chosen, or the age that was typed; None: neither."""
    answer = turn.answer
    if answer is None or answer.choice:
        return answer.choice if answer else None
    years = [int(word) for word in answer.text.split() if word.isascii() and word.isdigit() and len(word) <= 3]
    return next((band for least, band in _FROM if years and years[0] >= least), None)


def too_young(turn: Turn, neighbourhood: str, band: str) -> Decision:
    """Say kindly from when on it can be, and that they are welcome."""
    later = _("You can volunteer from the year you turn 16. You are welcome at the activities of the neighbourhood.")
    if band == CHILD:
        return say(Say(turn.me, NOTICE, sentences(later, _("Is something hard at home?"), _whom_to_talk_to(turn))))
    text = sentences(later, _("Do you want to ask something else?"))
    return say(Say(turn.me, NOTICE, text, step=TalkMore(neighbourhood), free=True, light=True))


def _whom_to_talk_to(turn: Turn) -> Text:
    return _("You can talk to somebody for free: call {number}.", number=child_line(turn.language).number)


def speaks_of_home(turn: Turn, step: TalkMore) -> bool:
    """Tell whether a child says that they care for somebody; everything else goes on past the question."""
    return speaks_of_caring(turn.text)


async def look_at_confidant(turn: Turn, look: Look, step: TalkMore | TalkCall) -> Reach | None:
    """Read who is the confidential person: nobody else hears of it."""
    return await reach(look, step.neighbourhood, Role.CONFIDENTIAL, turn.person.id)


def comfort(turn: Turn, step: TalkMore, confidants: Reach | None) -> Decision:
    """Say that it is a lot, whom they can talk to, and offer a call."""
    words = sentences(_("That is a lot for you. You may get help too."), _whom_to_talk_to(turn))
    if confidants is None or not confidants.people:
        return say(Say(turn.me, NOTICE, words))
    question = _("Shall {name} call you, or somebody at home?", name=confidants.people[0].name)
    choices = (
        Choice("me", _("yes, call me")),
        Choice("home", _("yes, call somebody at home")),
        Choice("no", _("no")),
    )
    step_to = TalkCall(step.neighbourhood)
    return say(Say(turn.me, NOTICE, sentences(words, question), choices=choices, step=step_to, light=True))


def answer_call(turn: Turn, step: TalkCall, confidants: Reach | None) -> Decision:
    """Ask the confidential person alone, or keep nothing."""
    chosen = turn.answer.choice if turn.answer else None
    if confidants is None or not confidants.people or chosen not in {"me", "home"}:
        return say(Say(turn.me, NOTICE, _("OK. I keep nothing of this. You can always come back.")))
    name = confidants.people[0].name
    if chosen == "me":
        asked = _("I asked {name} to call you. On which telephone number?", name=name)
        return call_for(turn, confidants, asked)
    asked = _("I asked {name} to call somebody at home. Whom, and on which telephone number?", name=name)
    return call_for(turn, confidants, asked) + _at_home(turn, confidants)


def _at_home(turn: Turn, confidants: Reach) -> Decision:
    text: Said = _("{who} asks you to call somebody at home.", who=turn.person.name)
    return say(*(Say(ToPerson(someone.id), NOTICE, text) for someone in confidants.people))


STEPS = (
    StepKind(TalkMore, look_at_confidant, comfort, hears=speaks_of_home),
    StepKind(TalkCall, look_at_confidant, answer_call),
)
