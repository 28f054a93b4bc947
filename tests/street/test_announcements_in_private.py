"""An announcement to who has a role, each in private: once, in their language, never too often, and never by name."""

from __future__ import annotations

from dataclasses import replace

from bot.play.street import Street
from handlers.model import Incoming, IncomingKind, Standing
from handlers.volunteers.nouns import Volunteer, VolunteerState
from tests.street.playing import play

PEOPLE = """
person jonas organiser nl
person rita deputy nl
person maria resident nl
person karim volunteer nl
person amina volunteer fr
"""
TEXT = "Bedankt voor jullie hulp, het feest is vrijdag 14 uur in de zaal."
WRITTEN = f"jonas> omroep vrijwilligers privé\njonas> {TEXT}\njonas> nee\n"
SENT = PEOPLE + WRITTEN + "jonas> 1\nrita> ja\nclock +2min\n"
VOLUNTEERS = ("karim", "amina")
OTHERS = ("maria", "#bewoners", "#vrijwilligers", "#team")


def told(street: Street, who: str, words: str = "Bedankt voor jullie hulp") -> int:
    return sum(words in text for text in street.heard(who))


async def test_each_volunteer_is_told_once_in_private_and_nobody_else() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "jonas> omroep vrijwilligers privé")
        assert street.hears("jonas") == "Naar 2 mensen, elk apart in privé. Stuur de tekst."
        await play(street, f"jonas> {TEXT}\njonas> nee")
        asked = street.hears("jonas")
        assert "Naar 1 persoon in privé:\nBericht van de organisatoren van De Linde:" in asked
        assert (
            "Naar 1 persoon in privé:\nMessage des organisateurs de De Linde :\n(Ce message est en néerlandais.)"
            in asked
        )
        assert "Naar meer dan één persoon: iemand anders moet eerst ja zeggen. Ik vraag het aan Rita." in asked
        assert "Karim" not in asked
        await play(street, "jonas> 1\nrita> ja\nclock +2min")
        assert [told(street, who) for who in (*VOLUNTEERS, *OTHERS)] == [1, 1, 0, 0, 0, 0]
        assert street.hears("jonas") == "Aankondiging 1 is verstuurd. 2 mensen kregen het in privé."
        assert street.hears("amina").startswith(
            "Message des organisateurs de De Linde :\n(Ce message est en néerlandais.)"
        )


async def test_who_reads_it_in_a_room_is_not_told_twice() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "jonas> omroep bewoners, vrijwilligers privé")
        assert street.hears("jonas") == "Naar: bewoners van De Linde (ongeveer 5 mensen). Stuur de tekst."


async def test_who_reads_only_a_room_that_had_enough_this_week_is_told_in_private() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        for n in range(1, 4):
            await play(street, f"jonas> omroep bewoners\njonas> Nieuws {n} voor vrijdag {n} uur, in de zaal.")
            await play(street, "jonas> nee\njonas> 1\nclock +3min")
        await play(street, "jonas> omroep bewoners, vrijwilligers privé")
        both = "Naar: bewoners van De Linde (ongeveer 5 mensen). Naar 2 mensen, elk apart in privé. Stuur de tekst."
        assert street.hears("jonas") == both
        await play(street, f"jonas> {TEXT}\njonas> nee\njonas> 1\nrita> ja\nclock +3min")
        assert [told(street, who) for who in (*VOLUNTEERS, *OTHERS)] == [1, 1, 0, 0, 0, 0]


async def test_what_is_meant_for_residents_in_private_is_never_said_in_their_room() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "jonas> omroep bewoners privé")
        why = "Elk apart in privé kan ik alleen schrijven naar de vrijwilligers en de organisatoren.\nAan wie?"
        assert street.hears("jonas").startswith(why)
        await play(street, "jonas> vrijwilligers en bewoners privé")
        assert street.hears("jonas").startswith(why)
        await play(street, "jonas> 5")
        assert street.hears("jonas") == "Naar 2 mensen, elk apart in privé. Stuur de tekst."


async def test_trying_again_tells_nobody_who_does_not_belong_to_them_any_more() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        await street.mute("karim", on=True)
        await play(street, WRITTEN + "jonas> 1\nrita> ja\nclock +2min")
        assert "1 persoon kon ik niet bereiken" in street.hears("jonas")
        await street.mute("karim", on=False)
        async with street.store.begin() as tx:
            offer = Volunteer("p-karim", "delinde", VolunteerState.ACTIVE, (), street.now)
            await tx.save_saved(offer, street.now)
            await tx.save_saved(replace(offer, state=VolunteerState.SUSPENDED, version=1), street.now)
        await play(street, "jonas> ja\nclock +2min")
        assert told(street, "karim") == 0
        assert street.hears("jonas") == "Er is niets om opnieuw te versturen."


async def test_a_correction_comes_in_the_language_of_the_place_where_somebody_helps() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "room mol residents fr Molenwijk\njonas is organiser of Molenwijk")
        await play(street, "rita is deputy of Molenwijk\nperson yann volunteer\nyann is volunteer of Molenwijk")
        async with street.store.begin() as tx:
            await tx.save_saved(Standing("p-yann", "delinde"), street.now)
        await play(street, f"jonas> omroep alle buurten vrijwilligers privé\njonas> {TEXT}\njonas> frans")
        await play(street, "jonas> Merci pour votre aide, la fête est vendredi 14 heures dans la salle.\njonas> nee")
        await play(street, "jonas> 1\nrita> ja\nclock +2min")
        assert street.hears("yann").splitlines()[1].startswith("Merci")
        await play(street, "jonas> fout! het is 15 uur niet 14 uur\njonas> ja\nclock +2min")
        now = "Merci pour votre aide, la fête est vendredi 15 heures dans la salle."
        assert street.hears("yann").splitlines()[1] == now


