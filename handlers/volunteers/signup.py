"""Becoming a volunteer: six short questions, a summary, a yes; each answer can be changed later by itself.

how old → the information note → what → where → when → languages → how often → is this right?
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeAlias

from handlers.basics.languages import languages_called
from handlers.basics.misread import misread
from handlers.decision import (
    Choice,
    Command,
    Decision,
    React,
    Say,
    StepKind,
    Takes,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import OWN_NAMES, Neighbourhood
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.reading.answers import is_only_an_answer
from handlers.reading.privacy import street_of
from handlers.reading.street_said import street_of_words
from handlers.requests.nouns import Category
from handlers.text import FirstWord, Verbatim, _, lines
from handlers.volunteers.barred import is_barred, not_now
from handlers.volunteers.introduction import ask_age
from handlers.volunteers.nouns import OFFERS, Volunteer
from handlers.volunteers.offer import (
    Offer,
    days_of,
    offer_of,
    summary,
)
from handlers.volunteers.questions import (
    ASKING,
    CHANGES,
    Asking,
    OfferChange,
    OfferLanguages,
    OfferOften,
    OfferPlace,
    OfferRight,
    OfferStep,
    OfferStreet,
    OfferWhat,
    OfferWhen,
    ask_languages,
    ask_often,
    ask_what,
    ask_when,
    ask_where,
    ask_whether_right,
    left_off,
)
from handlers.volunteers.signing import look_at_signing, sign
from handlers.volunteers.silence import awake
from handlers.volunteers.words import LEAVE_WORDS, PAUSE_WORDS, VOLUNTEER_WORDS

Answered: TypeAlias = Callable[[Turn, OfferStep], Offer]


# --- beginning ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Beginning:
    """Where somebody could volunteer, and what they offered there before."""

    places: tuple[Neighbourhood, ...]
    offers: tuple[Volunteer | None, ...] = ()


async def look_at_beginning(turn: Turn, look: Look) -> Beginning:
    """Read the person's neighbourhoods and offers."""
    places = await places_of(turn, look)
    return Beginning(places, tuple([await look.volunteer(turn.person.id, place.id) for place in places]))


def volunteer(turn: Turn, facts: Beginning) -> Decision:
    """Begin to sign up, or show what was offered before; it always goes on in private."""
    if not facts.places:
        return no_neighbourhood(turn)
    sign = () if turn.in_private else (React("💛"),)
    if len(facts.places) > 1:
        choices = tuple(Choice(place.id, Verbatim(place.name)) for place in facts.places)
        text = _("In which neighbourhood would you like to help?")
        return say(*sign, Say(turn.me, "offer.place", text, choices=choices, step=OfferPlace()))
    if is_barred(facts.offers[0]):
        return say(*sign, not_now(turn, facts.places[0]))
    begun = _begin(turn, facts.places[0], facts.offers[0])
    return Decision(say=sign, close=left_off(turn.person.id)) + begun


def _begin(turn: Turn, place: Neighbourhood, before: Volunteer | None) -> Decision:
    if before is not None and before.state in OFFERS:
        return awake(before) + say(_show(turn, before))
    welcome = _("Good to hear! I ask a few short questions.")
    return say(ask_age(turn, place, welcome))


def _show(turn: Turn, before: Volunteer) -> Say:
    offer = offer_of(before)
    hint = _(
        "What would you like to change? A pause: {pause}. Stop: {leave}.",
        pause=FirstWord(PAUSE_WORDS),
        leave=FirstWord(LEAVE_WORDS),
    )
    text = lines(_("You are a volunteer. This is what I know:"), summary(offer), hint)
    step = OfferChange(before.neighbourhood, offer)
    return Say(turn.me, "offer.known", text, choices=CHANGES, step=step, light=True)


async def look_at_place(turn: Turn, look: Look, step: OfferPlace) -> Beginning:
    """Read the chosen neighbourhood."""
    found = await look.neighbourhood(turn.answer.choice if turn.answer and turn.answer.choice else "")
    return Beginning((found,), (await look.volunteer(turn.person.id, found.id),)) if found else Beginning(())


def choose_place(turn: Turn, step: OfferPlace, facts: Beginning) -> Decision:
    """Begin in the chosen neighbourhood."""
    return volunteer(turn, facts)


# --- the answers --------------------------------------------------------------------------------------------------


def back_to(asking: Asking) -> Callable[[Turn, OfferStep, object], Decision]:
    """Make the way back from a question: the one before it, or the summary when only one thing is changed."""

    def go_back(turn: Turn, step: OfferStep, facts: object) -> Decision:
        return say((ask_whether_right if step.only else asking)(turn, step.neighbourhood, step.offer, False))

    return go_back


