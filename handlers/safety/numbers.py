"""The numbers to call when there is danger, each with its purpose, hours, source and the day it was checked.

A wrong number here can cost a life: a test fails when one was not checked for a year. 112 is ambulance and fire
brigade, the police is 101; the lines to talk to differ by language, because a person in distress needs their own.

"Checked" means that a kept copy of the page was read. Nobody called a number and no live page was opened: whoever runs
this for a neighbourhood does both first. docs/decisions/0008 says what each page said and what could change.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from handlers.text import Text, _


@dataclass(frozen=True, slots=True)
class EmergencyNumber:
    """A telephone number of Belgium. ``source`` is the page where it was read on ``checked_on``."""

    number: str
    purpose: Text
    hours: Text
    source: str
    checked_on: date


_ALWAYS = _("day and night")
_CHECKED = date(2026, 11, 23)

AMBULANCE: Final = EmergencyNumber(
    "112", _("ambulance and fire brigade"), _ALWAYS, "sos112.be/en/no-nonsense.html", _CHECKED
)
POLICE: Final = EmergencyNumber("101", _("police"), _ALWAYS, "police.be/5998/fr/contact/numeros-durgence", _CHECKED)

_VIOLENCE_NL = EmergencyNumber("1712", _("talk about violence"), _("weekdays"), "1712.be/nl/over-1712", _CHECKED)
_VIOLENCE_FR = EmergencyNumber(
    "0800 30 030",
    _("talk about violence"),
    _ALWAYS,
    "ecouteviolencesconjugales.be/qui-sommes-nous/presentation",
    _CHECKED,
)
_SUICIDE_NL = EmergencyNumber("1813", _("talk about suicide"), _ALWAYS, "hbvl.be/cnt/dmf20211130_93272468", _CHECKED)
_SUICIDE_FR = EmergencyNumber(
    "0800 32 123", _("talk about suicide"), _ALWAYS, "preventionsuicide.be/fr/activitescps/ligne0800.html", _CHECKED
)
_DISTRESS_DE = EmergencyNumber("108", _("talk about what weighs on you"), _ALWAYS, "telefonhilfe.be/uber-uns", _CHECKED)

_CHILD_NL = EmergencyNumber(
    "102",
    _("talk, for children and young people"),
    _("not at every hour"),
    "vrt.be/vrtnws/nl/2020/02/19/awel-hulplijn-voor-jongeren-kreeg-vorig-jaar-23-000-oproepen",
    _CHECKED,
)
_CHILD_FR = EmergencyNumber(
    "103",
    _("talk, for children and young people"),
    _("not at every hour"),
    "deapotheker.pmg.be/fr/fichier/EAKbe2605S43_00",
    _CHECKED,
)

_VIOLENCE = {"fr": _VIOLENCE_FR, "de": _DISTRESS_DE}
_SUICIDE = {"fr": _SUICIDE_FR, "de": _DISTRESS_DE}
_CHILD = {"fr": _CHILD_FR, "de": _DISTRESS_DE}

NUMBERS: Final = (
    AMBULANCE,
    POLICE,
    _VIOLENCE_NL,
    _VIOLENCE_FR,
    _SUICIDE_NL,
    _SUICIDE_FR,
    _DISTRESS_DE,
    _CHILD_NL,
    _CHILD_FR,
)


def violence_line(language: str) -> EmergencyNumber:
    """Find whom to talk to about violence in that language."""
    return _VIOLENCE.get(language, _VIOLENCE_NL)


def suicide_line(language: str) -> EmergencyNumber:
    """Find whom to talk to about suicide in that language."""
    return _SUICIDE.get(language, _SUICIDE_NL)


def child_line(language: str) -> EmergencyNumber:
    """Find whom a child or a young person talks to in that language (Awel, Écoute-Enfants, Telefonhilfe)."""
    return _CHILD.get(language, _CHILD_NL)
