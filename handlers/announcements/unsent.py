"""What stands in no room: why that is so, and the offer to change it, so that nobody has to begin from nothing."""

from __future__ import annotations

from typing import Final

from handlers.announcements.lists import state_label
from handlers.announcements.nouns import AHEAD, Announcement, Fix
from handlers.announcements.steps import WriteAnew
from handlers.decision import Audience, Choice, Entity, Say
from handlers.text import Said, Text, _, sentences

_CHANGE_IT: Final = (Choice("yes", _("change it")), Choice("no", _("leave it so")))


def stands_nowhere(announcement: Announcement) -> Text:
    """Say that it stands in no room, and why."""
    state = state_label(announcement.state)
    return _("Announcement {number} stands in no room: {state}.", number=announcement.number, state=state)


def offer_anew(to: Audience, msgid: str, announcement: Announcement, *before: Said, fix: Fix | None = None) -> Say:
    """Ask whether it should be changed; what still waits for a yes or its moment is taken back then."""
    waits = announcement.state in AHEAD
    question = _("Shall I take it back, so that you can change it?") if waits else _("Do you want to change it?")
    about, step = Entity("announcement.anew", announcement.subject), WriteAnew(announcement.number, fix)
    return Say(to, msgid, sentences(*before, question), about, _CHANGE_IT, step, light=True)
