"""What is pinned, by whom, and what is told of it, decided as values."""

from dataclasses import replace

import pytest

from handlers.announcements.afterwards.pinning import Pinning, pin, tell_where
from handlers.announcements.nouns import ANNOUNCEMENT, Announcement, AnnouncementState, Pinned, Sent
from handlers.announcements.sending.settle import Outcome
from handlers.announcements.timers import LOOKS, PINS, UNPIN, pins_due
from handlers.decision import NOTHING, Cancel, Decision, Entity, Pin, Tick
from tests.handlers.announcements.test_send import BOTH, CASE, JONAS, PLANNED, THERE
from tests.handlers.speaking import NOW, RESIDENTS, says, to, turn

CARD = Entity(ANNOUNCEMENT, "3")
SENT = replace(PLANNED, state=AnnouncementState.SENT)
EVERYWHERE = {RESIDENTS.address: Sent.ARRIVED, THERE.address: Sent.ARRIVED}


def facts(
    linde: Sent | None = None, mol: Sent | None = None, *, on: bool = True, about: Announcement = SENT
) -> Pinning:
    """Say what came of pinning it in the two rooms where it stands; None: nobody asked for it there."""
    hows = {RESIDENTS.address: linde, THERE.address: mol}
    case = replace(CASE, announcement=about, reach=BOTH)
    return Pinning(Outcome(case, EVERYWHERE), {where: Pinned(on, how) for where, how in hows.items() if how})


def looked(looks: int = 0, *, off: bool = False) -> Tick:
    """Let the moment come to look how it went."""
    return Tick("due:2", NOW, pins_due(SENT, NOW, "jonas", off=off, looks=looks), NOW)


def pins(decision: Decision) -> list[Pin]:
    return [one for one in decision.say if isinstance(one, Pin)]


def test_it_is_pinned_and_looked_at_a_little_later_for_who_asked() -> None:
    decision = pin(turn(who=JONAS), facts())
    assert pins(decision) == [Pin(CARD)]
    assert says(decision, to(JONAS)) == ["I pin announcement 3 at the top of 2 rooms."]
    assert [(due.kind, due.person) for due in decision.due] == [(PINS, "jonas")]
    assert decision.cancel == (Cancel(PINS, "3"), Cancel(UNPIN, "3"))


def test_only_what_was_pinned_is_let_go_of() -> None:
    assert pins(pin(turn(who=JONAS), facts(Sent.ARRIVED, Sent.REFUSED), off=True)) == [Pin(CARD, off=True)]
    assert says(pin(turn(who=JONAS), facts(Sent.ARRIVED, Sent.REFUSED), off=True)) == [
        "I unpin announcement 3 in 1 room."
    ]
    for nowhere in (facts(), facts(Sent.ARRIVED, on=False), facts(Sent.CANNOT, Sent.REFUSED)):
        assert says(pin(turn(who=JONAS), nowhere, off=True)) == ["It is not pinned in any room."]


@pytest.mark.parametrize("state", set(AnnouncementState) - {AnnouncementState.SENDING, AnnouncementState.SENT})
def test_what_does_not_stand_in_a_room_is_not_pinned(state: AnnouncementState) -> None:
    stands = state in {AnnouncementState.PARTIAL, AnnouncementState.CORRECTED}
    decision = pin(turn(who=JONAS), facts(about=replace(SENT, state=state)))
    assert bool(pins(decision)) is stands


def test_who_organises_there_no_more_pins_nothing_not_even_their_own() -> None:
    gone = facts()
    gone = replace(gone, outcome=replace(gone.outcome, case=replace(gone.outcome.case, reach=frozenset())))
    decision = pin(turn(who=JONAS), gone)
    assert (pins(decision), says(decision)) == ([], ["Only who organises there can pin it."])
    assert pins(pin(turn(who=JONAS), None)) == []


def test_it_is_looked_at_again_while_a_room_may_follow_and_told_in_the_end() -> None:
    waiting = facts(Sent.ARRIVED, Sent.WAITING)
    assert [dict(due.fields)["looks"] for due in tell_where(looked(), waiting).due] == ["1"]
    (told,) = says(tell_where(looked(len(LOOKS) - 1), waiting), to(JONAS))
    assert told == "1 of 2 done. Molenwijk – residents: it could not be reached yet."


@pytest.mark.parametrize(
    ("how", "why"),
    [
        (Sent.REFUSED, "I have no right to pin there"),
        (Sent.CANNOT, "nothing can be pinned there"),
        (Sent.CLOSED, "I may not write there"),
    ],
)
def test_why_it_is_not_pinned_somewhere_is_said(how: Sent, why: str) -> None:
    (told,) = says(tell_where(looked(), facts(Sent.ARRIVED, how)), to(JONAS))
    assert told == f"1 of 2 done. Molenwijk – residents: {why}."


def test_what_was_taken_back_or_is_gone_is_told_about_no_more() -> None:
    withdrawn = facts(Sent.ARRIVED, Sent.ARRIVED, about=replace(SENT, state=AnnouncementState.WITHDRAWN))
    assert tell_where(looked(), withdrawn) == tell_where(looked(), None) == NOTHING


def test_who_lets_go_of_it_hears_when_it_is_pinned_nowhere() -> None:
    done = facts(Sent.ARRIVED, Sent.ARRIVED, on=False)
    assert says(tell_where(looked(off=True), done), to(JONAS)) == ["Announcement 3 is pinned nowhere any more."]
