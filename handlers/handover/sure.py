"""Everything that goes along is shown, and a yes asks who is to take over."""

from __future__ import annotations

from datetime import date

from handlers.decision import YES_NO, Decision, Say, StepKind, Turn, say
from handlers.handover.accepting import ask_to_take_over
from handlers.handover.candidates import Candidate
from handlers.handover.case import LAPSES_AFTER, HandoverCase, waiting
from handlers.handover.handing import Handing, look_there
from handlers.handover.left import Left, in_words, what_stays, what_stays_with_the_team
from handlers.handover.nouns import Handover, HandoverState
from handlers.handover.refusing import gone, kept, not_theirs
from handlers.handover.standing import show_how_it_stands
from handlers.handover.steps import HandoverSure
from handlers.handover.words import HANDOVER_WORDS
from handlers.model import Neighbourhood, Note, Standing
from handlers.reading.walltime import to_local
from handlers.text import FirstWord, Joined, Said, Text, When, _, lines, sentences


def ask_sure(turn: Turn, facts: Handing, place: Neighbourhood, to: Candidate, on: date | None) -> Decision:
    """Show everything that goes along and what stays, and ask whether the other may be asked."""
    left = facts.left
    if left is None:
        return not_theirs(turn)
    what = in_words(left, to.person) or _("nothing that is only yours")
    goes = _("Hand-over of {place} to {name}: {what}.", place=place.name, name=to.called, what=what)
    name = to.person.name
    text = lines(
        goes,
        *what_stays(left, to.person),
        sentences(*what_stays_with_the_team(left), _who_leads(facts, place, to)),
        sentences(*_and_then(name, on), _("Shall I go on?")),
    )
    return say(Say(turn.me, "handover.sure", text, choices=YES_NO, step=HandoverSure(place.id, to.person.id, on)))


def _who_leads(facts: Handing, place: Neighbourhood, to: Candidate) -> Said:
    others = tuple(one.called for one in facts.colleagues if one.person.id != to.person.id)
    if others:
        return _("Besides, there are: {names}.", names=Joined(others, by=", "))
    return _("{name} leads {place} alone then.", name=to.person.name, place=place.name)


def _and_then(name: str, on: date | None) -> tuple[Text, ...]:
    must = _("{name} must say yes.", name=name)
    if on is None:
        return must, _("After that you lose your access as organiser.")
    return must, _("On {day} you lose your access as organiser; until then you stay it.", day=When(on))


def answer_sure(turn: Turn, step: HandoverSure, facts: Handing) -> Decision:
    """Ask the other, when this person and the other still may."""
    if turn.answer is None or turn.answer.choice != "yes":
        return kept(turn)
    to = facts.candidate(step.taker)
    if facts.place is None or facts.left is None:
        return not_theirs(turn)
    if facts.standing is not None:
        return show_how_it_stands(turn, facts.standing)
    return _ask_them(turn, facts.place, facts.left, to, step.on) if to else gone(turn)


def _ask_them(turn: Turn, place: Neighbourhood, left: Left, to: Candidate, on: date | None) -> Decision:
    giver, taker = turn.person, to.person
    made = Handover(turn.new_id("handover"), place.id, giver.id, taker.id, HandoverState.ASKED, turn.now, turn.now, on)
    case = HandoverCase(made, place, giver, taker, Standing(giver.id, place.id), Standing(taker.id, place.id))
    note = Note(giver.id, "handover.asked", made.id, taker.id, place.id)
    until = to_local(turn.now + LAPSES_AFTER, place.zone).date()
    told = _(
        "I asked {name}, who has time until {day}. To see how it stands, or take it back: {words}",
        name=taker.name,
        day=When(until),
        words=FirstWord(HANDOVER_WORDS),
    )
    return Decision(
        save=(made, note),
        say=(Say(turn.me, "handover.waits", told, case.about), ask_to_take_over(case, giver, taker, left)),
        due=waiting(case, turn),
    )


STEPS = (StepKind(HandoverSure, look_there, answer_sure),)
