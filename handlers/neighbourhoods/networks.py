"""What neighbourhoods have in common: the networks they belong to, and labels such as a town or a care zone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import ClassVar, Final

from handlers.decision import Choice, Command, Decision, Say, StepKind, Takes, ToRole, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, NetworkPlace, Note, Role
from handlers.neighbourhoods.places import id_of, no_neighbourhood, places_of
from handlers.neighbourhoods.words import JOIN_WORDS, LEAVE_WORDS, NETWORKS_WORDS, TAG_WORDS, UNTAG_WORDS
from handlers.reading.plain import one_line, plain
from handlers.signs import wave
from handlers.text import FirstWord, Said, Text, Verbatim, _, sentences

MOST_LABELS: Final = 12
_LONGEST_LABEL: Final = 40
_NETWORK, _TOWN = "Pallieterland", "Lier"


@dataclass(frozen=True, slots=True)
class SortWhich:
    """Ask an organiser of several neighbourhoods which one is meant; ``what`` is the network or the label as typed."""

    name: ClassVar[str] = "network.which"
    deed: str
    what: str


@dataclass(frozen=True, slots=True)
class Sorting:
    """What is said about which neighbourhood: ``what`` is the network or the label as typed.

    ``members`` are the neighbourhoods that belong to the network now; ``unknown``: a name that none of them has.
    """

    what: str
    places: tuple[Neighbourhood, ...]
    network: Neighbourhood | None = None
    members: frozenset[str] = frozenset()
    unknown: str = ""

    @property
    def place(self) -> Neighbourhood | None:
        """The neighbourhood meant, if that is clear."""
        return self.places[0] if len(self.places) == 1 else None


async def look_at_sorting(turn: Turn, look: Look) -> Sorting:
    """Read what was typed; another neighbourhood than one's own stands behind a colon: ``Lier: De Linde``."""
    what, _colon, named = (part.strip() for part in turn.text.partition(":"))
    there = await look.neighbourhood(id_of(named)) if id_of(named) else None
    found = await _read_sorting(look, what, (there,) if there else await _places_led(turn, look))
    return found if there else replace(found, unknown=named)


async def _places_led(turn: Turn, look: Look) -> tuple[Neighbourhood, ...]:
    """Read where the person may decide, or where they live if that is nowhere: then they hear who can."""
    places = await places_of(turn, look)
    led = tuple(place for place in places if turn.roles_in(place.id) & LEADING)
    return led or places


async def _read_sorting(look: Look, what: str, places: tuple[Neighbourhood, ...]) -> Sorting:
    network = await look.neighbourhood(id_of(what)) if id_of(what) else None
    joined = await look.network_places() if network else ()
    members = frozenset(one.neighbourhood for one in joined if network and one.network == network.id)
    return Sorting(what, tuple(place for place in places if not place.is_network), network, members)


async def look_at_which(turn: Turn, look: Look, step: SortWhich) -> Sorting:
    """Read the neighbourhood that was chosen."""
    chosen = await look.neighbourhood(turn.answer.choice) if turn.answer and turn.answer.choice else None
    return await _read_sorting(look, step.what, (chosen,) if chosen else ())


def sort_which(turn: Turn, step: SortWhich, facts: Sorting) -> Decision:
    """Go on with the neighbourhood that was chosen."""
    return _DEEDS[step.deed](turn, facts)


def join_network(turn: Turn, facts: Sorting) -> Decision:
    """Let a neighbourhood belong to a network; those who organise the network hear it."""
    return _change(turn, facts, _JOIN, belongs=True)


def leave_network(turn: Turn, facts: Sorting) -> Decision:
    """Let a neighbourhood belong to a network no longer."""
    return _change(turn, facts, _LEAVE, belongs=False)


def _change(turn: Turn, facts: Sorting, deed: str, *, belongs: bool) -> Decision:
    words = FirstWord(JOIN_WORDS if belongs else LEAVE_WORDS)
    network = facts.network
    if id_of(facts.what) and (network is None or not network.is_network):
        return unknown_network(turn, facts.what)
    example = _("For example: {words} Pallieterland: De Linde", words=words)
    if not_clear := _not_clear(turn, facts, deed, example):
        return not_clear
    place = facts.place
    assert place is not None  # noqa: S101 - it is clear which
    assert network is not None  # noqa: S101
    text = _("{place} belongs to {network} now.", place=place.name, network=network.name)
    if not belongs:
        text = _("{place} does not belong to {network} any more.", place=place.name, network=network.name)
    if (place.id in facts.members) == belongs:
        return _reply(turn, "network.same", text)
    note = Note(turn.person.id, f"network.{'joined' if belongs else 'left'}", network.id, neighbourhood=place.id)
    told = Say(ToRole(network.id, Role.ORGANISER), "network.changed", text)
    others = () if turn.roles_in(network.id) & LEADING else (told,)
    kept = Decision(save=(NetworkPlace(network.id, place.id, belongs), note))
    return kept + _reply(turn, "network.changed", text) + say(*others)