async def test_who_asked_me_to_be_silent_is_left_out_and_who_writes_is_too() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        async with street.store.begin() as tx:
            karim = await tx.person("p-karim")
            assert karim is not None
            await tx.save_person(replace(karim, stopped=True))
        await play(street, "jonas> omroep vrijwilligers privé")
        assert street.hears("jonas") == "Naar 1 persoon in privé. Stuur de tekst."
        await play(street, "jonas> stop\njonas> omroep organisatoren")
        assert street.hears("jonas") == "Naar 1 persoon in privé. Stuur de tekst."


async def test_a_volunteer_is_who_offered_help_and_not_who_left_or_is_suspended() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        async with street.store.begin() as tx:
            offer = Volunteer("p-maria", "delinde", VolunteerState.ACTIVE, (), street.now)
            for who in ("p-maria", "p-karim", "p-amina"):
                await tx.save_saved(replace(offer, person=who), street.now)
            for who, state in (("p-karim", VolunteerState.LEFT), ("p-amina", VolunteerState.SUSPENDED)):
                await tx.save_saved(replace(offer, person=who, state=state, version=1), street.now)
        await play(street, WRITTEN + "jonas> 1\nclock +2min")
        assert [told(street, who) for who in ("maria", *VOLUNTEERS)] == [1, 0, 0]


async def test_it_is_chosen_by_number_too_and_nobody_there_is_said() -> None:
    async with Street.open() as street:
        await play(street, "person jonas organiser nl\njonas> omroep")
        assert "5 de vrijwilligers, elk apart in privé\n6 de organisatoren, elk apart in privé" in street.hears("jonas")
        await play(street, "jonas> 5")
        assert street.hears("jonas") == "Daar is niemand aan wie ik het in privé kan zeggen."


async def test_of_several_places_who_helps_in_two_is_told_once() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + "room lisp residents Lisp-Noord\njonas is organiser of Lisp-Noord")
        await play(street, "karim is volunteer of Lisp-Noord\njonas> omroep alle buurten vrijwilligers privé")
        assert street.hears("jonas") == "Naar 2 mensen, elk apart in privé. Stuur de tekst."


async def test_nobody_is_told_more_than_three_a_week_unless_it_is_urgent() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE)
        for n in range(1, 5):
            await play(
                street, f"jonas> omroep vrijwilligers privé\njonas> Nieuws {n} voor vrijdag {n} uur.\njonas> nee"
            )
            if n == 4:
                assert "2 mensen kregen deze week al 3 aankondigingen in privé" in street.hears("jonas")
            await play(street, "jonas> 1\nrita> ja\nclock +5min")
        assert [told(street, "karim", f"Nieuws {n}") for n in (3, 4)] == [1, 0]
        await play(street, "jonas> omroep vrijwilligers privé\njonas> Nieuws 5 voor vrijdag 5 uur.\njonas> nee")
        await play(street, "jonas> nu (dringend)\nrita> ja")
        assert told(street, "karim", "Nieuws 5") == 1


async def test_a_correction_and_a_withdrawal_reach_everybody_who_has_it() -> None:
    async with Street.open() as street:
        await play(street, SENT + "jonas> fout! het is 15 uur niet 14 uur\njonas> ja\nclock +2min")
        for who in VOLUNTEERS:
            assert "15 uur in de zaal" in street.hears(who)
        await play(street, "jonas> omroep 1 intrekken")
        asked = "2 mensen kregen het in privé. Zal ik aankondiging 1 daar weghalen en dat zeggen?\n1 ja · 2 nee"
        assert street.hears("jonas") == asked
        await play(street, "jonas> ja")
        kinds = [line.kind for line in street.lines if line.to == "karim"]
        assert kinds[-4:] == ["said", "edited", "taken back", "said"]
        assert street.hears("karim").endswith("is ingetrokken. Het geldt niet meer.")


async def test_a_crash_and_an_outage_in_the_middle_tell_everybody_once() -> None:
    async with Street.open() as street:
        await play(street, PEOPLE + WRITTEN + "jonas> 1\noutage console on\nrita> ja\ncrash\ncrash\noutage console off")
        await play(street, "clock +2h\ncrash")
        assert [told(street, who) for who in VOLUNTEERS] == [1, 1]


async def test_a_question_in_reply_is_passed_on_and_a_sign_is_counted() -> None:
    async with Street.open() as street:
        await play(street, SENT)
        line = next(line for line in street.lines if line.to == "karim" and "Bedankt voor" in line.text)
        asked = Incoming("console", "$q", "karim", IncomingKind.MESSAGE, street.now, text="Mag mijn zoon mee?")
        await street.does(replace(asked, reply_to=line.id))
        assert street.hears("jonas") == "Karim (karim) vraagt bij aankondiging 1: Mag mijn zoon mee?"
        await street.does(
            Incoming("console", "$s", "karim", IncomingKind.REACTION, street.now, text="👍", about=line.id)
        )
        await play(street, "jonas> omroepen")
        assert street.hears("jonas").endswith("1 persoon las het.")
