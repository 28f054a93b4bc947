"""``bevraging``: answer one, make one, or do something with one by its number: ``bevraging 3 sluit``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from handlers.decision import Choice, Command, Decision, Say, StepKind, Takes, Turn, say
from handlers.look import Look
from handlers.reading.answers import bare_yes_or_no
from handlers.reading.phrases import words_in
from handlers.reading.plain import bare
from handlers.reading.survey_words import CLOSE, DECISION, ERASE, NEW, READ, WITHDRAW
from handlers.signs import wave
from handlers.surveys import leading
from handlers.surveys.answering.agreeing import Agreeing, agree, look_at_agreeing, offer
from handlers.surveys.answering.case import Case, over, read_case
from handlers.surveys.answering.hearing import take_part
from handlers.surveys.answering.own import erase
from handlers.surveys.audience import leads, may_take_part
from handlers.surveys.composing.writing import Writing, begin, look_at_writing
from handlers.surveys.leading import Led, in_a_line, read_led
from handlers.surveys.nouns import Survey, Taker, Taking
from handlers.surveys.steps import SurveyList
from handlers.surveys.words import SURVEY_WORDS
from handlers.text import Said, _

_NUMBERED: Final = re.compile(r"#?\s*(?P<number>\d{1,9})\b[\s:,.]*(?P<rest>.*)", re.S)
_DOINGS: Final = {
    **dict.fromkeys(words_in(CLOSE), leading.CLOSE),
    **dict.fromkeys(words_in(READ), leading.READ),
    **dict.fromkeys(words_in(WITHDRAW), leading.WITHDRAW),
    **dict.fromkeys(words_in(DECISION), leading.DECIDE),
    **dict.fromkeys(words_in(ERASE), "erase"),
}
_NEW: Final = words_in(NEW)
_ANEW: Final = "new"
_MOST_LISTED: Final = 5


@dataclass(frozen=True, slots=True)
class Meant:
    """What is meant: one survey (as somebody asked, or as who leads it), or nothing but a beginning.

    ``open`` are those that the person may answer now (``case`` is the only one), ``led_by_me`` those that they lead.
    """

    agreeing: Agreeing
    writing: Writing
    case: Case | None = None
    led: Led | None = None
    open: tuple[Survey, ...] = ()
    led_by_me: tuple[Survey, ...] = ()


async def look_at_survey(turn: Turn, look: Look) -> Meant:
    """Read what stands behind the word."""
    return await _read(turn, look, _number_in(turn.text))


async def look_at_chosen(turn: Turn, look: Look, step: SurveyList) -> Meant:
    """Read the survey that was chosen."""
    return await _read(turn, look, _number_in((turn.answer.choice if turn.answer else None) or ""))


def _number_in(words: str) -> int | None:
    match = _NUMBERED.fullmatch(words.strip())
    return int(match["number"]) if match else None


async def _read(turn: Turn, look: Look, number: int | None) -> Meant:
    begun = Meant(await look_at_agreeing(turn, look), await look_at_writing(turn, look))
    if number is not None:
        return Meant(begun.agreeing, begun.writing, await read_case(turn, look, number), await read_led(look, number))
    here = await look.surveys_in([one.neighbourhood for one in turn.standings if one.roles])
    mine = {one.survey: one for one in await look.taken_by(turn.person.id)}
    open_ones = [one for one in here if one.is_open and _is_for(turn, one, mine.get(one.number))]
    only = open_ones[0].number if len(open_ones) == 1 else 0
    case = await read_case(turn, look, only) if only else None
    led = tuple(one for one in here if leads(turn, one.neighbourhood))
    return Meant(begun.agreeing, begun.writing, case, open=tuple(open_ones), led_by_me=led)


def _is_for(turn: Turn, one: Survey, taker: Taker | None) -> bool:
    return taker.taking is not Taking.DECLINED if taker else may_take_part(turn, one)


def survey(turn: Turn, meant: Meant) -> Decision:
    """Do what is meant; it always goes on in private."""
    said = turn.text.strip()
    match = _NUMBERED.fullmatch(said)
    signs = Decision(say=wave(turn))
    if match:
        return signs + _with_one(turn, meant, _DOINGS.get(bare(match["rest"]).strip(" .!?,").split(" ")[0]))
    if bare_yes_or_no(said) == "yes" and meant.agreeing.places:
        return signs + agree(turn, meant.agreeing, meant.agreeing.places[0])
    head, _space, rest = said.partition(" ")
    if bare(head) in _NEW:
        return begin(turn, meant.writing, rest)
    if said and meant.writing.places:
        return begin(turn, meant.writing, said)
    return signs + _begin(turn, meant)


def _with_one(turn: Turn, meant: Meant, doing: str | None) -> Decision:
    """Do something with one survey: who leads it sees how it stands, unless they were asked themselves."""
    case, led = meant.case, meant.led
    if doing == "erase" and case is not None:
        return over(turn, case) or erase(turn, case)
    is_leading = led is not None and leads(turn, led.survey.neighbourhood)
    if led is not None and is_leading and doing:
        return leading.do(turn, led, doing)
    if led is not None and is_leading and (case is None or case.taker is None or not led.survey.is_open):
        return leading.show(turn, led)
    return take_part(turn, case)


def _begin(turn: Turn, meant: Meant) -> Decision:
    """Offer what there is: to organisers their surveys and a new one, to others the one they can answer."""
    if meant.writing.places:
        return _list(turn, meant) if meant.led_by_me else begin(turn, meant.writing)
    if not meant.open:
        return offer(turn, meant.agreeing)
    if meant.case is not None:
        return take_part(turn, meant.case)
    choices = tuple(Choice(one.subject, _title(turn, one)) for one in meant.open[:_MOST_LISTED])
    text = _("Which survey do you want to answer?")
    return say(Say(turn.me, "survey.list", text, choices=choices, step=SurveyList(), light=True))


def _title(turn: Turn, one: Survey) -> Said:
    return _("“{title}”", title=one.form.title(turn.language))


def _list(turn: Turn, meant: Meant) -> Decision:
    listed = tuple(Choice(one.subject, in_a_line(one, turn.language)) for one in meant.led_by_me[:_MOST_LISTED])
    choices = (Choice(_ANEW, _("make a new survey")), *listed)
    return say(Say(turn.me, "survey.list", _("Which survey?"), choices=choices, step=SurveyList(), light=True))


def choose(turn: Turn, step: SurveyList, meant: Meant) -> Decision:
    """Go on with the one that was chosen, or make a new one."""
    chosen = turn.answer.choice if turn.answer else None
    if chosen == _ANEW:
        return begin(turn, meant.writing)
    return _with_one(turn, meant, None)


COMMANDS = (
    Command(
        "survey",
        SURVEY_WORDS,
        _("answer questions about the neighbourhood; organisers also ask them"),
        look_at_survey,
        survey,
        Takes.NUMBER_THEN_WORDS,
    ),
)
STEPS = (StepKind(SurveyList, look_at_chosen, choose, menu=True),)
