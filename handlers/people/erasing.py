"""``erase``: what we said to somebody in the last hour goes from their screen, at once and without a question.

For who fears that somebody else looks at their telephone (domain 2.6). What they wrote themselves only they can erase.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from handlers.basics.words import ERASE_WORDS
from handlers.contact.steps import ContactAbout, ContactWhere, ContactWords
from handlers.decision import Close, Command, Decision, Lane, RedactTalk, Say, Turn, look_at_nothing, say
from handlers.guide.asking import GuideHard, GuideTopic, GuideWhere, GuideWhich
from handlers.referrals.steps import OfferAgree, OfferDoor, OfferWhere
from handlers.reports.steps import MayRead, ObjectWords, ReportNamed, ReportTold, ReportWhere
from handlers.requests.steps import ReportAbout, ReportWords
from handlers.safety.warning import SafetyOffer
from handlers.text import _, sentences

REACHES_BACK: Final = timedelta(hours=1)
_ABOUT_A_WAY_OUT: Final = (
    *(GuideTopic, GuideHard, GuideWhere, GuideWhich),
    *(OfferDoor, OfferWhere, OfferAgree),
    *(ContactWhere, ContactAbout, ContactWords),
    *(ReportAbout, ReportWords, ReportWhere, ReportNamed, ReportTold, MayRead, ObjectWords),
    SafetyOffer,
)
"""Questions that would tell what somebody looked for, if they were asked again."""


def erase(turn: Turn, facts: None) -> Decision:
    """Take back what was said in private in the last hour, and ask no more about it."""
    gone = _("Erased from my side.")
    own = _("Erase on your device what you wrote yourself.")
    close = tuple(Close(step.name, None, turn.person.id) for step in _ABOUT_A_WAY_OUT)
    told = Say(turn.me, "erased", sentences(gone, own), lane=Lane.URGENT)
    return Decision(close=close) + say(RedactTalk(turn.person.id, turn.now - REACHES_BACK), told)


COMMANDS = (
    Command("erase", ERASE_WORDS, _("erase what I wrote to you in the last hour"), look_at_nothing, erase, rescue=True),
)
