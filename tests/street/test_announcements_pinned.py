"""An announcement stays in sight at the top of its rooms, as long as the organiser wants it."""

from __future__ import annotations

from bot.play.street import Street
from tests.street.announcing import ALONE, EVERYWHERE, PLACES
from tests.street.playing import play

SENT = PLACES + EVERYWHERE + "jonas> 1\nrita> ja\nclock +2min\n"


def pinned(street: Street) -> list[tuple[str, str]]:
    """List in which rooms something was pinned or let go of, in the order of the rooms' names."""
    return sorted((line.to, line.kind) for line in street.lines if line.kind in {"pinned", "unpinned"})


EVERY_ROOM = [("#bewoners", "pinned"), ("#lisp", "pinned"), ("#mol", "pinned")]


async def test_who_sent_it_is_offered_to_pin_it_and_hears_where_it_is() -> None:
    async with Street.open() as street:
        await play(street, SENT)
        offer = "Aankondiging 1 staat in alle 3 groepen. Zal ik het bovenaan vastzetten?\n1 vastzetten · 2 zo laten"
        assert street.hears("jonas") == offer
        await play(street, "jonas> 1")
        assert street.hears("jonas") == "Ik zet aankondiging 1 vast bovenaan 3 groepen."
        assert pinned(street) == EVERY_ROOM
        await play(street, "clock +2min")
        told = "Aankondiging 1 staat vast bovenaan alle 3 groepen. Wie over een brug meeleest, ziet dat misschien niet."
        assert street.hears("jonas") == told
        await play(street, "jonas> omroepen")
        assert "Vast bovenaan 3 groepen." in street.hears("jonas")


async def test_the_offer_may_be_left_and_stands_in_the_way_of_nothing() -> None:
    async with Street.open() as street:
        await play(street, SENT + "jonas> nee")
        assert street.hears("jonas") == "Goed. Ik laat het zo."
        await play(street, SENT.replace("person", "# person").replace("room", "# room") + "jonas> taken")
        assert "vastzetten" not in street.hears("jonas")
        await play(street, "jonas> fout! het is 15u niet 14u")
        assert street.hears("jonas").startswith("Ik verbeter aankondiging 2 overal waar die staat:")
        assert pinned(street) == []


async def test_a_room_that_does_not_let_us_pin_is_named_with_its_reason_and_the_others_are_pinned() -> None:
    async with Street.open() as street:
        await play(street, PLACES)
        street.lets_pin("#lisp", on=False)
        await play(street, EVERYWHERE + "jonas> 1\nrita> ja\nclock +2min\njonas> omroep 1 vastzetten\nclock +2min")
        assert pinned(street) == [("#bewoners", "pinned"), ("#mol", "pinned")]
        assert street.hears("jonas").startswith("2 van 3 gelukt. Lisp-Noord – bewoners: ik mag daar niets vastzetten.")
        street.lets_pin("#lisp", on=True)
        await play(street, "jonas> omroep 1 vastzetten\nclock +2min")
        assert ("#lisp", "pinned") in pinned(street)
        assert street.hears("jonas").startswith("Aankondiging 1 staat vast bovenaan alle 3 groepen.")


async def test_it_is_let_go_of_by_word_and_only_once() -> None:
    async with Street.open() as street:
        await play(street, SENT + "jonas> omroep 1 vastzetten\njonas> omroep 1 losmaken\nclock +2min")
        assert [kind for room, kind in pinned(street) if room == "#lisp"] == ["pinned", "unpinned"]
        assert street.hears("jonas") == "Aankondiging 1 staat nergens meer vast."
        await play(street, "jonas> omroep 1 losmaken")
        assert street.hears("jonas") == "Het staat in geen enkele groep vast."


async def test_what_is_taken_back_is_let_go_of_first_or_last_and_left_nowhere() -> None:
    async with Street.open() as street:
        await play(street, SENT + "jonas> omroep 1 vastzetten\njonas> omroep 1 intrekken\njonas> ja")
        at_lisp = [line.kind for line in street.lines if line.to == "#lisp"]
        assert at_lisp == ["said", "pinned", "taken back", "unpinned", "said"]
        await play(street, "jonas> omroep 1 vastzetten")
        assert street.hears("jonas") == "Aankondiging 1 staat in geen enkele groep: ingetrokken."


async def test_a_crash_and_an_outage_in_the_middle_pin_it_once() -> None:
    async with Street.open() as street:
        await play(street, SENT + "outage console on\njonas> omroep 1 vastzetten\ncrash\ncrash\noutage console off")
        await play(street, "clock +2h\ncrash")
        assert pinned(street) == EVERY_ROOM


async def test_a_room_that_gets_it_later_has_it_pinned_as_well() -> None:
    async with Street.open() as street:
        await play(street, PLACES + "mute #lisp\n" + EVERYWHERE + "jonas> 1\nrita> ja\nclock +2min")
        await play(street, "jonas> omroep 1 vastzetten\nunmute #lisp")
        assert pinned(street) == [("#bewoners", "pinned"), ("#mol", "pinned")]
        await play(street, "jonas> ja\njonas> ja\nclock +2min")
        assert set(pinned(street)) == {*EVERY_ROOM}


