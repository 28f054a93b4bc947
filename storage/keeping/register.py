"""The register of all tables: who adds one says here how long its rows are kept, and who stands in them.

The periods themselves, and why they are so long, stand in ``handlers/keeping/periods.py``.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final

from sqlalchemy import ColumnElement, Table, and_, case, exists, func, literal, or_, select, true

from handlers.announcements.nouns import AHEAD as ANNOUNCED_AHEAD
from handlers.checkins.nouns import CHOSEN
from handlers.closing.nouns import OPEN as CLOSING
from handlers.consents.purposes import LASTING
from handlers.contact.nouns import OPEN as WRITTEN
from handlers.handover.nouns import OPEN as HANDING_OVER
from handlers.keeping.periods import DRAFTS
from handlers.referrals.nouns import OVER as REFERRED
from handlers.reports.nouns import OVER as REPORTED
from handlers.requests.nouns import FINAL
from handlers.sessions.nouns import OVER
from handlers.surveys.nouns import Aim, SurveyState
from handlers.volunteers.note import PURPOSE
from handlers.volunteers.nouns import BARRED, OFFERS
from storage import inbox as heard
from storage import outbox as said
from storage.dues import CANCELLED, DONE, PARKED
from storage.keeping.rules import Forgotten, Keeping, Rule
from storage.tables import (
    asked,
    audit,
    card,
    channel_note,
    claim,
    consent,
    counted,
    counter,
    due,
    heartbeat,
    inbox,
    key_proof,
    neighbourhood,
    outbox,
    person,
    position,
    question,
    request,
    room,
    standing,
    volunteer,
)
from storage.tables_announcements import announcement, announcement_addressee, announcement_reading, network_place
from storage.tables_caregivers import monthly
from storage.tables_checkins import checkin, checkin_contact, checkin_round
from storage.tables_closing import closing
from storage.tables_contact import duty, inquiry
from storage.tables_feeds import feed
from storage.tables_guide import entry, municipality, referral
from storage.tables_handover import handover
from storage.tables_impact import impact_frozen, impact_line, project_period, theory
from storage.tables_keeping import named
from storage.tables_reports import report
from storage.tables_sessions import seat, session
from storage.tables_surveys import survey, survey_ballot, survey_taker, survey_text
from storage.tables_volunteers import expense, info_note, readiness, suppression
from storage.tables_ways import letter, way
from storage.types import Instant

GOES, STAYS, WITHIN = Forgotten
_LONG_AGO: Final = datetime(2000, 1, 1, tzinfo=UTC)
_PLACE: Final = "As long as there is the neighbourhood."
_WITH_PERSON: Final = "As long as the person."
_ENGINE: Final = "As long as the service; it says nothing about anybody."

# --- what several rules ask ---------------------------------------------------------------------------------------

_said = outbox.c.state.not_in(said.WAITING)
_asked_by_it = exists().where(question.c.key == outbox.c.key, question.c.closed_at.is_(None))
_known = exists().where(person.c.id == outbox.c.person)
_still_read = (consent.c.purpose == PURPOSE) & exists().where(readiness.c.person == consent.c.person)
_kept_for_good = consent.c.purpose.in_(LASTING) | _still_read
_request_over = request.c.state.in_([state.value for state in FINAL])
_request_ended = func.coalesce(request.c.closed_at, request.c.made_at)
_session_over = session.c.state.in_([state.value for state in OVER])
_session_ended = func.coalesce(session.c.closed_at, session.c.changed_at, session.c.made_at)
_survey_closed = survey.c.state != SurveyState.OPEN.value
_survey_over = survey.c.state.in_((SurveyState.WITHDRAWN.value, SurveyState.FOLLOWED.value)) | (
    (survey.c.aim == Aim.SURVEY.value) & survey.c.state.in_((SurveyState.CLOSED.value, SurveyState.TOO_FEW.value))
)
_survey_ended = func.coalesce(survey.c.followed_at, survey.c.closed_at, survey.c.made_at)
_talk_of_nobody = and_(
    channel_note.c.name.startswith("private:", autoescape=True),
    ~exists().where(
        person.c.channel == channel_note.c.channel, literal("private:") + person.c.address == channel_note.c.name
    ),
    ~exists().where(
        outbox.c.channel == channel_note.c.channel,
        or_(literal("private:") + outbox.c.address == channel_note.c.name, outbox.c.address == channel_note.c.value),
    ),
)


def _end_of(
    table: Table, same: ColumnElement[bool], ended: ColumnElement[datetime], over: ColumnElement[bool]
) -> ColumnElement[datetime]:
    """Tell since when that on which a row hangs is over; what hangs on something that is gone is past every time."""
    since = select(ended).where(same, over).scalar_subquery()
    return case((~exists(select(table).where(same)), literal(_LONG_AGO, Instant)), else_=since)


def _counts_for_good() -> ColumnElement[bool]:
    """Tell of the readiness of somebody who helps now, or whom people barred."""
    states = [state.value for state in OFFERS | BARRED]
    same = (volunteer.c.person == readiness.c.person) & (volunteer.c.neighbourhood == readiness.c.neighbourhood)
    return exists().where(same, volunteer.c.state.in_(states))


REGISTER: Final = (
    # --- the engine ---
    Keeping(
        inbox,
        (
            Rule(
                "inbox.sender",
                inbox.c.received_at,
                inbox.c.state.in_((heard.DONE, heard.PARKED)) & (inbox.c.sender != ""),
                {"sender": "", "payload": None, "error": None},
            ),
            Rule("inbox", inbox.c.received_at, inbox.c.state != heard.NEW),
        ),
    ),
    Keeping(
        outbox,
        (
            Rule("outbox.gone", outbox.c.made_at, _said & outbox.c.private & outbox.c.person.is_not(None) & ~_known),
            Rule(
                "outbox.talk",
                outbox.c.made_at,
                _said & outbox.c.private & (outbox.c.entity_kind == "") & ~_asked_by_it,
            ),
            Rule("outbox", outbox.c.made_at, _said),
        ),
        people={"person": STAYS},
    ),
    Keeping(
        named,
        (Rule("named", which=~exists().where(outbox.c.key == named.c.key)),),
        people={"person": GOES},
    ),
    Keeping(card, (Rule("card", which=~exists().where(outbox.c.key == card.c.key)),)),
    Keeping(
        question,
        (
            Rule("question.draft", question.c.asked_at, question.c.step.in_(sorted(DRAFTS))),
            Rule("question.closed", question.c.closed_at),
            Rule("question.open", question.c.asked_at, question.c.closed_at.is_(None)),
        ),
        people={"person": GOES},
    ),
    Keeping(
        letter,
        (Rule("letter", letter.c.given_at, ~exists().where(question.c.key == letter.c.key)),),
        people={"person": GOES},
    ),
    Keeping(
        due,
        (
            Rule("due.over", due.c.due_at, due.c.state.in_((DONE, CANCELLED))),
            Rule("due.parked", due.c.due_at, due.c.state == PARKED),
        ),
        people={"person": GOES},
    ),
    Keeping(channel_note, (Rule("channel_note", which=_talk_of_nobody),)),
    Keeping(position, stays=_ENGINE),
    Keeping(heartbeat, stays=_ENGINE),
    Keeping(counter, stays=_ENGINE),
    Keeping(key_proof, stays=_ENGINE),
    # --- people and places ---
    Keeping(person, (Rule("person", person.c.created_at),), people={"id": GOES}),
    Keeping(
        way, (Rule("way", way.c.heard_at, way.c.person.is_(None) | way.c.hash.is_(None)),), people={"person": GOES}
    ),
    Keeping(standing, stays=_WITH_PERSON, people={"person": GOES}),
    Keeping(neighbourhood, stays=_PLACE, people={"made_by": STAYS}),
    Keeping(room, stays=_PLACE),
    Keeping(network_place, stays=_PLACE),
    Keeping(duty, stays=_PLACE, people={"person": STAYS, "deputy": STAYS}),
    Keeping(
        closing,
        (Rule("closing", closing.c.changed_at, closing.c.state.not_in([state.value for state in CLOSING])),),
        people={"proposer": STAYS, "second": STAYS},
    ),
    Keeping(
        handover,
        (Rule("handover", handover.c.changed_at, handover.c.state.not_in([state.value for state in HANDING_OVER])),),
        people={"giver": STAYS, "taker": STAYS},
    ),
    Keeping(municipality, stays="Until another directory is read in; it is public."),
    Keeping(entry, stays="Until another directory is read in; it is public."),
    Keeping(feed, stays=_WITH_PERSON, people={"person": GOES}),
    # --- proof ---
    Keeping(
        consent,
        (
            Rule(
                "consent",
                func.coalesce(consent.c.withdrawn_at, consent.c.given_at),
                consent.c.withdrawn_at.is_not(None) | ~_kept_for_good,
            ),
        ),
        people={"person": STAYS, "subject": STAYS},
    ),
    Keeping(audit, (Rule("audit", audit.c.at),), people={"actor": STAYS, "about": STAYS}),
    Keeping(counted, stays="As long as the service; it counts, and names nobody."),
    Keeping(impact_line, stays="As long as there is the neighbourhood; it counts, and names nobody."),
    Keeping(impact_frozen, stays=_PLACE, people={"kept_by": STAYS, "checked_by": STAYS}),
    Keeping(project_period, stays=_PLACE, people={"set_by": STAYS}),
    Keeping(theory, stays=_PLACE, people={"written_by": STAYS}),
    # --- requests ---
    Keeping(
        request,
        (
            Rule(
                "request",
                _request_ended,
                _request_over & (request.c.requester != ""),
                {"requester": "", "cause": "", "when": None},
            ),
        ),
        people={"requester": STAYS},
        theirs=True,
    ),
    Keeping(
        claim,
        (
            Rule(
                "claim",
                _end_of(request, request.c.number == claim.c.request, _request_ended, _request_over),
            ),
        ),
        people={"person": STAYS},
        theirs=True,
    ),
    Keeping(asked, (Rule("asked", asked.c.asked_at),), people={"person": GOES}),
    Keeping(
        referral,
        (Rule("referral", referral.c.changed_at, referral.c.state.in_([state.value for state in REFERRED])),),
        people={"person": GOES, "taken_by": STAYS},
    ),
    Keeping(
        inquiry,
        (Rule("inquiry", inquiry.c.changed_at, inquiry.c.state.not_in([state.value for state in WRITTEN])),),
        people={"person": GOES, "held_by": STAYS, "asked": WITHIN},
    ),
    Keeping(
        report,
        (Rule("report", report.c.changed_at, report.c.state.in_([state.value for state in REPORTED])),),
        people={"person": STAYS, "readers": WITHIN, "offered": WITHIN, "decided_by": STAYS, "objectors": WITHIN},
        told_by="person",
    ),
    # --- volunteers ---
    Keeping(
        volunteer,
        stays="Until they stop, or are silent for a year and do not answer whether they stay.",
        people={"person": GOES},
    ),
    Keeping(
        readiness,
        (Rule("readiness", readiness.c.read_at, ~_counts_for_good()),),
        people={"person": GOES, "seen": WITHIN},
    ),
    Keeping(info_note, stays=_PLACE, people={"set_by": STAYS}),
    Keeping(suppression, stays="As long as the service; a keyed hash, so that nobody is made anew who left."),
    Keeping(expense, (Rule("expense", expense.c.noted_at),), people={"person": STAYS, "noted_by": STAYS}),
    # --- sessions ---
    Keeping(
        seat,
        (
            Rule(
                "seat",
                _end_of(session, session.c.number == seat.c.session, _session_ended, _session_over),
            ),
        ),
        people={"person": STAYS, "by": STAYS},
        theirs=True,
    ),
    Keeping(session, (Rule("session", _session_ended, _session_over),), people={"made_by": STAYS}),
    # --- caregivers ---
    Keeping(
        monthly, stays="Until they want to be asked no more; an answer in it for six months.", people={"person": GOES}
    ),
    # --- presence checks ---
    Keeping(checkin, stays=_WITH_PERSON, people={"person": GOES}),
    Keeping(
        checkin_contact,
        (
            Rule(
                "checkin_contact",
                checkin_contact.c.asked_at,
                checkin_contact.c.state.not_in([state.value for state in CHOSEN]),
            ),
        ),
        people={"person": GOES, "contact": GOES},
    ),
    Keeping(
        checkin_round,
        (Rule("checkin_round", checkin_round.c.ended_at),),
        people={"person": GOES, "owner": STAYS, "alerted": WITHIN},
    ),
    # --- announcements ---
    Keeping(
        announcement_addressee,
        (
            Rule(
                "announcement_addressee",
                _end_of(
                    announcement,
                    announcement.c.number == announcement_addressee.c.announcement,
                    announcement.c.made_at,
                    true(),
                ),
            ),
        ),
        people={"person": GOES},
    ),
    Keeping(
        announcement_reading,
        (
            Rule(
                "announcement_reading",
                _end_of(
                    announcement,
                    announcement.c.number == announcement_reading.c.announcement,
                    announcement.c.made_at,
                    true(),
                ),
            ),
        ),
        people={"person": GOES},
    ),
    Keeping(
        announcement,
        (
            Rule(
                "announcement",
                announcement.c.made_at,
                announcement.c.state.not_in([state.value for state in ANNOUNCED_AHEAD]),
            ),
        ),
        people={"composer": STAYS, "approver": STAYS},
    ),
    # --- surveys ---
    Keeping(
        survey_taker,
        (
            Rule(
                "survey_taker",
                _end_of(survey, survey.c.number == survey_taker.c.survey, _survey_ended, _survey_over),
            ),
        ),
        people={"person": GOES},
    ),
    Keeping(survey_ballot, stays="Until its survey closes; then it becomes counts, and is erased."),
    Keeping(
        survey_text,
        (
            Rule(
                "survey_text",
                _end_of(survey, survey.c.number == survey_text.c.survey, survey.c.closed_at, _survey_closed),
            ),
        ),
    ),
    Keeping(survey, (Rule("survey", _survey_ended, _survey_over),), people={"composer": STAYS}),
)
