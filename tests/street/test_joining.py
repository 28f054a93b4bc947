"""Taking part in a session, on the whole product: places, the waiting list, guests, an organiser's yes."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot.play.street import Street
from handlers.model import Incoming, IncomingKind, RoomKind
from handlers.sessions.nouns import Breakout, Need, SeatState, Session
from tests.street.playing import play
from tests.street.taking_part import FULL, HERE, LINE, hold, state_of

# --- joining ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "said",
    ["inschrijven S7", "Inschrijven s7 aub", "inschrijven 7", "join S7", "schrijf me in S7", "schrijf me in voor S7"],
)
async def test_who_joins_hears_all_about_it_and_how_to_leave(said: str) -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, f"anna> {said}")
        assert street.hears("anna") == (
            "Je bent ingeschreven.\nS7 “Burenhulp”\nDinsdag 28 mei 2024, 13.30 uur tot 15.30 uur\n"
            "Link: https://meet.example.org/abc\nKan je toch niet? Typ: uitschrijven S7"
        )
        assert "nog 1 van 2 plaatsen vrij" in street.hears("#bewoners")


async def test_who_joins_in_a_room_hears_of_it_in_private_alone() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna #bewoners> inschrijven S7")
        assert street.hears("anna").startswith("Je bent ingeschreven.")
        assert not [line for line in street.heard("#bewoners") if "meet.example.org" in line]


async def test_who_joins_twice_has_one_place() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7\nanna> inschrijven S7")
        assert street.hears("anna").startswith("Je hebt al een plaats.\nS7 “Burenhulp”")
        assert "nog 1 van 2 plaatsen vrij" in street.hears("#bewoners")


@pytest.mark.parametrize(
    ("session", "answer"),
    [
        (replace(HERE, audience=RoomKind.NETWORK), "Ik ken hier geen sessie met dat nummer."),
        (replace(HERE, number=8), "Ik ken hier geen sessie met dat nummer."),
    ],
    ids=["for others", "another number"],
)
async def test_a_session_for_others_is_not_told_about(session: Session, answer: str) -> None:
    async with Street.open() as street:
        await hold(street, session)
        await play(street, "anna> inschrijven S7")
        assert street.hears("anna").startswith(answer)
        assert "Burenhulp" not in street.hears("anna")


async def test_a_hand_on_the_card_is_asked_about_in_private_and_a_yes_below_it_counts() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "rita> inschrijven S7")
        await street.reacts("anna", "🙋", room="bewoners")
        assert street.hears("anna").startswith("Wil je naar S7 “Burenhulp” (dinsdag 28 mei 2024, 13.30 uur) komen?")
        await play(street, "anna> 1")
        assert street.hears("anna").startswith("Je bent ingeschreven.")


async def test_what_somebody_needs_is_asked_kept_for_the_organisers_and_forgotten() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, where="Buurthuis, Kerkstraat 1", link=""))
        await play(street, "anna> inschrijven S7")
        assert street.hears("anna").startswith("Heb je iets nodig om mee te doen?")
        assert "Waar: Buurthuis, Kerkstraat 1" in street.heard("anna")[-2]
        await play(street, "anna> 1 en 3")
        async with street.store.begin() as tx:
            (seat,) = await tx.seats(7)
            assert seat.needs == (Need.HEARING_LOOP, Need.WHEELCHAIR)
        await play(street, "clock 2024-06-04 15:29")
        async with street.store.begin() as tx:
            assert (await tx.seats(7))[0].needs
        await play(street, "clock 2024-06-04 15:30")
        async with street.store.begin() as tx:
            assert (await tx.seats(7))[0].needs == ()


async def test_what_somebody_needs_is_kept_until_seven_days_after_the_moment_it_was_moved_to() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, where="Buurthuis", link=""))
        await play(
            street, "anna> inschrijven S7\nanna> 1\nrita> sessie S7 verplaats naar 4/6 13u30\nrita> ja\nanna> ja"
        )
        for moment, needs in (("2024-06-11 15:29", (Need.HEARING_LOOP,)), ("2024-06-11 15:30", ())):
            await play(street, f"clock {moment}")
            async with street.store.begin() as tx:
                assert [seat.needs for seat in await tx.seats(7)] == [needs]


@pytest.mark.parametrize("said", ["nee", "nee dank u", "non", "no", "none", "nein", "niets", "7"])
async def test_a_plain_no_means_that_nothing_is_needed(said: str) -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, where="Buurthuis, Kerkstraat 1", link=""))
        await play(street, f"anna> inschrijven S7\nanna> {said}")
        assert street.hears("anna") == "Goed. Tot dan!"
        async with street.store.begin() as tx:
            assert await tx.open_questions("p-anna") == ()


@pytest.mark.parametrize("said", ["geen ringleiding", "alles behalve 2"])
async def test_a_no_about_one_thing_of_the_list_is_asked_again(said: str) -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, where="Buurthuis, Kerkstraat 1", link=""))
        await play(street, f"anna> inschrijven S7\nanna> {said}")
        assert "Heb je iets nodig om mee te doen?" in street.hears("anna")


async def test_words_about_something_else_are_not_taken_for_what_somebody_needs() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, where="Buurthuis, Kerkstraat 1", link=""))
        await play(street, "anna> inschrijven S7\nanna> wie is er nog allemaal van onze straat bij")
        assert street.hears("anna").startswith("Dat begreep ik niet.")
        async with street.store.begin() as tx:
            assert await tx.open_questions("p-anna") == ()


# --- the waiting list ---------------------------------------------------------------------------------------------


async def test_who_waits_is_told_so_with_their_number() -> None:
    """Registering for a waiting list was not confirmed (pretix/pretix#1164)."""
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE)
        assert street.hears("maria") == (
            "S7 “Burenhulp” (dinsdag 28 mei 2024, 13.30 uur) is vol. Je staat nummer 2 op de wachtlijst. "
            "Ik laat iets weten zodra er plaats is. Liever niet meer? Typ: uitschrijven S7"
        )