async def test_it_may_be_kept_until_a_day_and_is_let_go_of_the_morning_after() -> None:
    async with Street.open() as street:
        await play(street, SENT + "jonas> omroep 1 vastzetten tot zaterdag")
        told = "Ik zet aankondiging 1 vast bovenaan 3 groepen. Tot en met zaterdag 28 november 2026."
        assert street.hears("jonas") == told
        await play(street, "clock 2026-11-28 23:00")
        assert pinned(street) == EVERY_ROOM
        before = street.heard("jonas")
        await play(street, "clock 2026-11-29 09:00")
        assert [kind for room, kind in pinned(street) if room == "#lisp"] == ["pinned", "unpinned"]
        assert street.heard("jonas") == before


async def test_another_word_about_it_takes_the_day_away_and_a_day_that_is_over_is_asked_about() -> None:
    async with Street.open() as street:
        await play(street, SENT + "jonas> omroep 1 vastzetten tot zaterdag\njonas> omroep 1 vastzetten")
        await play(street, "clock 2026-11-30 09:00")
        assert ("#lisp", "unpinned") not in pinned(street)
        await play(street, "jonas> omroep 1 vastzetten tot gisteren")
        assert street.hears("jonas") == "Tot welke dag? Bijvoorbeeld: tot vrijdag."


async def test_an_end_that_cannot_be_read_is_asked_about_and_a_day_just_over_is_not_next_year() -> None:
    async with Street.open() as street:
        await play(street, SENT)
        for said in ("tot het feest", "tot na kerst", "tot 20 november", "jusqu'à la fête"):
            await play(street, f"jonas> omroep 1 vastzetten {said}")
            assert street.hears("jonas") == "Tot welke dag? Bijvoorbeeld: tot vrijdag."
        assert pinned(street) == []


async def test_it_may_be_kept_for_so_long_and_without_an_end_that_is_said() -> None:
    async with Street.open() as street:
        await play(street, SENT + "jonas> omroep 1 vastzetten 3 dagen")
        assert street.hears("jonas").endswith("Tot en met woensdag 25 november 2026.")
        await play(street, "jonas> omroep 1 vastzetten een week")
        assert street.hears("jonas").endswith("Tot en met zondag 29 november 2026.")
        await play(street, "jonas> omroep 1 vastzetten alsjeblieft")
        assert street.hears("jonas").endswith("Het blijft daar staan tot je het losmaakt.")


async def test_what_was_never_pinned_is_not_let_go_of_and_not_said_to_be() -> None:
    async with Street.open() as street:
        await play(street, PLACES)
        street.lets_pin("#lisp", on=False)
        await play(street, EVERYWHERE + "jonas> 1\nrita> ja\nclock +2min\njonas> omroep 1 vastzetten\nclock +2min")
        await play(street, "jonas> omroep 1 losmaken")
        assert street.hears("jonas") == "Ik maak aankondiging 1 los in 2 groepen."
        await play(street, "clock +2min")
        assert street.hears("jonas") == "Aankondiging 1 staat nergens meer vast."
        street.lets_pin("#bewoners", on=False)
        street.lets_pin("#mol", on=False)
        await play(street, "jonas> omroep 1 vastzetten\nclock +2min\njonas> omroep 1 losmaken")
        assert street.hears("jonas") == "Het staat in geen enkele groep vast."


async def test_the_offer_takes_a_day_too_and_another_one_may_be_named_meanwhile() -> None:
    async with Street.open() as street:
        await play(street, SENT + "jonas> omroep bewoners De Linde\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee")
        await play(street, "jonas> 1\nclock +2min\njonas> omroep 1 vastzetten")
        assert pinned(street) == EVERY_ROOM
        await play(
            street, "jonas> omroep bewoners De Linde\njonas> Koffie vrijdag 15 uur in de zaal.\njonas> nee\njonas> 1"
        )
        await play(street, "clock +2min\njonas> vastzetten tot vrijdag")
        assert street.hears("jonas").startswith("Ik zet aankondiging 3 vast bovenaan 1 groep. Tot en met vrijdag")


async def test_only_who_organises_there_pins_what_stands_there() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "person tom organiser nl\nroom ver residents Verweg\ntom is organiser of Verweg")
        await play(street, "jonas> omroep De Linde\njonas> Soep vrijdag 12 uur in de zaal.\njonas> nee\njonas> ander")
        await play(street, "jonas> vrijdag 8 uur\njonas> omroep 1 vastzetten")
        assert street.hears("jonas").startswith("Het staat nog in geen enkele groep.")
        await play(street, "clock 2026-11-27 08:05\njonas is resident of De Linde\njonas> omroep 1 vastzetten")
        assert pinned(street) == []
