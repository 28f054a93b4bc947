"""A cry for help in the middle of a talk about danger: the numbers to call again, never the beginning of a request."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from handlers.basics.human import CallNumber
from handlers.decision import Again, Decision, Lane, Say, Turn, Watch, say
from handlers.look import Look
from handlers.model import IncomingKind
from handlers.reading.phrases import word_set
from handlers.reading.plain import words
from handlers.safety.numbers import AMBULANCE, POLICE
from handlers.safety.warning import NOTICE, SafetyOffer
from handlers.text import InLanguage, Text, _

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


def cry_in(text: str, language: str) -> str | None:
    """Return in which language a text is a cry for help and nothing more, the person's own first; None: it is none."""
    said = {_DRAWN_OUT.sub(r"\1", word.text) for word in words(text)[:_ENOUGH]}
    own = {language: _CRIES[language]} if language in _CRIES else {}
    cried = next((code for code, cries in (own | _CRIES).items() if said & cries), None)
    return cried if cried and said <= _BESIDE.union(*_CRIES.values()) else None


async def look_in_danger(turn: Turn, look: Look) -> str | None:
    """Read the language of a cry to us by somebody whom we warned and who has not answered yet."""
    language = cry_in(turn.incoming.text, turn.language) if turn.in_private else None
    if language is None:
        return None
    steps = await look.open_steps(turn.person.id)
    asked = bool(steps) and steps[0] in (SafetyOffer.name, CallNumber.name)
    warned = asked and await look.times_told(turn.person.id, NOTICE, turn.now - STILL_IN_DANGER)
    return language if warned else None


def say_whom_to_call(turn: Turn, language: str) -> Decision:
    """Say whom to call, and ask again what was asked."""
    whom = InLanguage(language, _whom_to_call())
    return say(Say(turn.me, NOTICE, whom, lane=Lane.URGENT), Again(turn.person.id, whom))


def _whom_to_call() -> Text:
    return _(
        "In danger now? Call {ambulance} (ambulance, fire brigade) or {police} (police). I am a computer program and "
        "cannot call.",
        ambulance=AMBULANCE.number,
        police=POLICE.number,
    )


CRY = Watch(IncomingKind.MESSAGE, look_in_danger, say_whom_to_call)