async def test_the_waiting_list_can_be_left() -> None:
    """There was no way off the waiting list (pretix/pretix#837), nor out of the event (indico/indico#3036)."""
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "pieter> uitschrijven S7\nmaria> inschrijven S7")
        assert "Je staat niet meer op de wachtlijst van S7" in street.hears("pieter")
        assert "Je staat nummer 1 op de wachtlijst." in street.hears("maria")
        await play(street, "anna> uitschrijven S7")
        assert "Er is plaats voor jou" in street.hears("maria")
        assert "Er is plaats" not in street.hears("pieter")


async def test_places_go_in_the_order_of_the_line_and_the_offer_is_sent() -> None:
    """The order was not kept (pretix/pretix#2119), and nobody was told of a place (fossasia/eventyay#1253)."""
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "anna> uitschrijven S7")
        assert street.hears("pieter") == (
            "Er is plaats voor jou bij S7 “Burenhulp” (dinsdag 28 mei 2024, 13.30 uur). Neem je ze? "
            "Je hebt tijd tot dinsdag 21 mei 2024, 10 uur.\n1 ja · 2 nee"
        )
        assert "Je staat nummer 2 op de wachtlijst." in street.hears("maria")
        await play(street, "pieter> ja")
        assert street.hears("pieter").startswith("Je bent ingeschreven.")
        await play(street, "els> uitschrijven S7")
        assert "Er is plaats voor jou" in street.hears("maria")


async def test_who_said_no_or_left_is_not_offered_the_place_again() -> None:
    """Whoever cancelled was offered the same place again (pretix/pretix#1163)."""
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "anna> uitschrijven S7\npieter> nee")
        assert street.hears("pieter") == "Dat is goed. Dank je voor je antwoord. De plaats gaat naar iemand anders."
        assert "Er is plaats voor jou" in street.hears("maria")
        await play(street, "maria> 2\nels> uitschrijven S7")
        offered = [line.to for line in street.lines if line.text.startswith("Er is plaats voor jou")]
        assert offered == ["pieter", "maria"]
        assert "nog 2 van 2 plaatsen vrij" in street.hears("#bewoners")


async def test_an_offer_that_is_not_answered_goes_to_the_next() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "anna> uitschrijven S7\nclock 2024-05-21 10:00")
        assert street.hears("pieter").startswith("Ik hoorde niets van je over S7")
        assert "Je hebt tijd tot woensdag 22 mei 2024, 10 uur." in street.hears("maria")
        await play(street, "maria> 1\npieter> inschrijven S7")
        assert "Je staat nummer 1 op de wachtlijst." in street.hears("pieter")


async def test_a_place_that_nobody_waits_for_goes_to_nobody() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, FULL + "pieter> inschrijven S7\nanna> uitschrijven S7\npieter> nee")
        assert street.hears("pieter") == "Dat is goed. Dank je voor je antwoord. Je plaats is weer vrij."
        await play(street, "anna> inschrijven S7\npieter> inschrijven S7\nels> uitschrijven S7\nclock 2024-05-21 10:00")
        assert "Je plaats is weer vrij. Wil je nog komen?" in street.hears("pieter")


