"""The report of a quarter, by the whole bot: what was asked and what came of it, without anybody's name."""

from __future__ import annotations

import csv
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO, StringIO
from pathlib import Path

from pypdf import PdfReader
from sqlalchemy import select

from bot.play.street import Street
from handlers.impact.freezing import FREEZE, next_freeze
from handlers.impact.nouns import Offers, quarter_of
from handlers.model import Role, RoomKind
from handlers.referrals.nouns import Door, Referral, ReferralState
from handlers.requests.nouns import Behalf, Category, Claim, ClaimState, Request, RequestState
from handlers.sessions.nouns import Session, SessionState
from storage.store import Transaction
from storage.tables import audit
from tests.street.playing import TAKEN, asked, play, put_back, restorable

S = RequestState
Q2 = quarter_of(date(2024, 4, 1))
PEOPLE = """
clock 2024-04-02 10:00
person jonas organiser nl
person rita organiser nl
person karim volunteer nl
person maria resident nl
"""
ENDED = {S.CLOSED_OK: 27, S.UNMET: 6, S.WITHDRAWN: 5}
"""S13: 38 asked, 27 met, 6 not, 5 taken back."""
LANGUAGES = {"nl": 27, "fr": 8, "ar": 3}


async def with_the_quarter_of_s13(street: Street) -> None:
    """Let a quarter have passed: twelve people asked for the first time, nine times somebody asked for another."""
    await play(street, PEOPLE)
    spoken = [code for code, many in LANGUAGES.items() for _one in range(many)]
    ends = [state for state, many in ENDED.items() for _one in range(many)]
    for number, (language, end) in enumerate(zip(spoken, ends, strict=True), start=1):
        asker = f"asker{language}{number if number <= 7 or language == 'ar' else ''}"
        if asker not in street.people:
            await street.person(asker)
        async with street.store.begin() as tx:
            person = await tx.person(f"p-{asker}")
            assert person is not None
            await tx.save_person(replace(person, language=language))
            await _asked(tx, street.now, number, asker, end, behalf=20 <= number < 29)
        await street.clock(street.now + timedelta(hours=12))
    async with street.store.begin() as tx:
        await _referred(tx, street.now)
        await _met(tx, street.now)


async def _asked(tx: Transaction, now: datetime, number: int, asker: str, end: S, *, behalf: bool) -> None:
    kind = Category.CHORE if number > 31 or number <= 8 else Category.TRANSPORT
    whom = Behalf("Jeanne", "p-jonas", "phone", now) if behalf else None
    request = Request(number, "delinde", f"p-{asker}", S.OPEN, kind, now, behalf=whom, opened_at=now)
    await tx.save_saved(request, now)
    if end is S.CLOSED_OK:
        part = Claim(number, "p-karim", ClaimState.HELPING, now)
        await tx.save_saved(part, now)
        await tx.save_saved(replace(request, state=S.MATCHED, version=1), now + timedelta(hours=3))
        await tx.save_saved(replace(request, state=S.DONE_UNCONFIRMED, version=2), now + timedelta(hours=8))
        await tx.save_saved(replace(part, state=ClaimState.DONE, version=1), now + timedelta(hours=8))
        request = replace(request, state=S.DONE_UNCONFIRMED, version=2)
    ended = replace(request, state=end, closed_at=now + timedelta(hours=9), version=request.version + 1)
    await tx.save_saved(ended, now + timedelta(hours=9))


async def _referred(tx: Transaction, now: datetime) -> None:
    for at in range(11):
        sent = Referral(
            f"R{at}", "p-maria", "delinde", ReferralState.SENT, Door("OCMW"), Role.ORGANISER, now, now, "p-rita"
        )
        await tx.save_saved(sent, now)
        states = (ReferralState.ACCEPTED, ReferralState.CONTACTED, ReferralState.HELPED)
        for version, state in enumerate(states if at < 6 else (), start=1):
            await tx.save_saved(replace(sent, state=state, version=version), now)


async def _met(tx: Transaction, now: datetime) -> None:
    audiences = [RoomKind.RESIDENTS] * 5 + [RoomKind.TEAM] * 7
    for number, audience in enumerate(audiences, start=1):
        starts = datetime(2024, 5, number, 14, tzinfo=UTC).replace(tzinfo=None)
        session = Session(
            number, "delinde", audience, SessionState.OPEN, "Koffie", starts, "Europe/Brussels", timedelta(hours=2),
            "p-rita", now,
        )  # fmt: skip
        await tx.save_saved(session, now)
        await tx.save_saved(replace(session, state=SessionState.RUNNING, version=1), now)
        await tx.save_saved(replace(session, state=SessionState.ENDED, version=2), now)


