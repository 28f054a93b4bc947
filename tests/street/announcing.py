"""Organisers, rooms and one announcement to all of them, for street tests."""

from __future__ import annotations

from bot.play.street import Street

ALONE = """
person jonas organiser nl
person maria resident nl
"""
PLACES = """
person admin resident nl
person jonas organiser nl
person rita deputy nl
person maria resident nl
room lisp residents Lisp-Noord
room mol residents fr bridged Molenwijk
jonas is organiser of Lisp-Noord
jonas is organiser of Molenwijk
"""
EVERYWHERE = """
jonas> omroep alle buurten
jonas> Buurtfeest zaterdag 28 november 14u, Grote Markt. Iedereen welkom!
jonas> nee
"""
OFFER = " Zal ik het bovenaan vastzetten?\n1 vastzetten · 2 zo laten"
ROOMS = ("#bewoners", "#lisp", "#mol")


def in_rooms(street: Street, words: str = "Buurtfeest") -> dict[str, int]:
    """Count how often each room was told something with these words."""
    return {room: sum(words in text for text in street.heard(room)) for room in ROOMS}
