"""Lives through the days: what is due, what people do, and what goes wrong, each at its moment."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from heapq import heappop, heappush
from random import Random
from typing import Final, cast

from handlers.checkins import ending, muting, table
from handlers.checkins.agreeing import answer_right, look_at_agreeing
from handlers.checkins.contacts import ContactFor, leave, read_contact_for
from handlers.checkins.nouns import CheckinState
from handlers.checkins.steps import CheckinRight
from handlers.decision import Answer, Decision, Tick, Turn, beside
from handlers.hearing import Hearing
from handlers.look import Look
from handlers.model import Incoming, IncomingKind, PersonId, Role
from handlers.reading.walltime import shift_quiet, to_local
from tests.simulation.habits import Deed, Reaction, deeds, react
from tests.simulation.memory import CHANNEL, Letter, Memory, at_once
from tests.simulation.town import Town, a_plan, build
from tests.simulation.trouble import Fault, Weather
from tests.simulation.watching import Watcher

STEPS: Final = {kind.type.name: kind for kind in table.STEPS}
TIMERS: Final = {kind.kind: kind for kind in table.TIMERS}
NOON: Final = timedelta(hours=13)
"""When a day is looked at (UTC): some are silent then, some are still to be asked."""


@dataclass(frozen=True, slots=True, order=True)
class Event:
    """Something that people do, at an instant (UTC); ``number`` makes it unlike all others."""

    at: datetime
    number: int
    person: PersonId = field(compare=False)
    what: Deed | Reaction = field(compare=False)
    letter: Letter | None = field(default=None, compare=False)


@dataclass(frozen=True, slots=True)
class Figures:
    """What there was of it."""

    people: int
    days: int
    counts: Counter[str]


class Year:
    """Days of a town, from one instant to another."""

    def __init__(self, seed: int, people: int, begins_on: date, days: int) -> None:
        self._chance = Random(seed)  # noqa: S311 - a choice, no secret
        self.begins_at = datetime.combine(begins_on, datetime.min.time(), UTC)
        self.ends_at = self.begins_at + timedelta(days=days)
        self.now = self.begins_at
        self.memory = Memory()
        self.town: Town = build(self.memory, self._chance, people, self.now)
        self.weather = Weather.of(self._chance, self.begins_at, self.ends_at)
        self.watcher = Watcher(self.memory, self.weather)
        self._look = cast("Look", self.memory)
        self._events: list[Event] = []
        self._held: list[Letter] = []
        self._count = 0
        for person in self.town.asked:
            self._later(self.now + timedelta(minutes=self._chance.randrange(20 * 24 * 60)), person, Deed.BEGIN)

    def run(self) -> Figures:
        """Live through all of it; what must hold is checked every day.

        Raises:
            AssertionError: something does not hold.
        """
        days = (self.ends_at - self.begins_at).days
        for day in range(days):
            midnight = self.begins_at + timedelta(days=day)
            self._make_up(midnight)
            self._live_until(midnight + NOON)
            self.watcher.look(self.now)
            self._live_until(midnight + timedelta(days=1))
            self.watcher.end_of_day(self.now)
        return Figures(len(self.town.asked), days, self.watcher.counts)

    # --- time -----------------------------------------------------------------------------------------------------

    def _live_until(self, until: datetime) -> None:
        while (at := self._next_at()) is not None and at < until:
            trouble = self.weather.at(at)
            if trouble and trouble.fault is Fault.AWAY:
                if trouble.ends_at >= until:
                    break
                at = trouble.ends_at
            self.now = max(self.now, at)
            self._send_held()
            if self._events and self._events[0].at <= self.now and self._is_first(self._events[0].at):
                self._happens(heappop(self._events))
            else:
                self._comes_due()
        self.now = max(self.now, until)
        self._send_held()

    def _next_at(self) -> datetime | None:
        due = self.memory.timers.next_at()
        event = self._events[0].at if self._events else None
        return min((at for at in (due, event) if at), default=None)

    def _is_first(self, at: datetime) -> bool:
        """Tell whether an event comes before what is due; after a pause of ours either may."""
        due = self.memory.timers.next_at()
        return due is None or due > self.now or (at <= due if self.now == at else self._chance.random() < 0.5)

    def _comes_due(self) -> None:
        due_at = self.memory.timers.next_at()
        assert due_at is not None
        if due_at > self.now:
            return
        occurrence = self.memory.timers.take()
        due = occurrence.due
        if due.kind not in TIMERS:
            return  # a call that was asked for is looked after elsewhere
        if due.may_wait and (until := shift_quiet(self.now, due.zone)) > self.now:
            self.memory.timers.put_off(occurrence, until)
            return
        away = self.weather.away(occurrence.at, self.now)
        hearing = {CHANNEL: self._hearing()}
        tick = Tick(f"due:{occurrence.number}", self.now, due, occurrence.at, away, hearing=hearing)
        timer = TIMERS[due.kind]
        decision = timer.decide(tick, at_once(timer.look(tick, self._look)))
        self._carry_out(decision, tick=tick)

    def _hearing(self) -> Hearing:
        return self.weather.hearing(self.now, self.begins_at)

    # --- what is said -----------------------------------------------------------------------------------------------

    def _carry_out(self, decision: Decision, *, tick: Tick | None = None, speaker: PersonId | None = None) -> None:
        self.watcher.before(decision, self.now)
        letters = self.memory.carry_out(decision, self.now)
        self.watcher.after(decision, letters, self.now, tick, speaker)
        self._held += letters
        self._send_held()

    def _send_held(self) -> None:
        """Send what waits, once the channel takes it; what is outdated by then is not sent any more."""
        trouble = self.weather.at(self.now)
        if not self._held or (trouble and trouble.is_cut):
            return
        held, self._held = self._held, []
        for letter in held:
            is_outdated = letter.said.not_after is not None and letter.said.not_after < self.now
            if is_outdated or letter.to in self.watcher.unreachable:
                continue
            letter.sent_at = self.now
            self.watcher.sent(letter)
            if letter.step is not None and (reaction := react(self._chance, letter.step.name)):
                self._later(self.now + reaction.after, letter.to, reaction, letter)

    # --- what people do ---------------------------------------------------------------------------------------------

    def _later(self, at: datetime, person: PersonId, what: Deed | Reaction, letter: Letter | None = None) -> None:
        self._count += 1
        heappush(self._events, Event(at, self._count, person, what, letter))

    def _make_up(self, midnight: datetime) -> None:
        for person in self.town.asked:
            for deed in deeds(self._chance):
                self._later(midnight + timedelta(minutes=self._chance.randrange(6 * 60, 22 * 60)), person, deed)

    def _happens(self, event: Event) -> None:
        """Let somebody do something; what is said while the channel is cut off comes in later, or never."""
        trouble = self.weather.at(self.now)
        if trouble and not isinstance(event.what, Deed):
            if trouble.fault is Fault.LINE or self._chance.random() < 0.5:
                self._later(trouble.ends_at, event.person, event.what, event.letter)
            return
        if isinstance(event.what, Reaction):
            self._reacts(event.person, event.what, event.letter)
        elif not trouble:
            self._does(event.person, event.what)

    def _reacts(self, person: PersonId, reaction: Reaction, letter: Letter | None) -> None:
        turn = self._turn(person, reaction.text or reaction.choice or "", reaction.kind)
        decision = Decision()
        if letter and letter.step and reaction.kind is IncomingKind.MESSAGE and self.memory.is_asked(letter):
            kind = STEPS[letter.step.name]
            answer = Answer(reaction.choice, turn.text, choices=(reaction.choice,) if reaction.choice else ())
            turn = replace(turn, answer=answer)
            decision = kind.decide(turn, letter.step, at_once(kind.look(turn, self._look, letter.step)))
            if not decision.keep_open:
                self.memory.answered(letter)
        self._hear(turn, decision)

    def _hear(self, turn: Turn, decision: Decision) -> None:
        """Carry out what was decided, with what is watched for beside it."""
        for watch in table.WATCHES if decision == Decision() else ():
            if watch.kind == turn.incoming.kind and (facts := at_once(watch.look(turn, self._look))) is not None:
                decision = watch.decide(turn, facts)
        for watch in table.BESIDE:
            if watch.kind == turn.incoming.kind and (facts := at_once(watch.look(turn, self._look))) is not None:
                decision = beside(decision, watch.decide(turn, facts))
        self.watcher.heard(turn, self.now)
        self._carry_out(decision, speaker=turn.person.id)

    def _turn(
        self, person: PersonId, text: str = "", kind: IncomingKind = IncomingKind.MESSAGE, room: str | None = None
    ) -> Turn:
        who, standing = self.memory.residents[person], self.memory.roles[person]
        self._count += 1
        incoming = Incoming(CHANNEL, f"$m{self._count}", person, kind, self.now, room=room, text=text)
        zone = who.zone or "Europe/Brussels"
        place = self.memory.places[standing.neighbourhood]
        return Turn(f"m{self._count}", self.now, who, incoming, "nl", zone, text, None, place, None, (standing,))

    def _does(self, person: PersonId, deed: Deed) -> None:
        match deed:
            case Deed.CHAT:
                self._hear(self._turn(person, "wie gaat er mee naar de markt?", room="#bewoners"), Decision())
            case Deed.CODE:
                self._hear(self._turn(person, "tulp"), Decision())
            case Deed.STOP_CHECK | Deed.STOP_ALL:
                self._stops(person, deed)
            case Deed.LEAVE:
                turn = self._turn(person)
                if cases := at_once(read_contact_for(self._look, person, self.now)).cases:
                    self._hear(turn, leave(turn, ContactFor((self._chance.choice(cases),))))
            case Deed.PAUSE:
                self._pauses(person)
            case Deed.BEGIN | Deed.CHANGE | Deed.COME_BACK:
                self._agrees(person, deed)
            case Deed.MUTE | Deed.UNMUTE:
                self._is_muted(person, deed)
            case Deed.ROOM_GONE:
                self._is_lost(person)

    def _stops(self, person: PersonId, deed: Deed) -> None:
        turn = self._turn(person)
        checks = at_once(ending.look_at_checks(turn, self._look))
        if deed is Deed.STOP_CHECK:
            self._hear(turn, ending.end_check(turn, checks))
        else:
            gone = Decision(save=(replace(turn.person, stopped=True),))
            self._hear(turn, ending.leave_all(turn, checks) + gone)
        self._later(self.now + timedelta(days=self._chance.randrange(1, 40)), person, Deed.COME_BACK)

    def _agrees(self, person: PersonId, deed: Deed) -> None:
        """Begin, begin again, or change what was chosen; who comes back writes to us first."""
        check = self.memory.checks.get(person)
        if deed is Deed.CHANGE and (check is None or check.state is not CheckinState.ON):
            return
        if check and check.state is CheckinState.MUTED:
            return
        turn = self._turn(person)
        if turn.person.stopped:
            self._carry_out(Decision(save=(replace(turn.person, stopped=False),)))
            turn = self._turn(person)
        plan = a_plan(self._chance, self.town, self.memory.roles[person].neighbourhood, person)
        step = CheckinRight(plan)
        turn = replace(turn, answer=Answer("yes", "ja", choices=("yes",)))
        self._hear(turn, answer_right(turn, step, at_once(look_at_agreeing(turn, self._look, step))))

    def _pauses(self, person: PersonId) -> None:
        check = self.memory.checks.get(person)
        if check is None or not check.is_on:
            return
        until = to_local(self.now, check.zone).date() + timedelta(days=self._chance.randrange(1, 15))
        self._hear(self._turn(person), Decision(save=(replace(check, paused_until=until),)))

    def _is_muted(self, person: PersonId, deed: Deed) -> None:
        """Let two organisers agree that somebody cannot be asked, and take it back weeks later."""
        place = self.memory.roles[person].neighbourhood
        first, second = (f"{Role.ORGANISER.value}{place[1:]}-{n}" for n in range(2))
        turn = self._turn(second)
        if deed is Deed.UNMUTE:
            meant = muting.MuteConfirm(person, place, "hospital", first)
            facts = at_once(muting.look_at_step(turn, self._look, meant))
            if facts.meant.who and facts.meant.who.stopped:
                self._hear(turn, muting.unmute(turn, facts))
            return
        step = muting.MuteConfirm(person, place, "hospital", first)
        turn = replace(turn, answer=Answer("yes", "ja", choices=("yes",)))
        facts = at_once(muting.look_at_step(turn, self._look, step))
        if facts.meant.who and not facts.meant.who.stopped:
            self._hear(turn, muting.answer_confirm(turn, step, facts))
            self._later(self.now + timedelta(days=self._chance.randrange(3, 60)), person, Deed.UNMUTE)

    def _is_lost(self, person: PersonId) -> None:
        """Let the private conversation of somebody be closed to us."""
        self.watcher.unreachable.add(person)
        self._hear(self._turn(person, "gone", IncomingKind.FAILED), Decision())