async def test_s13_the_report_of_a_quarter_adds_up_and_hides_what_is_small() -> None:
    async with Street.open() as street:
        await with_the_quarter_of_s13(street)
        await play(street, "clock 2024-07-05 10:00\njonas> impact kwartaal 2")
        assert street.hears("jonas").split("\n") == [
            "De Linde, kwartaal 2 van 2024",
            "Deze cijfers kunnen nog veranderen.",
            "Vragen: 38. Ingevuld: 27 (71 %). Niet gelukt: 6. Ingetrokken: 5. Nog open: 0.",
            "Voor het eerst gevraagd: 12. Voor iemand anders: 9. Zonder de chat: 9.",
            "Talen: Nederlands 27, Français niet getoond, \u2068العربية\u2069 <5.",
            "Voor de helft van de ingevulde vragen was er binnen 3 uur iemand.",
            "Mensen die hielpen: <5. Vrijwilligers nu: 0. Nieuwe: 0.",
            "Doorverwezen: 11, waarvan 6 met antwoord.",
            "Sessies: 12. Aanwezigen samen: 0.",
            "Pijler 1: 5 · Pijler 2: 49 · Pijler 3: 7",
            "Onvervulde noden: Vervoer <5 · Klusje <5.",
            '"<5" is één tot vier. "niet getoond": anders kan iemand een klein getal uitrekenen.',
        ]
        paper, table = (content for _name, content in street.files("jonas"))
        pages = PdfReader(BytesIO(paper)).pages
        assert len(pages) == 1
        assert "Hulpvragen die niet lukten 6" in " ".join(pages[0].extract_text().split())
        rows = list(csv.DictReader(StringIO(table.decode("utf-8-sig")), delimiter=";"))
        said = {row["sleutel"]: row["aantal"] for row in rows}
        assert (said["asked"], said["unmet.transport"], said["language.fr"]) == ("38", "<5", "niet getoond")
        assert [row for row in rows if row["aantal"] in {"1", "2", "3", "4"} and row["sleutel"] != "hours"] == []
        assert [row["sleutel"] for row in rows if not row["wat het is"] or not row["hoe het geteld is"]] == []


async def test_a_kept_report_is_the_same_for_ever_and_what_was_counted_too(tmp_path: Path) -> None:
    """Kept, read, everybody forgotten, two years later, a backup put back; then counted anew for a correction."""
    file, copy = tmp_path / "street.db", tmp_path / "copy.db"
    async with Street.open(f"sqlite+aiosqlite:///{file}") as street:
        await with_the_quarter_of_s13(street)
        await play(street, "clock 2024-07-05 10:00\njonas> impact vastleggen q2\njonas> impact q2 2024")
        before, files = street.hears("jonas"), street.files("jonas")
        assert [name for name, _content in files] == [
            f"impact-delinde-2024-04-01_2024-06-30.{end}" for end in ("pdf", "csv")
        ]
        for name in [name for name in street.people if name.startswith("asker")] + ["karim", "maria"]:
            async with street.store.begin() as tx:
                await tx.erase(f"p-{name}")
        await restorable(street, file, copy)
        await street.clock(datetime(2026, 9, 1, 8, tzinfo=UTC))
        await put_back(street, file, copy)
        await play(street, "jonas> impact q2 2024")
        assert street.hears("jonas") == before
        assert street.files("jonas")[2:] == files
        await play(street, "jonas> impact verbeteren q2 2024: Jan Peeters telde dubbel\njonas> impact q2 2024")
        assert street.hears("jonas") == before, "a reason that names somebody is no edition"
        await play(street, "jonas> impact verbeteren q2 2024: de sessies in mei telden dubbel\njonas> impact q2 2024")
        told, was = street.hears("jonas").split("\n"), before.split("\n")
        assert "Dit is versie 2. Ze vervangt die van vrijdag 5 juli 2024. Waarom: de sessies" in told[2]
        assert (told[0], told[3:]) == (was[0], was[2:])


