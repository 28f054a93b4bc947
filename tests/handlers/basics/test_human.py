"""Somebody wants to talk to a person."""

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.basics.answering import LAST_ANSWER_WITHIN, Caller, ask_again, take_call
from handlers.basics.calls import UNANSWERED, CallNumber, Reach
from handlers.basics.human import CallWhere, ask_for_a_person, call_for, pass_number_on
from handlers.decision import NOTHING, Cancel, Close, Tick
from handlers.model import Due, Neighbourhood, Note, Role
from handlers.neighbourhoods.asked_of_role import CallWanted
from handlers.text import InLanguage
from tests.handlers.speaking import (
    AN,
    KARIM,
    LINDE,
    NOW,
    RITA,
    SANNE,
    answers,
    asked,
    ids,
    organiser,
    saved,
    says,
    spoken,
    to,
    turn,
)

# Wall time of the neighbourhood.
NOW_LOCAL = datetime.fromisoformat("2026-11-24T11:00")
AT_THREE = datetime.fromisoformat("2026-11-24T15:00")
ORGANISERS = Reach(LINDE, Role.ORGANISER, (RITA, KARIM))
WANTED = CallWanted("AB12CD", "an", "An", "@an:example.org", "delinde", Role.ORGANISER)


def test_everybody_who_organises_is_asked_in_private_and_the_person_gets_a_receipt() -> None:
    decision = ask_for_a_person(turn("human"), (ORGANISERS,))
    wanted = [one for one in spoken(decision) if isinstance(one.step, CallWanted)]
    assert [one.to for one in wanted] == [to(RITA), to(KARIM)]
    assert says(decision, to(RITA)) == [
        "An (De Linde) would like to talk to a person. Write to @an:example.org. Do you take this?"
    ]
    receipt = wanted[0].step.receipt if isinstance(wanted[0].step, CallWanted) else ""
    (told,) = says(decision, to(AN))
    assert receipt
    assert f"(receipt {receipt})" in told
    assert isinstance(asked(decision, to(AN)).step, CallNumber)


def test_four_hours_later_it_is_looked_at_again() -> None:
    (due,) = ask_for_a_person(turn("human"), (ORGANISERS,)).due
    assert due.kind == UNANSWERED
    assert due.local == AT_THREE
    assert due.may_wait


def test_the_audit_log_knows_that_a_call_was_asked_but_not_why() -> None:
    asked, *shown = saved(ask_for_a_person(turn("human"), (ORGANISERS,)), Note)
    assert (asked.action, asked.actor, asked.why) == ("call.asked", "an", "")
    assert [(note.action, note.actor, note.why) for note in shown] == [
        ("shown.call", "rita", ""),
        ("shown.call", "karim", ""),
    ]


def test_somebody_without_a_neighbourhood_hears_how_to_get_into_one() -> None:
    (told,) = says(ask_for_a_person(turn("human"), ()), to(AN))
    assert told.startswith("I do not see you in a neighbourhood yet.")


def test_somebody_in_two_neighbourhoods_is_asked_where() -> None:
    other = Reach(Neighbourhood("eik", "De Eik", "nl", "Europe/Brussels"), Role.ORGANISER, (SANNE,))
    question = asked(ask_for_a_person(turn("human"), (ORGANISERS, other)))
    assert isinstance(question.step, CallWhere)
    assert ids(question.choices) == ["delinde", "eik"]


def test_when_nobody_can_be_asked_that_is_said_with_the_numbers_for_danger() -> None:
    decision = call_for(turn("human"), Reach(LINDE, Role.ORGANISER, ()))
    assert says(decision) == ["I find nobody in De Linde who can call you now, sorry. In danger: call 112 or 101."]
    assert decision.due == ()


RITA_TAKES = replace(answers("take", who=RITA), standings=(organiser(RITA),))


def test_who_lost_the_role_takes_nothing_and_the_others_stay_asked() -> None:
    decision = take_call(answers("take", who=RITA), WANTED, ORGANISERS.people)
    assert says(decision, to(AN)) == []
    assert (decision.save, decision.close, decision.cancel) == ((), (), ())
    assert says(decision, to(RITA)) == [
        "You have no role in that neighbourhood any more, so others take this. Thank you."
    ]


def test_the_first_to_take_it_is_told_to_the_person_and_to_the_others() -> None:
    decision = take_call(RITA_TAKES, WANTED, (KARIM,))
    assert says(decision, to(AN)) == ["Rita will contact you."]
    assert says(decision, to(KARIM)) == ["Rita contacts An. You do not have to."]
    assert decision.close == (Close("call.wanted", "AB12CD"),)
    assert decision.cancel == (Cancel(UNANSWERED, "AB12CD"),)


def test_who_cannot_take_it_is_thanked_and_the_others_stay_asked() -> None:
    decision = take_call(answers("cannot", who=RITA), WANTED, ORGANISERS.people)
    assert says(decision) == ["All right, thank you for saying so."]
    assert decision.close == ()
    assert decision.cancel == ()


def test_a_number_goes_to_who_was_asked_and_is_kept_nowhere() -> None:
    step = CallNumber("AB12CD", "delinde", Role.ORGANISER)
    decision = pass_number_on(answers(None, "0470 12 34 56"), step, ORGANISERS)
    assert says(decision, to(RITA)) == ["An can be called on 0470 12 34 56."]
    assert says(decision, to(AN)) == ["Thank you. They will contact you."]
    assert decision.save == ()


