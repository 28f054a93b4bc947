"""Writing the questions of a survey, one after the other: the title, a question, how it is answered, the next."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from handlers.basics.misread import misread
from handlers.decision import Choice, Decision, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import LEADING, Neighbourhood
from handlers.reading.plain import clean, one_line
from handlers.signs import wave
from handlers.surveys.audience import leads
from handlers.surveys.composing.beside import ask_beside
from handlers.surveys.nouns import FEWEST_CHOICES, MOST_CHOICES, MOST_QUESTIONS, Aim, Form, Kind, Sheet
from handlers.surveys.steps import (
    Draft,
    SurveyChoices,
    SurveyKind,
    SurveyMore,
    SurveyPlace,
    SurveyQuestion,
    SurveyTitle,
    left_off,
)
from handlers.text import Said, Text, Verbatim, _, _n, lines

LONGEST_TITLE: Final = 80
LONGEST_QUESTION: Final = 200
LONGEST_CHOICE: Final = 60
_SHORTEST: Final = 2
_YES, _DONE = "yes", "done"
KINDS: Final = (
    Choice(Kind.CHOICE, _("they choose one of a few answers")),
    Choice(Kind.SCALE, _("a number from 1 (not at all) to 5 (very much)")),
    Choice(Kind.WORDS, _("in their own words")),
)


@dataclass(frozen=True, slots=True)
class Writing:
    """Where somebody may make surveys."""

    places: tuple[Neighbourhood, ...]

    def named(self, id_: str) -> Neighbourhood | None:
        """Find one of them."""
        return next((place for place in self.places if place.id == id_), None)


async def look_at_writing(turn: Turn, look: Look, _step: object = None) -> Writing:
    """Read where the person may make surveys: that can end while they write."""
    led = [one.neighbourhood for one in turn.standings if one.roles & LEADING]
    found = [place for place in await look.neighbourhoods() if place.id in led and not place.is_network]
    if turn.room and turn.neighbourhood in found:
        found = [turn.neighbourhood]
    return Writing(tuple(found))


# --- where, and what about ------------------------------------------------------------------------------------------


def begin(turn: Turn, facts: Writing, title: str = "", aim: Aim = Aim.SURVEY) -> Decision:
    """Ask for which neighbourhood, or what it is about; it always goes on in private."""
    over = Decision(say=wave(turn), close=left_off(turn.person.id))
    if not facts.places:
        return over + refuse(turn, _("Only an organiser can make a survey."))
    if len(facts.places) == 1:
        return over + _with_title(turn, Draft(facts.places[0].id, aim=aim), title)
    choices = tuple(Choice(place.id, Verbatim(place.name)) for place in facts.places)
    text = _("For which neighbourhood is it?")
    return over + say(Say(turn.me, "survey.place", text, choices=choices, step=SurveyPlace(title, aim)))


def refuse(turn: Turn, why: Said) -> Decision:
    """Say why not."""
    return say(Say(turn.me, "survey.no", why))


def choose_place(turn: Turn, step: SurveyPlace, facts: Writing) -> Decision:
    """Go on with the title."""
    place = facts.named(turn.answer.choice or "") if turn.answer else None
    if place is None:
        return begin(turn, facts, step.title, step.aim)
    return _with_title(turn, Draft(place.id, aim=step.aim), step.title)


def _with_title(turn: Turn, draft: Draft, title: str) -> Decision:
    said = one_line(clean(title), LONGEST_TITLE)
    if len(said) < _SHORTEST:
        return say(_ask_title(turn, draft))
    titled = replace(draft, form=Form((), (Sheet(turn.language, (said,)),)))
    is_vote = draft.aim is Aim.VOTE
    return say(_ask_choices(turn, titled, said) if is_vote else _ask_question(turn, titled))


def _ask_title(turn: Turn, draft: Draft) -> Say:
    text = _("What is the survey about? Give it a title of a few words.")
    if draft.aim is Aim.VOTE:
        text = _("What do people vote on? Write it as a short question.")
    return Say(turn.me, "survey.title", text, step=SurveyTitle(draft), free=True)


def take_title(turn: Turn, step: SurveyTitle, facts: Writing) -> Decision:
    """Keep the title and ask for the first question."""
    if not leads(turn, step.draft.place):
        return no_more(turn)
    return _with_title(turn, step.draft, turn.answer.text if turn.answer else "")


def no_more(turn: Turn) -> Decision:
    """Say that somebody may not make surveys there any more."""
    return refuse(turn, _("Only an organiser can make a survey."))


# --- a question -----------------------------------------------------------------------------------------------------


def _ask_question(turn: Turn, draft: Draft, before: Text | None = None) -> Say:
    number = len(draft.form.parts) + 1
    text = _("Type question {number}.", number=number)
    said = lines(before, text) if before else text
    return Say(turn.me, "survey.write", said, step=SurveyQuestion(draft), free=True)


def take_question(turn: Turn, step: SurveyQuestion, facts: Writing) -> Decision:
    """Keep the words of a question and ask how it is answered."""
    if not leads(turn, step.draft.place):
        return no_more(turn)
    words = " ".join(clean(turn.answer.text if turn.answer else "").split())
    if len(words) > LONGEST_QUESTION:
        return say(
            _ask_question(turn, step.draft, _("That is too long. Send at most {n} letters.", n=LONGEST_QUESTION))
        )
    if len(words) < _SHORTEST:
        return say(_ask_question(turn, step.draft))
    return say(_ask_kind(turn, step.draft, words))


def _ask_kind(turn: Turn, draft: Draft, words: str) -> Say:
    text = _("How do people answer this question?")
    return Say(turn.me, "survey.kind", text, choices=KINDS, step=SurveyKind(draft, words))


def choose_kind(turn: Turn, step: SurveyKind, facts: Writing) -> Decision:
    """Ask for the answers to choose from, or whether there is another question."""
    if not leads(turn, step.draft.place):
        return no_more(turn)
    kind = Kind(turn.answer.choice) if turn.answer and turn.answer.choice else Kind.CHOICE
    if kind is Kind.CHOICE:
        return say(_ask_choices(turn, step.draft, step.words))
    return _go_on(turn, replace(step.draft, form=step.draft.form.asking(step.words, kind)))


def _ask_choices(turn: Turn, draft: Draft, words: str, before: Text | None = None) -> Say:
    text = _(
        "Type the answers to choose from, {fewest} to {most}, each on its own line or with a comma between.",
        fewest=FEWEST_CHOICES,
        most=MOST_CHOICES,
    )
    text = _proposals() if draft.aim is Aim.VOTE else text
    said = lines(before, text) if before else text
    return Say(turn.me, "survey.choices", said, step=SurveyChoices(draft, words), free=True)


def _proposals() -> Text:
    return _(
        "Type the proposals, {fewest} to {most}, each on its own line or with a comma between.",
        fewest=FEWEST_CHOICES,
        most=MOST_CHOICES,
    )


def take_choices(turn: Turn, step: SurveyChoices, facts: Writing) -> Decision:
    """Keep the answers to choose from, or say what is wrong with them."""
    if not leads(turn, step.draft.place):
        return no_more(turn)
    found = read_choices(turn.answer.text if turn.answer else "")
    if why := wrong_with(found):
        return say(_ask_choices(turn, step.draft, step.words, why))
    return _go_on(turn, replace(step.draft, form=step.draft.form.asking(step.words, Kind.CHOICE, found)))


def read_choices(words: str) -> tuple[str, ...]:
    """Part what was typed: by lines where there are several, else by semicolons, else by commas; numbers go."""
    said = clean(words)
    by = next((sign for sign in "\n;," if sign in said.strip()), "\n")
    return tuple(dict.fromkeys(filter(None, map(_bare_choice, said.split(by)))))


def _bare_choice(line: str) -> str:
    said = " ".join(line.split())
    head, _space, rest = said.partition(" ")
    return rest if rest and head.strip(".):-•*").isdecimal() and not head.isdecimal() else said.lstrip("-•* ")


def wrong_with(choices: tuple[str, ...]) -> Text | None:
    """Say what is wrong with answers to choose from; None: nothing."""
    if not FEWEST_CHOICES <= len(choices) <= MOST_CHOICES:
        return _n("I read {count} answer.", "I read {count} answers.", len(choices))
    if any(len(choice) > LONGEST_CHOICE for choice in choices):
        return _("One answer is too long. Use at most {n} letters.", n=LONGEST_CHOICE)
    return None


# --- another one ----------------------------------------------------------------------------------------------------


def _go_on(turn: Turn, draft: Draft) -> Decision:
    """Ask for another question while there is room for one."""
    if draft.aim is Aim.VOTE or len(draft.form.parts) >= MOST_QUESTIONS:
        return say(ask_beside(turn, draft))
    return say(_ask_more(turn, draft))


def _ask_more(turn: Turn, draft: Draft, before: Text | None = None) -> Say:
    count = len(draft.form.parts)
    text = _n("There is {count} question now.", "There are {count} questions now.", count)
    choices = (Choice(_YES, _("another question")), Choice(_DONE, _("that is all")))
    said = lines(*((before,) if before else ()), text)
    return Say(turn.me, "survey.more", said, choices=choices, step=SurveyMore(draft))


def choose_more(turn: Turn, step: SurveyMore, facts: Writing) -> Decision:
    """Ask for the next question, or go on to other languages."""
    if not leads(turn, step.draft.place):
        return no_more(turn)
    match turn.answer.choice if turn.answer else None:
        case "yes":
            return say(_ask_question(turn, step.draft))
        case "done":
            return say(ask_beside(turn, step.draft))
        case _:
            return say(_ask_more(turn, step.draft, misread(0)))


# --- back -----------------------------------------------------------------------------------------------------------


def back_to_title(turn: Turn, step: SurveyQuestion, facts: Writing) -> Decision:
    """Ask for the title again while there is no question; else whether there is another question."""
    if step.draft.form.parts:
        return say(_ask_more(turn, step.draft))
    return say(_ask_title(turn, replace(step.draft, form=Form())))


def back_to_question(turn: Turn, step: SurveyKind, facts: Writing) -> Decision:
    """Ask for the words again."""
    return say(_ask_question(turn, step.draft))


def back_to_kind(turn: Turn, step: SurveyChoices, facts: Writing) -> Decision:
    """Ask again how it is answered; of a vote what it is about."""
    if step.draft.aim is Aim.VOTE:
        return say(_ask_title(turn, replace(step.draft, form=Form())))
    return say(_ask_kind(turn, step.draft, step.words))


STEPS = (
    StepKind(SurveyPlace, look_at_writing, choose_place),
    StepKind(SurveyTitle, look_at_writing, take_title, whole=True),
    StepKind(SurveyQuestion, look_at_writing, take_question, back_to_title, hears_danger=True, whole=True),
    StepKind(SurveyKind, look_at_writing, choose_kind, back_to_question),
    StepKind(SurveyChoices, look_at_writing, take_choices, back_to_kind, whole=True),
    StepKind(SurveyMore, look_at_writing, choose_more),
)
