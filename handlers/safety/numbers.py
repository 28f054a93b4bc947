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
    """A telephone number of Belgium. ``source`` is the page where it was read on ``checked_on``.

    ``languages`` are the codes of those the line is meant for; empty where the page does not say.
    """

    number: str
    purpose: Text
    hours: Text
    source: str
    checked_on: date
    languages: tuple[str, ...] = ()


_ALWAYS = _("day and night")
_CHECKED = date(2026, 11, 23)
_DUTCH: Final = ("nl",)
_FRENCH: Final = ("fr",)
_GERMAN: Final = ("de",)

AMBULANCE: Final = EmergencyNumber(
    "112", _("ambulance and fire brigade"), _ALWAYS, "sos112.be/en/no-nonsense.html", _CHECKED
)
POLICE: Final = EmergencyNumber("101", _("police"), _ALWAYS, "police.be/5998/fr/contact/numeros-durgence", _CHECKED)

_VIOLENCE_NL = EmergencyNumber(
    "1712", _("talk about violence"), _("weekdays"), "1712.be/nl/over-1712", _CHECKED, _DUTCH
)
_VIOLENCE_FR = EmergencyNumber(
    "0800 30 030",
    _("talk about violence"),
    _ALWAYS,
    "ecouteviolencesconjugales.be/qui-sommes-nous/presentation",
    _CHECKED,
    _FRENCH,
)
_SUICIDE_NL = EmergencyNumber(
    "1813", _("talk about suicide"), _ALWAYS, "hbvl.be/cnt/dmf20211130_93272468", _CHECKED, _DUTCH
)
_SUICIDE_FR = EmergencyNumber(
    "0800 32 123",
    _("talk about suicide"),
    _ALWAYS,
    "preventionsuicide.be/fr/activitescps/ligne0800.html",
    _CHECKED,
    _FRENCH,
)
_DISTRESS_DE = EmergencyNumber(
    "108", _("talk about what weighs on you"), _ALWAYS, "telefonhilfe.be/uber-uns", _CHECKED, _GERMAN
)
_DISTRESS_NL = EmergencyNumber(
    "106",
    _("talk about what weighs on you"),
    _ALWAYS,
    "vrt.be/vrtnws/nl/2020/06/09/ook-ouderen-ontdekken-nu-teleonthaal",
    date(2026, 12, 1),
    _DUTCH,
)
_DISTRESS_FR = EmergencyNumber(
    "107",
    _("talk about what weighs on you"),
    _ALWAYS,
    "rtbf.be/article/le-centre-tele-accueil-de-liege-a-l-ecoute-depuis-50-ans-11188471",
    date(2026, 12, 1),
    _FRENCH,
)

_CHILD_NL = EmergencyNumber(
    "102",
    _("talk, for children and young people"),
    _("not at every hour"),
    "vrt.be/vrtnws/nl/2020/02/19/awel-hulplijn-voor-jongeren-kreeg-vorig-jaar-23-000-oproepen",
    _CHECKED,
    _DUTCH,
)
_CHILD_FR = EmergencyNumber(
    "103",
    _("talk, for children and young people"),
    _("not at every hour"),
    "deapotheker.pmg.be/fr/fichier/EAKbe2605S43_00",
    _CHECKED,
    _FRENCH,
)

_VIOLENCE = {"fr": _VIOLENCE_FR, "de": _DISTRESS_DE}
_SUICIDE = {"fr": _SUICIDE_FR, "de": _DISTRESS_DE}
_CHILD = {"fr": _CHILD_FR, "de": _DISTRESS_DE}
_DISTRESS = {"fr": _DISTRESS_FR, "de": _DISTRESS_DE}

NUMBERS: Final = (
    AMBULANCE,
    POLICE,
    _VIOLENCE_NL,
    _VIOLENCE_FR,
    _SUICIDE_NL,
    _SUICIDE_FR,
    _DISTRESS_NL,
    _DISTRESS_FR,
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


def listening_line(language: str) -> EmergencyNumber:
    """Find who listens to whatever weighs on somebody in that language (Tele-Onthaal, Télé-Accueil, Telefonhilfe)."""
    return _DISTRESS.get(language, _DISTRESS_NL)
