"""The moment of a draft: read from words, said back in full, and questioned when it is past, odd or unclear."""

import re
from dataclasses import replace
from datetime import time

from handlers.basics.when_said_back import NO_DAY, NOON, OTHER_DAY, doubts_of, label_of, no_hours, which_of, why_again
from handlers.decision import NO, YES, Choice, Decision, Say, Turn, say
from handlers.reading.answers import after_choice
from handlers.reading.dates.hearing import WhenHeard, hear_when, on_day
from handlers.reading.dates.hour_words import BEHIND_HOW_MANY_TIMES
from handlers.reading.dates.moments import DayPart, Doubt
from handlers.reading.dates.reader import says_only_hours
from handlers.reading.phrases import either
from handlers.reading.plain import bare
from handlers.reading.walltime import existing
from handlers.requests.case import Case
from handlers.requests.draft_steps import AskWhen, ConfirmWhen
from handlers.requests.drafting.questions import ask, ask_again, ask_next, keep_awake, told, untold
from handlers.requests.nouns import Part
from handlers.requests.telling import tell
from handlers.text import Said, When, _, sentences

_TIMES = re.compile(rf"\b\d{{1,3}} (?:{either(BEHIND_HOW_MANY_TIMES)})\b")
_GAP = _("Please note: the clock goes forward then, so the hour you said does not exist.")
_GOES_ON = _("Please note: it goes on every week until you stop it.")


def answer_when(turn: Turn, step: AskWhen | ConfirmWhen, case: Case) -> Decision:
    """Read the moment, and say it back in full before it counts."""
    if turn.answer and turn.answer.unsure:
        return ask_next(case.with_request(told(replace(case.request, when=None), Part.WHEN)), turn.now)
    missed = step.missed if isinstance(step, AskWhen) else 0
    return ask_whether_right(turn, case, hear_when(turn.text, case.local(turn.now), turn.language), missed=missed)


def ask_whether_right(
    turn: Turn, case: Case, heard: WhenHeard, before: tuple[Said, ...] = (), missed: int = 0
) -> Decision:
    """Say the moment back with weekday and year; what is past, odd or could be several is questioned."""
    kept = Decision(save=(case.request,)) + keep_awake(case, turn.now)
    if wrong := no_hours(turn.text, heard):
        unclear = case.with_request(untold(case.request, Part.WHEN))
        return ask_again(unclear, Part.WHEN, turn.now, sentences(*before, wrong), missed)
    if Doubt.PAST in heard.doubts or not (heard.when or heard.options):
        open_again = case.with_request(untold(case.request, Part.WHEN))
        return ask_again(open_again, Part.WHEN, turn.now, sentences(*before, why_again(heard)), missed)
    if heard.when:
        shown = existing(heard.when, case.zone)
        skipped = (_GAP,) if shown != heard.when else ()
        doubts = (*skipped, *_endless(turn.text, heard.when), *doubts_of(heard))
        text = sentences(*before, *doubts, _("{when}. Is that right?", when=shown))
        return kept + say(_confirm(turn, case, text, (shown,), (YES, NO)))
    choices = tuple(Choice(f"day-{n}", label_of(heard, option)) for n, option in enumerate(heard.options))
    text = sentences(*before, which_of(heard))
    return kept + say(_confirm(turn, case, text, heard.options, (*choices, OTHER_DAY)))


def _confirm(turn: Turn, case: Case, text: Said, options: tuple[When, ...], choices: tuple[Choice, ...]) -> Say:
    step = ConfirmWhen(case.number, options)
    return tell(turn.person.id, case, "request.when_right", text, step, choices, free=True)


def _endless(text: str, when: When) -> tuple[Said, ...]:
    """Tell who said how many times that a repetition has no end of its own."""
    return (_GOES_ON,) if when.weekly and _TIMES.search(bare(text)) else ()


def confirm_when(turn: Turn, step: ConfirmWhen, case: Case) -> Decision:
    """Take the moment that was said back; another day or hour that comes with the answer is read at once."""
    choice = turn.answer.choice if turn.answer else None
    if choice is None and turn.answer and turn.answer.unsure:
        return answer_when(turn, step, case)
    chosen = _chosen(turn, step, choice)
    other = _said_besides(turn, step, case, choice)
    is_other = bool(other.options) or (other.when is not None and not _agrees(other, chosen))
    if is_other or (choice is None and chosen is None):
        if other.when is None and not other.options and len(step.options) == 1 and not step.missed:
            return _ask_once_more(turn, case, step)
        return ask_whether_right(turn, case, _with_known_hours(other, step))
    if chosen is None:
        return say(ask(case, Part.WHEN))
    return ask_next(case.with_request(told(replace(case.request, when=chosen), Part.WHEN)), turn.now)


def _ask_once_more(turn: Turn, case: Case, step: ConfirmWhen) -> Decision:
    """Keep the moment when the answer is about something else, such as the next question."""
    text = sentences(NO_DAY, _("{when}. Is that right?", when=step.options[0]))
    again = replace(step, missed=1)
    question = tell(turn.person.id, case, "request.when_right", text, again, (YES, NO), free=True)
    return say(question) + keep_awake(case, turn.now)


def _chosen(turn: Turn, step: ConfirmWhen, choice: str | None) -> When | None:
    """Return the moment that was chosen, by its number or by the half of the day: "in the evening"."""
    if choice and choice != "no":
        return step.options[0 if choice == "yes" else int(choice.removeprefix("day-"))]
    if choice == "no" or len({option.on for option in step.options}) != 1:
        return None
    part = on_day(turn.text, step.options[0], turn.language).part
    fits = [option for option in step.options if part and option.start and _is_in(part, option.start)]
    return fits[0] if len(fits) == 1 and says_only_hours(turn.text, turn.language) else None


def _is_in(part: DayPart, start: time) -> bool:
    return start < NOON if part is DayPart.MORNING else start >= NOON


def _with_known_hours(other: WhenHeard, step: ConfirmWhen) -> WhenHeard:
    """Keep the hours that were said back when only the day is another: "no, friday"."""
    if other.when is None or other.when.start or len(step.options) != 1:
        return other
    if {Doubt.SOON, Doubt.AMBIGUOUS_ORDER} & set(other.doubts):
        return other
    known = step.options[0]
    return replace(other, when=replace(other.when, start=known.start, end=known.end))


def _agrees(said: WhenHeard, chosen: When | None) -> bool:
    """Tell whether what was said besides a choice fits it: the same day, and no other hour of the clock."""
    if said.when is None or chosen is None or said.when.on != chosen.on:
        return False
    return said.part is not None or said.when.start in {None, chosen.start}


def _said_besides(turn: Turn, step: ConfirmWhen, case: Case, choice: str | None) -> WhenHeard:
    """Read another moment in "no, friday" or "2 friday"; "1 december" is a day too, and not the first choice.

    Only an hour is one of the day that was said back.
    """
    if choice and len(turn.text.split()) < 2:
        return WhenHeard()
    behind = after_choice(turn.text) if choice else turn.text
    if step.options and says_only_hours(turn.text, turn.language):
        place = int(choice.removeprefix("day-")) if choice and choice.startswith("day-") else 0
        return on_day(behind, step.options[place], turn.language)
    return hear_when(behind if choice == "no" else turn.text, case.local(turn.now), turn.language)


def back_to_when(turn: Turn, step: ConfirmWhen, case: Case) -> Decision:
    """Ask for the moment again."""
    return say(ask(case, Part.WHEN))
