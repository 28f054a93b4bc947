"""After the doors: somebody of the neighbourhood may contact one of them, with a yes to exactly what is passed on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.basics.calls import Reach, reach
from handlers.decision import YES_NO, Choice, Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Consent, Note, Person, Role
from handlers.neighbourhoods.places import places_of
from handlers.referrals.case import ReferralCase, tell, timers
from handlers.referrals.nouns import Door, Referral, ReferralState
from handlers.referrals.steps import OfferAgree, OfferDoor, OfferWhere
from handlers.referrals.taking import ask_to_take
from handlers.referrals.words import WITHDRAW_REFERRAL
from handlers.text import FirstWord, Joined, Said, Text, Verbatim, _, lines

PURPOSE = "referral"
_ENOUGH = "enough"


@dataclass(frozen=True, slots=True)
class Homes:
    """Where the person lives and who could contact a service for them: organisers, or the confidential person."""

    leading: tuple[Reach, ...] = ()
    guarded: tuple[Reach, ...] = ()

    def who_may(self, role: Role) -> tuple[Reach, ...]:
        """List the places where somebody has that role."""
        return self.guarded if role is Role.CONFIDENTIAL else self.leading


NOBODY: Final = Homes()


async def read_homes(turn: Turn, look: Look) -> Homes:
    """Read who could do it in the person's neighbourhoods; places where nobody can are left out."""
    places = await places_of(turn, look)
    leading = [await reach(look, place.id, Role.ORGANISER, turn.person.id) for place in places]
    guarded = [await reach(look, place.id, Role.CONFIDENTIAL, turn.person.id) for place in places]
    return Homes(
        tuple(one for one in leading if one and one.people), tuple(one for one in guarded if one and one.people)
    )


def offer(turn: Turn, doors: tuple[Door, ...], role: Role, homes: Homes) -> Decision:
    """Offer it, where there is somebody who may; it need not be answered."""
    if not doors or not homes.who_may(role):
        return Decision()
    text = _(
        "Shall somebody of your neighbourhood contact one of these for you? I first show you what I would pass on."
    )
    choices = tuple(Choice(str(number), Verbatim(door.name)) for number, door in enumerate(doors))
    enough = Choice(_ENOUGH, _("no, this is enough"))
    return say(
        Say(turn.me, "referral.offer", text, choices=(*choices, enough), step=OfferDoor(doors, role), light=True)
    )


async def look_at_homes(turn: Turn, look: Look, step: OfferDoor | OfferWhere | OfferAgree) -> Homes:
    """Read who could do it now."""
    return await read_homes(turn, look)


def choose_door(turn: Turn, step: OfferDoor, homes: Homes) -> Decision:
    """Go on with the service that was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    if chosen is None or chosen == _ENOUGH:
        return _reply(turn, _("All right. I pass nothing on."))
    door, places = step.doors[int(chosen)], homes.who_may(step.role)
    if len(places) > 1:
        choices = tuple(Choice(one.where.id, Verbatim(one.where.name)) for one in places)
        text = _("In which neighbourhood?")
        return say(Say(turn.me, "referral.where", text, choices=choices, step=OfferWhere(door, step.role), light=True))
    return _ask_consent(turn, door, step.role, places[0]) if places else _nobody(turn)


def choose_where(turn: Turn, step: OfferWhere, homes: Homes) -> Decision:
    """Go on in the neighbourhood that was chosen."""
    place = _place_of(homes, step.role, turn.answer.choice if turn.answer else None)
    return _ask_consent(turn, step.door, step.role, place) if place else _nobody(turn)


def _place_of(homes: Homes, role: Role, neighbourhood: str | None) -> Reach | None:
    return next((one for one in homes.who_may(role) if one.where.id == neighbourhood), None)


def _ask_consent(turn: Turn, door: Door, role: Role, place: Reach) -> Decision:
    step = OfferAgree(door, role, place.where.id)
    text = lines(_passed_on(turn, door, place), _("May I?"))
    return say(Say(turn.me, "referral.agree", text, choices=YES_NO, step=step, light=True))


def _passed_on(turn: Turn, door: Door, place: Reach) -> Said:
    """Say exactly what is passed on, and to whom."""
    return lines(
        _("This I pass on, and nothing else:"),
        _("Your name: {name}", name=Verbatim(turn.person.name)),
        _("Where they write to you: {address}", address=Verbatim(turn.person.address.value)),
        _("Whom you want to reach: {door}", door=Verbatim(door.name)),
        _("Only to: {names} ({place})", names=_names(place.people), place=Verbatim(place.where.name)),
        _("They contact the service for you, and I tell you what came of it."),
    )


def _names(people: tuple[Person, ...]) -> Said:
    return Joined(tuple(Verbatim(one.name) for one in people), by=", ")


def agree(turn: Turn, step: OfferAgree, homes: Homes) -> Decision:
    """Pass it on after a yes, with the yes kept as proof; anything else passes nothing on."""
    place = _place_of(homes, step.role, step.neighbourhood)
    if turn.answer is None or turn.answer.choice != "yes":
        return _reply(turn, _("All right. I pass nothing on."))
    return _send(turn, step, place) if place else _nobody(turn)


def _send(turn: Turn, step: OfferAgree, place: Reach) -> Decision:
    id_, person = turn.new_id("referral")[:6].upper(), turn.person
    sent = Referral(id_, person.id, place.where.id, ReferralState.SENT, step.door, step.role, turn.now, turn.now)
    case = ReferralCase(sent, person, place)
    shown = _passed_on(turn, step.door, place)
    proof = Consent(person.id, PURPOSE, id_, shown, turn.language, turn.incoming.channel, turn.now)
    noted = Note(person.id, "referral.sent", id_, person.id, place.where.id)
    told = lines(
        _("I passed it on to {names} (receipt {receipt}).", names=_names(place.people), receipt=id_),
        _("You hear from me when somebody takes it. That should be within two working days."),
        _("Take it back: {words}", words=FirstWord(WITHDRAW_REFERRAL)),
    )
    return Decision(save=(sent, proof, noted), due=timers(case, turn)) + say(
        *ask_to_take(case), tell(case, person.id, "referral.sent", told)
    )


def _nobody(turn: Turn) -> Decision:
    return _reply(turn, _("There is nobody now who can do this, sorry. I pass nothing on."))


def _reply(turn: Turn, text: Text) -> Decision:
    return say(Say(turn.me, "referral.not_sent", text))


STEPS = (
    StepKind(OfferDoor, look_at_homes, choose_door),
    StepKind(OfferWhere, look_at_homes, choose_where),
    StepKind(OfferAgree, look_at_homes, agree),
)
