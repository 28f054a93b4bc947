"""The questions of the sign-up: what is asked, and as which step it is kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import ClassVar, Final, Protocol, TypeAlias

from handlers.decision import Choice, Close, Say, Turn
from handlers.model import PersonId
from handlers.text import Said, _, lines
from handlers.volunteers.offer import (
    LANGUAGE_CHOICES,
    OFTEN_CHOICES,
    WHEN_CHOICES,
    Offer,
    summary,
    what_choices,
)


class OfferStep(Protocol):
    """A question of the sign-up; ``only`` when just this one thing is changed."""

    name: ClassVar[str]

    @property
    def neighbourhood(self) -> str:
        """The neighbourhood the offer is for."""

    @property
    def offer(self) -> Offer:
        """What was told so far."""

    @property
    def only(self) -> bool:
        """Whether the summary follows at once."""


@dataclass(frozen=True, slots=True)
class OfferPlace:
    """Ask for which of the person's neighbourhoods."""

    name: ClassVar[str] = "offer.place"


@dataclass(frozen=True, slots=True)
class OfferAge:
    """Ask how old somebody is."""

    name: ClassVar[str] = "offer.age"
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class OfferNote:
    """Ask somebody who signs up to read the information note."""

    name: ClassVar[str] = "offer.note"
    neighbourhood: str
    offer: Offer
    edition: int


@dataclass(frozen=True, slots=True)
class OfferWhat:
    """Ask what somebody wants to help with."""

    name: ClassVar[str] = "offer.what"
    neighbourhood: str
    offer: Offer
    only: bool = False


@dataclass(frozen=True, slots=True)
class OfferStreet:
    """Ask for the street; ``again`` after a yes or no that names none."""

    name: ClassVar[str] = "offer.where"
    neighbourhood: str
    offer: Offer
    only: bool = False
    again: bool = False


@dataclass(frozen=True, slots=True)
class OfferWhen:
    """Ask when somebody can help."""

    name: ClassVar[str] = "offer.when"
    neighbourhood: str
    offer: Offer
    only: bool = False


@dataclass(frozen=True, slots=True)
class OfferLanguages:
    """Ask which languages somebody speaks."""

    name: ClassVar[str] = "offer.languages"
    neighbourhood: str
    offer: Offer
    only: bool = False


@dataclass(frozen=True, slots=True)
class OfferOften:
    """Ask how often somebody may be asked."""

    name: ClassVar[str] = "offer.often"
    neighbourhood: str
    offer: Offer
    only: bool = False


@dataclass(frozen=True, slots=True)
class OfferRight:
    """Ask whether the summary may be kept."""

    name: ClassVar[str] = "offer.right"
    neighbourhood: str
    offer: Offer


@dataclass(frozen=True, slots=True)
class OfferChange:
    """Ask what of the offer should change."""

    name: ClassVar[str] = "offer.change"
    neighbourhood: str
    offer: Offer


Asking: TypeAlias = Callable[[Turn, str, Offer, bool], Say]


def ask_what(turn: Turn, neighbourhood: str, offer: Offer, only: bool) -> Say:
    """Ask what somebody wants to help with."""
    text = _("What would you like to help with? You may name several numbers.")
    step = OfferWhat(neighbourhood, offer, only)
    return Say(turn.me, "offer.what", text, choices=what_choices(offer), step=step, many=True, free=True)


def ask_where(turn: Turn, neighbourhood: str, offer: Offer, only: bool) -> Say:
    """Ask for the street."""
    text = _("In which street do you live? No house number. Who you help may see the street.")
    choices = (Choice("none", _("I would rather not say")),)
    step = OfferStreet(neighbourhood, offer, only)
    return Say(turn.me, "offer.where", text, choices=choices, step=step, free=True)


def ask_when(turn: Turn, neighbourhood: str, offer: Offer, only: bool) -> Say:
    """Ask when somebody can help."""
    text = _("When can you help? You may name several numbers.")
    step = OfferWhen(neighbourhood, offer, only)
    return Say(turn.me, "offer.when", text, choices=WHEN_CHOICES, step=step, many=True, free=True)


def ask_languages(turn: Turn, neighbourhood: str, offer: Offer, only: bool) -> Say:
    """Ask which languages somebody speaks."""
    text = _("Which languages do you speak? You may name several numbers.")
    step = OfferLanguages(neighbourhood, offer, only)
    return Say(turn.me, "offer.languages", text, choices=LANGUAGE_CHOICES, step=step, many=True, free=True)


def ask_often(turn: Turn, neighbourhood: str, offer: Offer, only: bool) -> Say:
    """Ask how often somebody may be asked."""
    step = OfferOften(neighbourhood, offer, only)
    return Say(turn.me, "offer.often", _("How often may I ask you?"), choices=OFTEN_CHOICES, step=step, free=True)


def ask_whether_right(turn: Turn, neighbourhood: str, offer: Offer, only: bool = False) -> Say:
    """Show the summary and ask for a yes."""
    choices = (Choice("yes", _("yes")), Choice("change", _("change")), Choice("stop", _("stop")))
    step = OfferRight(neighbourhood, offer)
    return Say(turn.me, "offer.right", consent_text(offer), choices=choices, step=step)


def consent_text(offer: Offer) -> Said:
    """Say exactly what is kept and why; a yes to this is stored as proof."""
    why = _("I keep this to know when I may ask you. Organisers can see it. You can change or stop it at any time. OK?")
    return lines(summary(offer), why)


CHANGES: Final = (
    Choice("what", _("what I help with")),
    Choice("where", _("my street")),
    Choice("when", _("when I can")),
    Choice("languages", _("my languages")),
    Choice("often", _("how often")),
    Choice("nothing", _("nothing, it is right")),
)
ASKING: Final[dict[str, Asking]] = {
    "what": ask_what,
    "where": ask_where,
    "when": ask_when,
    "languages": ask_languages,
    "often": ask_often,
}
"""What can be changed by itself, and how it is asked."""

_OFFERING: Final = (
    OfferPlace,
    OfferAge,
    OfferNote,
    OfferWhat,
    OfferStreet,
    OfferWhen,
    OfferLanguages,
    OfferOften,
    OfferRight,
    OfferChange,
)


def left_off(person: PersonId) -> tuple[Close, ...]:
    """Leave off what somebody was asked about their offer."""
    return tuple(Close(step.name, None, person) for step in _OFFERING)
