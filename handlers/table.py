"""Every handler there is, collected by hand: what stands here is the product."""

from __future__ import annotations

from handlers.announcements import table as announcements
from handlers.basics import (
    again,
    answering,
    fallback,
    human,
    in_room,
    languages,
    pleasantries,
    privacy,
)
from handlers.basics.explain import explaining
from handlers.caregivers import table as caregivers
from handlers.checkins import table as checkins
from handlers.closing import table as closing
from handlers.consents import again as consents_again
from handlers.contact import table as contact
from handlers.decision import Command, StepKind, TimerKind, Watch
from handlers.feeds import address
from handlers.guide import table as guide
from handlers.handover import table as handover
from handlers.impact import table as impact
from handlers.keeping import sweeping
from handlers.neighbourhoods import appoint, bind, instead, make, network_list, networks, rooms, rules, stepping_down
from handlers.people import (
    agenda,
    certificate,
    consents,
    erased_elsewhere,
    erasing,
    forget_me,
    here,
    members,
    not_coming,
    rights,
    stopping,
    stopping_with_role,
    suspending,
    undelivered,
    who_saw,
    who_sees,
)
from handlers.referrals import table as referrals
from handlers.reports import table as reports
from handlers.requests import table as requests
from handlers.safety import cry, warning
from handlers.sessions import table as sessions
from handlers.surveys import table as surveys
from handlers.volunteers import table as volunteers
from handlers.ways import stopping as ways

_OTHERS: tuple[Command, ...] = (
    *requests.COMMANDS,
    *reports.COMMANDS,
    *sessions.COMMANDS,
    *not_coming.COMMANDS,
    *here.COMMANDS,
    *agenda.COMMANDS,
    *volunteers.COMMANDS,
    *checkins.COMMANDS,
    *certificate.COMMANDS,
    *address.COMMANDS,
    *guide.COMMANDS,
    *referrals.COMMANDS,
    *contact.COMMANDS,
    *caregivers.COMMANDS,
    *surveys.COMMANDS,
    *human.COMMANDS,
    *languages.COMMANDS,
    *privacy.COMMANDS,
    *rights.COMMANDS,
    *consents.COMMANDS,
    *forget_me.COMMANDS,
    *who_saw.COMMANDS,
    *erasing.COMMANDS,
    *who_sees.COMMANDS,
    *again.COMMANDS,
    *stopping.COMMANDS,
    *make.COMMANDS,
    *bind.COMMANDS,
    *networks.COMMANDS,
    *network_list.COMMANDS,
    *announcements.COMMANDS,
    *instead.COMMANDS,
    *appoint.COMMANDS,
    *handover.COMMANDS,
    *closing.COMMANDS,
    *rules.COMMANDS,
    *volunteers.FOR_ORGANISERS,
    *suspending.COMMANDS,
    *contact.FOR_ORGANISERS,
    *checkins.FOR_ORGANISERS,
    *impact.COMMANDS,
)
_EXPLAINED = explaining(_OTHERS)

FIRST: tuple[Watch, ...] = (warning.SAFETY, cry.CRY)
BESIDE: tuple[Watch, ...] = checkins.BESIDE
INSISTENT: tuple[Watch, ...] = (
    *caregivers.WATCHES,
    *handover.INSISTENT,
    *announcements.INSISTENT,
    *sessions.INSISTENT,
    *requests.INSISTENT,
)
LAST: tuple[Watch, ...] = (fallback.LAST, in_room.LAST)
STOPPING: tuple[Watch, ...] = ways.STOPPING
STOPPED: tuple[Watch, ...] = ways.STOPPED
COMMANDS: tuple[Command, ...] = (*_EXPLAINED.commands, *_OTHERS)
STEPS: tuple[StepKind, ...] = (
    *warning.STEPS,
    *_EXPLAINED.steps,
    *fallback.STEPS,
    *human.STEPS,
    *answering.STEPS,
    *languages.STEPS,
    *stopping_with_role.STEPS,
    *forget_me.STEPS,
    *erased_elsewhere.STEPS,
    *volunteers.STEPS,
    *checkins.STEPS,
    *consents_again.STEPS,
    *suspending.STEPS,
    *instead.STEPS,
    *appoint.STEPS,
    *stepping_down.STEPS,
    *handover.STEPS,
    *closing.STEPS,
    *networks.STEPS,
    *rooms.STEPS,
    *rules.STEPS,
    *guide.STEPS,
    *referrals.STEPS,
    *contact.STEPS,
    *caregivers.STEPS,
    *surveys.STEPS,
    *announcements.STEPS,
    *requests.STEPS,
    *reports.STEPS,
    *sessions.STEPS,
    *not_coming.STEPS,
)
TIMERS: tuple[TimerKind, ...] = (
    *answering.TIMERS,
    *announcements.TIMERS,
    *requests.TIMERS,
    *reports.TIMERS,
    *sessions.TIMERS,
    *volunteers.TIMERS,
    *guide.TIMERS,
    *referrals.TIMERS,
    *sweeping.TIMERS,
    *erased_elsewhere.TIMERS,
    *checkins.TIMERS,
    *consents_again.TIMERS,
    *contact.TIMERS,
    *handover.TIMERS,
    *closing.TIMERS,
    *caregivers.TIMERS,
    *impact.TIMERS,
    *surveys.TIMERS,
)
WATCHES: tuple[Watch, ...] = (
    *caregivers.WATCHES,
    *warning.WATCHES,
    *handover.WATCHES,
    *checkins.WATCHES,
    *fallback.WATCHES,
    *members.WATCHES,
    *rooms.WATCHES,
    *make.WATCHES,
    *undelivered.WATCHES,
    *announcements.WATCHES,
    *sessions.WATCHES,
    *here.WATCHES,
    *requests.WATCHES,
    *not_coming.WATCHES,
    *pleasantries.WATCHES,
)
