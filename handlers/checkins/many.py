"""Many silent at once is rather a fault than many accidents: nobody is told one by one, and an organiser decides."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Final

from handlers.checkins import times
from handlers.checkins.case import Case, read_case
from handlers.checkins.ladder import climb
from handlers.checkins.nouns import Round, RoundKind, RoundState
from handlers.checkins.steps import GoOnOrWait
from handlers.decision import (
    NOTHING,
    Cancel,
    Choice,
    Close,
    Decision,
    Entity,
    Lane,
    Say,
    StepKind,
    Tick,
    TimerKind,
    ToPerson,
    ToRole,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import CARING, Due, PersonId, Role
from handlers.text import Said, _, sentences

FEWEST: Final = 3
_LATELY: Final = timedelta(hours=12)
LIST: Final = "checkin_list"
_CHOICES: Final = (Choice("go_on", _("go on")), Choice("wait", _("wait")))


@dataclass(frozen=True, slots=True)
class Many:
    """Who is silent there within a quarter of an hour, and of how many; ``decided``: told to go on just now."""

    silent: tuple[Round, ...] = ()
    listed: int = 0
    decided: bool = False
    asked: bool = False

    @property
    def are_too_many(self) -> bool:
        """Whether it is rather a fault: three at least, and more than thirty in a hundred."""
        return not self.decided and len(self.silent) >= FEWEST and 10 * len(self.silent) > 3 * self.listed


async def look_how_many(look: Look, about: Round, case: Case, now: datetime) -> Many:
    """Read who is silent there at once; whose question did not arrive is not silent."""
    rounds = [one for one in await look.rounds_in(about.neighbourhood, now - _LATELY) if one.kind is not RoundKind.CODE]
    silent = tuple([one for one in rounds if await _is_silent(look, one, now)])
    asked = {one.person for one in await look.checkins_in(about.neighbourhood) if one.asks_on(case.day(now))}
    listed = len(asked | {one.person for one in rounds})
    decided = await look.is_due(times.DECIDED, about.neighbourhood)
    return Many(silent, listed, decided, await look.is_due(times.HELD, about.neighbourhood))


async def _is_silent(look: Look, about: Round, now: datetime) -> bool:
    if about.state in {RoundState.MISSED, RoundState.HELD, RoundState.LOOKING}:
        return about.missed_at is not None and now - about.missed_at < times.AT_ONCE
    if about.state is not RoundState.ASKED or now - about.asked_at < times.ANSWERS_WITHIN:
        return False
    return await look.delivered(about.person, "checkin.asked", ("checkin", about.id), about.asked_at) is not None


def hold(case: Case, about: Round, many: Many, now: datetime) -> Decision:
    """Tell nobody of this silence nor of the others, and ask an organiser once."""
    others = [one for one in many.silent if one.id != about.id and one.state is RoundState.MISSED]
    held = tuple(replace(one, state=RoundState.HELD) for one in (about, *others))
    paused = Decision(save=held, cancel=tuple(Cancel(times.CLIMB, one.id) for one in others))
    if many.asked:
        return paused
    return paused + _ask(case.organisers, case.place.id, len(many.silent), many.listed, now)


def _ask(organisers: tuple[PersonId, ...], place: str, silent: int, listed: int, now: datetime) -> Decision:
    text = sentences(
        _(
            "{silent} of {listed} people did not answer whether all is well, within a quarter of an hour. "
            "The fault may be mine, or of the network.",
            silent=silent,
            listed=listed,
        ),
        _("I tell nobody for now. Without an answer I go on in an hour. What shall I do?"),
    )
    return Decision(say=_to_each(organisers, place, text), due=(_decided_by(place, now, "go_on"),))


def _to_each(organisers: tuple[PersonId, ...], place: str, text: Said) -> tuple[Say, ...]:
    about, step = Entity(LIST, place), GoOnOrWait(place)
    asked = tuple(
        Say(ToPerson(one), "checkin.many", text, about, _CHOICES, step, lane=Lane.URGENT, ping=True)
        for one in organisers
    )
    return asked or (Say(ToRole(place, Role.ORGANISER), "checkin.many", text, about, _CHOICES, step, lane=Lane.URGENT),)


def _decided_by(place: str, now: datetime, then: str) -> Due:
    timer = times.gathered(times.HELD, place, now + times.DECIDES_WITHIN)
    return replace(timer, fields=(("then", then),))


# --- what becomes of them -----------------------------------------------------------------------------------------


async def look_at_held(look: Look, place: str, now: datetime) -> tuple[Case, ...]:
    """Read the checks of those whose silence is held."""
    rounds = [one for one in await look.rounds_in(place, now - 2 * _LATELY) if one.state is RoundState.HELD]
    people = dict.fromkeys(one.person for one in rounds)
    return tuple([case for person in people if (case := await read_case(look, person, now))])


async def look_at_step(turn: Turn, look: Look, step: GoOnOrWait) -> tuple[Case, ...]:
    """Read whose silence waits for a decision."""
    return await look_at_held(look, step.neighbourhood, turn.now)


def decide(turn: Turn, step: GoOnOrWait, held: tuple[Case, ...]) -> Decision:
    """Go on one by one, or wait an hour more."""
    place = step.neighbourhood
    if not turn.roles_in(place) & CARING and not turn.is_admin:
        return say(Say(turn.me, "checkin.many_over", _("Thank you. Others decide this now.")))
    done = Decision(cancel=(Cancel(times.HELD, place),), close=(Close(GoOnOrWait.name, place),))
    if turn.answer is not None and turn.answer.choice == "wait":
        text = _("Good. I tell nobody for now, and ask you again in an hour.")
        return done + Decision(say=(Say(turn.me, "checkin.waits", text),), due=(_decided_by(place, turn.now, "ask"),))
    return done + say(Say(turn.me, "checkin.goes_on", _("Good. I go on one by one."))) + _go_on(place, held, turn.now)


def _go_on(place: str, held: tuple[Case, ...], now: datetime) -> Decision:
    told = Decision(due=(times.gathered(times.DECIDED, place, now + 2 * times.DECIDES_WITHIN),))
    for case in held:
        for about in case.rounds:
            if about.state is RoundState.HELD:
                told += climb(case, about, now)
    return told


async def look_at_due(tick: Tick, look: Look) -> tuple[Case, ...]:
    """Read whose silence waits for a decision."""
    return await look_at_held(look, tick.due.subject, tick.now)


def go_on_or_ask(tick: Tick, held: tuple[Case, ...]) -> Decision:
    """Ask again who wanted to wait; where nobody decided, go on: a silence that stays is no answer either."""
    place = tick.due.subject
    if not held:
        return NOTHING
    closed = Decision(close=(Close(GoOnOrWait.name, place),))
    if tick.away or dict(tick.due.fields).get("then") == "ask":
        return closed + _ask(held[0].organisers, place, len(held), len(held), tick.now)
    return closed + _go_on(place, held, tick.now)


def forget_decision(tick: Tick, facts: None) -> Decision:
    """Say nothing: from now on many may be held again."""
    return NOTHING


async def look_at_nothing(tick: Tick, look: Look) -> None:
    """Read nothing."""


STEPS = (StepKind(GoOnOrWait, look_at_step, decide),)
TIMERS = (
    TimerKind(times.HELD, "After we were away the organisers are asked again first.", look_at_due, go_on_or_ask),
    TimerKind(times.DECIDED, "It says nothing; being late changes nothing.", look_at_nothing, forget_decision),
)
