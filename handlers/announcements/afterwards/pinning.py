"""Keeping an announcement in sight at the top of its rooms, and letting go of it; who wants that hears how it went."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from handlers.announcements.afterwards.heard import Mistake, look_for_mistake, mend
from handlers.announcements.audience import Target
from handlers.announcements.case import look_at_case, read_case, refuse_kindly
from handlers.announcements.days import padded
from handlers.announcements.nouns import AHEAD, ANNOUNCEMENT, OUT, Announcement, Pinned, Sent
from handlers.announcements.sending.settle import Outcome, outcome_of
from handlers.announcements.steps import OfferPin
from handlers.announcements.timers import LOOKS, PINS, UNPIN, pins_due, unpin_due
from handlers.announcements.unsent import stands_nowhere
from handlers.announcements.words import Doing, read_numbered
from handlers.decision import (
    NOTHING,
    Cancel,
    Close,
    Decision,
    Entity,
    Pin,
    Say,
    StepKind,
    Tick,
    TimerKind,
    ToPerson,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import Address, Note
from handlers.reading.announce_words import UNTIL
from handlers.reading.dates.reader import DateQuestion, Doubt, Moment, QuestionKind, read_moment, read_until, says_when
from handlers.reading.phrases import words_in
from handlers.text import Joined, Said, Text, _, _n, sentences

_REFUSED: Final = frozenset({Sent.REFUSED, Sent.CANNOT, Sent.CLOSED})
_HALF_A_YEAR: Final = timedelta(days=183)
_UNTIL: Final = words_in(UNTIL)


@dataclass(frozen=True, slots=True)
class Pinning:
    """Where an announcement stands, and where it is pinned."""

    outcome: Outcome
    pins: Mapping[Address, Pinned]

    @property
    def announcement(self) -> Announcement:
        """The announcement."""
        return self.outcome.case.announcement

    @property
    def standing(self) -> tuple[Target, ...]:
        """The rooms that have it, or may get it yet."""
        return (*self.outcome.arrived, *self.outcome.waiting)

    def done(self, *, off: bool) -> tuple[Target, ...]:
        """Find the rooms in which that was done."""
        return self._with(Sent.ARRIVED, off=off)

    def waiting(self, *, off: bool) -> tuple[Target, ...]:
        """Find the rooms in which it may be done yet."""
        return self._with(Sent.WAITING, off=off)

    def _with(self, how: Sent, *, off: bool) -> tuple[Target, ...]:
        wanted = Pinned(not off, how)
        return tuple(one for one in self.outcome.case.targets if self.pins.get(one.room.address) == wanted)

    @property
    def pinned(self) -> tuple[Target, ...]:
        """The rooms in which it is pinned or may be yet: not those that refused it."""
        return tuple(one for one in self.touched(off=False) if self.pins[one.room.address].how not in _REFUSED)

    def touched(self, *, off: bool) -> tuple[Target, ...]:
        """Find the rooms in which that was tried."""
        pins = self.pins
        found = ((one, pins.get(one.room.address)) for one in self.outcome.case.targets)
        return tuple(one for one, last in found if last and last.on is not off)


async def look_at_pinning(turn: Turn, look: Look, number: int) -> Pinning | None:
    """Read where it stands and where it is pinned; None when there is no such announcement."""
    case = await look_at_case(turn, look, number)
    if case is None:
        return None
    return Pinning(await outcome_of(look, case), await look.pins_of(ANNOUNCEMENT, case.subject))


def pin(turn: Turn, facts: Pinning | None, *, off: bool = False, words: str = "") -> Decision:
    """Pin it in every room where it stands, as long as the words say; or let go of it where it is pinned."""
    no = _why_not(facts, off=off) if facts else None
    if facts is None or no:
        return refuse_kindly(turn, no)
    announcement = facts.announcement
    until = None if off else _last_day(turn, words)
    if isinstance(until, DateQuestion):
        return refuse_kindly(turn, _("Until which day? For example: until Friday."))
    rooms = facts.pinned if off else facts.standing
    until_when = (_("Up to and including {day}.", day=until),) if until else ()
    if words and not (off or until):
        until_when = (_("It stays there until you unpin it."),)
    told = Say(turn.me, "announce.pinning", sentences(_doing(len(rooms), announcement.number, off=off), *until_when))
    ends = (unpin_due(announcement, until, turn.person.id),) if until else ()
    name = "announcement.unpinned" if off else "announcement.pinned"
    return Decision(
        save=(Note(turn.person.id, name, announcement.subject, neighbourhood=announcement.places[0]),),
        say=(Pin(Entity(ANNOUNCEMENT, announcement.subject), off), told),
        due=(pins_due(announcement, turn.now, turn.person.id, off=off), *ends),
        cancel=(Cancel(PINS, announcement.subject), Cancel(UNPIN, announcement.subject)),
        close=(Close(OfferPin.name, announcement.subject, turn.person.id),),
    )


def _last_day(turn: Turn, words: str) -> date | DateQuestion | None:
    """Read the last day on which it is to be in sight; None: as long as nobody lets go of it."""
    if not says_when(words, turn.language):
        length = read_until(words, turn.now_local, turn.language)
        named = isinstance(length, date) or bool(_UNTIL & {*padded(words).split()})
        return length - timedelta(days=1) if isinstance(length, date) else length if named else None
    found = read_moment(words, now_local=turn.now_local, language=turn.language)
    if isinstance(found, DateQuestion):
        return found
    return DateQuestion(QuestionKind.UNREADABLE) if _is_just_over(found, turn.now_local.date()) else found.on


def _is_just_over(found: Moment, today: date) -> bool:
    """Tell whether that day is over; one without a year that comes only next year, and far away, just was."""
    rolled = Doubt.NO_YEAR_ROLLED in found.doubts and found.on - today > _HALF_A_YEAR
    return rolled or Doubt.PAST in found.doubts


def _why_not(facts: Pinning, *, off: bool) -> Text | None:
    if not facts.outcome.case.reach & {*facts.announcement.places}:
        return _("Only who organises there can pin it.")
    if facts.announcement.state in AHEAD:
        return _("It does not stand in any room yet. Ask again when it was sent.")
    if facts.announcement.state not in OUT:
        return stands_nowhere(facts.announcement)
    if off and not facts.pinned:
        return _("It is not pinned in any room.")
    return None if off or facts.standing else _("It does not stand in any room.")


def _doing(rooms: int, number: int, *, off: bool) -> Text:
    if off:
        return _n(
            "I unpin announcement {number} in {count} room.",
            "I unpin announcement {number} in {count} rooms.",
            rooms,
            number=number,
        )
    return _n(
        "I pin announcement {number} at the top of {count} room.",
        "I pin announcement {number} at the top of {count} rooms.",
        rooms,
        number=number,
    )


# --- the offer ------------------------------------------------------------------------------------------------


async def look_at_offer(turn: Turn, look: Look, step: OfferPin) -> Pinning | Mistake | None:
    """Read where it stands now; "mistake, it is not …" is no no to the offer, and another may be named."""
    named = read_numbered(turn.incoming.text)
    return await look_for_mistake(turn, look) or await look_at_pinning(turn, look, named[0] if named else step.number)


def answer(turn: Turn, step: OfferPin, facts: Pinning | Mistake | None) -> Decision:
    """Pin it, or leave it; or put it right, when that is what is said."""
    if isinstance(facts, Mistake):
        return mend(turn, facts)
    if turn.answer is None or turn.answer.choice != "yes":
        return say(Say(turn.me, "announce.left", _("Good. I leave it at that.")))
    named = read_numbered(turn.incoming.text)
    if named and named[1] is not Doing.PIN:
        return refuse_kindly(turn, _("That is settled already. Thank you."))
    if named:
        return pin(turn, facts, words=named[2])
    ends = _last_day(turn, turn.incoming.text) is not None
    return pin(turn, facts, words=turn.incoming.text if ends else "")


def hears_words(turn: Turn, step: OfferPin) -> bool:
    """Let all other words go past it: an offer stands in the way of nothing."""
    return False


# --- how it went ----------------------------------------------------------------------------------------------


async def look_at_pins(tick: Tick, look: Look) -> Pinning | None:
    """Read in which rooms it is pinned now."""
    case = await read_case(look, int(tick.due.subject))
    if case is None:
        return None
    return Pinning(await outcome_of(look, case), await look.pins_of(ANNOUNCEMENT, case.subject))


def tell_where(tick: Tick, facts: Pinning | None) -> Decision:
    """Look once more later while rooms may still follow; else tell who wanted it, once."""
    fields, who = dict(tick.due.fields), tick.due.person
    if facts is None or who is None or facts.announcement.state not in OUT:
        return NOTHING
    off, looks = bool(fields.get("off")), int(fields.get("looks", "0")) + 1
    if facts.waiting(off=off) and looks < len(LOOKS):
        return Decision(due=(pins_due(facts.announcement, tick.now, who, off=off, looks=looks),))
    about = Entity("announcement.pins", facts.announcement.subject)
    return say(Say(ToPerson(who), "announce.pins", _went(facts, off=off), about))


def let_go(tick: Tick, facts: Pinning | None) -> Decision:
    """Let go of it after its last day, without a word."""
    if facts is None or facts.announcement.state not in OUT or not facts.pinned:
        return NOTHING
    return say(Pin(Entity(ANNOUNCEMENT, facts.announcement.subject), off=True))


def _went(facts: Pinning, *, off: bool) -> Said:
    tried, done = facts.touched(off=off), facts.done(off=off)
    number = facts.announcement.number
    bridged = (_("Over a bridge people may not see that."),) if not off and any(t.room.bridged for t in done) else ()
    if len(done) == len(tried):
        if off:
            return _("Announcement {number} is pinned nowhere any more.", number=number)
        text = _n(
            "Announcement {number} is pinned at the top of {count} room.",
            "Announcement {number} is pinned at the top of all {count} rooms.",
            len(done),
            number=number,
        )
        return sentences(text, *bridged)
    how_many = _("{done} of {all} done.", done=len(done), all=len(tried))
    failed = [_("{room}: {why}.", room=one.name, why=_why(facts, one)) for one in tried if one not in done]
    return sentences(how_many, Joined(tuple(failed), by=" "), *bridged)


def _why(facts: Pinning, target: Target) -> Text:
    match facts.pins[target.room.address].how:
        case Sent.WAITING:
            return _("it could not be reached yet")
        case Sent.CANNOT:
            return _("nothing can be pinned there")
        case Sent.CLOSED:
            return _("I may not write there")
        case _:
            return _("I have no right to pin there")


STEPS = (StepKind(OfferPin, look_at_offer, answer, hears=hears_words),)
TIMERS = (
    TimerKind(PINS, "It looks later; who wanted it hears how it went, once.", look_at_pins, tell_where),
    TimerKind(UNPIN, "It stays in sight a little longer.", look_at_pins, let_go),
)
