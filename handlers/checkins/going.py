"""Who was told of a silence goes to see, or not; and says how it is, or is asked.

A silence ends with what somebody saw, or with a sign of life; without a word of who went, the ladder goes on.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from handlers.checkins import times
from handlers.checkins.case import Case, look_at_due, read_of_round
from handlers.checkins.ladder import ORGANISERS, about_alert, climb, end, tell_organisers
from handlers.checkins.nouns import Alert, Reply, Round, RoundKind, RoundState
from handlers.checkins.steps import AllWell, GoAndSee, HowIsIt
from handlers.decision import (
    NOTHING,
    Cancel,
    Choice,
    Close,
    Decision,
    Say,
    StepKind,
    Tick,
    TimerKind,
    ToPerson,
    Turn,
    say,
)
from handlers.look import Look
from handlers.model import PersonId
from handlers.reading.unwell import says_well
from handlers.safety.numbers import AMBULANCE
from handlers.text import Said, _, sentences

_LATER: Final = Choice("later", _("I do not know yet"))
_SEEN: Final = (Choice("ok", _("ok")), Choice("help", _("we need help")), _LATER)
_SETTLED: Final = (Choice("ok", _("ok")), Choice("helped", _("somebody helps now")), _LATER)


# --- what they answer ---------------------------------------------------------------------------------------------


async def look_at_alert(turn: Turn, look: Look, step: GoAndSee | HowIsIt) -> Case | None:
    """Read whose silence it is, for who was told of it or organises there."""
    case = await read_of_round(look, step.round, turn.now)
    about = case.round(step.round) if case else None
    if case is None or about is None:
        return None
    is_told = about.alert_of(turn.person.id) is not None or turn.person.id in case.organisers
    return case if is_told else None


def answer_go(turn: Turn, step: GoAndSee, case: Case | None) -> Decision:
    """Let somebody go, or pass it on at once."""
    about = case.round(step.round) if case else None
    if case is None or about is None or about.state not in {RoundState.MISSED, RoundState.LOOKING}:
        return _not_needed(turn)
    going = turn.answer is not None and turn.answer.choice == "going"
    if about.state is RoundState.LOOKING and about.owner != turn.person.id:
        return say(Say(turn.me, "checkin.somebody_goes", _("Thank you. Somebody goes already.")))
    return _go(turn, case, about) if going else _pass_on(turn, case, about)


def _not_needed(turn: Turn) -> Decision:
    return say(Say(turn.me, "checkin.not_needed", _("Thank you. It is not needed any more.")))


def _go(turn: Turn, case: Case, about: Round) -> Decision:
    me = turn.person.id
    alerts = {one.person: one for one in about.alerted}
    alerts.setdefault(me, Alert(me, ORGANISERS, turn.now))
    going = replace(about, state=RoundState.LOOKING, owner=me, alerted=tuple(alerts.values()))
    others = tuple(one.person for one in about.alerted if one.person != me and one.reply is not Reply.CANNOT)
    spare = _("Somebody goes to see {name}. You do not have to.", name=case.person.name)
    told = tuple(Say(ToPerson(one), "checkin.somebody_goes", spare, about_alert(about)) for one in others)
    return Decision(
        save=(going.with_reply(me, Reply.GOING),),
        say=(_ask_how(case, going, me, _("Thank you.")), *told),
        due=(times.later(times.HOW_IS_IT, about, turn.now + times.LOOKS_WITHIN),),
        cancel=(Cancel(times.CLIMB, about.id), Cancel(times.HOW_IS_IT, about.id)),
    )


def _ask_how(case: Case, about: Round, owner: PersonId, opening: Said) -> Say:
    text = sentences(
        opening,
        _("Let me know how it is with {name}.", name=case.person.name),
        _("In danger, call {ambulance}.", ambulance=AMBULANCE.number),
    )
    choices = _SETTLED if owner in case.organisers else _SEEN
    return Say(ToPerson(owner), "checkin.how", text, about_alert(about), choices, HowIsIt(about.id))


def _pass_on(turn: Turn, case: Case, about: Round) -> Decision:
    me = turn.person.id
    replied = about.with_reply(me, Reply.CANNOT)
    thanks = say(Say(turn.me, "checkin.cannot", _("Thank you for saying so. I ask somebody else.")))
    alert = about.alert_of(me)
    if about.state is RoundState.LOOKING:  # they said before that they go
        return thanks + Decision(cancel=(Cancel(times.HOW_IS_IT, about.id),)) + climb(case, replied, turn.now)
    if alert is None or alert.rung != about.rung or about.rung == ORGANISERS:
        return thanks + Decision(save=(replied,))
    return thanks + Decision(cancel=(Cancel(times.CLIMB, about.id),)) + climb(case, replied, turn.now)


# --- how it is ----------------------------------------------------------------------------------------------------


def answer_how(turn: Turn, step: HowIsIt, case: Case | None) -> Decision:
    """End it with what was seen, or let the organisers help."""
    about = case.round(step.round) if case else None
    if case is None or about is None or about.state not in {RoundState.MISSED, RoundState.LOOKING}:
        return _not_needed(turn)
    match turn.answer.choice if turn.answer else None:
        case "ok":
            return _seen(turn, case, about, "ok")
        case "helped":
            return _seen(turn, case, about, "help")
        case "help":
            return _let_organisers_help(turn, case, about)
        case _:
            return _look_longer(turn, about)


def _seen(turn: Turn, case: Case, about: Round, answer: str) -> Decision:
    news = _("{looker} has seen to {name}. Thank you!", looker=turn.person.name, name=case.person.name)
    thanks = Say(turn.me, "checkin.seen", _("Thank you for going."))
    ended = end(about, RoundState.SEEN, answer, turn.now, news, speaker=turn.person.id)
    return (
        say(thanks)
        + ended
        + (_tell_person(turn, case) if answer == "ok" and about.kind is not RoundKind.CODE else NOTHING)
    )


def _tell_person(turn: Turn, case: Case) -> Decision:
    text = _("{looker} let me know that all is well with you. Until the next time.", looker=turn.person.name)
    closed = Decision(close=(Close(AllWell.name, None, case.person.id),))
    return closed + say(Say(ToPerson(case.person.id), "checkin.seen_to", text))


def _let_organisers_help(turn: Turn, case: Case, about: Round) -> Decision:
    news = _(
        "{looker} is with {name} and says that help is needed. Please call {looker}.",
        looker=turn.person.name,
        name=case.person.name,
    )
    mine = _("I tell the organisers. In danger, call {ambulance} yourself.", ambulance=AMBULANCE.number)
    stopped = Decision(cancel=(Cancel(times.HOW_IS_IT, about.id), Cancel(times.CLIMB, about.id)))
    missed = replace(about, state=RoundState.MISSED, owner=None)
    return say(Say(turn.me, "checkin.help_comes", mine)) + stopped + tell_organisers(case, missed, turn.now, news)


def _look_longer(turn: Turn, about: Round) -> Decision:
    later = times.later(times.HOW_IS_IT, about, turn.now + times.LOOKS_WITHIN)
    text = _("All right. I ask again in an hour.")
    return Decision(
        say=(Say(turn.me, "checkin.later", text),), due=(later,), cancel=(Cancel(times.HOW_IS_IT, about.id),)
    )


def ask_how(tick: Tick, case: Case | None) -> Decision:
    """Ask who went how it is; without a word of them, go on up the ladder."""
    about = case.round(tick.due.subject) if case else None
    if case is None or about is None or about.owner is None or about.state is not RoundState.LOOKING:
        return NOTHING
    if "asked" in dict(tick.due.fields) and not tick.away:
        looker = case.name(about.owner)
        news = _("{looker} went to see {name}, and I have not heard since.", looker=looker, name=case.person.name)
        return climb(case, about, tick.now, news)
    at = tick.now + times.ASKED_AGAIN_AFTER
    again = times.later(times.HOW_IS_IT, about, at, (("asked", tick.now.isoformat()),))
    return Decision(say=(_ask_how(case, about, about.owner, _("I have not heard yet.")),), due=(again,))


def _is_there(turn: Turn, step: GoAndSee) -> str | None:
    """Take "she is here with me, all is well" as the word of somebody who goes: how it is, is asked then."""
    return "going" if says_well(turn.text) and "?" not in turn.text else None


def _is_fine(turn: Turn, step: HowIsIt) -> str | None:
    return "ok" if says_well(turn.text) and "?" not in turn.text else None


STEPS = (
    StepKind(GoAndSee, look_at_alert, answer_go, means=_is_there),
    StepKind(HowIsIt, look_at_alert, answer_how, means=_is_fine),
)
TIMERS = (TimerKind(times.HOW_IS_IT, "Who went is asked once more before anybody else is told.", look_at_due, ask_how),)
