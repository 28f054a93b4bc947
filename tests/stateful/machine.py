"""The machine that makes up conversations, and what must hold after each of its steps."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import Coroutine
from datetime import timedelta
from typing import Any, TypeVar

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from bot.play.street import Line
from handlers.model import IncomingKind, Role
from tests.stateful.words import CAST, COMMANDS, EMOJI, NUMBERED, ODD, RESCUES
from tests.stateful.world import LONGEST, POINTS, RUN_OUT, Facts, World, helpers, is_death

T = TypeVar("T")
PEOPLE = st.sampled_from(tuple(CAST))
RESIDENTS = st.sampled_from(tuple(name for name, (role, *_) in CAST.items() if role == "resident"))
HELPERS = st.sampled_from(tuple(name for name, (role, *_) in CAST.items() if role in {"volunteer", "organiser"}))
PLACES = st.sampled_from((None, None, None, "bewoners", "vrijwilligers", "team"))
ROOMS = st.sampled_from(("#bewoners", "#vrijwilligers", "#team"))
WORDS = st.sampled_from(COMMANDS) | st.sampled_from(ODD) | st.text(max_size=60)
NUMBERS = st.integers(1, 4)
MOST_LINES = 40
"""Lines that one thing somebody does may bring: everybody hears of it at most a few times."""
MOST_LINES_A_DAY = 60
"""Lines that one day may bring, to all together."""
LEADERS = frozenset({Role.ORGANISER, Role.DEPUTY})


class Neighbourhood(RuleBasedStateMachine):
    """People of De Linde, whatever they do."""

    def __init__(self) -> None:
        super().__init__()
        self.runner = asyncio.Runner()
        self.errors: list[object] = []
        self.runner.get_loop().set_exception_handler(self._note_error)
        self.world = self.run(World.open())
        self.facts: Facts = self.run(self.world.facts())
        self.actor = ""
        self.most_lines = MOST_LINES

    def run(self, what: Coroutine[Any, Any, T]) -> T:
        """Run something in the loop of this street."""
        return self.runner.run(what)

    def act(self, name: str, what: Coroutine[Any, Any, object], most_lines: int = MOST_LINES) -> None:
        """Let somebody do something; the invariants look at what came of it."""
        self.actor, self.most_lines = name, most_lines
        self.run(what)

    def _note_error(self, _loop: object, context: dict[str, Any]) -> None:
        if not is_death(context.get("exception")):
            self.errors.append(context)

    # --- what happens ---

    @initialize(name=RESIDENTS, helper=HELPERS)
    def somebody_asks_at_once(self, name: str, helper: str) -> None:
        self.act(name, self._asks(name), 10 * MOST_LINES)

    @rule(name=RESIDENTS)
    def asks(self, name: str) -> None:
        self.act(name, self._asks(name), 10 * MOST_LINES)

    async def _asks(self, name: str) -> None:
        await self.world.street.says(name, "need")
        for _question in range(10):
            if not (await self.world.asked(name)).startswith("request."):
                return
            await self.world.answers_honestly(name)

    @rule(name=PEOPLE)
    def answers(self, name: str) -> None:
        self.act(name, self.world.answers_honestly(name))

    @rule(name=PEOPLE, place=PLACES, text=WORDS)
    def says(self, name: str, place: str | None, text: str) -> None:
        self.act(name, self.world.street.says(name, text, room=place))

    @rule(name=PEOPLE, place=PLACES, data=st.data())
    def chats(self, name: str, place: str | None, data: st.DataObject) -> None:
        script = self.world.script(name)
        text = data.draw(st.sampled_from((*script.chat, *script.tasks)))
        self.act(name, self.world.street.says(name, text, room=place))

    @rule(name=PEOPLE, place=PLACES, words=st.sampled_from(NUMBERED), number=NUMBERS)
    def about_a_request(self, name: str, place: str | None, words: str, number: int) -> None:
        text = words.format(self.world.script(name).digits(str(number)))
        self.act(name, self.world.street.says(name, text, room=place))

    @rule(name=HELPERS, number=NUMBERS)
    def takes(self, name: str, number: int) -> None:
        self.act(name, self.world.street.says(name, f"take {number}", room="bewoners"))

    @rule(name=PEOPLE)
    def tells_a_secret(self, name: str) -> None:
        self.act(name, self.world.street.says(name, self.world.secret(name)))

    @rule(name=PEOPLE, text=WORDS)
    def edits(self, name: str, text: str) -> None:
        if self.world.street._talkers[name].said:
            self.act(name, self.world.street.edits(name, text))

    @rule(name=PEOPLE)
    def takes_back(self, name: str) -> None:
        if self.world.street._talkers[name].said:
            self.act(name, self.world.street.redacts(name))

    @rule(name=PEOPLE, emoji=st.sampled_from(EMOJI), place=st.sampled_from((None, "bewoners", "team")))
    def reacts(self, name: str, emoji: str, place: str | None) -> None:
        if self.world.street.heard(f"#{place}" if place else name):
            self.act(name, self.world.street.reacts(name, emoji, room=place))

    @rule(name=PEOPLE, room=ROOMS, kind=st.sampled_from((IncomingKind.JOIN, IncomingKind.LEAVE, IncomingKind.BAN)))
    def comes_or_goes(self, name: str, room: str, kind: IncomingKind) -> None:
        self.act(name, self.world.street.does(self.world.incoming(name, kind, room=room)))

    @rule(name=st.sampled_from(("rita", "jonas", "maria")), role=st.sampled_from(("organiser", "deputy", "remove")))
    def appoints(self, name: str, role: str) -> None:
        self.act(name, self.world.street.says(name, f"neighbourhood {role} @eve:b"))

    @rule(name=PEOPLE, point=st.sampled_from(POINTS), passing=st.integers(1, 3), data=st.data())
    def says_and_we_die(self, name: str, point: str, passing: int, data: st.DataObject) -> None:
        text = data.draw(st.sampled_from(("need", "take 1", "take 2", "1", "2", "done 1", "release 1", "stop", "menu")))
        incoming = self.world.incoming(name, IncomingKind.MESSAGE, text=text)
        self.act(name, self.world.dies(point, passing, incoming))

    @rule(hours=st.sampled_from((0, 1, 5, 24, 72)))
    def we_are_away(self, hours: int) -> None:
        self.act("", self.world.street.down(timedelta(hours=hours)), _lines_in(hours))

    @rule(hours=st.sampled_from((1, 3, 12, 24, 24, 100)))
    def time_passes(self, hours: int) -> None:
        street = self.world.street
        self.act("", street.clock(street.now + timedelta(hours=hours)), _lines_in(hours))

    @rule(on=st.booleans())
    def the_channel_fails(self, *, on: bool) -> None:
        self.act("", self.world.street.outage("console", on=True) if on else self.world.heal(), _lines_in(24))

    @rule(name=PEOPLE, word=st.sampled_from(RESCUES))
    def wants_out(self, name: str, word: str) -> None:
        self.act(name, self._gets_out(name, word), _lines_in(24))

    async def _gets_out(self, name: str, word: str) -> None:
        """Whoever is asked something hears an answer to each rescue word, and is free after a few times "stop"."""
        world, street = self.world, self.world.street
        await self.world.heal()
        before = len(street.heard(name))
        await street.says(name, word)
        if not await self._is_silent(name):
            assert len(street.heard(name)) > before, f"{word!r} was not answered"
        for _time in range(8):
            if not await world.asked(name) or await self._is_silent(name):
                return
            await street.says(name, "stop")
        raise AssertionError(f"stuck in {await world.asked(name)}")

    async def _is_silent(self, name: str) -> bool:
        async with self.world.street.store.begin() as tx:
            person = await tx.person(self.world.ids[name])
        return person is None or person.stopped

    # --- what holds ---

    @invariant()
    def all_is_well(self) -> None:
        before, now = self.facts, self.run(self.world.facts())
        news, self.facts = self.world.news(), now
        assert self.errors == []
        assert now.set_aside in {(), ("new",)}, now.set_aside
        assert len(news) <= self.most_lines, len(news)
        for line in news:
            self._must_be_well(line)
            self._must_be_for(line, before, now)
        self._must_gain_no_right(before, now)
        self._must_go_on(before, now)

    def _must_be_well(self, line: Line) -> None:
        assert len(line.text) <= LONGEST
        assert "{" not in line.text.replace("{x}", "")
        assert line.text.count("\u2068") == line.text.count("\u2069")
        assert not [c for c in line.text if unicodedata.category(c) in {"Cc", "Cs"} and c != "\n"]

    def _must_be_for(self, line: Line, before: Facts, now: Facts) -> None:
        """Hold that a secret reaches only whom it was released to, and no room."""
        for secret in self.world.told(line):
            assert not line.to.startswith("#"), f"{line} gives away {secret}"
            known = self.world.may_know(line, secret, now) or self.world.may_know(line, secret, before)
            assert known, f"{line} gives away {secret}"

    def _must_gain_no_right(self, before: Facts, now: Facts) -> None:
        may_give = before.granted.get(self.world.ids.get(self.actor, ""), frozenset()) & LEADERS
        for person, roles in now.granted.items():
            gained = roles - before.granted.get(person, frozenset())
            assert may_give or not gained, f"{person} became {gained} by {self.actor}"

    def _must_go_on(self, before: Facts, now: Facts) -> None:
        """Hold that what is over stays over, that nobody is promised to two, and that no request vanishes."""
        for number, was in before.requests.items():
            is_now = now.requests[number]
            assert not was.state.is_final or is_now.state is was.state, (was.state, is_now.state)
        for number, count in helpers(now).items():
            assert count <= now.requests[number].helpers

    def teardown(self) -> None:
        """Let everybody out, let all time run out, and see that every request has come to one end."""
        try:
            self._ends()
        finally:
            self.run(self.world.close())
            self.runner.close()

    def _ends(self) -> None:
        street = self.world.street
        self.act("", self.world.heal(), _lines_in(24))
        self.all_is_well()
        for name in CAST:
            if self.run(self.world.asked(name)):
                self.act(name, self._gets_out(name, "menu"), _lines_in(24))
                self.all_is_well()
        self.act("", street.clock(street.now + RUN_OUT), _lines_in(RUN_OUT.days * 24))
        self.all_is_well()
        assert self.facts.set_aside == ()
        series = {one.series: one.number for one in self.facts.requests.values() if one.series is not None}
        for one in self.facts.requests.values():
            goes_on = series.get(one.series or 0) == one.number
            assert one.state.is_final or goes_on, f"#{one.number} is still {one.state}"


def _lines_in(hours: int) -> int:
    return MOST_LINES + MOST_LINES_A_DAY * (hours // 24 + 1)


def conversations(
    machine: type[Neighbourhood], seed_number: int, runs: int, steps: int, *, shrink: bool = False
) -> None:
    """Make up conversations; what fails is raised with the steps that led there, which *shrink* makes fewer."""
    phases = (Phase.generate, Phase.shrink) if shrink else (Phase.generate,)
    seeded = seed(seed_number)(type("Seeded", (machine,), {}))
    run_state_machine_as_test(
        seeded,
        settings=settings(
            max_examples=runs,
            stateful_step_count=steps,
            phases=phases,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
        ),
    )
