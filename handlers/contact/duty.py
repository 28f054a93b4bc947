"""``neighbourhood contact``: organisers say who is on duty for which topic, who comes after them, and when."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from handlers.contact.case import LABELS, Counter, read_counter
from handlers.contact.nouns import Desk, Duty
from handlers.contact.steps import DutyAbout, DutyDeputy, DutyHours, DutyWho
from handlers.contact.words import DUTY_WORDS
from handlers.decision import Choice, Command, Decision, React, Say, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood, Note, PersonId
from handlers.neighbourhoods.places import id_of, no_neighbourhood, places_of
from handlers.text import Said, Verbatim, _, lines, sentences

_ALL: Final = "all"
_NOBODY: Final = "nobody"
_ENOUGH: Final = "enough"
_HOURS: Final = {"9-12": (9, 12), "9-17": (9, 17), "13-17": (13, 17), "17-21": (17, 21)}


@dataclass(frozen=True, slots=True)
class Duties:
    """The neighbourhood and where its messages go; ``places`` are those that may be meant."""

    places: tuple[Neighbourhood, ...]
    counters: tuple[Counter, ...] = ()

    def at(self, desk: Desk) -> Counter | None:
        """Find where messages about a topic go."""
        return next((one for one in self.counters if one.duty.desk is desk), None)


async def look_at_duties(turn: Turn, look: Look) -> Duties:
    """Read the neighbourhood that is named, or of those the person is in, and who is on duty there."""
    named = await look.neighbourhood(id_of(turn.text)) if id_of(turn.text) else None
    places = (named,) if named else await places_of(turn, look)
    return Duties(places, await _counters(look, places[0].id) if len(places) == 1 else ())


async def look_at_step(turn: Turn, look: Look, step: DutyAbout | DutyWho | DutyDeputy | DutyHours) -> Duties:
    """Read the neighbourhood of the question."""
    place = await look.neighbourhood(step.neighbourhood)
    return Duties((place,) if place else (), await _counters(look, step.neighbourhood))


async def _counters(look: Look, place: str) -> tuple[Counter, ...]:
    found = [await read_counter(look, place, desk, "") for desk in Desk]
    return tuple(one for one in found if one)


def show(turn: Turn, duties: Duties) -> Decision:
    """Say who is on duty for what, and ask what should change."""
    if not duties.places:
        return no_neighbourhood(turn)
    if len(duties.places) > 1:
        return _reply(turn, _("In which neighbourhood? Put its name behind the command."))
    (place,) = duties.places
    if not _may_change(turn, place):
        return _reply(turn, _("Only an organiser of {place} can do this.", place=place.name))
    text = lines(
        _("Who gets messages of neighbours in {place}:", place=place.name),
        *map(_line, duties.counters),
        _("What do you want to change?"),
    )
    choices = tuple(Choice(one.duty.desk, LABELS[one.duty.desk]) for one in duties.counters)
    nothing = Choice(_ENOUGH, _("nothing"))
    sign = () if turn.in_private else (React("👋"),)
    return say(
        *sign, Say(turn.me, "duty.about", text, choices=(*choices, nothing), step=DutyAbout(place.id), light=True)
    )


def _line(counter: Counter) -> Said:
    duty = counter.duty
    who = _("{about}: {who}", about=LABELS[duty.desk], who=_who(counter, duty.person))
    deputy = (_("then {who}", who=_who(counter, duty.deputy)),) if duty.deputy else ()
    there = _("working days, {opens} to {closes} o'clock", opens=duty.opens, closes=duty.closes)
    return sentences(who, *deputy, Verbatim("·"), there)


def _who(counter: Counter, id_: PersonId | None) -> Said:
    name = next((one.name for one in counter.place.people if one.id == id_), None)
    return Verbatim(name) if name else _("everybody who may read it")


def choose_about(turn: Turn, step: DutyAbout, duties: Duties) -> Decision:
    """Ask who is on duty for the topic that was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    if chosen == _ENOUGH:
        return _reply(turn, _("Good. Everything stays as it is."))
    counter = duties.at(Desk(chosen)) if chosen else None
    if counter is None or not _is_theirs(turn, duties):
        return show(turn, duties)
    text = _("Who gets messages about {about} first?", about=LABELS[counter.duty.desk])
    choices = (*_people(counter), Choice(_ALL, _("everybody who may read it")))
    return say(Say(turn.me, "duty.who", text, choices=choices, step=DutyWho(step.neighbourhood, counter.duty.desk)))


