"""What is told to people in private, decided as values: who had enough, what came of it, and no names."""

from dataclasses import replace

from handlers.announcements.afterwards.again import Retrying, send_again
from handlers.announcements.afterwards.withdraw import ask_to_withdraw
from handlers.announcements.nouns import Announcement, AnnouncementState, Sent
from handlers.announcements.privately import VOLUNTEERS, Recipient
from handlers.announcements.sending.send import Sending, send
from handlers.announcements.sending.settle import Outcome, settle
from handlers.announcements.steps import SendAgain
from handlers.decision import Answer, ToPerson
from tests.handlers.announcements.test_send import CASE, JONAS, PLANNED, READY, looked, tick
from tests.handlers.speaking import AN, KARIM, RITA, asked, saved, says, spoken, to, turn

HELPERS = (Recipient(AN, "nl"), Recipient(KARIM, "fr"))
ALONE = replace(PLANNED, kinds=(), roles=VOLUNTEERS)
TO_HELPERS = replace(CASE, announcement=ALONE, targets=(), privately=HELPERS, reach=frozenset({"delinde"}))
SENDING = replace(TO_HELPERS, announcement=replace(ALONE, state=AnnouncementState.SENDING))


def outcome(an: Sent, karim: Sent) -> Outcome:
    """Say what came of it with the two helpers."""
    return Outcome(SENDING, {}, tuple(zip(HELPERS, (an, karim), strict=True)))


def test_each_is_told_in_private_in_their_language_under_one_name() -> None:
    told = spoken(send(tick(), replace(READY, case=TO_HELPERS)))
    assert [one.to for one in told] == [ToPerson("an"), ToPerson("karim")]
    assert {one.once for one in told} == {"announcement:3:1:0"}
    assert all(one.card for one in told)
    first = [text.split("\n")[1] for text in says(send(tick(), replace(READY, case=TO_HELPERS)))]
    assert first == ["Soep", "Soupe"]


def test_who_was_told_enough_this_week_is_left_out() -> None:
    (only,) = spoken(send(tick(), replace(READY, case=TO_HELPERS, tired=frozenset({"an"}))))
    assert only.to == ToPerson("karim")


def test_two_people_need_a_second_yes_and_one_does_not() -> None:
    alone = replace(TO_HELPERS, announcement=replace(ALONE, approver=None))
    asks = send(tick(), Sending(alone, READY.writer_reach, None, frozenset(), colleagues=(RITA,)))
    assert [one.state for one in saved(asks, Announcement)] == [AnnouncementState.ASKED]
    assert says(asks, to(JONAS)) == ["Announcement 3 goes to several people now: somebody else has to say yes."]
    nobody = says(send(tick(), Sending(alone, READY.writer_reach, None, frozenset())), to(JONAS))[0].split("\n")
    assert nobody[1].startswith("Somebody else has to say yes first, and there is nobody.")
    assert nobody[2] == "To say yes: announce 3 ok."
    one = replace(alone, privately=HELPERS[:1])
    goes = send(tick(), Sending(one, READY.writer_reach, None, frozenset()))
    assert [one.state for one in saved(goes, Announcement)] == [AnnouncementState.SENDING]


def test_how_many_got_it_is_said_and_never_who() -> None:
    well = settle(looked(), outcome(Sent.ARRIVED, Sent.ARRIVED))
    assert says(well, to(JONAS)) == ["Announcement 3 was sent. 2 people got it in private."]
    lost = settle(looked(), outcome(Sent.ARRIVED, Sent.REFUSED))
    assert says(lost, to(JONAS)) == [
        "1 person got it in private. 1 person could not be reached in private. Shall I try again?"
    ]
    assert settle(looked(), outcome(Sent.ARRIVED, Sent.WAITING)).say == ()


def test_who_was_not_reached_is_tried_again_and_nobody_else() -> None:
    again = turn("ja", who=JONAS, answer=Answer("yes", "ja"))
    decision = send_again(again, SendAgain(3, 0), Retrying(outcome(Sent.ARRIVED, Sent.REFUSED)))
    assert [one.to for one in spoken(decision) if one.msgid == "announcement"] == [ToPerson("karim")]
    done = send_again(again, SendAgain(3, 0), Retrying(outcome(Sent.ARRIVED, Sent.ARRIVED)))
    assert says(done) == ["There is nothing to send again."]


def test_taking_it_back_says_how_many_people_have_it() -> None:
    question = asked(ask_to_withdraw(turn(who=JONAS), outcome(Sent.ARRIVED, Sent.WAITING)))
    assert question.msgid == "announce.take_back"
    assert says(ask_to_withdraw(turn(who=JONAS), outcome(Sent.ARRIVED, Sent.WAITING)))[0].startswith("2 people got it")
