"""Asking many at once because it is very warm: only who said yes beforehand, started by an organiser.

Whoever is asked is asked as every day: once more after half an hour, a silence after an hour, and what could not be
delivered is unknown. After a while the organisers read how it stands.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import ClassVar, Final

from handlers.checkins import times
from handlers.checkins.asking import begin, greeting, heat_question
from handlers.checkins.board import look_at_due_board, tell_board
from handlers.checkins.case import Case, read_case
from handlers.checkins.hearing import hour_in, may_ask_at
from handlers.checkins.nouns import HEAT, Checkin, CheckinState, Round, RoundKind, RoundState
from handlers.checkins.words import HEAT_WORDS, LIST_WORDS, NO_HEAT_WORDS
from handlers.decision import (
    NOTHING,
    YES_NO,
    Command,
    Decision,
    React,
    Say,
    StepKind,
    Takes,
    Tick,
    TimerKind,
    ToPerson,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import LEADING, Consent, Due, Neighbourhood, Note, Withdrawn
from handlers.neighbourhoods.places import no_neighbourhood, places_of
from handlers.reading.walltime import to_local
from handlers.text import FirstWord, Said, Text, When, _, _n, sentences

START: Final = "checkin.heat"
REPORT: Final = "checkin.report"
_REPORTED_AFTER: Final = timedelta(minutes=70)
_LATE: Final = timedelta(hours=3)


@dataclass(frozen=True, slots=True)
class HeatConsent:
    """Ask whether somebody may be asked when it is very warm, or no longer."""

    name: ClassVar[str] = "heat.consent"
    neighbourhood: str


@dataclass(frozen=True, slots=True)
class HeatStart:
    """Ask an organiser whether everybody who said yes is asked; ``at`` is local wall time, None: now."""

    name: ClassVar[str] = "heat.start"
    neighbourhood: str
    at: time | None = None


@dataclass(frozen=True, slots=True)
class Heat:
    """Where it is about, what the person agreed to, and who said yes there."""

    places: tuple[Neighbourhood, ...] = ()
    checkin: Checkin | None = None
    listed: tuple[Checkin, ...] = ()

    @property
    def said_yes(self) -> bool:
        """Whether the person is asked when it is warm."""
        return self.checkin is not None and self.checkin.heat and self.checkin.state is not CheckinState.OFF


async def look_at_heat(turn: Turn, look: Look) -> Heat:
    """Read it, where the person organises or is asked already, else in the first of their neighbourhoods.

    A check is of one neighbourhood: a yes for the organisers of another would be read by the wrong ones.
    """
    places, checkin = await places_of(turn, look), await look.checkin(turn.person.id)
    is_asked = checkin is not None and checkin.state is not CheckinState.OFF
    leads = bool(places) and bool(turn.roles_in(places[0].id) & LEADING)
    there = await look.neighbourhood(checkin.neighbourhood) if checkin and is_asked and not leads else None
    return await _read(turn, look, (there,) if there else places)


async def look_at_step(turn: Turn, look: Look, step: HeatConsent | HeatStart) -> Heat:
    """Read it again for an answer."""
    place = await look.neighbourhood(step.neighbourhood)
    return await _read(turn, look, (place,) if place else ())


async def _read(turn: Turn, look: Look, places: tuple[Neighbourhood, ...]) -> Heat:
    checkin = await look.checkin(turn.person.id)
    return Heat(places, checkin, await _listed(look, places[0].id, turn.now) if places else ())


async def _listed(look: Look, place: str, now: datetime) -> tuple[Checkin, ...]:
    """Read who said yes and is neither muted nor resting today."""
    return tuple(one for one in await look.checkins_in(place) if one.is_asked_in_heat(to_local(now, one.zone).date()))


# --- the yes ------------------------------------------------------------------------------------------------------


def check_heat(turn: Turn, facts: Heat) -> Decision:
    """Offer who organises to start; ask others whether they want to be asked. Talk about the weather is left alone."""
    organises = bool(facts.places) and bool(turn.roles_in(facts.places[0].id) & LEADING)
    if not turn.in_private and not organises:
        return Decision()
    if not facts.places:
        return no_neighbourhood(turn)
    sign = () if turn.in_private else (React("👋"),)
    asked = _offer_start(turn, facts) if organises else _offer(turn, facts)
    return say(*sign, asked)


def _offer(turn: Turn, facts: Heat) -> Say:
    step = HeatConsent(facts.places[0].id)
    if facts.said_yes:
        text: Said = _("You said yes: when it is very warm I ask you how you are. Shall I go on doing that?")
    else:
        text = sentences(consent_text(facts.places[0].name), _("May I?"))
    return Say(turn.me, "heat.consent", text, choices=YES_NO, step=step, light=True)


def consent_text(place: str) -> Text:
    """Say what happens; a yes to this is kept as proof."""
    return _(
        "When it is very warm, the organisers of {place} let me ask how you are. They read who does not answer, and "
        "who needs help.",
        place=place,
    )


def answer_consent(turn: Turn, step: HeatConsent, facts: Heat) -> Decision:
    """Keep the yes, or let it be."""
    if not facts.places:
        return no_neighbourhood(turn)
    if turn.answer is not None and turn.answer.choice == "yes":
        return _agree(turn, facts)
    return stop_heat(turn, facts)


def stop_heat(turn: Turn, facts: Heat) -> Decision:
    """Ask no more when it is warm, at once."""
    sign = () if turn.in_private else (React("👌"),)
    text = _("All right. I do not ask you when it is warm.")
    return say(*sign) + _withdraw(facts, turn.now) + say(Say(turn.me, "heat.no", text))


def _agree(turn: Turn, facts: Heat) -> Decision:
    place, before = facts.places[0], facts.checkin
    fresh = Checkin(
        turn.person.id, place.id, CheckinState.ON, turn.now, time(0), turn.zone, turn.now, daily=False, heat=True
    )
    kept = replace(before, heat=True) if before else fresh
    if before and before.state is CheckinState.OFF:
        kept = replace(fresh, version=before.version)
    proof = Consent(
        turn.person.id,
        HEAT,
        place.id,
        consent_text(place.name),
        turn.language,
        turn.incoming.channel,
        turn.now,
    )
    text = _("Good. When it is very warm I ask you how you are. To stop: {heat}.", heat=FirstWord(NO_HEAT_WORDS))
    return Decision(save=(kept, proof), say=(Say(turn.me, "heat.yes", text),))


def _withdraw(facts: Heat, now: datetime) -> Decision:
    return no_heat(facts.checkin, now) if facts.said_yes and facts.checkin else NOTHING


def no_heat(checkin: Checkin, _now: datetime) -> Decision:
    """Ask no more in the heat; what is asked every day goes on."""
    without = replace(checkin, heat=False) if checkin.daily else checkin.ended()
    return Decision(save=(without, Withdrawn(checkin.person, (HEAT,))))


# --- starting -----------------------------------------------------------------------------------------------------


def _offer_start(turn: Turn, facts: Heat) -> Say:
    place, count = facts.places[0], len(facts.listed)
    if count == 0:
        none = _(
            "Nobody in {place} has said yes to this yet. People say yes by typing to me: {heat}",
            place=place.name,
            heat=FirstWord(HEAT_WORDS),
        )
        return Say(turn.me, "heat.nobody", none)
    hour = hour_in(turn.text, turn.now_local, turn.language) if turn.text.strip() else None
    ahead = hour if hour and hour > turn.now_local.time() else None
    if not may_ask_at(ahead or turn.now_local.time()):
        return Say(turn.me, "heat.too_late", _("I ask between 7:00 and 19:30, so that nobody is woken for you."))
    said_yes = _n(
        "{count} person said yes beforehand. I ask: {question}",
        "{count} people said yes beforehand. I ask: {question}",
        count,
        question=heat_question(),
    )
    when = _("At {hour}.", hour=ahead) if ahead else _("Now.")
    text = sentences(said_yes, when, _("Shall I start?"))
    return Say(turn.me, "heat.start", text, choices=YES_NO, step=HeatStart(place.id, ahead))


def answer_start(turn: Turn, step: HeatStart, facts: Heat) -> Decision:
    """Start at the moment that was said."""
    is_yes = turn.answer is not None and turn.answer.choice == "yes"
    if not is_yes or not facts.places or not turn.roles_in(step.neighbourhood) & LEADING:
        return say(Say(turn.me, "heat.not_started", _("All right. I ask nobody.")))
    place = facts.places[0]
    local = to_local(turn.now, place.zone)
    at = datetime.combine(local.date(), step.at) if step.at else local
    fields = (("campaign", turn.new_id("heat")),)
    start = Due(START, place.id, at, place.zone, turn.person.id, place.id, fields=fields)
    note = Note(turn.person.id, "checkin.heat", place.id, None, place.id)
    text = _("Good. I ask on {when}.", when=When(at.date(), at.time().replace(second=0, microsecond=0)))
    return Decision(save=(note,), say=(Say(turn.me, "heat.started", text),), due=(start,))


# --- asking -------------------------------------------------------------------------------------------------------


async def look_at_listed(tick: Tick, look: Look) -> tuple[Case, ...]:
    """Read everybody who said yes there."""
    listed = await _listed(look, tick.due.subject, tick.now)
    return tuple([case for one in listed if (case := await read_case(look, one.person, tick.now))])


def ask_all(tick: Tick, cases: tuple[Case, ...]) -> Decision:
    """Ask everybody; what comes long after its moment is not asked, and who started it hears so."""
    organiser, place = tick.due.person, tick.due.subject
    if organiser is None or not cases:
        return NOTHING
    if tick.late_by > _LATE or times.is_too_late(cases[0].checkin, tick.now):
        text = _(
            "I was away when I was to ask how people are. I asked nobody. Type it again: {heat}",
            heat=FirstWord(HEAT_WORDS),
        )
        return say(Say(ToPerson(organiser), "heat.not_asked", text))
    campaign = dict(tick.due.fields).get("campaign", "")
    asked = NOTHING
    for case in cases:
        about = Round(
            tick.new_id(case.person.id),
            case.person.id,
            place,
            case.day(tick.now),
            RoundState.ASKED,
            tick.now,
            kind=RoundKind.HEAT,
            campaign=campaign,
        )
        asked += begin(case, about, greeting(case, tick.now), tick.now)
    count = len(cases)
    told = sentences(
        _n("I asked {count} person how they are.", "I asked {count} people how they are.", count),
        _("In an hour I tell you how it stands. Before that: {list}.", list=FirstWord(LIST_WORDS)),
    )
    report = times.gathered(REPORT, place, tick.now + _REPORTED_AFTER)
    return asked + Decision(
        say=(Say(ToPerson(organiser), "heat.asked", told),), due=(replace(report, person=organiser),)
    )


TIMERS = (
    TimerKind(
        START,
        "Up to three hours late it is asked; later nobody is, and who started it hears so.",
        look_at_listed,
        ask_all,
    ),
    TimerKind(REPORT, "Told when we are back.", look_at_due_board, tell_board),
)
COMMANDS = (
    Command("heat", HEAT_WORDS, _("be asked how you are when it is very warm"), look_at_heat, check_heat, Takes.WORDS),
    Command("heat.stop", NO_HEAT_WORDS, _("ask me no more when it is very warm"), look_at_heat, stop_heat),
)
STEPS = (
    StepKind(HeatConsent, look_at_step, answer_consent),
    StepKind(HeatStart, look_at_step, answer_start),
)
