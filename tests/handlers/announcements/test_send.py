"""What is sent to whom, decided as values."""

from dataclasses import replace
from datetime import timedelta

from handlers.announcements.approving.approve import lapse
from handlers.announcements.audience import Country, Target
from handlers.announcements.case import Case
from handlers.announcements.flow import ANNOUNCEMENT_FLOW
from handlers.announcements.nouns import Addressee, Addressees, Announcement, AnnouncementState, Sent, Wording
from handlers.announcements.privately import Recipient
from handlers.announcements.sending.send import Sending, send, to_rooms
from handlers.announcements.sending.settle import Outcome, settle
from handlers.announcements.steps import StillSend
from handlers.announcements.timers import LAPSE, LOOKS, SETTLE, settle_due
from handlers.decision import NOTHING, Entity, Lane, Tick, ToOneRoom
from handlers.model import Address, Due, Neighbourhood, Room, RoomKind
from tests.handlers.speaking import LINDE, NOW, RESIDENTS, RITA, asked, person, saved, says, spoken, to

JONAS, TOM = person("Jonas"), person("Tom")
MOL = Neighbourhood("molenwijk", "Molenwijk", "fr", "Europe/Brussels")
THERE = Room(Address("matrix", "!mol:example.org"), "molenwijk", RoomKind.RESIDENTS, bridged=True)
TARGETS = (Target(LINDE, RESIDENTS), Target(MOL, THERE))
BOTH = frozenset({"delinde", "molenwijk"})
PLANNED = Announcement(
    3,
    "jonas",
    AnnouncementState.SCHEDULED,
    ("delinde", "molenwijk"),
    (RoomKind.RESIDENTS,),
    (Wording("nl", "Soep"), Wording("fr", "Soupe")),
    NOW,
    NOW.replace(tzinfo=None),
    "Europe/Brussels",
    approver="rita",
    version=2,
)
CASE = Case(PLANNED, Country((LINDE, MOL)), TARGETS, JONAS)
READY = Sending(CASE, BOTH, RITA, frozenset({"molenwijk"}))


def tick(late: timedelta = timedelta(), due: Due | None = None) -> Tick:
    """Let the moment come."""
    what = due or Due("announcement.send", "3", NOW.replace(tzinfo=None), "Europe/Brussels")
    return Tick("due:1", NOW + late, what, NOW)


def test_every_room_is_told_by_a_name_that_no_trigger_changes() -> None:
    decision = send(tick(), READY)
    told = spoken(decision)
    assert [one.to for one in told] == [ToOneRoom(t.place.id, t.room.address) for t in TARGETS]
    assert {one.once for one in told} == {"announcement:3:1:0"}
    assert {one.lane for one in told} == {Lane.PLANNED}
    assert {one.about for one in told} == {Entity("announcement", "3", "sending")}
    assert all(one.card for one in told)
    (after,) = saved(decision, Announcement)
    assert (after.state, after.sent_at) == (AnnouncementState.SENDING, NOW)
    assert [due.kind for due in decision.due] == [SETTLE]


def test_nothing_is_sent_twice_or_before_it_was_agreed_to() -> None:
    for state in set(AnnouncementState) - {AnnouncementState.SCHEDULED}:
        other = replace(READY, case=replace(CASE, announcement=replace(PLANNED, state=state)))
        assert send(tick(), other) == NOTHING
    assert send(tick(), None) == NOTHING


def test_who_wrote_it_must_still_answer_for_every_place_and_who_agreed_for_one() -> None:
    lost = send(tick(), replace(READY, writer_reach=frozenset({"delinde"})))
    assert [one.state for one in saved(lost, Announcement)] == [AnnouncementState.BLOCKED]
    assert says(lost, to(RITA)) == ["I did not send announcement 3: Jonas may not announce there any more."]
    assert says(lost, to(JONAS)) == says(lost, to(RITA))
    gone = send(tick(), replace(READY, approver_reach=frozenset()))
    assert says(gone) == ["I did not send announcement 3: Rita may not announce there any more."]


def test_a_full_room_is_left_out() -> None:
    (only,) = spoken(send(tick(), replace(READY, full=TARGETS[:1])))
    assert only.to == ToOneRoom("molenwijk", THERE.address)


