"""The answer of an organiser to what a resident proposed: with the first yes it is published as theirs."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.decision import Close, Decision, Say, StepKind, ToPerson, Turn, say
from handlers.look import Look
from handlers.model import Person
from handlers.sessions.making.asking import Making, organises
from handlers.sessions.making.draft import Draft
from handlers.sessions.making.draft_steps import Proposal
from handlers.sessions.making.make import read_making
from handlers.sessions.making.publishing import is_past_now, publish
from handlers.sessions.nouns import Session
from handlers.sessions.refusing import not_an_organiser
from handlers.text import Said, Verbatim, _


@dataclass(frozen=True, slots=True)
class Proposed:
    """What a session can be there, and who proposed it; None: they are not there any more."""

    making: Making
    by: Person | None


async def look_at_proposal(turn: Turn, look: Look, step: Proposal) -> Proposed:
    """Read the place, and whether who proposed it is still there."""
    place = await look.neighbourhood(step.draft.place)
    places = (place,) if place and organises(turn, place) else ()
    making = await read_making(turn, look, places, places[0] if places else None)
    standings = [one for one in await look.standings(step.by) if one.neighbourhood == step.draft.place]
    is_there = any(one.roles or one.present for one in standings)
    return Proposed(making, await look.person(step.by) if is_there else None)


def answer_proposal(turn: Turn, step: Proposal, facts: Proposed) -> Decision:
    """Publish it, or tell kindly that it is not to be; the others need not answer any more."""
    if facts.making.place is None:
        return not_an_organiser(turn)
    if reason := _why_not(turn, step.draft, facts):
        return _answered(turn, step, reason)
    if turn.answer and turn.answer.choice == "yes":
        thanks = _("Thank you! It is published, and {name} leads it.", name=Verbatim(facts.by.name if facts.by else ""))
        return _answered(turn, step, thanks) + publish(turn, facts.making, step.draft, facts.by)
    text = _("An organiser looked at “{title}”. It does not go on for now.", title=Verbatim(step.draft.title))
    told = Say(ToPerson(step.by), "session.not_now", text)
    return _answered(turn, step, _("All right. I published nothing, and told who proposed it.")) + say(told)


def _why_not(turn: Turn, draft: Draft, facts: Proposed) -> Said | None:
    if facts.by is None:
        return _("Who proposed it is not in the neighbourhood any more. I published nothing.")
    if any(_is_it(one, draft, facts.by) for one in facts.making.planned):
        return _("Somebody was faster: it is published already.")
    if is_past_now(facts.making, draft, turn.now):
        return _("That moment is past by now. I published nothing.")
    return None


def _is_it(session: Session, draft: Draft, by: Person) -> bool:
    """Tell whether a session is what was proposed: two organisers can say yes in the same second."""
    is_same_day = draft.when is not None and session.starts_local.date() == draft.when.on
    return session.made_by == by.id and session.title == draft.title and is_same_day


def _answered(turn: Turn, step: Proposal, text: Said) -> Decision:
    return Decision(say=(Say(turn.me, "session.answered", text),), close=(Close(Proposal.name, step.id),))


STEPS = (StepKind(Proposal, look_at_proposal, answer_proposal),)
