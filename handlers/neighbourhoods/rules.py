"""How a neighbourhood works: its organisers see it and change it, one thing at a time."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import ClassVar, assert_never

from handlers.decision import Choice, Command, Decision, Say, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.model import LEADING, FirstVisit, Neighbourhood, Note, PlacesShown
from handlers.neighbourhoods.places import id_of, no_neighbourhood, places_of
from handlers.neighbourhoods.words import RULES_WORDS
from handlers.signs import wave
from handlers.text import Text, _, lines

_CONFIRMS, _HAND, _VISIT, _DECREE, _CALENDAR, _NOTHING = "confirms", "hand", "visit", "decree", "calendar", "nothing"
_ITEMS = frozenset({_CONFIRMS, _HAND, _VISIT, _DECREE, _CALENDAR, _NOTHING})
_FIRST_VISITS = (
    Choice(FirstVisit.DOOR, _("at the door or outdoors")),
    Choice(FirstVisit.TWO, _("with two")),
    Choice(FirstVisit.USUAL, _("as any other visit")),
)

_PLACES = (
    Choice(PlacesShown.PUBLIC, _("only public places")),
    Choice(PlacesShown.ALL, _("every place")),
    Choice(PlacesShown.NONE, _("no places")),
)


@dataclass(frozen=True, slots=True)
class ChangeRules:
    """Ask what should change in one neighbourhood."""

    name: ClassVar[str] = "rules.change"
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class ChooseFirstVisit:
    """Ask how the first visit of a helper goes in one neighbourhood."""

    name: ClassVar[str] = "rules.first_visit"
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class ChoosePlaces:
    """Ask which places of sessions stand in the calendar that everybody can read."""

    name: ClassVar[str] = "rules.places"
    neighbourhood: str


async def look_at_places(turn: Turn, look: Look) -> tuple[Neighbourhood, ...]:
    """Read the neighbourhood that is named, or those the person is in."""
    named = await look.neighbourhood(id_of(turn.text)) if id_of(turn.text) else None
    return (named,) if named else await places_of(turn, look)


async def look_at_place(
    turn: Turn, look: Look, step: ChangeRules | ChooseFirstVisit | ChoosePlaces
) -> tuple[Neighbourhood, ...]:
    """Read the neighbourhood of the question."""
    found = await look.neighbourhood(step.neighbourhood)
    return (found,) if found else ()


def show(turn: Turn, places: tuple[Neighbourhood, ...]) -> Decision:
    """Say how it works now, and ask what should change."""
    if not places:
        return no_neighbourhood(turn)
    if len(places) > 1:
        return say(Say(turn.me, "rules.which", _("In which neighbourhood? Put its name behind the command.")))
    (place,) = places
    if not _may_change(turn, place):
        return say(Say(turn.me, "rules.no", _("Only an organiser of {place} can do this.", place=place.name)))
    text = lines(
        _("How {place} works now:", place=place.name),
        _now_confirms(on=place.requester_confirms),
        _now_hand(on=place.claim_by_reaction),
        _now_visit(place.first_visit),
        _now_decree(on=place.decree),
        _now_places(place.places_shown),
        _("What do you want to change?"),
    )
    choices = (
        Choice(_CONFIRMS, _("helpers come at once") if place.requester_confirms else _("who asks says yes first")),
        Choice(_HAND, _hand_choice(on=place.claim_by_reaction)),
        Choice(_VISIT, _("the first visit")),
        Choice(_DECREE, _("nobody signs on paper") if place.decree else _("volunteers sign on paper first")),
        Choice(_CALENDAR, _("the places in the public calendar")),
        Choice(_NOTHING, _("nothing")),
    )
    return say(*wave(turn), Say(turn.me, "rules.change", text, choices=choices, step=ChangeRules(place.id)))


def change(turn: Turn, step: ChangeRules, places: tuple[Neighbourhood, ...]) -> Decision:
    """Turn one rule round; who lost the right meanwhile changes nothing."""
    chosen = turn.answer.choice if turn.answer else None
    if not places or not _may_change(turn, places[0]) or chosen not in _ITEMS:
        return show(turn, places)
    (place,) = places
    if chosen == _NOTHING:
        return say(Say(turn.me, "rules.kept", _("Good. Everything stays as it is.")))
    if chosen == _VISIT:
        text = _("When somebody helps a neighbour for the first time, how do they meet?")
        return say(Say(turn.me, "rules.first_visit", text, choices=_FIRST_VISITS, step=ChooseFirstVisit(place.id)))
    if chosen == _CALENDAR:
        text = _("Everybody can read the calendar of {place}. Which places of sessions stand in it?", place=place.name)
        return say(Say(turn.me, "rules.places", text, choices=_PLACES, step=ChoosePlaces(place.id)))
    if chosen == _DECREE:
        return _changed(turn, replace(place, decree=not place.decree), chosen, on=not place.decree)
    if chosen == _CONFIRMS:
        on = not place.requester_confirms
        return _changed(turn, replace(place, requester_confirms=on), chosen, on=on)
    on = not place.claim_by_reaction
    return _changed(turn, replace(place, claim_by_reaction=on), chosen, on=on)


def choose_first_visit(turn: Turn, step: ChooseFirstVisit, places: tuple[Neighbourhood, ...]) -> Decision:
    """Keep how a first visit goes from now on."""
    chosen = turn.answer.choice if turn.answer else None
    if not places or not _may_change(turn, places[0]) or chosen is None:
        return show(turn, places)
    place = replace(places[0], first_visit=FirstVisit(chosen))
    note = Note(turn.person.id, f"rule.{_VISIT}.{chosen}", place.id, neighbourhood=place.id)
    text = lines(_now_visit(place.first_visit), _("That holds at once. Do tell your neighbours."))
    return Decision(save=(place, note)) + say(Say(turn.me, "rules.changed", text))


def choose_places(turn: Turn, step: ChoosePlaces, places: tuple[Neighbourhood, ...]) -> Decision:
    """Keep which places stand in the public calendar from now on."""
    chosen = turn.answer.choice if turn.answer else None
    if not places or not _may_change(turn, places[0]) or chosen is None:
        return show(turn, places)
    place = replace(places[0], places_shown=PlacesShown(chosen))
    note = Note(turn.person.id, f"rule.{_CALENDAR}.{chosen}", place.id, neighbourhood=place.id)
    text = lines(_now_places(place.places_shown), _("Calendar apps fetch it again within a few hours."))
    return Decision(save=(place, note)) + say(Say(turn.me, "rules.changed", text))


def _changed(turn: Turn, place: Neighbourhood, what: str, *, on: bool) -> Decision:
    note = Note(turn.person.id, f"rule.{what}.{'on' if on else 'off'}", place.id, neighbourhood=place.id)
    if what == _CONFIRMS:
        text = lines(_now_confirms(on=on), _("That holds for new requests. Those that are open stay as they were."))
    elif what == _DECREE:
        text = lines(_now_decree(on=on), _("That holds at once. Do tell your neighbours."))
    else:
        text = lines(_now_hand(on=on), _("That holds at once. Do tell your neighbours."))
    return Decision(save=(place, note)) + say(Say(turn.me, "rules.changed", text))


def _now_confirms(*, on: bool) -> Text:
    if on:
        return _("Who asks for help says yes before a helper comes.")
    return _("Who takes a request comes at once. Nobody has to say yes.")


def _hand_choice(*, on: bool) -> Text:
    if on:
        return _("who puts 🙋 on a card is asked first")
    return _("who puts 🙋 on a card takes the request at once")


def _now_hand(*, on: bool) -> Text:
    if on:
        return _("A raised hand (🙋) on a card takes the request.")
    return _("Who raises a hand (🙋) on a card is first asked in private.")


def _now_decree(*, on: bool) -> Text:
    if on:
        return _("Volunteers sign an agreement on paper first (Flemish decree of 3 April 2009).")
    return _("Volunteers sign nothing on paper.")


def _now_visit(rule: FirstVisit) -> Text:
    match rule:
        case FirstVisit.TWO:
            return _("Who helps somebody for the first time goes in with two, or stays at the door or outdoors.")
        case FirstVisit.DOOR:
            return _("Who helps somebody for the first time stays at the door or outdoors.")
        case FirstVisit.USUAL:
            return _("A first visit is as any other.")
        case _:
            assert_never(rule)


def _now_places(shown: PlacesShown) -> Text:
    match shown:
        case PlacesShown.PUBLIC:
            return _("The public calendar shows only public places, and nobody's home.")
        case PlacesShown.ALL:
            return _("The public calendar shows every place of a session, homes too.")
        case PlacesShown.NONE:
            return _("The public calendar does not show where sessions are.")
        case _:
            assert_never(shown)


def _may_change(turn: Turn, place: Neighbourhood) -> bool:
    return turn.is_admin or bool(turn.roles_in(place.id) & LEADING)


COMMANDS = (
    Command(
        "neighbourhood.rules",
        RULES_WORDS,
        _("see or change how your neighbourhood works"),
        look_at_places,
        show,
        Takes.WORDS,
        "",
        LEADING,
    ),
)
STEPS = (
    StepKind(ChangeRules, look_at_place, change),
    StepKind(ChooseFirstVisit, look_at_place, choose_first_visit),
    StepKind(ChoosePlaces, look_at_place, choose_places),
)
