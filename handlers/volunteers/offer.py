"""What somebody offers while they tell it, and how it is shown to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.decision import Choice
from handlers.model import OWN_NAMES
from handlers.requests.nouns import Category
from handlers.requests.words import CATEGORY_WORDS, USUAL_WORDS
from handlers.text import Joined, Said, Text, Verbatim, _, _n
from handlers.volunteers.nouns import AgeBand, Volunteer

_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri")
_WEEKEND = ("sat", "sun")

TIMES: Final = {
    "weekday-morning": (_("weekdays in the morning"), tuple(f"{day}-morning" for day in _WEEKDAYS)),
    "weekday-afternoon": (_("weekdays in the afternoon"), tuple(f"{day}-afternoon" for day in _WEEKDAYS)),
    "weekday-evening": (_("weekdays in the evening"), tuple(f"{day}-evening" for day in _WEEKDAYS)),
    "weekend": (_("at the weekend"), _WEEKEND),
    "any": (_("any time"), ()),
}
"""When people can help: what they choose, and the day parts it stands for."""

OFTEN: Final = {1: _("once a week at most"), 2: _("twice a week at most"), 0: _("as often as needed")}


@dataclass(frozen=True, slots=True)
class Offer:
    """What somebody offers, as far as they told it."""

    categories: tuple[Category, ...] = ()
    street: str = ""
    days: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    per_week: int = 0
    age: AgeBand | None = None


def offer_of(volunteer: Volunteer) -> Offer:
    """Take up again what a volunteer offered before."""
    offered = (volunteer.categories, volunteer.street, volunteer.days, volunteer.languages)
    return Offer(*offered, volunteer.per_week, volunteer.age)


def days_of(chosen: tuple[str, ...]) -> tuple[str, ...]:
    """List the day parts behind the chosen times; nothing listed is any time."""
    if "any" in chosen:
        return ()
    return tuple(day for id_ in chosen if id_ in TIMES for day in TIMES[id_][1])


def summary(offer: Offer) -> Said:
    """Say in one line what somebody offers."""
    what = Joined(tuple(CATEGORY_WORDS[category] for category in offer.categories), by=", ")
    street = (Verbatim(offer.street),) if offer.street else ()
    spoken = tuple(Verbatim(OWN_NAMES[code]) for code in offer.languages if code in OWN_NAMES)
    languages = (Joined(spoken, by=", "),) if spoken else ()
    return Joined((what, *street, _times(offer.days), *languages, _often(offer.per_week)), by=" · ")


def _times(days: tuple[str, ...]) -> Said:
    chosen = tuple(label for label, parts in TIMES.values() if parts and set(parts) <= set(days))
    return Joined(chosen, by=", ") if chosen else TIMES["any"][0]


def _often(per_week: int) -> Text:
    times = _n("{count} time a week at most", "{count} times a week at most", per_week)
    return OFTEN.get(per_week, times)


_WHAT: Final = tuple(Choice(category.value, label) for category, label in USUAL_WORDS.items())
WHEN_CHOICES: Final = tuple(Choice(id_, label) for id_, (label, _parts) in TIMES.items())
LANGUAGE_CHOICES: Final = tuple(Choice(code, Verbatim(own_name)) for code, own_name in OWN_NAMES.items())
OFTEN_CHOICES: Final = tuple(Choice(str(times), label) for times, label in OFTEN.items())


def what_choices(offer: Offer) -> tuple[Choice, ...]:
    """List what somebody can help with: who is under 18 drives nobody."""
    is_young = offer.age is AgeBand.YOUNG
    return tuple(choice for choice in _WHAT if not (is_young and choice.id == Category.TRANSPORT))