async def test_an_offer_is_not_made_at_night() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "clock 2024-05-20 23:00\nanna> uitschrijven S7")
        assert "Je staat nummer 1" in street.hears("pieter")
        await play(street, "rita> inschrijven S7\nclock 2024-05-21 08:00")
        assert "Je staat nummer 3" in street.hears("rita")
        assert "Je hebt tijd tot woensdag 22 mei 2024, 8 uur." in street.hears("pieter")


async def test_shortly_before_the_first_of_all_who_wait_gets_the_place() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "clock 2024-05-28 12:00\nanna> uitschrijven S7")
        for name in ("pieter", "maria"):
            assert "Wie eerst antwoordt, krijgt de plaats." in street.hears(name)
        await play(street, "maria> ja\npieter> ja")
        assert street.hears("maria").startswith("Je bent ingeschreven.")
        assert street.hears("pieter").startswith("Iemand was je net voor.")
        assert "Je staat nummer 1 op de wachtlijst." in street.hears("pieter")


async def test_who_could_not_answer_because_we_were_away_gets_another_day() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "anna> uitschrijven S7\ndown 25h")
        assert "Je hebt tijd tot woensdag 22 mei 2024, 11 uur." in street.hears("pieter")
        await play(street, "pieter> ja")
        assert street.hears("pieter").startswith("Je bent ingeschreven.")


async def test_a_late_yes_gets_the_end_of_the_line() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "anna> uitschrijven S7")
        await play(street, "clock 2024-05-21 10:00")
        assert street.hears("pieter").endswith("De plaats gaat naar iemand anders. Wil je nog komen?\n1 ja · 2 nee")
        await play(street, "pieter> ja")
        assert "Je staat nummer 2 op de wachtlijst." in street.hears("pieter")


async def test_twenty_who_join_at_once_for_the_last_place_leave_one_with_it() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, places=1))
        for n in range(20):
            await street.person(f"buur{n}", "resident", "nl")
        for n in range(20):
            await street.says(f"buur{n}", "inschrijven S7", room="bewoners")
        async with street.store.begin() as tx:
            seats = await tx.seats(7)
        assert [seat.state for seat in seats].count(SeatState.CONFIRMED) == 1
        assert [seat.person for seat in seats] == [f"p-buur{n}" for n in range(20)]
        assert "Je staat nummer 19 op de wachtlijst." in street.hears("buur19")


async def test_a_crash_between_an_offer_and_its_answer_loses_nothing() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "anna> uitschrijven S7\ncrash\npieter> 1")
        assert street.hears("pieter").startswith("Je bent ingeschreven.")


# --- somebody else ------------------------------------------------------------------------------------------------


async def test_a_guest_has_a_place_of_their_own_that_can_be_given_back() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7\nanna> inschrijven S7 voor Jeanne")
        assert street.hears("anna").startswith("Weet Jeanne dat jij inschrijft voor S7")
        await play(street, "anna> ja")
        assert street.hears("anna").startswith("Jeanne is ingeschreven.\nS7 “Burenhulp”")
        assert "Kan Jeanne toch niet? Typ: uitschrijven S7 Jeanne" in street.hears("anna")
        await play(street, "anna> inschrijven S7 voor Piet")
        assert "mag je één persoon meebrengen" in street.hears("anna")
        await play(street, "els> inschrijven S7\nanna> uitschrijven S7 voor Jan")
        assert street.hears("anna").startswith("Jij schreef niemand in met de naam Jan")
        await play(street, "anna> uitschrijven S7 voor Jeanne")
        assert street.hears("anna").startswith("Jeanne is uitgeschreven voor S7")
        assert "Er is plaats voor jou" in street.hears("els")
        assert await state_of(street, "anna") is SeatState.CONFIRMED


async def test_nobody_is_signed_up_who_does_not_know() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "rita> inschrijven S7 voor Jeanne\nrita> 2")
        assert street.hears("rita").startswith("Vraag het eerst. Tot dan bewaar ik niets.")
        async with street.store.begin() as tx:
            assert await tx.seats(7) == ()


async def test_who_has_only_a_guest_leaves_for_that_guest() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "rita> inschrijven S7 voor Jeanne\nrita> ja\nrita> uitschrijven S7")
        assert street.hears("rita").startswith("Jeanne is uitgeschreven voor S7")


# --- an organiser agrees ------------------------------------------------------------------------------------------


