"""Another language beside the one a survey is written in: all lines at once, each on its own line."""

from __future__ import annotations

from dataclasses import replace

from handlers.basics.misread import misread
from handlers.decision import Choice, Decision, Say, StepKind, Turn, look_at_nothing, say
from handlers.look import Look
from handlers.model import Language
from handlers.reading.plain import clean
from handlers.surveys.audience import leads
from handlers.surveys.composing.aiming import Aiming, ask_whom, look_at_aiming
from handlers.surveys.composing.ready import doubled
from handlers.surveys.nouns import Sheet
from handlers.surveys.steps import Draft, SurveyBeside, SurveyLines
from handlers.text import Said, Text, Verbatim, _, _n, lines

_NO_MORE = "no"


def ask_beside(turn: Turn, draft: Draft, before: Text | None = None) -> Say:
    """Offer the languages that are not there yet."""
    left = [one for one in turn.service.languages if one.code not in draft.form.languages]
    choices = (*(Choice(one.code, Verbatim(one.own_name)) for one in left), Choice(_NO_MORE, _("no, go on")))
    text = _("Another language beside it? Who reads another one gets the first.")
    said = lines(before, text) if before else text
    return Say(turn.me, "survey.beside", said, choices=choices, step=SurveyBeside(draft))


async def look_at_beside(turn: Turn, look: Look, step: SurveyBeside) -> Aiming:
    """Read what the next question needs."""
    return await look_at_aiming(turn, look, step)


def choose_beside(turn: Turn, step: SurveyBeside, facts: Aiming) -> Decision:
    """Ask for the lines in that language, or go on."""
    chosen = turn.answer.choice if turn.answer else None
    language = next((one for one in turn.service.languages if one.code == chosen), None)
    if language is not None:
        return say(_ask_lines(turn, step.draft, language))
    return say(ask_whom(turn, step.draft, facts) if chosen == _NO_MORE else ask_beside(turn, step.draft, misread(0)))


def _ask_lines(turn: Turn, draft: Draft, language: Language, before: Said | None = None) -> Say:
    written = _to_write(draft)
    text = _n(
        "Send this line in this language: {language}",
        "Send these {count} lines in this language: {language}. Each on its own line, in the same order.",
        len(written),
        language=Verbatim(language.own_name),
    )
    said = lines(*((before,) if before else ()), text, *map(Verbatim, written))
    return Say(turn.me, "survey.lines", said, step=SurveyLines(draft, language.code), free=True)


async def look_at_lines(turn: Turn, look: Look, step: SurveyLines) -> None:
    """Read nothing: the lines are in the question."""
    return await look_at_nothing(turn, look)


def take_lines(turn: Turn, step: SurveyLines, facts: None) -> Decision:
    """Keep the lines, if there are as many as there are in the first language."""
    draft, said = step.draft, turn.answer.text if turn.answer else ""
    language = next((one for one in turn.service.languages if one.code == step.language), None)
    if language is None or not leads(turn, draft.place):
        return say(ask_beside(turn, draft))
    found = tuple(filter(None, (" ".join(line.split()) for line in clean(said).splitlines())))
    if len(found) != len(_to_write(draft)) or turn.incoming.cut:
        why = _n("I read {count} line.", "I read {count} lines.", len(found))
        return say(_ask_lines(turn, draft, language, why))
    return say(
        ask_beside(
            turn, replace(draft, form=draft.form.beside(Sheet(language.code, (*found[: doubled(draft)], *found))))
        )
    )


def _to_write(draft: Draft) -> tuple[str, ...]:
    """Return the lines that are written; what a vote is about is its question too, and is written once."""
    return draft.form.sheets[0].lines[doubled(draft) :]


STEPS = (
    StepKind(SurveyBeside, look_at_beside, choose_beside),
    StepKind(SurveyLines, look_at_lines, take_lines, whole=True),
)
