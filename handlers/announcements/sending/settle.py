"""How it went: when every room has it or never will, who wrote it hears so, once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from handlers.announcements.audience import MOST_NAMED, Target
from handlers.announcements.case import Case, read_case
from handlers.announcements.composing.preview import addresses, full_rooms
from handlers.announcements.nouns import ANNOUNCEMENT, AnnouncementState, Sent
from handlers.announcements.privately import Recipient, got_it, look_at_everybody, look_at_tired, name_of_one
from handlers.announcements.steps import OfferPin, SendAgain
from handlers.announcements.timers import LOOKS, SETTLE, settle_due
from handlers.decision import NOTHING, YES_NO, Choice, Decision, Entity, Say, Tick, TimerKind, ToPerson
from handlers.look import Look
from handlers.model import Address, Person, PersonId
from handlers.text import Joined, Said, Text, _, _n, sentences

_PIN_IT: Final = (Choice("yes", _("pin it")), Choice("no", _("leave it so")))


@dataclass(frozen=True, slots=True)
class Outcome:
    """An announcement, and what came of what was last said of it in each room, and to each person in private.

    The rooms that are ``full`` and the people who are ``tired`` were told enough this week.
    """

    case: Case
    last: Mapping[Address, Sent]
    told: tuple[tuple[Recipient, Sent], ...] = ()
    full: frozenset[Address] = frozenset()
    tired: frozenset[PersonId] = frozenset()

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

    @property
    def can_follow(self) -> tuple[Target, ...]:
        """The rooms that do not have it and may still be told something this week."""
        return tuple(target for target in self.missed if target.room.address not in self.full)

    @property
    def can_be_told(self) -> tuple[Recipient, ...]:
        """The people who do not have it and may still be told something this week."""
        return tuple(one for one in self.unreached if one.person.id not in self.tired)

    @property
    def is_worth_another_try(self) -> bool:
        """Whether there is a room or somebody that can be tried again, now or when it is clear what came of it."""
        return bool(self.can_follow or self.can_be_told or self.waiting or self.people(Sent.WAITING))

    def _is(self, target: Target, how: Sent) -> bool:
        return self.last.get(target.room.address) is how

    def _came_later(self, target: Target) -> bool:
        """Tell whether a room is one that another moved to after it was sent."""
        kept = self.case.addressees
        return bool(kept) and all(one.room != target.room.address for one in kept)

    def why(self, target: Target) -> Text:
        """Say why a room does not have it."""
        match self.last.get(target.room.address):
            case Sent.WAITING:
                return _("it could not be reached yet")
            case Sent.UNSURE:
                return _("I do not know whether it arrived")
            case None if target.room.open and self._came_later(target):
                return _("it is a new room")
            case None if target.room.open:
                return _("it had its announcements of this week already")
            case None | Sent.CLOSED:
                return _("I may not write there")
            case _:
                return _("it did not accept the message")


async def look_at_outcome(tick: Tick, look: Look) -> Outcome | None:
    """Read what came of it."""
    case = await read_case(look, int(tick.due.subject))
    return await outcome_this_week(look, case, tick.now, tick.service.most_a_week) if case else None


async def outcome_this_week(look: Look, case: Case, now: datetime, most: int) -> Outcome:
    """Read what came of it, and who had enough this week; what is urgent is never enough."""
    if case.announcement.urgent:
        return await outcome_of(look, case)
    full = addresses(await full_rooms(look, case.targets, now, most))
    outcome = await outcome_of(look, await case.beside(look, full))
    return replace(outcome, full=full, tired=await look_at_tired(look, outcome.unreached, now, most))


async def outcome_of(look: Look, case: Case) -> Outcome:
    """Read what came of it in each room, and with each person who has it or belongs to those it is for today."""
    said = await look.said_about(ANNOUNCEMENT, case.subject)
    if not case.announcement.roles:
        return Outcome(case, said)
    today = {one.person.id for one in case.privately}
    homes = await _homes(look, case)
    told = [
        (_as_first_told(case, who, homes.get(who.id, "")), how)
        for who, how in await look.said_to_people(ANNOUNCEMENT, case.subject)
        if who.id in today or how in {Sent.ARRIVED, Sent.WAITING}
    ]
    return Outcome(case, said, tuple(told))


async def _homes(look: Look, case: Case) -> dict[PersonId, str]:
    """Find in which place each has the role for which they were told, or has it now where that was not kept."""
    if case.addressees:
        return {one.person: one.place for one in case.addressees if one.person}
    today = await look_at_everybody(look, case.country, case.announcement.draft)
    return {who: one.home for who, one in today.items()}


def _as_first_told(case: Case, who: Person, home: str) -> Recipient:
    """Return who was told, with the language of their place there; of one that is gone, of its first place."""
    places = case.country.named((home,)) or case.country.named(case.announcement.places)
    language = places[0].language if places else ""
    return Recipient(who, who.language or language, name_of_one(case.country, case.announcement.places), home)


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
        if case.announcement.edition > 1:
            sent = _("The correction of announcement {number} was sent.", number=case.announcement.number)
        return Say(writer, "announce.sent", sentences(sent, *got), about)
    if _all_well(outcome):
        text = _n(
            "Announcement {number} is in {count} room.",
            "Announcement {number} is in all {count} rooms.",
            done,
            number=case.announcement.number,
        )
        if case.announcement.edition > 1:
            return Say(writer, "announce.sent", sentences(_corrected_in(done, case.announcement.number), *got), about)
        if attempt:
            return Say(writer, "announce.sent", sentences(text, *got), about)
        offer = sentences(text, *got, _("Shall I pin it at the top?"))
        return Say(writer, "announce.sent", offer, about, _PIN_IT, OfferPin(case.announcement.number), light=True)
    rooms = (_("{done} of {all} arrived.", done=done, all=all_of_them), _failures(outcome)) if all_of_them else ()
    how = (*rooms, *got, *_unreached(outcome))
    if not outcome.is_worth_another_try:
        return Say(writer, "announce.partial", sentences(*how), about)
    step = SendAgain(case.announcement.number, attempt)
    return Say(writer, "announce.partial", sentences(*how, _("Shall I try again?")), about, YES_NO, step, light=True)


def _corrected_in(rooms: int, number: int) -> Text:
    """Say that the correction is there: that the announcement is, was said before."""
    return _n(
        "The correction of announcement {number} is in {count} room.",
        "The correction of announcement {number} is in all {count} rooms.",
        rooms,
        number=number,
    )


def who_got_it(outcome: Outcome) -> Said:
    """Name the rooms that have it, if they are few, count the people, and say why the other rooms do not."""
    rooms = Joined(tuple(target.in_full for target in outcome.arrived), by=", ")
    few = (_("Who got it: {rooms}.", rooms=rooms),) if 0 < len(outcome.arrived) <= MOST_NAMED else ()
    failed = (_failures(outcome),) if len(outcome.arrived) < len(outcome.case.targets) else ()
    return sentences(*few, *got_it(len(outcome.people(Sent.ARRIVED))), *_unreached(outcome), *failed)


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