def unknown_network(turn: Turn, name: str) -> Decision:
    """Say that there is no such network, and where their names stand."""
    text = _(
        "I know no network called {name}. To see them all, type: {networks}",
        name=name,
        networks=FirstWord(NETWORKS_WORDS),
    )
    return _reply(turn, "network.unknown", text)


def add_label(turn: Turn, facts: Sorting) -> Decision:
    """Put labels on a neighbourhood; several are parted by commas."""
    return _label(turn, facts, _TAG, TAG_WORDS, _added)


def take_label(turn: Turn, facts: Sorting) -> Decision:
    """Take labels off a neighbourhood."""
    return _label(turn, facts, _UNTAG, UNTAG_WORDS, _without)


def _label(
    turn: Turn,
    facts: Sorting,
    deed: str,
    words: Text,
    change: Callable[[tuple[str, ...], tuple[str, ...]], tuple[str, ...]],
) -> Decision:
    if not_clear := _not_clear(turn, facts, deed, _("For example: {words} Lier: De Linde", words=FirstWord(words))):
        return not_clear
    assert facts.place is not None  # noqa: S101 - it is clear which
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


def _not_clear(turn: Turn, facts: Sorting, deed: str, example: Text) -> Decision | None:
    """Ask what is meant, or say that it is for others; None: all is clear."""
    if not id_of(facts.what):
        return _reply(turn, "sorting.how", example)
    if facts.unknown:
        return _ask_known(turn, facts, deed, example)
    if not facts.places:
        return no_neighbourhood(turn)
    if facts.place is None:
        return _ask_which(turn, facts, deed)
    if not turn.is_admin and not turn.roles_in(facts.place.id) & LEADING:
        return _reply(turn, "sorting.no", _("Only an organiser of {place} can do this.", place=facts.place.name))
    return None


def _ask_known(turn: Turn, facts: Sorting, deed: str, example: Said) -> Decision:
    """Take no other neighbourhood for one whose name may be mistyped: ask."""
    unknown = _("I know no neighbourhood called {name}.", name=Verbatim(facts.unknown))
    if not facts.places:
        return _reply(turn, "neighbourhood.unknown", sentences(unknown, example))
    return _ask_which(turn, facts, deed, unknown)


def _ask_which(turn: Turn, facts: Sorting, deed: str, *before: Text) -> Decision:
    choices = tuple(Choice(place.id, Verbatim(place.name)) for place in facts.places)
    step = SortWhich(deed, facts.what)
    asked = sentences(*before, _("Which neighbourhood do you mean?"))
    return say(*wave(turn), Say(turn.me, "network.which", asked, choices=choices, step=step))


def _reply(turn: Turn, msgid: str, text: Said) -> Decision:
    return say(*wave(turn), Say(turn.me, msgid, text))


_JOIN, _LEAVE, _TAG, _UNTAG = "join", "leave", "label", "unlabel"
_DEEDS: Final[dict[str, Callable[[Turn, Sorting], Decision]]] = {
    _JOIN: join_network,
    _LEAVE: leave_network,
    _TAG: add_label,
    _UNTAG: take_label,
}


def _command(id_: str, words: Text, does: Text, decide: Callable[[Turn, Sorting], Decision], example: str) -> Command:
    return Command(id_, words, does, look_at_sorting, decide, Takes.WORDS, example, LEADING)


COMMANDS = (
    _command("network.join", JOIN_WORDS, _("let your neighbourhood belong to a network"), join_network, _NETWORK),
    _command("network.leave", LEAVE_WORDS, _("let your neighbourhood leave a network"), leave_network, _NETWORK),
    _command(
        "neighbourhood.label", TAG_WORDS, _("label your neighbourhood, with a town for example"), add_label, "Lier"
    ),
    _command("neighbourhood.unlabel", UNTAG_WORDS, _("take a label off your neighbourhood"), take_label, _TOWN),
)
STEPS = (StepKind(SortWhich, look_at_which, sort_which),)
