"""What somebody agrees to, in the words to which they say yes; and what a contact may be told of them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from handlers.checkins.asking import no_alarm
from handlers.checkins.steps import Plan
from handlers.text import Joined, Said, Text, _, lines, sentences

DAYS: Final = (
    _("Monday"),
    _("Tuesday"),
    _("Wednesday"),
    _("Thursday"),
    _("Friday"),
    _("Saturday"),
    _("Sunday"),
)


def summary(plan: Plan, names: Sequence[str], *, asks: bool = True) -> Said:
    """Say what was chosen; a yes to this is kept as proof. The code word is not shown: somebody may read along."""
    kept = _("I keep this, and for 30 days what came of it. You can change or stop it at any time. OK?")
    return lines(_when(plan), _whom(names), *_how(plan), no_alarm(), *((kept,) if asks else ()))


def _when(plan: Plan) -> Said:
    if not plan.days:
        return _("I ask you every day at {hour}.", hour=plan.at)
    return _(
        "I ask you at {hour} on: {days}.", hour=plan.at, days=Joined(tuple(DAYS[day] for day in plan.days), by=", ")
    )


def _whom(names: Sequence[str]) -> Said:
    if not names:
        return _("Without an answer within an hour, I tell an organiser.")
    return sentences(
        _("Without an answer within an hour, I tell {names}, and then an organiser.", names=", ".join(names)),
        _("They read only that there is no answer."),
    )


def _how(plan: Plan) -> tuple[Text, ...]:
    discreet = (_("I ask discreetly."),) if plan.discreet else ()
    return (*discreet, *((_("You have a code word."),) if plan.code else ()))
