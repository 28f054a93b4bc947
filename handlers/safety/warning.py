"""Danger comes before everything: what to call is said at once, an offer to be called follows, and nothing is kept.

The dispatcher tries `SAFETY` on every message before anything else. A running dialogue stays open underneath: when the
offer is answered, it goes on.

What stays afterwards is a counter per kind, day and neighbourhood, which names nobody (story S4). Our messages and the
question go by a name that does not tell what they were about; their words and what the answer needs are sealed, and
forgotten when they are sent, or when the question is answered in any way. Who says yes to a call is treated like
everybody who asks for one: that somebody asked, and who was asked, is kept, why is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar, Final

from handlers.basics.calls import Reach, reach
from handlers.basics.human import call_for
from handlers.decision import Choice, Decision, Here, Lane, RedactTalk, Say, StepKind, Turn, Watch, say
from handlers.look import Look
from handlers.model import Counted, IncomingKind, Role
from handlers.safety import texts
from handlers.safety.danger import Danger, read_danger
from handlers.safety.language import language_of_danger
from handlers.safety.numbers import AMBULANCE, POLICE
from handlers.text import InLanguage, Said, Text, _, lines

NOTICE: Final = "notice"
"""The name of every message here: it stays in the outbox and in logs, so it must not tell what was said."""

_TO_TALK_ABOUT = frozenset({Danger.VIOLENCE, Danger.SUICIDE})
"""Dangers that ask for a word in private, even when they were written in a room."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """A danger that somebody wrote about, in which language, and who could call them about it."""

    danger: Danger
    language: str
    confidants: Reach | None = None


@dataclass(frozen=True, slots=True)
class SafetyOffer:
    """Ask whether the person wants to be called, or the conversation erased; not even the kind of danger is kept."""

    name: ClassVar[str] = NOTICE
    language: str
    since: datetime
    neighbourhood: str


def read(text: str, language: str) -> Alarm | None:
    """Read whether a text speaks of danger; it reads nothing from storage, so that it may be tried on everything."""
    danger = read_danger(text, language)
    return None if danger is None else Alarm(danger, language_of_danger(text, language))


async def look(turn: Turn, look: Look) -> Alarm | None:
    """Read the danger, and who could be called about it."""
    alarm = read(turn.incoming.text, turn.language)
    if alarm is None or turn.neighbourhood is None:
        return alarm
    confidants = await reach(look, turn.neighbourhood.id, Role.CONFIDENTIAL, turn.person.id)
    return Alarm(alarm.danger, alarm.language, confidants)


def warn(turn: Turn, alarm: Alarm) -> Decision:
    """Say what to call, before anything else; offer a call in private."""
    where = turn.neighbourhood.id if turn.neighbourhood else None
    counted = Decision(save=(Counted(f"safety.{alarm.danger.value}", where),))
    if turn.in_private:
        return counted + say(_private(turn, alarm))
    spoken = counted + say(_public(turn, alarm))
    return spoken + say(_private(turn, alarm)) if alarm.danger in _TO_TALK_ABOUT else spoken


def _public(turn: Turn, alarm: Alarm) -> Say:
    room_language = turn.neighbourhood.language if turn.neighbourhood else alarm.language
    text = texts.in_room(alarm.danger, alarm.language, room_language)
    return Say(Here(), NOTICE, text, lane=Lane.URGENT)


def _private(turn: Turn, alarm: Alarm) -> Say:
    text: Said = texts.in_private(alarm.danger, alarm.language)
    ids = {"erase": _("erase this conversation")}
    if alarm.confidants and alarm.confidants.people:
        name = alarm.confidants.people[0].name
        text = lines(text, _("Shall {name}, our confidential person, call you?", name=name))
        ids = {"yes": _("yes"), "no": _("no"), **ids}
    choices = tuple(Choice(id_, InLanguage(alarm.language, label)) for id_, label in ids.items())
    step = SafetyOffer(alarm.language, turn.now, turn.neighbourhood.id if turn.neighbourhood else "")
    said = InLanguage(alarm.language, text)
    return Say(turn.me, NOTICE, said, choices=choices, step=step, lane=Lane.URGENT)


async def look_at_confidants(turn: Turn, look: Look, step: SafetyOffer) -> Reach | None:
    """Read again who is the confidential person: only they may be told."""
    return await reach(look, step.neighbourhood, Role.CONFIDENTIAL, turn.person.id)


def after_warning(turn: Turn, step: SafetyOffer, confidants: Reach | None) -> Decision:
    """Do what the person chose: a call, nothing, or erase."""
    chosen = turn.answer.choice if turn.answer else None
    if chosen == "erase":
        erased = _("Erased from my side. Erase it on your device too.")
        return say(RedactTalk(turn.person.id, step.since), _reply(turn, step, erased))
    if chosen == "yes" and confidants is not None:
        asked = _("I asked it just now. Which telephone number may they call?")
        return call_for(turn, confidants, asked, step.language)
    text = _(
        "All right. I keep nothing of this. You can always come back. In danger: call {ambulance} or {police}.",
        ambulance=AMBULANCE.number,
        police=POLICE.number,
    )
    return say(_reply(turn, step, text))


def _reply(turn: Turn, step: SafetyOffer, text: Text) -> Say:
    return Say(turn.me, NOTICE, InLanguage(step.language, text), lane=Lane.URGENT)


SAFETY = Watch(IncomingKind.MESSAGE, look, warn)
WATCHES = (Watch(IncomingKind.EDIT, look, warn),)
STEPS = (StepKind(SafetyOffer, look_at_confidants, after_warning),)
