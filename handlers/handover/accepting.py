"""Who was asked says yes or no in private; a yes holds at once, or from the morning of the day that was named.

Whatever comes of it, it is looked at again whether both still may.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.decision import NOTHING, YES_NO, Decision, Lane, Say, StepKind, Tick, TimerKind, ToPerson, Turn, say
from handlers.handover.case import (
    EFFECT,
    LAPSE,
    REMIND,
    HandoverCase,
    Taking,
    asked_no_more,
    beginning,
    nothing_waits,
    read_taking,
    why_not,
)
from handlers.handover.left import Left, in_words
from handlers.handover.nouns import HandoverState
from handlers.handover.steps import HandoverAsked
from handlers.handover.taking_effect import hand_over
from handlers.handover.words import HANDOVER_WORDS
from handlers.look import Look
from handlers.model import Note, Person, PersonId
from handlers.reading.walltime import to_local
from handlers.text import FirstWord, Said, Text, When, _, lines, sentences

S: Final = HandoverState


def ask_to_take_over(case: HandoverCase, giver: Person, taker: Person, left: Left, *before: Text) -> Say:
    """Ask somebody whether they become organiser, with what goes along: numbers alone, for it is not theirs yet."""
    asked = _("{giver} asks you to become organiser of {place}.", giver=giver.name, place=case.place.name)
    on = case.handover.on
    when = (_("From {day} on.", day=When(on)),) if on else ()
    what = in_words(left, taker)
    goes = (_("Yours then: {what}.", what=what),) if what else ()
    free = _("You may say no: then everything stays as it is. Do you do it?")
    text = lines(sentences(*before, asked, *when), *goes, free)
    step = HandoverAsked(case.handover.id)
    return Say(ToPerson(taker.id), "handover.asked", text, case.about, YES_NO, step)


async def look_at_asked(turn: Turn, look: Look, step: HandoverAsked) -> Taking | None:
    """Read it as it is now."""
    return await read_taking(look, step.handover, turn.now)


def answer_asked(turn: Turn, step: HandoverAsked, facts: Taking | None) -> Decision:
    """Take the yes or the no."""
    case = facts.case if facts else None
    if facts is None or case is None or case.handover.state is not S.ASKED or case.handover.taker != turn.person.id:
        return say(Say(turn.me, "handover.over", _("That is not needed any more. Thank you!")))
    if why := why_not(case):
        return _lapse(turn, case, why)
    if turn.answer is None or turn.answer.choice != "yes":
        return _refuse(turn, case)
    on = case.handover.on
    if on is None or on <= to_local(turn.now, case.place.zone).date():
        return hand_over(turn, facts)
    return _agree(turn, case)


def _refuse(turn: Turn, case: HandoverCase) -> Decision:
    news = _(
        "{name} does not take over {place}. Everything stays as it is. To ask somebody else: {words}",
        name=turn.person.name,
        place=case.place.name,
        words=FirstWord(HANDOVER_WORDS),
    )
    thanks = _("That's fine. Thank you for saying so. Everything stays as it is.")
    return _moved(turn, case, S.REFUSED, "refused") + say(
        Say(turn.me, "handover.refused", thanks), Say(ToPerson(case.handover.giver), "handover.refused", news)
    )


def _agree(turn: Turn, case: HandoverCase) -> Decision:
    """Note the yes; both and who else leads there hear from when it holds."""
    giver, on = case.giver, case.handover.on
    if giver is None or on is None:
        return NOTHING
    day = When(on)
    yours = _(
        "Thank you! From {day} on you are organiser of {place}. Until then {name} is. You change your mind? "
        "Then tell {name} before that day.",
        day=day,
        place=case.place.name,
        name=giver.name,
    )
    news = _(
        "{name} says yes: from {day} on {name} is organiser of {place}. To take it back: {words}",
        name=turn.person.name,
        day=day,
        place=case.place.name,
        words=FirstWord(HANDOVER_WORDS),
    )
    team = _(
        "{giver} hands {place} over to {taker}, from {day} on.",
        giver=giver.name,
        place=case.place.name,
        taker=turn.person.name,
        day=day,
    )
    told = (Say(ToPerson(one.id), "handover.agreed", team) for one in case.others)
    return (
        _moved(turn, case, S.AGREED, "agreed")
        + Decision(due=beginning(case))
        + say(Say(turn.me, "handover.agreed", yours), Say(ToPerson(giver.id), "handover.agreed", news), *told)
    )


def _moved(at: Turn | Tick, case: HandoverCase, state: HandoverState, what: str) -> Decision:
    """Save the move with its line in the log; nothing else is due, and nobody is asked."""
    actor = at.person.id if isinstance(at, Turn) else None
    note = Note(actor, f"handover.{what}", case.handover.id, _about(case, actor), case.place.id)
    after = case.moved(state, at)
    return Decision(save=(after.handover, note), cancel=nothing_waits(case), close=asked_no_more(case))


def _about(case: HandoverCase, actor: PersonId | None) -> PersonId:
    return case.handover.giver if actor == case.handover.taker else case.handover.taker


def _lapse(at: Turn | Tick, case: HandoverCase, why: Said) -> Decision:
    """End it without a change, and say why to both."""
    text = sentences(why, _("Everything stays as it is."))
    lane = Lane.PLANNED if isinstance(at, Tick) else Lane.REPLY
    people = (one for one in (case.giver, case.taker) if one)
    told = (Say(ToPerson(one.id), "handover.lapsed", text, lane=lane) for one in people)
    return _moved(at, case, S.LAPSED, "lapsed") + say(*told)


def take_back(turn: Turn, case: HandoverCase) -> Decision:
    """Let who hands over take it back, before it holds."""
    news = _("{name} stays organiser of {place} after all.", name=turn.person.name, place=case.place.name)
    heard = {one.id for one in case.others} if case.handover.state is S.AGREED else set()
    told = (Say(ToPerson(one), "handover.withdrawn", news) for one in sorted({case.handover.taker, *heard}))
    mine = Say(turn.me, "handover.withdrawn", _("Good. You stay organiser, and I told {name}.", name=_name(case.taker)))
    return _moved(turn, case, S.WITHDRAWN, "withdrawn") + say(mine, *told)


def _name(person: Person | None) -> str:
    return person.name if person else ""


# --- what comes due -----------------------------------------------------------------------------------------------


async def look_at_due(tick: Tick, look: Look) -> Taking | None:
    """Read it as it is now."""
    return await read_taking(look, tick.due.subject, tick.now)


def ask_once_more(tick: Tick, facts: Taking | None) -> Decision:
    """Ask once more who has not answered."""
    if facts is None or facts.case.handover.state is not S.ASKED:
        return NOTHING
    case = facts.case
    if case.giver is None or case.taker is None:
        return NOTHING
    still = _("You have not answered yet.")
    asked = ask_to_take_over(case, case.giver, case.taker, facts.left, still)
    return say(replace(asked, lane=Lane.PLANNED))


def give_up(tick: Tick, facts: Taking | None) -> Decision:
    """Let it be when nobody answered for a week."""
    if facts is None or facts.case.handover.state is not S.ASKED:
        return NOTHING
    case = facts.case
    name, place = _name(case.taker), case.place.name
    return _lapse(tick, case, _("{name} did not answer whether to take over {place}.", name=name, place=place))


def begin_day(tick: Tick, facts: Taking | None) -> Decision:
    """Let it hold now that the day has come, if both still may."""
    if facts is None or facts.case.handover.state is not S.AGREED:
        return NOTHING
    why = why_not(facts.case)
    return _lapse(tick, facts.case, why) if why else hand_over(tick, facts)


STEPS = (StepKind(HandoverAsked, look_at_asked, answer_asked),)
TIMERS = (
    TimerKind(
        REMIND, "It is asked once more when we are back, unless there was an answer.", look_at_due, ask_once_more
    ),
    TimerKind(LAPSE, "It lapses late, and an answer that came before counts.", look_at_due, give_up),
    TimerKind(EFFECT, "It holds from when we are back; until then nothing changes.", look_at_due, begin_day),
)
