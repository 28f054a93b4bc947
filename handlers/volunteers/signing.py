"""The yes of a volunteer: to the exact words that are kept, with an invitation to the volunteers' room."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.decision import NOTHING, Decision, Order, OrderKind, Say, Turn, say
from handlers.look import Look
from handlers.model import Consent, Neighbourhood, Note, Room, RoomKind
from handlers.text import FirstWord, Text, _
from handlers.volunteers.agreement import ask_to_arrange
from handlers.volunteers.barred import is_barred, not_now
from handlers.volunteers.nouns import OFFERS, SIGNED_UP, Document, Readiness, Suppression, Volunteer, VolunteerState
from handlers.volunteers.questions import CHANGES, OfferChange, OfferRight, consent_text
from handlers.volunteers.words import PAUSE_WORDS


@dataclass(frozen=True, slots=True)
class Signing:
    """What is needed to keep an offer."""

    before: Volunteer | None
    rooms: tuple[Room, ...]
    place: Neighbourhood | None = None
    has: Readiness | None = None
    is_suppressed: bool = False


async def look_at_signing(turn: Turn, look: Look, step: OfferRight) -> Signing:
    """Read an earlier offer, the volunteers' rooms, and what was read and shown before."""
    where = step.neighbourhood
    return Signing(
        await look.volunteer(turn.person.id, where),
        await look.rooms(where, RoomKind.VOLUNTEERS),
        await look.neighbourhood(where),
        await look.readiness(turn.person.id, where),
        await look.is_suppressed(turn.person.address, where),
    )


def sign(turn: Turn, step: OfferRight, facts: Signing) -> Decision:
    """Keep the offer with the yes to its exact words, or change it, or let it be."""
    match turn.answer.choice if turn.answer else None:
        case "yes" if facts.place and is_barred(facts.before):
            return say(not_now(turn, facts.place))
        case "yes":
            return _keep(turn, step, facts) + _open_again(turn, step, facts) + _arrange_paper(turn, facts)
        case "change":
            text = _("What should change?")
            change = OfferChange(step.neighbourhood, step.offer)
            return say(Say(turn.me, "offer.change", text, choices=CHANGES[:-1], step=change))
        case _:
            return say(Say(turn.me, "offer.stopped", _("All right. I kept nothing new.")))


def _keep(turn: Turn, step: OfferRight, facts: Signing) -> Decision:
    is_new = facts.before is None or facts.before.state not in OFFERS
    offer, before = step.offer, facts.before
    kept = Volunteer(
        person=turn.person.id,
        neighbourhood=step.neighbourhood,
        state=VolunteerState.ACTIVE,
        categories=offer.categories,
        since=before.since if before else turn.now,
        street=offer.street,
        days=offer.days,
        languages=offer.languages,
        per_week=offer.per_week,
        paused_until=before.paused_until if before else None,
        last_asked_at=before.last_asked_at if before else None,
        age=offer.age,
        version=before.version if before else 0,
    )
    consent = Consent(
        turn.person.id,
        SIGNED_UP,
        step.neighbourhood,
        consent_text(offer),
        turn.language,
        turn.incoming.channel,
        turn.now,
    )
    note = Note(turn.person.id, "volunteer.signed", step.neighbourhood, turn.person.id, step.neighbourhood)
    return Decision(
        save=(kept, consent, note),
        say=(Say(turn.me, "offer.kept", _welcome(is_new)), *_invitations(turn, step.neighbourhood, facts.rooms)),
    )


def _open_again(turn: Turn, step: OfferRight, facts: Signing) -> Decision:
    """Let the volunteers' room count again for somebody who left before, and ask who is in it."""
    if not facts.is_suppressed:
        return NOTHING
    lifted = Suppression(turn.person.address, step.neighbourhood, turn.now, lifted=True)
    rooms = tuple(room for room in facts.rooms if room.open)
    members = tuple(Order(OrderKind.MEMBERS, room.address.channel, room.address.value) for room in rooms)
    return Decision(save=(lifted,), say=members)


def _arrange_paper(turn: Turn, facts: Signing) -> Decision:
    """Let the organisers arrange the agreement on paper with who signed up for the first time."""
    is_new = facts.before is None or facts.before.state not in OFFERS
    signed = facts.has is not None and facts.has.has(Document.AGREEMENT)
    if facts.place is None or not facts.place.decree or not is_new or signed:
        return NOTHING
    return ask_to_arrange(turn, facts.place)


def _welcome(is_new: bool) -> Text:
    if not is_new:
        return _("Thank you. I changed it.")
    return _(
        "Thank you! From now on I ask you when somebody needs what you offer. You can always say no. "
        "For a pause, type for example: {pause} 1/9",
        pause=FirstWord(PAUSE_WORDS),
    )


def _invitations(turn: Turn, neighbourhood: str, rooms: tuple[Room, ...]) -> tuple[Order, ...]:
    present = next((one.present for one in turn.standings if one.neighbourhood == neighbourhood), frozenset())
    if RoomKind.VOLUNTEERS in present:
        return ()
    return tuple(
        Order(OrderKind.INVITE, room.address.channel, room.address.value, (("invite", turn.person.address.value),))
        for room in rooms
        if room.open and room.address.channel == turn.person.address.channel
    )