def test_for_whom_it_is_is_kept_with_the_rooms_that_are_left_out() -> None:
    amina = Recipient(person("Amina"), "fr", home="molenwijk")
    sending = replace(READY, case=replace(CASE, privately=(amina,)), full=TARGETS[:1])
    (kept,) = saved(send(tick(), sending), Addressees)
    assert kept.all == (
        Addressee(3, "molenwijk", 1, "matrix", "!mol:example.org"),
        Addressee(3, "delinde", 0, RESIDENTS.address.channel, RESIDENTS.address.value),
        Addressee(3, "molenwijk", 1, person="amina"),
    )


def test_long_late_it_is_asked_about() -> None:
    assert spoken(send(tick(timedelta(hours=6)), READY))[0].msgid == "announcement"
    late = send(tick(timedelta(hours=7)), READY)
    assert asked(late, to(JONAS)).msgid == "announce.still"
    assert late.save == ()
    assert [due.kind for due in late.due] == [LAPSE]


def test_nobody_says_whether_it_is_still_to_go_and_it_is_let_go_of() -> None:
    over = lapse(tick(timedelta(days=3)), CASE)
    assert [one.state for one in saved(over, Announcement)] == [AnnouncementState.LAPSED]
    assert says(over) == ["Announcement 3 is not sent: I heard no yes for three days. Do you want to change it?"]
    assert StillSend.name in {one.step for one in over.close}


def test_another_attempt_and_another_edition_have_other_names() -> None:
    names = {
        one.once
        for edition, attempt in ((1, 0), (1, 1), (2, 0))
        for one in to_rooms(replace(PLANNED, edition=edition), TARGETS, attempt)
    }
    assert len(names) == 3


# --- how it went --------------------------------------------------------------------------------------------------

SENDING = replace(PLANNED, state=AnnouncementState.SENDING)
IN_ONE = {RESIDENTS.address: Sent.ARRIVED}


def outcome(**rooms: Sent) -> Outcome:
    """Say what came of it in the two rooms."""
    known = {"linde": RESIDENTS.address, "mol": THERE.address}
    return Outcome(replace(CASE, announcement=SENDING), {known[name]: how for name, how in rooms.items()})


def looked(looks: int = 0) -> Tick:
    """Let the moment come to look how it went."""
    return tick(due=settle_due(SENDING, NOW, 0, looks))


def test_it_is_looked_at_again_while_a_room_waits_and_told_in_the_end() -> None:
    waiting = outcome(linde=Sent.ARRIVED, mol=Sent.WAITING)
    (due,) = settle(looked(), waiting).due
    assert dict(due.fields)["looks"] == "1"
    last = settle(looked(len(LOOKS) - 1), waiting)
    assert says(last, to(JONAS)) == [
        "1 of 2 arrived. Molenwijk – residents: it could not be reached yet. Shall I try again?"
    ]


def test_all_is_well_is_said_once() -> None:
    done = settle(looked(), outcome(linde=Sent.ARRIVED, mol=Sent.ARRIVED))
    assert says(done, to(JONAS)) == ["Announcement 3 is in all 2 rooms. Shall I pin it at the top?"]
    assert [one.state for one in saved(done, Announcement)] == [AnnouncementState.SENT]


def test_why_a_room_does_not_have_it_is_said() -> None:
    reasons = {
        Sent.CLOSED: "I may not write there",
        Sent.REFUSED: "it did not accept the message",
        Sent.UNSURE: "I do not know whether it arrived",
    }
    for how, why in reasons.items():
        (told,) = says(settle(looked(), outcome(linde=Sent.ARRIVED, mol=how)))
        assert why in told
    (told,) = says(settle(looked(), outcome(linde=Sent.ARRIVED)))
    assert "it had its announcements of this week already" in told
    had_enough = outcome(linde=Sent.ARRIVED)
    moved = replace(
        had_enough, case=replace(had_enough.case, addressees=(Addressee(3, "molenwijk", 1, "matrix", "!m"),))
    )
    (told,) = says(settle(looked(), moved))
    assert "it is a new room" in told


def test_an_outcome_of_an_earlier_edition_says_nothing() -> None:
    newer = replace(CASE, announcement=replace(SENDING, edition=2))
    assert settle(looked(), Outcome(newer, IN_ONE)) == NOTHING
    assert settle(looked(), None) == NOTHING


def test_every_move_that_is_made_is_one_that_is_drawn() -> None:
    made = [(PLANNED, send(tick(), READY)), (SENDING, settle(looked(), outcome(linde=Sent.ARRIVED)))]
    for before, decision in made:
        (after,) = saved(decision, Announcement)
        assert (before.state, after.state) in ANNOUNCEMENT_FLOW.arrows
