"""What is answered, and every other sign of life: it ends a silence, and who was told of one hears so, once."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from handlers.basics.calls import Reach, reach
from handlers.basics.human import call_for
from handlers.basics.words import HUMAN_WORDS
from handlers.checkins import times
from handlers.checkins.asking import DISCREETLY, OPENLY, ROUND
from handlers.checkins.case import Case, look_at_due, read_case, read_mine
from handlers.checkins.code import says_code
from handlers.checkins.ladder import about_alert, climb, end, not_known_to_be_well
from handlers.checkins.nouns import HELP, Reply, Round, RoundKind, RoundState
from handlers.checkins.steps import AllWell, HelpWanted
from handlers.decision import (
    NOTHING,
    Audience,
    Choice,
    Close,
    Decision,
    Entity,
    Lane,
    Say,
    StepKind,
    Tick,
    TimerKind,
    ToPerson,
    Turn,
    Watch,
    say,
)
from handlers.look import Look
from handlers.model import Counted, IncomingKind, Role
from handlers.reading.unwell import says_unwell, says_well
from handlers.requests.drafting.ask import Asking, ask, look_at_asking
from handlers.safety.danger import read_danger
from handlers.safety.numbers import AMBULANCE
from handlers.text import FirstWord, Said, Verbatim, _, sentences

_HELP = (
    Choice("neighbour", _("ask a neighbour for help")),
    Choice("call", _("let an organiser call me")),
    Choice("nothing", _("nothing, thank you")),
)


# --- the answer ---------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Asked:
    """Everything that is asked of a person, and who could call them."""

    case: Case | None = None
    team: Reach | None = None


async def look_at_question(turn: Turn, look: Look, step: AllWell) -> Asked:
    """Read it."""
    case = await read_mine(turn, look)
    team = await reach(look, case.place.id, Role.ORGANISER, turn.person.id) if case else None
    return Asked(case, team)


def answer(turn: Turn, step: AllWell, asked: Asked) -> Decision:
    """Take a yes, a wish for help, or anything else as a sign of life."""
    case = asked.case
    chosen = turn.answer.choice if turn.answer else None
    if case is None:
        return say(Say(turn.me, "checkin.fine", _thanks()))
    if chosen == "ok" or (chosen is None and (says_code(case, turn.text) or says_well(turn.text))):
        return all_is_well(turn, case, step.round)
    if chosen == "help" or (chosen is None and says_unwell(turn.text)):
        return _help(turn, case, step.round, asked.team)
    text = sentences(_("Good to hear from you."), _("Is all well?"))
    return hear(turn, case) + say(_ask_again(turn, case, step.round, text))


def all_is_well(turn: Turn, case: Case, named: str = "") -> Decision:
    """End every silence of this person, and tell everybody who was told."""
    news = _("Good news: {name} let me know that all is well. Thank you!", name=case.person.name)
    ended = _end_all(turn, case, named, "ok", news)
    told = tuple(dict.fromkeys(one for about in _answered(case, named) for one in _told(about)))
    names = ", ".join(case.name(one) for one in told if case.name(one))
    text: Said = _("Good. I tell {names} that all is well.", names=names) if names else _thanks()
    return ended + say(Say(turn.me, "checkin.fine", text))


def _thanks() -> Said:
    return _("Good to hear. Have a nice day.")


def _told(about: Round) -> tuple[str, ...]:
    return tuple(one.person for one in about.alerted if one.reply is not Reply.UNREACHED) if about.is_open else ()


def _answered(case: Case, named: str) -> tuple[Round, ...]:
    """Return what an answer is about: all that is open, and what was unknown until now."""
    known = {about.id: about for about in case.rounds if about.is_open and about.kind is not RoundKind.CODE}
    late = [about for about in case.today if about.state is RoundState.UNKNOWN and about.id not in known]
    return (*known.values(), *late)


def _end_all(turn: Turn, case: Case, named: str, what: str, news: Said) -> Decision:
    ended = NOTHING
    for about in _answered(case, named):
        ended += end(about, RoundState.ANSWERED, what, turn.now, news, speaker=turn.person.id)
    closed = tuple(Close(step.name, None, turn.person.id) for step in (AllWell, HelpWanted))
    counted = Decision(save=(Counted("checkin.answered", case.place.id),), close=closed)
    return _once(ended) + (counted if ended.save else NOTHING)


def _once(ended: Decision) -> Decision:
    """Tell who was told of several silences only once that they are over."""
    said = {one.to: one for one in reversed(ended.say) if isinstance(one, Say)}
    return replace(ended, say=tuple(reversed(said.values())))


# --- help ---------------------------------------------------------------------------------------------------------


def _help(turn: Turn, case: Case, named: str, team: Reach | None) -> Decision:
    """Ask what would help; until that is known nothing ends, and who was told of a silence may still go.

    Who answers so when it is very warm is called: they agreed that the organisers read it.
    """
    about = case.round(named)
    if about is not None and about.kind is RoundKind.HEAT and team is not None:
        news = _("{name} let me hear something. Thank you!", name=case.person.name)
        return _end_all(turn, case, named, HELP, news) + call_for(turn, team)
    noted = NOTHING
    for one in _answered(case, named):
        noted += _note_help(case, one, turn.now) if one.is_open else _end_late(one, turn.now)
    asked = _ask_what_helps(turn.me, named, _("Good that you say so."))
    return noted + Decision(save=(Counted("checkin.answered", case.place.id),), say=(asked,))


def _end_late(about: Round, now: datetime) -> Decision:
    return end(about, RoundState.ANSWERED, HELP, now, Verbatim(""))


def _note_help(case: Case, about: Round, now: datetime) -> Decision:
    """Let a ladder that has begun go on, and wait a while for more where nobody was told yet."""
    wanted = replace(about, answer=HELP)
    if not about.alerted:
        waiting = times.later(times.CONFIRM, about, now + times.CONFIRMS_WITHIN)
        return Decision(
            save=(replace(wanted, state=RoundState.HEARD),), cancel=times.stop_timers(about), due=(waiting,)
        )
    news = not_known_to_be_well(case.person.name)
    told = (Say(ToPerson(one), "checkin.not_well", news, about_alert(about), lane=Lane.URGENT) for one in _told(about))
    return Decision(save=(wanted,), say=tuple(told))


def _ask_what_helps(to: Audience, about: str, opening: Said) -> Say:
    danger = _("In danger, call {ambulance}.", ambulance=AMBULANCE.number)
    text = sentences(opening, danger, _("What would help?"))
    return Say(to, "checkin.help", text, Entity(ROUND, about), _HELP, HelpWanted(about), free=True)


async def look_at_help(turn: Turn, look: Look, step: HelpWanted) -> tuple[Asking, Reach | None, Case | None]:
    """Read what asking for help needs, who could call, and who waits for news."""
    checkin = await look.checkin(turn.person.id)
    team = await reach(look, checkin.neighbourhood, Role.ORGANISER, turn.person.id) if checkin else None
    return await look_at_asking(turn, look), team, await read_mine(turn, look)


def answer_help(turn: Turn, step: HelpWanted, facts: tuple[Asking, Reach | None, Case | None]) -> Decision:
    """Ask a neighbour as anybody asks, let an organiser call, or leave it; in other words it is still not known."""
    asking, team, case = facts
    match turn.answer.choice if turn.answer else None:
        case "neighbour":
            return _settle(turn, case) + ask(replace(turn, text="", answer=None), asking)
        case "call" if team is not None:
            return _settle(turn, case) + call_for(turn, team)
        case None if case and says_well(turn.text):
            return all_is_well(turn, case, step.round)
        case None:
            return say(_ask_what_helps(turn.me, step.round, _("Thank you for telling me.")))
        case _:
            text = _("All right. Do you need somebody after all? Type: {human}", human=FirstWord(HUMAN_WORDS))
            return _settle(turn, case) + say(Say(turn.me, "checkin.no_help", text))


def _settle(turn: Turn, case: Case | None) -> Decision:
    """End what waited for more; who was told hears that there is a sign of life, and nothing of what was said."""
    settled = NOTHING
    for about in case.rounds if case else ():
        if about.wants_help and case:
            news = _("{name} let me hear something. Thank you!", name=case.person.name)
            settled += end(about, RoundState.ANSWERED, HELP, turn.now, news, speaker=turn.person.id)
    return settled


# --- a sign of life -----------------------------------------------------------------------------------------------


async def look_for_life(turn: Turn, look: Look) -> Case | None:
    """Read whose silence a sign of life ends; words of danger end none: then it is good that somebody goes."""
    if not any(about.is_silent for about in await look.open_rounds(turn.person.id)):
        return None
    if read_danger(turn.incoming.text, turn.language):
        return None
    return await read_case(look, turn.person.id, turn.now)


def notice(turn: Turn, case: Case) -> Decision:
    """Stop the ladder; where somebody was told already, ask how it is before they hear of it."""
    told = [about for about in case.rounds if about.is_silent and about.alerted]
    heard = hear(turn, case)
    if not told:
        return heard
    text = sentences(_("Good to hear from you."), _("Is all well?"))
    return heard + say(_ask_again(turn, case, told[-1].id, text))


def hear(turn: Turn, case: Case) -> Decision:
    """Stop what was going on about a silence; without an answer, who was told hears after a while what we know."""
    heard = NOTHING
    for about in case.rounds:
        if about.is_silent and about.alerted:
            waiting = times.later(times.CONFIRM, about, turn.now + times.CONFIRMS_WITHIN)
            saved = replace(about, state=RoundState.HEARD)
            heard += Decision(save=(saved,), cancel=times.stop_timers(about), due=(waiting,))
        elif about.is_silent:
            heard += end(about, RoundState.ANSWERED, "sign", turn.now, Verbatim(""))
    return heard


def _ask_again(turn: Turn, case: Case, about: str, text: Said) -> Say:
    choices = DISCREETLY if case.checkin.discreet else OPENLY
    return Say(turn.me, "checkin.asked_back", text, Entity(ROUND, about), choices, AllWell(about), free=True)


async def look_for_file(turn: Turn, look: Look) -> Case | None:
    """Read whose silence something ends that we cannot read, sent in private."""
    return await look_for_life(turn, look) if turn.in_private else None


def notice_file(turn: Turn, case: Case) -> Decision:
    """Thank for it, and ask for the answer in words."""
    silent = [about for about in case.rounds if about.is_silent]
    text = sentences(_("Good that you send something. I cannot listen or look yet."), _("Is all well?"))
    return hear(turn, case) + say(_ask_again(turn, case, silent[-1].id, text))


def give_up_confirming(tick: Tick, case: Case | None) -> Decision:
    """Tell who was told what we know: there was a sign of life, and no answer how it is."""
    about = case.round(tick.due.subject) if case else None
    if case is None or about is None or about.state is not RoundState.HEARD:
        return NOTHING
    if about.wants_help:
        return _hear_no_more(tick, case, about)
    return end(about, RoundState.ANSWERED, "sign", tick.now, not_known_to_be_well(case.person.name))


def _hear_no_more(tick: Tick, case: Case, about: Round) -> Decision:
    """Ask once more who said that help is needed and not which; then somebody has to look."""
    if ("asked", "again") in tick.due.fields:
        return climb(case, replace(about, missed_at=tick.now), tick.now)
    asked = _ask_what_helps(ToPerson(case.person.id), about.id, _("I have not heard anything yet."))
    again = times.later(times.CONFIRM, about, tick.now + times.CONFIRMS_WITHIN, (("asked", "again"),))
    return Decision(say=(asked,), due=(again,))


STEPS = (StepKind(AllWell, look_at_question, answer), StepKind(HelpWanted, look_at_help, answer_help))
TIMERS = (TimerKind(times.CONFIRM, "Told when we are back.", look_at_due, give_up_confirming),)
WATCHES = tuple(Watch(kind, look_for_file, notice_file) for kind in (IncomingKind.FILE, IncomingKind.UNREADABLE))
_SIGNS = (
    IncomingKind.MESSAGE,
    IncomingKind.EDIT,
    IncomingKind.REDACTION,
    IncomingKind.REACTION,
    IncomingKind.FILE,
    IncomingKind.UNREADABLE,
)
BESIDE = tuple(Watch(kind, look_for_life, notice) for kind in _SIGNS)
"""Tried beside whatever else is decided, in rooms as well."""
