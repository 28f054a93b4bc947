"""What must hold, whatever happens: looked at with every decision, at noon, and at the end of every simulated day.

What is true is worked out here from what people did and what was broken, not from what the handlers think of it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, datetime, time, timedelta
from typing import Final, cast

from handlers.checkins import times
from handlers.checkins.asking import QUESTION, QUESTION_AGAIN
from handlers.checkins.board import Group, read_board
from handlers.checkins.nouns import HELP, Checkin, CheckinState, ContactState, Reply, Round, RoundKind, RoundState
from handlers.decision import Decision, Tick, Turn
from handlers.hearing import BREAK
from handlers.look import Look
from handlers.model import IncomingKind, PersonId
from handlers.reading.walltime import to_instant, to_local
from tests.simulation.memory import Letter, Memory, at_once
from tests.simulation.trouble import Fault, Weather

ALERT: Final = "checkin.alert"
ALL_CLEAR: Final = "checkin.all_clear"
_HOUR: Final = timedelta(hours=1)
_SIGNS: Final = frozenset({IncomingKind.MESSAGE, IncomingKind.FILE, IncomingKind.UNREADABLE})
_ON_THE_LADDER: Final = frozenset({RoundState.ASKED, RoundState.MISSED, RoundState.HELD, RoundState.LOOKING})
_WAY_OUT: Final = {
    RoundState.ASKED: times.LISTEN,
    RoundState.HEARD: times.CONFIRM,
    RoundState.MISSED: times.CLIMB,
    RoundState.LOOKING: times.HOW_IS_IT,
}


class Watcher:
    """Sees every decision before and after it is carried out."""

    def __init__(self, memory: Memory, weather: Weather) -> None:
        self.counts: Counter[str] = Counter()
        self.unreachable: set[PersonId] = set()
        self._memory = memory
        self._weather = weather
        self._heard_at: dict[PersonId, datetime] = {}
        self._asked: set[tuple[PersonId, date]] = set()
        self._changed_at: dict[PersonId, datetime] = {}
        self._ended: list[datetime] = []
        self._untold: dict[str, Round] = {}
        self._before: dict[str, Round] = {}
        self._cleared: defaultdict[str, Counter[PersonId]] = defaultdict(Counter)

    # --- around a decision ------------------------------------------------------------------------------------------

    def heard(self, turn: Turn, now: datetime) -> None:
        """Note a sign of life."""
        if turn.incoming.kind in _SIGNS:
            self._heard_at[turn.person.id] = now

    def before(self, decision: Decision, now: datetime) -> None:
        """Keep how it was, and note what is changed of a check."""
        rounds = (one for one in decision.save if isinstance(one, Round))
        self._before = {one.id: self._memory.all_rounds[one.id] for one in rounds if one.id in self._memory.all_rounds}
        for one in decision.save:
            known = self._memory.checks.get(one.person) if isinstance(one, Checkin) else None
            if isinstance(one, Checkin) and (known is None or _is_another(known, one)):
                self._changed_at[one.person] = now

    def after(
        self, decision: Decision, letters: list[Letter], now: datetime, tick: Tick | None, speaker: PersonId | None
    ) -> None:
        """Hold what must be true of everything that was said and kept just now."""
        for one in decision.save:
            if isinstance(one, Round):
                self._kept(one, letters, now, speaker)
        for letter in letters:
            self._said(letter, now, tick)

    def _kept(self, about: Round, letters: list[Letter], now: datetime, speaker: PersonId | None) -> None:
        before = self._before.get(about.id)
        self._untold.pop(about.id, None)
        if about.state is RoundState.UNKNOWN and not about.told:
            self._untold[about.id] = about
        was_open = before is None or before.is_open
        if before is None:
            self.counts["asked"] += about.state is RoundState.ASKED
            self._asked |= {(about.person, about.on)} if about.campaign == "" else set()
        if before is not None and before.state is RoundState.ASKED and about.state in _SILENT_NOW:
            self.counts["silences"] += 1
            self._must_have_been_heard_all_along(about, now)
        if was_open and not about.is_open:
            self.counts[f"ended as {about.state.value}"] += 1
            if before is not None:
                self._must_be_cleared(before, letters, speaker)

    def _must_have_been_heard_all_along(self, about: Round, now: datetime) -> None:
        broken = self._weather.between(now - _HOUR, now - BREAK)
        assert not broken, f"{about.id} is a silence though it was broken: {broken}"
        asked = [one.sent_at for one in self._memory.said_to[about.person, QUESTION, about.id] if one.sent_at]
        assert asked, "a silence without a question"
        assert min(asked) <= now - _HOUR, "a silence of less than an hour"
        assert self._heard_at.get(about.person, about.asked_at) <= about.asked_at, "a silence of who was heard"

    def _must_be_cleared(self, before: Round, letters: list[Letter], speaker: PersonId | None) -> None:
        told = {one.person for one in before.alerted if one.reply is not Reply.UNREACHED}
        told -= {speaker} | {one for one in told if self._memory.residents[one].stopped}
        cleared = Counter(one.to for one in letters if one.said.msgid == ALL_CLEAR)
        assert told <= set(cleared), f"{told - set(cleared)} were told of {before.id} and do not hear that it is over"
        assert max(cleared.values(), default=0) <= 1, "an all-clear is told once"

    def _said(self, letter: Letter, now: datetime, tick: Tick | None) -> None:
        self.counts[letter.said.msgid] += 1
        match letter.said.msgid:
            case "checkin.alert":
                self._must_be_right_to_tell(letter, now)
            case "checkin.asked" | "checkin.asked_again":
                self._must_be_right_to_ask(letter, now, tick)
            case "checkin.agreed":
                self._changed_at[letter.to] = now  # who has just talked with us is asked from the next time on
            case "checkin.all_clear":
                self._cleared[letter.subject][letter.to] += 1
                assert self._cleared[letter.subject][letter.to] == 1, "an all-clear about one silence is told once"

    def sent(self, letter: Letter) -> None:
        """Hold that nobody is woken by a question."""
        if letter.said.msgid in {QUESTION, QUESTION_AGAIN} and letter.sent_at is not None:
            local = to_local(letter.sent_at, self._memory.checks[letter.to].zone)
            assert time(7) <= local.time() <= time(21), f"{letter.said.msgid} is sent at {local:%H:%M}"

    def _must_be_right_to_tell(self, letter: Letter, now: datetime) -> None:
        about = self._memory.all_rounds[letter.subject]
        key = (about.person, letter.to)
        contact, place = self._memory.chosen.get(key), about.neighbourhood
        agreed = contact is not None and contact.state is ContactState.ACCEPTED
        leads = bool(self._memory.roles[letter.to].granted) and self._memory.roles[letter.to].neighbourhood == place
        assert leads or agreed, f"{letter.to} did not agree to be told of {about.person}"
        assert about.state is not RoundState.UNKNOWN, "nobody is told of what is unknown"
        check = self._memory.checks[about.person]
        assert check.is_on or about.kind is RoundKind.CODE, "a check that was withdrawn still tells somebody"
        if about.kind is not RoundKind.CODE and about.answer != HELP:
            heard_at = self._heard_at.get(about.person)
            assert heard_at is None or heard_at <= about.asked_at, f"{about.id} tells somebody after a sign of life"

    def _must_be_right_to_ask(self, letter: Letter, now: datetime, tick: Tick | None) -> None:
        check = self._memory.checks[letter.to]
        local = to_local(now, check.zone)
        assert check.is_on, "somebody is asked who does not want it"
        assert check.paused_until is None or local.date() > check.paused_until or letter.said.msgid != QUESTION
        if letter.said.msgid == QUESTION:
            self._asked.add((letter.to, local.date()))
            if tick is not None and not tick.late_by:
                assert local.time().replace(second=0, microsecond=0) == check.at, "asked at another hour"

    # --- every day ----------------------------------------------------------------------------------------------------

    def look(self, now: datetime) -> None:
        """Hold what must be true at any moment."""
        self.counts["looked"] += 1
        memory = self._memory
        for person in memory.still_open:
            for id_ in memory.still_open[person]:
                self._must_go_on(memory.all_rounds[id_])
        for check in memory.checks.values():
            if not check.is_on:
                self._must_rest(check)
        for place in memory.places:
            self._must_add_up(place, now)

    def _must_go_on(self, about: Round) -> None:
        if about.state is RoundState.HELD:
            assert self._memory.timers.is_due(times.HELD, about.neighbourhood), "a silence is held for ever"
        else:
            assert self._memory.timers.is_due(_WAY_OUT[about.state], about.id), f"{about.state} has no way out"
        heard_at = self._heard_at.get(about.person)
        is_over = heard_at is not None and heard_at > about.asked_at and about.answer != HELP
        still = about.state in _ON_THE_LADDER and about.kind is not RoundKind.CODE
        assert not (is_over and still), f"{about.person} gave a sign of life and is {about.state}"

    def _must_rest(self, check: Checkin) -> None:
        memory = self._memory
        assert not memory.timers.is_due(times.ASK, check.person), "who does not want it is to be asked"
        open_ = [memory.all_rounds[one] for one in memory.still_open[check.person]]
        assert all(one.kind is RoundKind.CODE for one in open_), "a check that is over goes on"
        if check.state is CheckinState.OFF:
            assert not [one for one in memory.given[check.person] if one.purpose == "checkin"]
            chosen = (memory.chosen[check.person, one].state for one in memory.chosen_by[check.person])
            assert not {ContactState.ASKED, ContactState.ACCEPTED} & set(chosen)

    def _open_of(self, person: PersonId) -> list[Round]:
        return [self._memory.all_rounds[one] for one in self._memory.still_open[person]]

    def _must_add_up(self, place: str, now: datetime) -> None:
        memory = self._memory
        board = at_once(read_board(cast("Look", memory), memory.places[place], now))
        midnight = to_instant(to_local(now, board.place.zone).date(), time(0), board.place.zone)
        rounds = (*at_once(memory.rounds_in(place, midnight)), *at_once(memory.open_rounds_in(place)))
        checks = at_once(memory.checkins_in(place))
        people = {one.person for one in checks if one.asks_on(to_local(now, one.zone).date())}
        people |= {one.person for one in rounds if one.kind is not RoundKind.CODE}
        assert sum(map(board.count, Group)) == len(people), "the board does not add up"
        needed = {one.person for one in rounds if one.state in _NEEDED and one.kind is not RoundKind.CODE}
        assert all(board.groups[person] is Group.NEED for person in needed), "a silence is not on the board"

    def end_of_day(self, now: datetime) -> None:
        """Hold that everybody was asked who was to be asked yesterday, wherever they live."""
        memory = self._memory
        self._ended.append(now)
        if (trouble := self._weather.at(now)) and trouble.fault is Fault.AWAY:
            return  # whether everybody was asked is seen when we are back
        while self._ended:
            at = self._ended.pop()
            for check in memory.checks.values():
                self._must_have_been_asked(check, to_local(at, check.zone).date() - timedelta(days=1))
        for about in self._untold.values():
            assert memory.timers.is_due(times.UNKNOWN, about.neighbourhood), "nobody hears of what is unknown"

    def _must_have_been_asked(self, check: Checkin, day: date) -> None:
        begins_at = to_instant(day, time(0), check.zone)
        is_changed = self._changed_at.get(check.person, begins_at) >= begins_at
        if check.asks_on(day) and not is_changed and (check.person, day) not in self._asked:
            self._must_have_been_away(check, day)

    def _must_have_been_away(self, check: Checkin, day: date) -> None:
        """An old silence is not asked about again on a day on which we came back too late."""
        at = to_instant(day, check.at, check.zone)
        late = to_instant(day, time(20), check.zone)
        gone = [one for one in self._weather.between(at, at) if one.begins_at <= at and one.ends_at >= late]
        assert gone, f"{check.person} was not asked on {day}"
        back_on = to_local(gone[0].ends_at, check.zone).date()
        is_silent = any(one.on < day for one in self._open_of(check.person))
        left_on = to_local(gone[0].begins_at, check.zone).date()
        meanwhile = [left_on + timedelta(days=n) for n in range((back_on - left_on).days + 1)]
        is_noted = any((check.person, on) in self._asked for on in meanwhile)
        assert is_silent or is_noted, f"{check.person} was not asked on {day}, and nobody heard of it"
        self.counts["days away"] += 1


_NEEDED: Final = frozenset({RoundState.MISSED, RoundState.LOOKING, RoundState.HELD})
_SILENT_NOW: Final = frozenset({RoundState.MISSED, RoundState.HELD})


def _is_another(known: Checkin, now: Checkin) -> bool:
    """Tell whether it changes when somebody is asked."""
    return (known.state, known.at, known.days, known.paused_until) != (now.state, now.at, now.days, now.paused_until)
