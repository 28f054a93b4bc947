"""Every question of a request's life, as a value; what was said so far stands in the request, not here."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.decision import Close
from handlers.model import PersonId
from handlers.text import When


@dataclass(frozen=True, slots=True)
class OfferToAsk:
    """Ask "Shall I make a request?" after words in a room; street and contact are what was found there.

    ``words`` are what was said, without what is private in it; ``review`` why the team must look first.
    """

    name: ClassVar[str] = "request.offer"
    neighbourhood: str
    street: str = ""
    where: str = ""
    phone: str = ""
    words: str = ""
    review: str = ""


@dataclass(frozen=True, slots=True)
class ChoosePlace:
    """Ask "For which neighbourhood is the request?"."""

    name: ClassVar[str] = "request.place"
    words: str
    cause: str
    behalf: bool = False


@dataclass(frozen=True, slots=True)
class BehalfName:
    """Ask "For whom do you ask?"."""

    name: ClassVar[str] = "behalf.name"
    neighbourhood: str
    cause: str


@dataclass(frozen=True, slots=True)
class BehalfKnows:
    """Ask "Does the person know, and agree that one neighbour gets the address?"."""

    name: ClassVar[str] = "behalf.knows"
    neighbourhood: str
    cause: str
    whom: str


@dataclass(frozen=True, slots=True)
class BehalfNotYet:
    """Ask "The person does not know yet: ask first, or let an organiser have a look?"."""

    name: ClassVar[str] = "behalf.not_yet"
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class BehalfThrough:
    """Ask "How did the person agree?"."""

    name: ClassVar[str] = "behalf.through"
    neighbourhood: str
    cause: str
    whom: str


@dataclass(frozen=True, slots=True)
class AskWhat:
    """Ask "What is help needed for?"; ``missed`` here and below: how often the answer said nothing about it."""

    name: ClassVar[str] = "request.what"
    request: int
    missed: int = 0


@dataclass(frozen=True, slots=True)
class AskWords:
    """A few words that neighbours may read."""

    name: ClassVar[str] = "request.words"
    request: int
    missed: int = 0


@dataclass(frozen=True, slots=True)
class AskWhen:
    """Ask "When is help needed?"."""

    name: ClassVar[str] = "request.when"
    request: int
    missed: int = 0


@dataclass(frozen=True, slots=True)
class ConfirmWhen:
    """Ask "Is that right?" about a date; ``options`` are the moments it can be."""

    name: ClassVar[str] = "request.when_right"
    request: int
    options: tuple[When, ...]


@dataclass(frozen=True, slots=True)
class AskWhere:
    """Ask "In which street is it?"."""

    name: ClassVar[str] = "request.where"
    request: int
    missed: int = 0


@dataclass(frozen=True, slots=True)
class AskContact:
    """Ask "How can the one who helps reach the asker?"."""

    name: ClassVar[str] = "request.contact"
    request: int
    missed: int = 0


@dataclass(frozen=True, slots=True)
class AskHelpers:
    """Ask "How many neighbours are needed?"."""

    name: ClassVar[str] = "request.helpers"
    request: int
    missed: int = 0


@dataclass(frozen=True, slots=True)
class Preview:
    """Ask "May exactly this stand in the group?"; ``both``: it was shown in the asker's language too."""

    name: ClassVar[str] = "request.preview"
    request: int
    both: bool = False


@dataclass(frozen=True, slots=True)
class ChoosePart:
    """Ask "What do you want to change?"."""

    name: ClassVar[str] = "request.part"
    request: int


@dataclass(frozen=True, slots=True)
class GoOn:
    """Ask "You began a request yesterday: do you still want it?"."""

    name: ClassVar[str] = "request.go_on"
    request: int


@dataclass(frozen=True, slots=True)
class Review:
    """The team decides whether the request may stand in the group."""

    name: ClassVar[str] = "request.review"
    request: int


@dataclass(frozen=True, slots=True)
class ReviewReason:
    """Ask "Why may it not stand in the group?"."""

    name: ClassVar[str] = "request.review_reason"
    request: int


@dataclass(frozen=True, slots=True)
class AskedToHelp:
    """Ask "Can you do this?"."""

    name: ClassVar[str] = "request.ask"
    request: int


