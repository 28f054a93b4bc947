"""Whatever an organiser has in hand: once it was passed nothing of it is theirs, and what is another's stays so."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handlers.announcements.nouns import AHEAD, Announcement, AnnouncementState, Wording
from handlers.basics.calls import Reach
from handlers.checkins.nouns import Alert, Reply, Round, RoundState
from handlers.contact.case import InquiryCase
from handlers.contact.nouns import Desk, Duty, Inquiry, InquiryState
from handlers.decision import Decision, HandOn, Redact, Say, ToPerson
from handlers.handover.passing.announcements import TheirAnnouncements, pass_announcements
from handlers.handover.passing.between import Between
from handlers.handover.passing.calls import WaitingCalls, pass_calls
from handlers.handover.passing.checks import TheirChecks, pass_checks
from handlers.handover.passing.messages import TheirMessages, pass_messages
from handlers.handover.passing.referrals import TheirReferrals, pass_referrals
from handlers.handover.passing.requests import TheirRequests, pass_requests
from handlers.handover.passing.sessions import TheirSessions, pass_sessions
from handlers.handover.passing.surveys import TheirSurveys, pass_surveys
from handlers.model import Due, Note, Person, Role, RoomKind
from handlers.referrals.case import ReferralCase
from handlers.referrals.nouns import Door, Referral, ReferralState
from handlers.requests.card import contact_entity
from handlers.requests.nouns import Behalf, Claim, ClaimState, RequestState
from handlers.sessions.nouns import Session, SessionState
from handlers.surveys.nouns import Form, Survey, SurveyState, Whom
from tests.handlers.requests.setting import MARIA, SHOPPING, case
from tests.handlers.speaking import AN, KARIM, LINDE, NOW, RITA, SANNE, saved, says, turn

BETWEEN = Between(LINDE, KARIM, RITA, turn(who=RITA))
WHO = st.sampled_from((None, "karim", "rita", "an"))
SOMEBODY = st.sampled_from(("karim", "rita", "an"))
TEXTS, ZONE = (Wording("nl", "Soep"),), "Europe/Brussels"
LOCAL = datetime.fromisoformat("2026-12-07T14:00")


@given(st.lists(st.tuples(st.sampled_from(Desk), WHO, WHO), unique_by=lambda one: one[0]))
def test_nobody_is_on_duty_who_went_and_nobody_stands_in_for_themselves(found: list[tuple[Desk, str, str]]) -> None:
    duties = tuple(Duty("delinde", desk, person, deputy) for desk, person, deputy in found)
    passed = saved(pass_messages(TheirMessages(duties), BETWEEN), Duty)
    assert [one.desk for one in passed] == [one.desk for one in duties]
    for before, after in zip(duties, passed, strict=True):
        assert "karim" not in {after.person, after.deputy}
        assert after.person is None or after.person != after.deputy
        assert before.person is None or after.person in {before.person, "rita"}


@given(st.lists(st.sampled_from(SessionState), max_size=5))
def test_every_session_that_ever_was_passes_as_it_stands(states: list[SessionState]) -> None:
    made = tuple(
        Session(
            n,
            "delinde",
            RoomKind.RESIDENTS,
            state,
            "Koffie",
            LOCAL,
            "Europe/Brussels",
            timedelta(hours=1),
            "karim",
            NOW,
        )
        for n, state in enumerate(states, start=1)
    )
    passed = saved(pass_sessions(TheirSessions(made), BETWEEN), Session)
    assert passed == [replace(one, made_by="rita") for one in made]


@given(st.lists(st.tuples(st.sampled_from(AnnouncementState), WHO), max_size=5))
def test_nobody_has_agreed_to_an_announcement_of_their_own_that_is_to_come(
    found: list[tuple[AnnouncementState, str | None]],
) -> None:
    written = tuple(
        Announcement(
            n,
            "karim",
            state,
            ("delinde",),
            (RoomKind.RESIDENTS,),
            (Wording("nl", "Soep"),),
            NOW,
            LOCAL,
            "Europe/Brussels",
            approver=approver,
        )
        for n, (state, approver) in enumerate(found, start=1)
    )
    dues = tuple(
        Due("announcement.send", one.subject, LOCAL, ZONE, person, "delinde")
        for one in written
        for person in ("karim", "an")
    )
    decided = pass_announcements(TheirAnnouncements(written, dues), BETWEEN)
    passed = saved(decided, Announcement)
    assert {one.composer for one in passed} <= {"rita"}
    assert not any(one.approver == "rita" for one in passed if one.state is AnnouncementState.SCHEDULED)
    assert [one.state for one in passed] == [one.state for one in written]
    assert {due.person for due in decided.due} <= {"rita"}
    assert len(decided.due) == len(decided.cancel) == len(written)
    assert {one.state for one in passed if one.number in TheirAnnouncements(tuple(passed), ()).to_come} <= AHEAD


@given(SOMEBODY, st.lists(SOMEBODY, unique=True))
def test_a_message_stays_asked_of_everybody_else_and_never_of_who_wrote_it(writer: str, others: list[str]) -> None:
    asked = ("karim", *(one for one in others if one != "karim"))
    waits = Inquiry("AB", writer, "delinde", InquiryState.WAITING, Desk.IDEA, "Hallo", NOW, NOW, asked)
    decided = pass_messages(TheirMessages((), (), (waits,)), BETWEEN)
    if writer == "rita":
        assert decided.save == ()
        return
    (passed,) = saved(decided, Inquiry)
    assert "karim" not in passed.asked
    assert set(passed.asked) == {"rita", *asked} - {"karim"}
    assert len(passed.asked) == len(set(passed.asked))


@given(st.sampled_from((RoundState.MISSED, RoundState.LOOKING)), st.lists(st.sampled_from(("rita", "an")), unique=True))
def test_a_silence_is_never_left_to_who_went(state: RoundState, others: list[str]) -> None:
    alerts = tuple(Alert(one, 9, NOW) for one in ("karim", *others))
    owner = "karim" if state is RoundState.LOOKING else None
    silence = Round("r1", "maria", "delinde", NOW.date(), state, NOW, rung=9, owner=owner, alerted=alerts)
    going = silence.with_reply("karim", Reply.GOING) if owner else silence
    (passed,) = saved(pass_checks(TheirChecks((going,), (), 1), BETWEEN), Round)
    assert passed.owner == ("rita" if owner else None)
    assert {one.person for one in passed.alerted} == {"rita", *others}
    assert len(passed.alerted) == len({one.person for one in passed.alerted})


APART = replace(BETWEEN, apart=frozenset({AN.id, MARIA.id}))
"""A report keeps who takes over apart from An, who asked, wrote, waits or helps in all of these."""
AWAY = {12: frozenset({RITA.id})}
FROM_AN = replace(SHOPPING, requester="an", state=RequestState.ESCALATED)
FOR_JEANNE = replace(
    SHOPPING, requester="karim", state=RequestState.OPEN, behalf=Behalf("Jeanne", "karim", "phone", NOW)
)
WITH_AN = case(FOR_JEANNE, Claim(12, "an", ClaimState.HELPING, NOW))
NEWS = Announcement(7, "an", AnnouncementState.ASKED, ("delinde",), (RoomKind.RESIDENTS,), TEXTS, NOW, LOCAL, ZONE)
WAITS = Inquiry("AB", "an", "delinde", InquiryState.WAITING, Desk.IDEA, "Hallo", NOW, NOW, ("karim",))
HELD = InquiryCase(replace(WAITS, state=InquiryState.HELD, held_by="karim"), AN, None)
SENT = Referral("R1", "an", "delinde", ReferralState.SENT, Door("Sociale dienst"), Role.ORGANISER, NOW, NOW)
TAKEN = ReferralCase(
    replace(SENT, state=ReferralState.ACCEPTED, taken_by="karim"), AN, Reach(LINDE, Role.ORGANISER, ())
)
SILENCE = Round("r1", "an", "delinde", NOW.date(), RoundState.MISSED, NOW, rung=9, alerted=(Alert("karim", 9, NOW),))
CALL = Due("call.unanswered", "c1", LOCAL, ZONE, "an", "delinde", fields=(("role", "organiser"),))
KEPT: dict[str, Callable[[Between], Decision]] = {
    "what An asked and Karim was to call about": lambda to: pass_requests(
        TheirRequests(called=(case(FROM_AN),), away=AWAY), to
    ),
    "what Karim asked for another and An helps with": lambda to: pass_requests(
        TheirRequests(asked=(WITH_AN,), away=AWAY), to
    ),
    "what the team was asked about what An asked": lambda to: pass_requests(TheirRequests(open=(case(FROM_AN),)), to),
    "what the team was asked about what An helps with": lambda to: pass_requests(TheirRequests(open=(WITH_AN,)), to),
    "an announcement of An that waits for a yes": lambda to: pass_announcements(TheirAnnouncements(others=(NEWS,)), to),
    "a message of An that waits": lambda to: pass_messages(TheirMessages(asked=(WAITS,)), to),
    "a message of An that Karim answers": lambda to: pass_messages(TheirMessages(held=(HELD,)), to),
    "a service that Karim contacts for An": lambda to: pass_referrals(TheirReferrals(taken=(TAKEN,)), to),
    "a service that An wants": lambda to: pass_referrals(TheirReferrals(sent=(SENT,)), to),
    "that An is silent": lambda to: pass_checks(TheirChecks((SILENCE,), (), 1), to),
    "that An waits for a call": lambda to: pass_calls(WaitingCalls((CALL,)), to),
}


@pytest.mark.parametrize("flow", KEPT.values(), ids=KEPT)
def test_what_a_report_keeps_apart_is_not_passed_to_who_it_is_about(flow: Callable[[Between], Decision]) -> None:
    decided = flow(APART)
    assert not any(isinstance(one, Say) and one.to == ToPerson("rita") for one in decided.say)
    of_nobody = {"room.follow", "session.proposal", "checkin.many"}
    handed = {step for one in decided.say if isinstance(one, HandOn) and one.to == "rita" for step in one.steps}
    assert handed <= of_nobody
    assert all(AN.id in one.apart for one in decided.say if isinstance(one, HandOn))
    assert not any(isinstance(one, Note) and one.actor == "rita" for one in decided.save)
    assert not any("rita" in repr(one) for one in decided.save)


@pytest.mark.parametrize("others", [(), (SANNE,)], ids=["nobody else leads", "Sanne leads too"])
def test_a_call_that_cannot_pass_never_stays_with_who_gives(others: tuple[Person, ...]) -> None:
    waits = Due("request.called", "12", LOCAL, ZONE, None, "delinde", fields=(("who", "karim"),))
    over = replace(waits, kind="request.expire")
    theirs = TheirRequests(called=(case(FROM_AN),), timers=(waits, over), away=AWAY)
    decided = pass_requests(theirs, replace(APART, others=others))
    assert (theirs.staying("rita"), theirs.going("rita")) == ((), ())
    assert Redact(contact_entity(FROM_AN), ToPerson("karim")) in decided.say
    assert {one.action for one in saved(decided, Note) if one.actor == "karim"} == {"contact.withdrawn"}
    assert {one.kind for one in decided.cancel} == {"request.called", "request.expire"}
    callers = {(due.kind, dict(due.fields).get("who")) for due in decided.due}
    shown = {one.actor for one in saved(decided, Note) if one.action == "contact.shown"}
    if others:
        assert callers == {("request.called", "sanne"), ("request.expire", "sanne")}
        assert shown == {"sanne"}
        assert says(decided, ToPerson("an")) == ["Sanne calls you about #12 now."]
    else:
        assert callers == {("request.expire", None)}
        assert shown == set()
        assert says(decided, ToPerson("an")) == [
            "Karim cannot call you about #12 any more. To talk to a person, type: human"
        ]


@given(st.lists(st.sampled_from(SurveyState), max_size=4))
def test_every_survey_passes_as_it_stands(states: list[SurveyState]) -> None:
    written = tuple(
        Survey(n, "delinde", "karim", state, Whom.VOLUNTEERS, LOCAL, ZONE, NOW, Form())
        for n, state in enumerate(states, start=1)
    )
    passed = saved(pass_surveys(TheirSurveys(written), BETWEEN), Survey)
    assert passed == [replace(one, composer="rita") for one in written]
