"""What organisers can do with a survey: see how it stands, end it, take it back, read what people wrote."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from handlers.decision import Choice, Decision, Entity, Say, StepKind, Turn, say
from handlers.look import Look
from handlers.model import Note
from handlers.surveys.audience import leads
from handlers.surveys.closing.close import Closing, close
from handlers.surveys.closing.reading import read
from handlers.surveys.closing.result import came, decided, result
from handlers.surveys.deciding.deciding import DECIDABLE, Deciding, ask_what_was_decided, not_now
from handlers.surveys.deciding.following import ask_for_words
from handlers.surveys.nouns import SURVEY, Aim, Given, Loose, Survey, SurveyState, Unlinked
from handlers.surveys.steps import SurveyDo, SurveySure, holding_nothing
from handlers.surveys.timers import nothing_more
from handlers.text import Said, Text, Verbatim, When, _, _n, lines

CLOSE, WITHDRAW, READ, LEAVE = "close", "withdraw", "read", "leave"
DECIDE, CAME = "decide", "came"
_SURE: Final = (Choice("yes", _("yes, erase everything")), Choice("no", _("no, let it go on")))


@dataclass(frozen=True, slots=True)
class Led:
    """A survey, how many were asked, all answers while it is open, and the texts afterwards."""

    survey: Survey
    asked: int = 0
    all_given: tuple[tuple[Given, ...], ...] = ()
    texts: tuple[Loose, ...] = ()


async def read_led(look: Look, number: int) -> Led | None:
    """Read it; None when there is none."""
    survey = await look.survey(number)
    if survey is None:
        return None
    given = await look.all_given(number) if survey.is_open else ()
    return Led(survey, len(await look.takers(number)), given, await look.loose_texts(number))


async def look_at_led(turn: Turn, look: Look, step: SurveyDo | SurveySure) -> Led | None:
    """Read it for an answer."""
    return await read_led(look, step.number)


def state_label(state: SurveyState) -> Text:
    """Say where it is in its life."""
    labels = {
        SurveyState.OPEN: _("is open"),
        SurveyState.CLOSED: _("is over"),
        SurveyState.TOO_FEW: _("is over, too few answered"),
        SurveyState.WITHDRAWN: _("was taken back"),
        SurveyState.DECIDED: _("is decided"),
        SurveyState.FOLLOWED: _("is decided and done"),
    }
    return labels[state]


def in_a_line(survey: Survey, language: str) -> Said:
    """Say which it is and how it stands."""
    title = Verbatim(survey.form.title(language))
    if survey.aim is Aim.VOTE:
        return _("Vote {number} “{title}” {state}", number=survey.number, title=title, state=state_label(survey.state))
    return _("Survey {number} “{title}” {state}", number=survey.number, title=title, state=state_label(survey.state))


def show(turn: Turn, led: Led) -> Decision:
    """Say how it stands and what can be done; how many answered is only said at the end."""
    survey = led.survey
    question = _("What shall I do?")
    choices = (*_can_be_done(led), Choice(LEAVE, _("nothing")))
    if survey.is_open:
        text = lines(in_a_line(survey, turn.language), _until(survey), _asked(led), question)
    elif survey.state is SurveyState.WITHDRAWN:
        return _tell(turn, survey, in_a_line(survey, turn.language))
    elif _can_be_done(led):
        text = lines(result(survey, turn.language), *_since(survey, turn.language), question)
    else:
        return _tell(turn, survey, lines(result(survey, turn.language), *_since(survey, turn.language)))
    about = Entity(SURVEY, survey.subject)
    return say(Say(turn.me, "survey.shown", text, about, choices, SurveyDo(survey.number), light=True))


def _can_be_done(led: Led) -> tuple[Choice, ...]:
    if led.survey.is_open:
        return (Choice(CLOSE, _("end it now and count")), Choice(WITHDRAW, _("take it back and erase the answers")))
    state = led.survey.state
    can = (
        (Choice(READ, _("read what people wrote in their own words")), bool(led.texts)),
        (Choice(DECIDE, _("write what is decided")), state in DECIDABLE),
        (Choice(CAME, _("say what came of it")), state is SurveyState.DECIDED),
    )
    return tuple(choice for choice, is_so in can if is_so)


def _since(survey: Survey, language: str) -> tuple[Said, ...]:
    match survey.state:
        case SurveyState.DECIDED:
            return (decided(survey, language),)
        case SurveyState.FOLLOWED:
            return (came(survey, language),)
        case _:
            return ()


def _until(survey: Survey) -> Text:
    return _("It goes on until {when}.", when=When(survey.closes_local.date(), survey.closes_local.time()))


def _asked(led: Led) -> Text:
    return _n(
        "{count} person was asked. How many answered I say at the end.",
        "{count} people were asked. How many answered I say at the end.",
        led.asked,
    )


def _tell(turn: Turn, survey: Survey, text: Said) -> Decision:
    return say(Say(turn.me, "survey.shown", text, Entity(SURVEY, survey.subject)))


def choose(turn: Turn, step: SurveyDo, led: Led | None) -> Decision:
    """Do what was chosen."""
    chosen = turn.answer.choice if turn.answer else None
    return do(turn, led, chosen or LEAVE)


def do(turn: Turn, led: Led | None, doing: str) -> Decision:
    """Do something with a survey, if the person may."""
    if led is None or not leads(turn, led.survey.neighbourhood):
        return say(Say(turn.me, "survey.no", _("I do not know that survey.")))
    match doing:
        case "close":
            return _close(turn, led)
        case "withdraw":
            return _ask_whether_sure(turn, led)
        case "read":
            return read(turn, led.survey, led.texts)
        case "decide":
            deciding = Deciding(led.survey)
            return not_now(turn, deciding) or say(ask_what_was_decided(turn.me, deciding))
        case "came":
            return _say_what_came(turn, led)
        case _:
            return say(Say(turn.me, "survey.kept", _("Good. It stays as it is.")))


def _say_what_came(turn: Turn, led: Led) -> Decision:
    if led.survey.state is not SurveyState.DECIDED:
        return show(turn, led)
    return say(ask_for_words(turn.me, Deciding(led.survey)))


def _close(turn: Turn, led: Led) -> Decision:
    if not led.survey.is_open:
        return show(turn, led)
    note = Note(turn.person.id, "survey.closed", led.survey.subject, neighbourhood=led.survey.neighbourhood)
    over = close(Closing(led.survey, led.all_given), turn.now)
    told = _("It is over. Everybody who was asked hears what came of it.")
    return over + Decision(save=(note,)) + _tell(turn, led.survey, told)


def _ask_whether_sure(turn: Turn, led: Led) -> Decision:
    if not led.survey.is_open:
        return show(turn, led)
    text = _("Shall I really take it back? Then nobody can answer any more, and I erase all answers.")
    about, step = Entity(SURVEY, led.survey.subject), SurveySure(led.survey.number)
    return say(Say(turn.me, "survey.sure", text, about, _SURE, step))


def answer_sure(turn: Turn, step: SurveySure, led: Led | None) -> Decision:
    """Take it back, or let it go on."""
    sure = turn.answer is not None and turn.answer.choice == "yes"
    if not sure or led is None or not led.survey.is_open or not leads(turn, led.survey.neighbourhood):
        return do(turn, led, LEAVE)
    survey = replace(led.survey, state=SurveyState.WITHDRAWN, closed_at=turn.now)
    note = Note(turn.person.id, "survey.withdrawn", survey.subject, neighbourhood=survey.neighbourhood)
    gone = Decision(
        save=(survey, note, Unlinked(survey.number)),
        cancel=nothing_more(survey),
        close=holding_nothing(survey.subject),
    )
    return gone + _tell(turn, survey, _("I took it back, and erased all answers."))


STEPS = (StepKind(SurveyDo, look_at_led, choose, menu=True), StepKind(SurveySure, look_at_led, answer_sure))
