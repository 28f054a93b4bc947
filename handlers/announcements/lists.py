"""``omroepen``: what was announced lately in one's places, where it stands, and how many read it; never who."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Final

from handlers.announcements.audience import look_at_country
from handlers.announcements.nouns import ANNOUNCEMENT, Announcement, AnnouncementState, Pinned, Sent
from handlers.announcements.wording import opening
from handlers.announcements.words import ANNOUNCE_WORDS
from handlers.decision import Decision, Say, Turn, say
from handlers.look import Look
from handlers.model import Address
from handlers.signs import wave
from handlers.text import FirstWord, Said, Text, Verbatim, _, _n, lines, sentences

MOST_SHOWN: Final = 10
LATELY: Final = timedelta(days=60)


@dataclass(frozen=True, slots=True)
class Shown:
    """One announcement, what came of it in its rooms, and how many gave a sign that they read it."""

    announcement: Announcement
    rooms: Mapping[Address, Sent]
    readers: int
    pins: Mapping[Address, Pinned]

    @property
    def pinned(self) -> int:
        """In how many rooms it is pinned."""
        return sum(last == Pinned(on=True, how=Sent.ARRIVED) for last in self.pins.values())


async def look_at_list(turn: Turn, look: Look) -> tuple[Shown, ...]:
    """Read the announcements of one's places, the latest last."""
    country = await look_at_country(look)
    reach = country.within_reach(turn.standings, is_admin=turn.is_admin)
    found = await look.announcements_in(tuple(reach), turn.now - LATELY)
    return tuple([await look_at_shown(look, one) for one in found[-MOST_SHOWN:]])


async def look_at_shown(look: Look, announcement: Announcement) -> Shown:
    """Read what came of one."""
    rooms = await look.said_about(ANNOUNCEMENT, announcement.subject)
    pins = await look.pins_of(ANNOUNCEMENT, announcement.subject)
    return Shown(announcement, rooms, await look.readers(announcement.number), pins)


def show_list(turn: Turn, found: tuple[Shown, ...]) -> Decision:
    """List them, one a line."""
    if not found:
        text: Said = _("No announcements yet. To write one: {words}", words=FirstWord(ANNOUNCE_WORDS))
        return say(*wave(turn), Say(turn.me, "announce.none", text))
    return say(*wave(turn), Say(turn.me, "announce.list", lines(*map(in_a_line, found))))


def in_a_line(shown: Shown) -> Said:
    """Say in a line which it is and how it stands."""
    announcement = shown.announcement
    which = _(
        '#{number} "{opening}": {state}.',
        number=announcement.number,
        opening=Verbatim(opening(announcement.texts)),
        state=state_label(announcement.state),
    )
    counts = Counter(shown.rooms.values())
    where = _n("In {count} room.", "In {count} rooms.", counts[Sent.ARRIVED])
    read = _n("{count} person read it.", "{count} people read it.", shown.readers)
    pinned = _n("Pinned in {count} room.", "Pinned in {count} rooms.", shown.pinned)
    counted = ((where, bool(shown.rooms)), (pinned, bool(shown.pinned)), (read, bool(shown.readers)))
    return sentences(which, *(text for text, is_so in counted if is_so))


def state_label(state: AnnouncementState) -> Text:
    """Say where it is in its life."""
    labels = {
        AnnouncementState.ASKED: _("waits for a yes"),
        AnnouncementState.SCHEDULED: _("planned"),
        AnnouncementState.SENDING: _("is being sent"),
        AnnouncementState.SENT: _("sent"),
        AnnouncementState.PARTIAL: _("sent, not everywhere"),
        AnnouncementState.CORRECTED: _("corrected"),
        AnnouncementState.WITHDRAWN: _("taken back"),
        AnnouncementState.CANCELLED: _("taken back"),
        AnnouncementState.REFUSED: _("not agreed to"),
        AnnouncementState.LAPSED: _("nobody agreed in time"),
        AnnouncementState.BLOCKED: _("blocked"),
    }
    return labels[state]
