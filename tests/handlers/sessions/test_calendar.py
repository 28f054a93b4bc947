"""A session in a calendar: the same entry for ever, a higher sequence with every change."""

from __future__ import annotations

from dataclasses import replace

from handlers.attachments import CalendarFile
from handlers.decision import Decision, Say
from handlers.sessions.agenda import Ahead, agenda, entries_of
from handlers.sessions.calendar import entry_of
from handlers.sessions.joining import Joining, join
from handlers.sessions.leaving import Leaving, leave
from handlers.sessions.nouns import Seat, SeatState, SessionState
from tests.handlers.sessions.setting import BURENHULP, ELS, case, changed, seat, turn


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
    joined = join(turn(ELS, "S7"), Joining(case(), is_named=True))
    (mine,) = [one for one in joined.save if isinstance(one, Seat)]
    kept = replace(mine, version=1)
    left = leave(turn(ELS, "S7"), Leaving(case(kept), is_named=True))
    again = join(turn(ELS, "S7"), Joining(case(replace(kept, state=SeatState.CANCELLED, version=2)), is_named=True))
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
