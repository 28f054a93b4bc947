"""What neighbourhoods have in common: the networks they belong to, and labels such as a town or a care zone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final

from handlers.decision import Command, Decision, React, Say, Takes, ToRole, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, NetworkPlace, Note, Role
from handlers.neighbourhoods.places import id_of, places_of
from handlers.neighbourhoods.words import JOIN_WORDS, LEAVE_WORDS, TAG_WORDS, UNTAG_WORDS
from handlers.reading.plain import one_line, plain
from handlers.text import FirstWord, Said, Text, Verbatim, _

MOST_LABELS: Final = 12
_LONGEST_LABEL: Final = 40
_NETWORK, _TOWN = "Pallieterland", "Lier"


@dataclass(frozen=True, slots=True)
class Sorting:
    """What is said about which neighbourhood: ``what`` is the network or the label as typed."""

    what: str
    places: tuple[Neighbourhood, ...]
    network: Neighbourhood | None = None
    belongs: bool = False

    @property
    def place(self) -> Neighbourhood | None:
        """The neighbourhood meant, if that is clear."""
        return self.places[0] if len(self.places) == 1 else None


async def look_at_sorting(turn: Turn, look: Look) -> Sorting:
    """Read what was typed; another neighbourhood than one's own stands behind a colon: ``Lier: De Linde``."""
    what, _colon, named = (part.strip() for part in turn.text.partition(":"))
    there = await look.neighbourhood(id_of(named)) if id_of(named) else None
    places = (there,) if there else await places_of(turn, look)
    network = await look.neighbourhood(id_of(what)) if id_of(what) else None
    joined = await look.network_places() if network and len(places) == 1 else ()
    belongs = network is not None and NetworkPlace(network.id, places[0].id) in joined if joined else False
    return Sorting(what, tuple(place for place in places if not place.is_network), network, belongs)


def join_network(turn: Turn, facts: Sorting) -> Decision:
    """Let a neighbourhood belong to a network; those who organise the network hear it."""
    return _change(turn, facts, belongs=True)


def leave_network(turn: Turn, facts: Sorting) -> Decision:
    """Let a neighbourhood belong to a network no longer."""
    return _change(turn, facts, belongs=False)


def _change(turn: Turn, facts: Sorting, *, belongs: bool) -> Decision:
    words = FirstWord(JOIN_WORDS if belongs else LEAVE_WORDS)
    if no := _refusal(turn, facts, _("For example: {words} Pallieterland: De Linde", words=words)):
        return _reply(turn, "network.no", no)
    place, network = facts.place, facts.network
    if place is None or network is None or not network.is_network:
        return _reply(turn, "network.unknown", _("I know no network called {name}.", name=facts.what))
    text = _("{place} belongs to {network} now.", place=place.name, network=network.name)
    if not belongs:
        text = _("{place} does not belong to {network} any more.", place=place.name, network=network.name)
    if facts.belongs == belongs:
        return _reply(turn, "network.same", text)
    note = Note(turn.person.id, f"network.{'joined' if belongs else 'left'}", network.id, neighbourhood=place.id)
    told = Say(ToRole(network.id, Role.ORGANISER), "network.changed", text)
    others = () if turn.roles_in(network.id) & LEADING else (told,)
    kept = Decision(save=(NetworkPlace(network.id, place.id, belongs), note))
    return kept + _reply(turn, "network.changed", text) + say(*others)


def add_label(turn: Turn, facts: Sorting) -> Decision:
    """Put labels on a neighbourhood; several are parted by commas."""
    return _label(turn, facts, TAG_WORDS, _added)


def take_label(turn: Turn, facts: Sorting) -> Decision:
    """Take labels off a neighbourhood."""
    return _label(turn, facts, UNTAG_WORDS, _without)


def _label(
    turn: Turn,
    facts: Sorting,
    words: Text,
    change: Callable[[tuple[str, ...], tuple[str, ...]], tuple[str, ...]],
) -> Decision:
    if no := _refusal(turn, facts, _("For example: {words} Lier: De Linde", words=FirstWord(words))):
        return _reply(turn, "label.no", no)
    assert facts.place is not None  # noqa: S101 - nothing was refused
    place = replace(facts.place, tags=change(facts.place.tags, _labels_in(facts.what)))
    note = Note(turn.person.id, "neighbourhood.labels", place.id, neighbourhood=place.id)
    saved = () if place == facts.place else (place, note)
    return Decision(save=saved) + _reply(turn, "label.now", _now(place))


def _labels_in(words: str) -> tuple[str, ...]:
    labels = (one_line(part, _LONGEST_LABEL) for part in words.split(","))
    return tuple(label for label in labels if id_of(label))


def _added(tags: tuple[str, ...], new: tuple[str, ...]) -> tuple[str, ...]:
    """Add labels, each once, however it is spelt."""
    return tuple({plain(tag): tag for tag in (*new, *tags)}.values())[:MOST_LABELS]


def _without(tags: tuple[str, ...], gone: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(tag for tag in tags if plain(tag) not in {plain(one) for one in gone})


def _now(place: Neighbourhood) -> Said:
    if not place.tags:
        return _("{place} has no labels.", place=place.name)
    return _("{place} has these labels: {labels}.", place=place.name, labels=Verbatim(", ".join(sorted(place.tags))))


def _refusal(turn: Turn, facts: Sorting, example: Text) -> Text | None:
    if not id_of(facts.what):
        return example
    if facts.place is None:
        return _("Which neighbourhood? Put its name behind a colon: {words}: De Linde", words=facts.what)
    if not turn.is_admin and not turn.roles_in(facts.place.id) & LEADING:
        return _("Only an organiser of {place} can do this.", place=facts.place.name)
    return None


def _reply(turn: Turn, msgid: str, text: Said) -> Decision:
    sign = () if turn.in_private else (React("👋"),)
    return say(*sign, Say(turn.me, msgid, text))


def _command(id_: str, words: Text, does: Text, decide: Callable[[Turn, Sorting], Decision], example: str) -> Command:
    return Command(id_, words, does, look_at_sorting, decide, Takes.WORDS, example, LEADING)


COMMANDS = (
    _command(
        "network.join", JOIN_WORDS, _("let your neighbourhood belong to a network"), join_network, "Pallieterland"
    ),
    _command("network.leave", LEAVE_WORDS, _("let your neighbourhood leave a network"), leave_network, _NETWORK),
    _command(
        "neighbourhood.label", TAG_WORDS, _("label your neighbourhood, with a town for example"), add_label, "Lier"
    ),
    _command("neighbourhood.unlabel", UNTAG_WORDS, _("take a label off your neighbourhood"), take_label, _TOWN),
)