def test_no_number_needs_to_be_given() -> None:
    step = CallNumber("AB12CD", "delinde", Role.ORGANISER)
    assert says(pass_number_on(answers("here"), step, ORGANISERS)) == ["Thank you. They will contact you."]
    assert says(pass_number_on(answers(None, "?", unsure=True), step, ORGANISERS)) == [
        "Thank you. They will contact you."
    ]


def test_when_nobody_takes_it_all_are_asked_again_and_the_person_hears_so() -> None:
    due = Due(UNANSWERED, "AB12CD", AT_THREE, "Europe/Brussels", "an", "delinde")
    tick = Tick("due", NOW + timedelta(hours=4), due, NOW + timedelta(hours=4))
    decision = ask_again(tick, Caller(AN, ORGANISERS))
    assert len(says(decision, to(RITA))) == 1
    assert says(decision, to(AN)) == ["Nobody could answer you yet, sorry. I asked again.\nIn danger: call 112 or 101."]
    assert ask_again(tick, None) == NOTHING


def test_nobody_takes_it_the_second_time_either_and_both_sides_hear_that_it_ends() -> None:
    due = Due(UNANSWERED, "AB12CD", AT_THREE, "Europe/Brussels", "an", "delinde")
    first = ask_again(Tick("due:1", NOW, due, NOW), Caller(AN, ORGANISERS))
    (last,) = first.due
    assert last.local == NOW_LOCAL + LAST_ANSWER_WITHIN
    decision = ask_again(Tick("due:2", NOW, last, NOW), Caller(AN, ORGANISERS))
    assert says(decision, to(AN))[0].startswith("Nobody could answer you, sorry. You can ask again. Type: human")
    assert says(decision, to(RITA)) == ["Nobody took the call with An (De Linde). I have told An so."]
    assert decision.close == (Close("call.wanted", "AB12CD"), Close("call.number", "AB12CD"))
    assert decision.due == ()


def test_who_waits_for_a_call_already_asks_nobody_anew_and_may_still_give_a_number() -> None:
    decision = ask_for_a_person(turn("human"), (replace(ORGANISERS, receipt="AB12CD"),))
    (question,) = spoken(decision)
    assert question.to == to(AN)
    assert isinstance(question.step, CallNumber)
    assert question.step.receipt == "AB12CD"
    assert says(decision)[0].startswith("I have already asked an organiser of De Linde to contact you.")
    assert (decision.due, decision.save) == ((), ())


def test_nobody_is_left_to_ask_again_and_the_person_is_not_told_that_somebody_was_asked() -> None:
    tick = Tick("due:1", NOW, Due(UNANSWERED, "AB12CD", AT_THREE, "Europe/Brussels", "an", "delinde"), NOW)
    decision = ask_again(tick, Caller(AN, Reach(LINDE, Role.ORGANISER, ())))
    assert [one.msgid for one in spoken(decision)] == ["call.nobody"]
    assert says(decision, to(AN))[0].startswith("I find nobody in De Linde who can call you now, sorry.")


def test_it_is_asked_again_in_the_language_in_which_danger_was_written() -> None:
    (due,) = call_for(turn("1"), ORGANISERS, language="fr").due
    for place in (ORGANISERS, Reach(LINDE, Role.ORGANISER, ())):
        decision = ask_again(Tick("due:1", NOW, due, NOW), Caller(AN, place))
        (told,) = [one.text for one in spoken(decision) if one.to == to(AN)]
        assert isinstance(told, InLanguage)
        assert told.language == "fr"


def test_what_is_no_number_is_passed_on_to_nobody_and_asked_once_more() -> None:
    step = CallNumber("AB12CD", "delinde", Role.ORGANISER)
    again = pass_number_on(answers(None, "ik voel mij niet goed"), step, ORGANISERS)
    assert [said.step for said in spoken(again)] == [replace(step, again=True)]
    enough = pass_number_on(answers(None, "ik weet het niet meer"), replace(step, again=True), ORGANISERS)
    assert says(enough) == ["That's fine. They will write to you here."]


GUARDED = Due(UNANSWERED, "AB12CD", AT_THREE, "Europe/Brussels", "an", "delinde", fields=(("role", "confidential"),))
CONFIDANT = Reach(LINDE, Role.CONFIDENTIAL, (SANNE,))


def test_when_the_confidential_person_is_silent_the_organisers_are_asked_too_and_not_told_why() -> None:
    caller = Caller(AN, CONFIDANT, replace(ORGANISERS, people=(RITA,)), guarded=True)
    decision = ask_again(Tick("due", NOW, GUARDED, NOW), caller)
    steps = [(one.to, one.step.role) for one in spoken(decision) if isinstance(one.step, CallWanted)]
    assert steps == [(to(SANNE), Role.CONFIDENTIAL), (to(RITA), Role.ORGANISER)]
    assert says(decision, to(AN)) == [
        "Nobody could answer you yet, sorry. I asked again, and I asked the organisers too. They do not know what it "
        "is about.\nIn danger: call 112 or 101. Want to talk now? Call 1813 or 106, day and night, no name needed."
    ]
    assert [note.actor for note in saved(decision, Note)] == ["rita"]


def test_of_two_calls_that_come_due_together_the_person_hears_once() -> None:
    caller = Caller(AN, ORGANISERS, told=frozenset({UNANSWERED}))
    decision = ask_again(Tick("due", NOW, replace(GUARDED, fields=()), NOW), caller)
    assert says(decision, to(AN)) == []
    assert len(says(decision, to(RITA))) == 1
