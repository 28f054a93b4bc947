"""A cry for help, shouted or in the middle of a talk about danger: whom to call, never the beginning of a request."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from handlers.basics.calls import CallNumber
from handlers.basics.words import HUMAN_WORDS
from handlers.decision import Again, Decision, Lane, Say, Turn, Watch, say
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.reading.phrases import word_set
from handlers.reading.plain import words
from handlers.requests.words import NEED
from handlers.safety.numbers import AMBULANCE, POLICE
from handlers.safety.warning import NOTICE, SafetyOffer
from handlers.text import FirstWord, InLanguage, Text, _, lines

STILL_IN_DANGER: Final = timedelta(hours=6)
"""So long after a warning its question counts as a talk about danger; then "help" asks for help in the house again."""

_CRIES: Final = {
    "nl": word_set("hulp help helpt"),
    "fr": word_set("aide aidez secours"),
    "en": word_set("help sos"),
    "de": word_set("hilfe helft helfen hilf"),
    "ar": word_set("النجده ساعدوني ساعدني مساعده"),
    "tr": word_set("imdat yardim"),
}
_BESIDE: Final = word_set("""
    mij me ons heb nodig ik dringend snel nu aub alsjeblieft iemand a l au moi nous j ai besoin d de vite s il vous te
    plait svp i we need us please now quick quickly somebody someone mir uns sie bitte ich wir brauche brauchen schnell
    jetzt edin ediniz et lutfen o oh
    """)
_DRAWN_OUT = re.compile(r"(\w)\1{2,}")
_ENOUGH: Final = 12
_SHOUT: Final = "!!"
_NEED: Final = FirstWord(NEED)


def cry_in(text: str, language: str) -> str | None:
    """Return in which language a text is a cry for help and nothing more, the person's own first; None: it is none."""
    said = {_DRAWN_OUT.sub(r"\1", word.text) for word in words(text)[:_ENOUGH]}
    own = {language: _CRIES[language]} if language in _CRIES else {}
    cried = next((code for code, cries in (own | _CRIES).items() if said & cries), None)
    return cried if cried and said <= _BESIDE.union(*_CRIES.values()) else None


@dataclass(frozen=True, slots=True)
class Cry:
    """In which language somebody cries for help; ``in_danger``: we warned them, and they have not answered yet."""

    language: str
    in_danger: bool


async def look_for_cry(turn: Turn, look: Look) -> Cry | None:
    """Notice a cry by somebody whom we warned, and one that is shouted ("HELP!!") by anybody."""
    language = cry_in(turn.incoming.text, turn.language) if turn.in_private else None
    if language is None:
        return None
    steps = await look.open_steps(turn.person.id)
    asked = bool(steps) and steps[0] in (SafetyOffer.name, CallNumber.name)
    warned = asked and await look.times_told(turn.person.id, NOTICE, turn.now - STILL_IN_DANGER)
    return Cry(language, bool(warned)) if warned or _SHOUT in turn.incoming.text else None


def say_whom_to_call(turn: Turn, cry: Cry) -> Decision:
    """Say whom to call; ask again what was asked in danger, and else say how to ask for a neighbour or a person."""
    whom = InLanguage(cry.language, _whom_to_call())
    if cry.in_danger:
        return say(Say(turn.me, NOTICE, whom, lane=Lane.URGENT), Again(turn.person.id, whom))
    other = _("No danger? Help of a neighbour: {need}. A person: {human}.", need=_NEED, human=FirstWord(HUMAN_WORDS))
    text = lines(whom, InLanguage(cry.language, other))
    return say(Say(turn.me, NOTICE, text, lane=Lane.URGENT))


def _whom_to_call() -> Text:
    return _(
        "In danger now? Call {ambulance} (ambulance, fire brigade) or {police} (police). I am a computer program and "
        "cannot call.",
        ambulance=AMBULANCE.number,
        police=POLICE.number,
    )


CRY = Watch(IncomingKind.MESSAGE, look_for_cry, say_whom_to_call)
