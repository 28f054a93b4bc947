"""Telling something in confidence that is about no request: where, who may read it and see who told it, then the words.

One question at a time. Where nobody may read it, nothing is kept, and people hear whom they can call.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from handlers.basics.listing import person_called
from handlers.basics.privacy import who_answers
from handlers.decision import Choice, Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Neighbourhood, Person
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.reading.never_mind import is_never_mind, tells_something
from handlers.reading.plain import clean
from handlers.reports.case import Confided, confidential_at, read_confided, reply
from handlers.reports.nouns import Report, ReportState
from handlers.reports.steps import ReportNamed, ReportTold, ReportWhere
from handlers.reports.telling import in_their_place, keep, receipt, wait_for_it, who_reads
from handlers.safety.numbers import violence_line
from handlers.text import Said, Verbatim, _, sentences

_ANOTHER = "another"


@dataclass(frozen=True, slots=True)
class Ears:
    """The neighbourhoods of a person, who listens in the one that is meant, and the number of the next report.

    ``waiting`` is a report of theirs that nobody could read so far.
    """

    places: tuple[Neighbourhood, ...] = ()
    people: tuple[Person, ...] = ()
    next_number: int = 0
    waiting: Confided | None = None

    def without(self, not_they: tuple[str, ...]) -> tuple[Person, ...]:
        """Return who could read it, the first one first."""
        return tuple(one for one in self.people if one.id not in not_they)


NOBODY: Final = Ears()


async def look_for_ears(turn: Turn, look: Look) -> Ears:
    """Read who listens where the person lives, if that is one place."""
    places = await places_of(turn, look)
    return await _ears(turn, look, places) if len(places) == 1 else Ears(places)


async def look_where(turn: Turn, look: Look, step: ReportWhere) -> Ears:
    """Read who listens in the neighbourhood that was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    return await _ears_at(turn, look, chosen or "")


async def look_there(turn: Turn, look: Look, step: ReportNamed | ReportTold) -> Ears:
    """Read who listens in the neighbourhood of the question."""
    found = await _ears_at(turn, look, step.neighbourhood)
    waiting = await read_confided(look, step.number) if isinstance(step, ReportTold) and step.number else None
    return Ears(found.places, found.people, found.next_number, waiting)


async def _ears_at(turn: Turn, look: Look, neighbourhood: str) -> Ears:
    place = await look.neighbourhood(neighbourhood)
    return await _ears(turn, look, (place,)) if place else Ears()


async def _ears(turn: Turn, look: Look, places: tuple[Neighbourhood, ...]) -> Ears:
    people = await confidential_at(look, places[0].id)
    others = tuple(one for one in people if one.id != turn.person.id)
    return Ears(places, others, await look.next_number("report"))


# --- where, and who may read it -----------------------------------------------------------------------------------


def begin(turn: Turn, ears: Ears, words: str = "") -> Decision:
    """Ask in private what is missing; ``words`` that were told already are kept with the question."""
    if not ears.places:
        return no_neighbourhood(turn)
    if len(ears.places) == 1:
        return _ask_named(turn, ears, ReportNamed(ears.places[0].id, "", (), words))
    choices = tuple(Choice(place.id, Verbatim(place.name)) for place in ears.places)
    question = _("In which neighbourhood?")
    return say(Say(turn.me, "report.where", question, choices=choices, step=ReportWhere(words)))


def choose_where(turn: Turn, step: ReportWhere, ears: Ears) -> Decision:
    """Go on in the neighbourhood that was chosen."""
    return begin(turn, ears, step.words)


def _ask_named(turn: Turn, ears: Ears, step: ReportNamed) -> Decision:
    left = ears.without(step.not_they)
    if not left:
        return nobody_reads(turn, ears)
    name = person_called(left[0])
    not_yet = (_("I passed nothing on yet."),) if step.words else ()
    only = _("Only {name} would read it, the confidential person of {place}.", name=name, place=ears.places[0].name)
    ask = _("May {name} see that it is from you?", name=name)
    next_step = ReportNamed(ears.places[0].id, left[0].id, step.not_they, step.words)
    text = sentences(*not_yet, only, *in_their_place(left), ask)
    return say(Say(turn.me, "report.named", text, choices=_ways(left), step=next_step))


