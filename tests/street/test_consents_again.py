"""A yes of two years ago, or to words that changed, is asked again; without an answer it ends with what followed."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select, update

from bot.play.street import Street
from handlers.consents.again import HOLDS_FOR, next_look
from handlers.consents.purposes import PURPOSES
from storage.tables import consent
from storage.tables_caregivers import monthly
from storage.tables_checkins import checkin
from tests.street.playing import play
from tests.street.test_consents import BEGUN, CARES, ENROLLED, held

WARM = "maria> hittecheck\nmaria> ja\n"
ASKED = "Op dinsdag 24 november 2026 zei je hier ja op. Na twee jaar vraag ik het opnieuw."
ONCE_MORE = "Ik vroeg je dit al eens, maar heb nog geen antwoord."
NO_ANSWER = "Ik kreeg geen antwoord van je. Daarom ben ik gestopt met"
CONTACT = ENROLLED + "leen> ja\n"


async def look_again(street: Street) -> None:
    """Let the next look at old yeses come due."""
    async with street.store.begin() as tx:
        await tx.schedule(next_look(street.now, street.zone))
    await street.clock(street.now + timedelta(hours=1))


async def age(street: Street, purpose: str) -> None:
    """Let a yes be of two years ago, without the two years of questions in between."""
    async with street.store.begin() as tx:
        older = street.now - HOLDS_FOR - timedelta(days=1)
        await tx.connection.execute(update(consent).where(consent.c.purpose == purpose).values(given_at=older))


async def column(street: Street, cell: object) -> list[object]:
    async with street.store.begin() as tx:
        return list((await tx.connection.execute(select(cell))).scalars())  # type: ignore[call-overload]


def asked(street: Street, who: str = "maria") -> list[str]:
    return [text for text in street.heard(who) if "Mag ik hiermee verder doen?" in text]


async def test_after_two_years_it_is_asked_again_and_a_yes_is_kept_with_its_words() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + WARM + "clock +729d")
        await look_again(street)
        assert asked(street) == []
        await street.clock(street.now + timedelta(days=1))
        (question,) = asked(street)
        assert question.startswith(ASKED)
        assert "Als het heel warm is, laten de organisatoren van De Linde mij vragen hoe het gaat." in question
        await play(street, "maria> ja")
        assert street.hears("maria") == "Dank je. Ik doe ermee verder."
        assert len(await column(street, consent.c.id)) == 2
        await play(street, "clock +60d")
        assert len(asked(street)) == 1
        assert await column(street, checkin.c.heat) == [True]


async def test_without_an_answer_it_is_asked_once_more_and_then_it_ends_and_the_person_hears_so() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + CARES + "clock +731d")
        await look_again(street)
        await play(street, "clock +8d")
        assert [text.splitlines()[0] for text in asked(street)] == [ASKED, ONCE_MORE]
        await play(street, "clock +15d")
        assert street.hears("maria").startswith(f"{NO_ANSWER}: elke maand één vraag")
        assert await column(street, monthly.c.person) == []
        assert "caregiver.month" not in await held(street, "maria")
        await play(street, "clock +60d")
        assert len(asked(street)) == 2


async def test_a_no_ends_it_at_once() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + WARM)
        await age(street, "checkin.heat")
        await look_again(street)
        await play(street, "maria> nee")
        assert street.hears("maria").startswith("Goed. Ik ben gestopt met: dat ik vraag hoe het gaat")
        assert await held(street, "maria") == set()


async def test_when_the_words_changed_everybody_is_asked_again() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + WARM)
        async with street.store.begin() as tx:
            await tx.connection.execute(update(consent).values(edition=PURPOSES["checkin.heat"].edition - 1))
        await look_again(street)
        (question,) = asked(street)
        assert question.startswith("Je zei ja op iets waarvan de tekst nu anders is. Zo is het nu:")
        await play(street, "maria> ja")
        assert sorted(await column(street, consent.c.edition)) == [0, 1]  # type: ignore[type-var]


async def test_who_does_not_say_that_they_may_be_asked_is_asked_no_more_and_people_are_told_to_look_in() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + CONTACT)
        await age(street, "checkin")
        await look_again(street)
        assert "Ik vraag het je elke dag om 8.30 uur." in asked(street)[0]
        await play(street, "clock 2026-11-25 08:31\nmaria reacts 🌻")
        for _day in range(21):
            await play(street, "clock +1d\nmaria reacts 🌻")
        assert any(text.startswith(NO_ANSWER) for text in street.heard("maria"))
        assert any(text.startswith("Maria zei niet of ik nog mag vragen") for text in street.heard("rita"))
        assert not await held(street, "maria") & {"checkin", "checkin.contact"}
        assert "checkin.be_contact" not in await held(street, "leen")


async def test_a_contact_is_asked_again_and_may_stop() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + CONTACT)
        await age(street, "checkin.be_contact")
        await look_again(street)
        assert "Maria (De Linde) wil jou graag als contact." in asked(street, "leen")[0]
        await play(street, "leen> 2")
        assert "checkin.be_contact" not in await held(street, "leen")
        assert any(text.startswith("Leen is geen contact meer voor jou") for text in street.heard("maria"))


async def test_who_must_be_asked_discreetly_reads_only_that_there_is_a_question() -> None:
    async with Street.open() as street:
        enrolled = ENROLLED.replace("maria> Leen\nmaria> 1\nmaria> 1", "maria> 1\nmaria> 2")
        await play(street, BEGUN + enrolled)
        await age(street, "checkin")
        await look_again(street)
        assert asked(street) == []
        told = next(text for text in street.heard("maria") if text.startswith("Ik heb een vraag over wat we op"))
        assert "alles goed" not in told
        await play(street, "maria> 1")
        assert len(asked(street)) == 1


async def test_who_says_yes_anew_is_not_reminded_of_the_old_one_and_nothing_ends() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + WARM)
        await age(street, "checkin.heat")
        await look_again(street)
        await play(street, "clock +5d\nmaria> stop hittecheck\n" + WARM + "clock +60d")
        assert not [text for text in street.heard("maria") if text.startswith((ONCE_MORE, NO_ANSWER))]
        assert await column(street, checkin.c.heat) == [True]


async def test_the_day_of_a_yes_is_that_of_the_person_and_the_last_day_stays_as_it_was_said() -> None:
    async with Street.open() as street:
        await play(street, BEGUN + WARM)
        await age(street, "checkin.heat")
        async with street.store.begin() as tx:
            just_after_midnight = datetime(2024, 11, 20, 23, 30, tzinfo=UTC)
            await tx.connection.execute(update(consent).values(given_at=just_after_midnight))
        await look_again(street)
        assert asked(street)[0].startswith("Op donderdag 21 november 2024 zei je hier ja op.")
        last = asked(street)[0].splitlines()[-1]
        await street.clock(street.now + timedelta(days=9))
        assert asked(street)[1].splitlines()[-1] == last
