"""``handover``: which place, to whom and from when; then all that goes along is shown, and a yes asks the other.

In private, whoever reads along. Who has asked somebody already sees how it stands, and can take it back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from handlers.announcements.composing.send_or_not import says_now
from handlers.decision import (
    YES_NO,
    Choice,
    Close,
    Command,
    Decision,
    Say,
    StepKind,
    Takes,
    Turn,
    Watch,
    say,
)
from handlers.handover.accepting import ask_to_take_over
from handlers.handover.candidates import (
    Candidate,
    Meant,
    choices_of,
    look_at_candidates,
    offered,
    who_is_meant,
)
from handlers.handover.case import LAPSES_AFTER, HandoverCase, read_handover, waiting
from handlers.handover.left import Left, in_words, look_at_left, what_stays, what_stays_with_the_team
from handlers.handover.nouns import Handover, HandoverState
from handlers.handover.standing import show_how_it_stands
from handlers.handover.steps import HandoverSure, HandoverWhen, HandoverWhere, HandoverWhom
from handlers.handover.words import HANDOVER_WORDS
from handlers.look import Look
from handlers.model import IncomingKind, Neighbourhood, Note, PersonId, Role, Standing
from handlers.reading.dates.reader import DateQuestion, read_until, says_when
from handlers.reading.handing_over import speaks_of_handing_over, speaks_of_oneself
from handlers.reading.walltime import to_local
from handlers.signs import wave
from handlers.text import FirstWord, Joined, Said, Text, Verbatim, When, _, lines, sentences

_NOBODY: Final = "nobody"
_QUESTIONS: Final = (HandoverWhere, HandoverWhom, HandoverWhen, HandoverSure)
_FARTHEST: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Handing:
    """What somebody could hand over: ``places`` they organise, and of the one that is clear, to whom, and what.

    ``standing``: they asked somebody already.
    """

    places: tuple[Neighbourhood, ...]
    candidates: tuple[Candidate, ...] = ()
    left: Left | None = None
    standing: HandoverCase | None = None

    @property
    def place(self) -> Neighbourhood | None:
        """The place, if it is clear."""
        return self.places[0] if len(self.places) == 1 else None

    def candidate(self, person: PersonId | None) -> Candidate | None:
        """Find somebody among those who could take over."""
        return next((one for one in self.candidates if one.person.id == person), None)

    @property
    def colleagues(self) -> tuple[Candidate, ...]:
        """Who leads there too."""
        return tuple(one for one in self.candidates if one.leads)


async def look_at_handing(turn: Turn, look: Look) -> Handing:
    """Read where this person organises; in a room, only there."""
    theirs = [one.neighbourhood for one in turn.standings if Role.ORGANISER in one.granted]
    here = [turn.neighbourhood.id] if turn.room and turn.neighbourhood else theirs
    return await _read(turn, look, [one for one in theirs if one in here])


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
    return await _read(turn, look, [chosen] if chosen and Role.ORGANISER in turn.roles_in(chosen) else [])


async def look_there(turn: Turn, look: Look, step: HandoverWhom | HandoverWhen | HandoverSure) -> Handing:
    """Read the place of the question, if they still organise there."""
    is_theirs = Role.ORGANISER in turn.roles_in(step.neighbourhood)
    return await _read(turn, look, [step.neighbourhood] if is_theirs else [])


async def _read(turn: Turn, look: Look, ids: list[str]) -> Handing:
    places = tuple([place for id_ in ids if (place := await look.neighbourhood(id_))])
    if len(places) != 1:
        return Handing(places)
    place, me = places[0], turn.person.id
    asked = [one for one in await look.handovers_with(me) if (one.giver, one.neighbourhood) == (me, place.id)]
    return Handing(
        places,
        await look_at_candidates(look, place, me),
        await look_at_left(look, place.id, me, turn.now),
        await read_handover(look, asked[0].id) if asked else None,
    )


# --- where and to whom --------------------------------------------------------------------------------------------


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
        return _not_theirs(turn)
    if facts.standing is not None:
        return show_how_it_stands(turn, facts.standing)
    meant = who_is_meant(said, facts.candidates)
    if len(meant.people) == 1:
        return _ask_day(turn, facts, facts.place, meant.people[0], meant.rest)
    return _ask_whom(turn, facts.place, meant, meant.people or offered(facts.candidates))


def _not_theirs(turn: Turn) -> Decision:
    return say(Say(turn.me, "handover.not_yours", _("Only an organiser can hand over, and only what is theirs.")))


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
        return _kept(turn)
    if facts.place is None:
        return _not_theirs(turn)
    candidate = facts.candidate(chosen)
    if candidate is not None:
        return _ask_day(turn, facts, facts.place, candidate, step.said)
    return _go_on(turn, facts, f"{turn.text} {step.said}")


def _kept(turn: Turn) -> Decision:
    return say(Say(turn.me, "handover.kept", _("Good. Everything stays as it is.")))


# --- from when ----------------------------------------------------------------------------------------------------


def _ask_day(turn: Turn, facts: Handing, place: Neighbourhood, to: Candidate, said: str) -> Decision:
    """Take the day that was said; ask for it where something was said that is no day for sure."""
    now = to_local(turn.now, place.zone)
    found = read_until(said, now, turn.language)
    if isinstance(found, DateQuestion):
        unsure = says_when(said, turn.language)
        return say(_ask_when(turn, place, to)) if unsure else _ask_sure(turn, facts, place, to, None)
    if found - now.date() > _FARTHEST:
        return say(_ask_when(turn, place, to, _("That is too far away.")))
    return _ask_sure(turn, facts, place, to, found)


def _ask_when(turn: Turn, place: Neighbourhood, to: Candidate, *before: Text) -> Say:
    text = sentences(*before, _("From which day on? For example: 1 July. Or type: now."))
    return Say(turn.me, "handover.when", text, step=HandoverWhen(place.id, to.person.id), free=True)


def choose_when(turn: Turn, step: HandoverWhen, facts: Handing) -> Decision:
    """Go on with the day."""
    to = facts.candidate(step.taker)
    if facts.place is None or to is None:
        return _not_theirs(turn) if facts.place is None else _gone(turn)
    if says_now(turn.text):
        return _ask_sure(turn, facts, facts.place, to, None)
    if isinstance(read_until(turn.text, to_local(turn.now, facts.place.zone), turn.language), DateQuestion):
        return say(_ask_when(turn, facts.place, to, _("I am not sure which day you mean.")))
    return _ask_day(turn, facts, facts.place, to, turn.text)


def _gone(turn: Turn) -> Decision:
    text = _("That person cannot take it over any more. To choose somebody else: {words}", words=_again())
    return say(Say(turn.me, "handover.gone", text))


def _again() -> FirstWord:
    return FirstWord(HANDOVER_WORDS)


# --- everything that goes along -----------------------------------------------------------------------------------


def _ask_sure(turn: Turn, facts: Handing, place: Neighbourhood, to: Candidate, on: date | None) -> Decision:
    left = facts.left
    if left is None:
        return _not_theirs(turn)
    what = in_words(left, to.person) or _("nothing that is only yours")
    goes = _("Hand-over of {place} to {name}: {what}.", place=place.name, name=to.called, what=what)
    name = to.person.name
    text = lines(
        goes,
        *what_stays(left, to.person),
        sentences(*what_stays_with_the_team(left), _who_leads(facts, place, to)),
        sentences(*_and_then(name, on), _("Shall I go on?")),
    )
    return say(Say(turn.me, "handover.sure", text, choices=YES_NO, step=HandoverSure(place.id, to.person.id, on)))


def _who_leads(facts: Handing, place: Neighbourhood, to: Candidate) -> Said:
    others = tuple(one.called for one in facts.colleagues if one.person.id != to.person.id)
    if others:
        return _("Besides, there are: {names}.", names=Joined(others, by=", "))
    return _("{name} leads {place} alone then.", name=to.person.name, place=place.name)


def _and_then(name: str, on: date | None) -> tuple[Text, ...]:
    must = _("{name} must say yes.", name=name)
    if on is None:
        return must, _("After that you lose your access as organiser.")
    return must, _("On {day} you lose your access as organiser; until then you stay it.", day=When(on))


def answer_sure(turn: Turn, step: HandoverSure, facts: Handing) -> Decision:
    """Ask the other, when this person and the other still may."""
    if turn.answer is None or turn.answer.choice != "yes":
        return _kept(turn)
    to = facts.candidate(step.taker)
    if facts.place is None or facts.left is None:
        return _not_theirs(turn)
    if facts.standing is not None:
        return show_how_it_stands(turn, facts.standing)
    return _ask_them(turn, facts.place, facts.left, to, step.on) if to else _gone(turn)


def _ask_them(turn: Turn, place: Neighbourhood, left: Left, to: Candidate, on: date | None) -> Decision:
    giver, taker = turn.person, to.person
    made = Handover(turn.new_id("handover"), place.id, giver.id, taker.id, HandoverState.ASKED, turn.now, turn.now, on)
    case = HandoverCase(made, place, giver, taker, Standing(giver.id, place.id), Standing(taker.id, place.id))
    note = Note(giver.id, "handover.asked", made.id, taker.id, place.id)
    until = to_local(turn.now + LAPSES_AFTER, place.zone).date()
    told = _(
        "I asked {name}, who has time until {day}. To see how it stands, or take it back: {words}",
        name=taker.name,
        day=When(until),
        words=_again(),
    )
    return Decision(
        save=(made, note),
        say=(Say(turn.me, "handover.waits", told, case.about), ask_to_take_over(case, giver, taker, left)),
        due=waiting(case, turn),
    )


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
    StepKind(HandoverWhen, look_there, choose_when),
    StepKind(HandoverSure, look_there, answer_sure),
)
INSISTENT = (Watch(IncomingKind.MESSAGE, look_for_plain_words, begin),)
WATCHES = (Watch(IncomingKind.MESSAGE, look_for_words, begin),)
