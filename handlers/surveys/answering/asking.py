"""One question to one person, and the way on: the next one, or thanks; never what they answered."""

from __future__ import annotations

from typing import Final

from handlers.basics.words import STOP_WORDS
from handlers.decision import YES_NO, Choice, Decision, Entity, Say, ToPerson, Turn, say
from handlers.surveys.answering.case import Case, as_taking
from handlers.surveys.answering.inviting import closes_at
from handlers.surveys.nouns import SURVEY, Kind, Taking
from handlers.surveys.steps import SurveyAgree, SurveyAnswer, SurveyWords
from handlers.surveys.words import called
from handlers.text import FirstWord, Said, Text, Verbatim, When, _, _w, lines, sentences

SKIP, LATER = "skip", "later"
SCALE: Final = (_("not at all"), _("a little"), _("fairly"), _("quite a lot"), _("very much"))
SKIP_WORDS: Final = _w("skip")


def go_on(turn: Turn, case: Case, before: tuple[Said, ...] = (), *, alone: bool = False) -> Decision:
    """Keep what was answered so far, and ask the next question that is left; after the last one, thank."""
    at = next(iter(case.left), None)
    taking = Taking.DONE if at is None else Taking.BEGUN
    kept = Decision(save=(*as_taking(case, turn.person.id, taking), *((case.ballot,) if case.ballot.given else ())))
    if alone or at is None:
        return kept + _thank(turn, case, before)
    return kept + say(ask(turn, case, at, before))


def ask(turn: Turn, case: Case, at: int, before: tuple[Said, ...] = (), *, alone: bool = False) -> Say:
    """Ask one question; it is for who reads this language, and can always be left out."""
    part, form = case.survey.form.parts[at], case.survey.form
    which = _("Question {number} of {all}:", number=at + 1, all=len(form.parts))
    several = (which,) if len(form.parts) > 1 else ()
    asked = sentences(*several, Verbatim(form.question(at, case.language)))
    if part.kind is Kind.WORDS:
        step = SurveyWords(case.number, at, alone)
        text = lines(*before, asked, own_words(), _how_to_leave())
        return _question(turn, case, text, (), step)
    labels: tuple[Said, ...] = SCALE
    if part.kind is Kind.CHOICE:
        labels = tuple(map(Verbatim, form.choices(at, case.language)))
    choices = tuple(Choice(str(place), label) for place, label in enumerate(labels))
    more = (Choice(SKIP, _("leave it out")), Choice(LATER, _("go on later")))
    step_of = SurveyAnswer(case.number, at, alone)
    return _question(turn, case, lines(*before, asked), (*choices, *more), step_of)


def _question(turn: Turn, case: Case, text: Said, choices: tuple[Choice, ...], step: SurveyAnswer | SurveyWords) -> Say:
    about, until = Entity(SURVEY, case.survey.subject), closes_at(case.survey)
    free = not choices
    return Say(turn.me, "survey.question", text, about, choices, step, free=free, light=True, not_after=until)


def own_words() -> Text:
    """Say what becomes of own words: they could tell who wrote them."""
    return _(
        "Write it in your own words. Write no names. The organisers read it only after the end, without knowing from "
        "whom it is, and only if five or more people wrote something."
    )


def _how_to_leave() -> Text:
    return _(
        "To leave it out, type: {skip}. To go on later: {stop}.",
        skip=FirstWord(SKIP_WORDS),
        stop=FirstWord(STOP_WORDS),
    )


def _thank(turn: Turn, case: Case, before: tuple[Said, ...]) -> Decision:
    """Thank, say until when it can be changed and what follows, and ask once whether they want to be asked again."""
    day, back = When(case.survey.closes_local.date()), called(case.number)
    text = lines(
        *before,
        _("Thank you! Until {day} you can change or erase your answers: {words}", day=day, words=back),
        _("After that nobody can find them any more, not even I. Then I tell you what came of it."),
    )
    done = Say(turn.me, "survey.thanks", text, Entity(SURVEY, case.survey.subject))
    if case.agreed or case.left:
        return say(done)
    return say(done, ask_to_agree(turn.person.id, case.survey.neighbourhood, case.place))


def ask_to_agree(person: str, place: str, name: str) -> Say:
    """Ask whether somebody wants to be asked next time."""
    step = SurveyAgree(place)
    return Say(ToPerson(person), "survey.agree", agreement(name), choices=YES_NO, step=step, light=True)


def agreement(place: str) -> Text:
    """Say what is consented to, word for word: this text is kept as the proof of a yes."""
    return _(
        "May I ask you in private when the organisers of {place} have questions for the neighbourhood? "
        "You may leave out every question, and stop at any time.",
        place=place,
    )
