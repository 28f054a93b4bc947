"""A week of a neighbourhood in four languages, with a service that dies all the time: each hears everything once."""

from __future__ import annotations

from itertools import zip_longest

import pytest

from bot.play.street import Street
from tests.street.mortal import Mortal

WEEK = """
clock 2026-11-23 09:00
person rita organiser nl
person jonas deputy nl
person anna resident nl
person amelie resident fr
person emma resident en
person dieter resident de
rita #bewoners> sessie maken Buurtkoffie woensdag 14 tot 16 uur 2 plaatsen
rita> Buurthuis
rita> ja
anna> inschrijven S1
amelie> inscrire S1
emma> join S1
dieter> anmelden S1
clock 2026-11-23 11:00
rita #bewoners> sessie maken Breiclub elke vrijdag 10 tot 12 uur 10 plaatsen
rita> Buurthuis
rita> ja
emma> join S2
dieter> anmelden S2
clock 2026-11-24 10:30
amelie> désinscrire S1
clock 2026-11-24 11:00
emma> yes
clock 2026-11-24 12:00
rita> sessie S1 verplaats naar donderdag 15 uur
rita> ja
anna> ja
emma> yes
clock 2026-11-25 10:00
rita> omroep
rita> 4
rita> Zaterdag is er een buurtfeest op het plein om 14 uur.
rita> 1
rita> Samedi, il y a une fête sur la place à 14 h.
rita> nee
rita> 2
rita> donderdag 8 uur
jonas> ja
clock 2026-11-30 09:30
"""
HEARD = {
    "rita": """
        Mon 09:00 Dag Rita.
        Mon 09:00 Waar is het?
        Mon 09:00 Dit komt in de groep (bewoners):
        Mon 09:00 S1 is gepubliceerd.
        Mon 11:00 Waar is het?
        Mon 11:00 Dit komt in de groep (bewoners):
        Mon 11:00 S2 is gepubliceerd.
        Tue 12:00 S1 “Buurtkoffie” gaat naar donderdag 26 november 2026, 15 uur
        Tue 12:00 S1 “Buurtkoffie” is verplaatst naar donderdag 26 november 2026, 15 uur.
        Wed 10:00 Aan wie?
        Wed 10:00 Naar: bewoners van De Linde
        Wed 10:00 Klare taal: goed.
        Wed 10:00 Typ de tekst in deze taal: Français
        Wed 10:00 Klare taal: goed.
        Wed 10:00 Naar: bewoners van De Linde
        Wed 10:00 Wanneer?
        Wed 10:00 Aankondiging 1 wacht op een ja van Jonas.
        Wed 10:00 Jonas zei ja op aankondiging 1.
        Thu 08:01 Aankondiging 1 staat in alle 3 groepen.
        Thu 15:00 S1 “Buurtkoffie” begint.
        Thu 17:00 S1 “Buurtkoffie” is voorbij.
        Fri 10:00 S2 “Breiclub” begint.
        Fri 12:00 S2 “Breiclub” is voorbij.
    """,
    "jonas": """
        Wed 10:00 Dag Jonas.
        Wed 10:00 Rita wil aankondiging 1 versturen.
        Wed 10:00 Dank je.
    """,
    "anna": """
        Mon 09:00 Dag Anna.
        Mon 09:00 Je bent ingeschreven.
        Mon 09:00 📎 S1.ics
        Mon 09:00 Heb je iets nodig om mee te doen?
        Tue 09:00 Herinnering: morgen.
        Tue 12:00 Nieuwe datum voor S1 “Buurtkoffie”: donderdag 26 november 2026, 15 uur
        Tue 12:00 Goed. Dat is genoteerd.
        Tue 12:00 📎 S1.ics
        Wed 09:00 Herinnering: morgen.
        Thu 13:00 Herinnering: over 2 uur.
        Fri 09:00 Dank je om te komen naar S1 “Buurtkoffie”
    """,
    "amelie": """
        Mon 09:00 Bonjour Amelie.
        Mon 09:00 Vous avez une place.
        Mon 09:00 📎 S1.ics
        Mon 09:00 Avez-vous besoin de quelque chose pour participer ?
        Tue 09:00 Rappel : demain.
        Tue 10:30 Votre inscription à S1 « Buurtkoffie »
        Tue 10:30 📎 S1.ics
    """,
    "emma": """
        Mon 09:00 Hello Emma.
        Mon 09:00 S1 “Buurtkoffie” (Wednesday 25 November 2026, 14:00) is full.
        Mon 11:00 You have a place.
        Mon 11:00 📎 S2.ics
        Mon 11:00 Do you need something to take part?
        Tue 10:30 There is a place for you at S1 “Buurtkoffie”
        Tue 11:00 You have a place.
        Tue 11:00 📎 S1.ics
        Tue 11:00 Do you need something to take part?
        Tue 12:00 New date for S1 “Buurtkoffie”: Thursday 26 November 2026, 15:00
        Tue 12:00 Good. That is noted.
        Tue 12:00 📎 S1.ics
        Wed 09:00 Reminder:
        Thu 09:00 Reminder:
        Thu 13:00 Reminder:
        Fri 08:00 Reminder:
        Fri 09:00 Thank you for coming to S1 “Buurtkoffie”
        Sat 09:00 Thank you for coming to S2 “Breiclub”
    """,
    "dieter": """
        Mon 09:00 Guten Tag Dieter.
        Mon 09:00 S1 „Buurtkoffie“ (Mittwoch, 25. November 2026, 14 Uhr) ist voll.
        Mon 11:00 Sie sind angemeldet.
        Mon 11:00 📎 S2.ics
        Mon 11:00 Brauchen Sie etwas, um teilzunehmen?
        Tue 12:00 Neues Datum für S1 „Buurtkoffie“: Donnerstag, 26. November 2026, 15 Uhr
        Thu 09:00 Erinnerung:
        Thu 15:00 S1 „Buurtkoffie“ hat begonnen.
        Fri 08:00 Erinnerung:
        Sat 09:00 Danke, dass Sie zu S2 „Breiclub“
    """,
    "#bewoners": """
        Mon 09:00 S1 “Buurtkoffie”
        Mon 11:00 S2 “Breiclub”
        Mon 11:00 S3 “Breiclub”
        Mon 11:00 S4 “Breiclub”
        Thu 08:00 Bericht van de organisatoren:⏎Zaterdag is er een buurtfeest op het plein om 14 uur.⏎— fr —⏎Samedi,
        Fri 12:00 S5 “Breiclub”
    """,
    "#vrijwilligers": """
        Thu 08:00 Bericht van de organisatoren:
    """,
    "#team": """
        Thu 08:00 Bericht van de organisatoren:
    """,
}
"""What each hears new, and when on the wall: the beginning of it, with ⏎ for a new line. Edits are nothing new."""
_NOTHING_NEW = {"edited", "taken back", "signed"}
FEWEST_DEATHS = 8


@pytest.mark.parametrize("seed", [None, 1, 2, 3, 4])
async def test_each_hears_everything_once_in_their_language_and_at_its_hour(seed: int | None) -> None:
    async with Street.open() as street:
        week = Mortal(street, seed)
        await week.play(WEEK)
        for name, expected in HEARD.items():
            _compare(street, name, [line.strip() for line in expected.strip().splitlines()])
        assert week.deaths >= (0 if seed is None else FEWEST_DEATHS)


def _compare(street: Street, name: str, expected: list[str]) -> None:
    heard = [line for line in street.lines if line.to == name and line.kind not in _NOTHING_NEW]
    told = [f"{line.at:%a %H:%M} {line.text.replace(chr(10), '⏎')}" for line in heard]
    for said, begins in zip_longest(told, expected, fillvalue=""):
        assert begins, f"{name} also heard: {said}"
        assert said.startswith(begins), f"{name} heard {said!r}, and not {begins!r}"
