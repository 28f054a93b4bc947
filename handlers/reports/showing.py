"""``my reports`` and ``report M3``: how it stands, for who told it; the words once more, for who decides about it.

Who names a receipt that is none of theirs reads the same as if there were no such report.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from handlers.decision import Command, Decision, Say, Takes, Turn, say
from handlers.look import Look
from handlers.neighbourhoods.places import places_of
from handlers.reports.case import Confided, not_yours, read_confided, reply, show, with_people
from handlers.reports.nouns import UNDECIDED, ReportState
from handlers.reports.telling import ask_how_on
from handlers.reports.words import MY_REPORTS, read_receipt
from handlers.requests.words import REPORT
from handlers.text import FirstWord, Said, Verbatim, _, lines

_MOST_SHOWN: Final = 6


@dataclass(frozen=True, slots=True)
class Mine:
    """What a person told in confidence, and what waits for them to decide."""

    told: tuple[Confided, ...] = ()
    to_decide: tuple[Confided, ...] = ()


async def look_at_mine(turn: Turn, look: Look) -> Mine:
    """Read both."""
    told = [await with_people(look, report) for report in await look.reports_of(turn.person.id)]
    open_ones = [one for place in await places_of(turn, look) for one in await look.reports_undecided(place.id)]
    waiting = [await with_people(look, report) for report in open_ones]
    to_decide = tuple(one for one in waiting if one and one.decides(turn.person.id))
    return Mine(tuple(one for one in told if one), to_decide)


async def look_at_receipt(turn: Turn, look: Look) -> Confided | None:
    """Read the report whose receipt was named."""
    number = read_receipt(turn.text)
    return await read_confided(look, number) if number else None


def show_mine(turn: Turn, mine: Mine) -> Decision:
    """List in private what they told, the latest ones, and what waits for them."""
    if not mine.told and not mine.to_decide:
        nothing = _("You told me nothing in confidence. To do that, type: {report}", report=FirstWord(REPORT))
        return reply(turn.person.id, "report.mine", nothing)
    told = tuple(map(_how_it_stands, mine.told[-_MOST_SHOWN:]))
    waits = tuple(_waits_for_you(one) for one in mine.to_decide)
    return say(Say(turn.me, "report.mine", lines(*told, *waits)))


def _waits_for_you(confided: Confided) -> Said:
    return _(
        "{receipt} waits for your decision. To read it, type: {report} {receipt}",
        receipt=confided.receipt,
        report=FirstWord(REPORT),
    )


def _how_it_stands(confided: Confided) -> Said:
    report, receipt = confided.report, confided.receipt
    about = _("{receipt}, about #{number}", receipt=receipt, number=report.request) if report.request else None
    head: Said = about or Verbatim(receipt)
    return _("{report}: {state} ({when})", report=head, state=_state(confided), when=report.changed_at)


def _state(confided: Confided) -> Said:
    ruling = confided.report.ruling
    if ruling:
        return _("decided, because: “{reason}”", reason=Verbatim(ruling.reason))
    if confided.report.state is ReportState.LAPSED:
        return _("nobody decided about it")
    return _("it waits for a decision") if confided.readers else _("nobody here can read it yet")


def show_receipt(turn: Turn, confided: Confided | None) -> Decision:
    """Say how it stands to who told it; show it to who decides, and ask again; tell nobody else that it is there."""
    if confided is not None and confided.report.person == turn.person.id:
        return reply(turn.person.id, "report.mine", _how_it_stands(confided))
    if confided is None or confided.report.state not in UNDECIDED or not confided.decides(turn.person.id):
        return reply(turn.person.id, "report.unknown", not_yours())
    decider = tuple(one for one in confided.deciders if one.id == turn.person.id)
    is_asked = not confided.report.holds or confided.report.state is ReportState.OBJECTED
    return show(confided, decider) + say(*(ask_how_on(confided, decider) if is_asked else ()))


COMMANDS = (
    Command(
        "my_reports",
        MY_REPORTS,
        _("how it stands with what you told in confidence"),
        look_at_mine,
        show_mine,
        Takes.NUMBER_OR_NOTHING,
    ),
)
