"""A survey of three questions in two languages, and the people who are asked, for street tests."""

from __future__ import annotations

from bot.play.street import Street
from tests.street.playing import play

LEADERS = "person jonas organiser nl\nperson rita deputy nl\n"
SIX = ("anna", "ben", "cleo", "dirk", "eva", "fons")
PEOPLE = """
person anna resident nl
person ben resident fr
person cleo resident en
person dirk resident de
person eva resident nl
person fons resident nl
"""
AGREED = """
anna> bevraging ja
ben> enquête oui
cleo> survey yes
dirk> Befragung ja
eva> bevraging ja
fons> bevraging ja
"""
WRITTEN = """
jonas> bevraging nieuw Wonen in De Linde
jonas> Voel je je thuis in de buurt?
jonas> 2
jonas> 1
jonas> Wat ontbreekt er het meest?
jonas> 1
jonas> een bank, bloemen, een speelplein
jonas> 1
jonas> Wat moeten we nog weten?
jonas> 3
jonas> 2
"""
FRENCH = """Habiter De Linde
Vous sentez-vous chez vous dans le quartier ?
Qu'est-ce qui manque le plus ?
un banc
des fleurs
une plaine de jeux
Que devons-nous encore savoir ?"""


async def start(street: Street, *, whom: int = 1, room: bool = False) -> None:
    """Write the survey and start it: in a week it closes."""
    await play(street, WRITTEN + "jonas> 1")
    await street.says("jonas", FRENCH)
    await play(street, f"jonas> nee, ga verder\njonas> {whom}\njonas> 1\njonas> {'ja' if room else 'nee'}\njonas> 1")


async def answer(street: Street, name: str, home: str, missing: str, words: str) -> None:
    """Let somebody who was invited answer all three questions."""
    for said in ("1", home, missing, words):
        await street.says(name, said)


async def everybody_answers(street: Street, *names: str) -> None:
    """Let these people answer: three are quite at home and miss a bank, the others very much, and flowers."""
    for place, name in enumerate(names):
        home, missing = ("4", "1") if place < 3 else ("5", "2")
        await answer(street, name, home, missing, f"Meer {('licht', 'groen', 'rust')[place % 3]} graag, alstublieft.")


async def open_six(street: Street) -> None:
    """Let six people who speak four languages be asked."""
    await play(street, LEADERS + PEOPLE + AGREED)
    await start(street)
