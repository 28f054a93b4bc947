"""A calendar file, read by a parser that is not the one that wrote it, and by the rules that real calendars hold to.

The MUSTs of RFC 5545 that are looked at here:

- 3.1     lines end with CRLF and hold at most 75 octets, cut between characters; the text is UTF-8
- 3.6     PRODID and VERSION stand once; there is at least one component
- 3.6.1   every event has UID and DTSTAMP
- 3.2.19  every TZID that is used has its VTIMEZONE, and no time floats
- 3.6.5   a zone has rules for every moment that is told, each with both offsets
- 3.8.7.2 DTSTAMP is UTC
"""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import StringIO
from zoneinfo import ZoneInfo

import icalendar
import pytest
import recurring_ical_events
from dateutil.tz import tzical
from hypothesis import given, settings
from hypothesis import strategies as some

from bot.papers.calendar import write_calendar
from bot.papers.enclosed import Agenda, Appointment
from bot.papers.zones import zone_rules
from tests.bot.papers.appointments import TALK

BRUSSELS = ZoneInfo("Europe/Brussels")
MILLENNIUM = datetime.fromisoformat("2000-01-01T00:00")
WORDS = some.characters(exclude_categories=["Cs"], exclude_characters="\x00")
IN_SUMMER = replace(TALK, uid="session-8@delinde", starts_local=datetime.fromisoformat("2027-04-01T14:00"))


def written(*appointments: Appointment) -> bytes:
    return write_calendar(Agenda(appointments, "nl"))


def lines(file: bytes) -> list[str]:
    """Read the lines as they were before folding."""
    return file.decode().replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def days_of(file: bytes) -> list[datetime]:
    found = recurring_ical_events.of(icalendar.Calendar.from_ical(file)).between(date(2027, 1, 1), date(2028, 1, 1))
    return sorted(event.start for event in found)


def test_lines_are_folded_and_end_as_calendars_want() -> None:
    file = written(TALK)
    assert file.endswith(b"END:VCALENDAR\r\n")
    assert b"\n" not in file.replace(b"\r\n", b"")
    assert max(map(len, file.split(b"\r\n"))) <= 75
    for line in file.split(b"\r\n"):
        line.decode()


def test_an_appointment_says_all_that_a_calendar_must_know() -> None:
    assert [line for line in lines(written(TALK)) if not line.startswith(("TZ", "RRULE", "BEGIN", "END"))] == [
        "VERSION:2.0",
        "PRODID:-//Buurtbot//NONSGML Buurtbot//EN",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        "DTSTART:20260329T020000",
        "DTSTART:20261025T030000",
        "SUMMARY;LANGUAGE=nl:Buurtcafé met taart\\; breng\\, als je kan\\, iets lekkers mee voor je buren",
        "DTSTART;TZID=Europe/Brussels:20270325T140000",
        "DTEND;TZID=Europe/Brussels:20270325T160000",
        "DTSTAMP:20261120T093000Z",
        "UID:session-7@delinde",
        "SEQUENCE:1",
        "LAST-MODIFIED:20261120T093000Z",
        "LOCATION:Zaal De Linde",
        "STATUS:CONFIRMED",
    ]


def test_the_same_appointments_are_the_same_bytes() -> None:
    assert written(TALK, IN_SUMMER) == written(TALK, IN_SUMMER)


def test_what_is_cancelled_stays_as_cancelled_under_its_name_with_a_higher_sequence() -> None:
    (event,) = icalendar.Calendar.from_ical(written(replace(TALK, cancelled=True, sequence=2))).events
    assert (event["UID"], event["SEQUENCE"], event["STATUS"]) == ("session-7@delinde", 2, "CANCELLED")


def test_a_link_is_where_every_calendar_shows_it() -> None:
    (event,) = icalendar.Calendar.from_ical(written(replace(TALK, more="Met taart.", link="https://x.be/7"))).events
    assert (event["URL"], event["DESCRIPTION"]) == ("https://x.be/7", "Met taart.\nhttps://x.be/7")


