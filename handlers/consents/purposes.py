"""Every purpose that people say yes to, what it is called, and the exact words that end it.

Who adds a `Consent` for something new gives it its line here; a house test asks for it. To end something takes no more
than to begin it (Regulation (EU) 2016/679, article 7(3)).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from handlers.caregivers.words import CAREGIVER_WORDS
from handlers.caregivers.words import STOP_WORDS as NO_CAREGIVER
from handlers.checkins.words import CHECKIN_WORDS, HEAT_WORDS
from handlers.checkins.words import LEAVE_WORDS as NO_CONTACT
from handlers.checkins.words import NO_HEAT_WORDS as NO_HEAT
from handlers.checkins.words import STOP_WORDS as NO_CHECKIN
from handlers.model import Consent
from handlers.referrals.words import WITHDRAW_REFERRAL
from handlers.requests.words import WITHDRAW
from handlers.sessions.words import LEAVE as NO_SESSION
from handlers.surveys.words import STOP_SURVEYS_WORDS as NO_SURVEYS
from handlers.surveys.words import SURVEY_WORDS
from handlers.text import Said, Text, _
from handlers.volunteers.words import LEAVE_WORDS as NO_VOLUNTEER


@dataclass(frozen=True, slots=True)
class Purpose:
    """One thing to say yes to: how a yes to it is listed, and which command ends it.

    ``begins`` is the command that begins it again, where one does. ``edition`` grows when its words come to mean
    something else: then everybody is asked again.

    ``numbered``: behind the command stands what the yes is about. ``ends`` None: it is proof that something was read,
    and nothing follows from it that could end.
    """

    called: Callable[[Consent], Said]
    ends: Text | None
    numbered: bool = False
    begins: Text | None = None
    edition: int = 1


def _plain(what: Text) -> Callable[[Consent], Said]:
    return lambda consent: _("{what} ({when})", what=what, when=consent.given_at)


def _in_the_room(consent: Consent) -> Said:
    return _("#{number} in the group ({when})", number=consent.subject, when=consent.given_at)


def _guest(consent: Consent) -> Said:
    return _("somebody whom you signed up for {number} ({when})", number=consent.subject, when=consent.given_at)


PURPOSES: Final = {
    "request.public": Purpose(_in_the_room, WITHDRAW, numbered=True),
    "volunteer": Purpose(_plain(_("what I keep of you as a volunteer")), NO_VOLUNTEER),
    "info_note": Purpose(_plain(_("having read the information note")), None),
    "session.guest": Purpose(_guest, NO_SESSION, numbered=True),
    "referral": Purpose(_plain(_("that somebody contacts a service for you")), WITHDRAW_REFERRAL),
    "call": Purpose(_plain(_("being called")), NO_CAREGIVER),
    "caregiver.month": Purpose(_plain(_("one question every month")), NO_CAREGIVER, begins=CAREGIVER_WORDS),
    "checkin": Purpose(_plain(_("that I ask you whether all is well")), NO_CHECKIN, begins=CHECKIN_WORDS),
    "checkin.contact": Purpose(_plain(_("that a contact may read that you do not answer")), NO_CHECKIN),
    "checkin.heat": Purpose(_plain(_("that I ask how you are when it is very warm")), NO_HEAT, begins=HEAT_WORDS),
    "survey": Purpose(_plain(_("that I ask you surveys")), NO_SURVEYS, begins=SURVEY_WORDS),
    "checkin.be_contact": Purpose(_plain(_("that you are somebody's contact")), NO_CONTACT),
}
LASTING: Final = frozenset(
    {"volunteer", "caregiver.month", "survey", *(name for name in PURPOSES if name.startswith("checkin"))}
)
"""What goes on until it is ended; everything else is over by itself."""
NAMING: Final = LASTING - {"volunteer"} | {"call", "referral"}
"""Where the words to which somebody says yes may name somebody else."""
