"""What can be said, by what it is about: whoever asks for everything chooses, and reads no more than that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.text import Text, _


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as it is offered, with the ids of its commands in the order in which they are explained."""

    id: str
    label: Text
    commands: tuple[str, ...]


TOPICS: Final = (
    Topic(
        "asking",
        _("asking for help"),
        (
            *("need", "behalf", "guide", "referral.withdraw", "contact", "my_requests", "move", "withdraw"),
            *("report", "my_reports", "object", "checkin", "heat", "heat.stop", "checkin.stop", "checkin.leave"),
        ),
    ),
    Topic("caring", _("caring for somebody"), ("caregiver", "caregiver.stop", "caregiver.nothing")),
    Topic(
        "helping",
        _("helping neighbours"),
        (
            *("volunteer", "tasks", "my_tasks", "take", "release", "done", "along", "why_me"),
            *("visit.here", "visit.inside", "visit.outside", "pause", "resume"),
            *("expenses", "certificate", "volunteer.leave"),
        ),
    ),
    Topic(
        "sessions",
        _("sessions and my calendar"),
        (
            *("sessions", "session", "session.new", "session.join", "session.leave", "session.breakout"),
            *("agenda", "feed.renew", "session.certificate"),
        ),
    ),
    Topic("surveys", _("surveys and proposals"), ("survey", "proposal", "survey.stop")),
    Topic(
        "always",
        _("language, privacy, and what always works"),
        (
            *("menu", "commands", "human", "stop", "back", "repeat", "language", "privacy", "who_sees", "erase"),
            *("my_data", "who_saw", "consents", "forget_me"),
        ),
    ),
    Topic(
        "leading",
        _("leading sessions and announcing (organisers)"),
        (
            *("session.participants", "session.attendance", "session.absent", "session.code"),
            *("session.write", "session.invite"),
            *("announce", "announcements"),
        ),
    ),
    Topic(
        "volunteers",
        _("looking after volunteers (organisers)"),
        (
            *("neighbourhood.volunteers", "neighbourhood.note", "minors", "expenses.list"),
            *("neighbourhood.seen.agreement", "neighbourhood.seen.identity"),
            *("neighbourhood.seen.reference", "neighbourhood.seen.minors"),
            *("neighbourhood.suspend", "neighbourhood.exclude", "neighbourhood.readmit"),
            *("checkin.list", "neighbourhood.mute", "neighbourhood.unmute"),
        ),
    ),
    Topic(
        "places",
        _("the neighbourhood (organisers)"),
        (
            *("neighbourhood.new", "neighbourhood.bind", "neighbourhood.rules", "neighbourhood.contact"),
            *("neighbourhood.organiser", "neighbourhood.deputy", "neighbourhood.confidential", "neighbourhood.remove"),
            *("neighbourhood.label", "neighbourhood.unlabel", "handover", "neighbourhood.close"),
        ),
    ),
    Topic(
        "networks",
        _("the learning network (organisers)"),
        ("network.new", "network.bind", "network.list", "network.show", "network.join", "network.leave"),
    ),
    Topic(
        "impact",
        _("what the neighbourhood did, in numbers (organisers)"),
        (
            *("impact", "impact.freeze", "impact.check", "impact.correct", "project", "project.extend"),
            *("theory", "theory.agreed", "theory.begins", "theory.closes"),
        ),
    ),
)