def test_an_appointment_keeps_its_hour_on_the_wall_in_winter_and_in_summer_time() -> None:
    found = days_of(written(TALK, IN_SUMMER))
    assert [start.replace(tzinfo=None) for start in found] == [TALK.starts_local, IN_SUMMER.starts_local]
    assert [start.astimezone(UTC).hour for start in found] == [13, 12]


def test_it_lasts_as_long_as_it_was_said_to_in_the_night_that_the_clock_changes() -> None:
    night = replace(TALK, starts_local=datetime.fromisoformat("2027-03-28T01:30"), lasts=timedelta(hours=1))
    assert "DTEND;TZID=Europe/Brussels:20270328T033000" in lines(written(night))


def test_every_zone_that_is_named_is_told_and_universal_time_needs_none() -> None:
    file = written(TALK, replace(TALK, uid="2", zone="America/New_York"), replace(TALK, uid="3", zone="UTC"))
    calendar = icalendar.Calendar.from_ical(file)
    assert calendar.get_missing_tzids() == set()
    assert [zone["TZID"] for zone in calendar.timezones] == ["America/New_York", "Europe/Brussels"]
    assert "DTSTART:20270325T140000Z" in lines(file)
    assert all("TZID=" in line or line.endswith("Z") for line in lines(file) if line.startswith(("DTSTART;", "DTEND")))


def test_what_a_clock_does_every_year_is_told_as_a_rule_that_holds_for_ever() -> None:
    told = zone_rules("Europe/Brussels", 2026, 2031).to_ical().decode().split("\r\n")
    assert told == [
        "BEGIN:VTIMEZONE",
        "TZID:Europe/Brussels",
        "BEGIN:DAYLIGHT",
        "DTSTART:20260329T020000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=3",
        "TZNAME:CEST",
        "TZOFFSETFROM:+0100",
        "TZOFFSETTO:+0200",
        "END:DAYLIGHT",
        "BEGIN:STANDARD",
        "DTSTART:20261025T030000",
        "RRULE:FREQ=YEARLY;BYDAY=-1SU;BYMONTH=10",
        "TZNAME:CET",
        "TZOFFSETFROM:+0200",
        "TZOFFSETTO:+0100",
        "END:STANDARD",
        "END:VTIMEZONE",
        "",
    ]


@pytest.mark.parametrize(
    "name",
    [
        "Europe/Brussels",
        "America/New_York",
        "Australia/Lord_Howe",
        "Europe/Dublin",
        "Africa/Casablanca",
        "Asia/Kathmandu",
    ],
)
def test_another_reader_of_the_rules_of_a_zone_has_the_same_clock(name: str) -> None:
    calendar = icalendar.Calendar()
    calendar.add_component(zone_rules(name, 2025, 2029))
    there = ZoneInfo(name)
    read = tzical(StringIO(calendar.to_ical().decode())).get(name)
    assert read is not None
    start = datetime(2026, 1, 1, tzinfo=UTC)
    for local in ((start + timedelta(hours=hour)).astimezone(there) for hour in range(2 * 365 * 24)):
        if not local.fold:  # the hour that comes twice has two answers
            assert read.utcoffset(local.replace(tzinfo=None)) == local.utcoffset(), local


def test_c19_words_cannot_add_a_line_to_a_calendar() -> None:
    file = written(replace(TALK, title="x\r\nATTENDEE:mailto:eve@example.org\rURL:https://evil", where="\nEND:VEVENT"))
    assert not [line for line in lines(file) if line.startswith(("ATTENDEE", "URL"))]
    assert file.count(b"\r\nEND:VEVENT") == 1
    assert not set(file.replace(b"\r\n", b"")) & set(b"\r\n")


@settings(max_examples=30, deadline=None)
@given(some.text(WORDS), some.text(WORDS), some.datetimes(MILLENNIUM, MILLENNIUM + timedelta(days=20_000)))
def test_no_words_break_a_calendar(title: str, where: str, starts: datetime) -> None:
    file = written(replace(TALK, title=title, where=where, starts_local=starts))
    (event,) = icalendar.Calendar.from_ical(file).events
    assert max(map(len, file.split(b"\r\n"))) <= 75
    assert event.start == starts.replace(microsecond=0, tzinfo=BRUSSELS)