def _people(counter: Counter, without: PersonId = "") -> tuple[Choice, ...]:
    return tuple(Choice(one.id, Verbatim(one.name)) for one in counter.place.people if one.id != without)


def choose_who(turn: Turn, step: DutyWho, duties: Duties) -> Decision:
    """Ask who comes after them; where all are asked there is nobody behind."""
    counter, chosen = duties.at(step.desk), turn.answer.choice if turn.answer else None
    if counter is None or chosen is None or not _is_theirs(turn, duties):
        return show(turn, duties)
    others = _people(counter, chosen)
    if chosen == _ALL or not others:
        return _ask_hours(turn, DutyHours(step.neighbourhood, step.desk, None if chosen == _ALL else chosen))
    text = _("Who gets them when there is no answer for a working day?")
    choices = (*others, Choice(_NOBODY, _("everybody who may read it")))
    next_step = DutyDeputy(step.neighbourhood, step.desk, chosen)
    return say(Say(turn.me, "duty.deputy", text, choices=choices, step=next_step))


def choose_deputy(turn: Turn, step: DutyDeputy, duties: Duties) -> Decision:
    """Ask when somebody is there."""
    chosen = turn.answer.choice if turn.answer else None
    if chosen is None or not _is_theirs(turn, duties):
        return show(turn, duties)
    deputy = None if chosen == _NOBODY else chosen
    return _ask_hours(turn, DutyHours(step.neighbourhood, step.desk, step.person, deputy))


def _ask_hours(turn: Turn, step: DutyHours) -> Decision:
    text = _("When is somebody there, on working days?")
    choices = tuple(
        Choice(id_, _("{opens} to {closes} o'clock", opens=opens, closes=closes))
        for id_, (opens, closes) in _HOURS.items()
    )
    return say(Say(turn.me, "duty.hours", text, choices=choices, step=step))


def choose_hours(turn: Turn, step: DutyHours, duties: Duties) -> Decision:
    """Keep who is on duty from now on; messages that wait stay where they are."""
    counter, chosen = duties.at(step.desk), turn.answer.choice if turn.answer else None
    if counter is None or chosen is None or not _is_theirs(turn, duties):
        return show(turn, duties)
    opens, closes = _HOURS[chosen]
    duty = Duty(step.neighbourhood, step.desk, step.person, step.deputy, opens, closes)
    note = Note(turn.person.id, "duty.set", f"{step.neighbourhood}:{step.desk}", neighbourhood=step.neighbourhood)
    kept = lines(_("That holds from now on:"), _line(replace(counter, duty=duty)))
    return Decision(save=(duty, note)) + _reply(turn, kept)


def _is_theirs(turn: Turn, duties: Duties) -> bool:
    return bool(duties.places) and _may_change(turn, duties.places[0])


def _may_change(turn: Turn, place: Neighbourhood) -> bool:
    return turn.is_admin or bool(turn.roles_in(place.id) & LEADING)


def _reply(turn: Turn, text: Said) -> Decision:
    return say(Say(turn.me, "duty.reply", text))


COMMANDS = (
    Command(
        "neighbourhood.contact",
        DUTY_WORDS,
        _("see or change who gets messages of neighbours"),
        look_at_duties,
        show,
        Takes.WORDS,
        "",
        LEADING,
    ),
)
STEPS = (
    StepKind(DutyAbout, look_at_step, choose_about),
    StepKind(DutyWho, look_at_step, choose_who),
    StepKind(DutyDeputy, look_at_step, choose_deputy),
    StepKind(DutyHours, look_at_step, choose_hours),
)