async def test_a_quarter_is_kept_by_itself_and_a_human_looks_it_over() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + asked("boodschappen woensdag 10 uur"))
        async with street.store.begin() as tx:
            await tx.schedule(next_freeze(date(2024, 7, 5), street.zone))
        await play(street, "clock 2024-08-14 09:59\njonas> impact q2")
        assert "Deze cijfers kunnen nog veranderen." in street.hears("jonas")
        await play(street, "clock 2024-08-14 10:00")
        assert street.hears("rita").startswith("Het verslag van De Linde, kwartaal 2 van 2024 is vastgelegd.")
        await play(street, "rita> impact nagekeken q2 2024\njonas> impact q2")
        assert "Door een mens nagekeken op woensdag 14 augustus 2024." in street.hears("jonas")
        async with street.store.begin() as tx:
            assert [due.subject for due in await tx.due_about(FREEZE, "2024-07-01_2024-09-30")]


async def test_what_is_kept_can_only_be_put_right_with_a_reason() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "jonas> impact nagekeken q1\njonas> impact verbeteren q1: fout")
        assert (
            street.heard("jonas")[-2:]
            == [
                "Het verslag van De Linde, kwartaal 1 van 2024 is nog niet vastgelegd. "
                "Vastleggen? Typ: impact vastleggen q1 2024"
            ]
            * 2
        )
        await play(street, "jonas> impact vastleggen q1\nrita> impact vastleggen q1\nrita> impact verbeteren q1")
        assert "blijft zoals het is. Rechtzetten?" in street.heard("rita")[-2]
        assert street.hears("rita").startswith("Wat was er fout? Het komt in het verslag, dus noem niemand bij naam.")
        await play(street, "rita> impact vastleggen 2024")
        assert street.hears("rita") == "Deze periode is nog niet voorbij. Daarna kan je ze vastleggen."


async def test_a_request_is_counted_by_the_flow_itself_and_nobody_stands_in_it() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + asked("boodschappen woensdag 10 uur") + TAKEN + "clock +5d\njonas> impact q2 2024")
        assert street.hears("jonas").split("\n")[2:4] == [
            "Vragen: <5. Dat zijn er te weinig om meer te tonen.",
            "Mensen die hielpen: <5. Vrijwilligers nu: 0. Nieuwe: 0.",
        ]
        async with street.store.begin() as tx:
            rows = str((await tx.connection.exec_driver_sql("select * from impact_line")).all())
        assert '"outcome", "filled"' in rows
        assert [word for word in ("maria", "karim", "Kerkstraat", "0470") if word in rows.casefold()] == []


async def test_that_somebody_read_it_is_noted_and_nobody_else_may() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "karim> impact 2024\njonas #team> impact\njonas> impact 2023")
        assert "Vragen" not in street.hears("karim")
        assert [line for line in street.heard("#team") if "Vragen" in line] == []
        assert "Deze cijfers kunnen nog veranderen." in street.hears("jonas")
        async with street.store.begin() as tx:
            query = select(audit.c.actor, audit.c.subject).where(audit.c.action == "impact.shown")
            seen = (await tx.connection.execute(query)).all()
        assert [tuple(row) for row in seen] == [
            ("p-jonas", "2024-01-01_2024-03-31"),
            ("p-jonas", "2023-01-01_2023-12-31"),
        ]


async def test_a_period_that_is_not_made_of_months_or_has_not_begun_is_explained() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "jonas> impact 1/3/2024 tot 27/2/2025")
        assert street.hears("jonas").startswith("Ik tel hele maanden")
        await play(street, "jonas> impact q1 2025")
        assert street.hears("jonas").startswith("Die periode is nog niet begonnen.")
        await play(street, "jonas> impact 1/4/2024 tot 30/4/2024")
        assert street.hears("jonas").startswith("Ik tel minstens drie maanden")
        await play(street, "jonas> impact van de werken")
        assert street.hears("jonas").startswith("Welke periode bedoel je?")


OFFER = "{who}> vrijwilliger\n{who}> 4\n{who}> 4\n{who}> Kerkstraat\n{who}> 5\n{who}> 1\n{who}> 3\n{who}> 1\n"


async def test_who_offers_help_and_did_not_help_is_counted_on_the_day_of_the_report() -> None:
    async with Street.open() as street:
        offers = OFFER.format(who="karim") + OFFER.format(who="maria")
        await play(street, PEOPLE + offers)
        async with street.store.begin() as tx:
            before = await tx.offers("delinde", Q2)
        await play(street, "person an resident nl\n" + asked("boodschappen woensdag 10 uur", "an") + "karim> neem 1")
        await play(street, "an> ja\nclock +5d\njonas> impact q2")
        async with street.store.begin() as tx:
            assert (before, await tx.offers("delinde", Q2)) == (Offers(2, 0), Offers(2, 1))
        assert "Vrijwilligers nu: <5. Nieuwe: <5." in street.hears("jonas")
