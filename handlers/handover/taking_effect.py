"""The hand-over itself: everything passes, one role begins and the other ends, together or not at all."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.basics.words import COMMANDS_WORDS
from handlers.decision import NOTHING, Close, Decision, Lane, Say, Tick, ToPerson, Turn, say
from handlers.handover.case import HandoverCase, Taking, asked_no_more, nothing_waits
from handlers.handover.left import Left, in_words, pass_all, what_stays
from handlers.handover.nouns import HandoverState
from handlers.handover.steps import HandoverStands
from handlers.model import LEADING, Note, Person, Role
from handlers.neighbourhoods.words import DEPUTY_WORDS
from handlers.text import FirstWord, Text, _, lines, sentences

_DONE: Final = HandoverState.DONE


def hand_over(at: Turn | Tick, facts: Taking) -> Decision:
    """Do it: who takes over is asked what the other was asked, both and who else leads there hear of it."""
    case, left = facts.case, facts.left
    giver, taker = case.giver, case.taker
    if giver is None or taker is None:
        return NOTHING
    return (
        _roles(at, case, giver, taker)
        + _tell(at, case, left, giver, taker)
        + pass_all(left, case.between(giver, taker, at))
    )


def _roles(at: Turn | Tick, case: HandoverCase, giver: Person, taker: Person) -> Decision:
    place = case.place.id
    begins = replace(case.takes, granted=(case.takes.granted - LEADING) | {Role.ORGANISER})
    ends = replace(case.gives, granted=case.gives.granted - LEADING)
    notes = (
        Note(giver.id, f"role.given.{Role.ORGANISER.value}", place, taker.id, place),
        Note(giver.id, "role.taken", place, giver.id, place),
        Note(taker.id, "handover.done", case.handover.id, giver.id, place),
    )
    return Decision(
        save=(case.moved(_DONE, at).handover, begins, ends, *notes),
        cancel=nothing_waits(case),
        close=(*asked_no_more(case), Close(HandoverStands.name, case.handover.id)),
    )


def _tell(at: Turn | Tick, case: HandoverCase, left: Left, giver: Person, taker: Person) -> Decision:
    lane = Lane.PLANNED if isinstance(at, Tick) else Lane.REPLY
    place, what = case.place.name, in_words(left, taker)
    goodbye = lines(
        sentences(
            _("{name} is organiser of {place} now, and you are not any more.", name=taker.name, place=place),
            _("Thank you for all you did for your neighbours."),
        ),
        *what_stays(left, taker),
        *((_("You are still in the room of the team. Please leave it."),) if case.is_in_team_room else ()),
    )
    welcome = lines(
        _("You are organiser of {place} now. Thank you!", place=place),
        *((_("Yours from now on: {what}.", what=what),) if what else ()),
        *_alone(case),
        _("What you can do: type {commands}", commands=FirstWord(COMMANDS_WORDS)),
    )
    return say(
        Say(ToPerson(taker.id), "handover.yours", welcome, case.about, lane=lane),
        Say(ToPerson(giver.id), "handover.done", goodbye, case.about, lane=lane),
        *(Say(ToPerson(one.id), "handover.done", _team(case, giver, taker), lane=lane) for one in case.others),
    )


def _alone(case: HandoverCase) -> tuple[Text, ...]:
    """Advise who leads alone to let somebody stand in for them."""
    if case.others:
        return ()
    how = _("You lead alone now. To make somebody your deputy: {words} @els:example.org", words=FirstWord(DEPUTY_WORDS))
    return (how,)


def _team(case: HandoverCase, giver: Person, taker: Person) -> Text:
    if case.is_in_team_room:
        return _(
            "{giver} handed {place} over to {taker}, and does not organise there any more. "
            "Please take {giver} out of the room of the team.",
            giver=giver.name,
            place=case.place.name,
            taker=taker.name,
        )
    return _(
        "{giver} handed {place} over to {taker}, and does not organise there any more.",
        giver=giver.name,
        place=case.place.name,
        taker=taker.name,
    )
