"""The numbers to call that stand before everything else when somebody looks for help with danger."""

from __future__ import annotations

from handlers.basics.words import ERASE_WORDS
from handlers.guide.nouns import SENSITIVE, Topic
from handlers.safety.numbers import (
    AMBULANCE,
    POLICE,
    EmergencyNumber,
    listening_line,
    suicide_line,
    violence_line,
)
from handlers.text import FirstWord, Said, _


def numbers_first(topic: Topic, language: str) -> tuple[Said, ...]:
    """Name whom to call now and whom to talk to, when it is about danger; nothing otherwise."""
    if topic not in SENSITIVE:
        return ()
    urgent = POLICE if topic is Topic.VIOLENCE else AMBULANCE
    return (
        _("Danger now? Call {number} ({purpose}).", number=urgent.number, purpose=urgent.purpose),
        _talk(topic, language),
        _("To erase what I wrote, type: {erase}", erase=FirstWord(ERASE_WORDS)),
    )


def _talk(topic: Topic, language: str) -> Said:
    line = _line(topic, language)
    return _("Somebody to talk to: {number} ({hours}, no name needed).", number=line.number, hours=line.hours)


def _line(topic: Topic, language: str) -> EmergencyNumber:
    match topic:
        case Topic.VIOLENCE:
            return violence_line(language)
        case Topic.SUICIDE:
            return suicide_line(language)
        case _:
            return listening_line(language)
