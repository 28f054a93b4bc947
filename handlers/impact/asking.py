"""`impact`: who organises asks for the report of a period, and gets it in private; that they did is noted."""

from __future__ import annotations

from typing import Final

from handlers.decision import Command, Decision, Say, Takes, Turn, say
from handlers.impact.kept import Asked, Kept, look_at_kept
from handlers.impact.nouns import Frozen, FrozenState
from handlers.impact.period import typed, which_period
from handlers.impact.report import report_in
from handlers.impact.sheet import files
from handlers.impact.telling import told
from handlers.impact.words import CHECK_WORDS, IMPACT_WORDS
from handlers.model import LEADING, Note
from handlers.neighbourhoods.places import no_neighbourhood
from handlers.signs import wave
from handlers.text import FirstWord, Said, Verbatim, _, sentences


def tell_impact(turn: Turn, asked: Asked) -> Decision:
    """Tell the report of each place in private, the numbers of nobody by name."""
    if not asked.leads:
        return no_neighbourhood(turn)
    if asked.span is None or not asked.kept:
        return say(*wave(turn), Say(turn.me, "impact.which", which_period(asked.span, turn)))
    seen = tuple(Note(turn.person.id, "impact.shown", one.report.span.key, None, one.place.id) for one in asked.kept)
    return Decision(save=seen) + say(*wave(turn), *(_tell(turn, one) for one in asked.kept))


def _tell(turn: Turn, kept: Kept) -> Say:
    """Tell what is kept, else what was counted until today."""
    newest, report = kept.newest, report_in(kept.newest) if kept.newest else kept.report
    about = _how_kept(kept, newest) if newest else (_how_sure(turn, kept),)
    enclosed = files(kept.place, report, about, newest.edition if newest else 0)
    return Say(turn.me, "impact", told(report, kept.place.name, *about), attach=enclosed)


def _how_sure(turn: Turn, kept: Kept) -> Said:
    if kept.report.span.until >= turn.now_local.date():
        return _("This period is not over yet.")
    return _("These numbers can still change.")


def _how_kept(kept: Kept, newest: Frozen) -> tuple[Said, ...]:
    """Say since when it stays as it is, whether somebody looked it over, and what it puts right."""
    since = _("As it was on {day}; it does not change any more.", day=newest.made_on)
    if newest.state is FrozenState.CHECKED and newest.checked_on:
        looked: Said = _("Looked over by a person on {day}.", day=newest.checked_on)
    else:
        word, period = FirstWord(CHECK_WORDS), typed(kept.report.span)
        looked = _("Nobody has looked it over yet. Did you? Type: {check} {period}", check=word, period=period)
    before = next((one for one in kept.editions if one.edition == newest.edition - 1), None)
    if before is None:
        return (sentences(since, looked),)
    correction = _(
        "This is edition {edition}. It takes the place of that of {day}. Why: {reason}",
        edition=newest.edition,
        day=before.made_on,
        reason=Verbatim(newest.reason),
    )
    return (sentences(since, looked), correction)


COMMANDS: Final = (
    Command(
        "impact",
        IMPACT_WORDS,
        _("what the neighbourhood did in a period, in numbers without names"),
        look_at_kept,
        tell_impact,
        Takes.WORDS,
        "q2 2026",
        LEADING,
    ),
)
