"""``report``: about which request, about something else, or how it stands with a receipt."""

from dataclasses import dataclass
from typing import Final

from handlers.basics.one_number import ask_for_one_number
from handlers.decision import Choice, Command, Decision, Say, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.model import PersonId
from handlers.reading.never_mind import is_never_mind, tells_something
from handlers.reading.numbered import read_numbered
from handlers.reports.asking import NOBODY, Ears, begin, look_for_ears
from handlers.reports.case import Confided, reply
from handlers.reports.showing import look_at_receipt, show_receipt
from handlers.reports.words import read_receipt
from handlers.requests import words
from handlers.requests.case import Case, read_case, read_cases
from handlers.requests.nouns import CAME, WITH_A_PART
from handlers.requests.reporting.together import SOMETHING_ELSE, Reported, behind, look_at_named, report, with_others
from handlers.requests.steps import ReportAbout
from handlers.text import Text, Verbatim, _, sentences

_MOST_OFFERED: Final = 8
_SOMETHING_ELSE: Final = Choice(SOMETHING_ELSE, _("somebody or something else"))


@dataclass(frozen=True, slots=True)
class Meant:
    """What a report may be about: a request that was named, those the person has a part in, or something else."""

    reported: Reported | None = None
    mine: tuple[Case, ...] = ()
    ears: Ears = NOBODY
    confided: Confided | None = None


async def look_what_is_meant(turn: Turn, look: Look) -> Meant:
    """Read the request or the report that was named; without a number all that may be meant."""
    if read_receipt(turn.text):
        return Meant(confided=await look_at_receipt(turn, look))
    if read_numbered(turn.text, turn.language).number:
        return Meant(await look_at_named(turn, look))
    mine = await _live_ones(look, turn.person.id)
    only = await with_others(look, mine[0]) if len(mine) == 1 else None
    return Meant(only, mine, await look_for_ears(turn, look))


async def _live_ones(look: Look, person: PersonId) -> tuple[Case, ...]:
    parts = [claim.request for claim in await look.claims_of(person) if claim.state in WITH_A_PART | CAME]
    numbers = dict.fromkeys([*parts, *(request.number for request in await look.requests_by(person))])
    return tuple(case for case in await read_cases(look, numbers) if not case.request.state.is_final)


def hear(turn: Turn, meant: Meant) -> Decision:
    """Hear what is told, or say how it stands with what was told."""
    if read_receipt(turn.text):
        return show_receipt(turn, meant.confided)
    said = read_numbered(turn.text, turn.language)
    if said.is_several:
        return ask_for_one_number(turn, words.REPORT)
    if said.number is not None:
        return report(turn, meant.reported)
    return _without_number(turn, meant, behind(turn, said.behind))


def _without_number(turn: Turn, meant: Meant, told: str) -> Decision:
    if meant.reported is not None and meant.reported.case.readers:
        return report(turn, meant.reported, (_SOMETHING_ELSE,))
    if is_never_mind(told):
        return reply(turn.person.id, "request.report_not_sent", _("Good. I passed nothing on."))
    told = told if tells_something(told) else ""
    return _ask_what_about(turn, meant, told) if meant.mine else begin(turn, meant.ears, told)


def _ask_what_about(turn: Turn, meant: Meant, told: str) -> Decision:
    """Ask which request it is about, or whether it is about something else."""
    offered = meant.mine[:_MOST_OFFERED]
    numbers = tuple(Choice(str(case.number), Verbatim(f"#{case.number}")) for case in offered)
    not_yet: tuple[Text, ...] = (_("I passed nothing on yet."),) if told else ()
    step = ReportAbout(tuple(case.number for case in offered), told)
    text = sentences(*not_yet, _("What do you want to tell something about?"))
    return say(Say(turn.me, "request.report_about", text, choices=(*numbers, _SOMETHING_ELSE), step=step))


async def look_at_chosen(turn: Turn, look: Look, step: ReportAbout) -> Meant:
    """Read what was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    if chosen is None or not chosen.isdecimal():
        return Meant(ears=await look_for_ears(turn, look))
    case = await read_case(look, int(chosen))
    return Meant(await with_others(look, case)) if case else Meant()


def choose_what_about(turn: Turn, step: ReportAbout, meant: Meant) -> Decision:
    """Go on with the request that was chosen, or with something else."""
    if meant.reported is None:
        return begin(turn, meant.ears, step.words)
    chosen = meant.reported.case
    return report(turn.with_text(f"{chosen.number} {step.words}"), meant.reported)


COMMANDS = (
    Command(
        "report",
        words.REPORT,
        _("tell something in confidence"),
        look_what_is_meant,
        hear,
        Takes.NUMBER_THEN_WORDS,
        example="12",
        hears_danger=True,
    ),
)
STEPS = (StepKind(ReportAbout, look_at_chosen, choose_what_about),)
