"""What comes before the questions of the sign-up: how old somebody is, and what they read before they help."""

from __future__ import annotations

from dataclasses import dataclass

from handlers.basics.calls import Reach, reach
from handlers.basics.human import call_for
from handlers.basics.misread import misread
from handlers.decision import NOTHING, Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Neighbourhood, Role
from handlers.neighbourhoods.places import no_neighbourhood
from handlers.text import Said, Text, _, lines, sentences
from handlers.volunteers.age import AGES, CHILD, TEENAGER, band_of, too_young
from handlers.volunteers.note import READ_OR_ASK, ToRead, having_read, question_about
from handlers.volunteers.nouns import AgeBand, Document, Readiness
from handlers.volunteers.offer import Offer
from handlers.volunteers.questions import OfferAge, OfferNote, ask_what


@dataclass(frozen=True, slots=True)
class Introduction:
    """The note of the neighbourhood, what somebody read and showed there, and who answers a question about it."""

    note: ToRead | None
    has: Readiness | None = None
    team: Reach | None = None


async def look_at_introduction(turn: Turn, look: Look, step: OfferAge | OfferNote) -> Introduction:
    """Read it."""
    place = await look.neighbourhood(step.neighbourhood)
    if place is None:
        return Introduction(None)
    note = ToRead(place, await look.info_notes(place.id))
    team = await reach(look, place.id, Role.ORGANISER, turn.person.id)
    return Introduction(note, await look.readiness(turn.person.id, place.id), team)


def ask_age(turn: Turn, place: Neighbourhood, *before: Said) -> Say:
    """Ask how old somebody is, as a band."""
    text = lines(*before, _("How old are you?"))
    return Say(turn.me, "offer.age", text, choices=AGES, step=OfferAge(place.id), free=True)


def answer_age(turn: Turn, step: OfferAge, facts: Introduction) -> Decision:
    """Go on from 16; who is younger hears kind words, and nothing is kept."""
    if facts.note is None:
        return no_neighbourhood(turn)
    band = band_of(turn)
    if band is None:
        return say(ask_age(turn, facts.note.place, misread(0)))
    if band in {CHILD, TEENAGER}:
        return too_young(turn, step.neighbourhood, band)
    offer = Offer(age=AgeBand(band))
    if facts.note.is_read(facts.has):
        return say(_good_to_know(turn, facts, offer), ask_what(turn, step.neighbourhood, offer, False))
    return say(_ask_to_read(turn, facts.note, offer))


def _ask_to_read(turn: Turn, note: ToRead, offer: Offer) -> Say:
    step = OfferNote(note.place.id, offer, note.place.note)
    return Say(turn.me, "offer.note", question_about(note, turn), choices=READ_OR_ASK, step=step)


def answer_note(turn: Turn, step: OfferNote, facts: Introduction) -> Decision:
    """Go on once the note was read; one that changed meanwhile is shown again."""
    if facts.note is None:
        return no_neighbourhood(turn)
    if turn.answer and turn.answer.choice == "question":
        return Decision(keep_open=True) + (call_for(turn, facts.team) if facts.team else NOTHING)
    if step.edition < facts.note.place.note:
        return say(_ask_to_read(turn, facts.note, step.offer))
    _has, noted = having_read(turn, facts.note, facts.has)
    known = _good_to_know(turn, facts, step.offer)
    return noted + say(known, ask_what(turn, step.neighbourhood, step.offer, False))


def _good_to_know(turn: Turn, facts: Introduction, offer: Offer) -> Say:
    """Say what else somebody should know: the paper, their parents, a benefit; what they answer is not asked."""
    note, has = facts.note, facts.has
    paper = note is not None and note.place.decree and not (has and has.has(Document.AGREEMENT))
    said: tuple[Text, ...] = (_("Thank you."),)
    if paper:
        said = (*said, _("You also sign an agreement on paper. An organiser arranges it with you."))
    if offer.age is AgeBand.YOUNG:
        said = (*said, _("Do tell your parents. Under 18 you drive nobody, and you go into no home alone."))
    benefit = _(
        "Do you get a benefit? Then you may have to report it before you volunteer: ask who pays it. "
        "I do not want to know."
    )
    return Say(turn.me, "offer.good_to_know", sentences(*said, benefit))


STEPS = (
    StepKind(OfferAge, look_at_introduction, answer_age),
    StepKind(OfferNote, look_at_introduction, answer_note),
)
