"""Who got to see something of somebody, they can read: how they are reached, and each list in which they stood."""

from __future__ import annotations

import json

import pytest

from bot.play.street import Street
from tests.street.playing import asked, play

PEOPLE = """
clock 2026-11-24 08:30
person maria resident nl
person amina resident fr
person emma resident en
person hans resident de
person karim volunteer nl
person lotte volunteer nl
person rita organiser nl
"""
SIGNED_UP = "".join(f"karim> {word}\n" for word in ("vrijwilliger", "4", "1", "1", "5", "1", "3", "1"))
TAKEN = asked("boodschappen vrijdag van 10 tot 12 uur") + "karim> neem 1\nmaria> ja\n"


async def test_who_helps_and_who_is_asked_to_call_is_seen_by_who_was_seen() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + TAKEN + "maria> wie zag mij")
        told = street.hears("maria").splitlines()
        assert told[1] == "Karim: hoe je te bereiken bent, voor #1 (dinsdag 24 november 2026, 8.30 uur)"
        await play(street, "maria> mens\nmaria> wie zag mij")
        told = street.hears("maria").splitlines()
        assert told[1].startswith("Rita: dat je met een mens wil praten, en hoe je te bereiken bent")
        assert told[2].startswith("Karim: hoe je te bereiken bent, voor #1")


async def test_each_list_in_which_somebody_stands_is_noted_and_an_organiser_sees_no_note_about_others() -> None:
    async with Street.open() as street:
        costs = "karim> kosten 4,50\nkarim> ja\n"
        await play(street, PEOPLE + SIGNED_UP + costs + "rita> buurt vrijwilligers\nrita> kostenlijst 2026")
        await play(street, "karim> wie zag mij\nrita> wie zag mij")
        told = street.hears("karim")
        assert "Rita: jou in de lijst van vrijwilligers" in told
        assert "Rita: jou in de lijst van kosten" in told
        assert street.hears("rita").startswith("Niemand kreeg te zien")


@pytest.mark.parametrize(
    ("who", "said", "heard"),
    [
        ("maria", "wie zag mijn gegevens?", "Niemand kreeg te zien hoe je te bereiken bent"),
        ("amina", "qui m'a vu", "Personne n'a vu comment vous joindre"),
        ("emma", "who saw me", "Nobody got to see how you can be reached"),
        ("hans", "wer hat mich gesehen", "Niemand hat gesehen, wie man Sie erreicht"),
    ],
)
async def test_it_can_be_asked_in_four_languages(who: str, said: str, heard: str) -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + f"{who}> {said}")
        assert street.hears(who).startswith(heard)


async def test_a_copy_holds_every_kind_of_row_in_which_somebody_stands_and_nobody_elses_name() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + SIGNED_UP + TAKEN + "maria #bewoners> mijn gegevens")
        assert not street.files("#bewoners")
        (_page, read), (name, found) = street.files("maria")
        assert read.startswith(b"%PDF")
        assert name == "mijn-gegevens.json"
        kept = json.loads(found)["kept"]
        assert kept["request"][0] | {"requester": "you", "street": "Kerkstraat"} == kept["request"][0]
        assert kept["person"][0]["name"] == "Maria"
        assert "Boodschappen" in kept["consent"][0]["text"]
        assert "another person" in {line["actor"] for line in kept["audit"]}
        assert "p-karim" not in found.decode()
