"""The questions about announcements; the fields of a step are what was said so far."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.announcements.nouns import Draft, Fix
from handlers.decision import Close


@dataclass(frozen=True, slots=True)
class AnnounceWhom:
    """Ask to whom it goes; ``before`` is what there is already, when only that changes.

    ``aim`` are words that name kinds of rooms or people, and no place yet; ``meant`` is what a yes stands for.
    """

    name: ClassVar[str] = "announce.whom"
    before: Draft | None = None
    aim: str = ""
    meant: str = ""


@dataclass(frozen=True, slots=True)
class AnnounceKinds:
    """Ask which kinds of rooms of these places."""

    name: ClassVar[str] = "announce.kinds"
    draft: Draft


@dataclass(frozen=True, slots=True)
class AnnounceText:
    """Ask for the text, in one language when that is named; ``doubted`` is one that waits for a yes."""

    name: ClassVar[str] = "announce.text"
    draft: Draft
    language: str = ""
    doubted: str = ""


@dataclass(frozen=True, slots=True)
class AnnounceMore:
    """Ask for another language beside it."""

    name: ClassVar[str] = "announce.more"
    draft: Draft


@dataclass(frozen=True, slots=True)
class AnnounceFile:
    """Ask what is in the file that goes with it."""

    name: ClassVar[str] = "announce.file"
    draft: Draft


@dataclass(frozen=True, slots=True)
class AnnounceReady:
    """Show what each room gets, and ask when to send it."""

    name: ClassVar[str] = "announce.ready"
    draft: Draft


@dataclass(frozen=True, slots=True)
class AnnounceWhen:
    """Ask for the moment."""

    name: ClassVar[str] = "announce.when"
    draft: Draft


@dataclass(frozen=True, slots=True)
class AnnounceMoment:
    """Ask whether this moment is meant, where more was said than when."""

    name: ClassVar[str] = "announce.moment"
    draft: Draft
    send_local: datetime


@dataclass(frozen=True, slots=True)
class AnnounceSure:
    """Ask whether "tomorrow" is still right in what goes on another day than it was written."""

    name: ClassVar[str] = "announce.sure"
    draft: Draft
    send_local: datetime


@dataclass(frozen=True, slots=True)
class AnnounceChange:
    """Ask what should change."""

    name: ClassVar[str] = "announce.change"
    draft: Draft


@dataclass(frozen=True, slots=True)
class Approve:
    """Ask a second person whether it may be sent."""

    name: ClassVar[str] = "announce.approve"
    number: int


@dataclass(frozen=True, slots=True)
class ApproveWhy:
    """Ask why not."""

    name: ClassVar[str] = "announce.why"
    number: int


@dataclass(frozen=True, slots=True)
class StillSend:
    """Ask whether something that is long late is still to be sent."""

    name: ClassVar[str] = "announce.still"
    number: int


@dataclass(frozen=True, slots=True)
class SendAgain:
    """Ask whether to try the rooms again that it did not reach; ``attempt`` counts how often that was done."""

    name: ClassVar[str] = "announce.again"
    number: int
    attempt: int


@dataclass(frozen=True, slots=True)
class OfferPin:
    """Ask whether it should stay in sight at the top of its rooms."""

    name: ClassVar[str] = "announce.pin"
    number: int


@dataclass(frozen=True, slots=True)
class CorrectText:
    """Ask for the text as it should be; with a language for the text in that, beside what was put right already."""

    name: ClassVar[str] = "announce.correct"
    number: int
    language: str = ""
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class CorrectRight:
    """Show the correction, and ask for a yes."""

    name: ClassVar[str] = "announce.corrected"
    number: int
    fix: Fix


@dataclass(frozen=True, slots=True)
class ApproveFix:
    """Ask a second person whether a late correction may be made: this one, and no other that came later."""

    name: ClassVar[str] = "announce.approve_fix"
    number: int
    fix: Fix | None = None


@dataclass(frozen=True, slots=True)
class TakeBack:
    """Ask whether it is really to be taken back."""

    name: ClassVar[str] = "announce.take_back"
    number: int


@dataclass(frozen=True, slots=True)
class AskOrganiser:
    """Take a question about an announcement, to be passed on."""

    name: ClassVar[str] = "announce.question"
    number: int


@dataclass(frozen=True, slots=True)
class WriteAnew:
    """Ask whether what stands in no room should be changed and asked about once more; ``fix`` is how, where known."""

    name: ClassVar[str] = "announce.anew"
    number: int
    fix: Fix | None = None


WRITING = (
    AnnounceWhom,
    AnnounceKinds,
    AnnounceText,
    AnnounceMore,
    AnnounceFile,
    AnnounceReady,
    AnnounceWhen,
    AnnounceMoment,
    AnnounceSure,
    AnnounceChange,
)


def left_off(person: str) -> tuple[Close, ...]:
    """Leave off what this person was writing."""
    return tuple(Close(step.name, None, person) for step in WRITING)
