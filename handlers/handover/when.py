"""From which day on somebody else has it: as it was said with the command, or asked."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from handlers.announcements.composing.send_or_not import says_now
from handlers.decision import Decision, Say, StepKind, Turn, say
from handlers.handover.candidates import Candidate
from handlers.handover.handing import Handing, look_there
from handlers.handover.refusing import gone, not_theirs
from handlers.handover.steps import HandoverWhen
from handlers.handover.sure import ask_sure
from handlers.model import Neighbourhood
from handlers.reading.dates.reader import DateQuestion, read_until, says_when
from handlers.reading.walltime import to_local
from handlers.text import Text, _, sentences

_FARTHEST: Final = timedelta(days=366)


def ask_day(turn: Turn, facts: Handing, place: Neighbourhood, to: Candidate, said: str) -> Decision:
    """Take the day that was said; ask for it where something was said that is no day for sure."""
    now = to_local(turn.now, place.zone)
    found = read_until(said, now, turn.language)
    if isinstance(found, DateQuestion):
        unsure = says_when(said, turn.language)
        return say(_ask_when(turn, place, to)) if unsure else ask_sure(turn, facts, place, to, None)
    if found - now.date() > _FARTHEST:
        return say(_ask_when(turn, place, to, _("That is too far away.")))
    return ask_sure(turn, facts, place, to, found)


def _ask_when(turn: Turn, place: Neighbourhood, to: Candidate, *before: Text) -> Say:
    text = sentences(*before, _("From which day on? For example: 1 July. Or type: now."))
    return Say(turn.me, "handover.when", text, step=HandoverWhen(place.id, to.person.id), free=True)


def choose_when(turn: Turn, step: HandoverWhen, facts: Handing) -> Decision:
    """Go on with the day."""
    to = facts.candidate(step.taker)
    if facts.place is None or to is None:
        return not_theirs(turn) if facts.place is None else gone(turn)
    if says_now(turn.text):
        return ask_sure(turn, facts, facts.place, to, None)
    if isinstance(read_until(turn.text, to_local(turn.now, facts.place.zone), turn.language), DateQuestion):
        return say(_ask_when(turn, facts.place, to, _("I am not sure which day you mean.")))
    return ask_day(turn, facts, facts.place, to, turn.text)


STEPS = (StepKind(HandoverWhen, look_there, choose_when),)