async def test_where_an_organiser_must_agree_the_first_answer_counts() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, approval=True))
        await play(street, "person jonas organiser nl\nanna> inschrijven S7")
        assert street.hears("anna").startswith("Een organisator kijkt of je naar S7")
        for name in ("rita", "jonas"):
            assert street.hears(name).startswith("Anna wil graag naar S7 “Burenhulp” (dinsdag 28 mei 2024, 13.30 uur)")
        asked = next(line for line in reversed(street.lines) if line.to == "jonas")
        await play(street, "rita> ja")
        assert street.hears("anna").startswith("Een organisator vond het goed. Je bent ingeschreven.")
        await street.replies("jonas", asked, "nee")
        assert await state_of(street, "anna") is SeatState.CONFIRMED


async def test_who_is_refused_hears_it_kindly_and_the_place_goes_on() -> None:
    async with Street.open() as street:
        await hold(street, replace(HERE, approval=True, places=1))
        await play(street, "anna> inschrijven S7\nels> inschrijven S7\nrita> 2")
        assert street.hears("anna").startswith("Deze keer kan je niet naar S7")
        assert "Er is plaats voor jou" in street.hears("els")
        await play(street, "els> 1\nrita> 1\nanna> inschrijven S7")
        assert street.hears("els").startswith("Een organisator vond het goed. Je bent ingeschreven.")
        assert street.hears("anna").startswith("Deze keer kan je niet naar S7")


# --- groups -------------------------------------------------------------------------------------------------------

GROUPS = replace(HERE, places=0, breakouts=(Breakout(1, "Vraag", 1), Breakout(2, "Aanbod", 1), Breakout(3, "Buurt")))


async def test_people_choose_a_group_and_another_until_the_day_before() -> None:
    async with Street.open() as street:
        await hold(street, GROUPS)
        await play(street, "anna> inschrijven S7")
        assert street.hears("anna").startswith("S7 “Burenhulp” gaat in groepen uiteen.")
        await play(street, "anna> 1")
        assert street.hears("anna") == "En welke, als die groep vol is?\n1 Aanbod · 2 Buurt"
        await play(street, "anna> 2\nanna> deelgroep S7\nanna> Aanbod\nanna> 1")
        async with street.store.begin() as tx:
            assert (await tx.seats(7))[0].wanted == (2, 1)
        await play(street, "clock 2024-05-27 00:00\nanna> deelgroep S7")
        assert street.hears("anna") == "De groepen worden nu gemaakt. Veranderen kan niet meer."


async def test_a_session_that_begins_after_all_is_over_for_who_waits() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, LINE + "anna> uitschrijven S7\nclock 2024-05-28 13:30\nmaria> inschrijven S7")
        assert "is begonnen. Inschrijven kan niet meer." in street.hears("maria")


async def test_a_yes_below_the_card_joins_and_other_words_there_do_not() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "rita> inschrijven S7")
        card = next(line for line in reversed(street.lines) if line.to == "#bewoners")
        for n, (name, text) in enumerate((("anna", "mooi weer vandaag"), ("els", "ja graag!"))):
            said = Incoming(
                "console", f"$below{n}", name, IncomingKind.MESSAGE, street.now, "#bewoners", text, reply_to=card.id
            )
            await street.does(said)
        assert await state_of(street, "anna") is None
        assert await state_of(street, "els") is SeatState.CONFIRMED


async def test_where_the_neighbourhood_wants_it_a_hand_is_enough() -> None:
    async with Street.open() as street:
        await hold(street)
        async with street.store.begin() as tx:
            home = await tx.neighbourhood("delinde")
            assert home
            await tx.save_saved(replace(home, claim_by_reaction=True), street.now)
        await play(street, "rita> inschrijven S7")
        await street.reacts("anna", "🙋🏾", room="bewoners")
        assert street.hears("anna").startswith("Je bent ingeschreven.")


# --- rights -------------------------------------------------------------------------------------------------------


async def test_my_data_tells_of_sessions_and_how_to_leave_them() -> None:
    async with Street.open() as street:
        await hold(street)
        await play(street, "anna> inschrijven S7\nanna> inschrijven S7 voor Jeanne\nanna> ja\nanna> mijn gegevens")
        assert any("Dat je ingeschreven bent voor S7" in text for text in street.heard("anna"))
        await play(street, "anna> vergeet mij")
        assert any("S7" in text and text.startswith("Dan wis ik meteen alles") for text in street.heard("anna"))
        await play(street, "anna> toestemmingen")
        assert any("iemand die je inschreef voor S7" in text for text in street.heard("anna"))
