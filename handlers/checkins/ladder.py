"""The ladder of a silence: the first contact, the second, at last the organisers.

Nobody but who agreed is told, and they read only that there is no answer. The organisers are told again until somebody
goes. Who was told hears of the end, once.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from handlers.checkins import times
from handlers.checkins.case import Case, look_at_due
from handlers.checkins.nouns import Alert, Reply, Round, RoundKind, RoundState
from handlers.checkins.steps import GoAndSee, HowIsIt
from handlers.decision import (
    NOTHING,
    Choice,
    Close,
    Decision,
    Entity,
    Lane,
    Say,
    Tick,
    TimerKind,
    ToPerson,
    ToRole,
)
from handlers.look import Look
from handlers.model import Due, Note, PersonId, Role
from handlers.reading.walltime import to_local
from handlers.safety.numbers import POLICE
from handlers.text import Said, Text, When, _, sentences

ALERT: Final = "checkin_alert"
_TO_GO: Final = "checkin.alert"
ORGANISERS: Final = 9
"""The last rung."""
_HOURLY_FOR: Final = timedelta(hours=4)
_A_DAY: Final = timedelta(days=1)
_TOLD_AGAIN: Final = (("told", "again"),)
"""Tells these rows, by the clock of the person, from those of the contacts, which go by that of UTC."""
_GO: Final = (Choice("going", _("yes, I go"), "🙋"), Choice("cannot", _("I cannot")))


# --- up the ladder ------------------------------------------------------------------------------------------------


def climb(case: Case, about: Round, now: datetime, news: Said | None = None) -> Decision:
    """Tell whoever is next that there is no answer; after the contacts, the organisers."""
    missed = replace(about, state=RoundState.MISSED, owner=None)
    waiting = [one for one in case.lookers if about.alert_of(one) is None]
    if waiting and about.rung < ORGANISERS:
        return _tell_contact(case, missed, waiting[0], now)
    return tell_organisers(case, missed, now, news or _no_answer(case, about))


def _tell_contact(case: Case, about: Round, contact: PersonId, now: datetime) -> Decision:
    rung = about.rung + 1
    told = replace(about, rung=rung, alerted=(*about.alerted, Alert(contact, rung, now)))
    text = sentences(
        _("Hello {contact}, you are a contact of {name}.", contact=case.name(contact), name=case.person.name),
        _no_answer(case, about),
        _("Can you call or go and see now?"),
    )
    return Decision(
        save=(told,),
        say=(_ask_to_go(contact, text, about, now + times.CLIMBS_AFTER),),
        due=(times.later(times.CLIMB, about, now + times.CLIMBS_AFTER),),
    )


def tell_organisers(case: Case, about: Round, now: datetime, news: Said) -> Decision:
    """Tell everybody who organises there, and again every hour of the day until somebody says how it is."""
    alerts = {one.person: one for one in about.alerted}
    for organiser in case.organisers:
        alerts.setdefault(organiser, Alert(organiser, ORGANISERS, now))
    told = replace(about, rung=ORGANISERS, alerted=tuple(alerts.values()))
    text = sentences(news, *_what_to_do(about))
    until = now + times.TOLD_AGAIN_AFTER
    asked = tuple(_ask_to_go(one, text, about, until) for one in case.organisers)
    nobody = Say(ToRole(case.place.id, Role.ORGANISER), _TO_GO, news, about_alert(about), lane=Lane.URGENT)
    note = Note(None, "checkin.alerted", about.id, case.person.id, case.place.id)
    return Decision(save=(told, note), say=asked or (nobody,), due=(_told_again(case, about, now),))


def _told_again(case: Case, about: Round, now: datetime) -> Due:
    is_fresh = now - (about.missed_at or now) < _HOURLY_FOR
    at = now + (times.TOLD_AGAIN_AFTER if is_fresh else _A_DAY)
    again = times.later(times.CLIMB, about, at, _TOLD_AGAIN)
    return replace(again, local=to_local(at, case.checkin.zone), zone=case.checkin.zone, may_wait=True)


def call_for_code(case: Case, about: Round, now: datetime) -> Decision:
    """Tell the organisers that the code word was given, whatever the contacts are."""
    return tell_organisers(case, about, now, _no_answer(case, about))


def _what_to_do(about: Round) -> tuple[Text, ...]:
    if about.kind is RoundKind.CODE:
        danger = _("In danger, call {police}.", police=POLICE.number)
        return (danger, _("Do you take this?"))
    return (_("Can you call or go and see now?"),)


def _no_answer(case: Case, about: Round) -> Text:
    asked = case.local(about.asked_at)
    when, name = When(asked.date(), asked.time().replace(second=0, microsecond=0)), case.person.name
    if about.kind is RoundKind.CODE:
        return _(
            "{name} gave the code word, on {when}. Something may be wrong, and somebody may read along: "
            "do not write to {name} about it.",
            name=name,
            when=when,
        )
    if about.wants_help:
        return not_known_to_be_well(name)
    return _("{name} has not answered yet. I asked on {when}.", name=name, when=when)


def not_known_to_be_well(name: str) -> Text:
    """Say what whoever is told may read of an answer that is no yes."""
    return _("{name} let me hear something, but did not say whether all is well. Please call {name}.", name=name)


def about_alert(about: Round) -> Entity:
    """Name what is said about a silence to who was told of it."""
    return Entity(ALERT, about.id)


def _ask_to_go(to: PersonId, text: Said, about: Round, until: datetime) -> Say:
    """Ask somebody to go; what has not arrived when the next one is told is not said any more."""
    step, about_it = GoAndSee(about.id), about_alert(about)
    return Say(ToPerson(to), _TO_GO, text, about_it, _GO, step, lane=Lane.URGENT, ping=True, not_after=until)


@dataclass(frozen=True, slots=True)
class Unanswered:
    """Nobody said that they go; ``arrived``: whoever was told last has read it, or could have."""

    case: Case
    about: Round
    arrived: bool


async def look_at_unanswered(tick: Tick, look: Look) -> Unanswered | None:
    """Read whose silence it is, and whether our message reached whoever was told last."""
    case = await look_at_due(tick, look)
    about = case.round(tick.due.subject) if case else None
    if case is None or about is None or about.state is not RoundState.MISSED:
        return None
    last = about.alerted[-1] if about.alerted else None
    delivered = await look.delivered(last.person, _TO_GO, (ALERT, about.id), last.at) if last else None
    return Unanswered(case, about, delivered is not None)


def go_on(tick: Tick, found: Unanswered | None) -> Decision:
    """Go on to whoever is next; after we were away, whoever was told gets the time again."""
    if found is None:
        return NOTHING
    case, about = found.case, found.about
    if about.rung == ORGANISERS:
        return climb(case, about, tick.now)
    if tick.away and found.arrived:
        return Decision(due=(times.later(times.CLIMB, about, tick.now + times.CLIMBS_AFTER),))
    last = about.alerted[-1].person
    return climb(case, about if found.arrived else about.with_reply(last, Reply.UNREACHED), tick.now)


# --- the end ------------------------------------------------------------------------------------------------------


def end(
    about: Round, state: RoundState, answer: str, now: datetime, news: Said, *, speaker: PersonId | None = None
) -> Decision:
    """End an asking; everybody who was told of the silence hears so, once, but who says it."""
    told = tuple(
        Say(ToPerson(one.person), "checkin.all_clear", news, about_alert(about), lane=Lane.URGENT)
        for one in about.alerted
        if one.person != speaker and one.reply is not Reply.UNREACHED
    )
    organisers = ToRole(about.neighbourhood, Role.ORGANISER)
    team = Say(organisers, "checkin.all_clear", news, about_alert(about), lane=Lane.URGENT)
    nobody_was_named = about.rung == ORGANISERS and not any(one.rung == ORGANISERS for one in about.alerted)
    return Decision(
        save=(replace(about, state=state, answer=answer, ended_at=now),),
        say=(*told, *((team,) if nobody_was_named and about.kind is not RoundKind.CODE else ())),
        cancel=times.stop_timers(about),
        close=(Close(GoAndSee.name, about.id), Close(HowIsIt.name, about.id)),
    )


TIMERS = (
    TimerKind(
        times.CLIMB, "Whoever was told gets the time again before somebody else is asked.", look_at_unanswered, go_on
    ),
)