@dataclass(frozen=True, slots=True)
class TakeAnyway:
    """Ask "You have another task then; do you want this one too?"."""

    name: ClassVar[str] = "request.take_anyway"
    request: int


@dataclass(frozen=True, slots=True)
class BeReserve:
    """Ask "Somebody was faster; do you want to be reserve?"."""

    name: ClassVar[str] = "request.be_reserve"
    request: int


@dataclass(frozen=True, slots=True)
class TakeOver:
    """Ask "The helper cannot come; can you, the reserve, take over?"."""

    name: ClassVar[str] = "request.take_over"
    request: int
    instead_of: PersonId


@dataclass(frozen=True, slots=True)
class ConfirmHelper:
    """Ask "Is this helper all right for you?"."""

    name: ClassVar[str] = "request.helper_ok"
    request: int
    helper: PersonId


@dataclass(frozen=True, slots=True)
class ConfirmChange:
    """Ask "Somebody else comes; is that all right, or shall an organiser call?"."""

    name: ClassVar[str] = "request.change_ok"
    request: int
    helper: PersonId


@dataclass(frozen=True, slots=True)
class DidItHappen:
    """The helper is asked whether the help was given."""

    name: ClassVar[str] = "request.happened"
    request: int


@dataclass(frozen=True, slots=True)
class AskerFeedback:
    """Ask the asker "Did everything go well?"."""

    name: ClassVar[str] = "request.went_well"
    request: int


@dataclass(frozen=True, slots=True)
class HelperFeedback:
    """Ask the helper "Did everything go well?"."""

    name: ClassVar[str] = "request.helped_well"
    request: int


@dataclass(frozen=True, slots=True)
class WhatWasWrong:
    """Ask "What did not go well?"."""

    name: ClassVar[str] = "request.what_wrong"
    request: int


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Ask "What do you want to tell in confidence?"; ``reader`` was named as who alone reads it, None: the team."""

    name: ClassVar[str] = "request.report"
    request: int
    reader: PersonId | None


@dataclass(frozen=True, slots=True)
class StillNeeded:
    """Ask "Is the help still needed?"."""

    name: ClassVar[str] = "request.still_needed"
    request: int


@dataclass(frozen=True, slots=True)
class Unfilled:
    """Ask "Nobody was found: what does the organiser want?"."""

    name: ClassVar[str] = "request.unfilled"
    request: int


@dataclass(frozen=True, slots=True)
class ReferTo:
    """Ask "To which service does the organiser refer?"."""

    name: ClassVar[str] = "request.refer"
    request: int


@dataclass(frozen=True, slots=True)
class CalledOutcome:
    """Ask "The organiser would call: did it work out?"."""

    name: ClassVar[str] = "request.called"
    request: int


@dataclass(frozen=True, slots=True)
class OtherMoment:
    """Ask the asker "Would another moment help?"."""

    name: ClassVar[str] = "request.other_moment"
    request: int


@dataclass(frozen=True, slots=True)
class ChangeByEdit:
    """Ask "You changed your message: shall I change the request too?"."""

    name: ClassVar[str] = "request.edited"
    request: int
    words: str


@dataclass(frozen=True, slots=True)
class WithdrawWhich:
    """Ask "A weekly request: take back this time only, or the whole series?"."""

    name: ClassVar[str] = "request.withdraw_which"
    request: int


@dataclass(frozen=True, slots=True)
class OnHoliday:
    """Ask "The next time falls on a public holiday: does it go on?"."""

    name: ClassVar[str] = "request.holiday"
    request: int


DRAFTING = (
    AskWhat,
    AskWords,
    AskWhen,
    ConfirmWhen,
    AskWhere,
    AskContact,
    AskHelpers,
    Preview,
    ChoosePart,
    GoOn,
    ChangeByEdit,
    OnHoliday,
)
FINDING = (AskedToHelp, TakeAnyway, BeReserve, TakeOver, Unfilled, ReferTo, OtherMoment, StillNeeded, CalledOutcome)
HELPING = (ConfirmHelper, ConfirmChange, DidItHappen, WithdrawWhich)
CHECKING = (Review, ReviewReason)


def closing(number: int, *groups: tuple[type, ...], person: PersonId | None = None) -> tuple[Close, ...]:
    """Close every open question of these groups about a request."""
    return tuple(Close(step.name, str(number), person) for group in groups for step in group)  # type: ignore[attr-defined]
