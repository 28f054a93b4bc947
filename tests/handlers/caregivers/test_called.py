"""A promised call as values: somebody always has it, and the person always hears how it stands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from handlers.caregivers.called import Call, hear_called, promise_over
from handlers.caregivers.promising import Promise
from handlers.caregivers.steps import ToCall, WhichNumber
from handlers.caregivers.team import PROMISED, Team
from handlers.decision import Cancel, Decision, Say, Tick
from handlers.model import Due, Note, Person
from tests.handlers.speaking import AN, KARIM, LINDE, NOW, RITA, answers, english, saved, says, spoken, to

WANTED = ToCall("AB12CD", "an", "An", "delinde", urgent=False, today=False)
LOCAL = datetime.fromisoformat("2026-11-24T11:00")
BY = datetime.fromisoformat("2026-11-24T17:00")
TEAM = Team(LINDE, (RITA, KARIM))


def promised(*asked: Person, again: bool = False) -> Due:
    return Promise(WANTED, tuple(one.id for one in asked), LOCAL, BY, LINDE.zone, again).due()


def over(due: Due, team: Team = TEAM, away: timedelta = timedelta()) -> Decision:
    return promise_over(Tick("due:1", NOW, due, NOW, away), Call(due, AN, team))


def told(decision: Decision, who: Person) -> list[str]:
    return says(decision, to(who))


def asked_to_call(decision: Decision) -> list[Say]:
    return [one for one in spoken(decision) if isinstance(one.step, ToCall)]


def test_who_is_asked_reads_the_sentence_and_until_when_and_nothing_more() -> None:
    said = Promise(WANTED, ("rita",), LOCAL, BY, LINDE.zone).ask()
    assert english(said.text) == "An would like to be called, as a caregiver\nPlease call today before 17:00."
    assert said.to == to(RITA)


def test_done_settles_it_for_everybody_and_the_person_can_say_that_it_is_not_so() -> None:
    decision = hear_called(answers("done", who=KARIM), WANTED, Call(promised(RITA, KARIM), AN, TEAM))
    assert decision.cancel == (Cancel(PROMISED, "AB12CD"),)
    assert {close.step for close in decision.close} == {ToCall.name, WhichNumber.name}
    assert told(decision, AN) == ["Karim says that you were called. Not so? Type: human"]
    assert told(decision, RITA) == ["Karim called An. You do not have to."]
    assert [(note.action, note.why) for note in saved(decision, Note)] == [("call.done", "")]


def test_who_cannot_passes_it_on_at_once() -> None:
    decision = hear_called(answers("cannot", who=RITA), WANTED, Call(promised(RITA), AN, TEAM))
    assert [one.to for one in asked_to_call(decision)] == [to(KARIM)]
    assert told(decision, AN)[0].startswith("Rita cannot call you, sorry. I asked Karim now. Karim calls you ")
    assert [dict(due.fields)["asked"] for due in decision.due] == ["rita,karim"]
    assert [(note.action, note.actor, note.about) for note in saved(decision, Note)] == [("shown.call", "karim", "an")]


def test_who_cannot_any_more_leaves_it_to_who_was_asked_after_them() -> None:
    decision = hear_called(answers("cannot", who=RITA), WANTED, Call(promised(RITA, KARIM), AN, TEAM))
    assert decision.due == ()
    assert decision.cancel == ()
    assert told(decision, AN) == []


def test_when_the_last_one_cannot_the_person_hears_it_at_once() -> None:
    decision = hear_called(answers("cannot", who=KARIM), WANTED, Call(promised(RITA, KARIM), AN, TEAM))
    assert told(decision, AN)[0].startswith("Nobody could call you, sorry.")
    assert "112" in told(decision, AN)[0]


def test_a_number_is_asked_of_the_person_and_the_question_stays_open() -> None:
    decision = hear_called(answers("number", who=RITA), WANTED, Call(promised(RITA), AN, TEAM))
    assert decision.keep_open
    (question,) = [one for one in spoken(decision) if isinstance(one.step, WhichNumber)]
    assert question.to == to(AN)


def test_nobody_calls_who_has_no_role_any_more_or_when_it_is_settled() -> None:
    gone = hear_called(answers("done", who=RITA), WANTED, Call(promised(RITA), AN, Team(LINDE, (KARIM,))))
    assert told(gone, RITA)[0].startswith("You have no role in that neighbourhood any more")
    assert says(hear_called(answers("done", who=RITA), WANTED, Call(None, AN, TEAM))) == [
        "That is settled already. Thank you."
    ]


def test_without_a_word_the_deputy_is_asked_then_all_once_more_then_the_person_hears_that_nobody_called() -> None:
    first = over(promised(RITA))
    assert [one.to for one in asked_to_call(first)] == [to(KARIM)]
    assert told(first, AN)[0].startswith("Rita did not tell me whether you were called. I asked Karim now.")
    second = over(promised(RITA, KARIM))
    assert [one.to for one in asked_to_call(second)] == [to(RITA), to(KARIM)]
    assert [dict(due.fields)["again"] for due in second.due] == ["yes"]
    last = over(promised(RITA, KARIM, again=True))
    assert last.due == ()
    assert told(last, AN)[0].startswith("Nobody could call you, sorry.")
    assert told(last, RITA) == ["Nobody told me of a call with An. I have told An so."]


def test_who_could_not_tell_us_because_we_were_away_gets_an_hour() -> None:
    decision = over(promised(RITA), away=timedelta(hours=3))
    assert decision.say == ()
    assert [due.local for due in decision.due] == [LOCAL + timedelta(hours=1)]


def test_an_urgent_call_stays_urgent_when_it_is_passed_on() -> None:
    urgent = replace(WANTED, urgent=True, today=True)
    due = Promise(urgent, ("rita",), LOCAL, BY, LINDE.zone).due()
    assert due.local == LOCAL + timedelta(hours=1)
    (asked,) = asked_to_call(over(due))
    assert asked.ping
    assert english(asked.text).startswith("An would like to be called today, as a caregiver")


def test_with_nobody_left_in_the_team_the_person_hears_it() -> None:
    decision = over(promised(RITA), Team(LINDE))
    assert told(decision, AN)[0].startswith("Nobody could call you, sorry.")
    assert decision.due == ()
