"""Every question until a request stands in the group, as a value; what was said so far stands in the request."""

from dataclasses import dataclass
from typing import ClassVar

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
    """Ask "What is help needed for?"; ``missed`` here and below: how often the answer said nothing about it.

    ``changing``: it was chosen from the parts that can be changed.
    """

    name: ClassVar[str] = "request.what"
    request: int
    missed: int = 0
    changing: bool = False


@dataclass(frozen=True, slots=True)
class AskWords:
    """A few words that neighbours may read."""

    name: ClassVar[str] = "request.words"
    request: int
    missed: int = 0
    changing: bool = False


@dataclass(frozen=True, slots=True)
class AskWhen:
    """Ask "When is help needed?"."""

    name: ClassVar[str] = "request.when"
    request: int
    missed: int = 0
    changing: bool = False


@dataclass(frozen=True, slots=True)
class ConfirmWhen:
    """Ask "Is that right?" about a date; ``options`` are the moments it can be.

    ``missed`` times the answer said neither yes nor no, nor another moment.
    """

    name: ClassVar[str] = "request.when_right"
    request: int
    options: tuple[When, ...]
    missed: int = 0


@dataclass(frozen=True, slots=True)
class AskWhere:
    """Ask "In which street is it?"."""

    name: ClassVar[str] = "request.where"
    request: int
    missed: int = 0
    changing: bool = False


@dataclass(frozen=True, slots=True)
class AskContact:
    """Ask "How can the one who helps reach the asker?"."""

    name: ClassVar[str] = "request.contact"
    request: int
    missed: int = 0
    changing: bool = False


@dataclass(frozen=True, slots=True)
class AskHelpers:
    """Ask "How many neighbours are needed?"."""

    name: ClassVar[str] = "request.helpers"
    request: int
    missed: int = 0
    changing: bool = False


@dataclass(frozen=True, slots=True)
class AskNamed:
    """Ask "Is there a neighbour I can ask first?"."""

    name: ClassVar[str] = "request.named"
    request: int
    missed: int = 0
    changing: bool = False


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
class ChangeByEdit:
    """Ask "You changed your message: shall I change the request too?"."""

    name: ClassVar[str] = "request.edited"
    request: int
    words: str


@dataclass(frozen=True, slots=True)
class OnHoliday:
    """Ask "The next time falls on a public holiday: does it go on?"."""

    name: ClassVar[str] = "request.holiday"
    request: int
