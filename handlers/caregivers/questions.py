"""The questions of this talk, one at a time; each may stay unanswered, and nothing is asked about who is cared for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Final

from handlers.basics.words import HUMAN_WORDS
from handlers.caregivers.hours import promised_by
from handlers.caregivers.nouns import Answered, HowLong, Monthly, Wish
from handlers.caregivers.steps import (
    AskHowLong,
    AskTown,
    AskWhatHelps,
    EveryMonth,
    ForSomebody,
    JustTalk,
    MayTell,
    Talk,
)
from handlers.caregivers.team import Team
from handlers.caregivers.words import STOP_WORDS
from handlers.decision import YES_NO, Choice, Lane, Say, Step, ToPerson
from handlers.model import PersonId
from handlers.safety.numbers import listening_line
from handlers.text import FirstWord, Said, Text, Verbatim, _, lines, sentences

ANSWERS: Final = {
    HowLong.WEEK: _("less than a week"),
    HowLong.WEEKS: _("a few weeks"),
    HowLong.MONTHS: _("a few months"),
    HowLong.LONGER: _("longer"),
    HowLong.UNSURE: _("I don't know"),
}
NO_MORE: Final = "no_more"
_HOW_LONG = tuple(Choice(answer, label) for answer, label in ANSWERS.items())
_ONCE_A_MONTH = (*_HOW_LONG, Choice(NO_MORE, _("do not ask me any more")))


def _ask(to: PersonId, step: Step, text: Said, choices: tuple[Choice, ...], *, many: bool = False) -> Say:
    """Ask it; words that are no choice come back to this talk, and begin nothing else that would keep them."""
    return Say(ToPerson(to), step.name, text, choices=choices, step=step, free=True, light=True, many=many)


def again(question: Say) -> Say:
    """Ask once more, because the words were no choice."""
    how = _("Choose a number, please. Rather a person? Type: {human}", human=FirstWord(HUMAN_WORDS))
    return replace(question, text=lines(how, question.text))


def ask_for_somebody(person: PersonId, talk: Talk) -> Say:
    """Ask whether they care for somebody; nobody has to call themselves a caregiver."""
    choices = (Choice("yes", _("yes")), Choice("no", _("no, I just want to talk")))
    return _ask(person, ForSomebody(talk), _("Do you care for somebody?"), choices)


def ask_with_whom(person: PersonId, talk: Talk, language: str) -> Say:
    """Ask with whom they want to talk."""
    text = lines(_talk_now(language), _("You always may. I am a computer program, so I look for a person. With whom?"))
    choices = (
        Choice("neighbour", _("with a neighbour, over a cup of coffee")),
        Choice("call", _("with an organiser who calls me")),
        Choice("nobody", _("with nobody, it is all right now")),
    )
    return _ask(person, JustTalk(talk), text, choices)


def ask_how_long(person: PersonId, talk: Talk) -> Say:
    """Ask the one question ("volhoudtijd", domain 2.3)."""
    text = sentences(_("That is a lot. You need not tell anything about that person."), _one_question())
    return _ask(person, AskHowLong(talk), text, _HOW_LONG)


def ask_again_this_month(person: PersonId, talk: Talk) -> Say:
    """Ask it of somebody who agreed to be asked; it can be left unanswered, or be the last time."""
    text, step = sentences(_("My question of this month."), _one_question()), AskHowLong(talk)
    return Say(ToPerson(person), step.name, text, choices=_ONCE_A_MONTH, step=step, light=True, lane=Lane.PLANNED)


def _one_question() -> Text:
    return _("One question: if everything stays as it is now, how long can you go on?")


def ask_what_helps(person: PersonId, talk: Talk, language: str, now_local: datetime, monthly: Monthly | None) -> Say:
    """Ask what would help; who cannot go on for a week is offered a call soon."""
    call: Said = _("somebody who calls me")
    if talk.how_long is HowLong.WEEK:
        is_today = promised_by(now_local, urgent=True).date() == now_local.date()
        call = _("somebody who calls me today") if is_today else _("somebody who calls me soon")
    choices = (
        Choice(Wish.NEIGHBOUR, _("a neighbour who stays there for a while")),
        Choice(Wish.CALL, call),
        Choice(Wish.INFORMATION, _("information about a sitting service and rights")),
        Choice(Wish.NOTHING, _("nothing, I just needed to say it")),
    )
    text = lines(
        *_last_time(monthly, now_local.date()),
        *((_talk_now(language),) if talk.how_long is HowLong.WEEK else ()),
        sentences(_("Thank you for saying so."), *_urgent(talk.how_long), _("What would help now?")),
    )
    return _ask(person, AskWhatHelps(talk), text, choices, many=True)


def _talk_now(language: str) -> Text:
    line = listening_line(language)
    return _("Somebody to talk to: {number} ({hours}, no name needed).", number=line.number, hours=line.hours)


def _urgent(how_long: HowLong | None) -> tuple[Text, ...]:
    return (_("You need not carry it alone: somebody may call you soon."),) if how_long is HowLong.WEEK else ()


def _last_time(monthly: Monthly | None, today: date) -> tuple[Text, ...]:
    """Say what they answered before today: it is kept for them to see."""
    before = [one for one in monthly.answers if one.on < today] if monthly else []
    return tuple(map(_said_on, before[-1:]))


def _said_on(answer: Answered) -> Text:
    return _("Last time you said: {answer} ({day}).", answer=ANSWERS[answer.how_long], day=answer.on)


def ask_town(person: PersonId, talk: Talk) -> Say:
    """Ask where they live, to name the services there; it is not kept."""
    text = _("In which municipality do you live?")
    step = AskTown(talk)
    return Say(ToPerson(person), step.name, text, step=step, free=True, light=True)


def ask_may_tell(person: PersonId, talk: Talk, team: Team, who: str, today: bool, before: tuple[Said, ...]) -> Say:
    """Show the exact sentence, and ask whether it may be said; the team has somebody."""
    assert team.first is not None  # noqa: S101 - who asks has looked
    text = lines(*before, may_tell_words(team, who, today))
    return _ask(person, MayTell(talk, team.first.id, today), text, YES_NO)


def may_tell_words(team: Team, who: str, today: bool) -> Said:
    """Say what is consented to, word for word: this text is kept as the proof of a yes."""
    first, second = team.first, team.next_after((team.first.id,) if team.first else ())
    name = first.name if first else ""
    asked = _('May I say to {name}: "{sentence}"? Nothing more.', name=name, sentence=sentence(who, today))
    others = _("If {name} does not manage, I say the same to {other}.", name=name, other=second.name if second else "")
    return sentences(asked, others) if second else asked


def sentence(who: str, today: bool) -> Text:
    """Say who wants to be called, and nothing more."""
    if today:
        return _("{who} would like to be called today, as a caregiver", who=Verbatim(who))
    return _("{who} would like to be called, as a caregiver", who=Verbatim(who))


def ask_every_month(person: PersonId, talk: Talk, before: tuple[Said, ...]) -> Say:
    """Ask whether the question may come every month."""
    return _ask(person, EveryMonth(talk), sentences(*before, every_month_words()), YES_NO)


def every_month_words() -> Said:
    """Say what is consented to, word for word: this text is kept as the proof of a yes."""
    return sentences(
        _("Shall I ask you one question every month?"),
        _("I keep your last six answers, for six months at most, and only you see them."),
        _("You can always stop with: {stop}", stop=FirstWord(STOP_WORDS)),
    )
