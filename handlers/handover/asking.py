"""``handover``: which place and to whom; then from when (``when.py``), and a yes to all that goes along (``sure.py``).

In private, whoever reads along. Who has asked somebody already sees how it stands, and can take it back.
"""

from __future__ import annotations

from typing import Final

from handlers.decision import Choice, Close, Command, Decision, Say, StepKind, Takes, Turn, Watch, say
from handlers.handover.candidates import Candidate, Meant, choices_of, offered, who_is_meant
from handlers.handover.handing import Handing, look_there, read_handing
from handlers.handover.refusing import kept, not_theirs
from handlers.handover.standing import show_how_it_stands
from handlers.handover.steps import HandoverSure, HandoverWhen, HandoverWhere, HandoverWhom
from handlers.handover.when import ask_day
from handlers.handover.words import HANDOVER_WORDS
from handlers.look import Look
from handlers.model import IncomingKind, Neighbourhood, Role
from handlers.reading.handing_over import speaks_of_handing_over, speaks_of_oneself
from handlers.signs import wave
from handlers.text import Text, Verbatim, _, lines

_NOBODY: Final = "nobody"
_QUESTIONS: Final = (HandoverWhere, HandoverWhom, HandoverWhen, HandoverSure)


async def look_at_handing(turn: Turn, look: Look) -> Handing:
    """Read where this person organises; in a room, only there."""
    theirs = [one.neighbourhood for one in turn.standings if Role.ORGANISER in one.granted]
    here = [turn.neighbourhood.id] if turn.room and turn.neighbourhood else theirs
    return await read_handing(turn, look, [one for one in theirs if one in here])


async def look_for_words(turn: Turn, look: Look) -> Handing | None:
    """Read it when an organiser says in their own words, in private, that they hand over."""
    organises = any(Role.ORGANISER in one.granted for one in turn.standings)
    if not (organises and turn.in_private and speaks_of_handing_over(turn.incoming.text)):
        return None
    return await look_at_handing(turn, look)


async def look_for_plain_words(turn: Turn, look: Look) -> Handing | None:
    """Read it even where something else was asked, when they say so of themselves and name somebody we know there."""
    facts = await look_for_words(turn, look) if speaks_of_oneself(turn.incoming.text) else None
    if facts is None or not who_is_meant(turn.incoming.text, facts.candidates).people:
        return None
    return facts


async def look_where(turn: Turn, look: Look, step: HandoverWhere) -> Handing:
    """Read the place that was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    return await read_handing(turn, look, [chosen] if chosen and Role.ORGANISER in turn.roles_in(chosen) else [])


def begin(turn: Turn, facts: Handing) -> Decision:
    """Ask what is missing, in private; what was asked when it began before is asked no more."""
    begun = say(*wave(turn)) + Decision(close=tuple(Close(step.name, None, turn.person.id) for step in _QUESTIONS))
    if len(facts.places) > 1:
        choices = tuple(Choice(place.id, Verbatim(place.name)) for place in facts.places)
        where = Say(turn.me, "handover.where", _("Which one?"), choices=choices, step=HandoverWhere(turn.text))
        return begun + say(where)
    return begun + _go_on(turn, facts, turn.text)


def choose_where(turn: Turn, step: HandoverWhere, facts: Handing) -> Decision:
    """Go on with the place that was chosen."""
    return _go_on(turn, facts, step.said)


def _go_on(turn: Turn, facts: Handing, said: str) -> Decision:
    if facts.place is None:
        return not_theirs(turn)
    if facts.standing is not None:
        return show_how_it_stands(turn, facts.standing)
    meant = who_is_meant(said, facts.candidates)
    if len(meant.people) == 1:
        return ask_day(turn, facts, facts.place, meant.people[0], meant.rest)
    return _ask_whom(turn, facts.place, meant, meant.people or offered(facts.candidates))


def _ask_whom(turn: Turn, place: Neighbourhood, meant: Meant, people: tuple[Candidate, ...]) -> Decision:
    before: tuple[Text, ...] = ()
    if meant.unknown:
        name = Verbatim(meant.unknown)
        before = (_("I know nobody called {name} in {place} who can take it over.", name=name, place=place.name),)
    if meant.people:
        before = (_("Several people are called so. Who is meant?"),)
    how = _("Choose, or type a first name or a full address. They must already be in {place}.", place=place.name)
    text = lines(_("To whom do you want to hand over {place}?", place=place.name), *before, how)
    choices = (*choices_of(people), Choice(_NOBODY, _("nobody, I stay")))
    step = HandoverWhom(place.id, meant.rest)
    return say(Say(turn.me, "handover.whom", text, choices=choices, step=step, free=True))


def choose_whom(turn: Turn, step: HandoverWhom, facts: Handing) -> Decision:
    """Go on with who was chosen or typed."""
    chosen = turn.answer.choice if turn.answer else None
    if chosen == _NOBODY:
        return kept(turn)
    if facts.place is None:
        return not_theirs(turn)
    candidate = facts.candidate(chosen)
    if candidate is not None:
        return ask_day(turn, facts, facts.place, candidate, step.said)
    return _go_on(turn, facts, f"{turn.text} {step.said}")


COMMANDS = (
    Command(
        "handover",
        HANDOVER_WORDS,
        _("hand over what you organise to somebody else"),
        look_at_handing,
        begin,
        Takes.WORDS,
        "",
        frozenset({Role.ORGANISER}),
    ),
)
STEPS = (
    StepKind(HandoverWhere, look_where, choose_where),
    StepKind(HandoverWhom, look_there, choose_whom),
)
INSISTENT = (Watch(IncomingKind.MESSAGE, look_for_plain_words, begin),)
WATCHES = (Watch(IncomingKind.MESSAGE, look_for_words, begin),)
