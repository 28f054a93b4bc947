"""Trying the rooms again that an announcement did not reach, and no other."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.announcements.afterwards.correct import correct
from handlers.announcements.afterwards.putting_right import Correcting, look_at_correcting
from handlers.announcements.case import look_at_case, refuse_kindly
from handlers.announcements.nouns import ANNOUNCEMENT, OUT, AnnouncementState
from handlers.announcements.sending.send import addressees, to_people, to_rooms
from handlers.announcements.sending.settle import Outcome, outcome_this_week
from handlers.announcements.steps import SendAgain
from handlers.announcements.timers import settle_due
from handlers.announcements.words import after_mistake
from handlers.decision import NOTHING, Decision, Entity, Pin, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.text import Joined, _


@dataclass(frozen=True, slots=True)
class Retrying:
    """Which rooms have it by now, and whether it is pinned there.

    ``mistake`` is what is said to be wrong with it, which is no answer.
    """

    outcome: Outcome | None
    mistake: str | None = None
    correcting: Correcting | None = None
    pinned: bool = False


async def look_at_again(turn: Turn, look: Look, step: SendAgain) -> Retrying:
    """Read which rooms have it by now."""
    mistake = after_mistake(turn.incoming.text)
    if mistake is not None:
        return Retrying(None, mistake, await look_at_correcting(turn, look, step.number))
    case = await look_at_case(turn, look, step.number)
    if case is None or not case.is_led_by(turn):
        return Retrying(None)
    pins = await look.pins_of(ANNOUNCEMENT, case.subject)
    outcome = await outcome_this_week(look, case, turn.now, turn.service.most_a_week)
    return Retrying(outcome, pinned=any(last.on for last in pins.values()))


def send_again(turn: Turn, step: SendAgain, facts: Retrying) -> Decision:
    """Send it to the rooms that do not have it; or put it right, when that is what is said."""
    if facts.mistake is not None:
        return correct(turn, facts.correcting, facts.mistake)
    if turn.answer is None or turn.answer.choice != "yes":
        return say(Say(turn.me, "announce.left", _("Good. I leave it at that.")))
    outcome = facts.outcome
    if outcome is None or outcome.case.announcement.state not in OUT or not (outcome.missed or outcome.unreached):
        return refuse_kindly(turn, _("There is nothing to send again."))
    if not (outcome.can_follow or outcome.can_be_told):
        return refuse_kindly(turn, _("Who does not have it had enough announcements this week. I do not try again."))
    if not outcome.can_be_told and not any(target.room.open for target in outcome.can_follow):
        rooms = Joined(tuple(target.name for target in outcome.can_follow), by=", ")
        text = _("I still may not write in: {rooms}. Give me the right to write there first.", rooms=rooms)
        return say(Say(turn.me, "announce.closed", text))
    return _send(turn, outcome, step.attempt + 1) + _pinned_there_too(facts)


def _send(turn: Turn, outcome: Outcome, attempt: int) -> Decision:
    again = replace(outcome.case.announcement, state=AnnouncementState.SENDING)
    told = Say(turn.me, "announce.again", _("I try again."))
    # What was put right elsewhere is new there: nobody has read it otherwise.
    new = replace(again, line="")
    rooms, people = to_rooms(new, outcome.can_follow, attempt), to_people(new, outcome.can_be_told, attempt)
    reached = addressees(new, outcome.can_follow, outcome.can_be_told)
    kept = (reached,) if outcome.case.addressees else ()
    return Decision(save=(again, *kept), say=(told, *rooms, *people), due=(settle_due(again, turn.now, attempt),))


def _pinned_there_too(facts: Retrying) -> Decision:
    assert facts.outcome is not None  # noqa: S101 - the caller has looked
    return say(Pin(Entity(ANNOUNCEMENT, facts.outcome.case.subject))) if facts.pinned else NOTHING


STEPS = (StepKind(SendAgain, look_at_again, send_again),)
