"""Who gets a message, when, and who after them; nobody else reads it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from handlers.basics.calls import Reach
from handlers.contact.answering import choose, pass_on
from handlers.contact.asking import Counters, begin, choose_about, hear_words
from handlers.contact.case import Counter, InquiryCase, timers
from handlers.contact.duty import Duties, choose_deputy, choose_hours, choose_who, show
from handlers.contact.hours import is_there, next_there
from handlers.contact.nouns import Desk, Duty, Inquiry, InquiryState
from handlers.contact.steps import (
    ContactAbout,
    ContactWords,
    DutyAbout,
    DutyDeputy,
    DutyHours,
    DutyWho,
    MessageHeld,
    MessageWaits,
    PassOn,
)
from handlers.contact.waiting import ask_all, ask_deputy, ask_first, forget, lapse
from handlers.decision import Tick, Turn
from handlers.model import Due, Role
from tests.handlers.speaking import (
    AN,
    KARIM,
    LINDE,
    NOW,
    RITA,
    SANNE,
    answers,
    asked,
    english,
    ids,
    organiser,
    saved,
    says,
    to,
    turn,
)

S = InquiryState
PLACE = Reach(LINDE, Role.ORGANISER, (RITA, SANNE))
GUARDED = Counter(Reach(LINDE, Role.CONFIDENTIAL, (KARIM,)), Duty("delinde", Desk.WORRY))
EVERYBODY = Counter(PLACE, Duty("delinde", Desk.PLACE))
ON_DUTY = Counter(PLACE, Duty("delinde", Desk.PLACE, "rita", "sanne"))
WORDS = "May we close the street?"
SATURDAY = datetime.fromisoformat("2026-11-28T11:00+00:00")


def case(state: InquiryState = S.WAITING, counter: Counter = ON_DUTY) -> InquiryCase:
    """Make a message of An; Rita holds it once it is held."""
    holder = RITA if state is S.HELD else None
    held_by = "rita" if holder else None
    inquiry = Inquiry("AB12CD", "an", "delinde", state, counter.duty.desk, WORDS, NOW, NOW, ("rita",), held_by, 1)
    return InquiryCase(inquiry, AN, counter, holder)


def tick(kind: str = "contact.deputy", state: InquiryState = S.WAITING) -> Tick:
    """Let a timer come up."""
    due = Due(kind, "AB12CD", NOW.replace(tzinfo=None), "Europe/Brussels", fields=(("state", state.value),))
    return Tick("due:1", NOW + timedelta(days=1), due, NOW)


# --- writing it -----------------------------------------------------------------------------------------------------


def test_only_what_somebody_reads_can_be_chosen() -> None:
    question = asked(begin(turn(), Counters((("delinde", "De Linde"),), (EVERYBODY, GUARDED))))
    assert ids(question.choices) == ["place", "worry"]
    assert says(begin(turn(), Counters((("delinde", "De Linde"),), ())))[0].startswith(
        "I find nobody who could read it now"
    )


def test_who_reads_it_is_said_before_it_is_written() -> None:
    decided = choose_about(answers("worry"), ContactAbout("delinde"), Counters((), (EVERYBODY, GUARDED)))
    assert says(decided) == ["Write your message. Only Karim read it, and see that it is from you."]


def test_within_the_hours_who_is_on_duty_gets_it_at_once_and_who_wrote_it_a_receipt() -> None:
    said = turn(WORDS)
    decided = hear_words(said, ContactWords("delinde", Desk.PLACE), Counters((), (ON_DUTY,)))
    (inquiry,) = saved(decided, Inquiry)
    assert (inquiry.words, inquiry.asked, inquiry.state) == (WORDS, ("rita",), S.WAITING)
    assert says(decided, to(RITA)) == [
        "An (De Linde) wrote about: a question about the neighbourhood\n“May we close the street?”\n"
        f"Answer An: @an:example.org\nReceipt {inquiry.id}"
    ]
    assert says(decided, to(AN)) == [
        f"Your message is with Rita (receipt {inquiry.id}).\nYou hear from me when somebody answers it."
    ]
    assert not says(decided, to(SANNE))
    assert {due.kind: due.local.date().isoformat() for due in decided.due} == {
        "contact.deputy": "2026-11-25",
        "contact.all": "2026-11-26",
        "contact.lapse": "2026-12-22",
    }


def test_outside_the_hours_it_waits_for_them_and_the_numbers_to_call_are_named() -> None:
    decided = hear_words(
        replace(turn(WORDS), now=SATURDAY), ContactWords("delinde", Desk.PLACE), Counters((), (ON_DUTY,))
    )
    assert not says(decided, to(RITA))
    (told,) = says(decided, to(AN))
    assert "Nobody is there now. They look at it from Monday 30 November 2026, 9:00 on." in told
    assert "In danger: call 112 or 101." in told
    assert {due.kind: due.local.isoformat() for due in decided.due if due.kind != "contact.lapse"} == {
        "contact.opens": "2026-11-30T09:00:00",
        "contact.deputy": "2026-12-01T09:00:00",
        "contact.all": "2026-12-02T09:00:00",
    }
    assert says(ask_first(tick("contact.opens"), case()), to(RITA))


def test_a_worry_waits_for_no_hours() -> None:
    decided = hear_words(
        replace(turn(WORDS), now=SATURDAY), ContactWords("delinde", Desk.WORRY), Counters((), (EVERYBODY, GUARDED))
    )
    assert says(decided, to(KARIM))
    assert not says(decided, to(RITA))


def test_where_nobody_is_on_duty_all_who_may_are_asked() -> None:
    decided = hear_words(turn(WORDS), ContactWords("delinde", Desk.PLACE), Counters((), (EVERYBODY,)))
    assert [one for one in (RITA, SANNE) if says(decided, to(one))] == [RITA, SANNE]


def test_who_is_on_duty_and_has_the_role_no_more_is_not_asked() -> None:
    gone = Counter(PLACE, Duty("delinde", Desk.PLACE, "jonas", "sanne"))
    assert gone.first == (SANNE,)
    assert Counter(PLACE, Duty("delinde", Desk.PLACE, "jonas", "els")).first == PLACE.people


@pytest.mark.parametrize(
    ("at", "there", "then"),
    [
        ("2026-11-24T08:59", False, "2026-11-24T09:00"),
        ("2026-11-24T09:00", True, "2026-11-24T09:00"),
        ("2026-11-24T16:59", True, "2026-11-24T16:59"),
        ("2026-11-24T17:00", False, "2026-11-25T09:00"),
        ("2026-11-27T20:00", False, "2026-11-30T09:00"),
        ("2026-12-25T10:00", False, "2026-12-28T09:00"),
    ],
)
def test_somebody_is_there_on_working_days_within_the_hours(at: str, there: bool, then: str) -> None:
    duty = Duty("delinde", Desk.PLACE)
    assert is_there(duty, datetime.fromisoformat(at)) is there
    assert next_there(duty, datetime.fromisoformat(at)) == datetime.fromisoformat(then)


# --- answering it ---------------------------------------------------------------------------------------------------


def test_who_answers_it_holds_it_and_everybody_knows() -> None:
    decided = choose(answers("mine", who=SANNE), MessageWaits("AB12CD"), case())
    (inquiry,) = saved(decided, Inquiry)
    assert (inquiry.state, inquiry.held_by) == (S.HELD, "sanne")
    assert says(decided, to(AN)) == ["Sanne answers your message (receipt AB12CD)."]
    assert says(decided, to(RITA)) == ["Sanne answers it. You do not have to."]
    assert asked(decided, to(SANNE)).step == MessageHeld("AB12CD")


def test_what_is_answered_is_closed_and_its_words_are_forgotten() -> None:
    decided = choose(answers("done", who=RITA), MessageHeld("AB12CD"), case(S.HELD))
    (inquiry,) = saved(decided, Inquiry)
    assert (inquiry.state, inquiry.words) == (S.CLOSED, "")
    assert says(decided, to(AN))[0].startswith("Rita says that your message is answered (receipt AB12CD).")
    assert [due.kind for due in decided.due] == ["contact.forget"]


def test_it_is_passed_on_only_to_who_may_read_it() -> None:
    question = asked(choose(answers("pass", who=RITA), MessageHeld("AB12CD"), case(S.HELD)))
    assert ids(question.choices) == ["sanne", "keep"]
    decided = pass_on(answers("sanne", who=RITA), PassOn("AB12CD"), case(S.HELD))
    (inquiry,) = saved(decided, Inquiry)
    assert (inquiry.state, inquiry.held_by, inquiry.asked) == (S.WAITING, None, ("sanne",))
    assert says(decided, to(SANNE))[0].startswith("Rita passes this on to you.\nAn (De Linde) wrote about")
    assert says(decided, to(AN)) == ["Your message is now with Sanne (receipt AB12CD)."]
    alone = choose(answers("pass", who=KARIM), MessageWaits("AB12CD"), case(counter=GUARDED))
    assert says(alone) == ["Nobody else may read it. Please answer it yourself."]
    assert alone.keep_open


@pytest.mark.parametrize("choice", ["mine", "pass", "done"])
def test_who_may_not_read_it_does_nothing_with_it(choice: str) -> None:
    for answer in (
        choose(answers(choice, who=KARIM), MessageWaits("AB12CD"), case()),
        choose(answers(choice, who=SANNE), MessageWaits("AB12CD"), case(S.HELD)),
        choose(answers(choice, who=RITA), MessageWaits("AB12CD"), case(S.CLOSED)),
        choose(answers(choice, who=RITA), MessageWaits("AB12CD"), None),
    ):
        assert answer.save == ()
        assert WORDS not in "".join(says(answer))


# --- nobody answers -------------------------------------------------------------------------------------------------


def test_the_deputy_is_asked_then_everybody_and_who_wrote_it_hears_how_it_stands() -> None:
    second = ask_deputy(tick(), case())
    assert says(second, to(SANNE))[0].startswith("Nobody has answered this yet.")
    assert not says(second, to(RITA))
    everybody = ask_all(tick("contact.all"), case())
    assert [one for one in (RITA, SANNE) if says(everybody, to(one))] == [RITA, SANNE]
    assert says(everybody, to(AN))[0].startswith("Nobody answered your message yet, sorry (receipt AB12CD).")


def test_what_is_held_is_left_in_peace_but_ends_one_day() -> None:
    assert [due.kind for due in timers(case(S.HELD), turn())] == ["contact.lapse"]
    assert ask_all(tick("contact.all"), case(S.HELD)).say == ()
    (inquiry,) = saved(lapse(tick("contact.lapse", S.HELD), case(S.HELD)), Inquiry)
    assert (inquiry.state, inquiry.words) == (S.LAPSED, "")


def test_a_month_after_it_is_over_nobody_stands_in_it_any_more() -> None:
    (kept,) = saved(forget(tick("contact.forget"), case(S.CLOSED).inquiry), Inquiry)
    assert (kept.person, kept.words, kept.asked, kept.held_by) == ("", "", (), None)
    assert forget(tick("contact.forget"), case().inquiry).save == ()


# --- who is on duty -------------------------------------------------------------------------------------------------

RITA_TYPES = turn("", who=RITA, standings=(organiser(RITA),))
DUTIES = Duties((LINDE,), (EVERYBODY, GUARDED))


def test_organisers_see_who_gets_what_and_change_it_topic_by_topic() -> None:
    shown = asked(show(RITA_TYPES, DUTIES))
    assert shown.step == DutyAbout("delinde")
    assert "a question about the neighbourhood: everybody who may read it · working days, 9 to 17 o'clock" in english(
        shown.text
    )

    def organises(choice: str) -> Turn:
        return replace(answers(choice, who=RITA), standings=(organiser(RITA),))

    deputy = asked(choose_who(organises("rita"), DutyWho("delinde", Desk.PLACE), DUTIES))
    assert ids(deputy.choices) == ["sanne", "nobody"]
    hours = asked(choose_deputy(organises("sanne"), DutyDeputy("delinde", Desk.PLACE, "rita"), DUTIES))
    assert hours.step == DutyHours("delinde", Desk.PLACE, "rita", "sanne")
    kept = choose_hours(organises("9-12"), DutyHours("delinde", Desk.PLACE, "rita", "sanne"), DUTIES)
    assert saved(kept, Duty) == [Duty("delinde", Desk.PLACE, "rita", "sanne", 9, 12)]


def test_who_organises_nothing_changes_nothing() -> None:
    kept = choose_hours(answers("9-12"), DutyHours("delinde", Desk.PLACE, "rita"), DUTIES)
    assert kept.save == ()
    assert says(kept) == ["Only an organiser of De Linde can do this."]
