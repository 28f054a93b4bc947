"""Every question about a request that stands in the group, as a value; and which questions end together."""

from dataclasses import dataclass
from typing import ClassVar

from handlers.decision import Close
from handlers.model import PersonId
from handlers.requests.draft_steps import (
    AskContact,
    AskHelpers,
    AskNamed,
    AskWhat,
    AskWhen,
    AskWhere,
    AskWords,
    ChangeByEdit,
    ChoosePart,
    ConfirmWhen,
    GoOn,
    OnHoliday,
    Preview,
)
from handlers.text import When


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
    """Ask "Is this helper all right for you?"; ``gone``: they let go meanwhile, and an answer may still come."""

    name: ClassVar[str] = "request.helper_ok"
    request: int
    helper: PersonId
    gone: bool = False


@dataclass(frozen=True, slots=True)
class ConfirmChange:
    """Ask "Somebody else comes; is that all right, or shall an organiser call?"."""

    name: ClassVar[str] = "request.change_ok"
    request: int
    helper: PersonId


@dataclass(frozen=True, slots=True)
class DidItHappen:
    """Ask the helper whether the help was given; ``more`` here and below: what is asked about afterwards."""

    name: ClassVar[str] = "request.happened"
    request: int
    more: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NotReached:
    """Tell an organiser that a helper does not answer, and let them say "I cannot reach them: where is it?"."""

    name: ClassVar[str] = "visit.not_reached"
    request: int
    helper: PersonId


@dataclass(frozen=True, slots=True)
class WatchTheTime:
    """Ask who has arrived "Do you go in alone, and shall I watch the time?"."""

    name: ClassVar[str] = "visit.watch"
    request: int


@dataclass(frozen=True, slots=True)
class StillInside:
    """Ask who went in "Are you outside again?"."""

    name: ClassVar[str] = "visit.still_inside"
    request: int


@dataclass(frozen=True, slots=True)
class CannotCome:
    """Ask "You cannot come: shall somebody else be looked for?"."""

    name: ClassVar[str] = "request.cannot_come"
    request: int


@dataclass(frozen=True, slots=True)
class AskerFeedback:
    """Ask the asker "Did everything go well?"."""

    name: ClassVar[str] = "request.went_well"
    request: int
    more: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class HelperFeedback:
    """Ask the helper "Did everything go well?"; ``undone``: of which it is asked afterwards whether they happened."""

    name: ClassVar[str] = "request.helped_well"
    request: int
    more: tuple[int, ...] = ()
    undone: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class WhatWasWrong:
    """Ask "What did not go well?"."""

    name: ClassVar[str] = "request.what_wrong"
    request: int


@dataclass(frozen=True, slots=True)
class NotHappened:
    """Ask the asker "The helper says that it did not happen: is that right?"."""

    name: ClassVar[str] = "request.not_happened"
    request: int


@dataclass(frozen=True, slots=True)
class LetGo:
    """Ask who says days before that it is done: "Do you want to let go?"."""

    name: ClassVar[str] = "request.let_go"
    request: int


@dataclass(frozen=True, slots=True)
class ReportWords:
    """Ask "What do you want to tell in confidence?"; ``reader`` was named first, ``others`` behind them."""

    name: ClassVar[str] = "request.report"
    request: int
    reader: PersonId
    others: tuple[PersonId, ...] = ()

    @property
    def readers(self) -> tuple[PersonId, ...]:
        """Return everybody who was named."""
        return (self.reader, *self.others)


@dataclass(frozen=True, slots=True)
class ReportAbout:
    """Ask "What do you want to tell something about?": one of these requests, or something else.

    ``words`` are what was told already.
    """

    name: ClassVar[str] = "request.report_about"
    requests: tuple[int, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """Ask who read a report: "Does the request go on, or does it end here?".

    ``moving``: somebody who promised has still to say whether the new moment suits.
    """

    name: ClassVar[str] = "request.held"
    request: int
    moving: bool = False


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
class NewMoment:
    """Ask "To which moment?"; ``options`` are the moments it can be, ``missed`` how often none was said."""

    name: ClassVar[str] = "request.new_moment"
    request: int
    options: tuple[When, ...] = ()
    missed: int = 0


@dataclass(frozen=True, slots=True)
class MovedWordsRight:
    """Ask "May this stand in the group?" about the words with the new moment."""

    name: ClassVar[str] = "request.move_right"
    request: int
    when: When


@dataclass(frozen=True, slots=True)
class SuitsYou:
    """Ask who promised to help "Does the new moment suit you?"."""

    name: ClassVar[str] = "request.suits_you"
    request: int


@dataclass(frozen=True, slots=True)
class WithdrawWhich:
    """Ask "A weekly request: take back this time only, or the whole series?"."""

    name: ClassVar[str] = "request.withdraw_which"
    request: int


DRAFTING = (
    AskWhat,
    AskWords,
    AskWhen,
    ConfirmWhen,
    AskWhere,
    AskContact,
    AskHelpers,
    AskNamed,
    Preview,
    ChoosePart,
    GoOn,
    ChangeByEdit,
    OnHoliday,
)
FINDING = (AskedToHelp, TakeAnyway, BeReserve, TakeOver, Unfilled, ReferTo, OtherMoment, StillNeeded, CalledOutcome)
MOVING = (NewMoment, MovedWordsRight, SuitsYou)
HELPING = (ConfirmHelper, ConfirmChange, DidItHappen, WithdrawWhich, CannotCome, LetGo, *MOVING)
ABOUT_MY_TASK = (SuitsYou, CannotCome, LetGo, DidItHappen, WatchTheTime)
CHECKING = (Review, ReviewReason)


def closing(number: int, *groups: tuple[type, ...], person: PersonId | None = None) -> tuple[Close, ...]:
    """Close every open question of these groups about a request."""
    return tuple(Close(step.name, str(number), person) for group in groups for step in group)  # type: ignore[attr-defined]
