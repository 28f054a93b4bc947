"""Writes appointments as an iCalendar file (RFC 5545), the same bytes for the same appointments.

``METHOD:PUBLISH`` without an organiser, as the feeds of Google and Apple are: a file that asked for an answer
(``REQUEST``) or took one back (``CANCEL``) needs a mailbox behind it, which no calendar would find here (RFC 5546,
3.2). A cancelled appointment stays in the file as ``STATUS:CANCELLED``, with a higher ``SEQUENCE``, so that a calendar
that knows it by its ``UID`` strikes it out.
"""

from __future__ import annotations

from datetime import UTC, date, timedelta
from typing import TYPE_CHECKING, Final
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event, Timezone
from icalendar.prop import vDuration, vUri

from bot.papers.zones import zone_rules

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.papers.enclosed import Agenda, Appointment

_PRODUCT: Final = "-//Buurtbot//NONSGML Buurtbot//EN"
_ZONE_YEARS: Final = 5
"""How long after the last appointment the rules of its zone are told: what repeats goes on for a while."""


def write_calendar(agenda: Agenda, *, called: str = "", again_after: timedelta | None = None) -> bytes:
    """Write a calendar; a feed is ``called`` something and says when to be asked ``again``."""
    calendar = Calendar()
    calendar.add("PRODID", _PRODUCT)
    calendar.add("VERSION", "2.0")
    calendar.add("CALSCALE", "GREGORIAN")
    calendar.add("METHOD", "PUBLISH")
    if called:
        calendar.add("NAME", called)
        calendar.add("X-WR-CALNAME", called)
    if again_after:
        calendar.add("REFRESH-INTERVAL", again_after, parameters={"VALUE": "DURATION"})
        calendar.add("X-PUBLISHED-TTL", vDuration(again_after))
    for zone in _zones(agenda.appointments):
        calendar.add_component(zone)
    for appointment in agenda.appointments:
        calendar.add_component(_event(appointment, agenda.language))
    written: bytes = calendar.to_ical()
    return written


def _event(what: Appointment, language: str) -> Event:
    event = Event()
    event.add("UID", what.uid)
    event.add("SEQUENCE", what.sequence)
    event.add("DTSTAMP", what.changed_at.astimezone(UTC))
    event.add("LAST-MODIFIED", what.changed_at.astimezone(UTC))
    _when(event, what)
    event.add("SUMMARY", what.title, parameters={"LANGUAGE": language})
    event.add("STATUS", "CANCELLED" if what.cancelled else "CONFIRMED")
    if what.where:
        event.add("LOCATION", what.where)
    if told := "\n".join(filter(None, (what.more, what.link))):
        event.add("DESCRIPTION", told)
    if what.link:
        event.add("URL", vUri(what.link))
    return event


def _when(event: Event, what: Appointment) -> None:
    """Say when it is: whole days as days, everything else in the wall time of its zone."""
    zone = ZoneInfo(what.zone)
    starts = what.starts_local.replace(tzinfo=zone)
    if what.all_day:
        event.add("DTSTART", starts.date())
        event.add("DTEND", starts.date() + what.lasts)
        event.add("TRANSP", "TRANSPARENT")
    else:
        event.add("DTSTART", starts)
        event.add("DTEND", (starts.astimezone(UTC) + what.lasts).astimezone(zone))


def _zones(appointments: Iterable[Appointment]) -> Iterable[Timezone]:
    """Describe every zone that is named, from the year before until some years after."""
    days: dict[str, list[date]] = {}
    for one in (appointment for appointment in appointments if not appointment.all_day):
        days.setdefault(one.zone, []).append(one.starts_local.date())
    for name, used in sorted(days.items()):
        if name != "UTC":
            yield zone_rules(name, min(used).year - 1, max(used).year + _ZONE_YEARS)
