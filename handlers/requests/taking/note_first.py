"""Having read the information note, the claim goes on by itself; a question about it goes to a human first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from handlers.basics.calls import Reach, reach
from handlers.basics.human import call_for
from handlers.decision import NOTHING, Decision, StepKind, Turn
from handlers.look import Look
from handlers.model import Role
from handlers.requests.refusing import unknown_number
from handlers.requests.taking.along import go_along
from handlers.requests.taking.claim import take
from handlers.requests.taking.ready import Ready, ask_to_read
from handlers.requests.taking.taker import Taking, look_at_asked
from handlers.volunteers.note import ReadFirst, having_read


@dataclass(frozen=True, slots=True)
class NoteFirst:
    """The request that somebody wants to take, and who answers a question about the note."""

    taking: Taking | None
    team: Reach | None = None


async def look_at_reading(turn: Turn, look: Look, step: ReadFirst) -> NoteFirst:
    """Read both."""
    taking = await look_at_asked(turn, look, step)
    if taking is None:
        return NoteFirst(None)
    return NoteFirst(taking, await reach(look, taking.case.neighbourhood.id, Role.ORGANISER, turn.person.id))


def answer_note(turn: Turn, step: ReadFirst, reading: NoteFirst) -> Decision:
    """Go on with the claim once it was read; a note that changed meanwhile is shown again."""
    taking = reading.taking
    if taking is None or taking.ready is None:
        return unknown_number(turn)
    if turn.answer and turn.answer.choice == "question":
        asked = call_for(turn, reading.team) if reading.team else NOTHING
        return Decision(keep_open=True) + asked
    if step.edition < taking.case.neighbourhood.note:
        return ask_to_read(turn, taking.case, taking.ready, along=step.along)
    return _read(turn, step, taking, taking.ready)


def _read(turn: Turn, step: ReadFirst, taking: Taking, ready: Ready) -> Decision:
    go_on = go_along if step.along else take
    if ready.note.is_read(ready.has):
        return go_on(turn, taking)
    has, noted = having_read(turn, ready.note, ready.has)
    return noted + go_on(turn, replace(taking, ready=replace(ready, has=has)))


STEPS = (StepKind(ReadFirst, look_at_reading, answer_note),)
