"""How it went: when every room has it or never will, who wrote it hears so, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Final

from handlers.announcements.audience import Target
from handlers.announcements.case import Case, read_case
from handlers.announcements.nouns import ANNOUNCEMENT, AnnouncementState, Sent
from handlers.announcements.privately import Recipient, got_it, name_of_one
from handlers.announcements.steps import OfferPin, SendAgain
from handlers.announcements.timers import LOOKS, SETTLE, settle_due
from handlers.decision import NOTHING, YES_NO, Choice, Decision, Entity, Say, Tick, TimerKind, ToPerson
from handlers.look import Look
from handlers.model import Address
from handlers.text import Joined, Said, Text, _, _n, sentences

_PIN_IT: Final = (Choice("yes", _("pin it")), Choice("no", _("leave it so")))


@dataclass(frozen=True, slots=True)
class Outcome:
    """An announcement, and what came of what was last said of it in each room, and to each person in private."""

    case: Case
    last: Mapping[Address, Sent]
    told: tuple[tuple[Recipient, Sent], ...] = ()

    @property
    def arrived(self) -> tuple[Target, ...]:
        """The rooms that have it."""
        return tuple(target for target in self.case.targets if self._is(target, Sent.ARRIVED))

    @property
    def waiting(self) -> tuple[Target, ...]:
        """The rooms that may get it yet."""
        return tuple(target for target in self.case.targets if self._is(target, Sent.WAITING))

    @property
    def missed(self) -> tuple[Target, ...]:
        """The rooms that do not have it and are not getting it."""
        return tuple(t for t in self.case.targets if t not in self.arrived and t not in self.waiting)

    def people(self, *how: Sent) -> tuple[Recipient, ...]:
        """Find the people with whom that came of it."""
        return tuple(one for one, came in self.told if came in how)

    @property
    def unreached(self) -> tuple[Recipient, ...]:
        """The people who do not have it and are not getting it."""
        return tuple(one for one, came in self.told if came not in {Sent.ARRIVED, Sent.WAITING})

    def _is(self, target: Target, how: Sent) -> bool:
        return self.last.get(target.room.address) is how

    def why(self, target: Target) -> Text:
        """Say why a room does not have it."""
        match self.last.get(target.room.address):
            case Sent.WAITING:
                return _("it could not be reached yet")
            case Sent.UNSURE:
                return _("I do not know whether it arrived")
            case None if target.room.open:
                return _("it had its announcements of this week already")
            case None | Sent.CLOSED:
                return _("I may not write there")
            case _:
                return _("it did not accept the message")


async def look_at_outcome(tick: Tick, look: Look) -> Outcome | None:
    """Read what came of it."""
    case = await read_case(look, int(tick.due.subject))
    return await outcome_of(look, case) if case else None


async def outcome_of(look: Look, case: Case) -> Outcome:
    """Read what came of it in each room, and with each person."""
    told = await look.said_to_people(ANNOUNCEMENT, case.subject) if case.announcement.roles else ()
    places = case.country.named(case.announcement.places)
    language = places[0].language if places else ""
    name = name_of_one(case.country, case.announcement.places)
    people = tuple((Recipient(who, who.language or language, name), how) for who, how in told)
    return Outcome(case, await look.said_about(ANNOUNCEMENT, case.subject), people)


def settle(tick: Tick, outcome: Outcome | None) -> Decision:
    """Look once more later while rooms may still get it; else tell who wrote it."""
    fields = dict(tick.due.fields)
    if outcome is None or fields.get("edition") != str(outcome.case.announcement.edition):
        return NOTHING
    announcement = outcome.case.announcement
    if announcement.state not in {AnnouncementState.SENDING, AnnouncementState.CORRECTED}:
        return NOTHING
    attempt, looks = int(fields.get("attempt", "0")), int(fields.get("looks", "0")) + 1
    if (outcome.waiting or outcome.people(Sent.WAITING)) and looks < len(LOOKS):
        return Decision(due=(settle_due(announcement, tick.now, attempt, looks),))
    all_well = _all_well(outcome)
    how = AnnouncementState.SENT if all_well else AnnouncementState.PARTIAL
    if announcement.edition > 1:
        how = AnnouncementState.CORRECTED
    return Decision(save=(replace(announcement, state=how),), say=(_tell(outcome, attempt),))


def _all_well(outcome: Outcome) -> bool:
    got = outcome.people(Sent.ARRIVED)
    return len(outcome.arrived) == len(outcome.case.targets) and len(got) == len(outcome.told)


def _tell(outcome: Outcome, attempt: int) -> Say:
    case = outcome.case
    about = Entity("announcement.outcome", case.subject)
    done, all_of_them = len(outcome.arrived), len(case.targets)
    writer = ToPerson(case.composer.id)
    got = got_it(len(outcome.people(Sent.ARRIVED)))
    if _all_well(outcome) and not all_of_them:
        sent = _("Announcement {number} was sent.", number=case.announcement.number)
        return Say(writer, "announce.sent", sentences(sent, *got), about)
    if _all_well(outcome):
        text = _n(
            "Announcement {number} is in {count} room.",
            "Announcement {number} is in all {count} rooms.",
            done,
            number=case.announcement.number,
        )
        if attempt or case.announcement.edition > 1:
            return Say(writer, "announce.sent", sentences(text, *got), about)
        offer = sentences(text, *got, _("Shall I pin it at the top?"))
        return Say(writer, "announce.sent", offer, about, _PIN_IT, OfferPin(case.announcement.number), light=True)
    rooms = (_("{done} of {all} arrived.", done=done, all=all_of_them), _failures(outcome)) if all_of_them else ()
    said = sentences(*rooms, *got, *_unreached(outcome), _("Shall I try again?"))
    return Say(
        writer, "announce.partial", said, about, YES_NO, SendAgain(case.announcement.number, attempt), light=True
    )


def _unreached(outcome: Outcome) -> tuple[Text, ...]:
    """Say how many people do not have it; who they are is nobody's business."""
    count = len(outcome.told) - len(outcome.people(Sent.ARRIVED))
    text = _n(
        "{count} person could not be reached in private.", "{count} people could not be reached in private.", count
    )
    return (text,) if count else ()


def _failures(outcome: Outcome) -> Said:
    missed = (*outcome.missed, *outcome.waiting)
    return Joined(tuple(_("{room}: {why}.", room=one.name, why=outcome.why(one)) for one in missed), by=" ")


TIMERS = (TimerKind(SETTLE, "It looks later; who wrote it hears how it went, once.", look_at_outcome, settle),)
