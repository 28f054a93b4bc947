"""What is said when there is danger: short, fixed, in six languages; no word of the person is in it.

Domain section 6.4 and story S4. Arabic and Turkish are drafts that a native speaker must still review.
"""

from __future__ import annotations

from typing import assert_never

from handlers.safety.danger import Danger
from handlers.safety.numbers import AMBULANCE, POLICE, suicide_line, violence_line
from handlers.text import InLanguage, Said, Text, _, lines

LANGUAGES = ("nl", "fr", "en", "de", "ar", "tr")


def in_room(danger: Danger, spoken: str, room_language: str) -> Said:
    """Say it in the language that was spoken, and in the room's own so that neighbours can act."""
    here = dict.fromkeys((spoken, room_language))
    return lines(*(InLanguage(language, _room_text(danger, language)) for language in here))


def _room_text(danger: Danger, language: str) -> Text:
    match danger:
        case Danger.MEDICAL:
            return _(
                "Call {ambulance} now. I am a computer program and cannot call. Stay with the person, open the door. "
                "Neighbours: who is near, go and look.",
                ambulance=AMBULANCE.number,
            )
        case Danger.FIRE:
            return _(
                "Call {ambulance} now. I am a computer program and cannot call. Go outside, close the doors. "
                "Neighbours: warn each other and keep your distance.",
                ambulance=AMBULANCE.number,
            )
        case Danger.VIOLENCE:
            return _(
                "Danger now? Call {police} (police). Hurt? Call {ambulance}. I am a computer program and cannot call. "
                "I will write to you in private.",
                police=POLICE.number,
                ambulance=AMBULANCE.number,
            )
        case Danger.SUICIDE:
            return _(
                "You do not have to carry this alone. Call {line}, day and night. Danger now? Call {ambulance}. "
                "I am a computer program. I will write to you in private.",
                line=suicide_line(language).number,
                ambulance=AMBULANCE.number,
            )
        case _:
            assert_never(danger)


def in_private(danger: Danger, language: str) -> Text:
    """Say it to the person alone."""
    match danger:
        case Danger.MEDICAL:
            return _(
                "Call {ambulance} now (ambulance). Stay with the person, open the door. I am a computer program and "
                "cannot call. Nobody is reading this right now.",
                ambulance=AMBULANCE.number,
            )
        case Danger.FIRE:
            return _(
                "Call {ambulance} now (fire brigade). Go outside, close the doors, do not go back. I am a computer "
                "program and cannot call. Nobody is reading this right now.",
                ambulance=AMBULANCE.number,
            )
        case Danger.VIOLENCE:
            line = violence_line(language)
            return _(
                "This sounds dangerous. Is there danger now? Call {police} (police). Hurt? Call {ambulance}.\n"
                "Want to talk? Call {line} ({hours}, no name needed). I am a computer program. "
                "Nobody is reading this right now.",
                police=POLICE.number,
                ambulance=AMBULANCE.number,
                line=line.number,
                hours=line.hours,
            )
        case Danger.SUICIDE:
            return _(
                "Good that you write this. Call {line} now, day and night, no name needed. "
                "Danger now? Call {ambulance}.\n"
                "I am a computer program. Nobody is reading this right now.",
                line=suicide_line(language).number,
                ambulance=AMBULANCE.number,
            )
        case _:
            assert_never(danger)
