"""The stories of tests/stories, played by the whole product: the transcript, and what each must hold besides."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.play.script import Script
from bot.play.street import Line, Street
from handlers.model import Role, Standing
from handlers.requests.nouns import RequestState
from storage.tables import audit, claim, consent, counted

STORIES = Path(__file__).resolve().parent.parent / "stories"
NAMES = sorted(path.stem for path in STORIES.glob("*.txt"))
WRITE = bool(os.environ.get("WRITE_STORIES"))


def story(name: str) -> str:
    (path,) = (one for one in STORIES.glob("*.txt") if one.stem == name or one.stem.startswith(f"{name}_"))
    return path.read_text(encoding="utf-8")


def transcript(name: str, heard: str) -> str:
    """The transcript that is kept beside a story; written anew when WRITE_STORIES is set."""
    kept = (STORIES / name).with_suffix(".heard")
    if WRITE:
        kept.write_text(heard, encoding="utf-8")
    return kept.read_text(encoding="utf-8")


async def play(street: Street, name: str) -> list[Line]:
    await street.knows_services()
    await Script(street).play(story(name))
    return street.lines


@pytest.mark.parametrize("name", NAMES)
async def test_a_story_is_heard_as_it_is_written(name: str) -> None:
    async with Street.open() as street:
        heard = "".join(f"{line}\n" for line in await play(street, name))
    assert heard == transcript(name, heard)


async def test_s1_keeps_the_exact_text_that_was_agreed_to() -> None:
    async with Street.open() as street:
        lines = await play(street, "s1")
        card = next(line.text for line in lines if line.to == "#bewoners" and "#1 Boodschappen" in line.text)
        async with street.store.begin() as tx:
            row = (await tx.connection.execute(select(consent))).mappings().one()
            agreed = tx.vault.open(row["sealed"], "consent", "text", row["id"])
        assert agreed in card or card.split("\n")[0].removeprefix("Nieuwe vraag: ") in agreed


async def test_s1_releases_the_contact_to_one_person_once_and_writes_it_down() -> None:
    async with Street.open() as street:
        lines = await play(street, "s1")
        assert {line.to for line in lines if "0470" in line.text and "Plaatsen?" not in line.text} == {"karim"}
        async with street.store.begin() as tx:
            released = (await tx.connection.execute(select(audit).where(audit.c.action == "contact.shown"))).all()
        assert len(released) == 1


async def test_s1_reminds_at_eight_instead_of_seven() -> None:
    async with Street.open() as street:
        lines = await play(street, "s1")
        reminded = [
            f"{line.at:%d %H:%M}" for line in lines if line.to == "karim" and line.text.startswith("Herinnering")
        ]
        assert reminded == ["13 09:00", "14 08:00"]


async def test_s1_edits_the_card_instead_of_posting_it_again() -> None:
    async with Street.open() as street:
        lines = await play(street, "s1")
        cards = [line for line in lines if line.to == "#bewoners" and "#1" in line.text]
        assert [line.kind for line in cards][:2] == ["said", "edited"]
        assert len({line.id for line in cards}) == 1


async def test_s1_a_report_reaches_only_the_confidential_person_and_is_not_kept() -> None:
    async with Street.open() as street:
        lines = await play(street, "s1")
        assert {line.to for line in lines if "vroeg geld" in line.text} == {"sanne"}
        async with street.store.begin() as tx:
            assert {part.feedback for part in await tx.claims(1)} <= {"", "good", "report", "yes"}


@pytest.mark.parametrize("gone", ["silent", "no longer confidential"])
async def test_s1_a_report_for_sanne_alone_never_falls_back_to_organisers(gone: str) -> None:
    until = story("s1").rindex("maria> Hij was")
    async with Street.open() as street:
        await Script(street).play(story("s1")[:until])
        async with street.store.begin() as tx:
            (sanne,) = await tx.people_with("delinde", Role.CONFIDENTIAL)
            left = replace(sanne, stopped=True) if gone == "silent" else Standing(sanne.id, "delinde")
            await tx.save_saved(left, street.now)
        await street.says("maria", "Hij was vriendelijk, maar hij vroeg geld.")
        assert not [line for line in street.lines if "vroeg geld" in line.text]
        assert "Ik gaf niets door en ik bewaar er niets van." in "".join(street.heard("maria"))


async def test_s2_gives_the_request_to_one_of_two() -> None:
    async with Street.open() as street:
        await play(street, "s2")
        async with street.store.begin() as tx:
            states = {row.person: row.state for row in await tx.connection.execute(select(claim))}
        assert states == {"p-lotte": "released_late", "p-tom": "helping"}


async def test_s2_takes_the_contact_back_from_who_dropped_out() -> None:
    async with Street.open() as street:
        lines = await play(street, "s2")
        given = {line.id for line in lines if line.to == "lotte" and "0471" in line.text and line.kind == "said"}
        taken = {line.id for line in lines if line.to == "lotte" and line.kind == "taken back"}
        assert given
        assert given <= taken


async def test_s3_records_who_attested_the_consent_and_how() -> None:
    async with Street.open() as street:
        await play(street, "s3")
        async with street.store.begin() as tx:
            request = await tx.request(1)
        assert request is not None
        assert request.behalf is not None
        assert (request.behalf.name, request.behalf.attested_by, request.behalf.through) == (
            "Jeanne",
            "p-jonas",
            "phone",
        )
        assert request.state is RequestState.UNMET
        assert request.was_unmet


async def test_s10_says_it_once_in_every_room_and_edits_it_where_it_stands() -> None:
    async with Street.open() as street:
        lines = [line for line in await play(street, "s10") if line.to.startswith("#")]
    kinds = {room: [line.kind for line in lines if line.to == room] for room in ("#bewoners", "#lisp", "#mol")}
    assert kinds == {"#bewoners": ["said", "edited"], "#lisp": ["said"], "#mol": ["said", "edited", "said"]}
    assert all("15h" in line.text and "15u" in line.text for line in lines if line.kind == "edited")


async def test_s4_keeps_nothing_but_counters() -> None:
    async with Street.open() as street:
        lines = await play(street, "s4")
        assert "112" in next(line.text for line in lines if line.to == "#bewoners")
        async with street.store.begin() as tx:
            counts = {row.name: row.n for row in await tx.connection.execute(select(counted))}
        assert counts == {"safety.medical": 1, "safety.violence": 1, "safety.suicide": 1}


async def test_s9_reminds_those_who_come_of_the_new_date_alone() -> None:
    async with Street.open() as street:
        reminded = [line for line in await play(street, "s9") if line.text.startswith(("Herinnering", "Rappel"))]
    assert {line.to for line in reminded} == {"els", "noor"}
    assert [f"{line.at:%d/%m %H:%M}" for line in reminded if line.to == "els"] == [
        "28/05 09:00",
        "03/06 09:00",
        "04/06 11:30",
    ]


async def test_s9_gives_the_link_to_nobody_without_a_place() -> None:
    async with Street.open() as street:
        lines = await play(street, "s9")
    assert {line.to for line in lines if "meet.example.org" in line.text} == {"jonas", "pieter", "noor", "ward", "els"}
