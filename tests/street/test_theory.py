"""A theory of change: written, agreed with the neighbourhood, begun, and replaced by the next edition."""

from __future__ import annotations

from sqlalchemy import select

from bot.play.street import Street
from storage.tables_impact import theory
from tests.street.playing import play

PEOPLE = """
clock 2026-02-02 10:00
person jonas organiser nl
person rita organiser nl
person karim volunteer nl
"""
WORD = "veranderingstheorie"
BEGUN = PEOPLE + f"jonas> {WORD} Buren kennen elkaar.\njonas> {WORD} afgesproken\nrita> {WORD} begint\n"


async def test_it_is_written_agreed_and_begun() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"jonas> {WORD}")
        assert street.hears("jonas").startswith("De Linde heeft nog geen veranderingstheorie.\nEr een schrijven?")
        await play(street, f"jonas> {WORD} Buren kennen\njonas> {WORD} Buren kennen elkaar.")
        assert street.hears("jonas").split("\n") == [
            "Veranderingstheorie, versie 1: een ontwerp (maandag 2 februari 2026).",
            "Buren kennen elkaar.",
            "Bespreek het met mensen van de buurt. Vinden zij het goed? Typ: veranderingstheorie afgesproken",
        ]
        await play(street, f"jonas> {WORD} afgesproken\nclock 2026-03-01 10:00\nrita> {WORD} begint")
        assert street.hears("rita").split("\n") == [
            "Veranderingstheorie, versie 1: waar we nu naar werken (zondag 1 maart 2026).",
            "Buren kennen elkaar.",
        ]


async def test_what_was_begun_is_not_written_over_but_replaced() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + f"rita> {WORD} Buren helpen elkaar.\nrita> {WORD}")
        shown = street.hears("rita").split("\n")
        assert [line for line in shown if line.startswith("Veranderingstheorie")] == [
            "Veranderingstheorie, versie 1: waar we nu naar werken (maandag 2 februari 2026).",
            "Veranderingstheorie, versie 2: een ontwerp (maandag 2 februari 2026).",
        ]
        await play(street, f"rita> {WORD} begint")
        assert "versie 2: een ontwerp" in street.hears("rita")
        await play(street, f"rita> {WORD} afgesproken\nrita> {WORD} begint\nrita> {WORD} sluiten")
        assert "versie 2: afgesloten" in street.hears("rita")
        async with street.store.begin() as tx:
            rows = (await tx.connection.execute(select(theory).order_by(theory.c.edition))).mappings().all()
        assert [(row["edition"], row["state"]) for row in rows] == [(1, "revised"), (2, "closed")]
        assert "Buren" not in str(rows)


async def test_a_volunteer_writes_none() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + f"karim> {WORD} Alles anders.\njonas> {WORD}")
        assert "Alles anders" not in street.hears("jonas")


async def test_what_names_somebody_is_not_kept() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + f"jonas> {WORD} Jan Peeters helpt iedereen.")
        assert street.hears("jonas").startswith("Er staat iets in waaraan je kan zien over wie het gaat")
        await play(street, f"jonas> {WORD}")
        assert "Peeters" not in street.hears("jonas")