def back_from_summary(turn: Turn, step: OfferRight, facts: object) -> Decision:
    """Go back to the last question."""
    return say(ask_often(turn, step.neighbourhood, step.offer, False))


async def look_at_offer(turn: Turn, look: Look, step: object) -> None:
    """Read nothing: what was told stands in the step."""


def then(ask: Asking, read: Answered, ask_next: Asking) -> Callable[[Turn, OfferStep, None], Decision]:
    """Make the handler of one answer: read it into the offer, and ask what comes next; or ask it once more."""

    def go_on(turn: Turn, step: OfferStep, facts: None) -> Decision:
        told = _choices(turn) or (isinstance(step, OfferLanguages) and languages_called(turn.text))
        if ask is not ask_where and not told and not (turn.answer and turn.answer.unsure):
            again = ask(turn, step.neighbourhood, step.offer, step.only)
            return say(replace(again, text=lines(misread(0), again.text)))
        if isinstance(step, OfferStreet) and _names_no_street(turn) and not step.again:
            asked = ask(turn, step.neighbourhood, step.offer, step.only)
            text = lines(_("I could not find a street in that."), asked.text)
            return say(replace(asked, text=text, step=replace(step, again=True)))
        asking = ask_whether_right if step.only else ask_next
        return say(asking(turn, step.neighbourhood, read(turn, step), False))

    return go_on


def _choices(turn: Turn) -> tuple[str, ...]:
    answer = turn.answer
    return () if answer is None else answer.choices or ((answer.choice,) if answer.choice else ())


def read_what(turn: Turn, step: OfferStep) -> Offer:
    """Take the kinds of help that were named; unsure is something else."""
    named = tuple(Category(id_) for id_ in _choices(turn)) or (Category.OTHER,)
    return replace(step.offer, categories=named)


def read_where(turn: Turn, step: OfferStep) -> Offer:
    """Take the street, without its number."""
    told = turn.answer is not None and turn.answer.choice is None and not turn.answer.unsure
    named = told and not _names_no_street(turn)
    return replace(step.offer, street=street_of_words(turn.answer.text) if turn.answer and named else "")


def _names_no_street(turn: Turn) -> bool:
    """Tell whether only a yes, a no or "rather not" was said."""
    if turn.answer is None or turn.answer.choice is not None or turn.answer.unsure:
        return False
    return street_of(turn.answer.text) is None and is_only_an_answer(turn.answer.text)


def read_when(turn: Turn, step: OfferStep) -> Offer:
    """Take the times that were named; unsure is any time."""
    return replace(step.offer, days=days_of(_choices(turn)))


def read_languages(turn: Turn, step: OfferStep) -> Offer:
    """Take the languages that were named; unsure is the one we speak."""
    named = (*_choices(turn), *languages_called(turn.text)) or (turn.language,)
    return replace(step.offer, languages=tuple(code for code in OWN_NAMES if code in named))


def read_often(turn: Turn, step: OfferStep) -> Offer:
    """Take how often; unsure is once a week."""
    chosen = _choices(turn)
    return replace(step.offer, per_week=int(chosen[0]) if chosen else 1)


def choose_change(turn: Turn, step: OfferChange, facts: None) -> Decision:
    """Ask again the one question that was chosen."""
    asking = ASKING.get(_choices(turn)[0] if _choices(turn) else "")
    if asking is None:
        return say(Say(turn.me, "offer.unchanged", _("Good. It stays as it is.")))
    return say(asking(turn, step.neighbourhood, step.offer, True))


COMMANDS = (Command("volunteer", VOLUNTEER_WORDS, _("help neighbours"), look_at_beginning, volunteer, Takes.NOTHING),)
STEPS = (
    StepKind(OfferPlace, look_at_place, choose_place),
    StepKind(OfferWhat, look_at_offer, then(ask_what, read_what, ask_where)),
    StepKind(OfferStreet, look_at_offer, then(ask_where, read_where, ask_when), back_to(ask_what)),
    StepKind(OfferWhen, look_at_offer, then(ask_when, read_when, ask_languages), back_to(ask_where)),
    StepKind(OfferLanguages, look_at_offer, then(ask_languages, read_languages, ask_often), back_to(ask_when)),
    StepKind(OfferOften, look_at_offer, then(ask_often, read_often, ask_whether_right), back_to(ask_languages)),
    StepKind(OfferRight, look_at_signing, sign, back_from_summary),
    StepKind(OfferChange, look_at_offer, choose_change),
)
