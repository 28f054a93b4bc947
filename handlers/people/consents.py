"""``consents``: every yes that still holds with the exact words that end it, and how many are only proof by now."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final

from handlers.basics.privacy import who_answers
from handlers.basics.words import CONSENTS_WORDS, HUMAN_WORDS
from handlers.consents.purposes import PURPOSES
from handlers.decision import Command, Decision, Say, Turn, say
from handlers.model import Consent
from handlers.people.rights import Kept, look_at_kept
from handlers.reading.session_named import name_of
from handlers.text import FirstWord, Said, _, _n, lines

MOST_SHOWN: Final = 12

HOLDS: Final[Mapping[str, Callable[[Consent, Kept], bool]]] = {
    "request.public": lambda yes, kept: yes.subject in {str(one.number) for one in kept.requests},
    "volunteer": lambda yes, kept: yes.subject in {one.neighbourhood for one in kept.offers},
    "session.guest": lambda yes, kept: yes.subject in {name_of(number) for number in kept.sessions},
    "referral": lambda yes, kept: yes.subject in kept.referrals,
    "call": lambda yes, kept: yes.subject == kept.call,
    "caregiver.month": lambda _yes, kept: kept.monthly is not None,
    "checkin": lambda _yes, kept: kept.has_checkin,
    "checkin.contact": lambda _yes, kept: kept.has_checkin,
    "checkin.heat": lambda _yes, kept: kept.has_checkin,
    "survey": lambda _yes, _kept: True,
    "checkin.be_contact": lambda _yes, kept: kept.is_contact,
}
"""Whether something still follows from a yes that was not taken back; of others nothing does."""


def tell_consents(turn: Turn, kept: Kept) -> Decision:
    """List each yes that still holds, the latest ones, with its way out."""
    if not kept.consents:
        return say(Say(turn.me, "rights.consents", _("I have no yes of you to any text.")), *who_answers(turn))
    holding = _holding(kept)
    told = lines(*_shown(holding), *_proof(len(kept.consents) - len(holding)), _exact())
    return say(Say(turn.me, "rights.consents", told), *who_answers(turn))


def _holding(kept: Kept) -> tuple[Consent, ...]:
    """Keep of each thing the latest yes that still holds."""
    found = {
        (yes.purpose, yes.subject): yes
        for yes in kept.consents
        if yes.purpose in HOLDS and HOLDS[yes.purpose](yes, kept)
    }
    return tuple(found.values())


def _shown(holding: tuple[Consent, ...]) -> tuple[Said, ...]:
    if not holding:
        return (_("No yes of you holds any more."),)
    rest = len(holding) - MOST_SHOWN
    more = (_n("And {count} from before.", "And {count} from before.", rest),) if rest > 0 else ()
    return (_("You said yes to this:"), *map(_with_way_out, holding[-MOST_SHOWN:]), *more)


def _with_way_out(yes: Consent) -> Said:
    purpose = PURPOSES[yes.purpose]
    what, words = purpose.called(yes), FirstWord(purpose.ends) if purpose.ends else None
    if words is None:
        return what
    if purpose.numbered:
        return _("{what}. To end it, type: {words} {number}", what=what, words=words, number=yes.subject)
    return _("{what}. To end it, type: {words}", what=what, words=words)


def _proof(count: int) -> tuple[Said, ...]:
    if not count:
        return ()
    return (
        _n(
            "Of {count} yes nothing follows any more; I keep it as proof.",
            "Of {count} others nothing follows any more; I keep them as proof.",
            count,
        ),
    )


def _exact() -> Said:
    return _("For the exact text, type: {human}", human=FirstWord(HUMAN_WORDS))


COMMANDS = (Command("consents", CONSENTS_WORDS, _("what you said yes to"), look_at_kept, tell_consents),)
