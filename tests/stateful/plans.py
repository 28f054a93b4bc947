"""The machine with what people plan together: sessions, announcements, papers; and what must hold for these."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule

from handlers.announcements.nouns import OUT, AnnouncementState
from handlers.reading.walltime import to_instant
from handlers.sessions.nouns import AHEAD, OVER, TAKES_A_PLACE, Session, SessionState
from tests.stateful.machine import MOST_LINES, PEOPLE, PLACES, Neighbourhood
from tests.stateful.words import ABOUT_ANNOUNCEMENTS, ABOUT_SESSIONS, PLANS
from tests.stateful.world import Facts

LEADING = st.sampled_from(("rita", "jonas"))
NUMBERS = st.integers(1, 3)
DAYS = ("28/12", "tuesday")
MOST_QUESTIONS = 12
TAKES_TIME = timedelta(minutes=10)
UNDECIDED = frozenset({AnnouncementState.ASKED, AnnouncementState.SCHEDULED, AnnouncementState.SENDING})


class Together(Neighbourhood):
    """People of De Linde who also meet, and hear of things."""

    @rule(
        name=PEOPLE, places=st.sampled_from(("1 places", "2 plaatsen", "")), day=st.sampled_from(("28/12", "tuesday"))
    )
    def plans_a_session(self, name: str, places: str, day: str) -> None:
        self.act(name, self._goes_through(name, f"session new Soup {day} 14:00 {places}", "session."), 10 * MOST_LINES)

    @rule(name=LEADING)
    def announces(self, name: str) -> None:
        self.act(name, self._goes_through(name, "announce", "announce."), 10 * MOST_LINES)

    async def _goes_through(self, name: str, words: str, steps: str) -> None:
        """Begin something and answer honestly for as long as it asks; in good time, or we fall silent."""
        street = self.world.street
        await street.clock(street.now + TAKES_TIME)
        await street.says(name, words)
        for _question in range(MOST_QUESTIONS):
            if not (await self.world.asked(name)).startswith(steps):
                return
            await self.world.answers_honestly(name)

    @rule(name=PEOPLE, place=PLACES, words=st.sampled_from(ABOUT_SESSIONS), number=NUMBERS)
    def about_a_session(self, name: str, place: str | None, words: str, number: int) -> None:
        text = words.format(self.world.script(name).digits(str(number)))
        self.act(name, self.world.street.says(name, text, room=place))

    @rule(names=st.lists(PEOPLE, min_size=2, max_size=4, unique=True), number=NUMBERS)
    def many_join(self, names: list[str], number: int) -> None:
        for name in names:
            self.act(name, self.world.street.says(name, f"join S{number}"))
            self.all_is_well()
            self.promises_hold()

    @rule(name=LEADING, words=st.sampled_from(ABOUT_ANNOUNCEMENTS), number=NUMBERS)
    def about_an_announcement(self, name: str, words: str, number: int) -> None:
        self.act(name, self.world.street.says(name, words.format(number)))

    @rule(name=PEOPLE, place=PLACES, words=st.sampled_from(PLANS))
    def plans(self, name: str, place: str | None, words: str) -> None:
        self.act(name, self.world.street.says(name, words, room=place))

    # --- what holds ---

    def __init__(self) -> None:
        super().__init__()
        self.kept: Facts = self.facts

    @invariant()
    def promises_hold(self) -> None:
        """No place is promised twice, and what is over stays over."""
        before, self.kept = self.kept, self.facts
        taken, were_taken = _taken(self.facts), _taken(before)
        for number, one in self.facts.sessions.items():
            was = before.sessions.get(number)
            assert was is None or was.state not in OVER or one.state not in AHEAD, (was.state, one.state)
            most = one.places if one.places else taken[number]
            assert taken[number] <= max(most, were_taken[number]), f"S{number}: {taken[number]} of {one.places}"
        for number, told in self.facts.announcements.items():
            earlier = before.announcements.get(number)
            if earlier is not None and earlier.state not in UNDECIDED | OUT:
                assert told.state is earlier.state, f"announcement {number} is {told.state} again"

    def _ends(self) -> None:
        super()._ends()
        now = self.world.street.now
        late = [one.number for one in self.facts.sessions.values() if one.state not in OVER and _ends_at(one) < now]
        assert not late, f"S{late} never ended"
        undecided = [one.number for one in self.facts.announcements.values() if one.state in UNDECIDED]
        assert not undecided, f"announcements {undecided} were never decided"


def _ends_at(session: Session) -> datetime:
    starts = session.starts_local
    return to_instant(starts.date(), starts.time(), session.zone) + session.lasts


def _taken(facts: Facts) -> Counter[int]:
    running = {one.number for one in facts.sessions.values() if one.state in AHEAD | {SessionState.RUNNING}}
    return Counter(seat.session for seat in facts.seats if seat.state in TAKES_A_PLACE and seat.session in running)
