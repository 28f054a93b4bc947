"""Whom an announcement was for is kept when it is sent: what comes later reaches these, whoever came or went since."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import delete

from bot.play.street import Street
from handlers.model import Address, Room, RoomKind, Standing
from storage.tables_announcements import announcement_addressee
from tests.street.announcing import ALONE, EVERYWHERE, OFFER, PLACES
from tests.street.playing import play

SENT = PLACES + EVERYWHERE + "jonas> 1\nrita> ja\n"
NEW = Room(Address("console", "#nieuw"), "delinde", RoomKind.RESIDENTS)


async def test_a_room_that_came_after_it_was_sent_did_not_miss_it() -> None:
    async with Street.open() as street:
        await play(street, SENT)
        async with street.store.begin() as tx:
            await tx.save_saved(NEW, street.now)
        await play(street, "clock +2min")
        assert street.hears("jonas") == "Aankondiging 1 staat in alle 3 groepen." + OFFER
        await play(street, "jonas> omroep 1")
        assert "Wie het kreeg: bewoners van De Linde, bewoners van Lisp-Noord, bewoners van Molenwijk." in street.hears(
            "jonas"
        )


async def test_a_room_that_belongs_elsewhere_now_is_still_told_what_is_put_right_and_taken_back() -> None:
    async with Street.open() as street:
        await play(street, SENT + "clock +2min")
        async with street.store.begin() as tx:
            room = await tx.room_at(Address("console", "#lisp"))
            assert room is not None
            await tx.save_saved(replace(room, neighbourhood="delinde", kind=RoomKind.TEAM), street.now)
        await play(street, "jonas> fout! het is 15u niet 14u\njonas> ja\nclock +2min")
        assert "15u" in street.hears("#lisp")
        await play(street, "jonas> omroep 1 intrekken\njonas> ja\nclock +2min")
        assert street.hears("#lisp").endswith("is ingetrokken. Het geldt niet meer.")


async def test_who_helps_elsewhere_now_is_told_in_the_language_in_which_they_were() -> None:
    async with Street.open() as street:
        await play(street, ALONE + "person rita deputy nl\nroom mol residents fr Molenwijk")
        await play(street, "jonas is organiser of Molenwijk\nrita is deputy of Molenwijk")
        await play(street, "person yann volunteer\nyann is volunteer of Molenwijk")
        await _moves(street, "delinde", "molenwijk")
        await play(street, "jonas> omroep alle buurten vrijwilligers privé\njonas> Het feest is vrijdag 14 uur.")
        await play(street, "jonas> frans\njonas> La fête est vendredi 14 heures.\njonas> nee\njonas> 1\nrita> ja")
        await play(street, "clock +2min")
        assert street.hears("yann").splitlines()[1] == "La fête est vendredi 14 heures."
        await _moves(street, "molenwijk", "delinde")
        await play(street, "jonas> fout! het is 15 uur niet 14 uur\njonas> ja\nclock +2min")
        assert street.hears("yann").splitlines()[1] == "La fête est vendredi 15 heures."
        await play(street, "yann> mijn gegevens")
        assert "Welke aankondigingen ik je in privé stuurde." in "\n".join(street.heard("yann"))


async def _moves(street: Street, before: str, after: str) -> None:
    """Let Yann be a volunteer in another place from now on."""
    async with street.store.begin() as tx:
        here = next(one for one in await tx.standings("p-yann") if one.roles)
        await tx.save_saved(Standing("p-yann", before), street.now)
        await tx.save_saved(replace(here, neighbourhood=after), street.now)


async def test_what_was_sent_before_this_was_kept_is_put_right_where_it_stands() -> None:
    async with Street.open() as street:
        await play(street, SENT + "clock +2min")
        async with street.store.begin() as tx:
            await tx.connection.execute(delete(announcement_addressee))
        await play(street, "jonas> fout! het is 15u niet 14u\njonas> ja\nclock +2min")
        assert all("15u" in street.hears(room) for room in ("#bewoners", "#lisp", "#mol"))
        await play(street, "jonas> omroep 1")
        assert "Wie het kreeg: bewoners van De Linde, " in street.hears("jonas")
