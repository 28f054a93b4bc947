"""``guide``: what it is about, then where somebody lives, then their zone and at most three doors; only in private.

Nothing of it is kept: neither what was asked nor where somebody lives. Names of messages never tell the topic.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from handlers.decision import Choice, Command, Decision, React, Say, StepKind, Takes, Turn, say
from handlers.guide.finding import doors
from handlers.guide.first import numbers_first
from handlers.guide.nouns import SENSITIVE, Entry, Municipality, Topic
from handlers.guide.places import council_of, places_meant
from handlers.guide.showing import CARD_WEB, entry_text, unknown_place_text, ways_to, zone_text
from handlers.guide.topics import CHOICES, HARD, HARD_CHOICES, topic_in
from handlers.guide.words import GUIDE_WORDS
from handlers.look import Look
from handlers.model import Role
from handlers.referrals.nouns import Door
from handlers.referrals.offering import NOBODY, Homes, offer, read_homes
from handlers.text import Joined, Said, Verbatim, _, lines


@dataclass(frozen=True, slots=True)
class GuideTopic:
    """Ask what it is about; ``place`` is the id of the municipality that was named already."""

    name: ClassVar[str] = "guide.topic"
    place: str = ""


@dataclass(frozen=True, slots=True)
class GuideHard:
    """Ask which of the things that are hard to say it is."""

    name: ClassVar[str] = "guide.hard"
    place: str = ""


@dataclass(frozen=True, slots=True)
class GuideWhere:
    """Ask where the person lives."""

    name: ClassVar[str] = "guide.where"
    topic: Topic


@dataclass(frozen=True, slots=True)
class GuideWhich:
    """Ask which of the municipalities that share a postcode is meant."""

    name: ClassVar[str] = "guide.which"
    topic: Topic


@dataclass(frozen=True, slots=True)
class Sought:
    """The municipalities that may be meant, the entries of their zones and for all, and who could contact a service."""

    places: tuple[Municipality, ...] = ()
    entries: tuple[Entry, ...] = ()
    homes: Homes = NOBODY


async def seek(turn: Turn, look: Look, place: str = "") -> Sought:
    """Read which place is meant, by its id or in the words of the turn, and what there is for who lives there."""
    known = await look.municipalities()
    meant = tuple(one for one in known if one.id == place) or places_meant(turn.text, known, _today(turn))
    return Sought(meant, await look.entries(frozenset(one.zone for one in meant)), await read_homes(turn, look))


# --- what it is about -----------------------------------------------------------------------------------------------


def begin(turn: Turn, sought: Sought) -> Decision:
    """Ask what is missing, in private: what it is about, or where."""
    sign = () if turn.in_private else (React("👋"),)
    return say(*sign) + _go_on(turn, topic_in(turn.text), sought)


def _go_on(turn: Turn, topic: Topic | None, sought: Sought) -> Decision:
    if topic is not None:
        return _with_place(turn, topic, sought) if sought.places else _ask_where(turn, topic)
    place = sought.places[0].id if len(sought.places) == 1 else ""
    text = _("What is it about? Choose a number, or say it in a few words. I keep nothing of it.")
    return say(Say(turn.me, "guide.topic", text, choices=CHOICES, step=GuideTopic(place), free=True, light=True))


async def look_at_topic(turn: Turn, look: Look, step: GuideTopic | GuideHard) -> Sought:
    """Read what there is where the person lives, if they said where."""
    return await seek(turn, look, step.place)


def hear_topic(turn: Turn, step: GuideTopic, sought: Sought) -> Decision:
    """Go on with what was chosen or said; words that we do not know lead to the general doors."""
    chosen = turn.answer.choice if turn.answer else None
    if chosen == HARD:
        text = _("What is it about? Nobody else reads this, and I keep nothing of it.")
        return say(Say(turn.me, "guide.hard", text, choices=HARD_CHOICES, step=GuideHard(step.place), light=True))
    return _go_on(turn, Topic(chosen) if chosen else topic_in(turn.text) or Topic.UNSURE, sought)


def hear_hard(turn: Turn, step: GuideHard, sought: Sought) -> Decision:
    """Go on with it; the numbers to call come first."""
    return _go_on(turn, Topic(turn.answer.choice) if turn.answer and turn.answer.choice else Topic.UNSURE, sought)


# --- where ----------------------------------------------------------------------------------------------------------


def _ask_where(turn: Turn, topic: Topic) -> Decision:
    text = lines(*numbers_first(topic, turn.language), _("Where do you live? Type your postcode or your municipality."))
    return say(Say(turn.me, "guide.where", text, step=GuideWhere(topic), free=True, light=True))


async def look_where(turn: Turn, look: Look, step: GuideWhere) -> Sought:
    """Read which place is meant."""
    return await seek(turn, look)


def hear_where(turn: Turn, step: GuideWhere, sought: Sought) -> Decision:
    """Show what there is; a postcode that several municipalities share is asked about."""
    return _with_place(turn, step.topic, sought, asked=True)


async def look_which(turn: Turn, look: Look, step: GuideWhich) -> Sought:
    """Read the municipality that was chosen."""
    return await seek(turn, look, turn.answer.choice or "" if turn.answer else "")


def hear_which(turn: Turn, step: GuideWhich, sought: Sought) -> Decision:
    """Show what there is in the municipality that was chosen."""
    return _show(turn, step.topic, sought.places[0] if sought.places else None, sought)


def _with_place(turn: Turn, topic: Topic, sought: Sought, *, asked: bool = False) -> Decision:
    if len(sought.places) > 1:
        choices = tuple(Choice(one.id, Verbatim(one.name)) for one in sought.places)
        text = _("More than one municipality has that name or postcode. Which one is yours?")
        return say(Say(turn.me, "guide.which", text, choices=choices, step=GuideWhich(topic), light=True))
    first = () if asked else numbers_first(topic, turn.language)
    before = say(Say(turn.me, "guide.first", lines(*first))) if first else Decision()
    return before + _show(turn, topic, sought.places[0] if sought.places else None, sought)


# --- the answer -----------------------------------------------------------------------------------------------------


def _show(turn: Turn, topic: Topic, place: Municipality | None, sought: Sought) -> Decision:
    day = _today(turn)
    found = doors(sought.entries, topic, place, day)
    zone = zone_text(place, council_of(place, sought.entries, day), day) if place else unknown_place_text()
    told = say(Say(turn.me, "guide.zone", zone))
    if not found and place is None:
        return told
    told += say(Say(turn.me, "guide.doors", _doors_text(found, day, turn.language) if found else _none()))
    return told + _offer(turn, topic, found, sought.homes)


def _offer(turn: Turn, topic: Topic, found: tuple[Entry, ...], homes: Homes) -> Decision:
    """Offer that somebody contacts a service near the person; nobody needs that for a line that answers everybody."""
    role = Role.CONFIDENTIAL if topic in SENSITIVE else Role.ORGANISER
    return offer(turn, tuple(Door(one.name, ways_to(one)) for one in found if one.zone), role, homes)


def _doors_text(found: tuple[Entry, ...], day: date, language: str) -> Said:
    more = _("More services: {web}", web=CARD_WEB)
    return Joined((*(entry_text(one, day, language) for one in found), more), by="\n\n")


def _none() -> Said:
    return lines(_("I know no service for this there."), _("All services stand on {web}", web=CARD_WEB))


def _today(turn: Turn) -> date:
    return turn.now_local.date()


COMMANDS = (Command("guide", GUIDE_WORDS, _("find the right service near you"), seek, begin, Takes.WORDS),)
STEPS = (
    StepKind(GuideTopic, look_at_topic, hear_topic),
    StepKind(GuideHard, look_at_topic, hear_hard),
    StepKind(GuideWhere, look_where, hear_where),
    StepKind(GuideWhich, look_which, hear_which),
)
