"""A session in a calendar: the same entry for ever, a higher sequence with every change."""

from __future__ import annotations

from dataclasses import replace

from handlers.attachments import CalendarFile
from handlers.decision import Decision, Say
from handlers.feeds.nouns import Feed
from handlers.model import Service
from handlers.people.agenda import Ahead, agenda, entries_of
from handlers.sessions.calendar import entry_of
from handlers.sessions.case import Meant
from handlers.sessions.joining.join import join
from handlers.sessions.joining.leaving import leave
from handlers.sessions.nouns import Seat, SeatState, SessionState
from tests.handlers.sessions.setting import BURENHULP, ELS, case, changed, seat, turn
from tests.handlers.speaking import says


def file_of(decision: Decision) -> CalendarFile:
    (file,) = [one for say in decision.say if isinstance(say, Say) for one in say.attach]
    assert isinstance(file, CalendarFile)
    return file


def test_everybody_sees_where_it_is_and_only_who_has_a_place_the_link() -> None:
    public, mine = entry_of(BURENHULP), entry_of(BURENHULP, seat(ELS))
    assert (public.link, mine.link) == ("", "https://meet.example.org/abc")
    assert public.uid == mine.uid == "s7@delinde"
    assert (public.starts_local, public.zone, public.lasts) == (
        BURENHULP.starts_local,
        "Europe/Brussels",
        BURENHULP.lasts,
    )


def test_whatever_changes_makes_the_sequence_higher() -> None:
    joined = join(turn(ELS, "S7"), Meant(case(), is_named=True))
    (mine,) = [one for one in joined.save if isinstance(one, Seat)]
    kept = replace(mine, version=1)
    left = leave(turn(ELS, "S7"), Meant(case(kept), is_named=True))
    again = join(turn(ELS, "S7"), Meant(case(replace(kept, state=SeatState.CANCELLED, version=2)), is_named=True))
    entries = [file_of(decision).entries[0] for decision in (joined, left, again)]
    moved = entry_of(changed(sequence=1), replace(kept, version=3))
    assert [one.sequence for one in (*entries, moved)] == [1, 2, 3, 4]
    assert [one.cancelled for one in entries] == [False, True, False]
    assert file_of(joined).name == "S7"


def test_what_is_cancelled_is_cancelled_for_everybody() -> None:
    off = changed(state=SessionState.CANCELLED)
    assert entry_of(off).cancelled
    assert entry_of(off, seat(ELS)).cancelled


def test_who_waits_has_it_on_the_agenda_and_not_in_the_file() -> None:
    waits = Ahead(sessions=((BURENHULP, seat(ELS, SeatState.WAITING, 3)),))
    comes = Ahead(sessions=((BURENHULP, seat(ELS)),))
    assert entries_of(waits) == ()
    assert len(entries_of(comes)) == 1
    said = agenda(turn(ELS), waits).say[0]
    assert isinstance(said, Say)
    assert said.attach == ()


def test_the_agenda_tells_once_in_full_where_a_calendar_app_finds_it_and_then_in_short() -> None:
    feed, asks = Feed("els", 0, "0" * 32), replace(turn(ELS), service=Service(web="https://buurtbot.example.org"))
    ahead = Ahead(sessions=((BURENHULP, seat(ELS)),), feed=feed)
    first, again = agenda(asks, ahead), agenda(asks, replace(ahead, feed=replace(feed, version=1)))
    assert (first.save, again.save) == ((feed,), ())
    address = f"https://buurtbot.example.org/cal/{feed.token}.ics"
    assert says(first)[0].splitlines()[-3:] == [
        "Your calendar app can keep up by itself. Add this address to it as a calendar from the internet:",
        address,
        "Keep it to yourself: whoever has it sees your agenda. For another address, type: new calendar link",
    ]
    assert says(again)[0].splitlines()[-1] == f"For your calendar app: {address}"


def test_without_a_web_address_there_is_no_link() -> None:
    ahead = Ahead(sessions=((BURENHULP, seat(ELS)),), feed=Feed("els", 0, "0" * 32))
    decision = agenda(turn(ELS), ahead)
    assert decision.save == ()
    assert "cal/" not in says(decision)[0]
