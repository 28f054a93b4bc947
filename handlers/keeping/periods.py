"""How long what kind of record is kept, and why that long (domain 5.2).

What a kind is in the database stands in ``storage/keeping``; the two know the same kinds. What is not here ends with
something else: the words of a request thirty days after it is over, what somebody needs at a session seven days after,
a draft of a request after a day without a word.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Final

_DAY: Final = timedelta(days=1)
_A_MONTH: Final = timedelta(days=35)
"""Longer than what a channel may bring a second time, and than a month of any length."""
_A_QUARTER: Final = timedelta(days=90)
_A_YEAR: Final = timedelta(days=365)
_TWO_YEARS: Final = timedelta(days=730)
_NOTHING: Final = timedelta()
REQUEST_WORDS: Final = timedelta(days=30)
"""After a request is over, its words, street and contact stay so long."""
YES_HOLDS: Final = _TWO_YEARS
"""A yes to what lasts is asked again after so long."""


@dataclass(frozen=True, slots=True)
class Period:
    """How long one kind is kept; ``why`` is for the operator, in the record of what is done with people's data."""

    kept: timedelta
    why: str


PERIODS: Final = {
    "inbox.sender": Period(_A_MONTH, "Who wrote; the words go when they are answered. To recognise what comes twice."),
    "inbox": Period(_TWO_YEARS, "The bare number of a message, so that an old one that is sent again is not obeyed."),
    "outbox.gone": Period(7 * _DAY, "That something was said to somebody whom we know no more."),
    "outbox.talk": Period(_A_MONTH, "That something was said in private; the words go when it arrived."),
    "outbox": Period(400 * _DAY, "Where our messages about something stand, to correct them or take them back."),
    "named": Period(_NOTHING, "Which message names whom; goes with the message."),
    "card": Period(_NOTHING, "Goes with its message."),
    "channel_note": Period(_NOTHING, "Which room is somebody's private talk; goes with the last trace of them."),
    "question.draft": Period(_DAY, "What somebody began and did not send."),
    "question.closed": Period(_A_MONTH, "That somebody was asked something; their answer is elsewhere, or nowhere."),
    "question.open": Period(_A_QUARTER, "What somebody was asked and did not answer."),
    "letter": Period(_A_MONTH, "Which letter named a question, so that a late answer is not taken for another one's."),
    "due.over": Period(_A_MONTH, "What had to happen and did."),
    "due.parked": Period(_A_QUARTER, "What had to happen and could not, for a human to look at."),
    "person": Period(_A_YEAR, "Somebody who is nowhere, asks nothing, helps nobody and said yes to nothing."),
    "way": Period(_A_MONTH, "A number or mail address that is nobody's any more; with a person it goes with them."),
    "consent": Period(3 * _A_YEAR, "Proof of a yes, three years after it was given for once, or taken back."),
    "audit": Period(_TWO_YEARS, "Who saw or decided what, a report included: to give account of it."),
    "request": Period(_TWO_YEARS, "Who asked; the words went after thirty days. Then only the kind and place stay."),
    "claim": Period(_TWO_YEARS, "Who helped with a request, for certificates and so that known faces come again."),
    "asked": Period(_A_YEAR, "Who was asked to help, so that nobody is asked too often."),
    "referral": Period(_TWO_YEARS, "That somebody was shown the way to a service; who and which went after a month."),
    "inquiry": Period(_TWO_YEARS, "That somebody wrote to the people here; the words went at once, who after a month."),
    "report": Period(_TWO_YEARS, "What was told in confidence and what was decided, sealed for who decides about it."),
    "closing": Period(_TWO_YEARS, "Who let a neighbourhood stop, to give account of it."),
    "handover": Period(_TWO_YEARS, "Who handed a neighbourhood over to whom, to give account of it."),
    "readiness": Period(3 * _A_YEAR, "Proof that somebody who helped before had read the information note."),
    "expense": Period(7 * _A_YEAR, "What was paid back, as long as accounts are kept."),
    "seat": Period(_TWO_YEARS, "Who took part in a session, for certificates."),
    "session": Period(_TWO_YEARS + _A_MONTH, "That a session took place; goes after the last of its seats."),
    "checkin_contact": Period(_A_QUARTER, "That somebody was asked to be a contact and is none."),
    "checkin_round": Period(30 * _DAY, "What came of asking whether all is well; only the count of it stays."),
    "announcement_addressee": Period(
        400 * _DAY, "To whom an announcement went in private, so that it can be put right."
    ),
    "announcement_reading": Period(400 * _DAY, "Who gave a sign under an announcement, so that it counts once."),
    "announcement": Period(_TWO_YEARS, "What was announced, by whom, and who approved it."),
    "survey_taker": Period(30 * _DAY, "Who was asked in a survey that is over; what they answered went at its end."),
    "survey_text": Period(30 * _DAY, "What people wrote in a survey, nobody knows who, for the organisers to read."),
    "survey": Period(_TWO_YEARS, "What was asked in a survey, and the counts that came of it."),
}

DRAFTS: Final = frozenset(
    {
        "announce.change",
        "announce.correct",
        "announce.corrected",
        "announce.file",
        "announce.kinds",
        "announce.moment",
        "announce.more",
        "announce.ready",
        "announce.sure",
        "announce.text",
        "announce.when",
        "announce.whom",
        "behalf.knows",
        "behalf.name",
        "behalf.through",
        "call.number",
        "checkin.begin",
        "checkin.change",
        "checkin.code",
        "checkin.contacts",
        "checkin.days",
        "checkin.hour",
        "checkin.part",
        "checkin.right",
        "checkin.where",
        "checkin.which",
        "checkin.words",
        "closing.sure",
        "closing.when",
        "closing.where",
        "contact.about",
        "contact.where",
        "contact.words",
        "expenses.right",
        "guide.hard",
        "guide.topic",
        "guide.where",
        "guide.which",
        "handover.sure",
        "handover.when",
        "handover.where",
        "handover.whom",
        "note.right",
        "note.write",
        "offer.age",
        "offer.change",
        "offer.languages",
        "offer.often",
        "offer.place",
        "offer.right",
        "offer.what",
        "offer.when",
        "offer.where",
        "referral.agree",
        "referral.offer",
        "referral.where",
        "report.named",
        "report.object",
        "report.send",
        "report.told",
        "report.where",
        "report.why",
        "request.report_about",
        "session.part",
        "session.place",
        "session.preview",
        "session.when_right",
        "proposal.sure",
        "proposal.why",
        "proposal.where",
        "proposal.write",
        "survey.beside",
        "survey.choices",
        "survey.decide.when",
        "survey.decide.why",
        "survey.kind",
        "survey.lines",
        "survey.more",
        "survey.place",
        "survey.ready",
        "survey.room",
        "survey.title",
        "survey.until",
        "survey.whom",
        "survey.write",
        "talk.every_month",
        "talk.for_somebody",
        "talk.may_tell",
        "talk.place",
        "talk.town",
        "talk.what_helps",
        "talk.with_whom",
    }
)
"""The questions of a dialogue that has sent nothing yet: what was said so far is in them and nowhere else."""