def _ways(left: tuple[Person, ...]) -> tuple[Choice, ...]:
    another = _("{name} may not read it", name=person_called(left[0]))
    return (Choice("named", _("yes")), Choice("unnamed", _("no, without my name")), Choice(_ANOTHER, another))


def choose_named(turn: Turn, step: ReportNamed, ears: Ears) -> Decision:
    """Ask for the words, or whether somebody else may read them."""
    chosen = turn.answer.choice if turn.answer else None
    left = ears.without(step.not_they)
    if chosen == _ANOTHER:
        not_they = (*step.not_they, step.reader)
        return _ask_named(turn, ears, ReportNamed(step.neighbourhood, "", not_they, step.words))
    if not left or left[0].id != step.reader:
        return _ask_named(turn, ears, step)
    told = ReportTold(step.neighbourhood, tuple(one.id for one in left), chosen == "unnamed")
    return hear_words(turn.with_text(step.words), told, ears) if step.words else ask_words(turn, told, left)


def nobody_reads(turn: Turn, ears: Ears) -> Decision:
    """Say honestly that nobody here may read it, and whom to call outside."""
    text = sentences(_("Then nobody here can read it, sorry. I keep nothing of it."), door_outside(turn.language))
    return reply(turn.person.id, "request.report_not_sent", text) + say(*who_answers(turn))


def door_outside(language: str) -> Said:
    """Say whom to call outside the neighbourhood."""
    line = violence_line(language)
    return _("Want to talk to somebody? Call {line} ({hours}).", line=line.number, hours=line.hours)


# --- the words ----------------------------------------------------------------------------------------------------


def ask_words(turn: Turn, step: ReportTold, readers: tuple[Person, ...], *before: Said) -> Decision:
    """Ask for the words, and say once more who reads them and what they see of their person."""
    name = person_called(readers[0])
    text: Said = _("Write what you want to tell. Only {name} reads it, and sees that you wrote.", name=name)
    if step.unnamed:
        text = sentences(
            _("Write what you want to tell. Only {name} reads it, and does not see who wrote.", name=name),
            _("From what you tell, {name} may guess who you are.", name=name),
        )
    said = sentences(*before, text, *in_their_place(readers))
    return say(Say(turn.me, "report.told", said, step=step, free=True))


def hear_words(turn: Turn, step: ReportTold, ears: Ears) -> Decision:
    """Keep it for who was named and nobody else, and give a receipt."""
    readers = tuple(one for one in ears.people if one.id in step.readers)
    if is_never_mind(turn.text):
        return reply(turn.person.id, "request.report_not_sent", _("Good. I passed nothing on."))
    if not readers:
        return begin(turn, ears, clean(turn.text))
    if not tells_something(turn.text):
        return ask_words(turn, step, readers, _("I passed nothing on yet."))
    return _keep(turn, step, ears, readers)


def _keep(turn: Turn, step: ReportTold, ears: Ears, readers: tuple[Person, ...]) -> Decision:
    confided = ears.waiting or Confided(_new(turn, step, ears), ears.places[0], turn.person, ears.people)
    if confided.report.person != turn.person.id or confided.report.words:
        return reply(turn.person.id, "request.report_not_sent", _("Good. I passed nothing on."))
    told = _with_words(confided.report, clean(turn.text), readers)
    confided = Confided(told, confided.place, turn.person, ears.people)
    kept = keep(turn, confided) + say(receipt(confided, who_reads(readers)))
    # About a request on hold its reader is asked with it how it goes on, every day.
    return kept if ears.waiting else kept + wait_for_it(turn, confided)


def _new(turn: Turn, step: ReportTold, ears: Ears) -> Report:
    number, person, now = ears.next_number, turn.person.id, turn.now
    return Report(number, step.neighbourhood, person, ReportState.WAITING, now, now, unnamed=step.unnamed)


def _with_words(report: Report, words: str, readers: tuple[Person, ...]) -> Report:
    return replace(report, words=words, readers=tuple(one.id for one in readers))


STEPS = (
    StepKind(ReportWhere, look_where, choose_where),
    StepKind(ReportNamed, look_there, choose_named),
    StepKind(ReportTold, look_there, hear_words, hears_danger=True),
)
